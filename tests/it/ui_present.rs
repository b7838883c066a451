//! Who is at the file and where: on a key, by command, and nobody who is gone.

use std::time::Duration;

use portable_pty::CommandBuilder;
use rustix::process::Signal;
use sanzhang::domain::{Hand, Role, UnitId};

use crate::support::{
    pty::Seat,
    shell::Shell,
    stage::Stage,
    users::{HERE, signed, staffed},
};

#[test]
fn a_key_shows_who_is_here_and_where_and_leads_there() {
    let store = staffed();
    let village = Hand {
        who: "cun先生".to_owned(),
        area: Some(HERE.village),
        ..signed(2, Role::Village)
    };
    let township = Hand {
        who: "zhen先生".to_owned(),
        area: Some(UnitId(2)),
        sitting: sanzhang::domain::SittingId(7),
        ..signed(3, Role::Township)
    };
    let county = Hand {
        who: "xian先生".to_owned(),
        sitting: sanzhang::domain::SittingId(8),
        ..signed(4, Role::County)
    };
    let mut cun = Stage::signed(&store, village);
    let mut zhen = Stage::signed(&store, township);
    let mut xian = Stage::signed(&store, county);
    cun.walk_to_neighborhood();
    cun.advance(Duration::from_secs(3));
    xian.onto("远镇").advance(Duration::from_secs(3));
    zhen.press("g p")
        .shows("cun先生")
        .shows("村级")
        .shows("上村 › 一片 › 一组");
    zhen.shows("您自己")
        .shows("xian先生")
        .shows("您的范围以外")
        .hides("远镇");
    // Enter leads to where somebody is.
    zhen.press("j j enter").hides("您自己");
    let here = zhen.model().place();
    assert_eq!(here, cun.model().place());
    drop(cun);
    zhen.press("g p").hides("cun先生").press("esc");
    xian.press("g p").shows("zhen先生").shows("样镇");
}

#[test]
fn by_command_everybody_is_named_and_the_killed_are_gone() {
    let shell = Shell::staffed();
    let sit = |user: &str| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sanzhang"));
        command.env_clear();
        command.env("HOME", shell.path(""));
        command.env("TERM", "xterm-256color");
        command.args(["session", "--user", user]);
        let mut seat = Seat::open(command, (100, 30), None);
        seat.see("东镇");
        seat
    };
    let named = |user: &str| -> Vec<String> {
        let rows = shell.asked(user, "who --format json").json();
        let rows = rows.as_array().expect("rows").clone();
        rows.iter()
            .map(|row| row["name"].as_str().expect("a name").to_owned())
            .collect()
    };
    let (mut li, guan) = (sit("li"), sit("guan"));
    let both = ["李明".to_owned(), "管理员".to_owned()];
    while named("guan").len() < 2 {}
    let mut found = named("guan");
    found.sort();
    let mut wanted = both.to_vec();
    wanted.sort();
    assert_eq!(found, wanted);
    guan.kill(Signal::KILL);
    while named("li").len() > 1 {}
    assert_eq!(named("li"), ["李明"]);
    let told = shell.asked("li", "who").ok().out;
    assert!(told.contains("乡镇级") && told.contains("东镇"), "{told}");
    li.type_("Q");
    assert_eq!(li.ends(), 0);
    assert!(shell.asked("li", "who").ok().out.contains("没有人"));
}

#[test]
fn those_of_another_township_are_seen_and_not_named() {
    let shell = Shell::staffed();
    let add = "user add xi --role township --area 西镇 --name 西人";
    shell.asked("guan", add).ok();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sanzhang"));
    command.env_clear();
    command.env("HOME", shell.path(""));
    command.env("TERM", "xterm-256color");
    command.args(["session", "--user", "xi"]);
    let mut xi = Seat::open(command, (100, 30), None);
    xi.see("西镇");
    while !shell.asked("guan", "who").ok().out.contains("西人") {}
    let told = shell.asked("li", "who").ok().out;
    assert!(
        told.contains("其他范围的人") && !told.contains("西人"),
        "{told}"
    );
    let rows = shell.asked("li", "who --format json").json();
    assert!(
        rows[0]["name"].is_null() && rows[0]["pid"].is_null(),
        "{rows}"
    );
    xi.type_("Q");
    assert_eq!(xi.ends(), 0);
}

#[test]
fn the_doctor_names_who_has_the_file_open() {
    let shell = Shell::staffed();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sanzhang"));
    command.env_clear();
    command.env("HOME", shell.path(""));
    command.env("TERM", "xterm-256color");
    command.args(["session", "--user", "li"]);
    let mut li = Seat::open(command, (100, 30), None);
    li.see("东镇");
    let wanted = format!("{} (李明)", li.pid().as_raw_nonzero());
    while !shell.asked("guan", "who").ok().out.contains("李明") {}
    let told = shell.run("doctor").out;
    assert!(told.contains(&wanted), "{told}");
    li.kill(Signal::TERM);
    assert_eq!(li.ends(), 143);
}
