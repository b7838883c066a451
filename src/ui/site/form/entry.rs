//! The lists a site keeps on its page: people responsible, milestones, projects, linked villages and those that took
//! its practice over. One form a row.

use super::{
    lists::{asked, read_official},
    site::{a_village, edited, fields as fields_of, held, key, read, village},
};
use crate::{
    domain::{
        Adoption, Command, Link, Milestone, Occasion, OfficialCommand, OfficialFields, OfficialId,
        Project, Seq, SiteField as F, SiteId, SiteList as List, SiteRow,
    },
    i18n::{Words, heard::field::Named, text::SiteText},
    ui::{
        kit::{
            At, Built,
            form::{Among, Check, FormField, Purpose, Standing, described, form},
        },
        site::route::Site,
    },
};

/// The form of a row of a list, or of a new one.
pub fn entry(site: SiteId, list: List, row: Option<usize>, at: &At<'_>) -> Built {
    let route = Site::Entry(site, list, row);
    match list {
        List::People => form(route, People { site, row }, at),
        List::Milestones => form(route, Entry::<Milestone>::new(site, row, at), at),
        List::Projects => form(route, Entry::<Project>::new(site, row, at), at),
        List::Links => form(route, Entry::<Link>::new(site, row, at), at),
        List::Adoptions => form(route, Entry::<Adoption>::new(site, row, at), at),
    }
}

/// The command that takes a row out; of the people responsible, the name or the county leader.
pub fn without(site: SiteId, list: List, row: usize, at: &At<'_>) -> Option<Command> {
    let held = held(site, at)?;
    let mut fields = held.record.fields.clone();
    fields.take_out(list, row);
    let changed = fields != held.record.fields;
    changed.then(|| edited(site, held.version, fields))
}

fn title(list: List, site: SiteId, at: &At<'_>) -> Words {
    let village = village(site, at);
    at.say(&match list {
        List::People => SiteText::PeopleTitle { village },
        List::Milestones => SiteText::MilestoneTitle { village },
        List::Projects => SiteText::ProjectTitle { village },
        List::Links => SiteText::LinkTitle { village },
        List::Adoptions => SiteText::AdoptionTitle { village },
    })
}

struct Entry<R> {
    site: SiteId,
    row: Option<usize>,
    /// As it stood: somebody else may have put rows before it since.
    was: Option<R>,
}

impl<R: SiteRow + Named> Entry<R> {
    fn new(site: SiteId, row: Option<usize>, at: &At<'_>) -> Self {
        let held = held(site, at);
        let was = held.and_then(|held| R::all(&mut held.record.fields.clone()).get(row?).cloned());
        Self { site, row, was }
    }

    /// Where the row stands now.
    fn place(&self, all: &[R]) -> Option<usize> {
        let row = self.row?;
        let same = all.iter().position(|one| Some(one) == self.was.as_ref());
        same.or((row < all.len()).then_some(row))
    }

    fn village_field(&self, row: &R, at: &At<'_>) -> Vec<FormField> {
        let among = Among::Villages {
            except: held(self.site, at).map(|held| held.record.village),
            within: None,
        };
        let village = row.clone().village().map(|village| {
            // A new row has no village yet.
            let known = at.desk.county().unit(*village).map(|held| held.record.id);
            a_village(among, known, at)
        });
        village.into_iter().collect()
    }

    /// What was typed, by the rules of a list that holds nothing else.
    fn read(check: &mut Check<'_>) -> R {
        let mut row = R::begun(check.today);
        check.fill(&mut row);
        if let Some(village) = row.village() {
            // What names no village is noted already.
            *village = check.unit(key(F::Village)).unwrap_or(*village);
        }
        let (row, issues) = row.checked(check.today);
        check.rules(issues);
        row
    }
}

impl<R: SiteRow + Named> Purpose for Entry<R> {
    fn title(&self, at: &At<'_>) -> Words {
        title(R::LIST, self.site, at)
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let held = held(self.site, at)?;
        let mut site = held.record.fields.clone();
        let all = R::all(&mut site);
        let now = self.place(all).map(|row| all[row].clone());
        let is_new = now.is_none();
        let now = now.unwrap_or_else(|| R::begun(at.desk.today()));
        let mut fields = described::fields(&now, |_| self.village_field(&now, at));
        let open = [F::Deadline, F::Amount, F::Spent].map(key);
        let open = fields
            .iter_mut()
            .filter(|field| is_new && open.contains(&field.key));
        open.for_each(FormField::begin_empty);
        Some((held.version, fields))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let one = Self::read(check);
        let mut fields = held(self.site, at)?.record.fields.clone();
        let all = R::all(&mut fields);
        match self.place(all) {
            Some(row) => all[row] = one,
            None => all.push(one),
        }
        Some(edited(self.site, base, fields))
    }
}

/// Those responsible for a site; a new one is a county leader for the register.
struct People {
    site: SiteId,
    row: Option<usize>,
}

/// Asked of them.
const PEOPLE: [F; 3] = [F::VillageLead, F::TownshipLead, F::Official];

impl Purpose for People {
    fn title(&self, at: &At<'_>) -> Words {
        if self.row.is_some() {
            return title(List::People, self.site, at);
        }
        let village = village(self.site, at);
        at.say(&SiteText::OfficialTitle { village })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let held = held(self.site, at)?;
        if self.row.is_none() {
            return Some((held.version, asked(&OfficialFields::default())));
        }
        let mut fields = fields_of(&held.record.fields, at);
        fields.retain(|field| PEOPLE.map(key).contains(&field.key));
        Some((held.version, fields))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let mut site = held(self.site, at)?.record.fields.clone();
        if self.row.is_some() {
            read(&mut site, check);
            return Some(edited(self.site, base, site));
        }
        let mut official = OfficialFields::default();
        read_official(&mut official, check);
        let id = OfficialId::promised(0);
        site.official = Some(id);
        let fields = official;
        let add = OfficialCommand::Add { id, fields };
        Some(Command::Batch {
            occasion: Occasion::Form,
            steps: vec![add.into(), edited(self.site, base, site)],
        })
    }
}
