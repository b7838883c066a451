//! Every screen and dialog, as each role: what the menu prints does in it what it does outside, what is offered is not
//! forbidden, and what is not offered says why.

use sanzhang::{
    domain::{EditRefusal, Refusal, Right, Role, UserRefusal},
    i18n::{Lang, Say},
    keymap::{Action, App, Context, Show},
    ui::{Effect, Event, Handed, Timer},
};

use super::support::{
    users::{apply_as, hand_of, staffed},
    walk::{LARGE, Walk, Way, done, in_turn, outcome, picture, press, ways},
};

/// A click on the line of the menu that has this key before this title.
fn cell_of(menu: &str, key: &str, title: &str) -> Option<Event> {
    let entry = |before: &str| before.trim_end().ends_with(&format!(" {key}"));
    let mut lines = menu.lines().enumerate();
    lines.find_map(|(row, line)| {
        let titles = line.match_indices(title);
        let mut titles = titles.filter_map(|(at, _)| line.get(..at));
        let before = titles.find(|before| entry(before))?;
        let (col, row) = (before.chars().count() as u16, row as u16);
        Some(Event::Click { col, row })
    })
}

#[test]
fn a_key_in_the_menu_does_what_it_does_outside() {
    in_turn(|walk, way, mut menu| {
        let context = menu.context();
        let opens = walk.keymap.keys_for(context, App::Menu.into());
        let Some(opens) = opens.first().filter(|_| context != Context::Confirm) else {
            return;
        };
        let offers = Walk::offers(&menu);
        menu.resize(LARGE);
        press(&mut menu, opens);
        assert_eq!(menu.context(), Context::Menu, "{way:?}");
        let text = picture(&menu);
        // The pages on top and the foot have keys of their own.
        let (_, below) = text.split_once('\n').expect("lines");
        let text = format!("\n{below}");
        let (text, _) = text.trim_end().rsplit_once('\n').expect("lines");
        let mut printed = 0;
        for offer in offers.open(&menu.at()) {
            let title = offer.title(context, &menu.at());
            let keys = walk.keymap.keys_for(context, offer.action);
            let mut keys = keys.iter();
            let Some(keys) = keys.find(|keys| cell_of(text, &keys.label(), &title).is_some())
            else {
                continue;
            };
            printed += 1;
            // The screens are the same from everywhere.
            if matches!((offer.action, way), (Action::Show(_), Way::To(_))) {
                continue;
            }
            let [outside, inside] = [None, Some(opens)].map(|first| {
                let mut model = walk.at(way).expect("again");
                if let Some(first) = first {
                    press(&mut model, first);
                }
                let left = press(&mut model, keys);
                outcome(&mut model, left)
            });
            assert_eq!(outside, inside, "{way:?} {}", keys.label());
            if printed % 6 > 0 {
                continue;
            }
            let at = cell_of(text, &keys.label(), &title).expect("it is printed");
            let [by_key, by_click] = [None, Some(at)].map(|at| {
                let mut model = walk.at(way).expect("again");
                model.resize(LARGE);
                press(&mut model, opens);
                let left = match at {
                    Some(at) => {
                        let effects = model.take(at);
                        done(&mut model, effects)
                    }
                    None => press(&mut model, keys),
                };
                outcome(&mut model, left)
            });
            assert_eq!(by_key, by_click, "{way:?} {title}");
        }
        assert!(printed > 3, "{way:?} {text}");
    });
}

/// Whether it is for want of a right that something is refused.
fn forbids(refusal: &Refusal) -> bool {
    match refusal {
        Refusal::Step(_, step) => forbids(step),
        Refusal::User(refusal) => matches!(refusal, UserRefusal::NoRight { .. }),
        Refusal::Edit(refusal) => *refusal == EditRefusal::OutOfArea,
        _ => false,
    }
}

/// What is said to whoever may not.
fn sayings(role: Role) -> Vec<String> {
    let no = |right| {
        UserRefusal::NoRight { role, right }
            .say(Lang::En)
            .into_owned()
    };
    let mut words: Vec<String> = Right::ALL.into_iter().map(no).collect();
    words.push(EditRefusal::OutOfArea.say(Lang::En).into_owned());
    words
}

#[test]
fn what_is_offered_is_forbidden_to_nobody() {
    let store = staffed();
    let mut handed = 0;
    for role in [Role::Village, Role::Township, Role::Viewer] {
        let walk = Walk::new(&store, hand_of(role));
        let sayings = sayings(role);
        for way in ways(&walk.desk) {
            let Some(model) = walk.at(&way) else {
                continue;
            };
            let offers = Walk::offers(&model);
            let changes = |action: &Action| {
                !matches!(action, Action::Show(_) | Action::Go(_) | Action::App(_))
            };
            let at = model.at();
            let open = offers.open(&at).map(|offer| offer.action);
            for action in open.filter(changes) {
                let mut model = walk.at(&way).expect("again");
                let before = model.context();
                let effects = model.act(action);
                let mut left = done(&mut model, effects);
                if model.context() == Context::Confirm && before != Context::Confirm {
                    let effects = model.act(App::Accept.into());
                    left.extend(done(&mut model, effects));
                }
                for effect in &left {
                    let Effect::HandIn(_, Handed::Command(command)) = effect else {
                        continue;
                    };
                    handed += 1;
                    let answer = apply_as(&staffed(), &walk.hand, command.as_ref().clone());
                    let told = answer.err().filter(forbids);
                    assert_eq!(told, None, "{:?} {way:?} {action}", walk.hand);
                }
                if left.is_empty() && model.context() == before {
                    let text = picture(&model);
                    let told = sayings.iter().find(|words| text.contains(*words));
                    assert_eq!(told, None, "{:?} {way:?} {action}", walk.hand);
                }
            }
        }
    }
    assert!(handed > 20, "{handed}");
}

#[test]
fn what_is_not_offered_does_nothing_but_say_why() {
    in_turn(|walk, way, mut model| {
        let (context, offers) = (model.context(), Walk::offers(&model));
        let open: Vec<Action> = offers.open(&model.at()).map(|o| o.action).collect();
        let before = outcome(&mut model, Vec::new());
        for action in Action::all().filter(|a| a.is_legal(context) && !open.contains(a)) {
            let mut model = walk.at(way).expect("again");
            let effects = model.act(action);
            let left = done(&mut model, effects);
            let after = outcome(&mut model, left);
            let rest = |picture: &str| {
                let lines: Vec<&str> = picture.lines().collect();
                lines[..lines.len() - 3].join("\n")
            };
            assert_eq!(
                (&before.0, before.1, &before.2, rest(&before.3)),
                (&after.0, after.1, &after.2, rest(&after.3)),
                "{way:?} {action}"
            );
            // The tree is there already.
            let says = action == Show::Tree.into() || before.3 != after.3;
            assert!(says, "{way:?} {action} {}", after.3);
        }
    });
}

#[test]
fn over_a_begun_key_only_what_is_offered_is_listed() {
    let mut left_out = 0;
    in_turn(|walk, way, mut model| {
        let (context, offers) = (model.context(), Walk::offers(&model));
        model.resize(LARGE);
        press(&mut model, &"g".parse().expect("a key"));
        if model.pending().is_empty() {
            return;
        }
        model.take(Event::Due(Timer::Hint));
        let text = picture(&model);
        for action in Action::all().filter(|action| action.is_legal(context)) {
            let keys = walk.keymap.keys_for(context, action);
            let last = keys.iter().find_map(|keys| match &**keys {
                [first, last] if first.label() == "g" => Some(last.label()),
                _ => None,
            });
            let offer = offers.get(action);
            let open = offer.filter(|offer| offer.is_open(&model.at()));
            let title = offer.map(|offer| offer.title(context, &model.at()));
            let title = title.unwrap_or_else(|| action.title_in(context, Lang::En).to_owned());
            if let Some(last) = last {
                let listed = cell_of(&text, &last, &title).is_some();
                assert_eq!(listed, open.is_some(), "{way:?} {action} {text}");
                left_out += usize::from(open.is_none());
            }
        }
    });
    assert!(left_out > 3, "{left_out}");
}
