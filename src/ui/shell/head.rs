//! The line at the top of every picture: where one is on the left, who one is on the right.

use super::model::Model;
use crate::{
    desk::{Book, Cut},
    domain::UnitId,
    i18n::{doer, text::AppText},
    register::Node,
    ui::kit::{At, Pen, Rect, Role, click::Press, text},
};

/// `演示  县 › 镇 › 村 …` on the left, who and where on the right.
pub(super) fn head(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    let mut x = area.x;
    if let Some(badge) = badge(at.desk.book(), at) {
        let badge = format!(" {badge} ");
        x = pen.text(x, area.y, area.width, &badge, Role::DemoBadge) + 1;
    }
    let until = model.called_until();
    let until = until.map_or_else(String::new, |words| format!("{}  ", at.say(&words)));
    let who = until + &who(at);
    let right = area.right().saturating_sub(text::width(&who) + 1);
    let room = right.saturating_sub(x + 2);
    let crumb = format!(" {} ", at.look.glyphs().crumb);
    let crumbs = model.screen().crumbs(at);
    let line = fit(&crumbs, &crumb, room, at.look.glyphs().ellipsis);
    let end = pen.words(x + 1, area.y, x + 1 + room, &line, Role::Title);
    let crumbed = Rect::new(x + 1, area.y, end - x - 1, 1);
    links(model, &crumbs, text::width(&crumb), at, crumbed);
    if right > x + 2 {
        pen.ends(area, &who, Role::Dim);
    }
}

/// Units above where one is lead to the tree.
fn links(model: &Model, crumbs: &[String], between: u16, at: &At<'_>, area: Rect) {
    let place = model.place().map(Node::Unit);
    let units = place.map_or_else(Vec::new, |place| at.desk.county().path(place));
    let called = |unit: &UnitId, n: usize| at.desk.short(*unit) == crumbs[n];
    let known = |n: usize| units.get(n).filter(|unit| called(unit, n));
    let mut end = area.right();
    for n in (0..crumbs.len()).rev() {
        let width = text::width(&crumbs[n]);
        let Some(x) = end.checked_sub(width).filter(|x| *x >= area.x) else {
            return;
        };
        if let Some(unit) = known(n).filter(|_| n + 1 < crumbs.len()) {
            at.answers(Rect { x, width, ..area }, || vec![Press::Unit(*unit)]);
        }
        end = x.saturating_sub(between);
    }
}

fn badge(book: Book, at: &At<'_>) -> Option<String> {
    let Book::Rehearsal(cut) = book else {
        return None;
    };
    let words = match (cut, at.desk.root()) {
        (Cut::County, _) | (_, None) => at.say(&AppText::Demo),
        // The root of a cut is still the county; what is left of it is its only township or village.
        (Cut::Township | Cut::Village, Some(_)) if at.size.cols < 100 => {
            let of = at.desk.cut_name();
            at.say(&AppText::DemoPart { of })
        }
        (Cut::Township | Cut::Village, Some(_)) => at.say(&AppText::DemoCut {
            of: at.desk.cut_name(),
        }),
    };
    Some(words.into_owned())
}

fn who(at: &At<'_>) -> String {
    let who = doer(&at.desk.hand().who, at.lang()).to_owned();
    match at.desk.hand().area {
        Some(area) => {
            let place = at.desk.short(area);
            at.say(&AppText::SignedIn { who, place }).into_owned()
        }
        None => who,
    }
}

/// The path from its end backwards: where one is matters more than where it all begins.
fn fit(crumbs: &[String], between: &str, cols: u16, ellipsis: &str) -> String {
    let whole = crumbs.join(between);
    if text::width(&whole) <= cols {
        return whole;
    }
    for skip in 1..crumbs.len() {
        let line = format!("{ellipsis}{between}{}", crumbs[skip..].join(between));
        if text::width(&line) <= cols {
            return line;
        }
    }
    text::cut(crumbs.last().map_or("", String::as_str), cols, ellipsis).into_owned()
}
