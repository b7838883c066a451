//! A rubric to TOML, as it would be typed: one key a line, bands in one list. Reads back as the same rubric.

use std::fmt::Write as _;

use toml::Value;

use super::{FLOORS, MEASURES};
use crate::{
    domain::{Band, Curve, Item, RubricFields, Scoring, Tenths},
    i18n::{Lang, Say},
};

struct Page(String);

impl Page {
    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn words(&mut self, key: &str, words: &str) {
        self.line(&format!("{key} = {}", Value::String(words.to_owned())));
    }

    fn number(&mut self, key: &str, number: Tenths) {
        self.line(&format!("{key} = {number}"));
    }

    fn bands(&mut self, bands: &[Band]) {
        self.line("bands = [");
        for Band { from, to, points } in bands {
            let to = to.map_or_else(String::new, |to| format!("to = {to}, "));
            self.line(&format!("  {{ from = {from}, {to}points = {points} }},"));
        }
        self.line("]");
    }

    fn item(&mut self, item: &Item) {
        self.line("");
        self.line("[[block.item]]");
        self.line(&format!("no = {}", item.no));
        self.words("name", &item.name);
        self.number("points", item.points);
        self.words("method", &item.method.say(Lang::Zh));
        match &item.scoring {
            Scoring::Typed => self.words("kind", "typed"),
            Scoring::YesNo => self.words("kind", "yes-no"),
            Scoring::Count { each } => {
                self.words("kind", "count");
                self.number("each", *each);
            }
            Scoring::Bands(bands) => {
                self.words("kind", "bands");
                self.bands(bands);
            }
            Scoring::Deduct { each, floor } => {
                self.words("kind", "deduct");
                self.number("each", *each);
                self.word("floor", &FLOORS, floor);
            }
            Scoring::Computed { measure, curve } => {
                self.words("kind", "computed");
                self.word("measure", &MEASURES, measure);
                match curve {
                    Curve::Bands(bands) => self.bands(bands),
                    Curve::Linear { from, to } => {
                        self.number("from", *from);
                        self.number("to", *to);
                    }
                }
            }
        }
    }

    fn word<T: PartialEq>(&mut self, key: &str, known: &[(&str, T)], meant: &T) {
        if let Some((word, _)) = known.iter().find(|(_, known)| known == meant) {
            self.words(key, word);
        }
    }
}

pub fn write_rubric(rubric: &RubricFields) -> String {
    let mut page = Page(String::new());
    page.words("title", &rubric.title);
    page.number("total", rubric.total);
    if !rubric.note.is_empty() {
        page.words("note", &rubric.note);
    }
    for block in &rubric.blocks {
        // A string takes whatever is written to it.
        let _ = writeln!(page.0, "\n[[block]]");
        page.words("name", &block.name);
        page.number("points", block.points);
        if let Some(pass) = block.pass {
            page.number("pass", pass);
        }
        for item in &block.items {
            page.item(item);
        }
    }
    page.0
}
