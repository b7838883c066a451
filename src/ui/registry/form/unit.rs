//! Units added and edited.

use super::home::since;
use crate::{
    domain::{
        Command, Field, GroupKind, Held, Level, Right, Seq, UnitCommand, UnitField, UnitFields,
        UnitId, short_name,
    },
    i18n::{
        Words, capital,
        text::{AppText, FormText, UnitText},
    },
    register::Node,
    store::Receipt,
    ui::kit::{
        At,
        form::{
            After, Check, FormField, Key, Notes, Pick, Purpose, Standing, When, described, fresh,
        },
    },
};

pub struct AddUnit {
    pub parent: Option<UnitId>,
    pub level: Level,
}

pub struct EditUnit {
    pub id: UnitId,
}

const fn key(field: UnitField) -> Key {
    Key::Of(Field::Unit(field))
}

const fn is_contact(key: Key) -> bool {
    use UnitField as F;
    matches!(
        key,
        Key::Of(Field::Unit(
            F::ContactRole(_) | F::ContactName(_) | F::ContactPhone(_)
        ))
    )
}

/// Whoever keeps no townships and villages says whom to call there, and nothing else.
fn says_only_contacts(level: Level, at: &At<'_>) -> bool {
    level <= Level::Village && !at.desk.may(Right::Divisions)
}

/// Below villages the short name is the name, and whoever leads is called; only groups are of several kinds.
fn fields(level: Level, unit: &UnitFields) -> Vec<FormField> {
    use UnitField as F;
    let mut fields = described::fields(unit, |_| Vec::new());
    fields.retain_mut(|field| match field.key {
        k if k == key(F::Short) => level <= Level::Village,
        k if k == key(F::Kind) => {
            let kinds = GroupKind::ALL.map(|kind| Pick::Of(kind.into())).to_vec();
            let kind = unit.kind.unwrap_or(GroupKind::Villagers);
            *field = FormField::choice(field.key, kinds, Pick::Of(kind.into()));
            level == Level::Group
        }
        of if is_contact(of) => level <= Level::Village,
        _ => true,
    });
    fields
}

/// What is not asked stays as it is.
fn read(mut fields: UnitFields, level: Level, check: &mut Check<'_>) -> UnitFields {
    check.fill(&mut fields);
    if fields.short.is_empty() {
        fields.short = short_name(&fields.name, level);
    }
    check.rules_of_asked(fields.issues());
    fields
}

/// The short name that will follow from the name, where that is not what stands in its field.
fn note_short(level: Level, before: &UnitFields, notes: &mut Notes<'_>, at: &At<'_>) {
    let typed = UnitFields {
        name: notes.check.text(key(UnitField::Name)),
        short: notes.check.text(key(UnitField::Short)),
        ..UnitFields::default()
    };
    let short = typed.clone().cleaned(level).following(before, level).short;
    if !typed.name.is_empty() && short != typed.short && short != typed.name {
        let what = at.say(&UnitText::Short).into_owned();
        let words = at.say(&AppText::Is { what, it: short });
        notes.tell(key(UnitField::Short), words.into_owned());
    }
}

impl Purpose for AddUnit {
    fn is_looked_at_twice(&self) -> bool {
        true
    }

    fn title(&self, at: &At<'_>) -> Words {
        let what = at.say(&self.level).into_owned();
        match self.parent {
            Some(parent) => {
                let place = at.desk.short(parent);
                at.say(&FormText::AddIn { what, place })
            }
            None => capital(&at.say(&FormText::AddCounty)).into(),
        }
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let mut fields = fields(self.level, &UnitFields::default());
        fields.push(since(at));
        fresh(fields)
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let fields = read(UnitFields::default(), self.level, check);
        Some(Command::Unit(UnitCommand::Add {
            id: UnitId::promised(0),
            parent: self.parent,
            level: self.level,
            before: None,
            fields,
        }))
    }

    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        note_short(self.level, &UnitFields::default(), notes, at);
    }

    fn after(&self, receipt: &Receipt) -> After {
        let added = receipt.ids::<crate::domain::Unit>().next();
        added.map_or(After::Stay, |id| After::Jump(Node::Unit(id)))
    }
}

impl Purpose for EditUnit {
    fn title(&self, at: &At<'_>) -> Words {
        let name = at.desk.short(self.id);
        at.say(&FormText::Edit { name })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let Held { record, version } = at.desk.county().unit(self.id)?;
        let mut fields = fields(record.level, &record.fields);
        if says_only_contacts(record.level, at) {
            fields.retain(|field| is_contact(field.key));
            return Some((*version, fields));
        }
        let names = [UnitField::Name, UnitField::Short].map(key);
        fields.push(since(at).when(When::Changed(names.to_vec())));
        Some((*version, fields))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let record = &at.desk.county().unit(self.id)?.record;
        let before = if says_only_contacts(record.level, at) {
            record.fields.clone()
        } else {
            UnitFields::default()
        };
        let (id, fields) = (self.id, read(before, record.level, check));
        Some(Command::Unit(UnitCommand::Edit { id, base, fields }))
    }

    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        if let Some(Held { record, .. }) = at.desk.county().unit(self.id) {
            note_short(record.level, &record.fields, notes, at);
        }
    }
}
