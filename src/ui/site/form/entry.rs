//! The lists a site keeps on its page: people responsible, milestones, projects, linked villages and those that took
//! its practice over. One form a row.

use chrono::NaiveDate;

use super::{
    lists::official,
    site::{a_village, held, key, officials, read_official, village},
};
use crate::{
    domain::{
        Adoption, Command, Fault, Link, LinkKind, Milestone, Occasion, OfficialCommand,
        OfficialFields, OfficialId, Project, Right, Seq, SiteCommand, SiteField as F, SiteFields,
        SiteId, UnitId,
    },
    i18n::{Words, text::SiteText},
    ui::{
        kit::{
            At, Route,
            form::{check::Check, described, field::FormField, lookup::Among, purpose::Purpose},
        },
        site::route::{List, Site},
    },
};

/// One row of a list, or a new one. A new one of the people responsible is a county leader for the register.
pub struct Entry {
    site: SiteId,
    list: List,
    row: Option<usize>,
    /// As it stood: somebody else may have put rows before it since.
    was: One,
}

/// Asked of the people responsible for a site.
const PEOPLE: [F; 3] = [F::VillageLead, F::TownshipLead, F::Official];

/// A list with this row alone, so that rows can be told apart and checked by the rules of the record.
type One = Option<Box<SiteFields>>;

impl List {
    const ALL: [Self; 5] = [
        Self::People,
        Self::Milestones,
        Self::Projects,
        Self::Links,
        Self::Adoptions,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Milestones => "milestones",
            Self::Projects => "projects",
            Self::Links => "links",
            Self::Adoptions => "adoptions",
        }
    }

    /// As drafts of earlier versions name it.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }

    fn len(self, of: &SiteFields) -> usize {
        match self {
            Self::People => 0,
            Self::Milestones => of.milestones.len(),
            Self::Projects => of.projects.len(),
            Self::Links => of.links.len(),
            Self::Adoptions => of.adoptions.len(),
        }
    }

    fn one(self, of: &SiteFields, row: usize) -> One {
        let mut one = SiteFields::default();
        match self {
            Self::People => return None,
            Self::Milestones => one.milestones.push(of.milestones.get(row)?.clone()),
            Self::Projects => one.projects.push(of.projects.get(row)?.clone()),
            Self::Links => one.links.push(of.links.get(row)?.clone()),
            Self::Adoptions => one.adoptions.push(of.adoptions.get(row)?.clone()),
        }
        Some(Box::new(one))
    }

    /// With a row of it as a new one begins.
    fn fresh(self, today: NaiveDate) -> SiteFields {
        let mut one = SiteFields::default();
        let (name, village) = (String::new(), UnitId::promised(0));
        match self {
            Self::People => {}
            Self::Milestones => one.milestones.push(Milestone::fresh(name)),
            Self::Projects => one.projects.push(Project::fresh(name)),
            Self::Links => one.links.push(Link {
                village,
                kind: LinkKind::Line,
                name,
                since: today,
            }),
            Self::Adoptions => one.adoptions.push(Adoption {
                village,
                on: today,
                what: String::new(),
                checked_by: String::new(),
            }),
        }
        one
    }

    /// Puts `one` in the place of a row, at the end, or nothing there.
    fn put(self, fields: &mut SiteFields, row: Option<usize>, one: SiteFields) {
        fn splice<T>(list: &mut Vec<T>, row: Option<usize>, new: Vec<T>) {
            let range = row.map_or(list.len()..list.len(), |row| row..row + 1);
            list.splice(range, new);
        }
        match self {
            Self::People => {}
            Self::Milestones => splice(&mut fields.milestones, row, one.milestones),
            Self::Projects => splice(&mut fields.projects, row, one.projects),
            Self::Links => splice(&mut fields.links, row, one.links),
            Self::Adoptions => splice(&mut fields.adoptions, row, one.adoptions),
        }
    }

    /// The field of the form that a fault of the list is about.
    const fn about(self, fault: &Fault) -> F {
        match (self, fault) {
            (Self::Milestones, Fault::TooEarly { .. } | Fault::TooFar) => F::Deadline,
            (_, Fault::TooEarly { .. } | Fault::TooFar | Fault::InFuture) => F::Date,
            (Self::Adoptions, _) => F::What,
            _ => F::Name,
        }
    }
}

/// The command that takes a row out; of the people responsible, the name or the county leader.
pub fn without(site: SiteId, list: List, row: usize, at: &At<'_>) -> Option<Command> {
    let held = held(site, at)?;
    let mut fields = held.record.fields.clone();
    match (list, row) {
        (List::People, 0) => fields.village_lead.clear(),
        (List::People, 1) => fields.township_lead.clear(),
        (List::People, _) => fields.official = None,
        _ if row >= list.len(&fields) => return None,
        _ => list.put(&mut fields, Some(row), SiteFields::default()),
    }
    let changed = fields != held.record.fields;
    changed.then(|| edited(site, held.version, fields))
}

fn edited(id: SiteId, base: Seq, fields: SiteFields) -> Command {
    let fields = Box::new(fields);
    Command::Site(SiteCommand::Edit { id, base, fields })
}

impl Entry {
    pub fn new(site: SiteId, list: List, row: Option<usize>, at: &At<'_>) -> Self {
        let held = held(site, at);
        let was = held.and_then(|held| list.one(&held.record.fields, row?));
        Self {
            site,
            list,
            row,
            was,
        }
    }

    /// Where the row stands now.
    fn place(&self, fields: &SiteFields) -> Option<usize> {
        let (row, len) = (self.row?, self.list.len(fields));
        let same = (0..len).find(|&row| self.list.one(fields, row) == self.was);
        same.or((row < len).then_some(row))
    }

    /// None where it is a new one, or gone.
    fn now(&self, at: &At<'_>) -> One {
        let fields = &held(self.site, at)?.record.fields;
        self.list.one(fields, self.place(fields)?)
    }

    fn people(&self, at: &At<'_>) -> Vec<FormField> {
        if self.row.is_none() {
            return official(&OfficialFields::default());
        }
        let Some(held) = held(self.site, at) else {
            return Vec::new();
        };
        let site = &held.record.fields;
        described::fields(site, |_| officials(site, at).into_iter().collect())
            .into_iter()
            .filter(|field| PEOPLE.map(key).contains(&field.key))
            .collect()
    }

    fn village_field(&self, village: UnitId, at: &At<'_>) -> Vec<FormField> {
        // A new row has no village yet.
        let village = at.desk.county().unit(village).map(|held| held.record.id);
        let except = held(self.site, at).map(|held| held.record.village);
        let among = Among::Villages {
            except,
            first: None,
        };
        vec![a_village(among, village, at)]
    }

    /// What was typed, as a list of one.
    fn read(&self, check: &mut Check<'_>) -> SiteFields {
        let mut one = self.list.fresh(check.today);
        one.milestones.iter_mut().for_each(|row| check.fill(row));
        one.projects.iter_mut().for_each(|row| check.fill(row));
        one.links.iter_mut().for_each(|row| check.fill(row));
        one.adoptions.iter_mut().for_each(|row| check.fill(row));
        let links = one.links.iter_mut().map(|row| &mut row.village);
        let villages = links.chain(one.adoptions.iter_mut().map(|row| &mut row.village));
        // What names no village is noted already.
        villages.for_each(|village| *village = check.unit(key(F::Village)).unwrap_or(*village));
        for issue in one.check(check.today) {
            // A list of one has no stages, and needs none.
            if issue.field != crate::domain::Field::Site(F::Stage) {
                check.fault(key(self.list.about(&issue.fault)), issue.fault);
            }
        }
        one
    }

    fn people_command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let mut fields = held(self.site, at)?.record.fields.clone();
        if self.row.is_some() {
            check.fill(&mut fields);
            read_official(&mut fields, check);
            return Some(edited(self.site, base, fields));
        }
        let mut official = OfficialFields::default();
        check.fill(&mut official);
        let issues = official.check();
        check.rules(issues);
        let id = OfficialId::promised(0);
        fields.official = Some(id);
        let add = OfficialCommand::Add {
            id,
            fields: official,
        };
        let add = Command::Site(SiteCommand::Official(add));
        Some(Command::Batch {
            occasion: Occasion::Form,
            steps: vec![add, edited(self.site, base, fields)],
        })
    }
}

impl Purpose for Entry {
    fn needs(&self, _at: &At<'_>) -> Right {
        match (self.list, self.row) {
            (List::People, None) => Right::Rules,
            _ => Right::Sites,
        }
    }

    fn title(&self, at: &At<'_>) -> Words {
        let village = village(self.site, at);
        at.say(&match (self.list, self.row) {
            (List::People, None) => SiteText::OfficialTitle { village },
            (List::People, _) => SiteText::PeopleTitle { village },
            (List::Milestones, _) => SiteText::MilestoneTitle { village },
            (List::Projects, _) => SiteText::ProjectTitle { village },
            (List::Links, _) => SiteText::LinkTitle { village },
            (List::Adoptions, _) => SiteText::AdoptionTitle { village },
        })
    }

    fn route(&self) -> Route {
        Site::Entry(self.site, self.list, self.row).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        if self.list == List::People {
            return self.people(at);
        }
        let now = self.now(at);
        let is_new = now.is_none();
        let now = now.map_or_else(|| self.list.fresh(at.desk.today()), |now| *now);
        let none = |_| Vec::new();
        let mut all: Vec<FormField> = Vec::new();
        all.extend(
            now.milestones
                .iter()
                .flat_map(|row| described::fields(row, none)),
        );
        all.extend(
            now.projects
                .iter()
                .flat_map(|row| described::fields(row, none)),
        );
        for row in &now.links {
            all.extend(described::fields(row, |_| {
                self.village_field(row.village, at)
            }));
        }
        for row in &now.adoptions {
            all.extend(described::fields(row, |_| {
                self.village_field(row.village, at)
            }));
        }
        let open = [F::Deadline, F::Amount, F::Spent].map(key);
        let open = all
            .iter_mut()
            .filter(|field| is_new && open.contains(&field.key));
        open.for_each(FormField::begin_empty);
        all
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        held(self.site, at).map(|held| held.version)
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        if self.list == List::People {
            return self.people_command(base, check, at);
        }
        let one = self.read(check);
        let mut fields = held(self.site, at)?.record.fields.clone();
        let row = self.place(&fields);
        self.list.put(&mut fields, row, one);
        Some(edited(self.site, base, fields))
    }
}
