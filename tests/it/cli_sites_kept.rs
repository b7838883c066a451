//! The twins of a site's forms: edited, moved on, replaced, put right, followed by others, noted, and its lists kept.

use super::support::shell::{Shell, shown};

/// A county whose first site, d1, stands in 东镇.
fn sited() -> Shell {
    let shell = Shell::with_county();
    let path = shown(&shell.path("rubric.toml"));
    shell.run(&format!("rubric export {path} --example")).ok();
    shell.run(&format!("rubric import {path}")).ok();
    shell
        .run("site add 东镇/竹林村 feature=党建引领 village-lead=李支书 stage=创建中")
        .ok();
    shell
}

fn shows(shell: &Shell, words: &str, wanted: &[&str]) {
    let said = shell.run(words).ok().out;
    for word in wanted {
        assert!(said.contains(word), "{word} in {said}");
    }
}

fn refuses(shell: &Shell, words: &str, wanted: &str) {
    let ended = shell.run(words);
    assert_eq!(ended.status, 1, "{words}: {}{}", ended.out, ended.err);
    assert!(ended.err.contains(wanted), "{wanted} in {}", ended.err);
}

#[test]
fn a_site_is_edited_and_moves_on() {
    let shell = sited();
    shell
        .run("site edit d1 特色=湘江源 leader=王某/县委常委 note=重点")
        .ok();
    shows(
        &shell,
        "site show d1",
        &["湘江源", "王某 县委常委", "重点", "李支书"],
    );
    shell.run("site edit d1 leader=none").ok();
    assert!(!shell.run("site show d1").ok().out.contains("王某"));
    shows(&shell, "site officials", &["l1", "王某", "县委常委"]);
    let named = shell.run("site advance 竹林村 达标命名").ok().out;
    assert!(
        named.contains("达标命名的进入条件是") && named.contains("85%"),
        "said, and no wall: {named}"
    );
    shows(&shell, "site list", &["达标命名"]);
    shell.run("site advance d1 自查").ok();
    refuses(&shell, "site advance d1 评优", "可用：选点");
    refuses(&shell, "site edit d9 note=甲", "没有示范点“d9”");
    shell.run("undo --yes").ok();
    shows(&shell, "site list", &["达标命名"]);
    assert_eq!(shell.run("site edit d1 colour=red").status, 2);
}

#[test]
fn a_site_is_replaced_and_its_file_kept() {
    let shell = sited();
    refuses(
        &shell,
        "site replace d1 西镇/竹林村 --reason 并村",
        "不在东镇",
    );
    let ended = shell.run("site replace d1 所城居委会 --reason 并村").ok();
    assert_eq!(ended.out.lines().last(), Some("d2"));
    shows(&shell, "site show d1", &["撤下（并村）", "党建引领"]);
    shows(&shell, "site show 竹林村", &["撤下（并村）", "党建引领"]);
    shows(&shell, "site list", &["所城", "1 个点"]);
}

#[test]
fn what_is_wrong_is_raised_listed_done_and_confirmed() {
    let shell = sited();
    let day = "--today 2027-05-20";
    let raised = shell
        .run("--today 2027-05-01 site rectify 竹林村 联系卡没有发到户 --due 2027-05-10")
        .ok();
    assert_eq!(raised.out.lines().last(), Some("z1"));
    shell
        .run(&format!("{day} site rectify d1 台账不全 --owner 张主任"))
        .ok();
    let overdue = shell
        .run(&format!("{day} site rectifications --overdue"))
        .ok()
        .out;
    assert!(
        overdue.contains("z1") && overdue.contains("!2027-05-10") && overdue.contains("李支书"),
        "{overdue}"
    );
    assert!(!overdue.contains("z2"), "{overdue}");
    refuses(
        &shell,
        &format!("{day} site confirm z1"),
        "还没有登记完成，完成后再确认",
    );
    refuses(&shell, "site done z7", "没有这项整改");
    refuses(&shell, "site rectify d1 没有佐证 --item 3", "没有这次检查");
    shell.run(&format!("{day} site done z1 --note 已补发")).ok();
    shows(
        &shell,
        &format!("{day} site rectifications d1"),
        &["已整改待确认（2027-05-20）", "2027-06-03", "张主任"],
    );
    shell.run(&format!("{day} site confirm z1")).ok();
    shows(&shell, "site show d1", &["z1", "已确认（2027-05-20）"]);
    shell.run(&format!("{day} site undone z1")).ok();
    shows(
        &shell,
        &format!("{day} site rectifications --overdue"),
        &["z1"],
    );
}

#[test]
fn villages_follow_along_lines_and_take_the_practice_over() {
    let shell = sited();
    shell.run("site link d1 所城居委会 舜水示范线").ok();
    shell
        .run("site link d1 西镇/竹林村 九疑片 --kind area")
        .ok();
    shell
        .run("site adopt d1 西镇/竹林村 联系卡 --checked-by 刘督导")
        .ok();
    shows(
        &shell,
        "site show d1",
        &["舜水示范线", "示范片", "九疑片", "联系卡"],
    );
    shows(&shell, "site list", &["推广 1 个村", "共 3 个村"]);
    shell.run("site unlink d1 所城居委会").ok();
    shell.run("site unadopt d1 西镇/竹林村").ok();
    refuses(&shell, "site unadopt d1 西镇/竹林村", "没有可改的");
    shows(&shell, "site list", &["推广 0 个村", "共 2 个村"]);
}

#[test]
fn the_stages_and_the_county_leaders_are_lists_of_their_own() {
    let shell = sited();
    let added = shell
        .run("site stages add 评优 demand=90 pass-lines=yes")
        .ok();
    assert_eq!(added.out.lines().last(), Some("g8"));
    shell.run("site stages edit 自查 名称=自评").ok();
    shows(
        &shell,
        "site stages",
        &["g8", "评优", "不低于 90%", "自评", "1 个点"],
    );
    refuses(&shell, "site stages edit g8 demand=101", "1 到 100");
    refuses(&shell, "site stages add 评优", "已有创建阶段“评优”");
    refuses(
        &shell,
        "site stages edit 自评 name=评优",
        "已有创建阶段“评优”",
    );
    refuses(&shell, "site stages edit g8 顺序=10", "顺序已被“选点”使用");
    let english = shell.run("--lang en site stages add 评优");
    assert!(
        english.err.contains("There is a stage 评优 already"),
        "{}",
        english.err
    );
    shell.run("site stages edit g8 顺序=15").ok();
    shows(
        &shell,
        "site stages",
        &["g1  10  选点", "g8  15  评优", "g2  20  制定方案"],
    );
    shell.run("site stages edit g8 closed=yes").ok();
    shows(&shell, "site stages", &["已停用"]);
    refuses(&shell, "site advance d1 评优", "可用：选点");
    let added = shell.run("site officials add 王某 post=县委常委").ok();
    assert_eq!(added.out.lines().last(), Some("l1"));
    shell.run("site edit d1 leader=王某").ok();
    shell.run("site officials edit 王某 职务=副县长").ok();
    shows(&shell, "site officials", &["副县长", "竹林村"]);
    refuses(
        &shell,
        "site officials edit 赵某 post=甲",
        "没有联点领导“赵某”",
    );
    refuses(&shell, "site officials edit l1 phone=12", "电话");
}

#[test]
fn notes_and_evidence_stand_with_the_score() {
    let shell = sited();
    shell
        .run("site score d1 5=3.5 --note 缺两户 --where 村部二楼档案柜")
        .ok();
    shell.run("site score d1 9 --note 待查").ok();
    shell.run("site score d1 5=4").ok();
    shows(
        &shell,
        "site show d1",
        &["缺两户", "村部二楼档案柜", "待查"],
    );
    shows(&shell, "site score d1 1=是", &["还没评的项："]);
    let bare = shell.run("site score d1 9");
    assert_eq!(bare.status, 2, "a number alone says nothing");
}

#[test]
fn projects_and_milestones_are_lists_of_the_site() {
    let shell = sited();
    shows(&shell, "site projects d1", &["（无）"]);
    let add = "site projects 竹林村 add 冷链仓 资金来源=和美乡村建设 amount=500,000元 state=立项";
    shell.run(add).ok();
    shell.run("site projects d1 add 道路 amount=80000").ok();
    shell
        .run("site projects d1 edit 道路 已支出=20000 state=running name=村道")
        .ok();
    shows(
        &shell,
        "site projects d1",
        &[
            "1  冷链仓  和美乡村建设",
            "已立项",
            "2  村道",
            "20,000/80,000",
            "实施中",
        ],
    );
    refuses(&shell, "site projects d1 edit 3 spent=1", "没有“3”这一条");
    refuses(&shell, "site projects d1 edit 1 spent=许多", "数字");
    refuses(&shell, "site projects d1 edit 1 state=不知", "不知");
    refuses(&shell, "site projects d1 edit 1 name=", "项目资金");
    let bare = shell.run("site projects d1 add 水井");
    assert!(
        bare.status == 2 && bare.err.contains("还缺：资金总额"),
        "{}",
        bare.err
    );
    shell.run("site projects d1 add 村道 amount=1").ok();
    refuses(&shell, "site projects d1 remove 村道", "有几条都叫“村道”");
    shell.run("site projects d1 remove 1").ok();
    let left = shell.run("site projects d1").ok().out;
    assert!(
        !left.contains("冷链仓") && left.contains("1  村道"),
        "{left}"
    );

    let day = "--today 2027-05-20";
    shell
        .run("site milestones d1 add 县级验收 计划日期=2027-06-30")
        .ok();
    shell
        .run("site milestones d1 add 方案定稿 due=2027-03-31")
        .ok();
    let listed = format!("{day} site milestones d1");
    shows(
        &shell,
        &listed,
        &["1  !2027-03-31  方案定稿", "2  2027-06-30   县级验收"],
    );
    shell
        .run(&format!(
            "{day} site milestones d1 edit 1 完成日期=2027-03-20"
        ))
        .ok();
    shows(&shell, &listed, &["1  2027-03-31  方案定稿  ✓ 2027-03-20"]);
    refuses(
        &shell,
        &format!("{listed} edit 2 done=2028-01-01"),
        "时间节点",
    );
    refuses(&shell, &format!("{listed} edit 2 due="), "请填写计划日期");
    let bare = shell.run("site milestones d1 add 初验");
    assert!(
        bare.status == 2 && bare.err.contains("还缺：计划日期"),
        "{}",
        bare.err
    );
    shell.run("site milestones d1 remove 方案定稿").ok();
    assert!(!shell.run(&listed).ok().out.contains("方案"));
    shell.run("undo --yes").ok();
    shows(&shell, &listed, &["方案定稿"]);
}

#[test]
fn a_site_and_an_inspection_are_closed_and_reopened() {
    let shell = sited();
    refuses(&shell, "site reopen 竹林村", "没有撤下的示范点");
    refuses(&shell, "site reopen d1", "没有撤下，不用恢复");
    shell.run("site score d1 1=是 --close").ok();
    refuses(&shell, "site reopen i7", "没有这次检查");
    shows(&shell, "site show d1", &["i1", "已结束"]);
    shell.run("site reopen i1").ok();
    refuses(&shell, "site reopen i1", "还没有结束");
    shows(&shell, "site show d1", &["进行中"]);
    shell.run("site score d1 9=是").ok();
    assert!(
        !shell.run("site show d1").ok().out.contains("i2"),
        "resumed"
    );

    shell.run("site close 竹林村 --reason 撤并").ok();
    shows(&shell, "site list", &["还没有示范点"]);
    shows(&shell, "site show d1", &["撤下（撤并）"]);
    refuses(&shell, "site close d1 --reason 撤并", "已撤下");
    shell.run("site reopen 竹林村").ok();
    shows(&shell, "site list", &["竹林村"]);
    assert!(!shell.run("site show d1").ok().out.contains("撤并"));
    shell.run("site close d1 --reason 撤并").ok();
    shell.run("site add 所城居委会").ok();
    refuses(&shell, "site reopen d1", "东镇已有示范点");
}

#[test]
fn a_rectification_a_link_and_a_practice_taken_over_are_corrected() {
    let shell = sited();
    let day = "--today 2027-05-20";
    shell.run(&format!("{day} site rectify d1 台账不全")).ok();
    shell
        .run(&format!(
            "{day} site amend z1 期限=2027-06-30 owner=张主任 what=台账缺两本"
        ))
        .ok();
    shows(
        &shell,
        "site rectifications",
        &["2027-06-30", "张主任", "台账缺两本"],
    );
    refuses(
        &shell,
        &format!("{day} site amend z1 due=2027-05-01"),
        "期限",
    );
    refuses(
        &shell,
        &format!("{day} site amend z1 due="),
        "请填写整改期限",
    );
    refuses(&shell, "site amend z7 due=2027-05-01", "没有这项整改");
    assert_eq!(shell.run("site amend z1 colour=red").status, 2);

    let link = format!("{day} site link d1 所城居委会 舜水示范线");
    shell.run(&format!("{link} --since 2026-01-05")).ok();
    refuses(&shell, &link, "没有改动");
    shell.run(&format!("{link} --kind area")).ok();
    let told = shell.run("site show d1").ok().out;
    assert_eq!(told.matches("舜水示范线").count(), 1, "{told}");
    assert!(told.contains("示范片"), "{told}");
    let adopt = format!("{day} site adopt d1 西镇/竹林村 联系卡");
    shell.run(&format!("{adopt} --on 2026-01-05")).ok();
    shell.run(&format!("{adopt} --on 2026-02-06")).ok();
    let told = shell.run("site show d1").ok().out;
    let mut rows = told.lines().filter(|line| line.contains("联系卡"));
    let (row, other) = (rows.next(), rows.next());
    let row = row.expect("the practice");
    assert!(row.contains("2026-02-06") && other.is_none(), "{told}");
}
