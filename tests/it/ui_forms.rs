//! Forms at the keyboard: bad input, refusals, drafts, and nothing lost on the way. The people are invented.

use std::time::Duration;

use sanzhang::{
    domain::{HouseholdState, UnitId},
    register::{HouseholdRow, Mark},
    ui::{
        Route,
        kit::{dialog::Dialog, form::Form},
        registry::route::Registry,
    },
};

use crate::support::stage::Stage;

fn rows(stage: &Stage, unit: UnitId) -> Vec<HouseholdRow> {
    stage.model().desk.county().households_of(unit).to_vec()
}

fn form() -> (Stage, UnitId) {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    stage.press("a").shows("新增户");
    (stage, unit)
}

fn head_of(stage: &Stage, unit: UnitId, nth_last: usize) -> String {
    let county = stage.model().desk.county();
    let live: Vec<_> = rows(stage, unit)
        .into_iter()
        .filter(|r| !r.has(Mark::Retired))
        .collect();
    let newest = live.iter().map(|r| r.id).max().expect("households");
    let id = if nth_last == 0 { newest } else { live[0].id };
    county.household(id).expect("known").record.fields.head
}

#[test]
fn a_household_is_added_and_the_next_form_opens_in_the_same_neighborhood() {
    let (mut stage, unit) = form();
    let before = rows(&stage, unit).len();
    stage.type_("邓样华").press("tab").type_("4").press("^s");
    stage
        .shows("接着填下一户")
        .shows("新增户")
        .hides("户主*          邓样华");
    assert_eq!(rows(&stage, unit).len(), before + 1);
    assert_eq!(head_of(&stage, unit, 0), "邓样华");
    stage.press("esc").hides("新增户");
}

#[test]
fn all_faults_are_shown_at_once_and_the_first_faulty_field_has_the_focus() {
    let (mut stage, unit) = form();
    let before = rows(&stage, unit).len();
    stage.press("tab").type_("x").press("^s");
    stage
        .shows("请填写户主")
        .shows("人口应填数字")
        .shows("有 2 处要改");
    assert_eq!(rows(&stage, unit).len(), before);
    // The head has the focus: what is typed goes there, and its fault is gone.
    stage.type_("李样").hides("请填写户主").shows("李样");
}

#[test]
fn enter_goes_on_and_saves_on_the_last_field() {
    let (mut stage, unit) = form();
    let before = rows(&stage, unit).len();
    stage.type_("黄样兰").press("enter").type_("3");
    for _ in 0..30 {
        stage.press("enter");
        if rows(&stage, unit).len() > before {
            break;
        }
    }
    assert_eq!(head_of(&stage, unit, 0), "黄样兰");
}

#[test]
fn esc_asks_before_giving_up_and_starts_on_going_on() {
    let (mut stage, _) = form();
    stage
        .type_("盘样")
        .press("esc")
        .shows("还没有保存，要放弃吗")
        .shows("[继续填写]");
    stage.press("enter").shows("盘样").hides("要放弃吗");
    stage.press("esc esc").shows("盘样").hides("要放弃吗");
    stage.press("esc right enter").hides("新增户");
}

#[test]
fn controls_escapes_and_bidi_overrides_never_reach_a_field() {
    let (mut stage, unit) = form();
    stage.paste("\u{1b}[31m李\u{202e}样\u{200b}\u{7}明\u{9b}2J");
    stage.press("tab").type_("2").press("^s");
    let head = head_of(&stage, unit, 0);
    assert_eq!(head, "[31m李样明2J");
}

#[test]
fn thousands_of_pasted_lines_become_one_and_submit_nothing() {
    let (mut stage, unit) = form();
    let before = rows(&stage, unit).len();
    let roster = "李样明\t13800000000\n".repeat(4000);
    stage.paste(&roster).shows("多出的没有粘贴").shows("新增户");
    assert_eq!(rows(&stage, unit).len(), before);
    stage
        .press("^u")
        .paste("李样\n明\n")
        .shows("粘贴的 2 行已合成一行")
        .shows("李样 明");
}

#[test]
fn rare_characters_and_emoji_are_kept() {
    for name in ["𠮷样田", "㮾样梨", "\u{e000}样某", "阿样😀"] {
        let (mut stage, unit) = form();
        stage.paste(name).press("tab").type_("2").press("^s");
        assert_eq!(head_of(&stage, unit, 0), name);
    }
}

#[test]
fn a_name_of_two_hundred_characters_is_shown_as_a_fault_and_not_cut() {
    let (mut stage, unit) = form();
    let before = rows(&stage, unit).len();
    stage
        .paste(&"李".repeat(200))
        .press("tab")
        .type_("2")
        .press("^s");
    stage.shows("户主最多 60 个字，现在 200 个字");
    assert_eq!(rows(&stage, unit).len(), before);
}

#[test]
fn a_phone_in_any_dress_is_normalised_and_a_wrong_one_says_what_to_do() {
    let (mut stage, unit) = form();
    stage
        .type_("赵样生")
        .press("tab")
        .type_("2")
        .press("tab")
        .type_("大儿子");
    stage
        .press("tab tab")
        .type_("１３８ 1234 ５６７８")
        .press("tab");
    stage.shows("号码已整理为 13812345678");
    stage
        .press("S-tab ^u")
        .type_("1381234567")
        .press("tab")
        .shows("现在是10位");
    stage.press("^s").shows("有 1 处要改");
    stage
        .press("^u")
        .type_("13812345679")
        .press("^s")
        .shows("接着填下一户");
    let county = stage.model().desk.county();
    let newest = rows(&stage, unit)
        .iter()
        .map(|r| r.id)
        .max()
        .expect("households");
    let fields = county.household(newest).expect("known").record.fields;
    assert_eq!(fields.contacts[0].phone, "13812345679");
    assert_eq!(fields.contacts[0].name, "大儿子");
}

#[test]
fn a_birth_year_in_the_future_is_refused_in_words() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("P").shows("新增人员");
    stage
        .type_("冯样珍")
        .press("tab tab")
        .type_("2031")
        .press("^s");
    stage.shows("出生年份不能晚于今天").shows("新增人员");
}

#[test]
fn the_caret_stands_behind_wide_glyphs_in_display_columns() {
    let (mut stage, _) = form();
    let (x, y) = stage.caret().expect("a caret");
    stage.type_("邓a𠮷");
    assert_eq!(stage.caret(), Some((x + 5, y)));
    for (cols, rows) in [(60, 16), (80, 24), (120, 40), (200, 60)] {
        stage.sized(cols, rows);
        for _ in 0..20 {
            stage.press("tab");
            let (x, y) = stage.caret().expect("a caret");
            assert!(x < cols && y + 3 < rows, "{x},{y} of {cols}x{rows}");
        }
    }
}

#[test]
fn a_draft_carries_its_name_and_goes_on_where_it_was() {
    let (mut stage, unit) = form();
    stage.type_("蒋样顺").press("tab").type_("5");
    let form = stage.dialog::<Form>().expect("the form is on top");
    let draft = form.draft(stage.model().now).expect("something was typed");
    let (neighborhood, like) = (unit, Box::default());
    let route = Registry::AddHousehold { neighborhood, like };
    assert_eq!(Route::named(&draft.name), Some(route.into()));

    let mut later = Stage::village();
    later.walk_to_neighborhood();
    later.press("a");
    assert!(!later.model().overlay().is_some_and(Dialog::is_changed));
    let again = later
        .dialog::<Form>()
        .expect("on top")
        .draft(later.model().now);
    assert_eq!(again, None, "an untouched form is no draft");
}

#[test]
fn a_changed_form_left_with_its_draft_comes_back() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage
        .press("a")
        .type_("蒋样顺")
        .press("^x")
        .shows("草稿已留下")
        .hides("新增户");
    stage
        .press("a")
        .shows("要接着填吗")
        .press("enter")
        .shows("蒋样顺")
        .shows("新增户");
    stage
        .press("esc right enter a")
        .hides("要接着填吗")
        .hides("蒋样顺");
}

#[test]
fn somebody_faster_is_named_their_change_is_kept_and_a_clash_is_asked() {
    let mut first = Stage::village();
    let unit = first.walk_to_neighborhood();
    let mut second = first.second();
    second.walk_to_neighborhood();
    for stage in [&mut first, &mut second] {
        stage.press("l j e").shows("修改");
    }
    // The second changes people and contact; the first changes people to something else.
    second
        .press("tab ^u")
        .type_("9")
        .press("tab")
        .type_("二叔")
        .press("^s")
        .hides("─ 修改");
    first.press("tab ^u").type_("7").press("^s");
    first.advance(Duration::from_secs(2));
    first.shows("学员2").shows("改成了“9”，您填的是“7”");
    first
        .press("right enter")
        .shows("二叔")
        .press("^s")
        .hides("─ 修改");
    let county = first.model().desk.county();
    let fields = county
        .household(rows(&first, unit)[0].id)
        .expect("known")
        .record
        .fields;
    assert_eq!(fields.people, 7);
    assert!(fields.contacts.iter().any(|c| c.name.contains("二叔")));
}

#[test]
fn retiring_what_holds_households_asks_for_its_name() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    let name = stage.model().desk.short(unit);
    stage.press("D").shows("停用").shows("请输入");
    stage.press("enter").shows("与名称不符");
    assert!(stage.model().desk.county().is_live(unit));
    stage.type_(&name).press("enter");
    assert!(!stage.model().desk.county().is_live(unit));
    stage.press("u");
    assert!(stage.model().desk.county().is_live(unit));
}

#[test]
fn a_household_is_put_down_elsewhere_with_both_sides_in_view() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    let before = rows(&stage, unit).len();
    stage.press("l j m h h j p").shows("户 → ").shows("[取消]");
    stage.press("enter");
    assert_eq!(rows(&stage, unit).len(), before, "it starts on Cancel");
    stage.press("p right enter");
    assert_eq!(rows(&stage, unit).len(), before - 1);
}

#[test]
fn a_leader_nobody_knows_is_added_with_the_appointment() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    stage
        .press("A")
        .shows("任命")
        .type_("赵样新")
        .shows("新增人员：赵样新")
        .press("enter");
    stage.shows("姓名").shows("现任").shows("仍可任命");
    stage.press("^s").hides("产生方式");
    let county = stage.model().desk.county();
    let post = county.serving(unit).expect("served");
    assert_eq!(post.person.record.fields.name, "赵样新");
}

#[test]
fn one_field_of_many_households_is_one_step() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    stage
        .press("b")
        .shows("批量修改")
        .press("right tab right ^s")
        .hides("批量修改 ");
    let away = |stage: &Stage| {
        let county = stage.model().desk.county();
        let live = rows(stage, unit)
            .into_iter()
            .filter(|r| !r.has(Mark::Retired));
        live.filter(|r| {
            let state = county.household(r.id).expect("known").record.fields.state;
            matches!(state, HouseholdState::Away(None))
        })
        .count()
    };
    let all = rows(&stage, unit)
        .iter()
        .filter(|r| !r.has(Mark::Retired))
        .count();
    assert_eq!(away(&stage), all);
    stage.press("u");
    assert!(away(&stage) < all);
}

#[test]
fn forms_draw_at_every_size_in_both_languages() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    for keys in ["a", "e", "A", "P", "b", "D"] {
        stage.press(keys);
        for (cols, rows) in [
            (0, 0),
            (1, 1),
            (20, 5),
            (60, 16),
            (80, 24),
            (200, 60),
            (120, 40),
        ] {
            stage.sized(cols, rows).press("tab f7 f7 pgdn pgup");
        }
        stage.press("esc");
        if stage.model().overlay().is_some() {
            stage.press("right enter");
        }
        assert!(
            stage.model().overlay().is_none(),
            "{keys}\n{}",
            stage.screen()
        );
    }
}
