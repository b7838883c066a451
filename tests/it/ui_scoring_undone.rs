//! An inspection is saved item by item and taken back in one step, on screen and on the command line.

use sanzhang::domain::{Seq, SiteId, Value};

use crate::support::{board::fourteen, stage::Stage};

fn scored(stage: &Stage) -> usize {
    let sites = stage.model().desk.county().sites();
    let file = sites.get(SiteId(1)).expect("a site");
    file.inspections
        .iter()
        .map(|sitting| sitting.scores.len())
        .sum()
}

fn inspections(stage: &Stage) -> usize {
    let sites = stage.model().desk.county().sites();
    sites.get(SiteId(1)).expect("a site").inspections.len()
}

fn number(stage: &Stage, item: u16) -> Option<String> {
    let sites = stage.model().desk.county().sites();
    let file = sites.get(SiteId(1)).expect("a site");
    match file.inspections.last()?.score(item)?.record.fields.value {
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    }
}

#[test]
fn a_whole_inspection_goes_and_comes_with_one_key() {
    let mut stage = fourteen();
    stage.press("g d c");
    for value in ["2", "1", "95", "y", "0"] {
        stage.type_(value).press("enter");
    }
    // A score that was mended, a note and the end belong to it too.
    stage
        .press("up")
        .type_("1")
        .press("enter f4")
        .type_("查看")
        .press("enter esc ^s ^s");
    assert_eq!((inspections(&stage), scored(&stage)), (1, 6));
    let entries = stage.head();
    stage
        .press("u")
        .shows("已撤销：登记了 第0甲村 的评分，共 8 步");
    assert_eq!((inspections(&stage), scored(&stage)), (0, 0));
    assert_eq!(stage.head(), Seq(entries.0 + 1), "one entry");
    stage.press("^r");
    assert_eq!((inspections(&stage), scored(&stage)), (1, 6));
    assert_eq!(number(&stage, 5).as_deref(), Some("1"));
    stage.press("u");
    assert_eq!(inspections(&stage), 0);
    // What was done before it is the next step, and nothing of it is left in between.
    stage.press("g j").shows("(已撤销)");
}

#[test]
fn what_one_entered_elsewhere_and_into_another_inspection_stays() {
    let mut stage = fourteen();
    stage.press("g d c").type_("2").press("enter esc");
    stage
        .press("s")
        .type_("1")
        .press("enter")
        .type_("0")
        .press("enter esc c");
    stage.type_("0").press("enter esc");
    assert_eq!(inspections(&stage), 2);
    stage.press("u");
    assert_eq!(
        (inspections(&stage), scored(&stage)),
        (1, 2),
        "the self-assessment stays"
    );
    stage.press("u");
    assert_eq!(inspections(&stage), 0);
}

#[test]
fn later_entries_of_others_keep_only_what_they_touched() {
    let (mut first, mut second) = (fourteen(), None);
    first
        .press("g d c")
        .type_("2")
        .press("enter")
        .type_("1")
        .press("enter")
        .type_("95")
        .press("enter");
    let other: &mut Stage = second.insert(first.second());
    // Elsewhere: nothing stands in the way.
    other.press("g d down c").type_("1").press("enter esc");
    // In the same inspection at another item: what is one's own goes, the inspection stays.
    other.press("up c").type_("0").press("enter esc");
    first.press("esc u").shows("已撤销");
    assert_eq!((inspections(&first), scored(&first)), (1, 2));
    first.press("^r");
    assert_eq!(scored(&first), 4);
    // At one of the same items: nothing is taken back, and it is said whose it is.
    other.press("c up up up").type_("0").press("enter esc");
    first.press("u").shows("学员2");
    assert_eq!(scored(&first), 4);
}
