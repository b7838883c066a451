//! Forms left unfinished: said at the start, listed, gone on with, dropped; a cleared one leaves nothing.

use std::time::Duration;

use sanzhang::{
    session::Errand,
    store::{Cache, Draft, Store},
    ui::{
        Route,
        kit::{dialog::Dialog, form::Form},
        shell::old_drafts,
    },
};

use crate::{
    support::{shell::Shell, stage::Stage},
    ui_roll,
};

fn left() -> Stage {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("a").type_("蒋样顺").press("^x");
    stage.press("P").type_("冯样珍");
    // The line breaks; the form is kept all the same.
    stage.send(sanzhang::ui::kit::Event::Hangup);
    stage
}

#[test]
fn what_was_left_is_said_at_the_start_and_one_key_lists_it() {
    let mut stage = left().again();
    let foot = stage.foot();
    assert!(
        foot.contains("2 份没写完的表单") && foot.contains("g w"),
        "{foot}"
    );
    stage
        .press("g w")
        .shows("蒋样顺")
        .shows("冯样珍")
        .shows("接着填");
    // The newest stands first.
    stage.press("j enter").shows("蒋样顺").hides("要接着填吗");
    stage
        .press("tab")
        .type_("3")
        .press("^s")
        .shows("接着填下一户");
    let mut later = stage.again();
    assert!(
        later.foot().contains("1 份没写完的表单"),
        "{}",
        later.foot()
    );
    later.press("g w").hides("蒋样顺").shows("冯样珍");
}

#[test]
fn a_draft_is_dropped_only_when_its_key_is_pressed_twice() {
    let mut stage = left().again();
    stage.press("g w D").shows("再按一次").shows("冯样珍");
    stage
        .press("j k D")
        .shows("再按一次")
        .press("D")
        .hides("冯样珍");
    stage.press("D D").shows("没有没写完的表单").press("esc");
    assert!(!stage.again().foot().contains("没写完"));
}

#[test]
fn a_cleared_form_is_closed_without_a_question_and_offered_no_more() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage
        .press("a")
        .type_("蒋样顺")
        .press("^x a enter")
        .shows("蒋样顺");
    stage.press("^u esc").hides("要放弃吗").hides("新增户");
    stage.press("a").hides("要接着填吗").press("esc");
    assert!(!stage.again().foot().contains("没写完"));
    // The same if the clearing is the last that is heard of it.
    stage
        .press("a")
        .type_("蒋样顺")
        .advance(Duration::from_secs(1));
    assert!(stage.again().foot().contains("1 份没写完"));
    stage.press("^u").advance(Duration::from_secs(1));
    assert!(!stage.again().foot().contains("没写完"));
}

#[test]
fn leaving_with_something_typed_asks_and_keeps_it_below_whatever_lies_on_top() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage
        .press("a")
        .type_("蒋样顺")
        .press("f10")
        .shows("草稿会留下");
    assert!(!stage.is_over());
    stage.press("y");
    assert!(stage.is_over());
    assert!(stage.again().foot().contains("1 份没写完"));
}

#[test]
fn every_kind_of_form_is_gone_on_with_from_the_list() {
    for (keys, title) in [
        ("a", "新增户"),
        ("e", "修改"),
        ("A", "任命"),
        ("E", "离任"),
        ("P", "新增人员"),
        ("b", "批量修改"),
        ("l j e", "修改"),
        ("l j s", "分户"),
        ("l j M", "并户"),
        ("l j z", "换户主"),
        ("l j #", "重编户序号"),
        ("h a", "新增邻"),
    ] {
        let mut stage = Stage::village();
        stage.walk_to_neighborhood();
        stage.press(keys).shows(title);
        // Whatever the first field takes: a letter, a digit, the next choice.
        stage.press("right").type_("7").press("^x");
        let mut later = stage.again();
        assert!(
            later.foot().contains("1 份没写完"),
            "{keys}: {}",
            later.foot()
        );
        later
            .press("g w")
            .hides("原记录已不在")
            .press("enter")
            .shows(title);
        assert!(
            later.model().overlay().is_some_and(Dialog::is_changed),
            "{keys}"
        );
    }
}

#[test]
fn questions_and_lines_name_what_enter_does_there() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("a").type_("盘样");
    assert!(stage.foot().contains("Enter 下一项"), "{}", stage.foot());
    stage.press("S-tab esc");
    let foot = stage.foot();
    assert!(foot.contains("确定") && !foot.contains("打开"), "{foot}");
    stage.press("right enter").press(":");
    assert!(stage.foot().contains("执行"), "{}", stage.foot());
    stage.press("esc f");
    assert!(stage.foot().contains("应用"), "{}", stage.foot());
}

#[test]
fn what_is_typed_before_the_file_has_answered_is_taken_in_afterwards() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage
        .hold()
        .press("a")
        .type_("蒋样顺")
        .press("tab")
        .type_("3");
    stage.hides("蒋样顺").release();
    stage.shows("蒋样顺");
    // Nor does it get lost while the household is saved and the form for the next one comes up.
    stage.hold().press("^s").type_("冯样珍").press("tab");
    stage.type_("4").press("^s").release();
    stage.shows("新增了 冯样珍").press("esc");
    stage.shows("蒋样顺").shows("冯样珍");
}

#[test]
fn whoever_types_on_is_not_asked_about_an_older_draft_and_both_are_kept() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("a").type_("蒋样顺").press("^x");
    stage
        .hold()
        .press("a")
        .type_("冯样珍")
        .press("enter")
        .release();
    stage.shows("冯样珍").hides("要接着填吗");
    stage.press("^x g w").shows("蒋样顺").shows("冯样珍");
    stage.press("enter").shows("冯样珍").press("tab");
    stage.type_("3").press("^s").shows("新增了 冯样珍");
    let foot = stage.press("esc").again().foot();
    assert!(foot.contains("1 份没写完的表单"), "{foot}");
}

#[test]
fn what_was_typed_before_the_file_answered_is_kept_without_another_key() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.hold().press("a").type_("蒋样顺").release();
    stage.shows("蒋样顺").advance(Duration::from_secs(1));
    assert!(stage.again().foot().contains("1 份没写完的表单"));
}

#[test]
fn a_save_goes_to_the_file_behind_its_draft() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("l e ^u").type_("蒋样顺");
    stage.hold().press("^s");
    let errands = stage.errands();
    let at = |of: fn(&Errand) -> bool| errands.iter().position(of);
    let kept = at(|errand| matches!(errand, Errand::Keep(_)));
    let handed_in = at(|errand| matches!(errand, Errand::Change { .. }));
    assert!(handed_in.is_some() && kept.is_some() && kept < handed_in);
}

#[test]
fn after_a_refusal_what_was_typed_on_is_meant_no_more() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("a").type_("蒋样顺").press("tab").type_("3");
    // The number, which somebody has.
    for _ in 0..16 {
        stage.press("tab");
    }
    stage.type_("1");
    stage.hold().press("^s").type_("丙").release();
    stage.shows("蒋样顺").hides("丙");
    stage.type_("丁").shows("丁");
}

#[test]
fn a_reason_half_typed_is_there_again_after_the_line_broke() {
    let mut stage = Stage::township();
    let id = ui_roll::session(&mut stage, "08:55", 10);
    ui_roll::open(&mut stage, id)
        .press("down j j a")
        .shows("请假，原因");
    stage.type_("住").advance(std::time::Duration::from_secs(1));
    let mut later = stage.again();
    later
        .press("g w")
        .shows("住")
        .press("enter")
        .shows("请假，原因");
    later.type_("院").press("enter").shows("请假 1");
    later.press("esc esc");
    later.again().hides("没写完的表单");
}

#[test]
fn a_pasted_roster_is_there_again_after_the_line_broke_and_gone_once_it_is_in() {
    let mut stage = Stage::village();
    stage.press("g i");
    stage.paste("村\t组\t邻\t户主\n沙坪村\t1组\t第1邻\t李试\n");
    stage.send(sanzhang::ui::kit::Event::Hangup);
    let mut later = stage.again();
    later.press("g w").shows("导入名册").shows("李试");
    later
        .press("enter")
        .shows("李试")
        .press("^s")
        .shows("已导入");
    assert!(!later.again().foot().contains("没写完"));
    // Whoever gives it up is not reminded of it.
    later.press("g i");
    later.paste("村\t组\t邻\t户主\n沙坪村\t1组\t第1邻\t王试\n");
    later.advance(Duration::from_secs(1)).press("esc esc");
    assert!(!later.again().foot().contains("没写完"));
}

#[test]
fn drafts_of_earlier_versions_are_found_under_their_new_names() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    let typed = |name: String| Draft {
        who: "学员1".to_owned(),
        form: name,
        base: None,
        at: "2024-04-01T00:00:00Z".parse().expect("a time"),
        value: serde_json::json!({
            "{\"Of\":{\"Household\":\"Head\"}}": "[\"蒋样顺\",\"\"]",
        }),
    };
    let drafts = stage.drafts().clone();
    for name in [format!("add-household-{unit}"), "no-such-form".to_owned()] {
        drafts.save(&typed(name), None).expect("kept");
    }
    // The form finds it by itself, and the list tells what is of no form it knows.
    let mut later = stage.again();
    later.shows("2 份没写完的表单").walk_to_neighborhood();
    later
        .press("a")
        .shows("要接着填吗")
        .press("enter")
        .shows("蒋样顺");
    later.press("^x g w").shows("新增户").press("j enter");
    assert!(later.dialog::<Form>().is_none(), "{}", later.screen());
    let names = drafts.list("学员1").expect("read");
    assert!(
        names
            .iter()
            .all(|draft| !draft.form.starts_with("add-household"))
    );
    for name in [
        "add-county",
        "add-unit-u3",
        "add-person-u3",
        "edit-u3",
        "edit-h3",
        "edit-p3",
        "appoint-u3",
        "split-h3",
        "merge-h3",
        "new-head-h3",
        "renumber-h3",
        "batch-h3+h4",
        "care-new",
        "care-c1",
        "end-u3-a3",
        "term-u3-a3",
        "roll-t3",
        "plan-training-u3",
        "edit-training-t3",
        "cancel-training-t3",
        "oblige-1",
        "score-d3",
        "assess-d3",
        "add-site-new",
        "edit-site-d3",
        "replace-site-d3",
        "reach-site-d3",
        "site-entry-d3+links+new",
        "site-entry-d3+people+1",
        "rectify-d3",
        "rectify-d3+i3+7",
        "edit-rectification-z3",
        "put-right-z3",
        "stage-new",
        "official-l3",
        "edit-rubric-r3+item+7",
        "edit-rubric-r3+new",
        "import",
    ] {
        let route = old_drafts::route(name).unwrap_or_else(|| panic!("{name} is of nothing"));
        assert_eq!(Route::named(&route.name()), Some(route), "{name}");
    }
}

#[test]
fn the_command_lists_what_the_screen_lists() {
    let shell = Shell::with_two_households();
    let store = Store::open(&shell.store(), Cache::Village).expect("opens");
    let mut stage = Stage::real(&store, None);
    stage
        .press("2 /")
        .type_("黄东")
        .press("enter e")
        .type_("方");
    stage.press("^x").press("g w");
    let listed = stage.screen();
    drop((stage, store));
    let run = |words: &str, who: &str| Shell::end(shell.command(words).env("USER", who));
    let told = run("drafts", "学员1").ok().out;
    assert_eq!(told.lines().count(), 1, "{told}");
    let title = told.split("  ").nth(1).expect("a title");
    assert!(listed.contains(title.trim()), "{title} in {listed}");
    let json = run("drafts --format json", "学员1").json();
    assert_eq!(json[0]["form"], title.trim(), "{json}");
    assert!(!json.to_string().contains("13812345678"), "{json}");
    let others = run("drafts", "别人").ok().out;
    assert!(others.contains("没有没写完的表单"), "{others}");
    assert_eq!(run("drafts --format json", "别人").ok().out, "[]\n");
}
