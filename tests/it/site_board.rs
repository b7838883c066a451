//! The board over a small county: latest scores, movement, plan, demands, reach.

use sanzhang::{domain::*, store::Which};

use crate::support::{county::*, rubric::rubric, sites::*};

#[test]
fn the_board_moves_with_every_item_and_undo_takes_it_back() {
    let mut office = Office::new();
    assert_eq!(office.verified(), None);
    let first = office.begin(By::Verifier, 1, ago(30));
    let mut seen = vec![office.row()];
    for (item, value, total) in [
        (1, number(1), 1),
        (3, number(95), 6),
        (4, Value::Yes, 8),
        (5, number(8), 3),
        (1, number(2), 4),
    ] {
        office.score(first, item, value);
        seen.push(office.row());
        assert_eq!(office.verified(), Some(whole(total)), "item {item}");
    }
    let standing = office.row().verified.expect("scores");
    assert_eq!(
        standing.blocks[1].points,
        whole(-3),
        "an open deduction shows"
    );
    assert_eq!(
        (standing.blocks[0].passes(), standing.blocks[1].passes()),
        (Some(true), None)
    );
    // All of it is one step, there and back.
    office.0.undo(Which::Sitting).expect("undone");
    assert_eq!(Some(&office.row()), seen.first());
    office.0.redo().expect("redone");
    assert_eq!(Some(&office.row()), seen.last());
}

#[test]
fn movement_is_since_the_inspection_before_or_since_a_day() {
    let mut office = Office::new();
    let first = office.begin(By::Verifier, 1, ago(30));
    all(&mut office, first, 0);
    office.close(first);
    assert_eq!(office.row().moved, None, "nothing before it");
    let own = office.begin(By::Village, 1, ago(20));
    all(&mut office, own, 2);
    let again = office.begin(By::Verifier, 1, ago(10));
    office.score(again, 4, Value::No);
    office.score(again, 1, number(1));
    let row = office.row();
    assert_eq!(
        row.verified.as_ref().map(|s| s.total),
        Some(whole(22)),
        "others stay as they were"
    );
    assert_eq!(row.moved, Some(whole(-1)));
    assert_eq!(row.gap(), Some(whole(3)));
    let desk = office.0.desk();
    let sites = desk.county().sites();
    let file = sites.get(SITE).expect("a site");
    assert_eq!(sites.moved_since(file, ago(25)), Some(whole(-1)));
    assert_eq!(sites.moved_since(file, ago(5)), Some(whole(0)));
    assert_eq!(
        sites.moved_since(file, ago(50)),
        None,
        "there was nothing then"
    );
    let series: Vec<_> = sites
        .series(file, By::Verifier)
        .iter()
        .map(|m| m.total)
        .collect();
    assert_eq!(series, [whole(23), whole(22)]);
}

#[test]
fn a_new_rubric_takes_over_once_somebody_was_through_with_it() {
    let mut office = Office::new();
    let first = office.begin(By::Verifier, 1, ago(30));
    all(&mut office, first, 2);
    office.close(first);
    let mut fields = rubric();
    fields.title = "新细则".to_owned();
    let desk = office.0.desk();
    let held = desk.county().sites().current_rubric().expect("one").clone();
    let edit = RubricCommand::Edit {
        id: held.record.id,
        base: held.version,
        new: RubricId::promised(0),
        fields: Box::new(fields),
    };
    office.0.submit(Command::Rubric(edit)).expect("replaced");
    let second = office.begin(By::Verifier, 2, ago(5));
    office.score(second, 1, number(2));
    let rubric_of = |office: &Office| office.row().verified.map(|s| (s.rubric, s.total));
    assert_eq!(
        rubric_of(&office),
        Some((RubricId(1), whole(25))),
        "still the old one"
    );
    office.close(second);
    assert_eq!(rubric_of(&office), Some((RubricId(2), whole(2))));
    assert_eq!(
        office.row().moved,
        None,
        "scores of two rubrics are not compared"
    );
}

#[test]
fn plan_and_demands_are_measured_in_points() {
    let mut office = Office::new();
    let first = office.begin(By::Verifier, 1, ago(30));
    all(&mut office, first, 2);
    let row = office.row();
    let plan = row.plan.expect("a target");
    // 85 % of 25 is the goal, half of the time is gone.
    assert_eq!((plan.goal, plan.expected), (Tenths(212), Tenths(106)));
    assert_eq!(plan.ahead(), whole(25) - Tenths(106));
    let desk = office.0.desk();
    let county = desk.county();
    let demanded = county
        .demanded(StageId(6), row.verified.as_ref())
        .expect("demands");
    assert!(demanded.met, "{demanded:?}");
    assert_eq!(county.demanded(StageId(2), row.verified.as_ref()), None);
    let file = county.sites().get(SITE).expect("a site");
    assert_eq!(county.next_stage(file), Some(StageId(4)));
    office.score(first, 3, number(50));
    let row = office.row();
    let desk = office.0.desk();
    let demanded = desk.county().demanded(StageId(6), row.verified.as_ref());
    let demanded = demanded.expect("demands");
    assert_eq!(
        (demanded.least, demanded.under.as_slice()),
        (Some((85, false)), &["组织".to_owned()][..])
    );
    assert!(!demanded.met);
}

#[test]
fn cheap_points_come_first() {
    let mut office = Office::new();
    let first = office.begin(By::Verifier, 1, ago(30));
    all(&mut office, first, 0);
    office.score(first, 2, number(1));
    office.score(first, 3, number(94));
    let row = office.row();
    let rubric = rubric();
    let chances = row.verified.expect("scores").chances(&rubric);
    let order: Vec<_> = chances
        .iter()
        .map(|c| (c.no, c.step.gain, c.step.to))
        .collect();
    assert_eq!(
        order,
        [
            (3, whole(2), number(95)),
            (1, whole(2), number(2)),
            (2, whole(1), number(0)),
        ],
        "one more percent for two points is the cheapest"
    );
}

#[test]
fn the_countys_own_figures_fill_computed_items() {
    let office = Office::new();
    let desk = office.0.desk();
    let computed = desk.county().computed(VILLAGES[0], &rubric());
    assert_eq!(
        computed,
        [(7, number(100))],
        "both neighborhoods have six households"
    );
    let measure = |measure| desk.county().measure(VILLAGES[0], measure);
    assert_eq!(measure(Measure::PostsFilled), Some(whole(0)));
    assert_eq!(measure(Measure::CardsIssued), Some(whole(0)));
    assert_eq!(
        measure(Measure::Trained),
        None,
        "nobody serves, so nobody owes it"
    );
}

#[test]
fn points_lines_and_area_count_each_village_once() {
    let mut office = Office::new();
    let desk = office.0.desk();
    let held = desk
        .county()
        .sites()
        .get(SITE)
        .expect("a site")
        .site
        .clone();
    assert_eq!(desk.county().reach(COUNTY).covered, 1);
    let mut fields = held.record.fields;
    fields.links.push(Link {
        village: VILLAGES[1],
        kind: LinkKind::Line,
        name: "蓝山东线".to_owned(),
        since: ago(20),
    });
    fields.adoptions.push(Adoption {
        village: VILLAGES[1],
        on: ago(10),
        what: "联户积分".to_owned(),
        checked_by: String::new(),
    });
    let edit = SiteCommand::Edit {
        id: SITE,
        base: held.version,
        fields: Box::new(fields),
    };
    office.submit(edit).expect("edited");
    let reach = office.0.desk().county().reach(COUNTY);
    assert_eq!((reach.sites, reach.lines, reach.areas), (1, 1, 0));
    assert_eq!(
        (reach.linked, reach.adopted, reach.covered, reach.villages),
        (1, 1, 2, 2)
    );
}
