//! Commands made of a few numbers, most of them possible, some not: what a property test feeds to both ledgers.

use chrono::Days;
use sanzhang::domain::*;

use super::county::*;

/// What a command is made of. `version` tells the version of a record, `given` how many ids of a kind there are.
pub struct Script<'v> {
    pub version: &'v dyn Fn(Kind, u32) -> Seq,
    pub given: &'v dyn Fn(Kind) -> u32,
}

pub type Dice = (u8, u32, u32, u32);

impl Script<'_> {
    fn pick(&self, kind: Kind, dice: u32) -> u32 {
        dice % (self.given)(kind).max(1) + 1
    }

    pub fn command(&self, (choice, a, b, c): Dice) -> Command {
        match choice % 20 {
            0..=8 => Command::Household(self.household(choice % 9, a, b, c)),
            9..=13 => Command::Unit(self.unit(choice % 20 - 9, a, b, c)),
            14 => add_person(0, VILLAGES[a as usize % 2], &format!("张{b}")),
            15 => self.edit_person(a, b),
            16 => {
                let since = today().checked_sub_days(Days::new(u64::from(c % 300)));
                let unit = UnitId(self.pick(Kind::Unit, a));
                let person = PersonId(self.pick(Kind::Person, b));
                appoint(0, unit, person, since.expect("a day"))
            }
            17 => {
                let id = self.pick(Kind::Appointment, a);
                Command::Leader(LeaderCommand::End {
                    id: AppointmentId(id),
                    base: (self.version)(Kind::Appointment, id),
                    until: today(),
                    ending: Ending::Resigned,
                })
            }
            18 => Command::Care(CareCommand::Add {
                id: CareId::promised(0),
                name: format!("类{a}"),
            }),
            _ => batch(
                Occasion::Edit,
                vec![
                    self.command((a as u8 % 19, b, c, a)),
                    self.command((b as u8 % 19, c, a, b)),
                ],
            ),
        }
    }

    fn household(&self, choice: u8, a: u32, b: u32, c: u32) -> HouseholdCommand {
        let key = self.pick(Kind::Household, a);
        let (id, base) = (HouseholdId(key), (self.version)(Kind::Household, key));
        let unit = UnitId(self.pick(Kind::Unit, b));
        let mut written = fields(&format!("李{b}"));
        written.note = format!("记{c}");
        let fields = Box::new(written);
        match choice {
            0 => HouseholdCommand::Add {
                id: HouseholdId::promised(0),
                neighborhood: NEIGHBORHOODS[b as usize % 4],
                number: c.is_multiple_of(3).then_some((c % 20) as u16 + 1),
                fields,
            },
            1 => HouseholdCommand::Edit { id, base, fields },
            2 => HouseholdCommand::Move { id, base, to: unit },
            3 => HouseholdCommand::Renumber {
                id,
                base,
                number: (c % 20) as u16 + 1,
            },
            4 => {
                let mut fields = fields;
                fields.people = 1;
                HouseholdCommand::Split {
                    id,
                    base,
                    new: HouseholdId::promised(0),
                    fields,
                }
            }
            5 => {
                let into = self.pick(Kind::Household, c);
                HouseholdCommand::Merge {
                    id,
                    base,
                    into: HouseholdId(into),
                    into_base: (self.version)(Kind::Household, into),
                }
            }
            6 => HouseholdCommand::NewHead {
                id,
                base,
                head: format!("赵{c}"),
                person: None,
            },
            7 => HouseholdCommand::Deregister { id, base },
            _ => HouseholdCommand::Restore { id },
        }
    }

    fn unit(&self, choice: u8, a: u32, b: u32, c: u32) -> UnitCommand {
        let key = self.pick(Kind::Unit, a);
        let (id, base) = (UnitId(key), (self.version)(Kind::Unit, key));
        let other = UnitId(self.pick(Kind::Unit, b));
        let fields = UnitFields {
            name: format!("名{c}"),
            ..UnitFields::default()
        };
        match choice {
            0 => UnitCommand::Add {
                id: UnitId::promised(0),
                parent: Some(GROUPS[b as usize % 2]),
                level: Level::Neighborhood,
                before: None,
                fields,
            },
            1 => UnitCommand::Edit { id, base, fields },
            2 => UnitCommand::Move {
                id,
                base,
                parent: other,
                before: c
                    .is_multiple_of(2)
                    .then_some(UnitId(self.pick(Kind::Unit, c))),
            },
            // Not the town nor a village: little would be left to play with.
            3 => UnitCommand::Retire {
                id: UnitId(if key < 4 { 6 } else { key }),
                base: (self.version)(Kind::Unit, if key < 4 { 6 } else { key }),
            },
            _ => UnitCommand::Restore { id },
        }
    }

    fn edit_person(&self, a: u32, b: u32) -> Command {
        let key = self.pick(Kind::Person, a);
        Command::Person(PersonCommand::Edit {
            id: PersonId(key),
            base: (self.version)(Kind::Person, key),
            fields: PersonFields {
                name: format!("王{b}"),
                household: Some(HouseholdId(self.pick(Kind::Household, b))),
                ..PersonFields::default()
            },
        })
    }
}
