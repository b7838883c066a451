//! The guide is what the program does: its keys are those in force, its calls run on a county and answer what it says.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use assert_cmd::Command;
use sanzhang::{
    guide::{Block, Topic, Where},
    i18n::Lang,
    keymap::{Action, Keymap, Preset},
    rehearsal::Size,
};
use tempfile::TempDir;

use super::support::{
    rehearsed::image,
    shell::{KEY, Shell},
    stage::Stage,
};

/// A home with the village of the rehearsal county as a real file, the program and an `ssh` that comes back to it as its
/// administrator. The day is that of the rehearsal county.
struct Desk {
    home: TempDir,
    lang: Lang,
}

impl Desk {
    fn new(lang: Lang) -> Self {
        let home = tempfile::tempdir().expect("a folder for one topic");
        let desk = Self { home, lang };
        let program = env!("CARGO_BIN_EXE_sanzhang");
        desk.script(
            "sanzhang",
            &format!(
                "exec {program} --today 2024-04-07 --lang {} \"$@\"",
                lang.code()
            ),
        );
        desk.script(
            "ssh",
            "shift; SSH_ORIGINAL_COMMAND=\"$*\" exec sanzhang session --user admin",
        );
        // Of each user another.
        for (n, name) in ["admin", "li", "help", "xueyuan1", "class1", "新", "new"]
            .iter()
            .enumerate()
        {
            let key = KEY.replace("YLVl", &format!("YLV{n}"));
            desk.write(&format!("{name}.pub"), &key);
        }
        for (name, heads) in [
            ("名册.csv", "乡镇,村,片,组,邻,户主"),
            (
                "roster.csv",
                "township,village,section,group,neighborhood,head",
            ),
        ] {
            let row = "毛俊镇,沙坪村,第1片,1组,第1邻,黄甲";
            desk.write(name, &format!("{heads}\n{row}\n"));
        }
        desk
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.home.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the test's own folder");
        fs::write(path, text).expect("the test's own folder can be written");
    }

    fn script(&self, name: &str, text: &str) {
        let name = format!("bin/{name}");
        self.write(&name, &format!("#!/bin/sh\n{text}\n"));
        let mode = fs::Permissions::from_mode(0o755);
        fs::set_permissions(self.home.path().join(name), mode).expect("a program");
    }

    /// A place of the person's data, with the village in it or with nothing.
    fn place(&self, name: &str, village: bool) -> std::path::PathBuf {
        let place = self.home.path().join(name);
        let folder = place.join("sanzhang");
        fs::create_dir_all(&folder).expect("the test's own folder");
        if village {
            let file = folder.join("county.sanzhang");
            fs::write(file, image(Size::Village)).expect("it can be written");
        }
        place
    }

    fn run(&self, place: &Path, lines: &[String]) -> String {
        let bin = self.home.path().join("bin");
        let ended = Command::new("sh")
            .env_clear()
            .env("HOME", self.home.path())
            .env("XDG_DATA_HOME", place)
            .env("USER", "测试员")
            .env("PATH", format!("{}:/usr/bin:/bin", bin.display()))
            .current_dir(self.home.path())
            .args(["-e", "-c", &lines.join("\n")])
            .output()
            .expect("a shell");
        let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (out, err) = (said(&ended.stdout), said(&ended.stderr));
        assert!(ended.status.success(), "{}\n{out}{err}", lines.join("\n"));
        out
    }

    /// Runs the page from its top to its end; answers how many lines were typed, and how many were compared.
    fn follow(&self, topic: Topic) -> (usize, usize) {
        let (mut typed, mut compared) = (0, 0);
        let village = self.place("village", true);
        let (mut out, mut new) = (String::new(), village.clone());
        for (n, block) in topic
            .page(self.lang, &Keymap::default())
            .blocks
            .into_iter()
            .enumerate()
        {
            match block {
                Block::File(name, lines) => self.write(&name, &(lines.join("\n") + "\n")),
                Block::Call(Where::County, lines) => {
                    out = self.run(&village, &lines);
                    typed += lines.len();
                }
                Block::Call(Where::New, lines) => {
                    // What was begun is gone on with.
                    if lines.iter().any(|line| line.contains(" init ")) {
                        new = self.place(&n.to_string(), false);
                    }
                    out = self.run(&new, &lines);
                    typed += lines.len();
                }
                Block::Shown(lines) => {
                    for line in &lines {
                        let held = out
                            .lines()
                            .any(|said| squeezed(said).contains(&squeezed(line)));
                        assert!(held, "{line}\nis not in\n{out}");
                        compared += 1;
                    }
                }
                _ => {}
            }
        }
        (typed, compared)
    }
}

/// Columns are as wide as their widest cell.
fn squeezed(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn followed(lang: Lang) {
    let pages = Topic::ALL
        .into_iter()
        .filter(|topic| *topic != Topic::Whole);
    let counts = pages.map(|topic| Desk::new(lang).follow(topic));
    let (typed, compared) = counts.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    assert!(typed > 120 && compared > 4, "{typed} {compared}");
}

#[test]
fn every_call_of_the_chinese_guide_runs() {
    followed(Lang::Zh);
}

#[test]
fn every_call_of_the_english_guide_runs() {
    followed(Lang::En);
}

#[test]
fn the_keys_of_the_guide_are_those_in_force() {
    for preset in Preset::ALL {
        let keymap = Keymap::preset(preset);
        for (topic, lang) in Topic::ALL
            .into_iter()
            .flat_map(|topic| Lang::ALL.map(|lang| (topic, lang)))
        {
            for block in topic.page(lang, &keymap).blocks {
                let words = block.words();
                assert!(!words.contains("{key"), "{topic:?} {lang:?}: {words}");
            }
        }
    }
    let told = |words: &str| Shell::default().run(words).ok().out;
    assert!(told("guide first").contains("<e> 修改，<a> 新增"));
    assert!(told("--keymap arrows guide first").contains("<F2> 修改，<+> 新增"));
}

/// The table of keys is made of the live keymap: each action with its name and its keys, outside fields and in them.
#[test]
fn the_page_of_keys_has_every_action_with_its_keys() {
    for lang in Lang::ALL {
        let keymap = Keymap::default();
        let rows = Topic::Keys.page(lang, &keymap).blocks.into_iter();
        let rows = rows.filter_map(|block| match block {
            Block::Key(cells) => Some(cells),
            _ => None,
        });
        let rows: Vec<[String; 4]> = rows.collect();
        assert_eq!(rows.len(), Action::all().count());
        for ([does, name, hands, fields], action) in rows.iter().zip(Action::all()) {
            assert_eq!(
                (does.as_str(), name.as_str()),
                (action.title(lang), action.name())
            );
            for context in action.contexts() {
                let cell = if context.is_typing() { fields } else { hands };
                let keys = keymap.keys_for(*context, action).into_iter();
                for key in keys.map(|keys| keys.label()) {
                    assert!(cell.contains(&key), "{name}: {key} is not in {cell}");
                }
            }
        }
    }
}

#[test]
fn both_languages_lead_through_the_same_steps() {
    for topic in Topic::ALL {
        let steps = |lang: Lang| {
            let blocks = topic.page(lang, &Keymap::default()).blocks.into_iter();
            let step = |block| match block {
                Block::Call(place, lines) => Some((Some(place), lines.len())),
                Block::Shown(lines) => Some((None, lines.len())),
                _ => None,
            };
            blocks.filter_map(step).collect::<Vec<_>>()
        };
        assert_eq!(steps(Lang::Zh), steps(Lang::En), "{topic:?}");
    }
}

#[test]
fn the_guide_is_plain_lines_as_wide_as_most_terminals() {
    for lang in Lang::ALL {
        let shell = Shell::default();
        let told = shell
            .run(&format!("--lang {} guide all", lang.code()))
            .ok()
            .out;
        let listed = shell.run(&format!("--lang {} guide", lang.code())).ok().out;
        for line in told.lines().chain(listed.lines()) {
            let marked = ["# ", "```", "{key"]
                .iter()
                .any(|mark| line.starts_with(mark));
            assert!(!marked && !line.contains('`'), "{line}");
            let wide = sanzhang::ui::text::width(line) > 80;
            assert!(!wide || line.starts_with("      "), "{line}");
        }
    }
    let shell = Shell::staffed();
    // Also over the line, for whoever may only look.
    let told = shell.asked("kan", "guide 第一天").ok().out;
    assert!(told.starts_with("第一天\n"), "{told}");
    let wrong = shell.asked("kan", "guide nothing");
    assert_eq!(wrong.status, 2, "{}", wrong.err);
    assert!(wrong.err.contains("first"), "{}", wrong.err);
}

#[test]
fn the_help_leads_to_the_guide_and_esc_back() {
    let mut stage = Stage::village();
    stage.press("?").shows("使用指南");
    stage.press("enter").shows("第一天").shows("键位");
    stage
        .press("enter")
        .shows("先练手")
        .shows("<e> 修改，<a> 新增");
    let top = stage.screen();
    stage.press("pgdn");
    assert_ne!(stage.screen(), top);
    // What is typed narrows it to what speaks of that, under its heads.
    stage
        .press("f")
        .type_("空缺")
        .shows("补齐三长")
        .hides("先练手");
    // Below a head that holds the words stands all there is.
    stage.press("esc f").type_("补齐三长");
    stage.shows("会自动记入人员册").hides("先练手");
    stage.press("enter esc").shows("键位").hides("先练手");
    stage.press("esc").shows("先会这几个");
    stage.press("esc").hides("先会这几个");
}

#[test]
fn the_guide_is_in_the_language_of_the_screen() {
    let mut stage = Stage::village();
    stage.translated();
    stage
        .press("?")
        .shows("Guide")
        .press("enter")
        .shows("The first day");
    stage.press("end k").press("enter").shows("go.down");
}
