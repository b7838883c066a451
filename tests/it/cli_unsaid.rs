//! What nobody said, the command line asks, and what others did it does not replace unasked.

use super::support::shell::{Shell, shown};

const HOME: &str = "东镇/竹林村/第1片/1组/第1邻";

fn refuses(shell: &Shell, words: &str, wanted: &[&str]) {
    let ended = shell.run(words);
    assert_ne!(ended.status, 0, "{words}: {}", ended.out);
    for word in wanted {
        assert!(ended.err.contains(word), "{words}: {word} in {}", ended.err);
    }
}

#[test]
fn a_session_needs_its_host_said() {
    let shell = Shell::with_county();
    let words = "training add title=普遍培训 date=2099-04-18 time=09:00-11:30";
    refuses(&shell, words, &["还缺：unit=…"]);
}

#[test]
fn a_post_comes_as_its_level_usually_does() {
    let shell = Shell::with_two_households();
    shell.run(&format!("appoint {HOME} h1")).ok();
    shell.run("appoint 东镇/竹林村/第1片/1组 p1").ok();
    let own = shell.run(&format!("show {HOME}")).ok().out;
    assert!(own.contains("群众推荐"), "{own}");
    let above = shell.run("show 东镇/竹林村/第1片/1组").ok().out;
    assert!(above.contains("因职兼任"), "{above}");
}

#[test]
fn a_roster_never_touches_another_contacts_phone() {
    let shell = Shell::with_two_households();
    let names = "contact=黄小妹 phone=13912345678 contact2=黄东 phone2=13812345678";
    shell.run(&format!("edit h1 {names}")).ok();
    let row = |phone: &str| {
        let text =
            format!("乡镇,村,片,组,邻,户主,电话\n东镇,竹林村,第1片,1组,第1邻,黄东,{phone}\n");
        shown(&shell.write("roster.csv", &text))
    };
    let path = row("13712345678");
    shell.run(&format!("import households {path}")).ok();
    let told = shell.run("show h1").ok().out;
    for phone in ["13912345678", "13712345678"] {
        assert!(told.contains(phone), "{phone} in {told}");
    }
    assert!(!told.contains("13812345678"), "the head's own: {told}");
    // Nobody has to give way to a fourth contact.
    let more = "contact=甲一 phone=13512345671 contact2=甲二 phone2=13512345672 contact3=甲三 phone3=13512345673";
    shell.run(&format!("edit h1 {more}")).ok();
    let path = row("13612345678");
    refuses(
        &shell,
        &format!("import households {path}"),
        &["第 2 行", "3"],
    );
    let told = shell.run("show h1").ok().out;
    assert!(told.contains("13512345673"), "{told}");
}

#[test]
fn marks_that_stand_are_replaced_only_when_agreed_to() {
    let shell = Shell::with_two_households();
    shell
        .run(&format!("appoint {HOME} h1 --since 2020-01-01"))
        .ok();
    let add = "training add unit=东镇 title=培训 date=2024-04-12 time=09:00-10:00";
    let on = "--today 2024-04-12";
    shell.run(&format!("{on} {add}")).ok();
    shell
        .run(&format!("{on} training assign t1 --unit 东镇"))
        .ok();
    // A line of numbers alone would make everybody else absent.
    let only = format!("{on} training attend t1 1q");
    refuses(&shell, &only, &["没有写全到", "--yes"]);
    shell.run(&format!("{on} training attend t1 到 1q")).ok();
    let all = format!("{on} training attend t1 全到");
    refuses(&shell, &all, &["黄东", "--yes"]);
    let show = shell.run(&format!("{on} training show t1")).ok().out;
    assert!(show.contains("请假"), "{show}");
    shell.run(&format!("{all} --yes")).ok();
    let show = shell.run(&format!("{on} training show t1")).ok().out;
    assert!(show.contains("到场"), "{show}");
}

#[test]
fn an_item_needs_its_inspection_where_there_are_several() {
    let shell = Shell::with_county();
    let path = shown(&shell.path("rubric.toml"));
    shell.run(&format!("rubric export {path} --example")).ok();
    shell.run(&format!("rubric import {path}")).ok();
    shell.run("site add 东镇/竹林村 stage=选点").ok();
    shell.run("site score d1 1=是 --by self").ok();
    let raise = "site rectify d1 没有佐证 --item 1";
    shell.run(raise).ok();
    shell.run("site score d1 1=是").ok();
    refuses(&shell, raise, &["--inspection", "i1", "i2", "自查"]);
    shell.run(&format!("{raise} --inspection i1")).ok();
    refuses(
        &shell,
        &format!("{raise} --inspection i7"),
        &["没有这次检查"],
    );
}

#[test]
fn a_site_that_takes_anothers_place_begins_at_a_stage_that_is_offered() {
    let shell = Shell::with_county();
    shell.run("site add 东镇/竹林村").ok();
    shell.run("site stages edit 选点 closed=yes").ok();
    shell.run("site replace d1 所城居委会 --reason 并村").ok();
    let told = shell.run("site show d2").ok().out;
    assert!(
        told.contains("制定方案") && !told.contains("选点"),
        "{told}"
    );
}
