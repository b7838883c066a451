//! One hit as a row: the name with what matched in it, how it is read, where it is, how it stands, its phone.

use crate::{
    domain::{Level, UnitId},
    i18n::text::{HouseholdText, SearchText, UnitText},
    register::{
        Finding, Node, Thing,
        search::{Marks, Role as Reading, Spot, pinyin_line},
    },
    report::{self, Phone},
    ui::kit::{At, Pen, Rect, Role, text},
};

/// What a row says, before it is cut to the columns there are.
struct Hit {
    name: String,
    /// A contact's name, when that is what matched.
    alias: Option<(String, Marks)>,
    pinyin: String,
    place: Place,
    state: String,
    phone: String,
    /// Digits of the phone that matched, from its end.
    tail: usize,
}

/// Columns below which a row has no room for them.
const WITH_PHONE: u16 = 70;
const WITH_PINYIN: u16 = 84;
const PHONE: u16 = 13;

pub fn view(finding: &Finding, scope: Option<UnitId>, role: Role, pen: &mut Pen<'_>, line: Rect) {
    let at = pen.at;
    let Some(hit) = read(finding, scope, at) else {
        return;
    };
    let y = line.y;
    let mut right = line.right();
    if line.width >= WITH_PHONE {
        right = right.saturating_sub(PHONE);
        phone(&hit, pen, right + 1, y, line.right());
    }
    let name = if line.width >= 90 { 14 } else { 10 };
    // A building's neighborhoods differ at the end of their names, and people's names are short.
    let own = text::width(&hit.name).min(right.saturating_sub(line.x) / 2);
    let span = (line.x, y, (line.x + name.max(own)).min(right));
    let x = marked(pen, span, &hit.name, finding.marks, role);
    let mut x = x.max(line.x + name) + 1;
    let cols = match line.width {
        90.. => 20,
        WITH_PINYIN.. => 16,
        _ => 0,
    };
    if let Some((alias, marks)) = &hit.alias {
        let end = marked(pen, (x, y, right), alias, *marks, Role::Normal);
        // Where others show how they are read.
        x = (end + 1).max(x + cols.max(9)) + 1;
    } else if cols > 0 {
        pen.words(x, y, (x + cols).min(right), &hit.pinyin, Role::Dim);
        x += cols + 1;
    }
    let behind = |words: &str| match text::width(words).min(line.width / 3) {
        0 => 0,
        cols => cols + 2,
    };
    let place = hit.place.parts.join(" ");
    // Where both don't fit, until when gives way: without where they live nobody is told apart.
    let narrow = x + text::width(&place) + behind(&hit.state) > right;
    let brief = hit.state.split(['（', '(']).next().unwrap_or_default();
    let state = if narrow { brief.trim_end() } else { &hit.state };
    let end = right.saturating_sub(behind(state));
    let (cols, dots) = (end.saturating_sub(x), at.look.glyphs().ellipsis);
    let place = text::cut_path(&place, " ", hit.place.village, cols, dots);
    pen.words(x, y, end.max(x), place.as_ref(), Role::Normal);
    if !state.is_empty() && end > x {
        pen.words(end + 1, y, right, state, Role::Warn);
    }
}

/// The row as text, for the clipboard.
pub fn plain(finding: &Finding, at: &At<'_>) -> String {
    let Some(hit) = read(finding, None, at) else {
        return String::new();
    };
    let mut parts = vec![hit.name, hit.place.parts.join(" "), hit.state, hit.phone];
    parts.retain(|part| !part.is_empty());
    parts.join("\t")
}

/// In a list phones in what people wrote are masked too; the characters stay as many, so marks stay where they are.
fn read(finding: &Finding, scope: Option<UnitId>, at: &At<'_>) -> Option<Hit> {
    let mut hit = known(finding, scope, at)?;
    let alias = hit.alias.as_mut().map(|(alias, _)| alias);
    let texts = [&mut hit.name, &mut hit.pinyin, &mut hit.state];
    let texts = texts.into_iter().chain(&mut hit.place.parts);
    for text in texts.chain(alias) {
        *text = at.eyes().words(text);
    }
    Some(hit)
}

fn known(finding: &Finding, scope: Option<UnitId>, at: &At<'_>) -> Option<Hit> {
    match finding.thing {
        Thing::Household(id) => {
            let household = at.desk.county().household(id)?.record;
            let fields = &household.fields;
            let n = household.number.into();
            let number = at.say(&HouseholdText::NumberOf { n });
            let house = match finding.also {
                Some(Spot::Address) => fields.address.line(),
                _ => fields.address.house(),
            };
            let mut place = place(Node::Household(id), scope, at);
            let house = Some(house).filter(|house| !house.is_empty());
            let house = house.unwrap_or(number.into_owned());
            place.parts.push(house);
            let state = match household.retired {
                Some(retired) => at.say(&retired).into_owned(),
                None => at
                    .say(&report::state(at.desk, fields, at.mask()))
                    .into_owned(),
            };
            let phones: Vec<&str> = fields.phones().collect();
            let (nth, tail) = digits(finding, phones.len());
            let alias = match finding.also {
                Some(Spot::Alias(n, marks)) => {
                    let names = fields.contacts.iter().map(|c| &c.name);
                    let other = names
                        .filter(|n| !n.is_empty() && **n != fields.head)
                        .nth(usize::from(n).saturating_sub(1));
                    other.map(|name| (name.clone(), marks))
                }
                _ => None,
            };
            Some(Hit {
                pinyin: pinyin_line(&fields.head, Reading::Person),
                name: fields.head.clone(),
                alias,
                place,
                state,
                phone: {
                    let phone = phones.get(nth).unwrap_or(&"");
                    at.eyes().phone(&Phone::of_household(id, phone))
                },
                tail,
            })
        }
        Thing::Leader(unit) => {
            let county = at.desk.county();
            let (post, level) = (county.serving(unit)?, county.unit(unit)?.record.level);
            let fields = &post.person.record.fields;
            let mut place = place(Node::Unit(unit), scope, at);
            place
                .parts
                .extend(level.post().map(|rank| at.say(&rank).into_owned()));
            let party = fields.party.then(|| at.say(&UnitText::PartyMember));
            let (_, tail) = digits(finding, 1);
            Some(Hit {
                pinyin: pinyin_line(&fields.name, Reading::Person),
                name: fields.name.clone(),
                alias: None,
                place,
                state: party.unwrap_or_default().into_owned(),
                phone: {
                    let person = &post.person.record;
                    at.eyes()
                        .phone(&Phone::of_person(at.desk, person, Some(unit)))
                },
                tail,
            })
        }
        Thing::Unit(id) => {
            let county = at.desk.county();
            let unit = &county.unit(id)?.record;
            let mut place = place(Node::Unit(id), scope, at);
            place.parts.pop();
            let n = county.figures(id).households.into();
            let state = match unit.retired {
                Some(retired) => at.say(&retired),
                None => at.say(&SearchText::UnitHolds { n }),
            };
            let alias = match finding.also {
                Some(Spot::Alias(_, marks)) => Some((unit.fields.name.clone(), marks)),
                _ => None,
            };
            Some(Hit {
                pinyin: pinyin_line(&unit.fields.short, Reading::Place),
                name: unit.fields.short.clone(),
                alias,
                place,
                state: state.into_owned(),
                phone: String::new(),
                tail: 0,
            })
        }
    }
}

struct Place {
    parts: Vec<String>,
    /// Which of them is the village.
    village: usize,
}

/// Names from below the scope down to the node's unit. A group says enough without its section.
fn place(node: Node, scope: Option<UnitId>, at: &At<'_>) -> Place {
    let county = at.desk.county();
    let path = county.path(node);
    let within = path.iter().position(|unit| Some(*unit) == scope);
    let skip = within.map_or(1, |place| place + 1);
    let last = path.last().copied();
    let said = |unit: &UnitId| {
        let level = county.unit(*unit).map(|held| held.record.level);
        level != Some(Level::Section) || Some(*unit) == last
    };
    let below = path.iter().skip(skip).copied().filter(said);
    let mut told: Vec<UnitId> = below.collect();
    if told.is_empty() {
        told.extend(last);
    }
    let is_village = |unit: &UnitId| {
        let held = county.unit(*unit);
        held.is_some_and(|held| held.record.level == Level::Village)
    };
    Place {
        village: told.iter().position(is_village).unwrap_or(0),
        parts: told.into_iter().map(|unit| at.desk.short(unit)).collect(),
    }
}

/// Which phone to show, and how many of its last digits matched.
fn digits(finding: &Finding, phones: usize) -> (usize, usize) {
    match finding.also {
        Some(Spot::PhoneTail(nth, digits)) => (nth.into(), digits.into()),
        Some(Spot::PhoneHead(nth, _)) if usize::from(nth) < phones => (nth.into(), 0),
        _ => (0, 0),
    }
}

fn phone(hit: &Hit, pen: &mut Pen<'_>, x: u16, y: u16, right: u16) {
    let ends = hit.phone.char_indices().rev().take(hit.tail);
    let end = ends.last().map_or(hit.phone.len(), |(end, _)| end);
    let (head, tail) = hit.phone.split_at(end);
    let x = pen.words(x, y, right, head, Role::Dim);
    pen.words(x, y, right, tail, Role::Matched);
}

/// Draws a name with its matched characters in their own style; `span` is column, row and right edge.
fn marked(
    pen: &mut Pen<'_>,
    (mut x, y, right): (u16, u16, u16),
    name: &str,
    marks: Marks,
    role: Role,
) -> u16 {
    let at = pen.at;
    let cut = text::cut(name, right.saturating_sub(x), at.look.glyphs().ellipsis);
    for (i, c) in cut.chars().enumerate() {
        let matched = marks.contains(i);
        let role = if matched { Role::Matched } else { role };
        let mut one = [0; 4];
        let one = at.look.width.safe(c.encode_utf8(&mut one)).into_owned();
        x = pen.text(x, y, right.saturating_sub(x), &one, role);
    }
    x
}
