//! In which language a call is answered, and its help pages.

use super::support::shell::{Ended, Shell};

fn called(shell: &Shell, words: &str, variables: &[(&str, &str)]) -> Ended {
    let mut command = shell.command(words);
    command.env_remove("LANG");
    for (name, value) in variables {
        command.env(name, value);
    }
    Shell::end(&mut command)
}

const HINT: &str = "For English add --lang en";

#[test]
fn a_call_is_answered_in_the_language_that_was_asked_for() {
    let shell = Shell::with_county();
    for (words, variables, wanted) in [
        ("report overview", &[][..], "户数"),
        ("report overview", &[("LANG", "C.UTF-8")], "户数"),
        ("report overview", &[("LANG", "de_DE.UTF-8")], "Households"),
        (
            "report overview",
            &[("LC_MESSAGES", "en_US.UTF-8"), ("LANG", "zh_CN.UTF-8")],
            "Households",
        ),
        (
            "--lang en report overview",
            &[("LANG", "zh_CN.UTF-8")],
            "Households",
        ),
        (
            "report overview",
            &[("SANZHANG_LANG", "en"), ("LC_ALL", "zh_CN.UTF-8")],
            "Households",
        ),
    ] {
        let told = called(&shell, words, variables);
        assert!(told.out.contains(wanted), "{variables:?}: {}", told.out);
        // Where nobody said which, whoever reads no Chinese is told how to change it, once and beside the answer.
        let nobody = variables.is_empty() || variables == [("LANG", "C.UTF-8")];
        assert_eq!(
            told.err.matches(HINT).count(),
            usize::from(nobody),
            "{variables:?}: {}",
            told.err
        );
        assert!(!told.out.contains(HINT), "{}", told.out);
    }
    // A choice made on the screen holds for commands too.
    std::fs::create_dir_all(shell.path(".config/sanzhang")).expect("a folder");
    shell.write(".config/sanzhang/settings.toml", "language = \"en\"\n");
    let told = called(&shell, "report overview", &[("LANG", "zh_CN.UTF-8")]);
    assert!(told.out.contains("Households"), "{}", told.out);
    let doctor = called(&shell, "doctor", &[]).out;
    assert!(doctor.contains("en (one's own choice)"), "{doctor}");
}

#[test]
fn a_user_hears_their_own_language_else_what_the_server_keeps() {
    let shell = Shell::staffed();
    let heard = |user: &str| {
        let told = called(
            &shell,
            &format!("session --user {user} -- report overview"),
            &[],
        );
        (told.out.contains("Households"), told.err.contains(HINT))
    };
    assert_eq!(heard("li"), (false, true));
    std::fs::create_dir_all(shell.path(".config/sanzhang")).expect("a folder");
    shell.write(".config/sanzhang/settings.toml", "language = \"en\"\n");
    assert_eq!(heard("li"), (true, false));
    shell
        .run("session --user guan -- user change li --user-lang zh")
        .ok();
    assert_eq!(heard("li"), (false, false));
    shell.write(".config/sanzhang/settings-li.toml", "language = \"en\"\n");
    assert_eq!(heard("li"), (true, false));
    let help = called(&shell, "session --user li -- help search", &[]).out;
    assert!(help.starts_with("Find households"), "{help}");
}

#[test]
fn a_help_page_is_in_one_language_with_examples_and_global_options_apart() {
    let shell = Shell::default();
    let zh = shell.run("help report training").ok().out;
    for part in [
        "培训覆盖",
        "用法: sanzhang report training [选项]",
        "\n选项:\n",
        "\n通用选项:\n",
        "例子：\n  sanzhang report training",
    ] {
        assert!(zh.contains(part), "{part} in {zh}");
    }
    assert_eq!(
        zh.trim(),
        shell.run("report training --help").ok().out.trim()
    );
    let en = shell.run("--lang en help site score").ok().out;
    for part in [
        "Score items",
        "Usage: sanzhang site score [OPTIONS] <SITE>",
        "Global options:",
        "Examples:\n  sanzhang site score",
    ] {
        assert!(en.contains(part), "{part} in {en}");
    }
    let fields = shell.run("--lang en help add household").ok().out;
    assert!(fields.contains("Fields:\n  head/户主"), "{fields}");
    let none = shell.run("help serch");
    assert_eq!(none.status, 2);
    assert!(none.err.contains("没有“serch”这个命令"), "{}", none.err);
    let all = shell.run("--help").ok().out;
    assert!(all.contains("退出状态：0 完成；1 "), "{all}");
}
