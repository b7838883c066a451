//! The second wall, inside `ui`: the kit names no noun, a noun names the kit and of other nouns their routes, and the shell
//! names them all. Two folders never lean on each other through their files.

use std::collections::{BTreeMap, BTreeSet};

use super::architecture::sources;

const KIT: &str = "kit";
const SHELL: &str = "shell";

type Path = Vec<String>;

/// The files of `ui` by their module: `["kit", "table", "cursor"]`.
struct Ui {
    files: BTreeMap<Path, String>,
    /// What a module hands on under a name of its own.
    handed_on: BTreeMap<Path, BTreeMap<String, Path>>,
}

fn strings(words: &[&str]) -> Path {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Everything but comments and what only tests see.
fn code(text: &str) -> String {
    let seen = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = seen.lines().filter(|l| !l.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The single paths of a tree: `a::{b, c::{self, d}}`.
fn spread(tree: &str, above: &[String], paths: &mut Vec<Path>) {
    let mut depth = 0;
    let parts = tree.split(|c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        let (stem, group) = part.split_once('{').unwrap_or((part, ""));
        let stem = stem.split(" as ").next().unwrap_or_default().trim();
        let steps = stem.split("::").filter(|step| !step.is_empty());
        let path: Path = above
            .iter()
            .cloned()
            .chain(steps.map(str::to_owned))
            .collect();
        match group.rsplit_once('}') {
            Some((inside, _)) => spread(inside, &path, paths),
            None => paths.push(path),
        }
    }
}

/// Paths named in `use`, those handed on apart, and paths within the code.
fn named(text: &str) -> (Vec<Path>, Vec<Path>) {
    let (mut paths, mut handed_on) = (Vec::new(), Vec::new());
    let code = code(text);
    for piece in code.split(';') {
        let statement = piece
            .trim_start()
            .rsplit("\n\n")
            .next()
            .unwrap_or_default()
            .trim();
        let of = |start: &str| statement.strip_prefix(start);
        if let Some(tree) = of("pub use ") {
            spread(tree, &[], &mut handed_on);
        } else if let Some(tree) = of("use ") {
            spread(tree, &[], &mut paths);
        }
    }
    for root in ["crate::ui::", "super::"] {
        for (at, _) in code.match_indices(root) {
            let rest = code.get(at..).unwrap_or_default();
            let within = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
            let path: String = rest.chars().take_while(|c| within(*c)).collect();
            // A tree of paths was spread already.
            if !path.ends_with("::") {
                paths.push(path.split("::").map(str::to_owned).collect());
            }
        }
    }
    (paths, handed_on)
}

impl Ui {
    fn read() -> Self {
        let mut ui = Self {
            files: BTreeMap::new(),
            handed_on: BTreeMap::new(),
        };
        for (file, text) in sources("src/ui") {
            let below = file.split_once("/src/ui/").expect("a file of ui").1;
            let module = below.trim_end_matches(".rs").trim_end_matches("mod");
            let steps = module.split('/').filter(|step| !step.is_empty());
            ui.files.insert(steps.map(str::to_owned).collect(), text);
        }
        let modules: Vec<Path> = ui.files.keys().cloned().collect();
        for module in modules {
            let handed_on = named(&ui.files[&module]).1.into_iter();
            let own = handed_on.filter_map(|path| {
                let name = path.last()?.clone();
                Some((name, ui.absolute(&path, &module)?))
            });
            let own: BTreeMap<String, Path> = own.collect();
            ui.handed_on.insert(module, own);
        }
        ui
    }

    /// The path from `ui` down; none for what lies elsewhere.
    fn absolute(&self, path: &[String], module: &[String]) -> Option<Path> {
        let mut from = module.to_vec();
        let mut steps = path;
        match path.first()?.as_str() {
            "crate" if path.get(1).is_some_and(|room| room == "ui") => {
                return Some(path[2..].to_vec());
            }
            "super" | "self" => {
                while let [first, rest @ ..] = steps
                    && ["super", "self"].contains(&first.as_str())
                {
                    if first == "super" {
                        from.pop()?;
                    }
                    steps = rest;
                }
            }
            first => {
                let child: Path = from.iter().cloned().chain([first.to_owned()]).collect();
                self.files.get(&child)?;
            }
        }
        from.extend_from_slice(steps);
        Some(from)
    }

    /// The file that defines what the path names.
    fn file(&self, path: &[String], depth: usize) -> Path {
        let longest = (0..=path.len())
            .rev()
            .find(|n| self.files.contains_key(&path[..*n]));
        let module = &path[..longest.unwrap_or(0)];
        let handed_on = path
            .get(module.len())
            .and_then(|name| self.handed_on[module].get(name));
        match handed_on {
            Some(path) if depth > 0 => self.file(path, depth - 1),
            _ => module.to_vec(),
        }
    }

    /// What each file leans on.
    fn leaning(&self) -> BTreeMap<Path, BTreeSet<Path>> {
        let of = |module: &Path, text: &String| {
            let (paths, handed_on) = named(text);
            let all = paths.into_iter().chain(handed_on);
            let inside = all.filter_map(|path| self.absolute(&path, module));
            let files = inside.map(|path| self.file(&path, 4));
            files.filter(|file| file != module).collect()
        };
        let all = self.files.iter().filter(|(module, _)| !module.is_empty());
        all.map(|(module, text)| (module.clone(), of(module, text)))
            .collect()
    }
}

fn may(from: &[String], to: &[String]) -> bool {
    let (Some(here), Some(there)) = (from.first(), to.first()) else {
        return false;
    };
    let is_noun = |folder: &String| folder != KIT && folder != SHELL;
    let route = to.len() == 2 && to[1] == "route";
    here == there
        || here == SHELL
        || there == KIT
        || (is_noun(here) && is_noun(there) && route)
        || (from == strings(&[KIT, "route"]) && route)
}

#[test]
fn folders_of_ui_lean_on_what_stands_before_them() {
    let leaning = Ui::read().leaning();
    assert!(leaning.len() > 100, "{} files", leaning.len());
    for folder in [KIT, SHELL] {
        assert!(leaning.contains_key(&strings(&[folder])), "no ui/{folder}");
    }
    for (from, all) in &leaning {
        for to in all {
            assert!(
                may(from, to),
                "ui/{} names ui/{}",
                from.join("/"),
                to.join("/")
            );
        }
    }
}

#[test]
fn no_circle_of_files_runs_through_two_folders_of_ui() {
    let leaning = Ui::read().leaning();
    let files: Vec<&Path> = leaning.keys().collect();
    let place = |file: &Path| files.binary_search(&file).ok();
    let next: Vec<Vec<usize>> = leaning
        .values()
        .map(|all| all.iter().filter_map(place).collect())
        .collect();
    let reach = |from: usize| {
        let mut seen = vec![false; files.len()];
        let mut open = next[from].clone();
        while let Some(file) = open.pop() {
            if !std::mem::replace(&mut seen[file], true) {
                open.extend(&next[file]);
            }
        }
        seen
    };
    let reached: Vec<Vec<bool>> = (0..files.len()).map(reach).collect();
    for (a, b) in (0..files.len()).flat_map(|a| (0..a).map(move |b| (a, b))) {
        let apart = files[a].first() != files[b].first();
        let circle = apart && reached[a][b] && reached[b][a];
        let (one, other) = (files[a].join("/"), files[b].join("/"));
        assert!(!circle, "ui/{one} and ui/{other} need each other");
    }
}

#[test]
fn what_is_true_in_the_field_asks_no_clock_and_opens_no_file() {
    let outside = [
        "std::fs",
        "fs::File",
        "Utc::now",
        "Local::now",
        "SystemTime",
        "Instant::now",
        "std::io",
    ];
    for (file, text) in sources("src/domain") {
        let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
        for line in code {
            // However the path to it is written.
            let named = outside.iter().find(|name| line.contains(**name));
            assert_eq!(named, None, "{file}: {line}");
        }
    }
}
