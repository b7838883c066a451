//! Nothing that somebody signed in sends can eat the server: every input has an end, and so has every list of faults.

use chrono::NaiveDate;
use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::*,
    store::{Cache, Store},
};

use crate::support::{
    county::*,
    doors::held,
    shell::{Ended, Shell},
};

/// As sshd hands over what a user's ssh asked for, with an input.
fn sent(shell: &Shell, user: &str, words: &str, input: &[u8]) -> Ended {
    let mut command = shell.command(&format!("session --user {user}"));
    command.env("SSH_ORIGINAL_COMMAND", words);
    Shell::end(command.write_stdin(input))
}

const MORE: &str = "还有更多，先改这些。";

#[test]
fn lists_of_faults_end() {
    let shell = Shell::staffed();
    let lines = |n: usize, line: &dyn Fn(usize) -> String| {
        let lines: Vec<String> = (0..n).map(line).collect();
        lines.concat()
    };
    let keys = |n| lines(n, &|n| format!("\"k{n}\" = 1\n"));
    let tables = lines(30_000, &|n| format!("[t{n}]\n"));
    let clashes = lines(900, &|n| {
        let letter = |n: usize| char::from(b'a' + n as u8);
        let (a, b, c) = (letter(n / 676), letter(n / 26 % 26), letter(n % 26));
        format!("\"z {a} {b} {c}\" = \"go.down\"\n")
    });
    for (words, input) in [
        ("rubric check -", "=\n".repeat(60_000)),
        ("rubric check -", "[[block]]\n".repeat(20_000)),
        ("rubric check -", keys(20_000)),
        ("rubric import -", tables),
        ("keys check -", "=\n".repeat(30_000)),
        ("keys check -", format!("[global]\n{}", keys(4_000))),
        (
            "keys check -",
            format!("[global]\n\"z\" = \"go.up\"\n{clashes}"),
        ),
    ] {
        let told = sent(&shell, "kan", words, input.as_bytes());
        assert_eq!(told.status, 1, "{words}: {}", told.err);
        let said = told.out + &told.err;
        let lines = said.lines().count();
        assert!(lines <= 102, "{words}: {lines} lines");
        assert!(
            said.contains(MORE) || said.contains("最多"),
            "{words}: {said}"
        );
    }
    let rows = lines(3_000, &|n| format!("{n}镇,竹林村,1,1,1,户{n}\n"));
    let roster = format!("乡镇,村,片,组,邻,户主\n{rows}");
    // Whoever may not import is told so before anything is read.
    let told = sent(&shell, "li", "import households -", roster.as_bytes());
    assert!(told.err.contains("不能导入"), "{}", told.err);
    let told = sent(&shell, "guan", "import households -", roster.as_bytes());
    assert!(told.err.contains(MORE) && told.err.contains("3,000"));
    assert!(told.err.lines().count() <= 102);
}

#[test]
fn what_is_too_big_is_refused_with_its_size_and_the_limit() {
    let shell = Shell::staffed();
    let big = "# 备注\n".repeat(100_000);
    for (user, words, most) in [
        ("lian", "rubric check -", "500 KB"),
        ("guan", "rubric import -", "500 KB"),
        ("lian", "keys check -", "64 KB"),
        ("guan", "user keys li --add -", "64 KB"),
    ] {
        let told = sent(&shell, user, words, big.as_bytes());
        assert_eq!(told.status, 1, "{words}: {}", told.out);
        assert!(
            told.err.contains(most) && told.err.contains("900 KB"),
            "{words}: {}",
            told.err
        );
    }
}

#[test]
fn nobody_signed_in_names_another_day() {
    let shell = Shell::staffed();
    for user in ["li", "kan", "lian", "guan"] {
        for words in [
            "--today 2099-12-31 journal",
            "tree --today 2001-01-01",
            "--demo --today 2099-12-31 tree",
            "sanzhang --today=2099-12-31 tree",
            "report overview --today=2099-12-31",
            "search 黄东 --limit 3 --today 2099-12-31",
        ] {
            let told = shell.asked(user, words);
            assert!(
                told.status == 1 && told.err.contains("--today"),
                "{user} {words}: {}",
                told.err
            );
        }
    }
}

#[test]
fn what_stands_before_the_words_of_a_session_holds_for_them() {
    let shell = Shell::with_two_households();
    shell
        .run("user add guan --role administrator --rescue")
        .ok();
    let owed = |before: &str| {
        let words = format!("{before} session --user guan -- report training");
        shell.run(&words).ok().out
    };
    assert!(
        owed("--today 2031-05-06").contains("2031"),
        "{}",
        owed("--today 2031-05-06")
    );
    assert!(owed("--lang en").contains("Owed"));
}

#[test]
fn a_day_named_by_the_owner_dates_nothing_that_happens() {
    let shell = Shell::with_two_households();
    shell.run("--today 2099-12-31 edit h1 people=4").ok();
    let journal = shell.run("journal").ok().out;
    assert!(!journal.contains("2099"), "{journal}");
    let store = stocked();
    let day = NaiveDate::from_ymd_opt(2099, 12, 31).expect("a day");
    let clock = Clock::Due(day);
    let office = Registrar::whole(store.clone(), hand("li"), Book::Real, clock);
    let mut office = office.expect("opened");
    let version = |id: u32| held::<Household>(&store, HouseholdId(id)).version;
    let gone = HouseholdCommand::Deregister {
        id: HouseholdId(1),
        base: version(1),
    };
    let headed = HouseholdCommand::NewHead {
        id: HouseholdId(2),
        base: version(2),
        head: "李新".to_owned(),
        person: None,
    };
    let unit = UnitCommand::Retire {
        id: NEIGHBORHOODS[3],
        base: held::<Unit>(&store, NEIGHBORHOODS[3]).version,
    };
    for command in [
        Command::Household(gone),
        Command::Household(headed),
        Command::Unit(unit),
    ] {
        office.submit(command).expect("done");
    }
    let home = |id: u32| held::<Household>(&store, HouseholdId(id)).record;
    let freed = held::<Unit>(&store, NEIGHBORHOODS[0]).record.freed;
    let unit = held::<Unit>(&store, NEIGHBORHOODS[3]).record;
    for on in [
        home(1).retired.expect("gone").on,
        home(2).former_heads[0].until,
        home(24).retired.expect("gone with its unit").on,
        unit.retired.expect("gone").on,
    ] {
        assert!(on < day, "{on}");
    }
    assert!(freed[0].year < 2099, "{freed:?}");
    for day in ["+262142-12-31", "-262143-01-01", "0000-01-01", "2101-01-01"] {
        for words in ["tree", "site list"] {
            let told = shell.run(&format!("--today={day} {words}"));
            assert_eq!(told.status, 2, "{day} {words}: {}", told.err);
        }
        let told = shell.run(&format!("edit h1 since={day}"));
        assert!(told.status == 1 || told.status == 2, "{day}: {}", told.err);
    }
}

#[test]
fn no_number_of_a_call_is_believed_before_it_is_looked_at() {
    let shell = Shell::staffed();
    for number in ["0", "1000000000", "18446744073709551615", "-1"] {
        for words in [
            "search 黄 --limit=N",
            "journal --limit=N",
            "tree --depth=N",
            "undo -- N",
            "user keys li --remove=N",
            "renumber h1 -- N",
            "edit h1 people=N",
            "training add unit=东镇 title=会 place=礼堂 date=2024-05-01 time=9-11 seats=N",
            "site rectify d1 x --item=N",
        ] {
            let words = words.replace('N', number);
            let told = shell.asked("guan", &words);
            assert!(told.status <= 2, "{words}: {} {}", told.status, told.err);
        }
    }
}

#[test]
fn a_command_that_cannot_be_read_as_words_is_refused_and_opens_no_screen() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let shell = Shell::staffed();
    let long = "search ".to_owned() + &"x".repeat(100_000);
    for (asked, what) in [
        (&b"who \xff"[..], "UTF-8"),
        (b"\xff", "UTF-8"),
        (long.as_bytes(), "64 KB"),
    ] {
        let mut command = shell.command("session --user li");
        command.env("SSH_ORIGINAL_COMMAND", OsStr::from_bytes(asked));
        let told = Shell::end(&mut command);
        assert_eq!(told.status, 2, "{}", told.err);
        assert!(told.err.contains(what), "{}", told.err);
    }
    // As many words as fit are an ordinary mistake.
    let words = "x ".repeat(30_000);
    assert_eq!(shell.asked("li", &words).status, 2);
    // Nobody is found by them.
    assert_eq!(shell.asked("li", &format!("search {words}")).status, 1);
}

#[test]
fn the_owner_is_told_that_there_is_no_such_user_and_a_stranger_only_that_they_stay_out() {
    let shell = Shell::staffed();
    let told = shell.run("session --user nobody -- tree");
    assert_eq!(told.status, 1);
    assert!(told.err.contains("没有这个用户"), "{}", told.err);
    let strange = shell.asked("nobody", "tree");
    shell.asked("guan", "user disable li").ok();
    let disabled = shell.asked("li", "tree");
    assert_eq!((strange.status, &strange.err), (1, &disabled.err));
    let log = log(&shell);
    for line in [
        r#"signed in login="guan" role="administrator""#,
        r#"signed out login="guan""#,
        r#"refused login="nobody""#,
        r#"refused login="li" why="disabled""#,
    ] {
        assert!(log.contains(line), "{line}\n{log}");
    }
    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKYLVlZ0eX3bh6SzxvSbLbB8uVCVzKXqLO5QwEYV9zZp";
    shell
        .run(&format!("ssh keys-command sanzhang {key} SHA256:abc"))
        .ok();
    shell
        .run("ssh keys-command sanzhang ssh-ed25519 AAAA SHA256:xyz")
        .ok();
    let log = self::log(&shell);
    assert!(
        log.contains(r#"key known login="guan" key="SHA256:abc""#),
        "{log}"
    );
    assert!(
        log.contains(r#"refused: nobody's key key="SHA256:xyz""#),
        "{log}"
    );
    for private in ["黄东", "13812345678", "AAAAC3"] {
        assert!(!log.contains(private), "{private}");
    }
}

fn log(shell: &Shell) -> String {
    let folder = shell.path(".local/state/sanzhang");
    let files = std::fs::read_dir(folder).expect("a log").flatten();
    let texts = files.map(|file| std::fs::read_to_string(file.path()).expect("read"));
    texts.collect()
}

#[test]
fn at_the_door_nobody_waits_for_whoever_writes() {
    let shell = Shell::staffed();
    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKYLVlZ0eX3bh6SzxvSbLbB8uVCVzKXqLO5QwEYV9zZp";
    let words = format!("ssh keys-command sanzhang {key}");
    let store = Store::open(&shell.store(), Cache::Village).expect("opened");
    let mut told = None;
    let held = store.hold(|| told = Some(shell.run(&words).ok().out));
    held.expect("held");
    let told = told.expect("it ran");
    assert!(told.contains("session --user guan"), "{told}");
    // A dozen at once is no reason to send anybody away.
    let dozen: Vec<_> = std::thread::scope(|scope| {
        let calls = [(); 12].map(|()| scope.spawn(|| shell.run(&words).ok().out));
        calls.map(|call| call.join().expect("it ran")).into()
    });
    assert!(dozen.iter().all(|line| *line == told), "{dozen:?}");
}

#[test]
fn what_goes_wrong_names_no_place_on_the_server() {
    let shell = Shell::staffed();
    std::fs::write(shell.store(), "no store").expect("written");
    let told = shell.asked("li", "tree");
    assert!(
        told.status == 1 && told.err.contains("county.sanzhang"),
        "{}",
        told.err
    );
    assert!(!told.err.contains('/'), "{}", told.err);
    let own = shell.run("tree");
    assert!(own.err.contains(".local/share"), "{}", own.err);
}
