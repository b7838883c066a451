//! What leaves the program stands in the terminal as lines: whatever is selected with the mouse is the text.

use sanzhang::ui::{glyphs, paint, paint::Flow};

use super::terminal_backend::{Screen, draw, screen};

const COLS: u16 = 10;
const ROWS: u16 = 6;

/// Lines as rows, the last row of the terminal apart.
fn frame(screen: &mut Screen, vt: &mut vt100::Parser, rows: &[(&str, Flow)]) {
    let (_, bytes) = draw(screen, |buf| {
        for y in 0..ROWS - 1 {
            let (words, flow) = rows.get(usize::from(y)).unwrap_or(&("", Flow::Ends));
            paint::plain_row(buf, y, words, *flow);
        }
        paint::text(buf, 0, ROWS - 1, COLS, "y 复制", paint::Style::new());
    });
    vt.process(&bytes);
}

/// What a terminal hands over between two corners.
fn selected(vt: &vt100::Parser) -> String {
    vt.screen().contents_between(0, 0, ROWS - 1, 0)
}

fn terminal() -> (Screen, vt100::Parser) {
    let size = |n: u16| n.try_into().expect("some");
    let vt = vt100::Parser::new(size(ROWS), size(COLS), 0);
    (screen(COLS, ROWS).0, vt)
}

#[test]
fn a_line_over_several_rows_is_selected_as_one_and_without_blanks_at_its_end() {
    let (mut screen, mut vt) = terminal();
    let rows = [
        ("组长  陈六", Flow::GoesOn),
        ("a138001380", Flow::GoesOn),
        ("永连村", Flow::Ends),
        ("ab", Flow::Ends),
    ];
    frame(&mut screen, &mut vt, &rows);
    assert_eq!(selected(&vt).trim_end(), "组长  陈六a138001380永连村\nab");
    assert!([0, 1].iter().all(|&y| vt.screen().row_wrapped(y)));
    for (x, y) in [(6, 2), (2, 3), (0, 4)] {
        let cell = vt.screen().cell(y, x).expect("inside");
        assert!(!cell.has_contents(), "a blank was written at {x},{y}");
    }
    // Scrolled by one row, and one line shorter by little: nothing of the picture before is left.
    let rows = [
        ("a138001380", Flow::GoesOn),
        ("永连", Flow::Ends),
        ("a", Flow::Ends),
    ];
    frame(&mut screen, &mut vt, &rows);
    assert_eq!(selected(&vt).trim_end(), "a138001380永连\na");
    let wrapped: Vec<u16> = (0..ROWS).filter(|&y| vt.screen().row_wrapped(y)).collect();
    assert_eq!(wrapped, [0]);
    let cell = vt.screen().cell(2, 1).expect("inside");
    assert!(!cell.has_contents());
    // The same once more sends nothing.
    let (_, bytes) = draw(&mut screen, |buf| {
        for y in 0..ROWS - 1 {
            let (words, flow) = rows.get(usize::from(y)).unwrap_or(&("", Flow::Ends));
            paint::plain_row(buf, y, words, *flow);
        }
        paint::text(buf, 0, ROWS - 1, COLS, "y 复制", paint::Style::new());
    });
    assert!(bytes.is_empty());
}

/// Where a letter of two columns does not fit in the last one, the terminal itself takes it to the next row.
#[test]
fn a_wide_letter_at_the_edge_goes_on_whole() {
    let (mut screen, mut vt) = terminal();
    let rows = [("a13800138", Flow::GoesOn), ("永连村", Flow::Ends)];
    frame(&mut screen, &mut vt, &rows);
    assert_eq!(vt.screen().contents_between(1, 0, 1, COLS), "永连村");
    let edge = vt.screen().cell(0, COLS - 1).expect("inside");
    assert!(!edge.has_contents());
}

#[test]
fn a_picture_after_it_is_painted_and_goes_on_nowhere() {
    let (mut screen, mut vt) = terminal();
    frame(
        &mut screen,
        &mut vt,
        &[("组长  陈六", Flow::GoesOn), ("永连村", Flow::Ends)],
    );
    let (_, bytes) = draw(&mut screen, |buf| {
        let area = buf.area;
        let narrow = glyphs::Width::Narrow.glyphs();
        paint::frame(buf, area, narrow, paint::Style::new());
        paint::text(buf, 1, 1, 8, "永连", paint::Style::new());
    });
    vt.process(&bytes);
    assert!((0..ROWS).all(|y| !vt.screen().row_wrapped(y)));
    assert_eq!(vt.screen().contents_between(1, 1, 1, 5), "永连");
}
