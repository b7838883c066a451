//! 拆邻: which households of a neighborhood go to a new one beside it.

use super::home::since;
use crate::{
    domain::{Command, Field, HouseholdId, Seq, UnitField, UnitFields, UnitId},
    i18n::{OnScreen, Words, text::FormText},
    register::Node,
    store::Receipt,
    ui::kit::{
        At,
        form::{After, Check, FormField, Key, Notes, Pick, Purpose, Standing, fresh},
    },
};

pub struct Divide {
    pub unit: UnitId,
    /// Those that go, until somebody chooses others.
    pub going: Vec<HouseholdId>,
}

const NAME: Key = Key::Of(Field::Unit(UnitField::Name));

impl Divide {
    fn going(&self, check: &Check<'_>, at: &At<'_>) -> Vec<HouseholdId> {
        let all = at.desk.divisible(self.unit).into_iter().map(|row| row.id);
        all.filter(|id| check.pick(Key::Goes(*id)) == Pick::NewUnit)
            .collect()
    }

    /// Whoever leads the old one stays its leader, wherever they live.
    fn leader(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        let Some(post) = at.desk.county().serving(self.unit) else {
            return;
        };
        let fields = &post.person.record.fields;
        let home = at.desk.home_of(fields).map(|(home, _)| home);
        let goes = home.is_some_and(|home| self.going(&notes.check, at).contains(&home));
        let (who, unit) = (fields.name.clone(), at.desk.short(self.unit));
        let words = if goes {
            FormText::LeaderGoes { who, unit }
        } else {
            FormText::LeaderStays { who, unit }
        };
        notes.say(NAME, &words);
    }
}

impl Purpose for Divide {
    fn title(&self, at: &At<'_>) -> Words {
        let name = at.desk.short(self.unit);
        at.say(&FormText::Divide { name })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let rows = at.desk.divisible(self.unit);
        if rows.is_empty() {
            return None;
        }
        let name = FormField::text(NAME, &at.desk.next_name(self.unit));
        let name = name.required().called(FormText::NewNeighborhood);
        let home = |id: HouseholdId| {
            let goes = self.going.contains(&id);
            let (old, new) = (Pick::Unit(self.unit), Pick::NewUnit);
            FormField::choice(Key::Goes(id), vec![old, new], if goes { new } else { old })
        };
        let homes = rows.into_iter().map(|row| home(row.id));
        fresh([name, since(at)].into_iter().chain(homes).collect())
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let name = check.text(NAME);
        let fields = UnitFields {
            short: name.clone(),
            name,
            ..UnitFields::default()
        };
        check.rules_of_asked(fields.issues());
        let going = self.going(check, at);
        Some(at.desk.dividing(self.unit, &going, fields))
    }

    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        self.leader(notes, at);
        let command = self.command(Seq::default(), &mut notes.check, at);
        let cautions = command.map_or_else(Vec::new, |command| at.desk.of_records(&command));
        for caution in cautions {
            notes.say(NAME, &OnScreen(&caution));
        }
    }

    /// Both sides beside the rule.
    fn sum(&self, check: &mut Check<'_>, at: &At<'_>) -> Vec<Words> {
        let command = self.command(Seq::default(), check, at);
        let sizes = command.map_or_else(Vec::new, |command| at.desk.of_sizes(&command));
        let sizes = sizes.iter().map(|size| at.say(&OnScreen(size)));
        let mut sum: Vec<String> = sizes.map(Words::into_owned).collect();
        let bounds = at.desk.county().bounds();
        let (fewest, most) = (bounds.fewest.into(), bounds.most.into());
        sum.push(at.say(&FormText::Bounds { fewest, most }).into_owned());
        vec![sum.join("  ").into()]
    }

    fn after(&self, receipt: &Receipt) -> After {
        let new = receipt.ids::<crate::domain::Unit>().next();
        new.map_or(After::Stay, |id| After::Jump(Node::Unit(id)))
    }
}
