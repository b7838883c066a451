//! A site moved to another stage, and what is to be put right at it: raised, corrected, done, confirmed.

use super::site::{day, held, key, line, stages, village};
use crate::{
    domain::{
        Command, Held, InspectionId, Rectification, RectificationCommand, RectificationFields,
        RectificationId, Right, Seq, SiteCommand, SiteField as F, SiteId,
    },
    i18n::{Words, text::SiteText},
    ui::{
        kit::{
            At, Route,
            form::{
                check::Check,
                described,
                field::FormField,
                key::{Key, Pick},
                purpose::Purpose,
                values::Values,
            },
        },
        site::{page::lines::demand_words, route::Site},
    },
};

pub struct Reach(pub SiteId);

/// Found at an inspection at one of its items, or by the way.
pub struct Rectify {
    pub site: SiteId,
    pub found: Option<(InspectionId, u16)>,
}

pub struct EditRectification(pub RectificationId);

/// Said to be put right; once it is, looked at.
pub struct PutRight(pub RectificationId);

fn found<'a>(id: RectificationId, at: &At<'a>) -> Option<&'a Held<Rectification>> {
    let files = at.desk.county().sites().all().iter();
    let mut all = files.flat_map(|file| &file.rectifications);
    all.find(|held| held.record.id == id)
}

fn asked(fields: &RectificationFields) -> Vec<FormField> {
    described::fields(fields, |_| Vec::new())
}

fn read(check: &mut Check<'_>) -> RectificationFields {
    let mut fields = RectificationFields::default();
    check.fill(&mut fields);
    let issues = fields.check(check.today);
    check.rules(issues);
    fields
}

fn mended(command: RectificationCommand) -> Command {
    Command::Site(SiteCommand::Rectification(command))
}

impl Purpose for Reach {
    fn title(&self, at: &At<'_>) -> Words {
        let village = village(self.0, at);
        at.say(&SiteText::StageTitle { village })
    }

    fn route(&self) -> Route {
        Site::Reach(self.0).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let sites = at.desk.county().sites();
        let file = sites.get(self.0);
        let next = file.and_then(|file| at.desk.county().next_stage(file));
        let now = file.and_then(|file| file.site.record.stage());
        vec![
            stages(F::Stage, next.or(now), at),
            day(F::Date, Some(at.desk.today())).required(),
        ]
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        held(self.0, at).map(|held| held.version)
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let Pick::Stage(stage) = check.pick(key(F::Stage)) else {
            return None;
        };
        let on = check.day(key(F::Date))?;
        Some(Command::Site(SiteCommand::Reach {
            id: self.0,
            base,
            stage,
            on,
        }))
    }

    /// What the stage demands and is not there is said, and hinders nothing: the county decides.
    fn notes(&self, values: Values<'_>, at: &At<'_>) -> Vec<(Key, String)> {
        let Pick::Stage(stage) = values.pick(key(F::Stage)) else {
            return Vec::new();
        };
        let county = at.desk.county();
        let row = county
            .sites()
            .get(self.0)
            .map(|file| county.board_row(file));
        let demanded = row.and_then(|row| county.demanded(stage, row.verified.as_ref()));
        let unmet = demanded.filter(|demanded| !demanded.met);
        let said = unmet.map(|demanded| (key(F::Stage), demand_words(&demanded, at)));
        said.into_iter().collect()
    }
}

impl Purpose for Rectify {
    fn needs(&self, _at: &At<'_>) -> Right {
        Right::SelfScore
    }

    fn title(&self, at: &At<'_>) -> Words {
        let village = village(self.site, at);
        at.say(&match self.found {
            Some((_, item)) => SiteText::RectifyItemTitle {
                village,
                item: item.into(),
            },
            None => SiteText::RectifyTitle { village },
        })
    }

    fn route(&self) -> Route {
        Site::Rectify(self.site, self.found).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let today = at.desk.today();
        let lead = held(self.site, at).map(|held| held.record.fields.village_lead.clone());
        asked(&RectificationFields {
            what: String::new(),
            owner: lead.unwrap_or_default(),
            since: today,
            due: RectificationFields::usual_due(today),
        })
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        Some(mended(RectificationCommand::Raise {
            id: RectificationId::promised(0),
            site: self.site,
            inspection: self.found.map(|(inspection, _)| inspection),
            item: self.found.map(|(_, item)| item),
            fields: read(check),
        }))
    }
}

impl Purpose for EditRectification {
    fn needs(&self, _at: &At<'_>) -> Right {
        Right::SelfScore
    }

    fn title(&self, at: &At<'_>) -> Words {
        let site = found(self.0, at).map(|held| held.record.site);
        let village = site.map_or_else(String::new, |site| village(site, at));
        at.say(&SiteText::RectifyTitle { village })
    }

    fn route(&self) -> Route {
        Site::EditRectification(self.0).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        found(self.0, at).map_or_else(Vec::new, |held| asked(&held.record.fields))
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        found(self.0, at).map(|held| held.version)
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let (id, fields) = (self.0, read(check));
        Some(mended(RectificationCommand::Edit { id, base, fields }))
    }
}

impl Purpose for PutRight {
    fn needs(&self, _at: &At<'_>) -> Right {
        Right::SelfScore
    }

    fn title(&self, at: &At<'_>) -> Words {
        let record = found(self.0, at).map(|held| &held.record);
        let what = record.map_or_else(String::new, |r| r.fields.what.replace('\n', " "));
        let waits = record.is_some_and(Rectification::waits);
        at.say(&if waits {
            SiteText::ConfirmTitle { what }
        } else {
            SiteText::DoneTitle { what }
        })
    }

    fn route(&self) -> Route {
        Site::PutRight(self.0).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        vec![
            day(F::Date, Some(at.desk.today())).required(),
            line(F::Note, ""),
        ]
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let held = found(self.0, at)?;
        let (id, base) = (self.0, held.version);
        let (on, note) = (check.day(key(F::Date))?, check.text(key(F::Note)));
        Some(mended(if held.record.waits() {
            RectificationCommand::Confirm { id, base, on, note }
        } else {
            RectificationCommand::Done { id, base, on, note }
        }))
    }
}
