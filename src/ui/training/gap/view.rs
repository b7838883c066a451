//! The picture of the gaps: what is asked in one line, then the table.

use super::{Gap, owed};
use crate::{
    i18n::{Lang, percent as percent_of, text::GapText},
    register::Asked,
    report,
    ui::{
        kit::{At, Pen, Position, Rect, Role, page, paint},
        training::route::GapSight,
    },
};

/// The line of what is asked, the heads, and the line under the rows.
const BESIDE: u16 = 3;

/// Rows in view.
pub fn height(at: &At<'_>) -> usize {
    at.size.rows_beside(2 + BESIDE)
}

pub fn draw(gap: &Gap, pen: &mut Pen<'_>) -> Option<Position> {
    let (at, area) = (pen.at, pen.at.size.body());
    let inner = pen.frame(area, &gap.title(at), true);
    let right = area.right().saturating_sub(2);
    let counts = gap.table.counts(at);
    pen.left_of(right, area.y, area.width / 2, &counts, Role::Accent);
    asked(gap, pen, inner);
    let below = paint::below(inner, 1);
    let rows = Rect {
        height: below.height.saturating_sub(1),
        ..below
    };
    let silence = at.say(&report::silence(at.desk, gap.list()));
    let caret = gap.table.view(&silence, pen, rows);
    // Where nobody serves all figures are none: that is said under them, where there is room.
    let bare = at.desk.county().figures(gap.root).posts_serving() == 0;
    let taken = gap.table.all().len() as u16 + 2;
    let (x, width) = (below.x + 2, below.width.saturating_sub(3));
    let under = Rect {
        x,
        width,
        ..paint::below(below, taken)
    };
    if bare && !gap.table.is_empty() && taken + 2 <= below.height {
        pen.wrapped(under, &silence, Role::Dim);
    } else if let Some(course) = gap.course.as_ref().filter(|_| !bare) {
        self::course(course, pen, under);
    }
    caret
}

/// How it came along: a picture where there is room for it, else its figures in the last line.
fn course(of: &report::Bars, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    let lines = page::bars(of, area.width, at);
    if lines.len() < usize::from(area.height) {
        pen.line(area, 0, &of.title, Role::Title);
        for (n, (parts, _)) in (1..).zip(&lines) {
            pen.parts(area, n, parts, 0);
        }
        return;
    }
    let shares = of.table.rows.iter().map(|row| {
        let seen = row.cells.iter().take(2);
        let words = seen.map(|cell| cell.value.words(at.lang()));
        words.collect::<Vec<_>>().join(" ")
    });
    let words = shares.collect::<Vec<_>>().join("  ");
    let last = pen.at.size.body().bottom().saturating_sub(2);
    pen.words(area.x, last, area.right(), &words, Role::Dim);
}

/// `乡镇级培训  2024 年二季度  邻长（每季度，全体在任）`, in which unit, and what should be there by today.
fn asked(gap: &Gap, pen: &mut Pen<'_>, inner: Rect) {
    let at = pen.at;
    let asked = gap.asked;
    let owed = owed(asked.tier, at);
    let between = match at.lang() {
        Lang::Zh => "，",
        Lang::En => ", ",
    };
    let rule = [at.say(&owed.rhythm), at.say(&owed.whom)].join(between);
    let words = at.say(&GapText::Asked {
        tier: at.say(&asked.tier).into_owned(),
        period: at.say(&asked.period).into_owned(),
        rank: at.say(&asked.rank).into_owned(),
        rule,
    });
    let mut words = words.into_owned();
    if at.desk.county().is_owed_often(asked) {
        words = format!("{words}  {}", at.say(&GapText::InPersonTimes));
    }
    let mut right = inner.right();
    if let Some(remark) = remark(gap, at) {
        let (remark, room) = (at.say(&remark), inner.width / 2);
        right = pen.left_of(right, inner.y, room, &remark, Role::Notice);
    }
    let (x, right) = (inner.x + 2, right.saturating_sub(1));
    pen.words(x, inner.y, right, &words, Role::Normal);
}

/// How the figures are to be read on this day.
fn remark(gap: &Gap, at: &At<'_>) -> Option<GapText> {
    let (county, asked) = (at.desk.county(), gap.asked);
    let period = asked.period;
    if county.is_before_all(asked) {
        let since = county.owed_since().to_string();
        return Some(GapText::BeforeAll { since });
    }
    if period.first() > at.desk.today() {
        return Some(GapText::AsServing);
    }
    // Nothing where nothing is owed.
    let elapsed = county
        .elapsed(asked)
        .filter(|_| gap.sight == GapSight::Units);
    let percent = elapsed.map(|(gone, all)| percent_of(gone, all))?;
    // While nothing has come of the quarter, how the one before went says more.
    let shown = county.quarter_shown();
    let before = Asked {
        period: period.before(),
        ..asked
    };
    let last = (shown == before)
        .then(|| county.trained(gap.root))
        .flatten();
    Some(match last {
        Some(last) => GapText::ExpectedAfter {
            before: at.say(&before.period).into_owned(),
            share: percent_of(last.covered, last.obliged),
            percent,
        },
        None => GapText::Expected { percent },
    })
}
