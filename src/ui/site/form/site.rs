//! Demonstration sites added, edited and replaced.

use crate::{
    domain::{
        Command, Field, Held, Occasion, Reached, Seq, Site, SiteCommand, SiteField as F,
        SiteFields, SiteId, StageCommand, StageId, UnitId,
    },
    i18n::{
        Words,
        text::{FormText, SiteText},
    },
    register::Node,
    ui::kit::{
        At,
        form::{
            Among, Check, FormField, Key, Lookup, Pick, Picked, Purpose, Standing, described, fresh,
        },
    },
};

/// `near` is offered as the village.
pub struct AddSite {
    pub near: Option<UnitId>,
}

pub struct EditSite(pub SiteId);

/// Another village of the township takes the site's place.
pub struct ReplaceSite(pub SiteId);

pub const fn key(field: F) -> Key {
    Key::Of(Field::Site(field))
}

pub fn held<'a>(id: SiteId, at: &At<'a>) -> Option<&'a Held<Site>> {
    let file = at.desk.county().sites().get(id);
    file.map(|file| &file.site)
}

/// The village's name, for titles.
pub fn village(id: SiteId, at: &At<'_>) -> String {
    held(id, at).map_or_else(String::new, |held| at.desk.short(held.record.village))
}

/// Stages that are offered, the one given among them though it may be closed.
pub fn stages(field: F, now: Option<StageId>, at: &At<'_>) -> FormField {
    let all = at.desk.county().sites().stages().iter();
    let open = all.filter(|held| !held.record.fields.closed || Some(held.record.id) == now);
    let options: Vec<Pick> = open.map(|held| Pick::Stage(held.record.id)).collect();
    let first = options.first().copied().unwrap_or(Pick::None);
    FormField::choice(key(field), options, now.map_or(first, Pick::Stage))
}

/// What the form asks of a site; the county leader, once the register has one.
pub fn fields(site: &SiteFields, at: &At<'_>) -> Vec<FormField> {
    let officials = at.desk.county().sites().officials().iter();
    let open = officials
        .filter(|held| !held.record.fields.closed || Some(held.record.id) == site.official);
    let mut options = vec![Pick::None];
    options.extend(open.map(|held| Pick::Official(held.record.id)));
    let now = site.official.map_or(Pick::None, Pick::Official);
    let leader = FormField::choice(key(F::Official), options.clone(), now);
    described::fields(site, |_| {
        let leader = (options.len() > 1).then(|| leader.clone());
        leader.into_iter().collect()
    })
}

/// What the form does not ask stays as it is.
pub fn read(site: &mut SiteFields, check: &mut Check<'_>) {
    check.fill(site);
    if check.values.field(key(F::Official)).is_some() {
        site.official = match check.pick(key(F::Official)) {
            Pick::Official(id) => Some(id),
            _ => None,
        };
    }
    check.rules_of_asked(site.clone().check(check.today));
}

/// A village, found by initials, name or path.
pub fn a_village(among: Among, now: Option<UnitId>, at: &At<'_>) -> FormField {
    let lookup = Lookup::new(among).with(now.map(Picked::Unit), at);
    FormField::lookup(key(F::Village), lookup)
        .hint(SiteText::FindVillage)
        .required()
}

/// As a site begins.
fn begun(stage: StageId, on: chrono::NaiveDate) -> SiteFields {
    SiteFields {
        stages: vec![Reached { stage, on }],
        ..SiteFields::default()
    }
}

impl Purpose for AddSite {
    fn title(&self, at: &At<'_>) -> Words {
        at.say(&SiteText::AddTitle)
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let among = Among::Villages {
            except: None,
            within: None,
        };
        let mut all = vec![a_village(among, self.near, at)];
        let stage = stages(F::Stage, None, at);
        // A county without stages gets the example list in the same step, and begins at its first.
        if !stage.is_empty() {
            all.push(stage);
        }
        all.extend(fields(&SiteFields::default(), at));
        fresh(all)
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let village = check.unit(key(F::Village));
        let (stage, mut steps) = match check.pick(key(F::Stage)) {
            Pick::Stage(stage) => (stage, Vec::new()),
            _ => (StageId::promised(0), StageCommand::examples()),
        };
        let mut fields = begun(stage, check.today);
        read(&mut fields, check);
        steps.push(Command::Site(SiteCommand::Add {
            id: SiteId::promised(0),
            village: village?,
            fields: Box::new(fields),
        }));
        Command::together(Occasion::Form, steps)
    }
}

impl Purpose for EditSite {
    fn title(&self, at: &At<'_>) -> Words {
        let name = village(self.0, at);
        at.say(&FormText::Edit { name })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let held = held(self.0, at)?;
        Some((held.version, fields(&held.record.fields, at)))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let mut fields = held(self.0, at)?.record.fields.clone();
        read(&mut fields, check);
        Some(edited(self.0, base, fields))
    }
}

pub fn edited(id: SiteId, base: Seq, fields: SiteFields) -> Command {
    let fields = Box::new(fields);
    Command::Site(SiteCommand::Edit { id, base, fields })
}

impl Purpose for ReplaceSite {
    fn title(&self, at: &At<'_>) -> Words {
        let village = village(self.0, at);
        at.say(&SiteText::ReplaceTitle { village })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let held = held(self.0, at)?;
        let village = held.record.village;
        let among = Among::Villages {
            except: Some(village),
            within: at.desk.county().parent(Node::Unit(village)),
        };
        let asked = vec![
            a_village(among, None, at).hint(SiteText::FindOfTownship),
            FormField::text(key(F::Reason), "").required(),
            FormField::day(key(F::Date), Some(at.desk.today())).required(),
        ];
        Some((held.version, asked))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let village = check.unit(key(F::Village));
        let first = at.desk.county().sites().first_stage()?;
        let on = check.day(key(F::Date))?;
        Some(Command::Site(SiteCommand::Replace {
            id: self.0,
            base,
            on,
            reason: check.text(key(F::Reason)),
            new: SiteId::promised(0),
            village: village?,
            fields: Box::new(begun(first, on)),
        }))
    }
}
