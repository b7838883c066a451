//! What holds on every screen whoever drew it: the ground of the theme, signs of the set, no torn figures beside boxes;
//! and what the mouse does.

use ratatui::{buffer::Buffer, layout::Rect, style::Color};
use sanzhang::ui::{Event, Size, Theme, Wheel, Width, text, view};

use super::support::stage::Stage;

/// From anywhere, one after the other, each left by the last keys.
const WALK: [(&str, &str); 18] = [
    ("2", ""),
    ("1", ""),
    ("g b", ""),
    ("g v", ""),
    ("g m", ""),
    ("g y", ""),
    ("g c", ""),
    ("3", ""),
    ("g j", ""),
    ("g r", ""),
    ("g t", ""),
    ("g t tab", ""),
    ("2 /", "esc"),
    ("?", "esc"),
    ("space", "esc"),
    (":", "esc"),
    ("j l j l j l j l j a", "esc"),
    ("l j e", "esc"),
];

fn picture(stage: &Stage) -> Buffer {
    let Size { cols, rows } = stage.model().size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, cols, rows));
    view(stage.model(), &mut buffer);
    buffer
}

fn walk(stage: &mut Stage, mut see: impl FnMut(&str, &Stage)) {
    for (keys, back) in WALK {
        see(keys, stage.press(keys));
        if !back.is_empty() {
            stage.press(back);
        }
    }
}

#[test]
fn high_contrast_leaves_no_cell_to_the_terminals_own_ground() {
    let mut stage = Stage::village();
    stage.press("f8").shows("配色：浅色");
    let light = picture(&stage);
    assert!(light.content.iter().any(|cell| cell.bg == Color::Reset));
    stage.press("f8").shows("配色：高对比");
    assert_eq!(stage.model().look.theme, Theme::HighContrast);
    for (cols, rows) in [(120, 40), (80, 24), (50, 10)] {
        stage.sized(cols, rows);
        walk(&mut stage, |keys, stage| {
            let picture = picture(stage);
            let bare = |cell: &&_| {
                let cell: &ratatui::buffer::Cell = cell;
                cell.bg == Color::Reset || cell.fg == Color::Reset
            };
            let bare = picture.content.iter().filter(bare).count();
            assert_eq!(bare, 0, "{keys} at {cols}x{rows}\n{}", stage.screen());
        });
    }
    stage.sized(120, 40).press("f8").shows("配色：单色");
    let mono = picture(&stage);
    assert!(mono.content.iter().all(|cell| cell.bg == Color::Reset));
}

#[test]
fn where_signs_are_ascii_no_sentence_has_another() {
    let mut stage = Stage::village();
    stage.press("f7").signs(Width::Ascii);
    walk(&mut stage, |keys, stage| {
        let screen = stage.screen();
        let other = |c: &char| !c.is_ascii() && text::width(&c.to_string()) != 2;
        assert_eq!(screen.chars().find(other), None, "{keys}\n{screen}");
    });
}

#[test]
fn a_box_leaves_no_strip_of_figures_beside_it() {
    let mut stage = Stage::village();
    for (cols, rows) in [(120, 40), (80, 24)] {
        stage.sized(cols, rows);
        let mut boxes = 0;
        for keys in [
            "2 l space",
            "2 /",
            "g c /",
            "3 space",
            "2 j l j l j l j l j a",
        ] {
            stage.press(keys);
            let picture = picture(&stage);
            for y in 1..rows - 1 {
                let at = |x: u16| picture[(x, y)].symbol();
                if matches!(at(2), "│" | "┌" | "└") && matches!(at(cols - 3), "│" | "┐" | "┘")
                {
                    boxes += 1;
                    assert_eq!(
                        (at(1), at(cols - 2)),
                        (" ", " "),
                        "{keys}\n{}",
                        stage.screen()
                    );
                }
            }
            stage.press("esc");
        }
        assert!(boxes > 20, "{boxes}");
    }
}

#[test]
fn the_wheel_moves_where_a_list_has_the_focus_and_nowhere_else() {
    let mut stage = Stage::village();
    stage.press("f6").shows(
        "鼠标已启用：点一行选中，再点打开；点列名排序，点底栏的键即按；选文字按住 Shift 拖动",
    );
    stage.press("3");
    let first = stage.screen();
    let wheel = |stage: &mut Stage, to| {
        stage.send(Event::Wheel(to));
        stage.screen()
    };
    let down = wheel(&mut stage, Wheel::Down);
    let by_keys = stage.press("g g j j j").screen();
    assert_eq!(down, by_keys);
    assert_ne!(down, first);
    assert_eq!(wheel(&mut stage, Wheel::Up), stage.press("g g").screen());
    // A form keeps its field, a question its answer.
    for keys in ["2 j l j l j l j l j a", "l j D"] {
        let before = stage.press(keys).screen();
        assert_eq!(wheel(&mut stage, Wheel::Down), before, "{keys}");
        stage.press("esc");
    }
    stage.press("f6").shows("鼠标已关闭");
}
