//! Somebody who is in no book yet: a name, a village, a phone, and they are marked at once.

use crate::{
    domain::{
        Command, Level, Mark, Occasion, PersonCommand, PersonFields, PersonId, TrainingCommand,
        TrainingId, UnitId,
    },
    i18n::text::RollText,
    register::search::Few,
    ui::kit::{At, Effect, Line, is_han},
};

pub struct Fresh {
    pub lines: [Line; 3],
    /// Which of the three is under the hand.
    pub here: usize,
    villages: Vec<(UnitId, String)>,
    few: Few,
    /// The village that answers to its line, by place in `villages`.
    village: Option<usize>,
    /// What is missing.
    pub fault: Option<RollText>,
}

pub const LABELS: [RollText; 3] = [RollText::Name, RollText::Village, RollText::Phone];
const NAME: usize = 0;
const VILLAGE: usize = 1;
const PHONE: usize = 2;

impl Fresh {
    /// A name is taken over as it was typed; initials are none.
    pub fn new(typed: &str, area: Option<UnitId>, at: &At<'_>) -> Self {
        let ids = area.map_or_else(Vec::new, |area| {
            at.desk.county().live_units(area, Level::Village)
        });
        let villages: Vec<(UnitId, String)> =
            ids.into_iter().map(|id| (id, at.desk.short(id))).collect();
        let name = typed.trim();
        let name = if name.chars().any(is_han) { name } else { "" };
        // A village's own session draws its own people first.
        let only = match villages.as_slice() {
            [(_, only)] => only.as_str(),
            _ => "",
        };
        let mut fresh = Self {
            lines: [Line::new(name), Line::new(only), Line::default()],
            here: if name.is_empty() { NAME } else { VILLAGE },
            few: Few::new(villages.iter().map(|(_, name)| (name.as_str(), Vec::new()))),
            villages,
            village: None,
            fault: None,
        };
        fresh.seek();
        fresh
    }

    pub fn field(&mut self) -> &mut Line {
        &mut self.lines[self.here]
    }

    pub fn seek(&mut self) {
        self.fault = None;
        let typed = self.lines[VILLAGE].value().trim();
        let found = self.few.exact(typed);
        self.village = found.first().copied().filter(|_| !typed.is_empty());
    }

    /// The name of the village meant so far.
    pub fn village(&self) -> Option<&str> {
        self.village.map(|i| self.villages[i].1.as_str())
    }

    pub fn step(&mut self, by: isize) -> Vec<Effect> {
        self.here = self.here.saturating_add_signed(by).min(PHONE);
        Vec::new()
    }

    /// On to the next question; true when all three are answered.
    pub fn enter(&mut self) -> bool {
        self.fault = None;
        if self.lines[NAME].value().trim().is_empty() {
            self.here = NAME;
            self.fault = Some(RollText::NeedName);
        } else if self.here >= VILLAGE && self.village.is_none() {
            self.here = VILLAGE;
            self.fault = Some(RollText::NeedVillage);
        } else if self.here < PHONE {
            self.here += 1;
        } else {
            return true;
        }
        false
    }

    /// The person and the mark in one step, so that one undo takes back both.
    pub fn command(&self, id: TrainingId, mark: Mark) -> Option<(String, Command)> {
        let (village, _) = self.villages[self.village?];
        let person = PersonId::promised(0);
        let fields = PersonFields {
            name: self.lines[NAME].value().trim().to_owned(),
            phone: self.lines[PHONE].value().trim().to_owned(),
            ..PersonFields::default()
        };
        let name = fields.name.clone();
        let steps = vec![
            Command::Person(PersonCommand::Add {
                id: person,
                village,
                fields,
            }),
            Command::Training(TrainingCommand::WalkIn { id, person, mark }),
        ];
        let occasion = Occasion::Form;
        Some((name, Command::Batch { occasion, steps }))
    }
}
