//! One desk in the small county, before which rosters are brought.

use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::*,
    exchange::{Fault, Known, Plan, Roster, care, plan},
    i18n::{Lang, Say},
    store::Receipt,
};

use super::county::*;

/// Brings rosters into the small county.
pub struct Office(pub Registrar);

impl Office {
    pub fn new() -> Self {
        let clock = Clock::held(today());
        let office = Registrar::whole(stocked(), hand("li"), Book::Real, clock);
        Self(office.expect("opened"))
    }

    pub fn must(&mut self, command: impl Into<Command>) -> Receipt {
        self.0
            .submit(command.into())
            .expect("nothing speaks against it")
    }

    pub fn base(&self, id: HouseholdId) -> Seq {
        self.0.desk().county().household(id).expect("there").version
    }

    pub fn unit_base(&self, id: UnitId) -> Seq {
        self.0.desk().county().unit(id).expect("there").version
    }

    pub fn roster(&self, text: &str) -> Roster {
        let known = Known {
            today: today(),
            care: &care(&self.0.desk()),
        };
        Roster::read(text.as_bytes(), known)
    }

    pub fn plan(&self, text: &str) -> Result<Plan, Vec<Fault>> {
        plan(&self.roster(text), &self.0.desk())
    }

    pub fn faults(&self, text: &str) -> Vec<String> {
        let faults = self.plan(text).expect_err("a roster at fault");
        faults
            .iter()
            .map(|f| f.say(Lang::Zh).into_owned())
            .collect()
    }

    /// What is wrong with the only row.
    #[track_caller]
    pub fn fault(&self, text: &str) -> String {
        let mut faults = self.faults(text);
        assert_eq!(faults.len(), 1, "{faults:?}");
        faults.remove(0)
    }

    pub fn import(&mut self, text: &str) -> Plan {
        let mut plan = self.plan(text).expect("a good roster");
        if let Some(command) = plan.command.take() {
            self.must(command);
        }
        plan
    }

    pub fn households(&self) -> usize {
        let desk = self.0.desk();
        let all = desk.county().households_where(COUNTY, |_| true);
        all.len()
    }
}
