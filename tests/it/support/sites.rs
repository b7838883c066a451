//! A small county with one demonstration site, and short words for what is done to it.

use chrono::{Days, NaiveDate};
use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::*,
    register::BoardRow,
    store::{Receipt, Rejected, Store},
};

use super::{county::*, rubric::rubric};

pub const SITE: SiteId = SiteId(1);

pub fn ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

pub fn whole(n: i32) -> Points {
    Points::whole(n)
}

/// Somebody at the file of the small county, with a rubric and one site.
pub struct Office(pub Registrar);

impl Office {
    /// Begun 100 days ago, to be done in 100.
    pub fn new() -> Self {
        Self::at(Store::in_memory())
    }

    /// At an empty store.
    pub fn at(store: Store) -> Self {
        must(&store, small());
        must(&store, batch(Occasion::Form, StageCommand::examples()));
        let id = RubricId::promised(0);
        let fields = Box::new(rubric());
        must(&store, Command::Rubric(RubricCommand::Add { id, fields }));
        let clock = Clock::held(today());
        let office = Registrar::whole(store, hand("li"), Book::Real, clock);
        let mut office = Self(office.expect("opened"));
        let fields = SiteFields {
            stages: vec![Reached {
                stage: StageId(3),
                on: ago(100),
            }],
            target: Some(today() + Days::new(100)),
            ..SiteFields::default()
        };
        office
            .submit(SiteCommand::Add {
                id: SiteId::promised(0),
                village: VILLAGES[0],
                fields: Box::new(fields),
            })
            .expect("a site");
        office
    }

    pub fn submit(&mut self, command: SiteCommand) -> Result<Receipt, Refusal> {
        match self.0.submit(Command::Site(command)) {
            Ok(receipt) => Ok(receipt),
            Err(Rejected::Refused(refusal)) => Err(refusal),
            Err(Rejected::Broke(error)) => panic!("{error}"),
        }
    }

    pub fn begin(&mut self, by: By, rubric: u32, on: NaiveDate) -> InspectionId {
        let fields = InspectionFields {
            on,
            ..InspectionFields::default()
        };
        let begun = self.submit(SiteCommand::Inspection(InspectionCommand::Begin {
            id: InspectionId::promised(0),
            site: SITE,
            rubric: RubricId(rubric),
            by,
            fields,
        }));
        let receipt = begun.expect("begun");
        receipt.ids::<Inspection>().next().expect("an id")
    }

    pub fn score(&mut self, inspection: InspectionId, item: u16, value: Value) {
        let base = {
            let desk = self.0.desk();
            let file = desk.county().sites().get(SITE).expect("a site").clone();
            let sitting = file.sitting(inspection).expect("a sitting");
            sitting.score(item).map(|held| held.version)
        };
        let fields = ScoreFields {
            value: Some(value),
            ..ScoreFields::default()
        };
        let scored = self.submit(SiteCommand::Inspection(InspectionCommand::Score {
            id: ScoreId::promised(0),
            inspection,
            item,
            base,
            fields,
        }));
        scored.expect("scored");
    }

    pub fn close(&mut self, id: InspectionId) {
        let desk = self.0.desk();
        let file = desk.county().sites().get(SITE).expect("a site").clone();
        let base = file.sitting(id).expect("a sitting").inspection.version;
        let close = InspectionCommand::Close { id, base };
        self.submit(SiteCommand::Inspection(close)).expect("closed");
    }

    pub fn row(&self) -> BoardRow {
        let mut board = self.0.desk().county().board(COUNTY);
        assert_eq!(board.len(), 1);
        board.remove(0)
    }

    pub fn verified(&self) -> Option<Points> {
        self.row().verified.map(|standing| standing.total)
    }
}

pub fn number(n: i32) -> Value {
    Value::Number(whole(n))
}

/// Everything full but the points typed for item 1.
pub fn all(office: &mut Office, inspection: InspectionId, first: i32) {
    for (item, value) in [
        (1, number(first)),
        (2, number(0)),
        (3, number(95)),
        (4, Value::Yes),
        (5, number(0)),
        (6, number(4)),
        (7, number(100)),
    ] {
        office.score(inspection, item, value);
    }
}
