//! What the mouse does, on every screen and dialog: what is drawn as a row, a head or a key answers to a click, and no
//! click does anything that keys can't.

use std::collections::BTreeSet;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use sanzhang::{
    keymap::Go,
    session::Wish,
    ui::{Canvas, Choice, Effect, Event, Model, Role as Shade},
};

use super::support::{
    stage::Stage,
    walk::{SMALL, Walk, done, in_turn, outcome, picture, press},
};

/// The cells that are drawn in this style.
fn drawn(model: &Model, shade: Shade) -> Vec<(Position, String)> {
    let mut buffer = Buffer::empty(Rect::new(0, 0, model.size.cols, model.size.rows));
    Canvas::default().view(model, &mut buffer);
    let Style {
        fg, add_modifier, ..
    } = model.look.style(shade);
    let like = |cell: &ratatui::buffer::Cell| Some(cell.fg) == fg && cell.modifier == add_modifier;
    let cells = buffer.area.positions().map(|at| (at, &buffer[at]));
    let drawn = cells.filter(|(_, cell)| like(cell) && cell.symbol() != " ");
    drawn
        .map(|(at, cell)| (at, cell.symbol().to_owned()))
        .collect()
}

fn click(model: &mut Model, at: Position) -> Vec<Effect> {
    let (col, row) = (at.x, at.y);
    let effects = model.take(Event::Click { col, row });
    done(model, effects)
}

/// The mark of the row under the cursor.
fn mark(model: &Model) -> Option<Position> {
    let sign = model.look.glyphs().folded;
    let marks = drawn(model, Shade::CursorRow);
    let mut marks = marks.into_iter().filter(|(_, symbol)| symbol == sign);
    marks.next().map(|(at, _)| at)
}

#[test]
fn a_click_on_the_foot_is_the_key_that_is_drawn_there() {
    let mut clicks = 0;
    in_turn(|walk, way, model| {
        let (context, offers, at) = (model.context(), Walk::offers(&model), model.at());
        let (row, text) = (SMALL.rows - 1, picture(&model));
        let foot = text.lines().last().expect("a foot");
        for offer in offers.footer(&at) {
            let keys = walk.keymap.keys_for(context, offer.action);
            let Some(keys) = keys.first() else {
                continue;
            };
            let cell = format!("{} {}", keys.label(), offer.title(context, &at));
            let Some((before, _)) = foot.split_once(&cell) else {
                continue;
            };
            clicks += 1;
            let col = (before.chars().count() + cell.chars().count() - 1) as u16;
            let [mut by_key, mut by_click] = [(); 2].map(|()| walk.at(way).expect("again"));
            let left = press(&mut by_key, keys);
            let clicked = click(&mut by_click, Position::new(col, row));
            let (by_key, by_click) = (outcome(&mut by_key, left), outcome(&mut by_click, clicked));
            assert_eq!(by_key, by_click, "{way:?} {cell}");
        }
    });
    assert!(clicks > 60, "{clicks}");
}

#[test]
fn a_click_on_a_row_is_the_way_there_by_keys() {
    let mut rows = 0;
    in_turn(|walk, way, start| {
        let before = picture(&start);
        let down = walk.keymap.keys_for(start.context(), Go::Down.into());
        let Some(down) = down.first() else {
            return;
        };
        let mut by_keys = walk.at(way).expect("again");
        for _ in 0..3 {
            let from = mark(&by_keys);
            let left = press(&mut by_keys, down);
            let to = mark(&by_keys);
            let (Some(to), false) = (to, to == from) else {
                return;
            };
            let line = |picture: &str| {
                let line = picture.lines().nth(usize::from(to.y)).map(str::to_owned);
                line.map(|line| line.replace(by_keys.look.glyphs().folded, " "))
            };
            // Where the list has moved another row stands there.
            if line(&before) != line(&picture(&by_keys)) {
                return;
            }
            rows += 1;
            let mut by_click = walk.at(way).expect("again");
            let clicked = click(&mut by_click, Position::new(to.x + 3, to.y));
            let (a, b) = (outcome(&mut by_keys, left), outcome(&mut by_click, clicked));
            assert_eq!(a, b, "{way:?} {to}");
        }
    });
    assert!(rows > 20, "{rows}");
}

#[test]
fn what_is_drawn_as_a_key_answers_and_no_click_does_what_keys_cannot() {
    let (mut keys, mut clicks) = (0, 0);
    in_turn(|walk, way, model| {
        // In the foot, where nothing else is drawn like them.
        let foot = drawn(&model, Shade::Key).into_iter();
        for (at, _) in foot.filter(|(at, _)| at.y + 1 == SMALL.rows) {
            keys += 1;
            let answers = !model.clicked(at).is_empty();
            assert!(answers, "{way:?} {at}\n{}", picture(&model));
        }
        let cells = Rect::new(0, 0, SMALL.cols, SMALL.rows).positions();
        let meant = cells
            .step_by(7)
            .map(|at| (format!("{:?}", model.clicked(at)), at));
        let mut seen = BTreeSet::from(["[]".to_owned()]);
        for (meant, at) in meant
            .filter(|(meant, _)| seen.insert(meant.clone()))
            .step_by(2)
        {
            clicks += 1;
            let mut by_click = walk.at(way).expect("again");
            let clicked = click(&mut by_click, at);
            let mut by_keys = walk.at(way).expect("again");
            let mut left = Vec::new();
            for effect in model.clicked(at) {
                match effect {
                    Effect::Act(action) => {
                        let keys = walk.keymap.keys_for(by_keys.context(), action);
                        let keys = keys.first().unwrap_or_else(|| panic!("{way:?} {action}"));
                        left.extend(press(&mut by_keys, keys));
                    }
                    // To a unit above: what search does with it.
                    jump @ Effect::Jump(_) => left.extend(done(&mut by_keys, vec![jump])),
                    other => panic!("{way:?} {other:?}"),
                }
            }
            let (a, b) = (outcome(&mut by_keys, left), outcome(&mut by_click, clicked));
            assert_eq!(a, b, "{way:?} {meant}");
        }
    });
    assert!(keys > 200 && clicks > 100, "{keys} {clicks}");
}

#[test]
fn a_click_elsewhere_masks_again_what_was_read_in_full() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    let page = |stage: &mut Stage| {
        let screen = stage.press("l j").screen();
        let lines: Vec<&str> = screen.lines().collect();
        lines[..lines.len() - 1].join("\n")
    };
    stage.press("f12");
    let masked = page(&mut stage);
    let seen = stage.press("V").shows("的完整信息").screen();
    assert!(!seen.contains(masked.as_str()), "{seen}");
    let mark = mark(stage.model()).expect("a row");
    for row in [mark.y - 1, mark.y] {
        stage.send(Event::Click {
            col: mark.x + 3,
            row,
        });
    }
    let again = stage.screen();
    assert!(again.contains(masked.as_str()), "{again}");
}

#[test]
fn the_mouse_stays_as_it_was_left_and_a_head_sorts() {
    let mut stage = Stage::village();
    stage
        .press("g s")
        .shows("鼠标")
        .press("j j j j j enter")
        .shows("选文字按住 Shift 拖动");
    let kept = Wish::Prefer(Choice::Mouse(true));
    assert_eq!(stage.wishes, [Wish::Mouse(true), kept]);
    stage.press("q").press("3");
    let head = |stage: &mut Stage| {
        stage.send(Event::Click { col: 4, row: 3 });
        stage.screen()
    };
    let (up, down) = (head(&mut stage), head(&mut stage));
    assert!(up.contains("升序") && down.contains("降序"), "{up}{down}");
}
