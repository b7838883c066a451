//! A site moved to another stage, and what is to be put right at it: raised, corrected, done, confirmed.

use super::site::{held, key, stages, village};
use crate::{
    domain::{
        Command, Held, InspectionId, Rectification, RectificationCommand, RectificationFields,
        RectificationId, Seq, SiteCommand, SiteField as F, SiteId,
    },
    i18n::{Words, text::SiteText},
    report,
    ui::kit::{
        At,
        form::{Check, FormField, Notes, Pick, Purpose, Standing, described, fresh},
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
    at.desk.county().sites().rectification(id)
}

fn asked(fields: &RectificationFields) -> Vec<FormField> {
    described::fields(fields, |_| Vec::new())
}

fn read(check: &mut Check<'_>) -> RectificationFields {
    let mut fields = RectificationFields::default();
    check.fill(&mut fields);
    check.rules(fields.check(check.today));
    fields
}

/// When it was done: today, if nothing else is typed.
fn day(at: &At<'_>) -> FormField {
    FormField::day(key(F::Date), Some(at.desk.today())).required()
}

impl Purpose for Reach {
    fn title(&self, at: &At<'_>) -> Words {
        let village = village(self.0, at);
        at.say(&SiteText::StageTitle { village })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let file = at.desk.county().sites().get(self.0)?;
        let next = at.desk.county().next_stage(file);
        let stage = next.or(file.site.record.stage());
        Some((
            file.site.version,
            vec![stages(F::Stage, stage, at), day(at)],
        ))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let Pick::Stage(stage) = check.pick(key(F::Stage)) else {
            return None;
        };
        let (id, on) = (self.0, check.day(key(F::Date))?);
        Some(Command::Site(SiteCommand::Reach {
            id,
            base,
            stage,
            on,
        }))
    }

    /// What the stage demands and is not there is said, and hinders nothing: the county decides.
    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        let county = at.desk.county();
        let file = county.sites().get(self.0);
        let row = file.map(|file| county.board_row(file));
        if let Pick::Stage(stage) = notes.check.pick(key(F::Stage))
            && let Some(row) = row
            && let Some(demanded) = county.demanded(stage, row.verified.as_ref())
            && !demanded.met
        {
            notes.tell(
                key(F::Stage),
                at.say(&report::demand(at.desk, &demanded)).into_owned(),
            );
        }
    }
}

impl Purpose for Rectify {
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

    fn standing(&self, at: &At<'_>) -> Standing {
        let today = at.desk.today();
        let lead = held(self.site, at).map(|held| held.record.fields.village_lead.clone());
        fresh(asked(&RectificationFields {
            what: String::new(),
            owner: lead.unwrap_or_default(),
            since: today,
            due: RectificationFields::usual_due(today),
        }))
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let raise = RectificationCommand::Raise {
            id: RectificationId::promised(0),
            site: self.site,
            inspection: self.found.map(|(inspection, _)| inspection),
            item: self.found.map(|(_, item)| item),
            fields: read(check),
        };
        Some(raise.into())
    }
}

impl Purpose for EditRectification {
    fn title(&self, at: &At<'_>) -> Words {
        let site = found(self.0, at).map(|held| held.record.site);
        let village = site.map_or_else(String::new, |site| village(site, at));
        at.say(&SiteText::RectifyTitle { village })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let held = found(self.0, at)?;
        Some((held.version, asked(&held.record.fields)))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let (id, fields) = (self.0, read(check));
        Some(RectificationCommand::Edit { id, base, fields }.into())
    }
}

impl Purpose for PutRight {
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

    fn standing(&self, at: &At<'_>) -> Standing {
        let note = FormField::text(key(F::Note), "");
        fresh(vec![day(at), note])
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let held = found(self.0, at)?;
        let (id, base) = (self.0, held.version);
        let (on, note) = (check.day(key(F::Date))?, check.text(key(F::Note)));
        let command = if held.record.waits() {
            RectificationCommand::Confirm { id, base, on, note }
        } else {
            RectificationCommand::Done { id, base, on, note }
        };
        Some(command.into())
    }
}
