//! A line of a page: its label, words in several styles, and what it is about.

use std::borrow::Cow;

use crate::{
    domain::mask_phones,
    i18n::Say,
    ui::kit::{At, Role, text},
};

#[derive(Clone, Debug)]
pub struct Line<A> {
    /// What the line is called, in a column of its own.
    pub label: Option<Label>,
    pub parts: Vec<(String, Role)>,
    pub about: Option<A>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// Not said again where the line before has the same.
    Of(String),
    Each(String),
    /// Of the lines that follow.
    Head(String),
}

/// Lines as a noun says them, one after the other.
pub struct Lines<'a, A> {
    pub at: &'a At<'a>,
    lines: Vec<Line<A>>,
}

impl<'a, A> Lines<'a, A> {
    pub fn new(at: &'a At<'a>) -> Self {
        let lines = Vec::new();
        Self { at, lines }
    }

    pub fn push(&mut self, line: Line<A>) -> &mut Line<A> {
        let n = self.lines.len();
        self.lines.push(line);
        &mut self.lines[n]
    }

    pub fn blank(&mut self) {
        self.push(Line::blank());
    }

    /// Words without a label.
    pub fn line(&mut self, words: impl Into<String>, role: Role) -> &mut Line<A> {
        self.push(Line::new(words, role))
    }

    /// `户数      16`: a label, then the value.
    pub fn add(
        &mut self,
        label: &(impl Say + ?Sized),
        words: impl Into<String>,
        role: Role,
    ) -> &mut Line<A> {
        let label = self.at.say(label).into_owned();
        self.labelled(label, words, role)
    }

    /// Over the lines that follow.
    pub fn head(&mut self, label: &impl Say) -> &mut Line<A> {
        let label = Some(Label::Head(self.at.say(label).into_owned()));
        let line = Line::blank();
        self.push(Line { label, ..line })
    }

    /// Under the label of the line before.
    pub fn more(&mut self, words: impl Into<String>, role: Role) -> &mut Line<A> {
        self.labelled(String::new(), words, role)
    }

    fn labelled(&mut self, label: String, words: impl Into<String>, role: Role) -> &mut Line<A> {
        let label = Some(Label::Of(label));
        let line = Line::new(words, role);
        self.push(Line { label, ..line })
    }

    pub fn said(self) -> Vec<Line<A>> {
        self.lines
    }
}

impl Label {
    pub fn words(&self) -> &str {
        match self {
            Self::Of(words) | Self::Each(words) | Self::Head(words) => words,
        }
    }

    fn words_mut(&mut self) -> &mut String {
        match self {
            Self::Of(words) | Self::Each(words) | Self::Head(words) => words,
        }
    }
}

impl<A> Line<A> {
    pub fn new(words: impl Into<String>, role: Role) -> Self {
        let parts = vec![(words.into(), role)];
        Self {
            parts,
            ..Self::blank()
        }
    }

    pub fn blank() -> Self {
        let (label, about) = (None, None);
        let parts = Vec::new();
        Self {
            label,
            parts,
            about,
        }
    }

    pub fn with(&mut self, words: impl Into<String>, role: Role) -> &mut Self {
        self.parts.push((words.into(), role));
        self
    }

    pub fn to(&mut self, about: impl Into<Option<A>>) -> &mut Self {
        self.about = about.into();
        self
    }

    /// Masks phones in what people wrote.
    pub fn hush(&mut self) {
        let label = self.label.iter_mut().map(Label::words_mut);
        let parts = self.parts.iter_mut().map(|(words, _)| words);
        for words in label.chain(parts) {
            if let Cow::Owned(masked) = mask_phones(words) {
                *words = masked;
            }
        }
    }

    /// Breaks what is too long between words; what it is about stays with the first row.
    pub(super) fn broken(mut self, hang: u16, cols: u16) -> Vec<Self> {
        let Some(label) = &mut self.label else {
            return match self.parts.as_slice() {
                [(words, role)] if self.about.is_none() => text::wrap(words, cols.max(8))
                    .into_iter()
                    .map(|part| Self::new(part, *role))
                    .collect(),
                _ => vec![self],
            };
        };
        // The cursor lies over the whole column.
        *label.words_mut() = text::pad_right(label.words(), hang, "");
        let room = cols.saturating_sub(hang).max(8);
        // What a head is called is not said again below it.
        let label = Some(Label::Of(match label {
            Label::Head(_) => String::new(),
            label => label.words().to_owned(),
        }));
        let further = || Self {
            label: label.clone(),
            ..Self::blank()
        };
        let parts = std::mem::take(&mut self.parts);
        let mut rows = vec![self];
        let mut used = 0;
        for (words, role) in parts {
            let mut rest = words.as_str();
            if used > 0 && used + text::width(rest) > room {
                rows.push(further());
                (used, rest) = (0, rest.trim_start());
            }
            // What fits keeps its blanks, which set columns apart.
            let parts = if used + text::width(rest) <= room {
                vec![rest.to_owned()]
            } else {
                text::wrap(rest, room)
            };
            for (i, part) in parts.into_iter().enumerate() {
                if i > 0 {
                    rows.push(further());
                    used = 0;
                }
                used += text::width(&part);
                if let Some(row) = rows.last_mut() {
                    row.parts.push((part, role));
                }
            }
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_goes_on_under_itself() {
        let mut line = Line::new("张婷雯", Role::Accent);
        line.with("  中共党员", Role::Normal).to(1);
        line.label = Some(Label::Of("邻长".to_owned()));
        let rows = line.broken(11, 24);
        let said = rows.iter().map(|row| {
            let label = row.label.as_ref().map_or("", Label::words);
            let parts = row.parts.iter().map(|(words, _)| words.as_str());
            (label, parts.collect::<String>())
        });
        let said: Vec<_> = said.collect();
        assert_eq!(
            said,
            [
                ("邻长       ", "张婷雯".to_owned()),
                ("邻长       ", "中共党员".to_owned())
            ]
        );
        assert!(rows[0].about.is_some() && rows[1].about.is_none());
    }
}
