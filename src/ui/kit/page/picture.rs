//! Pictures as lines of a page. Ratatui's own widgets draw them off the screen: what is scrolled, copied and read line by
//! line is text, and the figures stand beside.

use ratatui::{
    buffer::{Buffer, Cell as Spot},
    layout::Rect,
    style::{Color, Style},
    symbols::{Marker, bar},
    widgets::{Axis, Bar, BarChart, BarGroup, Chart, Dataset, GraphType, Widget},
};

use super::{Line, Lines};
use crate::{
    domain::Reference,
    report::{Bars, Course, Series, Tone},
    ui::kit::{At, Glyphs, Manner, Part, Role, table::Cell, text},
};

/// Columns of the longest bar, and of the shortest that is worth drawing.
const LONGEST: u16 = 30;
const SHORTEST: u16 = 3;
/// What a course takes at most, its axes among it.
const CHART: (u16, u16) = (72, 11);

/// A line of a picture, and what is behind it.
pub type Drawn = (Vec<Part>, Option<Reference>);

impl<A> Lines<'_, A> {
    /// In so many columns; each row leads to what is behind it.
    pub fn bars(&mut self, of: &Bars, cols: u16, to: impl Fn(Reference) -> A) {
        self.blank();
        self.line(self.at.say(&of.title), Role::Title);
        for (parts, behind) in bars(of, cols, self.at) {
            let line = self.push(Line::blank());
            line.parts = parts;
            line.to(behind.map(&to));
        }
    }

    pub fn course(&mut self, of: &Course, cols: u16) {
        self.head(&of.title);
        if of.is_empty() {
            self.line(self.at.say(&of.silence), Role::Dim);
            return;
        }
        for parts in course(of, cols, self.at) {
            self.push(Line::blank()).parts = parts;
        }
    }
}

/// Heads and rows, the bar before the figure that it draws.
pub fn bars(of: &Bars, cols: u16, at: &At<'_>) -> Vec<Drawn> {
    let table = &of.table;
    if table.rows.is_empty() {
        return vec![(vec![at.part(&of.silence, Role::Dim)], None)];
    }
    let columns = || table.seen.iter().map(|&i| (i, &table.columns[i]));
    let heads: Vec<String> = columns()
        .map(|(_, column)| at.say(&column.head).into_owned())
        .collect();
    let rows: Vec<Vec<Cell>> = table
        .rows
        .iter()
        .map(|row| {
            let told = columns().map(|(i, column)| Cell::told(&row.cells[i], column.kind, at));
            told.collect()
        })
        .collect();
    let widths: Vec<u16> = (0..heads.len())
        .map(|n| {
            let words = rows.iter().map(|cells| text::width(&cells[n].words));
            words.chain([text::width(&heads[n])]).max().unwrap_or(0)
        })
        .collect();
    let gap = if cols < 48 { 1 } else { 2 };
    let taken: u16 = widths.iter().map(|width| width + gap).sum();
    // Behind the last column there is no gap, but there is one behind the bar.
    let room = match cols.saturating_sub(taken).min(LONGEST) {
        _ if at.look.manner == Manner::Plain => 0,
        ..SHORTEST => 0,
        room => room,
    };
    let drawn = columns().position(|(_, column)| column.key == of.drawn);
    let drawn = drawn.unwrap_or_default();
    let values = rows.iter().map(|cells| cells[drawn].number.unwrap_or(0));
    let lengths = lengths(values, of.full, room, at.look.glyphs());
    let line = |cells: &mut dyn Iterator<Item = Part>, bar: Part| {
        let mut parts = Vec::new();
        for (n, ((words, role), (_, column))) in cells.zip(columns()).enumerate() {
            if n == drawn && room > 0 {
                parts.push((text::pad_right(&bar.0, room + gap, ""), bar.1));
            }
            let words = if column.kind.is_number() {
                text::pad_left(&words, widths[n], "")
            } else {
                text::pad_right(&words, widths[n], "")
            };
            let gap = if n + 1 < widths.len() { gap } else { 0 };
            parts.push((format!("{words}{}", " ".repeat(gap.into())), role));
        }
        parts
    };
    let heads = &mut heads.into_iter().map(|head| (head, Role::Dim));
    let mut lines = vec![(line(heads, Part::default()), None)];
    for ((row, cells), bar) in table.rows.iter().zip(rows).zip(lengths) {
        let wrong = row.cells.iter().any(|cell| cell.tone == Tone::Alarm);
        let role = if wrong { Role::Breach } else { Role::Accent };
        let cells = &mut cells.into_iter().map(|cell| (cell.words, cell.role));
        lines.push((line(cells, (bar, role)), row.about));
    }
    lines
}

/// Bars of so many columns at most.
fn lengths(
    values: impl Iterator<Item = i64>,
    full: i64,
    cols: u16,
    glyphs: &Glyphs,
) -> Vec<String> {
    let bars = values.map(|n| {
        Bar::default()
            .value(n.max(0).cast_unsigned())
            .text_value("")
    });
    let bars: Vec<Bar<'_>> = bars.collect();
    let area = Rect::new(0, 0, cols, bars.len() as u16);
    let set = bar::Set {
        full: glyphs.full,
        empty: " ",
        ..bar::THREE_LEVELS
    };
    let chart = BarChart::horizontal(Vec::<Bar<'_>>::new()).data(BarGroup::default().bars(&bars));
    let chart = chart.bar_width(1).bar_gap(0).group_gap(0).bar_set(set);
    let mut buf = Buffer::empty(area);
    if !area.is_empty() {
        chart
            .max(full.max(1).cast_unsigned())
            .render(area, &mut buf);
    }
    let line = |y| (0..cols).map(|x| buf[(x, y)].symbol()).collect();
    (0..area.height).map(line).collect()
}

/// The chart and what its signs mean. For screen readers nothing: they are told the figures.
fn course(of: &Course, cols: u16, at: &At<'_>) -> Vec<Vec<Part>> {
    if at.look.manner == Manner::Plain {
        return Vec::new();
    }
    let glyphs = at.look.glyphs();
    let [own, verified] = &of.series;
    let all = [
        (of.plan.as_ref(), glyphs.dot, Role::Dim, GraphType::Line),
        (Some(&of.due), "^", Role::Warn, GraphType::Scatter),
        (Some(own), glyphs.ring, Role::Accent, GraphType::Scatter),
        (Some(verified), glyphs.disc, Role::Good, GraphType::Scatter),
    ];
    let there = all.into_iter().filter_map(|(series, sign, role, kind)| {
        let series: &Series = series.filter(|series| !series.points.is_empty())?;
        Some((series, sign, role, kind))
    });
    let there: Vec<_> = there.collect();
    let (first, last) = of.days;
    let points = there.iter().map(|(series, ..)| {
        let point = |(day, points): &(chrono::NaiveDate, crate::domain::Points)| {
            ((*day - first).num_days() as f64, points.to_f64())
        };
        series.points.iter().map(point).collect()
    });
    let points: Vec<Vec<(f64, f64)>> = points.collect();
    let sets = there.iter().zip(&points).zip(0_u8..);
    let sets = sets.map(|(((_, sign, _, kind), points), n)| {
        let sign = sign.chars().next().unwrap_or('*');
        Dataset::default()
            .data(points)
            .graph_type(*kind)
            .marker(Marker::Custom(sign))
            .style(Style::new().fg(Color::Indexed(n)))
    });
    let most = of.most.to_f64();
    let half = of.most.part(1, 2);
    let x = Axis::default().bounds([0.0, (last - first).num_days().max(1) as f64]);
    let y = Axis::default().bounds([0.0, most]);
    let chart = Chart::new(sets.collect())
        .x_axis(x.labels([first.to_string(), last.to_string()]))
        .y_axis(y.labels(["0".to_owned(), half.to_string(), of.most.to_string()]))
        .legend_position(None);
    let area = Rect::new(0, 0, cols.min(CHART.0), CHART.1);
    let mut buf = Buffer::empty(area);
    chart.render(area, &mut buf);
    let role = |spot: &Spot| match spot.fg {
        Color::Indexed(n) => there.get(usize::from(n)).map_or(Role::Dim, |one| one.2),
        _ => Role::Dim,
    };
    let line = |y| {
        let mut parts: Vec<Part> = Vec::new();
        for x in 0..area.width {
            let spot = &buf[(x, y)];
            let (sign, role) = (axis(spot.symbol(), glyphs), role(spot));
            match parts.last_mut() {
                Some((words, last)) if *last == role => words.push_str(sign),
                _ => parts.push((sign.to_owned(), role)),
            }
        }
        parts
    };
    let legend = there
        .iter()
        .rev()
        .map(|(series, sign, role, _)| (format!("{sign} {}  ", at.say(&series.name)), *role));
    let mut lines: Vec<Vec<Part>> = (0..area.height).map(line).collect();
    lines.push(legend.collect());
    lines
}

/// The lines of the axes, as they are drawn here.
fn axis<'s>(sign: &'s str, glyphs: &Glyphs) -> &'s str {
    match sign {
        "│" => glyphs.vertical,
        "─" => glyphs.horizontal,
        "└" => glyphs.bottom_left,
        sign => sign,
    }
}
