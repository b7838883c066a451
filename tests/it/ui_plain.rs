//! What every terminal can show and everybody can read: signs that are ASCII, pages without lines, the row under the
//! cursor on a band, no half words beside a box.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Modifier},
};
use sanzhang::{
    i18n::Lang,
    ui::{Manner, Model, Role as Looks, Size, Theme, Width, text, view},
};

use super::support::{
    stage::Stage,
    users::{hand_of, staffed},
    walk::{Walk, Way, picture, ways},
};

const SIZES: [Size; 2] = [
    Size { cols: 80, rows: 24 },
    Size {
        cols: 140,
        rows: 50,
    },
];

/// Every screen of somebody who may do everything, in both languages and two sizes.
fn everywhere(
    mut test: impl FnMut(&Way, Model, &dyn Fn(&Model) -> String),
    dress: impl Fn(&mut Model),
) {
    let walk = Walk::new(&staffed(), hand_of(sanzhang::domain::Role::County));
    let mut seen = 0;
    for way in ways(&walk.desk) {
        for lang in [Lang::Zh, Lang::En] {
            for size in SIZES {
                let Some(mut model) = walk.at(&way) else {
                    continue;
                };
                model.look.lang = lang;
                dress(&mut model);
                model.resize(size);
                model.ready();
                test(&way, model, &picture);
                seen += 1;
            }
        }
    }
    assert!(seen > 80, "{seen}");
}

#[test]
fn where_signs_are_ascii_no_screen_has_another() {
    everywhere(
        |way, model, picture| {
            let screen = picture(&model);
            let other = |c: &char| !c.is_ascii() && text::width(&c.to_string()) != 2;
            let sign = screen.chars().find(other);
            assert!(sign.is_none(), "{way:?}: {sign:?}\n{screen}");
        },
        |model| model.look.width = Width::Ascii,
    );
}

#[test]
fn where_lines_are_read_aloud_no_screen_draws_any_or_stands_beside_another() {
    everywhere(
        |way, model, picture| {
            let screen = picture(&model);
            let sign = screen
                .chars()
                .find(|c| ('\u{2500}'..='\u{259f}').contains(c));
            assert!(sign.is_none(), "{way:?}: {sign:?}\n{screen}");
            for titles in [["层级", "详情"], ["Tree", "Details"]] {
                let beside = |line: &str| titles.iter().all(|title| line.contains(title));
                let pages = screen.lines().skip(1);
                assert!(!pages.into_iter().any(beside), "{way:?}\n{screen}");
            }
        },
        |model| model.look.manner = Manner::Plain,
    );
    let mut stage = Stage::village();
    stage.plain().shows("层级").hides("详情");
    stage
        .press("tab")
        .shows("详情")
        .shows("人口")
        .hides("层级\n");
    stage.press("g t enter a").shows("安排参训");
    let lines: Vec<String> = stage.screen().lines().map(str::to_owned).collect();
    let at = |title: &str| lines.iter().position(|line| line.starts_with(title));
    assert!(at("培训") < at("安排参训"), "{}", stage.screen());
}

fn drawn(stage: &Stage) -> Buffer {
    let Size { cols, rows } = stage.model().size;
    let mut buf = Buffer::empty(Rect::new(0, 0, cols, rows));
    view(stage.model(), &mut buf);
    buf
}

/// The cells of the row with the mark, from it to the frame.
fn row(buf: &Buffer) -> Vec<(Color, Modifier)> {
    let all = buf.content.chunks(usize::from(buf.area.width));
    let row = all.into_iter().find_map(|row| {
        let from = row
            .iter()
            .position(|cell| cell.symbol() == "▸" && cell.modifier.contains(Modifier::BOLD))?;
        Some(&row[from..])
    });
    let cells = row.expect("a row under the cursor").iter();
    let cells = cells.take_while(|cell| cell.symbol() != "│");
    cells.map(|cell| (cell.bg, cell.modifier)).collect()
}

#[test]
fn the_row_under_the_cursor_lies_on_a_band_as_wide_as_it_is() {
    for keys in [
        "2",
        "2 tab",
        "3",
        "g t",
        "g t tab tab",
        "g n",
        "g d",
        "g d enter",
        "space",
        "o",
    ] {
        for theme in [Theme::Dark, Theme::Light, Theme::HighContrast, Theme::Mono] {
            let mut stage = Stage::village();
            stage.press(keys);
            while stage.model().look.theme != theme {
                stage.press("f8");
            }
            let band = stage.model().look.style(Looks::Band).bg;
            let cells = row(&drawn(&stage));
            let (on, len) = (
                cells.iter().filter(|(bg, _)| Some(*bg) == band).count(),
                cells.len(),
            );
            // A row of a list moves on a bad line too, and a band is two whole rows.
            let is_list = ["3", "g t", "g n", "g d"].contains(&keys);
            match theme {
                _ if is_list && theme != Theme::Mono => assert_eq!(on, 0, "{keys}"),
                Theme::Mono => assert!(cells[0].1.contains(Modifier::REVERSED)),
                // Fields and badges in it keep a ground of their own.
                _ => assert!(len > 10 && on + 14 > len, "{keys} {theme:?}: {on} of {len}"),
            }
        }
    }
}

#[test]
fn a_box_leaves_no_half_words_beside_it() {
    let mut stage = Stage::village();
    stage.press("g n j a").shows("安排到哪一场");
    stage
        .hides("23年四 ")
        .hides("24年一 ")
        .shows("蓝山县：邻长培训覆盖率");
}

#[test]
fn a_day_of_the_calendar_shows_no_host_of_which_nothing_is_left() {
    for (cols, rows) in [(80, 24), (100, 30), (120, 40)] {
        let mut stage = Stage::township();
        stage.sized(cols, rows).press("g t tab pgup").shows("14:30");
        for cut in [":30 …", ":00 …"] {
            stage.hides(cut);
        }
    }
}
