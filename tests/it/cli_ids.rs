//! Ids of every kind of record: shown, or told where they are seen, to whoever may know of them. People are invented.

use sanzhang::{
    domain::{Again, Command, Household, HouseholdId, RoundCommand, RoundFields, RoundId, Way},
    store::{Cache, Store},
};

use super::{
    cli_names::doubles,
    support::{
        county::{apply, today},
        shell::{Shell, shown},
    },
};

/// A round of the first household's neighborhood.
fn round(shell: &Shell) {
    let store = Store::open(&shell.store(), Cache::Village).expect("opened");
    let id = HouseholdId(1);
    let home = store.read().expect("read").get::<Household>(id);
    let enter = RoundCommand::Enter {
        id: RoundId::promised(0),
        neighborhood: home.expect("read").expect("there").record.neighborhood,
        on: today(),
        again: Again::Ask,
        fields: Box::new(RoundFields {
            way: Some(Way::Visit),
            reached: vec![id],
            ..RoundFields::default()
        }),
    };
    apply(&store, "li", Command::Round(enter)).expect("entered");
}

#[test]
fn every_id_is_shown_or_told_where_it_is_seen() {
    let shell = doubles();
    let rubric = shown(&shell.path("example.toml"));
    shell.run(&format!("rubric export {rubric} --example")).ok();
    shell.run(&format!("rubric import {rubric}")).ok();
    for call in [
        "appoint 东镇/竹林村/第1邻 h1",
        "training assign t1 东镇/竹林村/第1邻/1",
        "site officials add 周领导 post=副县长",
        "site score d1 1=是",
        "site rectify d1 漏登",
        "training rules township rhythm=每月",
    ] {
        shell.run(&format!("--today 2024-04-07 {call}")).ok();
    }
    round(&shell);
    for (id, words) in [
        ("c1", "留守儿童"),
        ("g1", "选点"),
        ("l1", "周领导"),
        ("r1", "组织"),
        ("o1", "每月"),
        ("d1", "竹林村"),
        ("i1", "属于 d1"),
        ("k1", "属于 d1"),
        ("z1", "属于 d1"),
        ("t1", "普遍培训"),
        ("s1", "属于 t1"),
        ("a1", "a1"),
        ("rd1", "属于 u3"),
    ] {
        let told = shell.run(&format!("show {id}"));
        assert!(told.out.contains(words), "{id}: {}{}", told.out, told.err);
    }
    for (id, kind) in [
        ("i9999999", "检查"),
        ("c99", "重点户类别"),
        ("o99", "培训要求"),
        ("w1", "用户"),
        ("rd2", "联系登记"),
    ] {
        let none = shell.run(&format!("show {id}"));
        let words = format!("没有编号为 {id} 的{kind}");
        assert!(
            none.status == 1 && none.err.contains(&words),
            "{}",
            none.err
        );
    }
}

#[test]
fn who_else_may_sign_in_is_told_to_those_who_keep_users() {
    let shell = Shell::staffed();
    let told = shell.asked("guan", "show w2").ok().out;
    assert!(told.contains("李明") && told.contains("乡镇级"), "{told}");
    assert!(shell.asked("li", "show w2").ok().out.contains("李明"));
    for id in ["w1", "w99"] {
        let told = shell.asked("li", &format!("show {id}"));
        assert!(
            told.err.contains(&format!("没有编号为 {id} 的用户")),
            "{}{}",
            told.out,
            told.err
        );
    }
}
