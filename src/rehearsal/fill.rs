//! Pours the rehearsal county into whatever carries out commands, village by village.

use super::{
    class::Class,
    course::{Lesson, course},
    dice::Dice,
    kin::phone,
    names::{Names, Register},
    pilot::{self, Home, Lists},
    pilots::Pilot,
    places::{County, Place, Township, Village},
    quota::{Quota, quotas},
    school::{self, School},
    village::Book,
};
use crate::domain::{
    CareCommand, CareId, Command, EXAMPLE_CARE, Kind, Level, Occasion, RubricFields, Seq, Sex,
    UnitCommand, UnitContact, UnitFields, UnitId,
};

/// How much of the county. A part holds what that part holds in the county; of a session that others came to as well,
/// the seats of its own people, and no session at which it has none; the sites that lie in it, without the villages
/// elsewhere that are linked to them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    #[default]
    County,
    /// 毛俊镇
    Township,
    /// 沙坪村 of it
    Village,
}

/// The cuts, by official code.
const TOWNSHIP: &str = "431127102000";
const VILLAGE: &str = "沙坪村委会";

/// What the store tells of one command carried out: its journal number, and what it added, in order.
#[derive(Clone, Debug)]
pub struct Added {
    pub number: Seq,
    pub records: Vec<(Kind, u32)>,
}

impl Added {
    /// Keys of one kind, in the order of adding.
    pub(super) fn of(&self, kind: Kind) -> Vec<u32> {
        let of_kind = self.records.iter().filter(|(k, _)| *k == kind);
        of_kind.map(|&(_, key)| key).collect()
    }
}

/// What is to be made: places and shares are known, people are invented while it is filled.
pub struct Plan {
    county: Place,
    townships: Vec<Share>,
    /// By which its sites are scored.
    rubric: RubricFields,
}

/// One township, or the part of it that is made.
struct Share {
    township: Township,
    quotas: Vec<Quota>,
    /// The sessions of the whole township.
    lessons: Vec<Lesson>,
}

impl Plan {
    /// The rubric comes with whoever opens the county: files are read elsewhere.
    pub fn new(size: Size, rubric: RubricFields) -> Self {
        let county = County::read();
        let mut quotas = quotas(&county).into_iter();
        let mut townships: Vec<Share> = county
            .townships
            .into_iter()
            .map(|township| {
                let own = quotas.by_ref().take(township.villages.len());
                let quotas: Vec<Quota> = own.collect();
                let lessons = course(&township, &quotas);
                Share {
                    township,
                    quotas,
                    lessons,
                }
            })
            .collect();
        if size != Size::County {
            townships.retain(|share| share.township.place.code == TOWNSHIP);
        }
        if size == Size::Village {
            for share in &mut townships {
                let township = &mut share.township;
                let at = township
                    .villages
                    .iter()
                    .position(|v| v.place.name == VILLAGE);
                let at = at.expect("the village of the small cut is on the list");
                township.villages = vec![township.villages.swap_remove(at)];
                share.quotas = vec![share.quotas[at]];
            }
        }
        Self {
            county: county.place,
            townships,
            rubric,
        }
    }

    /// Villages to come, which is what progress counts.
    pub fn villages(&self) -> usize {
        self.townships
            .iter()
            .map(|share| share.township.villages.len())
            .sum()
    }

    /// Hands every batch to `apply`, in order, into an empty store. `progress` hears of villages done and of all.
    pub fn fill<E>(
        &self,
        mut apply: impl FnMut(Command) -> Result<Added, E>,
        mut progress: impl FnMut(usize, usize),
    ) -> Result<(), E> {
        let all = self.villages();
        progress(0, all);
        let names = Names::read();
        let frame = apply(self.frame(&names))?;
        let categories: Vec<CareId> = frame.of(Kind::Care).into_iter().map(CareId).collect();
        let lists = Lists::of(&frame, &self.rubric);
        // The county and its townships come first, so the villages are the last ones added.
        let units = frame.of(Kind::Unit);
        let mut units = units.into_iter().map(UnitId);
        let county = units.next();
        let townships: Vec<UnitId> = units.by_ref().take(self.townships.len()).collect();
        let mut school = School::new(self.county.code);
        let mut done = 0;
        for (share, township) in self.townships.iter().zip(townships) {
            let mut classes = Vec::with_capacity(share.quotas.len());
            let villages = share.township.villages.iter().zip(&share.quotas);
            let mut home = None;
            for ((village, quota), unit) in villages.zip(units.by_ref()) {
                let mut book = Book::write(village, unit, quota, &names, &categories);
                if let Some(pilot) = share.pilot(village) {
                    let (quota, lead) = (*quota, book.lead());
                    home = Some(Home {
                        pilot,
                        unit,
                        quota,
                        lead,
                    });
                }
                let added = apply(book.first())?;
                let tenures = book.tenures(&added);
                apply(book.since(&added))?;
                let times = (share.lessons.as_slice(), &school.days);
                let class = Class::taught(village, unit, quota.turnout, &tenures, times);
                classes.push(class);
                done += 1;
                progress(done, all);
            }
            if let Some(step) =
                school::township(&share.township, township, &share.lessons, &classes)
            {
                apply(step)?;
            }
            if let Some(home) = home {
                let made: Vec<_> = classes.iter().map(|c| (c.code, c.unit)).collect();
                apply(pilot::file(&home, &share.township, &made, &lists))?;
            }
            school.send(classes);
        }
        if let Some(step) = county.and_then(|county| school.county(county)) {
            apply(step)?;
        }
        Ok(())
    }

    /// The county, its townships, then all villages, and the lists that they share.
    fn frame(&self, names: &Names) -> Command {
        let mut steps = vec![unit(0, None, Level::County, &self.county, Vec::new())];
        for (t, Share { township, .. }) in self.townships.iter().enumerate() {
            let id = t as u32 + 1;
            let place = &township.place;
            let nobody = Vec::new();
            steps.push(unit(id, Some(0), Level::Township, place, nobody));
        }
        let mut next = self.townships.len() as u32 + 1;
        for (t, Share { township, .. }) in self.townships.iter().enumerate() {
            for village in &township.villages {
                let parent = Some(t as u32 + 1);
                let contacts = contacts(village, names);
                steps.push(unit(next, parent, Level::Village, &village.place, contacts));
                next += 1;
            }
        }
        steps.extend(EXAMPLE_CARE.iter().enumerate().map(|(n, name)| {
            Command::Care(CareCommand::Add {
                id: CareId::promised(n as u32),
                name: (*name).to_owned(),
            })
        }));
        steps.extend(pilot::lists(&self.rubric));
        Command::Batch {
            occasion: Occasion::Rehearsal,
            steps,
        }
    }
}

impl Share {
    /// The township's site, if it is this village.
    fn pilot(&self, village: &Village) -> Option<&'static Pilot> {
        let pilot = Pilot::of(self.township.place.name);
        pilot.filter(|pilot| pilot.village == village.place.name)
    }
}

/// Whom to call in a village; two of three have told.
fn contacts(village: &Village, names: &Names) -> Vec<UnitContact> {
    let mut dice = Dice::of(village.place.code, "contacts");
    if !dice.hits(667) {
        return Vec::new();
    }
    let register = Register::of(village, names, &mut dice);
    let mut contact = |role: &str| {
        let surname = register.surname(0, &mut dice);
        let (sex, born) = (
            dice.pick(&[Sex::Male, Sex::Female]),
            1995 - dice.below(30) as i32,
        );
        UnitContact {
            role: role.to_owned(),
            name: register.full(surname, sex, born, &mut dice),
            phone: phone(&mut dice),
        }
    };
    ["支书", "专干"].map(&mut contact).into()
}

fn unit(
    id: u32,
    parent: Option<u32>,
    level: Level,
    place: &Place,
    contacts: Vec<UnitContact>,
) -> Command {
    Command::Unit(UnitCommand::Add {
        id: UnitId::promised(id),
        parent: parent.map(UnitId::promised),
        level,
        before: None,
        fields: UnitFields {
            name: place.name.to_owned(),
            code: place.code.to_owned(),
            contacts,
            ..UnitFields::default()
        },
    })
}
