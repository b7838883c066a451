//! The first steps of a new county: what is empty says so, and what was typed wrong says how to mend it.

use sanzhang::{
    domain::{Command, SiteCommand},
    exchange::{Divisions, Farms},
    register::{Node, search::sound},
    ui::{
        kit::{Beginning, Effect},
        shell::start::Arrival,
    },
};

use super::support::{
    shell::{Shell, shown},
    stage::Stage,
};

const LIST: &str = "代码,名称,上级代码,级别
990000000000,测试县,,县
990000100000,东镇,990000000000,镇
990000100201,竹林村委会,990000100000,村委会
";

/// Divisions and nothing else.
fn bare() -> Stage {
    let divisions = Divisions::read(LIST.as_bytes(), None, Farms::LeaveOut);
    let mut stage = Stage::empty();
    stage.submit(divisions.expect("the list is whole").command());
    stage
}

#[test]
fn a_county_without_households_says_what_to_do() {
    let mut stage = bare();
    stage.shows("还没有户。按 g i 导入名册");
    stage.press("1").shows("还没有户。按 g i 导入名册");
    for key in ["g b", "g m", "g y", "g c"] {
        stage
            .press(key)
            .shows("还没有户。请导入名册")
            .hides("每户都有电话");
    }
    stage
        .press("g v")
        .shows("还没有片、组、邻。")
        .hides("都有人");
    stage
        .press("f7")
        .shows("No sections, groups or neighborhoods yet.");
}

#[test]
fn nothing_typed_on_the_first_page_is_told() {
    for (downs, beginning) in [
        (
            "down down",
            Beginning::Divisions {
                path: String::new(),
                county: None,
            },
        ),
        ("down down down", Beginning::Empty(String::new())),
    ] {
        let mut stage = Stage::first(Arrival::First);
        stage.press(downs).press("enter").press("enter");
        assert_eq!(
            stage.beginning(),
            Some(beginning),
            "it is asked at the door, which refuses"
        );
    }
}

#[test]
fn a_county_is_not_made_of_nothing_nor_of_a_path() {
    let shell = Shell::default();
    let refused = |words: &[&str], why: &str| {
        let mut command = shell.command("init");
        let ended = Shell::end(command.args(words));
        assert_eq!(ended.status, 1, "{words:?}: {}", ended.out);
        assert!(ended.err.contains(why), "{words:?}: {}", ended.err);
        assert!(!shell.store().exists(), "{words:?}");
    };
    refused(&["--empty", " "], "请填写县名");
    refused(&["--empty", "/home/li/区划.csv"], "像是文件的路径");
    let made = shell.run("init --empty 样县").ok();
    assert!(made.out.contains("已建立"), "{}", made.out);
    let told = shell.run("journal").ok().out;
    assert!(
        told.contains("新建了 样县") && !told.contains("区划"),
        "{told}"
    );
}

#[test]
fn a_divisions_file_is_told_in_the_words_of_its_columns() {
    let shell = Shell::default();
    let init = |text: &str, more: &str| {
        let path = shown(&shell.write("divisions.csv", text));
        shell.run(&format!("init --divisions {path} {more}"))
    };
    let said = init("名称,级别\n样县,县\n", "").err;
    for words in [
        "缺少“代码（code）”",
        "缺少“上级代码（parent）”",
        "代码,名称,上级代码,级别\n",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    // What it prints as an example is one.
    let example = said.split_once("文本）：\n").expect("an example").1;
    let said = init("代码,名称,上级代码,级别\n4.31E+11,样县,4.3E+11,县\n", "").err;
    assert!(
        said.contains("“代码（code）”：“4.31E+11”是表格改成的科学记数"),
        "{said}"
    );
    assert!(said.contains("“上级代码（parent）”：“4.3E+11”"), "{said}");
    let two = format!("{example}990000000000,测试县,,县级\n");
    let said = init(&two, "--county 没有县").err;
    assert!(said.contains("名称或编码为“没有县”"), "{said}");
    let made = init(&two, "--county 蓝山县").ok();
    assert!(
        made.out.contains("蓝山县：1 个乡镇、1 个村"),
        "{}",
        made.out
    );
}

#[test]
fn a_refused_phone_names_an_example_that_is_not_masked() {
    let shell = Shell::with_two_households();
    let mut command = shell.command("edit h1");
    let said = Shell::end(command.arg("phone=13812345678/139")).err;
    let said = said + &shell.run("edit h1 phone=12345678901").err;
    assert!(said.contains("0746") && !said.contains('*'), "{said}");
}

#[test]
fn names_written_together_are_found() {
    let shell = Shell::with_two_households();
    for typed in [
        "东镇黄东",
        "东镇竹林村黄",
        "东镇竹林村5678",
        "dongzhenhuang",
        "dongzhenzhulincunhd",
    ] {
        let told = shell.run(&format!("search {typed}")).ok().out;
        assert!(
            told.contains("黄东") && !told.contains("周西"),
            "{typed}: {told}"
        );
    }
    let told = shell.run("search 西镇竹林村").ok().out;
    assert!(
        told.contains("竹林村") && told.contains("共 1 条"),
        "{told}"
    );
    let told = shell.run("search 北镇黄东").err;
    assert!(told.contains("没有结果"), "{told}");
}

#[test]
fn who_is_called_by_all_the_letters_comes_first() {
    let shell = Shell::with_county();
    let rows = "乡镇,村,片,组,邻,户主\n\
        东镇,竹林村,1,1,1,江立强\n东镇,竹林村,1,1,1,蒋强\n";
    let path = shown(&shell.write("r.csv", rows));
    shell.run(&format!("import households {path}")).ok();
    let told = shell.run("search jiang qiang").ok().out;
    let at = |name: &str| told.find(name).expect("found");
    assert!(at("蒋强") < at("江立强"), "{told}");
}

#[test]
fn a_house_is_read_and_found_in_every_usual_way() {
    let shell = Shell::with_two_households();
    for (typed, house) in [
        ("3号楼2单元508室", "3栋2单元508室"),
        ("3幢2单元509", "3栋2单元509室"),
        ("3#2-507", "3栋2单元507室"),
        ("三栋二单元506室", "3栋2单元506室"),
        ("3栋513", "3栋513室"),
    ] {
        let mut edit = shell.command("edit h1");
        Shell::end(edit.arg(format!("address={typed}"))).ok();
        assert!(shell.run("show h1").ok().out.contains(house), "{typed}");
        for asked in [typed, house] {
            let mut search = shell.command("search");
            let told = Shell::end(search.arg(asked)).ok().out;
            assert!(told.contains("黄东"), "{asked}: {told}");
        }
    }
}

#[test]
fn an_address_is_found_as_the_page_shows_it() {
    let shell = Shell::with_county();
    let rows = "乡镇,村,片,组,邻,户主,地址\n\
        东镇,竹林村,1,1,1,黄东,学院路2号\n\
        东镇,竹林村,1,1,1,周西,学院路12号（院内）\n\
        东镇,竹林村,1,1,2,何北,东苑小区3栋1单元102\n\
        东镇,竹林村,1,1,2,学院,竹林5号\n";
    let path = shown(&shell.write("r.csv", rows));
    shell.run(&format!("import households {path}")).ok();
    for (typed, found) in [
        ("学院路2号", &["黄东"][..]),
        ("学院路２号", &["黄东"]),
        ("学院路 2号", &["黄东"]),
        ("学院路12", &["周西"]),
        ("竹林村学院路2号", &["黄东"]),
        ("学院路", &["黄东", "周西"]),
        ("学院路 周", &["周西"]),
        ("学院", &["学院", "黄东", "周西"]),
        ("东苑小区3栋", &["何北"]),
        ("东苑小区3栋1单元102", &["何北"]),
        ("东苑3栋102", &["何北"]),
        ("竹林5号", &["学院"]),
        ("学院路3号", &[]),
        // The village answers for a hamlet that is called as it is.
        ("竹林", &[]),
    ] {
        let mut search = shell.command("search --format csv");
        let told = Shell::end(search.arg(typed)).out;
        let heads = ["黄东", "周西", "何北", "学院"];
        let mut at: Vec<(usize, &str)> = Vec::new();
        for head in heads {
            at.extend(told.find(&format!(",{head},")).map(|at| (at, head)));
        }
        at.sort_unstable();
        let heads: Vec<&str> = at.into_iter().map(|(_, head)| head).collect();
        assert_eq!(heads, found, "{typed}: {told}");
    }
}

#[test]
fn a_list_is_filtered_by_letters_as_the_search_is() {
    let mut stage = Stage::village();
    stage.press("3");
    let screen = stage.screen();
    let row = screen
        .lines()
        .find(|line| line.contains('▸'))
        .expect("a row");
    let name = row.split_whitespace().nth(1).expect("a name").to_owned();
    let letters: String = sound(&name)
        .split('\0')
        .take(1)
        .flat_map(|s| s.chars())
        .collect();
    let letters = letters.replace(' ', "");
    stage
        .press("f")
        .type_(&letters)
        .shows(&name)
        .hides("没有符合");
    stage.press("^u").type_("zzzz").shows("没有符合");
}

#[test]
fn the_heads_phone_is_typed_without_the_name_again() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("a").type_("黄小桂").press("tab").type_("3");
    stage.press("tab tab tab").type_("13800138000").press("^s");
    stage.hides("请填写联系人").press("esc");
    stage.press("/").type_("13800138000").press("enter");
    stage.shows("联系人1    黄小桂");
}

#[test]
fn the_file_of_a_former_site_is_reached_from_its_village() {
    let mut stage = Stage::township();
    let sites = stage.model().desk.county().sites();
    let file = sites.current().next().expect("a site").clone();
    let village = file.village();
    stage.submit(Command::Site(SiteCommand::Close {
        id: file.id(),
        base: file.site.version,
        on: stage.model().desk.today(),
        reason: "并村".to_owned(),
    }));
    stage.open(|_| vec![Effect::Jump(Node::Unit(village))]);
    stage.shows("原示范点").shows("撤下（并村）");
}

#[test]
fn tab_goes_on_with_a_path_and_tells_the_names_that_are_left() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("资料")).expect("made");
    for name in ["资料/区划-甲.csv", "资料/区划-乙.csv"] {
        std::fs::write(folder.path().join(name), "").expect("written");
    }
    let place = folder.path().display().to_string();
    let mut stage = Stage::first(Arrival::First);
    stage.sized(120, 40).press("down down enter");
    stage.paste(&format!("{place}/资")).press("tab");
    stage.shows("资料/").press("tab");
    stage.shows("资料/区划-").shows("区划-乙.csv  区划-甲.csv");
    stage.type_("甲").hides("区划-乙").press("tab enter");
    let path = format!("{place}/资料/区划-甲.csv");
    let county = None;
    assert_eq!(
        stage.beginning(),
        Some(Beginning::Divisions { path, county })
    );
    // What is no path is not completed.
    let mut stage = Stage::first(Arrival::First);
    stage
        .press("down down down enter")
        .type_("/tm")
        .press("tab");
    stage.hides("/tmp");
    let mut stage = Stage::village();
    stage
        .press("7 b")
        .press("i")
        .paste(&format!("{place}/资料/区"));
    stage
        .press("tab")
        .shows("资料/区划-")
        .shows("区划-乙.csv  区划-甲.csv");
}
