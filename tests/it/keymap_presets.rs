//! What the keymaps that come with the program promise.

use sanzhang::i18n::{Lang, Say};
use sanzhang::keymap::{
    Action, Answer, App, Branch, Change, Chord, Context, Find, Go, Keymap, Keys, Pick, Preset,
    Show, table,
};

fn keys(text: &str) -> Keys {
    text.parse().expect("keys of the test")
}

fn acts(keymap: &Keymap, context: Context, text: &str) -> Option<Action> {
    match keymap.resolve(context, &keys(text)) {
        Answer::Act(action) => Some(action),
        Answer::Pending(_) | Answer::Nothing => None,
    }
}

#[test]
fn presets_are_without_fault() {
    for preset in Preset::ALL {
        let read = Keymap::read("own.toml", &format!("inherit = \"{}\"", preset.name()));
        let said: Vec<String> = read
            .err()
            .into_iter()
            .flatten()
            .map(|fault| fault.say(Lang::En).into_owned())
            .collect();
        assert!(said.is_empty(), "{}", said.join("\n"));
    }
}

#[test]
fn every_action_has_one_name_and_a_place() {
    let mut names: Vec<&str> = Action::all().map(Action::name).collect();
    for action in Action::all() {
        assert_eq!(action.name().parse(), Ok(action));
        assert!(!action.contexts().is_empty(), "{action}");
        assert!(
            !action.title(Lang::Zh).is_empty() && !action.title(Lang::En).is_empty(),
            "{action}"
        );
    }
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
}

/// A key of its own, or the menu there: its key, and the keys that walk it.
fn reach(keymap: &Keymap, context: Context, action: Action, fit: fn(&Keys) -> bool) -> bool {
    let direct = |context, action| keymap.keys_for(context, action).iter().any(fit);
    let walked = [
        Action::Go(Go::Up),
        Action::Go(Go::Down),
        Action::Go(Go::Open),
        Action::App(App::Cancel),
    ];
    direct(context, action)
        || (direct(context, Action::App(App::Menu))
            && action.is_legal(context)
            && action != App::Menu.into()
            && walked.into_iter().all(|step| direct(Context::Menu, step)))
}

fn unreachable(keymap: &Keymap, fit: fn(&Keys) -> bool) -> Vec<String> {
    let places = Context::ALL
        .into_iter()
        .flat_map(|context| Action::all().map(move |action| (context, action)));
    places
        .filter(|(context, action)| {
            action.is_legal(*context) && !reach(keymap, *context, *action, fit)
        })
        .map(|(context, action)| format!("{action} in {}", context.name()))
        .collect()
}

#[test]
fn every_action_can_be_reached() {
    for preset in Preset::ALL {
        assert_eq!(
            unreachable(&Keymap::preset(preset), |_| true),
            Vec::<String>::new(),
            "{}",
            preset.name()
        );
    }
}

#[test]
fn arrows_need_no_latin_letter() {
    assert_eq!(
        unreachable(&Keymap::preset(Preset::Arrows), |keys| !keys.is_latin()),
        Vec::<String>::new()
    );
}

/// Outside the menu, so that nobody needs the menu for what is done all day.
#[test]
fn the_day_s_work_has_keys_without_letters() {
    let keymap = Keymap::preset(Preset::Arrows);
    for action in [
        Action::Go(Go::Open),
        Action::Go(Go::Back),
        Action::Find(Find::Search),
        Action::Find(Find::Command),
        Action::Change(Change::Add),
        Action::Change(Change::Edit),
        Action::Change(Change::Remove),
        Action::Change(Change::Undo),
        Action::Pick(Pick::Mark),
        Action::Pick(Pick::Take),
        Action::Pick(Pick::PutDown),
        Action::App(App::Help),
        Action::App(App::Quit),
    ] {
        let found = keymap.keys_for(Context::Browse, action);
        assert!(found.iter().any(|keys| !keys.is_latin()), "{action}");
    }
}

#[test]
fn the_default_map_is_the_one_people_expect() {
    let keymap = Keymap::default();
    for (text, name) in [
        ("j", "go.down"),
        ("up", "go.up"),
        ("l", "go.right"),
        ("enter", "go.open"),
        ("g g", "go.top"),
        ("G", "go.bottom"),
        ("^u", "go.half_up"),
        ("1", "show.overview"),
        ("2", "show.tree"),
        ("3", "show.leaders"),
        ("7", "show.sites"),
        ("8", "show.trainings"),
        ("g j", "show.journal"),
        ("S-tab", "go.prev_pane"),
        ("H", "go.back"),
        ("Alt-right", "go.forward"),
        ("-", "go.last_view"),
        ("x", "pick.mark"),
        ("*", "pick.invert"),
        ("m", "pick.take"),
        ("p", "pick.put_down"),
        ("a", "change.add"),
        ("D", "change.remove"),
        ("u", "change.undo"),
        ("^r", "change.redo"),
        ("/", "find.search"),
        ("N", "find.prev"),
        (":", "find.command"),
        ("?", "app.help"),
        ("space", "app.menu"),
        ("o", "app.sort"),
        ("y", "app.copy"),
        ("q", "app.close"),
        ("^c", "app.cancel"),
        ("Q", "app.quit"),
    ] {
        assert_eq!(
            acts(&keymap, Context::List, text).map(Action::name),
            Some(name),
            "{text}"
        );
    }
    assert_eq!(
        acts(&keymap, Context::Form, "^s"),
        Some(Change::Save.into())
    );
    assert_eq!(
        acts(&keymap, Context::Confirm, "y"),
        Some(App::Accept.into())
    );
}

#[test]
fn letters_are_text_in_fields() {
    let keymap = Keymap::default();
    for context in Context::ALL
        .into_iter()
        .filter(|context| context.is_typing())
    {
        for c in (' '..='~').chain("邓：？".chars()) {
            assert_eq!(
                keymap.resolve(context, &[Chord::plain(c)]),
                Answer::Nothing,
                "{c} in {}",
                context.name()
            );
        }
        for key in ["left", "right", "home", "end", "bs", "del", "S-left"] {
            assert_eq!(
                keymap.resolve(context, &keys(key)),
                Answer::Nothing,
                "{key} in {}",
                context.name()
            );
        }
    }
}

#[test]
fn full_width_keys_act_outside_fields() {
    let keymap = Keymap::default();
    for (text, action) in [
        ("：", Find::Command.into()),
        ("／", Find::Search.into()),
        ("、", Find::Search.into()),
        ("？", App::Help.into()),
        ("３", Show::Leaders.into()),
        ("Ｇ", Go::Bottom.into()),
        ("ｇ g", Go::Top.into()),
    ] {
        assert_eq!(acts(&keymap, Context::Browse, text), Some(action), "{text}");
    }
    assert_eq!(
        keymap.resolve(Context::Browse, &[Chord::plain('\u{3000}')]),
        Answer::Act(App::Menu.into())
    );
    assert_eq!(acts(&keymap, Context::Browse, "邓"), None);
}

#[test]
fn a_pending_key_tells_what_may_follow() {
    let keymap = Keymap::default();
    let Answer::Pending(node) = keymap.resolve(Context::Browse, &keys("g")) else {
        panic!("g begins g g");
    };
    let hints: Vec<(String, String)> = node
        .branches()
        .iter()
        .map(|(chord, branch)| (chord.label(), branch.title(Lang::Zh)))
        .collect();
    assert_eq!(hints.first(), Some(&("g".to_owned(), "到开头".to_owned())));
    assert!(hints.contains(&("r".to_owned(), "已停用".to_owned())));
    let Answer::Pending(root) = keymap.resolve(Context::Browse, &[]) else {
        panic!("the root is a node");
    };
    let g = root
        .get(Chord::plain('g'))
        .map(|branch: &Branch| branch.title(Lang::En));
    assert_eq!(g.as_deref(), Some("Move, Screens…"));
    assert_eq!(
        keymap.resolve(Context::Browse, &keys("g x")),
        Answer::Nothing
    );
    assert_eq!(
        keymap.resolve(Context::Browse, &keys("j j")),
        Answer::Nothing
    );
}

#[test]
fn keys_are_listed_shortest_first_and_the_nearer_layer_first() {
    let keymap = Keymap::default();
    let shown = |keymap: &Keymap, action| -> Vec<String> {
        keymap
            .keys_for(Context::Browse, action)
            .iter()
            .map(Keys::to_string)
            .collect()
    };
    assert_eq!(shown(&keymap, Action::Go(Go::Top)), ["home", "g g"]);
    assert_eq!(shown(&keymap, Action::Go(Go::Down)), ["down", "j"]);
    let own =
        Keymap::read("own.toml", "[browse]\n\"t\" = \"go.down\"\n\"j\" = false").expect("no fault");
    assert_eq!(shown(&own, Action::Go(Go::Down)), ["t", "down"]);
    assert_eq!(
        own.keys_for(Context::Confirm, Action::Go(Go::Open)),
        [keys("enter")]
    );
    assert!(
        own.keys_for(Context::Confirm, Action::Go(Go::Top))
            .is_empty()
    );
}

#[test]
fn the_key_table_names_every_action() {
    for (lang, head) in [(Lang::Zh, "### 移动"), (Lang::En, "### Move")] {
        let text = table(&Keymap::default(), lang);
        assert!(text.starts_with(head), "{text}");
        for action in Action::all() {
            assert_eq!(text.matches(&format!("`{action}`")).count(), 1, "{action}");
        }
    }
    let text = table(&Keymap::default(), Lang::Zh);
    assert!(
        text.contains("| 下移 | `go.down` | `↓` `j` `Tab`（菜单） | `↓` |"),
        "{text}"
    );
    assert!(text.contains("| 是 | `app.accept` | `y` |  |"), "{text}");
    let barred = Keymap::read("own.toml", "[global]\n\"|\" = \"app.sort\"").expect("no fault");
    assert!(table(&barred, Lang::En).contains("| `app.sort` | `\\|` `o` |  |"));
}
