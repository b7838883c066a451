//! Units added and edited.

use crate::{
    domain::{
        Caution, Command, Field, GroupKind, Level, Right, Seq, UnitCommand, UnitField, UnitFields,
        UnitId, short_name,
    },
    i18n::{
        capital,
        text::{FormText, UnitText},
    },
    register::Node,
    store::Receipt,
    ui::{
        kit::{
            At, Route,
            form::{
                check::Check,
                field::{FormField, Kind, Values},
                key::{Key, Pick},
                purpose::{After, Purpose, second_look},
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

fn fields(level: Level, unit: &UnitFields) -> Vec<FormField> {
    let mut fields = vec![FormField::line(key(UnitField::Name), Kind::Text, &unit.name).required()];
    if level == Level::Group {
        let kinds = [GroupKind::Villagers, GroupKind::Grid]
            .map(Pick::Group)
            .to_vec();
        let kind = unit.kind.unwrap_or(GroupKind::Villagers);
        fields.push(FormField::choice(
            key(UnitField::Kind),
            kinds,
            Pick::Group(kind),
        ));
    }
    if level <= Level::Village {
        fields.push(FormField::line(
            key(UnitField::Short),
            Kind::Text,
            &unit.short,
        ));
    }
    fields.push(FormField::line(
        key(UnitField::Code),
        Kind::Text,
        &unit.code,
    ));
    fields
}

/// Below villages the short name is the name: it has no field there.
fn read(level: Level, check: &mut Check<'_>) -> UnitFields {
    let name = check.text(key(UnitField::Name));
    let short = match check.text(key(UnitField::Short)) {
        short if short.is_empty() => short_name(&name, level),
        short => short,
    };
    let kind = match check.pick(key(UnitField::Kind)) {
        Pick::Group(kind) => Some(kind),
        _ => None,
    };
    let fields = UnitFields {
        name,
        short,
        code: check.text(key(UnitField::Code)),
        kind,
    };
    let issues = fields.issues();
    let told = issues
        .into_iter()
        .filter(|i| check.values.field(Key::Of(i.field)).is_some());
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

    fn title(&self, at: &At<'_>) -> String {
        let what = at.say(&self.level).into_owned();
        match self.parent {
            Some(parent) => {
                let place = at.desk.short(parent);
                at.say(&FormText::AddIn { what, place }).into_owned()
            }
            None => capital(&at.say(&FormText::AddCounty)),
        }
    }

    fn route(&self) -> Route {
        Registry::AddUnit(self.parent).into()
    }

    fn fields(&self, _at: &At<'_>) -> Vec<FormField> {
        fields(self.level, &UnitFields::default())
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let fields = read(self.level, check);
        Some(Command::Unit(UnitCommand::Add {
            id: UnitId::promised(0),
            parent: self.parent,
            level: self.level,
            before: None,
            fields,
        }))
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

    fn title(&self, at: &At<'_>) -> String {
        at.say(&FormText::Edit {
            name: at.desk.short(self.id),
        })
        .into_owned()
    }

    fn route(&self) -> Route {
        Registry::EditUnit(self.id).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let held = at.desk.county().unit(self.id);
        held.map_or_else(Vec::new, |h| fields(h.record.level, &h.record.fields))
    }

    fn version(&self, at: &At<'_>) -> Seq {
        at.desk
            .county()
            .unit(self.id)
            .map(|h| h.version)
            .unwrap_or_default()
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let level = at.desk.county().unit(self.id)?.record.level;
        let fields = read(level, check);
        Some(Command::Unit(UnitCommand::Edit {
            id: self.id,
            base,
            fields,
        }))
    }

    fn notes(&self, values: Values<'_>, at: &At<'_>) -> Vec<(Key, String)> {
        let held = at.desk.county().unit(self.id);
        held.map_or_else(Vec::new, |h| {
            notes(h.record.level, &h.record.fields, values, at)
        })
    }
}
