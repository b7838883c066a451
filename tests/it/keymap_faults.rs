//! What a keymap file of one's own may say, and how it is told what is wrong.

use sanzhang::i18n::{Lang, Say};
use sanzhang::keymap::{
    Action, Answer, App, Context, Fault, Go, Keymap, Keys, Pick, Preset, Wrong,
};

fn faults(text: &str) -> Vec<Fault> {
    Keymap::read("own.toml", text).expect_err("the file has faults")
}

fn wrong(text: &str) -> Wrong {
    let mut all = faults(text);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0).wrong
}

fn own(text: &str) -> Keymap {
    Keymap::read("own.toml", text).expect("the file has no fault")
}

fn acts(keymap: &Keymap, context: Context, text: &str) -> Option<Action> {
    let keys: Keys = text.parse().expect("keys of the test");
    match keymap.resolve(context, &keys) {
        Answer::Act(action) => Some(action),
        Answer::Pending(_) | Answer::Nothing => None,
    }
}

const BAD: &str = r#"inherit = "emacs"
loose = 1
[global]
"t" = "go.donw"
"^h" = "go.left"
"S-x" = "pick.mark"
"cmd-x" = "pick.mark"
"i" = 3
"c" = "find.search
"r" = "change.redo"
"r" = "change.undo"
"$" = false
[formm]
"^k" = "change.save"
[form]
"x" = "change.save"
"^k" = "change.save"
"^K" = "change.save"
"f11" = "go.top"
[browse]
"g" = "go.top"
"#;

#[test]
fn all_faults_come_together_with_their_lines() {
    let all = faults(BAD);
    let mut lines: Vec<usize> = all.iter().map(|fault| fault.line).collect();
    // `g` clashes with every chord that begins with it.
    lines.dedup();
    assert_eq!(
        lines,
        [1, 2, 4, 5, 6, 7, 8, 9, 11, 12, 13, 16, 18, 19, 21],
        "{all:#?}"
    );
    assert!(all.iter().all(|fault| fault.file == "own.toml"));
}

#[test]
fn each_fault_says_what_would_mend_it() {
    let said = |lang| -> Vec<String> {
        faults(BAD)
            .iter()
            .map(|fault| fault.say(lang).into_owned())
            .collect()
    };
    let (zh, en) = (said(Lang::Zh), said(Lang::En));
    for part in [
        "own.toml:4: 没有动作 \"go.donw\"，是不是 \"go.down\"？",
        "own.toml:5: ^h 不能用：有的终端用它表示 Backspace。请换一个键",
        "own.toml:13: 没有 [formm] 这一节。是不是 [form]？",
        "own.toml:16: x 在输入时是文字或编辑键",
        "own.toml:18: ^k 在第 17 行已经写过",
        "\"g g\" = false",
    ] {
        assert!(
            zh.iter().any(|line| line.contains(part)),
            "{part}\n{}",
            zh.join("\n")
        );
    }
    for part in [
        "own.toml:1: there is no preset \"emacs\"",
        "own.toml:4: there is no action \"go.donw\"; did you mean \"go.down\"?",
        "own.toml:12: $ is not bound",
        "own.toml:19: go.top (Top) does not exist in [form], only in: tree [browse]",
    ] {
        assert!(
            en.iter().any(|line| line.contains(part)),
            "{part}\n{}",
            en.join("\n")
        );
    }
}

#[test]
fn a_key_is_no_leaf_and_prefix_at_once() {
    let two = "[list]\n\"t\" = \"go.up\"\n\"t t\" = \"go.down\"";
    assert!(matches!(wrong(two), Wrong::Clash { line: 2, .. }));
    let preset = Keymap::preset(Preset::Default);
    let freed: Vec<String> = Action::all()
        .flat_map(|action| preset.keys_for(Context::Browse, action))
        .map(|keys| keys.to_string())
        .filter(|keys| keys.starts_with("g "))
        .map(|keys| format!("\"{keys}\" = false\n"))
        .collect();
    assert!(freed.len() > 2, "{freed:?}");
    let freed = freed.concat();
    let mended = own(&format!("[browse]\n{freed}\"g\" = \"go.top\""));
    assert_eq!(acts(&mended, Context::Browse, "g"), Some(Go::Top.into()));
    assert_eq!(acts(&mended, Context::List, "g g"), Some(Go::Top.into()));
}

#[test]
fn the_order_of_lines_means_nothing() {
    let after = own("[browse]\n\"t\" = \"go.top\"\n\"g\" = false\n\"x\" = \"go.up\"");
    assert_eq!(acts(&after, Context::Browse, "t"), Some(Go::Top.into()));
    assert_eq!(acts(&after, Context::Browse, "g g"), None);
    assert_eq!(acts(&after, Context::Browse, "x"), Some(Go::Up.into()));
    assert_eq!(acts(&after, Context::List, "x"), Some(Pick::Mark.into()));
}

#[test]
fn a_place_wins_over_fields_and_fields_over_everywhere() {
    let keymap = own(
        "[form]\n\"^t\" = \"field.keep\"\n[fields]\n\"^t\" = \"app.theme\"\n[global]\n\"^t\" = \"app.mouse\"",
    );
    assert_eq!(
        acts(&keymap, Context::Form, "^t").map(Action::name),
        Some("field.keep")
    );
    assert_eq!(
        acts(&keymap, Context::Search, "^t"),
        Some(App::Theme.into())
    );
    assert_eq!(
        acts(&keymap, Context::Browse, "^t"),
        Some(App::Mouse.into())
    );
}

#[test]
fn arrows_can_be_built_upon() {
    let keymap = own("inherit = \"arrows\"\n[global]\n\"ins\" = false");
    assert_eq!(acts(&keymap, Context::Browse, "ins"), None);
    assert_eq!(
        acts(&keymap, Context::Browse, "del").map(Action::name),
        Some("change.remove")
    );
}

#[test]
fn one_can_always_cancel() {
    let locked = "[global]\n\"^c\" = false\n[form]\n\"esc\" = \"field.keep\"";
    assert_eq!(wrong(locked), Wrong::Trapped(Context::Form));
    assert_eq!(faults(locked).first().map(|fault| fault.line), Some(4));
}

#[test]
fn a_text_key_bound_everywhere_acts_outside_fields_only() {
    let keymap = own("[global]\n\"；\" = \"app.theme\"");
    assert_eq!(acts(&keymap, Context::Browse, ";"), Some(App::Theme.into()));
    assert_eq!(acts(&keymap, Context::Form, ";"), None);
    assert!(matches!(
        wrong("[global]\nt = \"change.save\""),
        Wrong::Text { .. }
    ));
    assert!(matches!(
        wrong("[fields]\n\"^k\" = \"go.top\""),
        Wrong::Elsewhere { .. }
    ));
    assert!(matches!(
        wrong("[search]\nleft = \"go.up\""),
        Wrong::Text { .. }
    ));
}

#[test]
fn no_file_is_a_file_without_differences() {
    let (empty, preset) = (own(""), Keymap::default());
    for (context, action) in Context::ALL
        .into_iter()
        .flat_map(|c| Action::all().map(move |a| (c, a)))
    {
        assert_eq!(
            empty.keys_for(context, action),
            preset.keys_for(context, action)
        );
    }
}
