//! What one sees: whole heads, places told apart, what is offered and what is said instead.

use sanzhang::{
    register::Node,
    ui::{Width, kit::dialog::help::Help, registry::tree::Tree, text},
};

use super::support::stage::Stage;

fn here(stage: &Stage) -> Option<Node> {
    stage.on::<Tree>()?.node()
}

#[test]
fn a_path_gives_way_in_its_middle() {
    let path = "毛俊镇 › 东路居委会 › 第1片 › 第2网格 › 第1邻 7号";
    let cut = |cols| text::cut_path(path, " › ", 1, cols, "…").into_owned();
    assert_eq!(cut(60), path);
    assert_eq!(cut(48), "毛俊镇 › 东路居委会 › … › 第2网格 › 第1邻 7号");
    assert_eq!(cut(42), "东路居委会 › … › 第2网格 › 第1邻 7号");
    assert_eq!(cut(30), "东路居委会 › … › 第1邻 7号");
    assert_eq!(cut(25), "… › 第1邻 7号");
    assert_eq!(cut(14), "… › 第1邻 7号");
    // Below a township the village comes first.
    let below = "东路居委会 › 第1片 › 第2网格 › 第1邻";
    let cut_below = text::cut_path(below, " › ", 0, 30, "…");
    assert_eq!(cut_below, "东路居委会 › … › 第1邻");
    for cols in 0..60 {
        assert!(text::width(&cut(cols)) <= cols);
    }
    assert_eq!(
        text::cut_path("供销社家属楼1栋1-2单元 5号", " › ", 0, 16, ".."),
        "供销..-2单元 5号"
    );
}

#[test]
fn names_are_put_in_order_by_how_they_are_read_and_the_head_says_so() {
    let mut stage = Stage::village();
    stage
        .press("3 o enter")
        .shows("姓名 ^")
        .shows("按姓名升序排列");
    let first = stage.line(4);
    stage.press("o enter").shows("姓名 ▾");
    let last = stage.line(4);
    // 曾 is read zēng as a surname and 安, 蔡 … come early: the order is not that of the characters' numbers.
    let sound = |line: &str| {
        let name = line
            .trim_start_matches(['│', '▸', ' '])
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_owned();
        sanzhang::register::search::sound(&name)
    };
    assert!(sound(&first) < sound(&last), "{first}\n{last}");
    let names: Vec<String> = (4..30).map(|y| sound(&stage.line(y))).collect();
    assert!(names.is_sorted_by(|a, b| a >= b), "{names:?}");
}

#[test]
fn the_tree_says_how_many_rows_hold_what_is_looked_for() {
    let mut stage = Stage::village();
    stage
        .press("j l j l j g g f")
        .type_("第")
        .shows("查找")
        .shows("4 处 · 第 1");
    stage.press("enter n").shows("4 处 · 第 2");
    let second = here(&stage);
    stage.press("n n n n").shows("4 处 · 第 2");
    assert_eq!(here(&stage), second);
    stage.press("esc").hides(" 处 · ");
    stage.press("g g f").type_("mjz").shows("1 处 · 第 1");
    stage
        .press("enter f ^u")
        .type_("火星")
        .press("enter n")
        .shows("展开的行里没有“火星”");
}

#[test]
fn what_does_not_apply_says_where_it_would() {
    let mut stage = Stage::village();
    stage
        .press("#")
        .shows("用于一户")
        .press("M")
        .shows("单位不能直接合并");
    stage.press("b").shows("用 x 选中几户");
    stage.press("E").shows("县、乡镇、村不设三长");
    stage.press("K").shows("没有可换的位置");
    stage.press("f7 #").shows("is for a household");
}

#[test]
fn the_footer_shows_only_what_applies() {
    let mut stage = Stage::village();
    assert!(!stage.foot().contains("任职"), "{}", stage.foot());
    stage.walk_to_neighborhood();
    assert!(stage.foot().contains("任职"), "{}", stage.foot());
}

#[test]
fn what_is_selected_is_counted_with_the_key_that_lets_go() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("l j x x").shows("已选 2 项 · X 取消");
    assert!(stage.foot().contains("b 批量修改"), "{}", stage.foot());
    stage.press("X").hides("已选");
    stage.press("m").press("j").shows("已拿起 1 项 · p 放下");
}

#[test]
fn the_journals_cursor_stays_on_its_entry_when_others_come_in_above() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("l j w j w j w g j j");
    let on = |stage: &Stage| {
        let screen = stage.screen();
        let line = screen.lines().find(|l| l.contains('▸')).unwrap_or_default();
        line.split_whitespace()
            .nth(1)
            .unwrap_or_default()
            .to_owned()
    };
    let before = on(&stage);
    stage.press("u").press("tab enter").press("j k");
    assert_eq!(on(&stage), before, "{}", stage.screen());
    assert!(stage.screen().contains("(已撤销)"), "{}", stage.screen());
}

#[test]
fn without_lines_an_overlay_is_read_alone() {
    let mut stage = Stage::village();
    stage.plain().sized(80, 24).press("j");
    assert_eq!(stage.screen().matches('▸').count(), 2, "{}", stage.screen());
    stage.press("/").shows("搜索").hides("▸").hides("空缺");
    stage
        .press("esc ?")
        .hides("空缺")
        .press("esc")
        .shows("空缺");
    stage.press("f").type_("沙").shows("查找").shows("空缺");
}

#[test]
fn a_menu_longer_than_the_screen_says_how_much_is_left() {
    let mut stage = Stage::village();
    stage
        .sized(80, 24)
        .press("space")
        .shows("1/2")
        .shows("往下走");
    stage.press("end").shows("2/2").shows("到底了");
    stage
        .press("esc")
        .sized(120, 40)
        .press("space")
        .hides("往下走");
}

#[test]
fn opening_the_menu_sends_few_bytes() {
    for keys in ["g g", "j l j l j l j l j", "l j"] {
        let mut stage = Stage::village();
        stage.walk_to_neighborhood();
        stage.press(keys);
        let (mut tty, _) = crate::terminal_backend::screen(120, 40);
        let paint = |stage: &Stage, tty: &mut _| {
            let model = stage.model();
            let draw = |buf: &mut _| {
                sanzhang::ui::view(model, buf);
            };
            crate::terminal_backend::draw(tty, draw).1.len()
        };
        paint(&stage, &mut tty);
        let bytes = paint(stage.press("space"), &mut tty);
        assert!((1_000..=6_000).contains(&bytes), "{keys}: {bytes}");
        println!("menu: {bytes} bytes");
    }
}

#[test]
fn an_empty_search_offers_the_places_one_came_from() {
    let mut stage = Stage::village();
    stage
        .press("/")
        .hides("最近去过")
        .shows("例：dgh")
        .press("esc");
    let unit = stage.walk_to_neighborhood();
    stage.press("l j / ").type_("第4片").press("enter");
    let section = here(&stage);
    stage
        .press("/")
        .shows("最近去过")
        .shows("例：dgh")
        .press("enter");
    let Some(Node::Household(id)) = here(&stage) else {
        panic!("not back at a household: {}", stage.screen());
    };
    assert_eq!(stage.model().desk.county().neighborhood_of(id), Some(unit));
    stage.press("/ enter");
    assert_eq!(here(&stage), section);
}

#[test]
fn others_changes_show_below_an_open_overlay_and_reading_changes_nothing() {
    let mut stage = Stage::village();
    let mut other = stage.second();
    stage.walk_to_neighborhood();
    stage.press("l j");
    let before = stage.screen();
    stage.press(":").press("esc");
    assert_eq!(stage.screen(), before);
    stage.press("?");
    other.walk_to_neighborhood();
    other.press("l j w").shows("修改了");
    stage.advance(std::time::Duration::from_secs(1));
    assert!(stage.dialog::<Help>().is_some());
    stage.press("j").press("esc");
    assert_ne!(stage.screen(), before);
}

#[test]
fn no_head_is_cut_in_any_language_at_any_width() {
    let mut stage = Stage::village();
    for cols in [60, 72, 80, 100, 120, 200] {
        for keys in ["g b", "g v", "g m", "g y", "g c", "3", "g j", "g r"] {
            for _ in 0..2 {
                stage.press("f7");
                stage.sized(cols, 24).press(keys);
                let line = stage.line(3);
                assert!(!line.contains('…'), "{cols} {keys}: {line}");
            }
        }
    }
    stage.press("2");
    for cols in [60, 72, 80, 100, 120, 200] {
        stage.sized(cols, 24);
        let line = stage.line(3);
        let figures = match cols {
            120.. => [
                "单位 户 异常 空缺 一季培训",
                "Unit Homes Breach Vacant Trained Q1",
            ],
            _ => ["单位 户 异常 空缺", "Unit Homes Breach Vacant"],
        };
        let heads: Vec<&str> = line
            .trim_matches('│')
            .split("││")
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        assert!(figures.contains(&heads.join(" ").as_str()), "{line}");
    }
}

#[test]
fn without_signs_keys_and_marks_are_ascii_on_every_page_of_the_help() {
    let mut stage = Stage::village();
    stage.signs(Width::Ascii).press("?").shows("Down  j");
    for _ in 0..12 {
        let screen = stage.screen();
        let sign = screen.chars().find(|c| "↑↓←→✓✗▸▾›│─".contains(*c));
        assert!(sign.is_none(), "{sign:?}\n{screen}");
        stage.press("pgdn");
    }
    stage
        .press("esc space")
        .hides("→")
        .press("esc g t v v")
        .hides("✓");
}
