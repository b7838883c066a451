//! 拆邻: households of a neighborhood go to a new one in one step that one undo takes back whole.

use assert_cmd::Command as Program;
use proptest::prelude::*;
use sanzhang::{
    domain::{Command, Occasion, Refusal, UnitCommand, UnitFields, UnitId, UnitRefusal},
    register::{HouseholdRow, Node},
    ui::registry::tree::Tree,
};

use crate::support::{county::*, doors, stage::Stage};

/// On a neighborhood with so many households.
fn with(stage: &mut Stage, n: usize) -> UnitId {
    let unit = stage.walk_to_neighborhood();
    let there = rows(stage, unit).len();
    let add = (there..n).map(|n| add_household(n as u32, unit, &format!("新户{n}")));
    if let Some(command) = Command::together(Occasion::Edit, add.collect()) {
        stage.submit(command);
    }
    unit
}

fn rows(stage: &Stage, unit: UnitId) -> Vec<HouseholdRow> {
    stage.model().desk.county().households_of(unit).to_vec()
}

/// The one under the cursor.
fn new(stage: &Stage) -> UnitId {
    let tree = stage.on::<Tree>();
    match tree.and_then(Tree::node) {
        Some(Node::Unit(unit)) => unit,
        _ => panic!("no unit\n{}", stage.screen()),
    }
}

#[test]
fn a_neighborhood_that_is_too_large_is_divided_in_halves_by_two_keys() {
    let mut stage = Stage::village();
    let unit = with(&mut stage, 16);
    let before = rows(&stage, unit);
    stage
        .shows("16户，超过15户")
        .shows("按 s 拆成两邻：按户序号 8 户和 8 户")
        .shows("s 分户、拆分");
    stage
        .press("s")
        .shows("拆分 第1邻")
        .shows("第1邻：16 户 → 8 户")
        .shows("0 户 → 8 户")
        .shows("每邻 5 到 15 户")
        .shows("仍任 第1邻，新邻另外任命");
    stage.press("^s").shows("从 第1邻 分出 8 户，新设 ");
    let added = new(&stage);
    assert_ne!(added, unit);
    let (stayed, gone) = (rows(&stage, unit), rows(&stage, added));
    assert_eq!((stayed.len(), gone.len()), (8, 8));
    let last = stayed.iter().map(|row| row.number).max();
    let mut went: Vec<_> = before
        .iter()
        .filter(|row| Some(row.number) > last)
        .map(|row| row.id)
        .collect();
    went.sort();
    let mut there: Vec<_> = gone.iter().map(|row| row.id).collect();
    there.sort();
    assert_eq!(went, there);
    // One undo takes all of it back.
    stage.press("u").shows("已撤销：从 第1邻 分出 8 户");
    assert_eq!(rows(&stage, unit).len(), 16);
    assert!(!stage.model().desk.is_live(Node::Unit(added)));
    stage.press("^r").shows("已重做");
    assert_eq!(rows(&stage, added).len(), 8);
}

#[test]
fn a_blank_changes_where_a_household_goes_and_both_sides_are_counted_anew() {
    let mut stage = Stage::village();
    let unit = with(&mut stage, 16);
    stage.sized(80, 24).press("s");
    // The name, the day, the first household.
    stage.press("tab tab space").shows("第1邻：16 户 → 7 户");
    stage.press("space").shows("第1邻：16 户 → 8 户");
    // All the way down the sum stays in view.
    for _ in 0..14 {
        stage.press("tab");
    }
    stage.press("space").shows("第1邻：16 户 → 9 户");
    stage.press("^s").shows("分出 7 户");
    assert_eq!(rows(&stage, unit).len(), 9);
}

#[test]
fn the_selected_households_of_one_neighborhood_are_those_that_go() {
    let mut stage = Stage::village();
    let unit = with(&mut stage, 13);
    stage
        .press("l j x x s")
        .shows("拆分 第1邻")
        .shows("13 户 → 11 户");
    stage.shows("不足5户");
    stage.translated().shows("Divide 第1邻").translated();
    stage.press("^s").shows("分出 2 户");
    assert_eq!(rows(&stage, unit).len(), 11);
}

#[test]
fn where_nothing_is_divided_it_says_why() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    // The group above.
    stage
        .press("h")
        .hides("拆成两邻")
        .press("s")
        .shows("用于一户或一邻");
    let mut stage = Stage::village();
    let unit = with(&mut stage, 0);
    let stay = stage.model().desk.county().unit(unit).expect("a unit");
    let parent = stay.record.parent;
    let empty = Command::Unit(UnitCommand::Add {
        id: UnitId::promised(0),
        parent,
        level: sanzhang::domain::Level::Neighborhood,
        before: None,
        fields: UnitFields {
            name: "空邻".to_owned(),
            ..UnitFields::default()
        },
    });
    let id = stage.submit(empty).ids::<sanzhang::domain::Unit>().next();
    stage.open(|_| vec![sanzhang::ui::Effect::Jump(Node::Unit(id.expect("added")))]);
    stage.press("s").shows("空邻不到 2 户");
    // A form in which nobody goes is refused with how to mend it.
    let mut stage = Stage::village();
    with(&mut stage, 2);
    stage.press("s");
    let rows = stage.screen().matches("到新邻]").count();
    for _ in 0..20 {
        let (_, y) = stage.caret().expect("a field");
        if stage.line(y.into()).contains("[到新邻]") {
            stage.press("space");
        }
        stage.press("tab");
    }
    assert!(rows > 0);
    stage.press("^s").shows("至少选一户，至少留一户");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whoever goes, some must stay; and undo and redo restore every byte.
    #[test]
    fn whoever_goes_undo_puts_all_of_them_back(choice in prop::collection::vec(any::<bool>(), 6)) {
        let store = stocked();
        let ledger = doors::held::<sanzhang::domain::Unit>(&store, UnitId(6));
        prop_assert_eq!(ledger.record.level, sanzhang::domain::Level::Neighborhood);
        for n in 0..6 {
            must(&store, add_household(900 + n, UnitId(6), &format!("户{n}")));
        }
        let county = sanzhang::desk::Registrar::whole(
            store.clone(),
            hand("li"),
            sanzhang::desk::Book::Real,
            sanzhang::desk::Clock::held(today()),
        ).expect("opens");
        let desk = county.desk();
        let rows = desk.divisible(UnitId(6));
        let all = rows.len();
        let going: Vec<_> = rows.iter().enumerate()
            .filter(|(n, _)| choice[n % choice.len()])
            .map(|(_, row)| row.id)
            .collect();
        let fields = UnitFields { name: "新邻".to_owned(), ..UnitFields::default() };
        let command = desk.dividing(UnitId(6), &going, fields);
        let before = digest(&store);
        let done = doors::by(&store, "li", command);
        if going.is_empty() || going.len() == all {
            prop_assert_eq!(done.err(), Some(Refusal::Unit(UnitRefusal::Undivided)));
            prop_assert_eq!(digest(&store), before);
            return Ok(());
        }
        let receipt = done.expect("divided");
        let new = receipt.ids::<sanzhang::domain::Unit>().next().expect("added");
        for id in &going {
            let held = doors::held::<sanzhang::domain::Household>(&store, *id);
            prop_assert_eq!(held.record.neighborhood, new);
        }
        let after = digest(&store);
        doors::undo(&store, "li").expect("undone");
        prop_assert_eq!(digest(&store), before);
        doors::redo(&store, "li").expect("redone");
        prop_assert_eq!(digest(&store), after);
    }
}

fn run(call: &[&str]) -> (String, String) {
    let mut program = Program::cargo_bin("sanzhang").expect("built");
    let program = program
        .args(["--lang", "zh", "--demo", "--size", "village"])
        .args(call);
    let out = program.output().expect("runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (text(out.stdout), text(out.stderr))
}

#[test]
fn the_command_line_divides_by_half_and_by_numbers() {
    let unit = "沙坪村/第1片/1组/第2邻";
    let (half, _) = run(&["split", unit, "--half"]);
    assert!(half.contains("从 第2邻 分出"), "{half}");
    assert!(half.contains("→"), "{half}");
    let (named, err) = run(&["split", unit, "--households", "1-2", "名称=桥西邻"]);
    assert!(named.contains("分出 2 户，新设 "), "{named}{err}");
    assert!(named.contains("桥西邻"), "{named}");
    let (_, none) = run(&["split", unit]);
    assert!(none.contains("--half"), "{none}");
    let (_, nobody) = run(&["split", unit, "--households", "99"]);
    assert!(nobody.contains("没有 99 号"), "{nobody}");
    let (_, above) = run(&["split", "沙坪村", "--half"]);
    assert!(above.contains("不能拆分"), "{above}");
}
