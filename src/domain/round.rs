//! A round (登记联系): which households of a neighborhood were reached on a day, how, and what was different.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Field, HouseholdId, Issue, Kind, LONGEST_NOTE, Level, Month, Name, PersonId, Record, RoundId,
    Seq, UnitId,
    text::{self, Breaks},
};

/// It names the households it reached, so that whoever moves later changes nothing in it. Without a matter it is the
/// report that there is none (零报告).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    pub id: RoundId,
    /// Where the neighborhood stood when the round was entered; its rounds stay there.
    #[serde(rename = "v")]
    pub village: UnitId,
    #[serde(rename = "nb")]
    pub neighborhood: UnitId,
    #[serde(rename = "d")]
    pub on: NaiveDate,
    #[serde(rename = "f")]
    pub fields: RoundFields,
    /// Found untrue: it stays readable and settles nothing.
    #[serde(rename = "x", default, skip_serializing_if = "Option::is_none")]
    pub voided: Option<Voided>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voided {
    pub on: NaiveDate,
    pub reason: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundFields {
    /// Who went; none is whoever serves there on the day.
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// How the ordinary households were reached; none where only some were.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub way: Option<Way>,
    /// The ordinary households that were reached so.
    #[serde(rename = "h", default, skip_serializing_if = "Vec::is_empty")]
    pub reached: Vec<HouseholdId>,
    /// What was different.
    #[serde(rename = "l", default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<RoundLine>,
    #[serde(rename = "n", default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Raised by nobody in particular.
    #[serde(rename = "m", default, skip_serializing_if = "String::is_empty")]
    pub matter: String,
}

/// One household for which something was different.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundLine {
    #[serde(rename = "h")]
    pub household: HouseholdId,
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<Sign>,
    /// Codes of what was done for them (微服务).
    #[serde(rename = "v", default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    #[serde(rename = "n", default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(rename = "m", default, skip_serializing_if = "String::is_empty")]
    pub matter: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Way {
    /// 走访
    #[serde(rename = "v")]
    Visit,
    /// 微信
    #[serde(rename = "w")]
    Chat,
    /// 电话
    #[serde(rename = "p")]
    Call,
}

/// What came of going to a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sign {
    #[serde(rename = "r")]
    Reached(Way),
    /// 外出未联系上
    #[serde(rename = "c")]
    Away,
    /// 家中无人、未接听
    #[serde(rename = "m")]
    NobodyHome,
    /// 拒绝
    #[serde(rename = "j")]
    Refused,
    /// 空户
    #[serde(rename = "k")]
    Empty,
    /// 已迁出
    #[serde(rename = "b")]
    MovedAway,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RoundField {
    Households,
    Note,
    Matter,
    Service,
    /// Why it is voided.
    Reason,
}

/// Whether a second round of the same neighborhood and day is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Again {
    Ask,
    /// 另记
    Apart,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoundCommand {
    Enter {
        id: RoundId,
        neighborhood: UnitId,
        on: NaiveDate,
        again: Again,
        fields: Box<RoundFields>,
    },
    /// 合并: what was told later of the same day, put to what was told first. Later signs win.
    Merge {
        id: RoundId,
        base: Seq,
        fields: Box<RoundFields>,
    },
    /// The journal keeps how it was told before.
    Amend {
        id: RoundId,
        base: Seq,
        fields: Box<RoundFields>,
    },
    Void {
        id: RoundId,
        base: Seq,
        reason: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundRefusal {
    NotFound,
    NotANeighborhood {
        name: String,
        level: Level,
    },
    InFuture {
        on: NaiveDate,
    },
    /// There is one of the neighborhood on that day: 合并, 另记 or 取消.
    Again {
        id: RoundId,
        name: String,
        on: NaiveDate,
    },
    /// Neither a household nor a word.
    Empty,
    /// Ordinary households were reached, and nothing says how.
    NoWay,
    /// A household stands in one place of a round only.
    Twice {
        head: String,
    },
    /// Nothing can have been done for somebody who was not reached.
    NobodyReached {
        head: String,
    },
    /// Lives in another neighborhood.
    Elsewhere {
        head: String,
        on: NaiveDate,
    },
    Voided {
        on: NaiveDate,
    },
}

/// More services than a household gets on one day are a slip.
const MOST_SERVICES: usize = 9;
const LONGEST_SERVICE: usize = 8;

impl Sign {
    pub const fn is_reached(self) -> bool {
        matches!(self, Self::Reached(_))
    }
}

impl RoundFields {
    /// Text as the store keeps it, households in order.
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        self.reached.sort_unstable();
        self.reached.dedup();
        self.lines.sort_by_key(|line| line.household);
        for text in [&mut self.note, &mut self.matter] {
            text::keep(text, LONGEST_NOTE, Breaks::Note);
        }
        for line in &mut self.lines {
            text::keep(&mut line.note, LONGEST_NOTE, Breaks::Note);
            text::keep(&mut line.matter, LONGEST_NOTE, Breaks::Note);
            for service in &mut line.services {
                text::keep(service, LONGEST_SERVICE, Breaks::Line);
            }
            line.services.sort_unstable();
            line.services.dedup();
        }
        self
    }

    pub fn issues(&self) -> Vec<Issue> {
        use super::Fault;
        let field = Field::Round;
        let mut issues = Vec::new();
        let notes = self.lines.iter().map(|line| &line.note);
        for note in notes.chain([&self.note]) {
            Issue::text(&mut issues, field(RoundField::Note), note, LONGEST_NOTE);
        }
        let matters = self.lines.iter().map(|line| &line.matter);
        for matter in matters.chain([&self.matter]) {
            Issue::text(&mut issues, field(RoundField::Matter), matter, LONGEST_NOTE);
        }
        for line in &self.lines {
            if line.services.len() > MOST_SERVICES {
                let most = MOST_SERVICES;
                issues.push(Issue::new(
                    field(RoundField::Service),
                    Fault::TooMany { most },
                ));
            }
            for service in &line.services {
                let at = field(RoundField::Service);
                Issue::text(&mut issues, at, service, LONGEST_SERVICE);
            }
        }
        issues
    }

    /// Households in the order of the sheet, those of the lines last.
    pub fn households(&self) -> impl Iterator<Item = HouseholdId> {
        let lines = self.lines.iter().map(|line| line.household);
        self.reached.iter().copied().chain(lines)
    }

    pub fn is_empty(&self) -> bool {
        let words = [&self.note, &self.matter];
        self.households().next().is_none() && words.iter().all(|text| text.is_empty())
    }

    /// How many households somebody spoke with.
    pub fn spoken_with(&self) -> u32 {
        let signs = self.lines.iter().filter_map(|line| line.sign);
        let reached = signs.filter(|sign| sign.is_reached()).count();
        (self.reached.len() + reached) as u32
    }

    /// The union; where both say something of one household the later says it.
    #[must_use]
    pub fn merged(mut self, later: Self) -> Self {
        let told: Vec<HouseholdId> = later.households().collect();
        self.reached.retain(|id| !told.contains(id));
        self.lines.retain(|line| !told.contains(&line.household));
        if later.way.is_some() && later.way != self.way {
            // Each way is kept with those who were reached by it.
            let sign = self.way.map(Sign::Reached);
            let before = self.reached.drain(..).map(|household| RoundLine {
                household,
                sign,
                services: Vec::new(),
                note: String::new(),
                matter: String::new(),
            });
            self.lines.extend(before);
            self.way = later.way;
        }
        self.by = later.by.or(self.by);
        self.reached.extend(later.reached);
        self.lines.extend(later.lines);
        for (text, more) in [
            (&mut self.note, later.note),
            (&mut self.matter, later.matter),
        ] {
            if !text.is_empty() && !more.is_empty() {
                text.push('\n');
            }
            text.push_str(&more);
        }
        self
    }
}

impl Round {
    /// The month on whose shelf it lies.
    pub fn month(&self) -> Month {
        Month::of(self.on)
    }
}

impl Record for Round {
    type Id = RoundId;
    type Ties = Self;
    const KIND: Kind = Kind::Round;

    fn id(&self) -> RoundId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::Unit(self.neighborhood), Name::Day(self.on)]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        let (mine, theirs) = (&self.fields, &other.fields);
        let told =
            (&mine.reached, &mine.lines, mine.way) == (&theirs.reached, &theirs.lines, theirs.way);
        let fields = [
            (RoundField::Households, told),
            (RoundField::Note, mine.note == theirs.note),
            (RoundField::Matter, mine.matter == theirs.matter),
            (RoundField::Reason, self.voided == other.voided),
        ];
        let differing = fields.into_iter().filter(|(_, same)| !same);
        differing.map(|(field, _)| Field::Round(field)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: u32, sign: Sign) -> RoundLine {
        RoundLine {
            household: HouseholdId(id),
            sign: Some(sign),
            services: Vec::new(),
            note: String::new(),
            matter: String::new(),
        }
    }

    #[test]
    fn later_signs_win_and_each_way_stays_with_whom_it_reached() {
        let first = RoundFields {
            way: Some(Way::Chat),
            reached: vec![HouseholdId(1), HouseholdId(2)],
            lines: vec![line(3, Sign::Away), line(4, Sign::NobodyHome)],
            ..RoundFields::default()
        };
        let later = RoundFields {
            way: Some(Way::Visit),
            reached: vec![HouseholdId(3)],
            lines: vec![line(2, Sign::Refused)],
            ..RoundFields::default()
        };
        let both = first.merged(later).cleaned();
        assert_eq!(both.way, Some(Way::Visit));
        assert_eq!(both.reached, [HouseholdId(3)]);
        let chat = Sign::Reached(Way::Chat);
        let lines = [
            line(1, chat),
            line(2, Sign::Refused),
            line(4, Sign::NobodyHome),
        ];
        assert_eq!(both.lines, lines);
        assert_eq!(both.spoken_with(), 2);
    }
}
