//! A quarter that is over is counted with the units as they were then.

use chrono::{Days, NaiveDate};
use sanzhang::{domain::*, i18n::Lang, register::Asked, report};

use crate::support::{county::*, office::Office};

/// Four neighborhoods with a leader each, and a session in the first quarter.
fn office() -> Office {
    let mut office = Office::new();
    for (n, neighborhood) in NEIGHBORHOODS.into_iter().enumerate() {
        if n > 1 {
            office.must(add_person(0, VILLAGES[n / 2], &format!("张{n}")));
        }
        let since = today() - Days::new(400);
        office.must(appoint(0, neighborhood, PersonId(n as u32 + 1), since));
    }
    let nine = TimeOfDay::new(9, 0).expect("a time");
    let eleven = TimeOfDay::new(11, 0).expect("a time");
    office.must(Command::Training(TrainingCommand::Plan {
        id: TrainingId::promised(0),
        host: UnitId(2),
        fields: Box::new(TrainingFields {
            title: "普遍培训".to_owned(),
            slots: vec![Slot {
                date: NaiveDate::from_ymd_opt(2024, 1, 10).expect("a day"),
                from: nine,
                to: eleven,
            }],
            ..TrainingFields::default()
        }),
    }));
    office
}

fn asked(period: Period) -> Asked {
    Asked {
        tier: Tier::Township,
        rank: Rank::Neighborhood,
        period,
    }
}

/// Every row that the quarter has, in words.
fn seen(office: &Office) -> Vec<String> {
    let desk = office.0.desk();
    let mut rows = Vec::new();
    for level in [Level::Village, Level::Group, Level::Neighborhood] {
        let asked = asked("2024Q1".parse().expect("a period"));
        let table = report::coverage(&desk, COUNTY, Some(level), asked);
        let said = |row: &report::Row| {
            let words = row.cells.iter().map(|cell| cell.value.words(Lang::Zh));
            words.collect::<Vec<_>>().join(" ")
        };
        rows.extend(table.rows.iter().chain(&table.sums).map(said));
    }
    rows.sort();
    rows
}

fn fields(name: &str) -> UnitFields {
    UnitFields {
        name: name.to_owned(),
        ..UnitFields::default()
    }
}

fn rename(office: &mut Office, id: UnitId, name: &str) {
    let (base, fields) = (office.unit_base(id), fields(name));
    office.must(Command::Unit(UnitCommand::Edit { id, base, fields }));
}

#[test]
fn a_closed_quarter_stays_as_it_was_whatever_is_made_moved_renamed_or_retired_since() {
    let mut office = office();
    let before = seen(&office);
    assert_eq!(
        before
            .iter()
            .filter(|row| row.contains("一邻 1 0 1"))
            .count(),
        2,
        "{before:?}"
    );
    let [first, second, third, _] = NEIGHBORHOODS;
    rename(&mut office, first, "改邻");
    let (base, parent) = (office.unit_base(first), GROUPS[1]);
    office.must(Command::Unit(UnitCommand::Move {
        id: first,
        base,
        parent,
        before: None,
    }));
    rename(&mut office, GROUPS[1], "改组");
    assert_eq!(seen(&office), before);
    for id in [second, third] {
        let base = office.unit_base(id);
        office.must(Command::Unit(UnitCommand::Retire { id, base }));
        assert_eq!(seen(&office), before);
    }
    // Gone for a while and back, it was there all the same.
    office.must(Command::Unit(UnitCommand::Restore { id: third }));
    let new = office.must(Command::Unit(UnitCommand::Add {
        id: UnitId::promised(0),
        parent: Some(GROUPS[0]),
        level: Level::Neighborhood,
        before: None,
        fields: fields("新邻"),
    }));
    let new = new.ids::<Unit>().next().expect("an id");
    office.must(add_person(0, VILLAGES[0], "新某"));
    office.must(appoint(0, new, PersonId(5), today() - Days::new(100)));
    assert_eq!(seen(&office), before);
    let now = asked(Period::of(Rhythm::Quarterly, today()));
    let rows = office.0.desk();
    let rows = rows.county().coverages(COUNTY, Level::Neighborhood, now);
    let has = |id| rows.iter().any(|(unit, _)| *unit == id);
    assert!(has(new) && has(third) && !has(second));
}
