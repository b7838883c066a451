//! Units added and edited.

use super::home::since;
use crate::{
    domain::{
        Caution, Command, Field, GroupKind, Level, Right, Seq, UnitCommand, UnitField, UnitFields,
        UnitId, short_name,
    },
    i18n::{
        Words, capital,
        text::{FormText, UnitText},
    },
    register::Node,
    store::Receipt,
    ui::{
        kit::{
            At, Route,
            form::{
                check::Check,
                described,
                field::{FormField, When},
                key::{Key, Pick},
                purpose::{After, Purpose, second_look},
                values::Values,
            },
        },
        registry::route::Registry,
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

/// Below villages the short name is the name; only groups are of several kinds.
fn fields(level: Level, unit: &UnitFields) -> Vec<FormField> {
    let mut fields = described::fields(unit, |_| Vec::new());
    fields.retain_mut(|field| match field.key {
        k if k == key(UnitField::Short) => level <= Level::Village,
        k if k == key(UnitField::Kind) => {
            let kinds = GroupKind::ALL.map(|kind| Pick::Of(kind.into())).to_vec();
            let kind = unit.kind.unwrap_or(GroupKind::Villagers);
            *field = FormField::choice(field.key, kinds, Pick::Of(kind.into()));
            level == Level::Group
        }
        _ => true,
    });
    fields
}

fn read(level: Level, check: &mut Check<'_>) -> UnitFields {
    let mut fields = UnitFields::default();
    check.fill(&mut fields);
    if fields.short.is_empty() {
        fields.short = short_name(&fields.name, level);
    }
    let issues = fields.issues();
    let told = issues
        .into_iter()
        .filter(|i| check.values.field(Key::of(i.field)).is_some());
    check.rules(told.collect());
    fields
}

/// The short name that will follow from the name, where that is not what stands in its field.
fn notes(level: Level, before: &UnitFields, values: Values<'_>, at: &At<'_>) -> Vec<(Key, String)> {
    let typed = UnitFields {
        name: values.text(key(UnitField::Name)),
        short: values.text(key(UnitField::Short)),
        ..UnitFields::default()
    };
    let short = typed.clone().cleaned(level).following(before, level).short;
    if typed.name.is_empty() || short == typed.short || short == typed.name {
        return Vec::new();
    }
    vec![(
        key(UnitField::Short),
        format!("{}: {short}", at.say(&UnitText::Short)),
    )]
}

impl Purpose for AddUnit {
    fn cautions(&self, values: Values<'_>, at: &At<'_>) -> Vec<Caution> {
        second_look(self, values, at)
    }

    fn needs(&self, _at: &At<'_>) -> Right {
        Right::of_unit(self.level)
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

    fn route(&self) -> Route {
        Registry::AddUnit(self.parent).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let mut fields = fields(self.level, &UnitFields::default());
        fields.push(since(at));
        fields
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let fields = read(self.level, check);
        let add = Command::Unit(UnitCommand::Add {
            id: UnitId::promised(0),
            parent: self.parent,
            level: self.level,
            before: None,
            fields,
        });
        Some(add.since(check.since()))
    }

    fn notes(&self, values: Values<'_>, at: &At<'_>) -> Vec<(Key, String)> {
        notes(self.level, &UnitFields::default(), values, at)
    }

    fn after(&self, receipt: &Receipt) -> After {
        let added = receipt.ids::<crate::domain::Unit>().next();
        added.map_or(After::Stay, |id| After::Jump(Node::Unit(id)))
    }
}

impl Purpose for EditUnit {
    fn needs(&self, at: &At<'_>) -> Right {
        let held = at.desk.county().unit(self.id);
        held.map_or(Right::Registry, |held| Right::of_unit(held.record.level))
    }

    fn title(&self, at: &At<'_>) -> Words {
        at.say(&FormText::Edit {
            name: at.desk.short(self.id),
        })
    }

    fn route(&self) -> Route {
        Registry::EditUnit(self.id).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let held = at.desk.county().unit(self.id);
        let names = When::Changed([UnitField::Name, UnitField::Short].map(key).to_vec());
        held.map_or_else(Vec::new, |h| {
            let mut fields = fields(h.record.level, &h.record.fields);
            fields.push(since(at).when(names));
            fields
        })
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        at.desk.county().unit(self.id).map(|h| h.version)
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let level = at.desk.county().unit(self.id)?.record.level;
        let fields = read(level, check);
        let edit = Command::Unit(UnitCommand::Edit {
            id: self.id,
            base,
            fields,
        });
        Some(edit.since(check.since()))
    }

    fn notes(&self, values: Values<'_>, at: &At<'_>) -> Vec<(Key, String)> {
        let held = at.desk.county().unit(self.id);
        held.map_or_else(Vec::new, |h| {
            notes(h.record.level, &h.record.fields, values, at)
        })
    }
}
