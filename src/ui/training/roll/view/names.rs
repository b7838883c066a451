//! The names below the field: numbers as on the sheet, places that tell namesakes apart, how each is marked.

use crate::{
    domain::{Mark, PersonId, UnitId, lines, names_only_who_came},
    i18n::text::{CliText, RollText},
    keymap::Go,
    register::Node,
    report::Phone,
    ui::{
        kit::{At, Part, Pen, Rect, Role, click, paint, text},
        training::roll::{
            Focus, Roll,
            people::Person,
            walk::{Answer, Walk},
        },
    },
};

/// Columns of the number, the name, the mark and the phone.
const NO: u16 = 4;
const NAME: u16 = 12;
const MARK: u16 = 20;
const PHONE: u16 = 12;

pub fn list(roll: &Roll, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    let host = roll.training(at).map(|training| training.host);
    let rows = roll.found.iter().enumerate().skip(roll.rows.top());
    for (y, (i, &place)) in (area.y..area.bottom()).zip(rows) {
        let Some(person) = roll.people.all.get(place) else {
            continue;
        };
        let line = paint::row(area, y);
        at.row(line, || match roll.focus {
            Focus::Seats => roll.rows.way(i),
            Focus::Field => {
                let mut way = click::key(Go::Down);
                way.extend(click::steps(roll.first(), i, click::ROWS));
                way
            }
        });
        let meant = roll.rows.is_on(i);
        let here = meant && roll.focus == Focus::Seats;
        // In the field the first match is what Enter takes, if something is typed.
        if here || meant && !roll.line.is_empty() {
            pen.cursor(line);
        }
        let role = if here { Role::CursorRow } else { Role::Normal };
        seat((person, host), role, pen, line);
    }
}

/// Somebody of the roster; places are told from the host down.
fn seat((person, host): (&Person, Option<UnitId>), role: Role, pen: &mut Pen<'_>, line: Rect) {
    let at = pen.at;
    let role = match role {
        Role::Normal if person.mark.is_some() => Role::Dim,
        role => role,
    };
    let (x, y, no) = (line.x + 2, line.y, person.no.to_string());
    pen.left_of(x + NO, y, NO, &no, Role::Dim);
    let name = x + NO + 1;
    pen.words(name, y, name + NAME, &person.name, role);
    let mut right = line.right();
    if let Some((words, role)) = standing(person, at) {
        let cols = text::width(&at.look.width.safe(&words)).min(line.width / 2);
        let left = (right - MARK).min(right - cols);
        pen.words(left, line.y, right, &words, role);
        right = left - 1;
    } else {
        right -= MARK + 1;
    }
    let x = x + NO + NAME + 2;
    let mut room = right;
    if line.width >= 90
        && let Some(known) = at.desk.county().person(person.person)
    {
        let phone = Phone::of_person(at.desk, &known.record, person.post);
        let phone = at.eyes().phone(&phone);
        room = right - PHONE - 1;
        pen.words(room + 1, line.y, right, &phone, Role::Dim);
    }
    let place = place(person, host, at);
    pen.words(x, line.y, room, &place, Role::Dim);
}

/// The mark, or what is special about somebody who has none.
fn standing(person: &Person, at: &At<'_>) -> Option<Part> {
    let (glyphs, mut words) = (at.look.glyphs(), Vec::new());
    let came = person.came();
    if let Some(mark) = &person.mark {
        let sign = match came {
            _ if person.waiting => glyphs.ellipsis,
            true => glyphs.yes,
            false => glyphs.no,
        };
        words.push(format!("{sign} {}", at.say(mark)));
    }
    if person.walk_in {
        words.push(at.say(&RollText::WalkIn).into_owned());
    } else if let Some(left) = left(person, at) {
        words.push(at.say(&left).into_owned());
    }
    let role = if came { Role::Good } else { Role::Warn };
    (!words.is_empty()).then(|| (words.join(" "), role))
}

/// What became of the post for which the seat was given.
fn left(person: &Person, at: &At<'_>) -> Option<RollText> {
    let Some(post) = at.desk.county().serving(person.post?) else {
        return Some(RollText::NoLonger);
    };
    let now = &post.person.record;
    let name = now.fields.name.clone();
    (now.id != person.person).then_some(RollText::Succeeded { name })
}

/// The way from the host down to the post; the village where there is no post.
fn place(person: &Person, host: Option<UnitId>, at: &At<'_>) -> String {
    let county = at.desk.county();
    let village = || county.person(person.person).map(|p| p.record.village);
    let Some(unit) = person.post.or_else(village) else {
        return String::new();
    };
    let path = county.path(Node::Unit(unit));
    let below = path.iter().position(|unit| Some(*unit) == host);
    let path = path.into_iter().skip(below.map_or(1, |host| host + 1));
    let names: Vec<String> = path.map(|unit| at.desk.short(unit)).collect();
    names.join(" ")
}

/// Who of the book answers to what was typed.
pub fn known(walk: &Walk, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    let rows = walk.found.iter().enumerate().skip(walk.rows.top());
    for (y, (i, answer)) in (area.y..area.bottom()).zip(rows) {
        at.row(paint::row(area, y), || walk.rows.way(i));
        let here = walk.rows.is_on(i);
        let role = pen.row(paint::row(area, y), here);
        let x = area.x + 2;
        match answer {
            Answer::New => {
                let name = walk.line().value().trim().to_owned();
                pen.words(x, y, area.right(), &RollText::New { name }, role);
            }
            Answer::Known(person) => {
                let Some((name, place, phone)) = about(*person, at) else {
                    continue;
                };
                pen.words(x, y, x + NAME, &name, role);
                let right = area.right() - PHONE;
                pen.words(x + NAME + 1, y, right - 1, &place, Role::Dim);
                pen.words(right, y, area.right(), &phone, Role::Dim);
            }
        }
    }
}

/// Name, village, phone.
fn about(id: PersonId, at: &At<'_>) -> Option<(String, String, String)> {
    let held = at.desk.county().person(id)?;
    let fields = &held.record.fields;
    let place = at.desk.path_names(Node::Unit(held.record.village));
    let place = place.join(" ");
    let phone = Phone::of_person(at.desk, &held.record, None);
    let eyes = at.eyes();
    Some((eyes.words(&fields.name), place, eyes.phone(&phone)))
}

/// What the sheet line would save, or what is wrong with it.
pub fn preview(roll: &Roll, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    let sheet = &roll.sheet;
    let (told, more) = lines::told(&sheet.faults);
    let faults = told.iter().map(|fault| at.part(fault, Role::Error));
    let mut lines: Vec<_> = faults.collect();
    if !lines.is_empty() {
        lines.extend(more.then(|| at.part(&CliText::MoreFaults, Role::Error)));
        lines.push(at.part(&RollText::SheetFaults, Role::Dim));
    } else if !sheet.marks.is_empty() {
        let count = |is: fn(&Mark) -> bool| {
            let marks = sheet.marks.iter().filter_map(|(_, mark)| mark.as_ref());
            marks.filter(|mark| is(mark)).count().into()
        };
        let all = RollText::SheetAll {
            came: count(|mark| *mark == Mark::Present),
            late: count(|mark| matches!(mark, Mark::Late { .. })),
            excused: count(|mark| matches!(mark, Mark::Excused { .. })),
            absent: count(|mark| matches!(mark, Mark::Absent { .. })),
        };
        lines.push(at.part(&all, Role::Accent));
        if names_only_who_came(sheet.line.value()) {
            lines.push(at.part(&RollText::SheetOnlyThese, Role::Warn));
        }
        let changed = sheet.changes(&roll.people);
        if !changed.is_empty() {
            let (n, who) = (changed.len().into(), changed.join(" "));
            lines.push(at.part(&RollText::SheetChanges { n, who }, Role::Warn));
        }
    }
    for (n, (words, role)) in (0..area.height).zip(&lines) {
        pen.line(area, n, words, *role);
    }
    exceptions(roll, pen, paint::below(area, lines.len() as u16 + 1));
}

/// Everybody whom the line does not mark present, by name, so that a wrong number is seen.
fn exceptions(roll: &Roll, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    let host = roll.training(at).map(|training| training.host);
    let marks = roll.sheet.marks.iter();
    let marked = marks.filter(|(_, mark)| *mark != Some(Mark::Present));
    for (y, (seat_id, mark)) in (area.y..area.bottom()).zip(marked) {
        let Some(person) = roll.people.all.iter().find(|p| p.seat == *seat_id) else {
            continue;
        };
        let mut person = person.clone();
        person.mark.clone_from(mark);
        let line = paint::row(area, y);
        seat((&person, host), Role::Normal, pen, line);
    }
}
