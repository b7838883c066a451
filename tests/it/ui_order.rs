//! By which column a table is sorted: chosen from a list, the present one marked; the board with what was replaced.

use sanzhang::{
    domain::{SiteCommand, SiteId},
    keymap::Context,
};

use crate::support::{
    board::{fourteen, site, village},
    stage::Stage,
};

#[test]
fn the_list_of_columns_opens_on_every_table_that_sorts() {
    let tables = ["3", "g c", "g d", "g n"];
    for keys in tables {
        for (cols, rows) in [(120, 40), (60, 16)] {
            let mut stage = Stage::village();
            stage
                .sized(cols, rows)
                .press(keys)
                .press("o")
                .shows("按哪一列排序");
            stage.press("esc").hides("按哪一列排序").press("f7 o");
            stage.shows("Sort by which column");
        }
    }
}

#[test]
fn the_present_order_is_marked_and_turned_round_by_choosing_it_again() {
    let mut stage = fourteen();
    stage.press("g d").hides("村 ^");
    // The same key again goes on to the next column.
    stage.press("o o o enter").shows("降序排列");
    stage.press("o").shows("再选一次反过来");
    stage.press("enter").shows("升序排列");
    stage.press("o end enter").shows("按层级顺序排列");
    stage.press("o").hides("再选一次反过来").press("esc");
    assert_eq!(stage.model().context(), Context::Board);
}

#[test]
fn the_file_of_a_replaced_site_is_opened_from_the_board() {
    let mut stage = fourteen();
    stage
        .press("g d")
        .hides("含原示范点")
        .press(".")
        .hides("原示范点");
    let sites = stage.model().desk.county().sites();
    let file = sites.get(SiteId(1)).expect("a site");
    let (base, fields) = (file.site.version, Box::new(file.site.record.fields.clone()));
    stage.submit(site(SiteCommand::Replace {
        id: SiteId(1),
        base,
        new: SiteId::promised(0),
        village: sanzhang::domain::UnitId(village(0).0 + 1),
        on: sanzhang::rehearsal::TODAY,
        reason: "整村搬迁".to_owned(),
        fields,
    }));
    stage
        .hides("第0镇第0甲村")
        .press(".")
        .shows("第0甲村")
        .shows("原示范点");
    stage.shows("下面加上了 1 个原示范点");
    // It stays on the way back, and is read alone.
    stage
        .press("G c")
        .hides("已评")
        .press("enter")
        .shows("整村搬迁")
        .press("esc");
    stage.shows("第0甲村").press(".").hides("第0镇第0甲村");
}
