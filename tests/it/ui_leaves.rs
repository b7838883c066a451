//! What leaves the program: a text page of every list and page, by the clipboard, into a file, or by the command line.

use std::{fs, os::unix::fs::PermissionsExt as _};

use sanzhang::{
    domain::{
        Asked, Figure, HouseholdId, List, Period, Rank, Reference, Rhythm, Role, Tier, UnitId,
    },
    i18n::{Lang, Say, text::OpeningText},
    keymap::{Context, Keymap, Preset, Show},
    rehearsal::TODAY,
    report,
    session::Wish,
    store::{Cache, Store},
    ui::kit::dialog::route::Kit,
};

use super::{
    masks_hold::{phones, sits, talkative, tour},
    support::{
        county::hand,
        restricted::sitter,
        shell::Shell,
        stage::Stage,
        users::{hand_of, staffed},
    },
};

/// What was sent to the clipboard last.
fn copied(stage: &mut Stage) -> String {
    let wishes = std::mem::take(&mut stage.wishes).into_iter();
    let mut texts = wishes.filter_map(|wish| match wish {
        Wish::Copy(text) => Some(text),
        _ => None,
    });
    texts.next_back().unwrap_or_default()
}

fn text_of(stage: &mut Stage, about: Reference, words: &str) -> String {
    let words = words.to_owned();
    stage.visit(Kit::Text { about, words });
    assert_eq!(stage.model().context(), Context::Text);
    let text = copied(stage.press("y"));
    stage.press("esc");
    text
}

#[test]
fn the_page_of_text_and_the_command_line_say_the_same_to_the_byte() {
    let shell = Shell::with_two_households();
    shell
        .run("appoint 东镇/竹林村/第1邻 h1 --since 2024-01-01")
        .ok();
    shell.run("edit h1 note=低保13900002222").ok();
    let store = Store::open(&shell.store(), Cache::County).expect("opened");
    let mut stage = Stage::signed(&store, hand("测试员"));
    let root = stage.model().desk.root().expect("a county");
    let asked = Asked {
        tier: Tier::Township,
        rank: Rank::Neighborhood,
        period: Period::of(Rhythm::Quarterly, TODAY),
    };
    let lists = report::list_words()
        // Who sits there differs, and the stage is a rehearsal, which has nothing to open.
        .filter(|word| !["present", "users", "opening"].contains(word));
    let lists = lists.map(|word| report::list(word, root, asked).expect("a list"));
    let mut all: Vec<(Reference, &str)> = lists.map(|list| (Reference::List(list), "")).collect();
    let leaders = Reference::List(List::Figure(Figure::Leaders, root));
    let period = Some(asked.period);
    all.extend([
        (leaders, "hd"),
        (leaders, "黄东 邻长"),
        (Reference::List(List::Sessions { unit: root, period }), ""),
        (
            Reference::List(List::Sites {
                unit: root,
                since: Some(TODAY),
            }),
            "",
        ),
        (Reference::List(List::Journal(3)), ""),
        (Reference::Unit(root), ""),
        (Reference::Unit(UnitId(3)), ""),
        (Reference::Household(HouseholdId(1)), ""),
    ]);
    let mut said = 0;
    for (about, words) in all {
        let text = text_of(&mut stage, about, words);
        let call = report::call(about, words).expect("a call");
        let told = shell.run(&format!("--today {TODAY} {call}"));
        assert_eq!((told.status, &*told.err), (0, ""), "{call}");
        // There is nothing to open in a rehearsal.
        let opening = |line: &&str| !line.starts_with(&*OpeningText::Short.say(Lang::Zh));
        let out: String = told.out.split_inclusive('\n').filter(opening).collect();
        assert_eq!(format!("{text}\n"), out, "{call}");
        assert!(!text.lines().any(|line| line.ends_with(' ')), "{call}");
        said += text.lines().count();
    }
    assert!(said > 100, "{said}");
    let page = text_of(&mut stage, Reference::Household(HouseholdId(1)), "");
    assert!(page.contains("13812345678") && page.contains("13900002222"));
    // Whoever leads there stands with the same number on a card.
    assert!(text_of(&mut stage, leaders, "").contains("13812345678"));
}

#[test]
fn the_page_of_text_is_all_of_the_terminal_but_the_line_of_keys() {
    let mut stage = Stage::village();
    for (cols, rows) in [(80, 24), (120, 40)] {
        stage.sized(cols, rows).press("3 Y");
        let text = copied(stage.press("y"));
        stage.press("j");
        let screen = stage.screen();
        let shown: Vec<&str> = screen.lines().collect();
        assert_eq!(shown.len(), usize::from(rows));
        // The first line went up; what is too long for a row goes on in the next.
        let flowing: String = shown[..shown.len() - 1].concat();
        let rest: String = text.lines().skip(1).collect();
        let blank = |text: &str| text.replace(' ', "");
        assert!(blank(&rest).starts_with(&blank(&flowing)), "{screen}");
        for sign in ["│", "┌", "…"] {
            assert!(!flowing.contains(sign), "{sign}:\n{screen}");
        }
        assert!(stage.keys_shown().contains("y 复制"), "{screen}");
        stage.press("G");
        let last = text.lines().last().expect("a line").trim_end();
        let screen = stage.screen();
        let end = screen.lines().rev().nth(1).expect("a row");
        assert!(!end.is_empty() && last.ends_with(end), "{last}\n{screen}");
        stage.press("q").shows("三长名册").press("q");
    }
    stage.translated().press("3 Y");
    let keys = stage.keys_shown();
    assert!(keys.contains("Write to a file"), "{keys}");
}

#[test]
fn every_list_and_page_offers_its_text_and_comes_back_from_it() {
    let store = talkative();
    let mut stage = sits(&store, sitter(Role::Township));
    for show in Show::ALL.iter().copied() {
        stage.press("esc esc esc");
        stage.open(|_| vec![sanzhang::ui::Effect::Act(Show::Tree.into())]);
        stage.open(|_| vec![sanzhang::ui::Effect::Act(show.into())]);
        if matches!(show, Show::Drafts | Show::Import | Show::Settings) {
            continue;
        }
        let before = stage.press("k").screen();
        stage.press("Y");
        assert_eq!(stage.model().context(), Context::Text, "{show:?}\n{before}");
        stage.press("q");
        assert_eq!(stage.screen(), before, "{show:?}");
    }
    // The menu names it, and there is a key without a letter.
    let mut stage = Stage::village();
    stage.press("3 space").shows("文书（纯文本）");
    let mut arrows = Stage::village().with_keymap(Keymap::preset(Preset::Arrows));
    arrows.press("3 @").press("f2").shows("文书写入文件");
}

#[test]
fn a_filtered_list_leaves_as_it_is_filtered_and_an_empty_one_says_so() {
    let mut stage = Stage::village();
    stage.press("3 f").type_("组长").press("enter Y");
    let text = copied(stage.press("y"));
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        lines.len() > 5 && lines[1..].iter().all(|line| line.contains("组长")),
        "{text}"
    );
    stage.press("q esc").shows("三长名册");
    let mut empty = Stage::signed(&sanzhang::store::Store::in_memory(), hand("测试员"));
    empty.press("Y").shows("没有");
    let shell = Shell::with_county();
    let store = Store::open(&shell.store(), Cache::County).expect("opened");
    let mut stage = Stage::signed(&store, hand("测试员"));
    stage.press("3 Y");
    assert_eq!(copied(stage.press("y")).lines().count(), 1);
}

#[test]
fn what_leaves_is_masked_as_the_screen_is() {
    let store = talkative();
    let mut viewer = sits(&store, sitter(Role::Viewer));
    let mut texts = 0;
    let mut masked = |stage: &mut Stage, trace: &str| {
        if stage.model().context().is_typing()
            || stage.press("Y").model().context() != Context::Text
        {
            return;
        }
        texts += 1;
        let text = copied(stage.press("y"));
        for text in [stage.screen(), text] {
            assert_eq!(phones(&text), Vec::<String>::new(), "{trace}:\n{text}");
        }
        stage.press("q");
    };
    tour(&mut viewer, &mut masked);
    let mut township = sits(&store, sitter(Role::Township));
    tour(township.press("f12"), &mut masked);
    assert!(texts > 60, "{texts}");
    // Drawn over the text itself.
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("l j Y");
    let whole = stage.screen();
    stage.press("f12");
    assert_ne!(stage.screen(), whole);
    let contact = whole.lines().find(|line| line.contains("联系人1"));
    stage.hides(contact.expect("a contact"));
    stage.press("f12");
}

#[test]
fn a_text_goes_into_a_new_file_of_one_s_own_and_phones_in_it_are_told_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("名单.txt");
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("l j Y");
    let text = copied(stage.press("y"));
    stage
        .press("w")
        .shows("2024-04-07.txt")
        .shows("里面有完整的电话");
    stage.press("^u enter").shows("请填写文件路径");
    stage.type_(&path.display().to_string()).press("enter");
    stage.shows("已写入").press("enter");
    assert_eq!(stage.model().context(), Context::Text);
    assert_eq!(
        fs::read_to_string(&path).expect("written"),
        format!("{text}\n")
    );
    let mode = fs::metadata(&path).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    // Nothing that lies there is written over; a list without phones in full warns of none.
    stage.press("q g c Y w").hides("里面有完整的电话");
    stage
        .press("^u")
        .type_(&path.display().to_string())
        .press("enter");
    stage.shows("已存在");
    assert_eq!(
        fs::read_to_string(&path).expect("there"),
        format!("{text}\n")
    );
}

#[test]
fn whoever_signed_in_is_told_the_call_that_gives_the_same() {
    let mut stage = Stage::signed(&staffed(), hand_of(Role::County));
    stage
        .press("3 Y w")
        .shows("ssh 服务器 list leaders --unit u1 >");
    stage.press("^u").type_("x.txt").press("enter");
    stage.shows("ssh 服务器 list leaders").hides("没有权限");
    assert!(!std::path::Path::new("x.txt").exists());
}
