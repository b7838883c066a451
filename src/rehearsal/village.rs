//! One village as two batches: everything there is, then what has happened to it since.
//! The second needs the ids and the journal number that the first was given.

use super::{
    Added,
    census::Census,
    class::Tenure,
    dice::Dice,
    home::{Fate, Home, Maker},
    layout::Layout,
    names::{Names, Register},
    places::{Village, VillageKind},
    quota::Quota,
    staff::Staff,
    terms::{End, Post, Term},
    words::{CADRES, COMMUNITY_CADRES},
};
use crate::domain::{
    AppointmentFields, AppointmentId, CareId, Command, GroupKind, HouseholdCommand, HouseholdId,
    Kind, LeaderCommand, Level, Occasion, PersonCommand, PersonId, UnitCommand, UnitFields, UnitId,
};

pub(super) struct Book {
    unit: UnitId,
    kind: VillageKind,
    layout: Layout,
    census: Census,
    staff: Staff,
}

impl Book {
    pub fn write(
        village: &Village,
        unit: UnitId,
        quota: &Quota,
        names: &Names,
        categories: &[CareId],
    ) -> Self {
        let code = village.place.code;
        let layout = Layout::of(village, quota, &mut Dice::of(code, "layout"));
        let mut maker = Maker {
            kind: village.kind,
            categories,
            cards: quota.cards,
            register: Register::of(village, names, &mut Dice::of(code, "clans")),
            dice: Dice::of(code, "homes"),
        };
        let mut census = Census::take(&layout, quota, &mut maker);
        maker.dice = Dice::of(code, "leaders");
        let staff = Staff::elect(&layout, quota, &mut census, &mut maker);
        Self {
            unit,
            kind: village.kind,
            layout,
            census,
            staff,
        }
    }

    /// Adds units, households, people and terms. The nth new one of a kind is promised n.
    pub fn first(&mut self) -> Command {
        let homes = self.census.homes.len();
        let mut steps = Vec::with_capacity(homes + self.staff.people.len() * 5 / 2);
        self.units(&mut steps);
        let first = self.place(Post::Neighborhood(0));
        for (i, home) in self.census.homes.iter_mut().enumerate() {
            let fields = if home.person.is_some() || home.fate == Fate::Splits {
                home.fields.clone()
            } else {
                std::mem::take(&mut home.fields)
            };
            steps.push(Command::Household(HouseholdCommand::Add {
                id: HouseholdId::promised(i as u32),
                neighborhood: UnitId::promised(first + home.neighborhood as u32),
                number: Some(home.number),
                fields: Box::new(fields),
            }));
        }
        for (i, person) in self.staff.people.iter_mut().enumerate() {
            let mut fields = std::mem::take(&mut person.fields);
            fields.household = person.home.map(|h| HouseholdId::promised(h as u32));
            steps.push(Command::Person(PersonCommand::Add {
                id: PersonId::promised(i as u32),
                village: self.unit,
                fields,
            }));
        }
        for (i, term) in self.staff.terms.entered.iter().enumerate() {
            steps.push(Command::Leader(LeaderCommand::Appoint {
                id: AppointmentId::promised(i as u32),
                unit: UnitId::promised(self.place(term.post)),
                person: PersonId::promised(term.person as u32),
                fields: term.fields,
            }));
        }
        batch(steps)
    }

    /// The head of the village, or another cadre who leads a section; asked before [`Self::first`] gives people away.
    pub fn lead(&self) -> String {
        let heads = [CADRES[0], COMMUNITY_CADRES[0]];
        let people = || self.staff.people.iter().map(|p| &p.fields);
        let head = people().find(|p| heads.contains(&p.standing.cadre.as_str()));
        let lead = head.or_else(|| people().find(|p| !p.standing.cadre.is_empty()));
        lead.map_or_else(String::new, |p| p.name.clone())
    }

    /// The place of a unit among those of the village: sections, groups, neighborhoods.
    fn place(&self, post: Post) -> u32 {
        let sections = self.layout.sections.len();
        let place = match post {
            Post::Section(s) => s,
            Post::Group(g) => sections + g,
            Post::Neighborhood(n) => sections + self.layout.groups.len() + n,
        };
        place as u32
    }

    fn units(&self, steps: &mut Vec<Command>) {
        let mut add = |post, parent, level, name: &str, kind| {
            steps.push(Command::Unit(UnitCommand::Add {
                id: UnitId::promised(self.place(post)),
                parent: Some(parent),
                level,
                before: None,
                fields: UnitFields {
                    name: name.to_owned(),
                    kind,
                    ..UnitFields::default()
                },
            }));
        };
        let kind = match self.kind {
            VillageKind::Rural => GroupKind::Villagers,
            VillageKind::Community => GroupKind::Grid,
        };
        for (s, name) in self.layout.sections.iter().enumerate() {
            add(Post::Section(s), self.unit, Level::Section, name, None);
        }
        for (g, group) in self.layout.groups.iter().enumerate() {
            let above = UnitId::promised(self.place(Post::Section(group.section)));
            add(Post::Group(g), above, Level::Group, &group.name, Some(kind));
        }
        for (n, neighborhood) in self.layout.neighborhoods.iter().enumerate() {
            let above = UnitId::promised(self.place(Post::Group(neighborhood.group)));
            let name = &self.census.names[n];
            add(
                Post::Neighborhood(n),
                above,
                Level::Neighborhood,
                name,
                None,
            );
        }
    }

    /// Everybody who led a neighborhood, and when.
    pub fn tenures(&self, added: &Added) -> Vec<Tenure> {
        let people = added.of(Kind::Person);
        let of_neighborhood = |term: &Term| {
            let Post::Neighborhood(neighborhood) = term.post else {
                return None;
            };
            let until = match term.end {
                End::Open => None,
                End::Told(until, _) | End::Corrected(until, _) => Some(until),
            };
            Some(Tenure {
                neighborhood,
                person: PersonId(people[term.person]),
                since: term.fields.since,
                until,
            })
        };
        let entered = self.staff.terms.entered.iter();
        entered.filter_map(of_neighborhood).collect()
    }

    /// What has happened since; no record is touched twice, so every base is the first batch's number.
    pub fn since(mut self, added: &Added) -> Command {
        let ids = Ids::of(added);
        let mut steps = Vec::with_capacity(self.staff.people.len());
        for (i, home) in self.census.homes.iter_mut().enumerate() {
            steps.extend(household(i, home, &ids, added).map(Command::Household));
        }
        for (i, term) in self.staff.terms.entered.iter().enumerate() {
            steps.extend(ended(AppointmentId(ids.terms[i]), term, added).map(Command::Leader));
        }
        for (i, term) in self.staff.terms.prepared.iter().enumerate() {
            steps.push(Command::Leader(LeaderCommand::Appoint {
                id: AppointmentId::promised(i as u32),
                unit: UnitId(ids.units[self.place(term.post) as usize]),
                person: PersonId(ids.people[term.person]),
                fields: term.fields,
            }));
        }
        batch(steps)
    }
}

/// What the store gave, kind by kind, in the order of promising.
struct Ids {
    units: Vec<u32>,
    homes: Vec<u32>,
    people: Vec<u32>,
    terms: Vec<u32>,
}

impl Ids {
    fn of(added: &Added) -> Self {
        Self {
            units: added.of(Kind::Unit),
            homes: added.of(Kind::Household),
            people: added.of(Kind::Person),
            terms: added.of(Kind::Appointment),
        }
    }
}

fn batch(steps: Vec<Command>) -> Command {
    Command::Batch {
        occasion: Occasion::Rehearsal,
        steps,
    }
}

fn household(at: usize, home: &mut Home, ids: &Ids, added: &Added) -> Option<HouseholdCommand> {
    let (id, base) = (HouseholdId(ids.homes[at]), added.number);
    if let Some(person) = home.person {
        let mut fields = std::mem::take(&mut home.fields);
        fields.head_person = Some(PersonId(ids.people[person]));
        return Some(HouseholdCommand::Edit {
            id,
            base,
            fields: Box::new(fields),
        });
    }
    match home.fate {
        Fate::Stays | Fate::Stands | Fate::Receives => None,
        Fate::Leaves => Some(HouseholdCommand::Deregister { id, base }),
        Fate::Splits => Some(HouseholdCommand::Split {
            id,
            base,
            new: HouseholdId::promised(at as u32),
            fields: Box::new(home.split()),
        }),
        Fate::Merges => Some(HouseholdCommand::Merge {
            id,
            base,
            into: HouseholdId(ids.homes[at - 1]),
            into_base: base,
        }),
        Fate::ChangesHead => Some(HouseholdCommand::NewHead {
            id,
            base,
            head: home.heir.clone(),
            person: None,
        }),
    }
}

fn ended(id: AppointmentId, term: &Term, added: &Added) -> Option<LeaderCommand> {
    let base = added.number;
    match term.end {
        End::Open => None,
        End::Told(until, ending) => Some(LeaderCommand::End {
            id,
            base,
            until,
            ending,
        }),
        End::Corrected(until, ending) => Some(LeaderCommand::Edit {
            id,
            base,
            fields: AppointmentFields {
                until: Some(until),
                ..term.fields
            },
            ending: Some(ending),
        }),
    }
}
