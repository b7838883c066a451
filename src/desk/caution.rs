//! What is worth knowing about a change, asked of the snapshot before the change is made.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Desk;
use crate::{
    domain::{
        Breach, CareCommand, Caution, Command, HomePlace, HouseholdCommand, HouseholdFields,
        HouseholdId, HouseholdState, LeaderCommand, Level, PersonCommand, PersonFields, PersonId,
        TrainingState, UnitCommand, UnitId, short_name,
    },
    register::{Mark, Node, Post},
};

/// Households that come to a neighborhood and that leave it.
#[derive(Default)]
struct Flow {
    /// Of one that is not there yet.
    name: Option<String>,
    come: u32,
    leave: u32,
    /// Whether both sides are worth telling however they stand.
    moved: bool,
}

impl Desk {
    /// Everything that speaks for a second look at the change.
    pub fn cautions(&self, command: &Command) -> Vec<Caution> {
        let mut cautions = self.of_records(command);
        if let Command::Household(HouseholdCommand::Add {
            neighborhood,
            fields,
            ..
        }) = command.undated()
        {
            // Those told as likely doubles are not counted a second time.
            let told = cautions.len();
            let namesakes = self.namesakes(*neighborhood, &fields.head);
            let more = |caution: &Caution| match caution {
                Caution::Namesakes { n, .. } => *n as usize > told,
                _ => true,
            };
            cautions.extend(namesakes.filter(more));
        }
        cautions.extend(self.of_sizes(command));
        cautions
    }

    /// What speaks for a second look at the records that it changes.
    pub fn of_records(&self, command: &Command) -> Vec<Caution> {
        let mut cautions = Vec::new();
        self.note(command, &mut cautions);
        cautions
    }

    /// Neighborhoods that become too large or too small by all of it.
    pub fn of_sizes(&self, command: &Command) -> Vec<Caution> {
        let mut flows = BTreeMap::new();
        self.flow(command, &mut flows);
        let flows = flows.into_iter();
        flows
            .filter_map(|(unit, flow)| self.size(unit, flow))
            .collect()
    }

    fn note(&self, command: &Command, all: &mut Vec<Caution>) {
        use HouseholdCommand as H;
        match command {
            Command::Batch { steps, .. } => steps.iter().for_each(|step| self.note(step, all)),
            Command::Alone(command) | Command::Since(_, command) => self.note(command, all),
            Command::Household(H::Add {
                neighborhood,
                fields,
                ..
            }) => {
                all.extend(self.doubles_of(*neighborhood, fields));
            }
            Command::Household(H::Split { id, fields, .. }) => {
                if let Some(neighborhood) = self.county().neighborhood_of(*id) {
                    all.extend(self.doubles_of(neighborhood, fields));
                }
            }
            Command::Household(H::Deregister { id, .. }) => all.extend(self.who_serves(*id)),
            Command::Person(PersonCommand::Add {
                village, fields, ..
            }) => {
                self.newcomer(*village, fields, all);
            }
            Command::Unit(UnitCommand::Retire { id, .. }) => self.retired(*id, all),
            Command::Unit(UnitCommand::Divide { id, fields, .. }) => {
                let parent = self.county().unit(*id).and_then(|held| held.record.parent);
                all.extend(parent.and_then(|parent| self.retired_namesake(parent, &fields.name)));
            }
            Command::Unit(UnitCommand::Add {
                parent: Some(parent),
                level,
                fields,
                ..
            }) => {
                let name = match fields.short.as_str() {
                    "" => short_name(&fields.name, *level),
                    short => short.to_owned(),
                };
                all.extend(self.retired_namesake(*parent, &name));
            }
            Command::Care(CareCommand::Add { name, .. }) => {
                let mut closed = self
                    .county()
                    .care()
                    .iter()
                    .filter(|held| held.record.closed);
                let there = closed.find(|held| held.record.name == name.trim());
                all.extend(there.map(|held| Caution::RetiredCare {
                    name: held.record.name.clone(),
                    id: held.record.id,
                }));
            }
            Command::Leader(LeaderCommand::End { id, until, .. }) => {
                let posts = self.root().map(|root| self.county().posts(root));
                let mut posts = posts.into_iter().flatten();
                let post = posts.find(|post| post.term.record.id == *id);
                all.extend(post.and_then(|post| self.seats_of(&post, *until)));
            }
            Command::Leader(LeaderCommand::Appoint {
                unit,
                fields,
                person,
                ..
            }) => {
                let over = self.county().serving(*unit);
                let over = over.filter(|post| post.person.record.id != *person);
                all.extend(over.and_then(|post| self.seats_of(&post, fields.since)));
            }
            _ => {}
        }
    }

    pub fn village_of(&self, node: Node) -> Option<UnitId> {
        let path = self.county().path(node);
        path.into_iter().find(|&unit| {
            let held = self.county().unit(unit);
            held.is_some_and(|held| held.record.level == Level::Village)
        })
    }

    fn place_of(&self, id: HouseholdId) -> HomePlace {
        let row = self.county().household_row(id);
        HomePlace {
            path: self.path_names(Node::Household(id)),
            number: row.map(|row| row.number),
            id,
        }
    }

    fn doubles_of(&self, neighborhood: UnitId, fields: &HouseholdFields) -> Vec<Caution> {
        let village = self.village_of(Node::Unit(neighborhood));
        village.map_or_else(Vec::new, |village| self.doubles_in(village, fields))
    }

    /// Households of the village that are likely the same.
    pub fn doubles_in(&self, village: UnitId, fields: &HouseholdFields) -> Vec<Caution> {
        let fields = fields.clone().cleaned();
        let ids = self.county().likely_doubles(village, &fields);
        let told = ids.into_iter().map(|id| Caution::Double {
            head: fields.head.clone(),
            place: self.place_of(id),
        });
        told.collect()
    }

    /// How many heads in the village have the name.
    pub fn namesakes(&self, unit: UnitId, head: &str) -> Option<Caution> {
        let village = self
            .village_of(Node::Unit(unit))
            .filter(|_| !head.is_empty())?;
        let county = self.county();
        let ids = county.households_where(village, |row| !row.has(Mark::Retired));
        let same = |id: &HouseholdId| {
            let held = county.household(*id);
            held.is_some_and(|held| held.record.fields.head == head)
        };
        let n = ids.iter().filter(|id| same(id)).count() as u32;
        let name = head.to_owned();
        (n > 0).then_some(Caution::Namesakes { name, n })
    }

    /// People who live there and serve on when the household is gone.
    fn who_serves(&self, home: HouseholdId) -> Vec<Caution> {
        let county = self.county();
        let village = county
            .neighborhood_of(home)
            .and_then(|unit| self.village_of(Node::Unit(unit)));
        let posts = village.map(|village| county.posts(village));
        let here = posts
            .into_iter()
            .flatten()
            .filter(|post| post.person.record.fields.household == Some(home));
        let told = here.filter_map(|post| {
            let rank = county.unit(post.unit)?.record.level.post()?;
            Some(Caution::StillServes {
                who: post.person.record.fields.name.clone(),
                unit: self.short(post.unit),
                rank,
            })
        });
        told.collect()
    }

    fn newcomer(&self, village: UnitId, fields: &PersonFields, all: &mut Vec<Caution>) {
        let fields = fields.clone().cleaned();
        let people = self.county().people_of(village).iter();
        let same = people.filter(|held| held.record.fields.name == fields.name);
        let ids: Vec<PersonId> = same.map(|held| held.record.id).collect();
        let name = fields.name.clone();
        if !ids.is_empty() {
            all.push(Caution::InTheBook {
                name: name.clone(),
                ids,
            });
        }
        let as_head = HouseholdFields {
            head: name.clone(),
            contacts: vec![crate::domain::PhoneContact {
                name: name.clone(),
                phone: fields.phone.clone(),
                ..crate::domain::PhoneContact::default()
            }],
            ..HouseholdFields::default()
        };
        if fields.phone.is_empty() {
            return;
        }
        for home in self.county().likely_doubles(village, &as_head) {
            let held = self.county().household(home);
            let free = held.is_some_and(|held| held.record.fields.head_person.is_none());
            // Whoever is entered as living there is linked in the same step.
            if free && fields.household != Some(home) {
                let (name, place) = (name.clone(), self.place_of(home));
                all.push(Caution::Head { name, place });
            }
        }
    }

    fn retired(&self, unit: UnitId, all: &mut Vec<Caution>) {
        let users = self.county().staff_of(unit);
        if !users.is_empty() {
            let unit = self.short(unit);
            all.push(Caution::AreaOf { unit, users });
        }
        let n = self.county().sites_below(unit);
        if n > 0 {
            all.push(Caution::Sites { n });
        }
        let today = self.today();
        let posts = self.county().posts(unit);
        let seated: Vec<Caution> = posts
            .iter()
            .filter_map(|post| self.seats_of(post, today))
            .collect();
        match seated.len() {
            0 => {}
            1 => all.extend(seated),
            n => all.push(Caution::SeatsOf { n: n as u32 }),
        }
    }

    /// Sessions to come in which whoever leaves the post has a seat.
    fn seats_of(&self, post: &Post<'_>, last: NaiveDate) -> Option<Caution> {
        let person = post.person.record.id;
        let sessions = self.county().trainings().of_person(person);
        let days = sessions.filter_map(|(roster, _)| {
            let planned = roster.training.record.state == TrainingState::Planned;
            let ahead = roster.on() > last.max(self.today());
            (planned && ahead).then(|| roster.on())
        });
        let days: Vec<NaiveDate> = days.collect();
        Some(Caution::Seats {
            who: post.person.record.fields.name.clone(),
            n: days.len() as u32,
            first: days.into_iter().min()?,
        })
    }

    /// A retired sibling of that name, which could be brought back instead.
    pub fn retired_namesake(&self, parent: UnitId, name: &str) -> Option<Caution> {
        let county = self.county();
        county.children(parent).into_iter().find_map(|id| {
            let unit = &county.unit(id)?.record;
            let retired = unit.retired.filter(|_| unit.fields.short == name)?;
            Some(Caution::RetiredUnit {
                name: name.to_owned(),
                id,
                on: retired.on,
            })
        })
    }

    fn flow(&self, command: &Command, flows: &mut BTreeMap<UnitId, Flow>) {
        use HouseholdCommand as H;
        let counts = |fields: &HouseholdFields| {
            !matches!(
                fields.state,
                HouseholdState::Empty | HouseholdState::MovedAway
            )
        };
        let kept = |id: HouseholdId| {
            let row = self.county().household_row(id)?;
            let unit = self.county().neighborhood_of(id)?;
            row.has(Mark::Counts).then_some(unit)
        };
        let mut change = |unit: UnitId, come: u32, leave: u32, moved: bool| {
            let flow: &mut Flow = flows.entry(unit).or_default();
            flow.come += come;
            flow.leave += leave;
            flow.moved |= moved;
        };
        match command {
            Command::Batch { steps, .. } => {
                for step in steps {
                    self.flow(step, flows);
                }
            }
            Command::Alone(command) | Command::Since(_, command) => self.flow(command, flows),
            Command::Household(H::Add {
                neighborhood,
                fields,
                ..
            }) if counts(fields) => {
                change(*neighborhood, 1, 0, false);
            }
            Command::Household(H::Split { id, fields, .. }) if counts(fields) => {
                if let Some(unit) = self.county().neighborhood_of(*id) {
                    change(unit, 1, 0, false);
                }
            }
            Command::Unit(UnitCommand::Divide {
                id,
                new,
                fields,
                households,
            }) => {
                let n = households
                    .iter()
                    .filter(|(home, _)| kept(*home) == Some(*id));
                let n = n.count() as u32;
                change(*id, 0, n, true);
                change(*new, n, 0, true);
                if let Some(flow) = flows.get_mut(new) {
                    flow.name = Some(fields.name.clone());
                }
            }
            Command::Household(H::Move { id, to, .. }) => {
                if let Some(unit) = kept(*id).filter(|unit| unit != to) {
                    change(unit, 0, 1, true);
                    change(*to, 1, 0, true);
                }
            }
            Command::Household(H::Deregister { id, .. } | H::Merge { id, .. }) => {
                if let Some(unit) = kept(*id) {
                    change(unit, 0, 1, true);
                }
            }
            Command::Household(H::Restore { id }) => {
                let held = self.county().household(*id).map(|held| held.record);
                if let Some(household) = held.filter(|household| counts(&household.fields)) {
                    change(household.neighborhood, 1, 0, false);
                }
            }
            _ => {}
        }
    }

    /// Both sides of a move; of what grows or shrinks only what then breaks the rule.
    fn size(&self, unit: UnitId, flow: Flow) -> Option<Caution> {
        let before = self.county().figures(unit).households;
        let after = (before + flow.come).saturating_sub(flow.leave);
        let breach = self.county().bounds().breach(after);
        let worse = match breach {
            Some(Breach::TooMany { .. }) => after > before,
            Some(Breach::TooFew { .. }) => after < before,
            None => false,
        };
        let known = || self.county().unit(unit).map(|_| self.short(unit));
        let name = flow.name.or_else(known)?;
        (flow.moved || worse).then_some(Caution::Size {
            name,
            before,
            after,
            breach,
        })
    }
}
