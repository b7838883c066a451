//! A list is opened to be called (叫名单): every phone of it in full for ten minutes, by one deed that the journal keeps
//! with its count, and not while somebody looks.

use std::time::Duration;

use sanzhang::{
    domain::*,
    keymap::{App, Show},
    session::Wish,
    ui::{Effect, kit::opened},
};

use crate::{
    masks_hold::{phones, sits, talkative},
    support::{restricted::sitter, shell::Shell, stage::Stage},
};

fn show(stage: &mut Stage, list: Show) {
    stage.open(|_| vec![Effect::Act(list.into())]);
}

fn shown(stage: &Stage) -> usize {
    phones(&stage.screen()).len()
}

#[test]
fn a_list_is_open_for_ten_minutes_wherever_one_goes_meanwhile() {
    let store = talkative();
    let mut stage = sits(&store, sitter(Role::Township));
    show(&mut stage, Show::Care);
    assert_eq!(shown(&stage), 0);
    stage.press("B").shows("叫名单").shows("12 个电话");
    assert_eq!(shown(&stage), 12, "{}", stage.screen());
    let entry = store.entries(None, 1).expect("read").remove(0);
    assert_eq!(entry.deed.act, Act::Call("care".to_owned()));
    assert_eq!(entry.deed.count, 12);
    let told = format!("{entry:?}");
    let open = phones(&stage.screen());
    assert!(open.iter().all(|phone| !told.contains(phone)), "{told}");
    stage.shows("电话打开至");
    // Nothing is left to open, and nothing is journalled for it.
    stage.press("B").shows("没有遮住的电话");
    assert_eq!(store.head().expect("head"), entry.number);
    show(&mut stage, Show::Tree);
    stage.hides("电话打开至");
    show(&mut stage, Show::Care);
    stage.press("j");
    assert_eq!(shown(&stage), 12);
    // As text and as a copy it is what the screen shows.
    stage.press("Y");
    assert_eq!(shown(&stage), 12);
    stage.press("q * y");
    let copied = stage.wishes.drain(..).filter_map(|wish| match wish {
        Wish::Copy(text) => Some(text),
        _ => None,
    });
    assert_eq!(phones(&copied.collect::<String>()).len(), 12);
    // Somebody looks.
    stage.press("f12").hides("电话打开至");
    assert_eq!(shown(&stage), 0);
    stage.press("f12").press("j");
    assert_eq!(shown(&stage), 12);
    stage.advance(Duration::from_secs(599));
    assert_eq!(shown(&stage), 12);
    stage.advance(Duration::from_secs(2)).hides("电话打开至");
    assert_eq!(shown(&stage), 0);
    assert_eq!(store.check().expect("checked"), []);
    // It changed nothing, so there is nothing to take back.
    stage.press("u");
    assert_eq!(store.head().expect("head"), entry.number);
}

#[test]
fn of_what_is_selected_or_filtered_no_other_phone_is_opened() {
    let store = talkative();
    let mut stage = sits(&store, sitter(Role::Township));
    show(&mut stage, Show::Care);
    stage.press("x x B").shows("2 个电话");
    assert_eq!(shown(&stage), 2);
    // Those of leaders stand on their cards: there is nothing to open.
    show(&mut stage, Show::Leaders);
    stage.press("B").shows("没有遮住的电话");
    // On the list of a session somebody has no post.
    stage.open(|_| opened(Reference::Training(TrainingId(3))));
    let before = shown(&stage);
    stage.press("B").shows("1 个电话");
    assert_eq!(shown(&stage), before + 1, "{}", stage.screen());
    let entry = store.entries(None, 1).expect("read").remove(0);
    assert_eq!(entry.deed.act, Act::Call("roster".to_owned()));
    let mut viewer = sits(&store, sitter(Role::Viewer));
    show(&mut viewer, Show::Leaders);
    viewer.open(|_| vec![Effect::Act(App::Call.into())]);
    viewer.shows("查看员用户不能");
    assert_eq!(shown(&viewer), 0);
}

#[test]
fn the_command_line_opens_the_phones_of_a_list_by_the_same_deed() {
    let shell = Shell::staffed();
    shell.asked("guan", "care add 孤儿").ok();
    shell.asked("li", "edit h1 类别=孤儿").ok();
    let masked = shell.asked("li", "list care --format csv").ok().out;
    assert!(masked.contains("138****5678"), "{masked}");
    for format in ["table", "csv", "json"] {
        let words = format!("list care 黄东 --call --format {format}");
        let told = shell.asked("li", &words).ok().out;
        assert!(told.contains("13812345678"), "{told}");
    }
    let journal = shell.asked("guan", "journal").ok().out;
    let deed = "叫名单：打开了";
    assert_eq!(journal.matches(deed).count(), 3, "{journal}");
    assert!(journal.contains("重点户的 1 个电话"), "{journal}");
    assert!(!journal.contains("13812345678"), "{journal}");
    let refused = shell.asked("kan", "list leaders --call");
    assert_eq!(refused.status, 1);
    assert!(refused.err.contains("查看员用户不能"), "{}", refused.err);
    // Where nothing is masked nothing is opened.
    shell.asked("li", "list vacancies --call").ok();
    let journal = shell.asked("guan", "journal").ok().out;
    assert_eq!(journal.matches(deed).count(), 3, "{journal}");
}
