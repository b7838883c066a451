//! The picture of the score sheet: blocks with their sums, items with what was entered and what comes of it.

use super::{
    Mode, Remark, Scoring, post,
    sheet::{Entry, Row},
};
use crate::{
    domain::{By, Points, SiteField},
    i18n::text::SiteText,
    ui::kit::{At, Part, Pen, Position, Rect, Role, paint, text},
};

/// Over the sheet which one it is and the heads of its columns; under it what is asked, and what is remarked.
const AROUND: u16 = 4;
/// Columns of the field.
const FIELD: u16 = 8;
/// `12.5/15`
const POINTS: u16 = 9;
/// What the village itself and whoever verified it last gave, and what is between them.
const BEFORE: u16 = 9;
/// How the item is scored, where there is room.
const HOW: u16 = 30;

/// Rows in view.
pub fn height(of: &Scoring, at: &At<'_>) -> usize {
    at.size.rows_beside(2 + AROUND + told(of, at))
}

/// Lines that the item with the most to tell takes, up to half of the screen: the sheet stands still from one to the next.
fn told(of: &Scoring, at: &At<'_>) -> u16 {
    let room = at.size.cols.saturating_sub(5).max(1);
    let lines = of.sheet.items.iter().map(|entry| {
        let told = about(entry, at);
        let lines = told.iter().map(|words| text::wrap(words, room).len());
        lines.sum::<usize>()
    });
    let most = at.size.body().height.saturating_sub(2) / 2;
    (lines.max().unwrap_or(0) as u16).min(most.saturating_sub(AROUND - 1))
}

/// The item and its rule in full, and what was found of it before.
fn about(entry: &Entry, at: &At<'_>) -> Vec<String> {
    let item = &entry.item;
    let method = at.say(&item.method);
    let (how, rule) = (at.say(&item.scoring), item.rule(at.lang()));
    let mut told = vec![
        format!("{} {}", item.no, item.name),
        format!("{method}  {how}  {rule}"),
    ];
    told.extend(entry.before.iter().map(|before| {
        let (by, value) = (at.say(&before.by), before.fields.value);
        let value = value.map_or_else(String::new, |value| at.say(&value).into_owned());
        let (on, points, most) = (before.on, before.points, item.points);
        let remarks = remarks(&before.fields.note, &before.fields.evidence, at);
        format!("{by} {on}  {value}  {points}/{most}  {remarks}")
            .trim_end()
            .to_owned()
    }));
    let safe = told.iter().map(|words| at.look.width.safe(words));
    safe.map(std::borrow::Cow::into_owned).collect()
}

/// The note and where the proof lies, as far as there are any.
fn remarks(note: &str, evidence: &str, at: &At<'_>) -> String {
    let labelled = [(SiteField::Note, note), (SiteField::Evidence, evidence)];
    let given = labelled.into_iter().filter(|(_, words)| !words.is_empty());
    let told = given.map(|(label, words)| {
        let words = words.replace('\n', " ");
        format!("{}  {words}", at.say(&label))
    });
    told.collect::<Vec<_>>().join("  ")
}

pub fn draw(of: &Scoring, pen: &mut Pen<'_>) -> Option<Position> {
    let at = pen.at;
    let inner = pen.frame(at.size.body(), &of.by, true);
    if inner.height <= AROUND {
        return None;
    }
    above(of, pen, inner);
    heads(pen, paint::row(inner, inner.y + 1));
    let (top, shown, all) = (of.rows.top, height(of, at), of.sheet.rows.len());
    pen.goes_on(at.size.body(), top, all.saturating_sub(top + shown));
    let rows = of.sheet.rows.iter().skip(top).take(shown);
    let mut caret = None;
    for (y, row) in (inner.y + 2..).zip(rows) {
        let line = paint::row(inner, y);
        match *row {
            Row::Head(block) => head(of, block, pen, line),
            Row::Item(item) => {
                let spot = one(of, item, pen, line);
                at.row(line, || of.item.way(item));
                if of.item.is_on(item) {
                    caret = spot;
                }
            }
        }
    }
    let below = paint::below(inner, inner.height.saturating_sub(2 + told(of, at)));
    asked(of, pen, inner).or_else(|| note(of, pen, below).or(caret))
}

/// What somebody else scored too: both values, and which of them is to stand.
fn asked(of: &Scoring, pen: &mut Pen<'_>, inner: Rect) -> Option<Position> {
    let at = pen.at;
    let two = of.ask?;
    let (question, answers) = of.question_of(at)?;
    let (x, right) = (inner.x + 2, inner.right().saturating_sub(1));
    let lines = text::wrap(&at.look.width.safe(&question), right.saturating_sub(x));
    let most = inner.height.saturating_sub(AROUND);
    let rows = (lines.len() as u16).min(most);
    let mut y = inner.bottom().saturating_sub(rows + 1);
    let over = paint::below(inner, inner.height.saturating_sub(rows + 1));
    pen.fill(over, Role::Normal);
    for line in lines.iter().take(usize::from(rows)) {
        pen.words(x, y, right, line, Role::Warn);
        y += 1;
    }
    Some(two.view(&answers, pen, Position::new(x, y), right))
}

/// `塔峰镇 雷家岭村  第 4 次考核` and how far it is.
fn above(of: &Scoring, pen: &mut Pen<'_>, inner: Rect) {
    let at = pen.at;
    let sites = at.desk.county().sites();
    let Some(file) = sites.get(of.site) else {
        return;
    };
    let sitting = of.sitting.and_then(|id| file.sitting(id));
    let (name, on) = match sitting.map(|sitting| &sitting.inspection.record.fields) {
        Some(fields) => (fields.name.clone().into(), fields.on),
        None => (at.say(&post::next_name(file, of.by)), at.desk.today()),
    };
    let village = at.desk.short(file.village());
    let scored = of.sheet.items.iter().filter(|entry| entry.points.is_some());
    let so_far = at.say(&SiteText::SoFar {
        scored: scored.count().into(),
        items: of.sheet.items.len().into(),
        total: of.sheet.total().to_string(),
        most: of.sheet.rubric.total.to_string(),
    });
    let right = inner.right().saturating_sub(1);
    let (y, most) = (inner.y, inner.width / 2);
    let left = pen.left_of(right, y, most, &so_far, Role::Accent);
    let left = left.saturating_sub(2);
    let words = format!("{village}  {name}  {on}");
    pen.words(inner.x + 2, y, left, &words, Role::Title);
}

fn head(of: &Scoring, block: usize, pen: &mut Pen<'_>, line: Rect) {
    let at = pen.at;
    let (sum, whole) = of.sheet.block(block);
    let known = &of.sheet.rubric.blocks[block];
    let pass = known.pass.map_or_else(String::new, |pass| {
        let points = pass.to_string();
        format!("  {}", at.say(&SiteText::Pass { points }))
    });
    let under = whole && known.pass.is_some_and(|pass| sum < pass);
    let mark = if under { "!" } else { "" };
    let role = if under { Role::Breach } else { Role::Title };
    let words = format!("{}  {mark}{sum}/{}{pass}", known.name, known.points);
    pen.words(line.x + 2, line.y, line.right(), &words, role);
}

/// Where what is entered stands, in any row.
fn field(line: Rect) -> Rect {
    let right = line.right().saturating_sub(1);
    Rect {
        x: right.saturating_sub(FIELD + POINTS + 2),
        width: FIELD,
        ..line
    }
}

/// The column before which what was found earlier ends.
fn ends_at(by: By, field: Rect) -> u16 {
    let others = match by {
        By::Village => BEFORE,
        By::Verifier => 0,
    };
    field.x.saturating_sub(1 + others)
}

fn heads(pen: &mut Pen<'_>, line: Rect) {
    let (at, field) = (pen.at, field(line));
    let heads = [
        (SiteText::Own, ends_at(By::Village, field)),
        (SiteText::Verified, ends_at(By::Verifier, field)),
        (SiteText::Now, field.right()),
        (SiteText::Scores, line.right().saturating_sub(1)),
    ];
    for (head, right) in heads {
        pen.left_of(right, line.y, BEFORE - 1, &at.say(&head), Role::Dim);
    }
}

/// One item; answers where the caret is if the field is there.
fn one(of: &Scoring, item: usize, pen: &mut Pen<'_>, line: Rect) -> Option<Position> {
    let at = pen.at;
    let entry = &of.sheet.items[item];
    let here = of.item.is_on(item);
    let role = pen.row(line, here);
    let how = if line.width >= 100 { HOW } else { 0 };
    let field = field(line);
    let right = line.right().saturating_sub(1);
    let number = entry.item.no.to_string();
    pen.left_of(line.x + 5, line.y, 3, &number, Role::Dim);
    let end = field.x.saturating_sub(how + 2 + 2 * BEFORE);
    let bare = entry.note.is_empty() && entry.evidence.is_empty();
    let star = if bare { "" } else { " *" };
    let (y, room) = (line.y, end.saturating_sub(line.x + 9));
    let name = text::cut(&entry.item.name, room, at.look.glyphs().ellipsis);
    let name = format!("{name}{star}");
    pen.words(line.x + 6, y, end, &name, role);
    if how > 0 {
        pen.words(end + 1, y, end + how, &entry.item.scoring, Role::Dim);
    }
    for before in &entry.before {
        let words = before.points.to_string();
        let role = gained(before.points, entry.item.points);
        pen.left_of(ends_at(before.by, field), y, BEFORE - 1, &words, role);
    }
    let mut points = points(of, entry, here, at);
    if of.post.clash_at(entry.item.no).is_some() {
        points = (format!("!{}", points.0), Role::Breach);
    }
    pen.left_of(right, line.y, POINTS, &points.0, points.1);
    let (value, role) = match (entry.value, entry.computed) {
        (Some(value), _) => at.part(&value, Role::Normal),
        (None, Some(computed)) => at.part(&computed, Role::Dim),
        (None, None) => Part::default(),
    };
    if !here {
        pen.left_of(field.right(), y, FIELD, &value, role);
        return None;
    }
    let caret = of.line.view(pen, field, Role::FieldFocus);
    if of.line.is_empty() {
        pen.words(field.x + 1, y, field.right(), &value, Role::Dim);
    }
    Some(caret)
}

/// What comes of the value: of what is typed now, else of what is saved.
fn points(of: &Scoring, entry: &Entry, here: bool, at: &At<'_>) -> Part {
    let most = entry.item.points;
    let typed = here.then(|| of.would_be(at)).flatten();
    let (points, role) = match (typed, entry.points) {
        (Some(Ok((_, points))), _) => (points.to_string(), Role::Accent),
        (Some(Err(_)), _) => ("!".to_owned(), Role::Error),
        (None, Some(points)) => (points.to_string(), gained(points, most)),
        (None, None) => ("-".to_owned(), Role::Dim),
    };
    (format!("{points}/{most}"), role)
}

fn gained(points: Points, most: Points) -> Role {
    match points {
        points if points >= most => Role::Good,
        points if points > Points::ZERO => Role::Normal,
        _ => Role::Warn,
    }
}

/// What the item asks or the fault in what is typed, what there is to know of it, and the note and the proof.
fn note(of: &Scoring, pen: &mut Pen<'_>, below: Rect) -> Option<Position> {
    let at = pen.at;
    let entry = of.here()?;
    let (x, right) = (below.x + 2, below.right().saturating_sub(1));
    match of.would_be(at) {
        Some(Err(fault)) => pen.words(x, below.y, right, &fault, Role::Error),
        _ => pen.words(x, below.y, right, &entry.asks(), Role::Accent),
    };
    let last = below.bottom().saturating_sub(1);
    let mut rest = Rect::new(x, below.y + 1, right.saturating_sub(x), last - below.y - 1);
    for words in about(entry, at) {
        let taken = pen.wrapped(rest, &words, Role::Dim);
        rest.y += taken;
        rest.height -= taken;
    }
    match &of.mode {
        Mode::Remark { of, line, .. } => {
            let label = match of {
                Remark::Note => SiteField::Note,
                Remark::Evidence => SiteField::Evidence,
            };
            let label = format!("{}  ", at.say(&label));
            let after = pen.words(x, last, right, &label, Role::Accent);
            let field = Rect::new(after, last, right.saturating_sub(after), 1);
            Some(line.view(pen, field, Role::FieldFocus))
        }
        Mode::Value => {
            let words = remarks(&entry.note, &entry.evidence, at);
            pen.words(x, last, right, &words, Role::Normal);
            None
        }
    }
}
