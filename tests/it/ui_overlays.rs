//! What lies on top of the screens: search, menus, help, the command line, settings, the paste screen.

use std::{fmt::Write, time::Duration};

use sanzhang::{
    keymap::{Context, Keymap, Preset},
    register::Node,
    ui::{
        registry::{overview::Overview, search::Search, tree::Tree},
        shell::settings::Settings,
    },
};

use super::support::stage::Stage;

/// The first household of the cut, its head and its page's node.
fn somebody(stage: &Stage) -> (Node, String, String) {
    let county = stage.model().desk.county();
    let root = county.root().expect("a county");
    let ids = county.households_where(root, |row| row.has(sanzhang::register::Mark::Phone));
    let id = *ids.get(5).expect("households with phones");
    let held = county.household(id).expect("it was just listed");
    let phone = held
        .record
        .fields
        .phones()
        .next()
        .expect("it has one")
        .to_owned();
    (Node::Household(id), held.record.fields.head, phone)
}

fn here(stage: &Stage) -> Option<Node> {
    stage.on::<Tree>()?.node()
}

#[test]
fn the_menu_offers_what_is_legal_and_runs_it_on_the_screen_below() {
    let mut stage = Stage::village();
    stage
        .press("space")
        .shows("菜单")
        .shows("新增")
        .shows("今日");
    stage.press("esc");
    assert!(stage.model().overlay().is_none());
    // The second group is what finds: its first entry is search. On the county there are four changes to make.
    stage
        .press("space")
        .hides("换户主")
        .hides("重编户序号")
        .hides("任职");
    let changes = ["新增", "修改", "撤销", "重做"].len();
    for _ in 0..changes {
        stage.press("j");
    }
    stage.press("enter");
    assert!(stage.dialog::<Search>().is_some());
    // A key that stands in it does there what it does outside, several one after another too.
    stage.press("esc space /");
    assert!(stage.dialog::<Search>().is_some());
    stage.press("esc space 1");
    assert_eq!(stage.model().context(), Context::Page);
    stage.press("space g").shows("g …").press("n");
    assert_eq!(stage.model().context(), Context::Gap);
    // What is not offered says why, as outside.
    stage.press("2 space t").shows("更正任期");
    assert!(stage.model().overlay().is_none());
}

#[test]
fn a_begun_sequence_shows_what_may_follow_and_takes_the_next_key() {
    let mut stage = Stage::village();
    stage
        .press("j j")
        .press("g")
        .advance(Duration::from_millis(400));
    stage.shows("g …").shows("设置");
    stage.press("s");
    assert!(stage.dialog::<Settings>().is_some());
    stage
        .press("q")
        .press("g")
        .advance(Duration::from_millis(400))
        .press("esc");
    assert!(stage.model().overlay().is_none());
    stage
        .press("g")
        .advance(Duration::from_millis(400))
        .press("g");
    assert!(stage.model().overlay().is_none());
}

#[test]
fn help_is_that_of_the_place_and_narrows_as_one_types() {
    let mut stage = Stage::village();
    stage
        .press("?")
        .shows("帮助  层级")
        .press("G")
        .shows("演示县");
    stage.press("f").type_("undo");
    stage.shows("撤销").hides("全部展开").hides("先会这几个");
    stage.press("esc").shows("先会这几个");
    // Whoever asks what ^ is finds it said.
    stage.press("f").type_("ctrl");
    stage.shows("按住 Ctrl 再按 S").hides("标记").press("esc");
    stage.press("?");
    assert!(stage.model().overlay().is_none());
    stage
        .press("/")
        .press("f1")
        .shows("帮助  搜索栏")
        .press("esc");
    assert!(stage.dialog::<Search>().is_some());
}

#[test]
fn help_follows_remapped_keys() {
    let keymap = Keymap::read(
        "mine.toml",
        "inherit = \"default\"\n[browse]\n\"%\" = \"show.overview\"\n",
    )
    .expect("a keymap");
    let mut stage = Stage::village().with_keymap(keymap);
    stage.press("?").press("f").type_("今日").shows("%");
}

#[test]
fn commands_go_by_chinese_english_and_initials() {
    for line in ["今日", "overview", "today", "jinri"] {
        let mut stage = Stage::village();
        stage.press(":").type_(line).press("enter");
        assert!(stage.on::<Overview>().is_some(), "{line}");
    }
    let mut stage = Stage::village();
    stage.press(":").type_("q").press("enter");
    assert!(stage.is_over());
}

#[test]
fn a_command_may_name_a_place() {
    let mut stage = Stage::village();
    let desk = &stage.model().desk;
    let county = desk.county();
    let mut unit = county.root().expect("a county");
    while county.unit(unit).expect("there").record.level < sanzhang::domain::Level::Village {
        unit = county.children(unit)[0];
    }
    let short = desk.short(unit);
    let (household, ..) = somebody(&stage);
    for line in [
        format!("村 {short}"),
        format!("unit {unit}"),
        format!("cun {short}"),
    ] {
        stage.press(":").type_(&line).press("enter");
        assert_eq!(here(&stage), Some(Node::Unit(unit)), "{line}");
        stage.press("g g");
    }
    let Node::Household(id) = household else {
        panic!("a household")
    };
    stage.press(":").type_(&format!("户 {id}")).press("enter");
    assert_eq!(here(&stage), Some(household));
    stage
        .press(":")
        .type_("村 火星村")
        .press("enter")
        .shows("没有“火星村”");
}

#[test]
fn commands_are_found_by_some_of_their_letters_and_what_was_done_last_comes_first() {
    let mut stage = Stage::village();
    stage.press(":").type_("培缺").shows("培训缺口  show.gap");
    stage.press("^u").type_("pxk").shows("培训缺口  show.gap");
    stage.press("^u").type_("培缺");
    // Letters that only stand in their order name nothing by themselves.
    stage.press("enter").shows("没有“培缺”");
    stage.press("tab enter");
    assert_eq!(stage.model().context(), sanzhang::keymap::Context::Gap);
    stage.press("2").press(":").press("tab").shows(": 培训缺口");
}

#[test]
fn a_wrong_command_names_the_nearest_and_writing_is_not_needed() {
    let mut stage = Stage::village();
    stage
        .press(":")
        .type_("leadres")
        .press("enter")
        .shows("是不是“leaders”");
    stage
        .press("esc")
        .press(":")
        .type_("wq")
        .press("enter")
        .shows("不用另存");
    assert!(!stage.is_over());
}

#[test]
fn tab_completes_and_the_arrows_bring_back_what_was_run() {
    let mut stage = Stage::village();
    stage
        .press(":")
        .type_("toda")
        .press("tab")
        .shows(": 今日")
        .press("enter");
    assert!(stage.on::<Overview>().is_some());
    stage
        .press(":")
        .press("up")
        .shows(": 今日")
        .press("down")
        .hides(": 今日");
}

#[test]
fn the_filter_line_moves_the_tree_while_one_types() {
    let mut stage = Stage::village();
    stage.press("l");
    let before = here(&stage);
    let county = stage.model().desk.county();
    let root = county.root().expect("a county");
    let last = *county.children(root).last().expect("a township");
    let name = stage.model().desk.short(last);
    stage.press("g g f").type_(&name);
    assert_eq!(here(&stage), Some(Node::Unit(last)));
    stage.press("enter");
    assert!(stage.model().overlay().is_none());
    assert!(before.is_some());
}

#[test]
fn settings_turn_the_look_and_keep_the_list_of_categories() {
    let mut stage = Stage::village();
    stage
        .press("g s")
        .shows("设置")
        .shows("独居老人")
        .press("enter")
        .shows("Settings");
    stage.press("enter").shows("设置");
    stage
        .press("j j")
        .press("enter")
        .shows("arrows")
        .press("enter")
        .shows("default");
    let count = stage.model().desk.county().care().len();
    stage
        .press("a")
        .shows("请先把光标移到")
        .press("j j j j j j j a")
        .type_("失独家庭")
        .press("enter")
        .shows("失独家庭");
    assert_eq!(stage.model().desk.county().care().len(), count + 1);
    stage.press("k D").shows("已停用，原有登记保留");
    stage
        .press("g g")
        .press("j j j j j j j j j a esc k")
        .press("e")
        .press("^u")
        .press("enter")
        .shows("请填写类别名称");
    stage.type_("失独").press("enter");
    let care = stage.model().desk.county().care();
    assert!(care.iter().any(|held| held.record.name == "失独"));
}

#[test]
fn a_pasted_roster_is_shown_with_lines_and_faults() {
    let mut stage = Stage::village();
    stage.press("g i").shows("导入名册").shows("粘贴");
    stage.paste("村\t组\t邻\t户主\t电话\n沙坪村\t1组\t第1邻\t李试\t13812345678\n沙坪村\t1组\t\t王试\t13812\n");
    stage.shows("有 2 处错误").shows("第 3 行").shows("李试");
    stage.paste("村\t组\t邻\t户主\t电话\n沙坪村\t1组\t第1邻\t李试\t13812345678\n");
    stage.shows("新增 1 户").hides("第 3 行");
    stage.press("esc").shows("再按一次就放弃");
    stage.press("^s").hides("导入名册").shows("已导入");
    assert!(stage.model().overlay().is_none());
    stage.press("u").shows("已撤销");
}

#[test]
fn five_thousand_pasted_rows_scroll() {
    let mut stage = Stage::village();
    stage.press("g i");
    let mut text = String::from("村\t组\t邻\t户主\n");
    for n in 0..5_000 {
        writeln!(text, "沙坪村\t1组\t第{}邻\t李{n}", n % 300 + 1).expect("memory");
    }
    stage.paste(&text).shows("新增 5,000 户");
    for _ in 0..3 {
        stage.press("pgdn");
    }
    stage.shows("李80");
    writeln!(text, "沙坪村\t1组\t第1邻\t多余").expect("memory");
    stage.paste(&text).shows("超过 5,000 行");
}

#[test]
fn every_overlay_fits_every_size_in_both_languages() {
    let opened = ["/", "/ a", "space", "?", ":", ": z", "g s", "g i", "f"];
    for (cols, rows) in [
        (60, 16),
        (80, 24),
        (120, 40),
        (200, 60),
        (59, 15),
        (20, 5),
        (1, 1),
    ] {
        let mut stage = Stage::village();
        stage.sized(cols, rows);
        for language in ["", "f7"] {
            if !language.is_empty() {
                stage.press(language);
            }
            for keys in opened {
                stage.press(keys);
                assert!(stage.model().overlay().is_some(), "{keys}");
                let screen = stage.screen();
                if rows >= 16 && cols >= 60 {
                    let drawn = screen
                        .lines()
                        .filter(|l| l.contains('│') || l.contains('┌'))
                        .count();
                    assert!(drawn > 2, "{keys} at {cols}x{rows}\n{screen}");
                }
                assert!(
                    screen
                        .lines()
                        .all(|l| sanzhang::ui::kit::text::width(l) <= cols)
                );
                stage.press("esc");
                if stage.model().overlay().is_some() {
                    stage.press("esc");
                }
            }
        }
    }
}

#[test]
fn phones_and_care_are_hidden_in_hits_when_masked() {
    let mut stage = Stage::village();
    let (.., phone) = somebody(&stage);
    let last: String = phone.chars().skip(7).collect();
    let masked = sanzhang::domain::mask_phone(&phone);
    stage.press("/").type_(&last).shows(&masked).hides(&phone);
    stage.press("^u").press("f12").type_(&last);
    stage.shows(&masked).hides(&phone);
}

#[test]
fn the_arrows_preset_reaches_search_and_menu_without_letters() {
    let mut stage = Stage::village().with_keymap(Keymap::preset(Preset::Arrows));
    stage.press("f9");
    assert_eq!(stage.model().context(), Context::Menu);
}

#[test]
fn a_page_pasted_into_the_command_line_is_cut() {
    let mut stage = Stage::village();
    stage
        .press(":")
        .paste(&"村 沙坪村 长长长长长长长长长长\n".repeat(200));
    stage.press("esc");
    assert!(stage.model().overlay().is_none());
}
