//! The roll call from the signed sheet, and how it ends: one line for everybody, shown by name before it is saved.

use sanzhang::domain::Mark;

use crate::{
    support::stage::Stage,
    ui_roll::{mark_of, open, roster, session},
};

#[test]
fn whoever_was_marked_absent_before_is_counted_when_the_roll_is_closed() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "09:00", 10);
    open(&mut stage, id);
    stage
        .press("f3")
        .type_("all 3 7")
        .press("enter")
        .shows("缺席 2");
    stage.press("^s").shows("2 人已登记为缺席").press("y");
    stage.press("esc g j").shows("2 人缺席").hides("无人缺席");
}

#[test]
fn from_the_sheet_sixty_people_cost_few_keys() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "09:00", 60);
    open(&mut stage, id);
    let line = "all 3 17q 22 41 58";
    stage.press("f3").type_(line);
    stage.shows("到场 55，迟到 0，请假 1，缺席 4");
    assert_eq!(
        roster(&stage, id)
            .iter()
            .filter(|row| row.3.is_some())
            .count(),
        0
    );
    stage
        .press("enter")
        .shows("到 55")
        .shows("请假 1")
        .shows("缺席 4");
    // F3, the line, Enter.
    let keys = 2 + line.chars().count();
    println!("keys for a sheet of 60 with 5 absent: {keys}");
    assert!(keys <= 25, "{keys}");
    let reason = String::new();
    assert_eq!(mark_of(&stage, id, 17), Some(Mark::Excused { reason }));
    stage.press("esc");
    assert!(stage.press("u").foot().contains("已撤销"));
    assert!(
        roster(&stage, id).iter().all(|row| row.3.is_none()),
        "one undo"
    );
}

#[test]
fn a_number_that_is_not_on_the_sheet_is_said_before_anything_is_saved() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "09:00", 10);
    open(&mut stage, id).press("f3").type_("全到 除 3 77");
    stage
        .shows("签到表上没有 77 号")
        .press("enter")
        .shows("请先改正");
    assert!(roster(&stage, id).iter().all(|row| row.3.is_none()));
    stage.press("bs bs").type_("7").shows("缺席 2");
    let name = roster(&stage, id)[6].2.clone();
    stage.shows(&name);
    // What is typed outlives the roll call.
    stage
        .advance(std::time::Duration::from_secs(2))
        .press("esc esc")
        .hides("签到");
    // On return the line stands there, read.
    stage.press("g w").shows("全到 除 3 7").press("enter");
    stage
        .shows("全到 除 3 7")
        .shows(&name)
        .press("esc esc esc")
        .hides("签到");
    open(&mut stage, id).shows("全到 除 3 7").shows("缺席 2");
    stage.press("enter").shows("缺席 2");
    open(&mut stage, id).press("f3").hides("全到 除 3 7");
}

#[test]
fn whose_marks_a_second_sheet_changes_is_said_by_name() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "09:00", 10);
    open(&mut stage, id);
    stage.press("f3").type_("all 3 7").press("enter f3");
    let people = roster(&stage, id);
    stage
        .type_("all 3")
        .shows(&format!("1 人原有签到将改变：{}", people[6].2));
    stage.press("^u").type_("all 3 7").hides("原有签到将改变");
}

#[test]
fn a_mark_that_somebody_else_just_made_is_not_replaced_unseen() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "09:00", 10);
    open(&mut stage, id);
    let mut second = stage.second();
    open(&mut second, id);
    let name = roster(&stage, id)[2].2.clone();
    second.press("f3").type_("all 3 7").press("enter");
    // Here nobody knows of it yet: neither a mark at the door nor a whole sheet goes over it.
    stage.type_("3").press("enter");
    stage.shows(&format!("{name} 刚由 学员2 登记为“缺席”"));
    let absent = Some(Mark::Absent {
        reason: String::new(),
    });
    assert_eq!(mark_of(&second.again(), id, 3), absent);
    // It stands on the screen now, and is changed on purpose.
    stage.type_("3").press("enter").shows("到 9");
    assert_eq!(mark_of(&stage, id, 3), Some(Mark::Present));
    second.press("f3").type_("all 3").press("enter");
    second.shows(&format!("{name} 刚由 学员1 登记为“到场”"));
    second.shows(&name).shows("原有签到将改变").press("enter");
    assert_eq!(mark_of(&second, id, 3), absent);
    assert_eq!(mark_of(&second, id, 7), Some(Mark::Present));
}

#[test]
fn a_line_without_everybody_says_what_it_is_taken_for() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "09:00", 8);
    open(&mut stage, id).press("f3").type_("3 5q");
    stage.shows("没有写全到").shows("缺席 6");
    stage.press("home").type_("qd ");
    stage.hides("没有写全到").shows("到场 6").shows("请假 1");
}

#[test]
fn while_a_reason_is_asked_for_a_mark_that_comes_meanwhile_is_told_and_asked_about() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "09:00", 10);
    open(&mut stage, id);
    let mut second = stage.second();
    open(&mut second, id);
    let name = roster(&stage, id)[2].2.clone();
    stage.type_("3").press("f4");
    second.type_("3").press("f2");
    let late = mark_of(&second, id, 3);
    assert!(matches!(late, Some(Mark::Late { .. })), "{late:?}");
    // The news is on the screen behind the prompt; whoever types the reason looks elsewhere.
    stage.advance(std::time::Duration::from_secs(2));
    stage.type_("生病").press("enter");
    stage
        .shows(&format!("{name} 刚由 学员2 登记为“迟到"))
        .shows("生病");
    assert_eq!(mark_of(&second.again(), id, 3), late);
    // What is told is seen: Enter again means it.
    stage.press("enter");
    let reason = "生病".to_owned();
    assert_eq!(mark_of(&stage, id, 3), Some(Mark::Excused { reason }));
}

#[test]
fn a_sheet_line_that_stands_since_before_replaces_nothing_that_came_after() {
    let mut stage = Stage::township();
    let id = session(&mut stage, "09:00", 10);
    open(&mut stage, id);
    let mut second = stage.second();
    open(&mut second, id);
    let names: Vec<String> = roster(&stage, id).into_iter().map(|row| row.2).collect();
    stage.press("f3").type_("all");
    second.press("f3").type_("all 3 7").press("enter");
    stage.advance(std::time::Duration::from_secs(2));
    stage.press("enter");
    stage
        .shows(&format!("{} 刚由 学员2 登记为“缺席”", names[2]))
        .shows("另有 1 人");
    let absent = Some(Mark::Absent {
        reason: String::new(),
    });
    assert_eq!(mark_of(&stage, id, 3), absent);
    stage.press("enter");
    assert_eq!(mark_of(&stage, id, 3), Some(Mark::Present));
    assert_eq!(mark_of(&stage, id, 7), Some(Mark::Present));
}

#[test]
fn at_the_door_a_mark_that_came_while_the_name_was_typed_is_not_replaced() {
    let mut stage = Stage::village();
    let id = session(&mut stage, "09:00", 10);
    open(&mut stage, id);
    let mut second = stage.second();
    open(&mut second, id);
    for (no, key) in [(3, "enter"), (4, "f2"), (5, "f4 enter"), (6, "^x")] {
        let (name, typed) = (roster(&stage, id)[no - 1].2.clone(), no.to_string());
        let of = |stage: &Stage| mark_of(stage, id, no as u16);
        stage.type_(&typed);
        second
            .type_(&typed)
            .press("f4")
            .type_("生病")
            .press("enter");
        let excused = of(&second);
        // The desk knows of it; the picture waits, because somebody types.
        stage.advance(std::time::Duration::from_secs(2));
        stage.press(key);
        stage.shows(&format!("{name} 刚由 学员2 登记为“请假"));
        assert_eq!(of(&second.again()), excused, "{key}");
        // By now it stands on the screen.
        if key.starts_with("f4") {
            stage.press("esc");
        }
        stage.type_(&typed).press("f2");
        let late = of(&stage);
        assert!(matches!(late, Some(Mark::Late { .. })), "{key}: {late:?}");
        second.advance(std::time::Duration::from_secs(2));
    }
}

#[test]
fn the_last_mark_that_is_taken_back_is_one_of_this_door() {
    let mut stage = Stage::village();
    let id = session(&mut stage, "09:00", 10);
    open(&mut stage, id);
    let mut second = stage.second();
    open(&mut second, id);
    stage.type_("3").press("enter");
    second.type_("7").press("enter");
    stage.advance(std::time::Duration::from_secs(2));
    stage.press("^x");
    assert_eq!(mark_of(&stage, id, 3), None);
    assert_eq!(mark_of(&stage, id, 7), Some(Mark::Present));
    // Nothing more was marked here.
    stage.press("^x");
    assert_eq!(mark_of(&stage, id, 7), Some(Mark::Present));
    // Whoever is meant by name is somebody else.
    stage.type_("7").press("^x");
    assert_eq!(mark_of(&stage, id, 7), None);
}

/// Two are excused here while the file is busy; somebody else was faster with both.
fn excused_late(stage: &mut Stage) -> sanzhang::domain::TrainingId {
    let id = session(stage, "09:00", 10);
    open(stage, id);
    let mut second = stage.second();
    open(&mut second, id);
    stage.busy();
    for (no, reason) in [("3", "生病"), ("4", "外出")] {
        second.type_(no).press("f2");
        stage.type_(no).press("f4").type_(reason).press("enter");
    }
    id
}

fn excused(reason: &str) -> Mark {
    let reason = reason.to_owned();
    Mark::Excused { reason }
}

#[test]
fn every_reason_that_was_refused_comes_back() {
    let mut stage = Stage::village();
    let id = excused_late(&mut stage);
    // Somebody is being marked when the answers come.
    stage.type_("5").release().press("enter");
    assert_eq!(mark_of(&stage, id, 5), Some(Mark::Present));
    stage.press("esc").shows("生病").press("enter");
    stage.shows("外出").press("enter");
    assert_eq!(mark_of(&stage, id, 3), Some(excused("生病")));
    assert_eq!(mark_of(&stage, id, 4), Some(excused("外出")));
    stage.press("esc").hides("签到").again().hides("没写完");
}

#[test]
fn of_several_reasons_in_a_draft_none_is_lost() {
    let mut stage = Stage::village();
    let id = excused_late(&mut stage);
    let mut later = stage.again();
    open(&mut later, id).shows("生病").press("enter");
    later.shows("外出");
    // The line breaks again.
    later.send(sanzhang::ui::kit::Event::Hangup);
    let mut later = later.again();
    open(&mut later, id)
        .hides("生病")
        .shows("外出")
        .press("enter");
    assert_eq!(mark_of(&later, id, 3), Some(excused("生病")));
    assert_eq!(mark_of(&later, id, 4), Some(excused("外出")));
}

#[test]
fn what_is_typed_after_a_sheet_was_handed_in_stays() {
    let mut stage = Stage::village();
    let id = session(&mut stage, "09:00", 10);
    open(&mut stage, id).press("f3").type_("all 3").busy();
    stage.press("enter").type_(" 7").release();
    stage.shows("all 3 7").shows("缺席 2");
    stage.press("enter").hides("all 3 7");
    let absent = Some(Mark::Absent {
        reason: String::new(),
    });
    assert_eq!(mark_of(&stage, id, 7), absent);
}
