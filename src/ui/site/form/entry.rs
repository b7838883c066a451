//! The lists a site keeps on its page: people responsible, milestones, projects, linked villages and those that took
//! its practice over. One form a row.

use super::site::{a_village, day, held, key, line, officials, read_official, village};
use crate::{
    domain::{
        Adoption, Command, Fault, Link, LinkKind, Milestone, Occasion, OfficialCommand,
        OfficialFields, OfficialId, Project, ProjectState, Right, Seq, SiteCommand, SiteField as F,
        SiteFields, SiteId, UnitId, grammar,
    },
    i18n::text::SiteText,
    ui::{
        kit::{
            At, Route,
            form::{
                check::Check,
                field::{FormField, Kind},
                key::Pick,
                lookup::Among,
                purpose::Purpose,
            },
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

    fn now(&self, at: &At<'_>) -> SiteFields {
        let fields = held(self.site, at).map(|held| &held.record.fields);
        let one = fields.and_then(|fields| self.list.one(fields, self.place(fields)?));
        one.map(|one| *one).unwrap_or_default()
    }

    fn people(&self, at: &At<'_>) -> Vec<FormField> {
        if self.row.is_none() {
            return vec![
                line(F::Name, "").required().called(SiteText::OfficialName),
                line(F::Post, ""),
                FormField::line(key(F::Phone), Kind::Phone, ""),
            ];
        }
        let Some(held) = held(self.site, at) else {
            return Vec::new();
        };
        let site = &held.record.fields;
        let mut fields = vec![
            line(F::VillageLead, &site.village_lead),
            line(F::TownshipLead, &site.township_lead),
        ];
        fields.extend(officials(site, at));
        fields
    }

    fn village_field(&self, village: Option<UnitId>, at: &At<'_>) -> FormField {
        let except = held(self.site, at).map(|held| held.record.village);
        let among = Among::Villages {
            except,
            first: None,
        };
        a_village(among, village, at).called(SiteText::LinkVillage)
    }

    /// What was typed, as a list of one.
    fn read(&self, check: &mut Check<'_>) -> Option<SiteFields> {
        let mut one = SiteFields::default();
        match self.list {
            List::People => return None,
            List::Milestones => one.milestones.push(Milestone {
                name: check.text(key(F::Name)),
                due: check.day(key(F::Deadline))?,
                done: check.day(key(F::Date)),
            }),
            List::Projects => one.projects.push(Project {
                name: check.text(key(F::Name)),
                source: check.text(key(F::Source)),
                amount: money_of(check, F::Amount),
                spent: money_of(check, F::Spent),
                state: match check.pick(key(F::State)) {
                    Pick::Project(state) => state,
                    _ => ProjectState::Applied,
                },
            }),
            List::Links => one.links.push(Link {
                village: check.unit(key(F::Village))?,
                kind: match check.pick(key(F::State)) {
                    Pick::Link(kind) => kind,
                    _ => LinkKind::Line,
                },
                name: check.text(key(F::Name)),
                since: check.day(key(F::Date))?,
            }),
            List::Adoptions => one.adoptions.push(Adoption {
                village: check.unit(key(F::Village))?,
                on: check.day(key(F::Date))?,
                what: check.text(key(F::What)),
                checked_by: check.text(key(F::Inspectors)),
            }),
        }
        for issue in one.check(check.today) {
            // A list of one has no stages, and needs none.
            if issue.field != crate::domain::Field::Site(F::Stage) {
                check.fault(key(self.list.about(&issue.fault)), issue.fault);
            }
        }
        Some(one)
    }

    fn people_command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let mut fields = held(self.site, at)?.record.fields.clone();
        if self.row.is_some() {
            fields.village_lead = check.text(key(F::VillageLead));
            fields.township_lead = check.text(key(F::TownshipLead));
            read_official(&mut fields, check);
            return Some(edited(self.site, base, fields));
        }
        let mut official = OfficialFields {
            name: check.text(key(F::Name)),
            post: check.text(key(F::Post)),
            phone: check.text(key(F::Phone)),
            closed: false,
        };
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

fn money_of(check: &Check<'_>, field: F) -> u64 {
    grammar::yuan(&check.text(key(field))).unwrap_or_default()
}

fn money(field: F, yuan: Option<u64>) -> FormField {
    let value = yuan.map_or_else(String::new, |yuan| yuan.to_string());
    FormField::line(key(field), Kind::Yuan, &value)
}

fn milestone(now: Option<&Milestone>) -> Vec<FormField> {
    vec![
        line(F::Name, now.map_or("", |m| &m.name)).required(),
        day(F::Deadline, now.map(|m| m.due))
            .called(SiteText::Due)
            .required(),
        day(F::Date, now.and_then(|m| m.done)).called(SiteText::ReachedOn),
    ]
}

fn project(now: Option<&Project>) -> Vec<FormField> {
    let states = ProjectState::ALL.map(Pick::Project).to_vec();
    let state = now.map_or(ProjectState::Applied, |p| p.state);
    vec![
        line(F::Name, now.map_or("", |p| &p.name)).required(),
        line(F::Source, now.map_or("", |p| &p.source)),
        money(F::Amount, now.map(|p| p.amount)).required(),
        money(F::Spent, now.map(|p| p.spent)),
        FormField::choice(key(F::State), states, Pick::Project(state)),
    ]
}

impl Purpose for Entry {
    fn needs(&self, _at: &At<'_>) -> Right {
        match (self.list, self.row) {
            (List::People, None) => Right::Rules,
            _ => Right::Sites,
        }
    }

    fn title(&self, at: &At<'_>) -> String {
        let village = village(self.site, at);
        at.say(&match (self.list, self.row) {
            (List::People, None) => SiteText::OfficialTitle { village },
            (List::People, _) => SiteText::PeopleTitle { village },
            (List::Milestones, _) => SiteText::MilestoneTitle { village },
            (List::Projects, _) => SiteText::ProjectTitle { village },
            (List::Links, _) => SiteText::LinkTitle { village },
            (List::Adoptions, _) => SiteText::AdoptionTitle { village },
        })
        .into_owned()
    }

    fn route(&self) -> Route {
        Site::Entry(self.site, self.list, self.row).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let (now, today) = (self.now(at), at.desk.today());
        match self.list {
            List::People => self.people(at),
            List::Milestones => milestone(now.milestones.first()),
            List::Projects => project(now.projects.first()),
            List::Links => {
                let now = now.links.first();
                let kinds = vec![Pick::Link(LinkKind::Line), Pick::Link(LinkKind::Area)];
                let kind = now.map_or(LinkKind::Line, |l| l.kind);
                vec![
                    self.village_field(now.map(|l| l.village), at),
                    FormField::choice(key(F::State), kinds, Pick::Link(kind))
                        .called(SiteText::LinkKind),
                    line(F::Name, now.map_or("", |l| &l.name))
                        .called(SiteText::LineName)
                        .required(),
                    day(F::Date, Some(now.map_or(today, |l| l.since))).required(),
                ]
            }
            List::Adoptions => {
                let now = now.adoptions.first();
                vec![
                    self.village_field(now.map(|a| a.village), at),
                    day(F::Date, Some(now.map_or(today, |a| a.on))).required(),
                    line(F::What, now.map_or("", |a| &a.what))
                        .called(SiteText::TakenOver)
                        .required(),
                    line(F::Inspectors, now.map_or("", |a| &a.checked_by))
                        .called(SiteText::CheckedBy),
                ]
            }
        }
    }

    fn version(&self, at: &At<'_>) -> Seq {
        held(self.site, at)
            .map(|held| held.version)
            .unwrap_or_default()
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        if self.list == List::People {
            return self.people_command(base, check, at);
        }
        let one = self.read(check)?;
        let mut fields = held(self.site, at)?.record.fields.clone();
        let row = self.place(&fields);
        self.list.put(&mut fields, row, one);
        Some(edited(self.site, base, fields))
    }
}
