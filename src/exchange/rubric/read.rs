//! TOML to a rubric. The form is looked at first; what the rubric itself says is checked by its own rules, and each
//! of their faults is led back to the line it comes from.

use std::borrow::Cow;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    BAND, BLOCK, FLOORS, Form, ITEM, KINDS, MEASURES, RubricFileFault, RubricFileWrong, TOP,
};
use crate::{
    domain::{
        Band, Curve, Floor, Item, Method, RubricBlock, RubricFault, RubricFields, RubricWrong,
        Scoring, Tenths,
        lines::{Lines, MOST_FAULTS},
    },
    i18n::{Lang, Say},
};

/// A rubric that is sound, or everything that is wrong with the file, in order of lines.
pub fn read_rubric(text: &str) -> Result<RubricFields, Vec<RubricFileFault>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader {
        lines: Lines::of(text),
        faults: Vec::new(),
        blocks: Vec::new(),
    };
    for error in errors.into_iter().take(MOST_FAULTS + 1) {
        let at = error.span().map_or(0, |span| span.start);
        reader.fault(at, RubricFileWrong::Syntax(error.message().to_owned()));
    }
    // What the parser made of a broken file is not worth a second complaint.
    if reader.faults.is_empty() {
        let top = Part {
            table: table.get_ref(),
            at: 0,
        };
        let mut fields = reader.rubric(&top);
        // Sums over parts that could not be read would accuse the wrong line.
        if reader.faults.is_empty() {
            for fault in fields.check() {
                let at = reader.place(&top, &fault);
                reader.fault(at, RubricFileWrong::Rubric(fault.wrong));
            }
        }
        if reader.faults.is_empty() {
            return Ok(fields);
        }
    }
    reader.faults.sort_by_key(|fault| fault.line);
    Err(reader.faults)
}

/// One table of the file and where it begins.
struct Part<'t, 'i> {
    table: &'t DeTable<'i>,
    at: usize,
}

type Pair<'t, 'i> = (&'t Spanned<Cow<'i, str>>, &'t Spanned<DeValue<'i>>);

impl<'t, 'i> Part<'t, 'i> {
    fn pair(&self, name: &str) -> Option<Pair<'t, 'i>> {
        self.table.iter().find(|(key, _)| key.get_ref() == name)
    }

    /// Where a key stands, or the part itself.
    fn place(&self, name: &str) -> usize {
        self.pair(name).map_or(self.at, |(key, _)| key.span().start)
    }
}

struct Reader<'t, 'i> {
    lines: Lines,
    /// Never many more than are told.
    faults: Vec<RubricFileFault>,
    /// For the way back from a fault to its line.
    blocks: Vec<(Part<'t, 'i>, Vec<Part<'t, 'i>>)>,
}

impl<'t, 'i> Reader<'t, 'i> {
    fn fault(&mut self, at: usize, wrong: RubricFileWrong) {
        if self.faults.len() <= MOST_FAULTS {
            let line = self.lines.line(at);
            self.faults.push(RubricFileFault { line, wrong });
        }
    }

    fn rubric(&mut self, top: &Part<'t, 'i>) -> RubricFields {
        self.keys(top, TOP);
        let title = self.words(top, "title");
        let total = self.number(top, "total");
        let note = self.free_words(top, "note");
        let mut blocks = Vec::new();
        for part in self.parts(top, "block") {
            let (block, items) = self.block(&part);
            blocks.push(block);
            self.blocks.push((part, items));
        }
        RubricFields {
            title,
            note,
            total,
            blocks,
        }
    }

    fn block(&mut self, part: &Part<'t, 'i>) -> (RubricBlock, Vec<Part<'t, 'i>>) {
        self.keys(part, BLOCK);
        let parts = self.parts(part, "item");
        let items = parts.iter().map(|part| self.item(part)).collect();
        let block = RubricBlock {
            name: self.words(part, "name"),
            points: self.number(part, "points"),
            pass: self.free_number(part, "pass"),
            items,
        };
        (block, parts)
    }

    fn item(&mut self, part: &Part<'t, 'i>) -> Item {
        self.keys(part, ITEM);
        let points = self.number(part, "points");
        Item {
            no: self.whole(part, "no"),
            name: self.words(part, "name"),
            points,
            method: method(self.words(part, "method")),
            scoring: self.scoring(part),
        }
    }

    fn scoring(&mut self, part: &Part<'t, 'i>) -> Scoring {
        let kind = self.words(part, "kind");
        match kind.as_str() {
            "typed" | "" => Scoring::Typed,
            "count" => Scoring::Count {
                each: self.number(part, "each"),
            },
            "bands" => Scoring::Bands(self.bands(part)),
            "deduct" => Scoring::Deduct {
                each: self.number(part, "each"),
                floor: self.word(part, "floor", &FLOORS).unwrap_or(Floor::Zero),
            },
            "yes-no" => Scoring::YesNo,
            "computed" => {
                let measure = self.word(part, "measure", &MEASURES);
                let curve = if part.pair("bands").is_some() {
                    Curve::Bands(self.bands(part))
                } else {
                    Curve::Linear {
                        from: self.number(part, "from"),
                        to: self.number(part, "to"),
                    }
                };
                match measure {
                    Some(measure) => Scoring::Computed { measure, curve },
                    None => Scoring::Typed,
                }
            }
            _ => {
                let (text, known) = (kind, KINDS.to_vec());
                self.fault(part.place("kind"), RubricFileWrong::NoWord { text, known });
                Scoring::Typed
            }
        }
    }

    fn bands(&mut self, part: &Part<'t, 'i>) -> Vec<Band> {
        let parts = self.parts(part, "bands");
        let bands = parts.iter().map(|part| {
            self.keys(part, BAND);
            Band {
                from: self.number(part, "from"),
                to: self.free_number(part, "to"),
                points: self.number(part, "points"),
            }
        });
        bands.collect()
    }

    fn keys(&mut self, part: &Part, known: &'static [&'static str]) {
        for (key, _) in part.table {
            if !known.contains(&key.get_ref().as_ref()) {
                let at = key.span().start;
                let key = key.get_ref().to_string();
                self.fault(at, RubricFileWrong::NoKey { key, known });
            }
        }
    }

    fn shape(&mut self, part: &Part, key: &str, form: Form) {
        let wrong = RubricFileWrong::Shape {
            key: key.to_owned(),
            form,
        };
        self.fault(part.place(key), wrong);
    }

    fn required(&mut self, part: &Part<'t, 'i>, key: &'static str) -> Option<&'t DeValue<'i>> {
        let pair = part.pair(key);
        if pair.is_none() {
            self.fault(part.at, RubricFileWrong::Missing(key));
        }
        pair.map(|(_, value)| value.get_ref())
    }

    fn words(&mut self, part: &Part<'t, 'i>, key: &'static str) -> String {
        match self.required(part, key) {
            Some(_) => self.free_words(part, key),
            None => String::new(),
        }
    }

    fn free_words(&mut self, part: &Part<'t, 'i>, key: &'static str) -> String {
        let Some((_, value)) = part.pair(key) else {
            return String::new();
        };
        if let Some(text) = value.get_ref().as_str() {
            return text.to_owned();
        }
        self.shape(part, key, Form::Text);
        String::new()
    }

    fn number(&mut self, part: &Part<'t, 'i>, key: &'static str) -> Tenths {
        match self.required(part, key) {
            Some(_) => self.free_number(part, key).unwrap_or_default(),
            None => Tenths::ZERO,
        }
    }

    fn free_number(&mut self, part: &Part<'t, 'i>, key: &'static str) -> Option<Tenths> {
        let (_, value) = part.pair(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.shape(part, key, Form::Number);
        }
        number
    }

    fn whole(&mut self, part: &Part<'t, 'i>, key: &'static str) -> u16 {
        let Some(value) = self.required(part, key) else {
            return 0;
        };
        let number = value.as_integer().and_then(|n| n.as_str().parse().ok());
        if number.is_none() {
            self.shape(part, key, Form::Whole);
        }
        number.unwrap_or(0)
    }

    fn word<T: Copy>(
        &mut self,
        part: &Part<'t, 'i>,
        key: &'static str,
        known: &[(&'static str, T)],
    ) -> Option<T> {
        let before = self.faults.len();
        let text = self.words(part, key);
        let found = known.iter().find(|(word, _)| *word == text);
        if found.is_none() && self.faults.len() == before {
            let known = known.iter().map(|(word, _)| *word).collect();
            self.fault(part.place(key), RubricFileWrong::NoWord { text, known });
        }
        found.map(|(_, meant)| *meant)
    }

    /// Tables of a list; nothing where there is none, which the rubric's own rules tell.
    fn parts(&mut self, part: &Part<'t, 'i>, key: &'static str) -> Vec<Part<'t, 'i>> {
        let Some((_, value)) = part.pair(key) else {
            return Vec::new();
        };
        let Some(list) = value.get_ref().as_array() else {
            self.shape(part, key, Form::List);
            return Vec::new();
        };
        let mut parts = Vec::new();
        for entry in list {
            let at = entry.span().start;
            match entry.get_ref().as_table() {
                Some(table) => parts.push(Part { table, at }),
                None => self.shape(part, key, Form::List),
            }
        }
        parts
    }

    /// Where the words stand that a fault of the rubric is about.
    fn place(&self, top: &Part<'t, 'i>, fault: &RubricFault) -> usize {
        use RubricWrong as W;
        let found = fault.block.and_then(|block| self.blocks.get(block));
        let part = match (found, fault.item) {
            (Some((_, items)), Some(item)) => items.get(item).unwrap_or(top),
            (Some((block, _)), None) => block,
            (None, _) => top,
        };
        let key = match fault.wrong {
            W::NoName | W::IdNumber | W::TooLong { .. } if found.is_none() => "title",
            W::NoName | W::IdNumber | W::TooLong { .. } => "name",
            W::NoBlocks | W::NoItems | W::TooMany { .. } => "",
            W::Points(_) | W::BlockSum { .. } => "points",
            W::Total { .. } => "total",
            W::PassLine { .. } => "pass",
            W::NoNumber | W::SameNumber { .. } => "no",
            W::NoBands
            | W::BandsOverlap { .. }
            | W::BandsGap { .. }
            | W::BandBackwards { .. }
            | W::BandBeyond { .. }
            | W::BandsShort { .. } => "bands",
            W::Each(_) | W::BelowFloor { .. } => "each",
            W::Slope { .. } => "from",
        };
        part.place(key)
    }
}

/// One of the four in either language, or the county's own word.
fn method(text: String) -> Method {
    let known = Method::STANDARD.into_iter();
    let mut known = known.filter(|m| [Lang::Zh, Lang::En].iter().any(|&lang| m.say(lang) == text));
    known.next().unwrap_or(Method::Other(text))
}
