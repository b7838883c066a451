//! What somebody meets who sees the program for the first time.

use sanzhang::{
    i18n::Say,
    rehearsal::Size,
    ui::{Beginning, Event, Role, Theme, shell::start::Arrival},
};

use crate::support::{shell::Shell, stage::Stage};

/// Where these words stand: the column of their first cell on that line.
fn column(stage: &Stage, y: usize, words: &str) -> u16 {
    let line = stage.line(y);
    let (before, _) = line
        .split_once(words)
        .unwrap_or_else(|| panic!("no {words} in {line}"));
    sanzhang::ui::kit::text::width(before)
}

#[test]
fn the_pages_stand_on_top_with_their_keys_and_say_where_one_is() {
    let mut stage = Stage::village();
    let line = " 1 今日 [2 层级] 3 三长  │  7 示范  8 培训";
    assert_eq!(stage.line(0), line);
    for (key, here) in [
        ("1", "[1 今日]"),
        ("3", "[3 三长]"),
        ("7", "[7 示范]"),
        ("8", "[8 培训]"),
        ("g n", "[8 培训]"),
        ("g b", "[2 层级]"),
        ("2", "[2 层级]"),
    ] {
        let line = stage.press(key).line(0);
        let marked = line.matches('[').count();
        assert!(line.contains(here) && marked == 1, "{key}: {line}");
    }
    stage.press("g j f7");
    let line = " 1 Today  2 Tree  3 Leaders  │  7 Sites  8 Trainings";
    assert_eq!(stage.line(0), line);
}

#[test]
fn a_click_on_the_name_of_a_page_opens_it() {
    let mut stage = Stage::village();
    for (words, here) in [
        ("3 三长", "[3 三长]"),
        ("8 培训", "[8 培训]"),
        ("2 层级", "[2 层级]"),
    ] {
        let col = column(&stage, 0, words) + 3;
        stage.send(Event::Click { col, row: 0 });
        stage.shows(here);
    }
}

#[test]
fn where_there_is_no_room_for_all_pages_the_one_that_is_open_stays() {
    let mut stage = Stage::village();
    for keys in ["1", "2", "3", "7", "8"] {
        for cols in [60, 80, 200] {
            stage.sized(cols, 24).press(keys).press("f7");
            let line = stage.line(0);
            assert!(line.contains(&format!("[{keys} ")), "{cols}: {line}");
        }
    }
}

#[test]
fn before_there_is_a_county_there_are_no_pages() {
    assert_eq!(Stage::empty().line(0).trim(), "");
}

#[test]
fn the_first_sight_is_the_tree_down_to_a_household_with_the_county_beside_it() {
    let mut stage = Stage::first_sight(Size::Township);
    let screen = stage.screen();
    let tree = screen.lines().position(|line| line.contains("▸ ▾ 蓝山县"));
    assert_eq!(tree, Some(4), "the cursor stands on the county\n{screen}");
    for level in ["▾ 毛俊镇", "▾ 第1片", "▾ 第1网格", "▾ 供销社"] {
        assert!(screen.contains(level), "{level}\n{screen}");
    }
    stage
        .shows("一个目标")
        .shows("户户有人联、事事有人管")
        .shows("三项机制")
        .shows("三大行动")
        .shows("问题清单");
    stage.press("down left").shows("▸ 毛俊镇");
    stage
        .press("f7")
        .shows("One goal")
        .shows("Actions")
        .shows("To look into");
}

#[test]
fn the_figures_of_a_county_are_its_method_on_screen_and_in_the_command_line() {
    let stage = Stage::first_sight(Size::Township);
    let desk = &stage.model().desk;
    let unit = desk.root().expect("a county");
    let beside = sanzhang::report::beside(desk, unit);
    let all = sanzhang::report::overview(desk, unit);
    let text = sanzhang::exchange::out::text(&all, sanzhang::i18n::Lang::Zh).lines();
    let screen: String = stage.screen().split_whitespace().collect();
    let cells = &beside.rows[0].cells;
    for &i in &beside.seen {
        let head = beside.columns[i].head.say(sanzhang::i18n::Lang::Zh);
        let words = cells[i].value.words(sanzhang::i18n::Lang::Zh);
        let line = format!("{head}{words}")
            .split_whitespace()
            .collect::<String>();
        let start: String = line.chars().take(16).collect();
        if beside.columns[i].key != "doubles" {
            assert!(
                text.iter()
                    .any(|l| l.split_whitespace().collect::<String>() == line),
                "{line}"
            );
        }
        if beside.columns[i].key != "below" {
            assert!(screen.contains(&start), "{start}\n{}", stage.screen());
        }
    }
}

#[test]
fn only_the_worst_is_marked_beside_the_tree() {
    let mut stage = Stage::first_sight(Size::Township);
    let screen = stage.screen();
    let row = |name: &str| {
        let line = screen.lines().find(|line| line.contains(name));
        line.unwrap_or_else(|| panic!("no {name}\n{screen}"))
            .to_owned()
    };
    // The whole is never marked, and so is nothing that is like it.
    for name in ["▾ 蓝山县", "▾ 毛俊镇"] {
        let (tree, _) = row(name)
            .split_once("││")
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .expect("panes");
        assert!(!tree.contains('!'), "{tree}");
    }
    // A neighborhood says how it breaks the rule; how many it has stands beside it.
    stage.press("g b").press("enter");
    let screen = stage.screen();
    assert!(
        screen.contains("!超") || screen.contains("!不足"),
        "{screen}"
    );
}

#[test]
fn a_new_county_is_offered_as_it_comes_with_the_program() {
    let mut stage = Stage::first(Arrival::First);
    stage
        .sized(80, 24)
        .shows("蓝山县（2023年区划，14个乡镇、223个村）");
    stage.press("down enter");
    assert_eq!(stage.beginning(), Some(Beginning::Ready));
    let shell = Shell::default();
    let made = shell.run("init --built-in").ok().out;
    assert!(
        made.contains("14 个乡镇") && made.contains("223 个村"),
        "{made}"
    );
}

#[test]
fn what_is_asked_on_the_first_page_covers_neither_the_choice_nor_the_foot() {
    for downs in ["down down", "down down down"] {
        let mut stage = Stage::first(Arrival::First);
        stage.sized(80, 24).press(downs).press("enter");
        for words in [
            "演示县",
            "223个村",
            "按区划文件新建",
            "新建空县",
            "只填县名，单位和户自己逐个新增。",
        ] {
            stage.shows(words);
        }
        assert!(
            stage.keys_shown().contains("Enter 建县"),
            "{}",
            stage.screen()
        );
    }
}

#[test]
fn what_is_said_never_hides_the_keys() {
    let mut stage = Stage::village();
    let keys = stage.keys_shown();
    stage.press("f8").shows("配色");
    assert_eq!(stage.keys_shown(), keys);
    stage.sized(80, 24).press("o f6").shows("鼠标已启用");
    assert!(stage.keys_shown().contains("? 帮助"), "{}", stage.screen());
}

#[test]
fn keys_are_named_as_on_the_keyboard_and_pass_an_input_method() {
    let mut stage = Stage::village();
    stage.press("j l j l j l j l j a");
    assert!(
        stage.keys_shown().contains("Ctrl+S 保存"),
        "{}",
        stage.screen()
    );
    stage.type_("黄");
    assert!(stage.keys_shown().contains("F2 保存"), "{}", stage.screen());
    stage.type_("1");
    assert!(stage.keys_shown().contains("F2 保存"), "{}", stage.screen());
    stage.type_("a");
    assert!(
        stage.keys_shown().contains("Ctrl+S 保存"),
        "{}",
        stage.screen()
    );
    stage.press("esc ?").shows("Ctrl+S 是按住 Ctrl 再按 S");
}

#[test]
fn beside_a_window_no_cut_figures_are_left() {
    let mut stage = Stage::township();
    stage.sized(80, 24).press("/");
    for line in stage
        .screen()
        .lines()
        .skip(2)
        .filter(|line| line.contains('│'))
    {
        let end = line.rsplit('│').next().unwrap_or_default();
        assert!(!end.contains(|c: char| c.is_ascii_digit()), "{line}");
    }
}

#[test]
fn the_row_under_the_cursor_is_seen_without_colours() {
    let mut look = Stage::village().model().look;
    look.theme = Theme::Mono;
    let (cursor, title) = (look.style(Role::CursorRow), look.style(Role::Title));
    assert_ne!(
        cursor.add_modifier, title.add_modifier,
        "bold is not enough"
    );
}

#[test]
fn what_stands_below_a_unit_is_not_the_unit_itself() {
    let mut stage = Stage::village();
    stage.shows("1 乡镇  1 村（社区）").press("j");
    stage
        .shows("1 村（社区）  4 片")
        .hides("1 乡镇")
        .press("l j");
    stage.shows("4 片  11 组").hides("1 村（社区）");
}
