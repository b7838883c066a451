//! The page of a unit: its leader, its figures, what stands below it.

use super::{Line, Lines, trained};
use crate::{
    domain::{Closed, HouseholdId, Level, List, Rank, Reference, Right, Unfit, Unit, UnitId},
    i18n::{
        capital, month,
        text::{
            AppText, HouseholdText, LeaderText, ListText, OpeningText, SiteText, TreeText, UnitText,
        },
    },
    keymap::{Change, Context, Show},
    register::{Mark, Node, Post},
    report::{self, Phone, Tone},
    ui::{
        kit::{At, Role, page::Label, rights, text},
        registry::{route::Link, tree::view},
    },
};

pub fn lines(unit: UnitId, at: &At<'_>, cols: u16) -> Vec<Line> {
    let county = at.desk.county();
    let Some(held) = county.unit(unit) else {
        return Vec::new();
    };
    let record = &held.record;
    let mut page = Lines::new(at);
    heading(record, &mut page);
    if let Some(retired) = record.retired {
        page.line(at.say(&retired), Role::Warn);
    }
    page.blank();
    if record.level.post().is_some() {
        leader(record, &mut page);
        village(Node::Unit(unit), &mut page);
        page.blank();
    }
    for contact in &record.fields.contacts {
        let words = at.read(&report::contact(contact));
        page.add(&UnitText::Contacts, words, Role::Normal);
    }
    if !record.fields.contacts.is_empty() {
        page.blank();
    }
    if county.is_read(unit) {
        bare(record, &mut page);
        figures(record, &mut page);
        closed(record, &mut page);
    } else {
        page.line(at.say(&AppText::Preparing), Role::Dim);
    }
    page.blank();
    below(record, cols, &mut page);
    if county.is_whole() {
        for bars in report::pictures(at.desk, unit) {
            // The cursor stands before the first column.
            page.bars(&bars, cols.saturating_sub(2), Link::Behind);
        }
    }
    page.said()
}

/// Whom to call in the village, where whoever answers for it is not reached.
pub fn village(node: Node, page: &mut Lines<'_>) {
    let at = page.at;
    let village = at.desk.village_of(node);
    let Some(held) = village.and_then(|unit| at.desk.county().unit(unit)) else {
        return;
    };
    if let Some(contact) = held.record.fields.contacts.first() {
        let words = at.read(&report::contact(contact));
        page.add(&UnitText::VillageContact, words, Role::Normal)
            .to(Link::Behind(Reference::Unit(held.record.id)));
    }
}

fn heading(unit: &Unit, page: &mut Lines<'_>) {
    let (at, fields) = (page.at, &unit.fields);
    let level = match fields.kind {
        Some(kind) => at.say(&kind),
        None => at.say(&unit.level),
    };
    page.line(fields.short.clone(), Role::Title)
        .with("  ", Role::Normal)
        .with(capital(&level), Role::Dim);
    let path = at.desk.path_names(Node::Unit(unit.id));
    if path.len() > 1 {
        let crumb = format!(" {} ", at.look.glyphs().crumb);
        page.line(path[..path.len() - 1].join(&crumb), Role::Dim);
    }
    let name = Some(fields.name.as_str()).filter(|name| *name != fields.short);
    let code = Some(fields.code.as_str()).filter(|code| !code.is_empty());
    let official: Vec<&str> = name.into_iter().chain(code).collect();
    if !official.is_empty() {
        page.line(official.join("  "), Role::Dim);
    }
    for before in report::past::of_unit(at.desk, unit) {
        page.add(&UnitText::Earlier, before.words(at.lang()), Role::Dim);
    }
}

fn leader(unit: &Unit, page: &mut Lines<'_>) {
    let at = page.at;
    let Some(rank) = unit.level.post() else {
        return;
    };
    let rank = leader_label(rank);
    let Some(post) = at.desk.county().serving(unit.id) else {
        let vacant = format!("! {}", at.say(&UnitText::Vacancy));
        page.add(&rank, vacant, Role::Breach)
            .to(Link::Appoint(unit.id));
        return;
    };
    let fields = &post.person.record.fields;
    let line = page.add(&rank, fields.name.clone(), Role::Accent);
    line.to(Link::Leader(unit.id));
    let sex = fields.sex.map(|sex| at.say(&sex).into_owned());
    let born = fields.birth_year.map(|year| year.to_string());
    let party = fields
        .party
        .then(|| at.say(&UnitText::PartyMember).into_owned());
    for one in [sex, born, party].into_iter().flatten() {
        line.with(format!("  {one}"), Role::Normal);
    }
    let phone = match fields.phone.as_str() {
        "" => at.say(&UnitText::NoPhone).into_owned(),
        _ => at.phone(&Phone::of_person(
            at.desk,
            &post.person.record,
            Some(unit.id),
        )),
    };
    let term = &post.term.record.fields;
    let (since, origin) = (month(term.since), at.say(&term.origin).into_owned());
    let mut words = at.say(&UnitText::SinceBy { since, origin }).into_owned();
    if term.acting {
        words = format!("{words}  {}", at.say(&LeaderText::Acting));
    }
    page.more(phone, Role::Normal)
        .with(format!("  {words}"), Role::Normal);
    if let Some(until) = term.until {
        let until = until.to_string();
        page.more(at.say(&UnitText::ToEnd { until }), Role::Warn);
    }
    for (words, home) in unfit(&post, unit, at) {
        page.more(format!("! {words}"), Role::Warn)
            .to(home.map(|home| Link::Behind(Reference::Household(home))));
    }
    at_home(&post, page);
    trained::lines(post.person.record.id, page);
}

/// What does not meet the rule, as it stands: where somebody lives who lives elsewhere.
fn unfit(post: &Post<'_>, unit: &Unit, at: &At<'_>) -> Vec<(String, Option<HouseholdId>)> {
    let fields = &post.person.record.fields;
    let county = at.desk.county();
    let home = at.desk.home_of(fields);
    let told = |unfit: Unfit| match home.filter(|_| unfit == Unfit::LivesElsewhere) {
        Some((home, neighborhood)) => {
            let number = county.household_row(home).map_or(0, |row| row.number);
            let place = county.path(Node::Unit(neighborhood));
            let near = place.iter().skip(place.len().saturating_sub(2));
            let place: String = near.map(|&unit| at.desk.short(unit)).collect();
            let number = number.into();
            let words = at.say(&LeaderText::LivesAt { place, number });
            (words.into_owned(), Some(home))
        }
        None => (at.say(&unfit).into_owned(), None),
    };
    let all = Unfit::of(fields, unit.level, unit.id, home);
    all.into_iter().map(told).collect()
}

/// The household they head says something else of them.
fn at_home(post: &Post<'_>, page: &mut Lines<'_>) {
    let at = page.at;
    let person = &post.person.record;
    let Some(home) = at.desk.headed_by(person) else {
        return;
    };
    for (fact, theirs, _) in person.fields.apart(&home.fields) {
        let phone = Phone::of_household(home.id, &theirs);
        let words = LeaderText::HomeSays {
            head: home.fields.head.clone(),
            what: at.say(&fact).into_owned(),
            value: super::household::shown(fact, &theirs, &phone, at),
        };
        page.more(format!("! {}", at.say(&words)), Role::Warn)
            .to(Link::Behind(Reference::Household(home.id)));
    }
}

/// What the county's method comes to there, each figure with what is behind it.
fn figures(unit: &Unit, page: &mut Lines<'_>) {
    let (at, table) = (page.at, report::beside(page.at.desk, unit.id));
    // The leader of the smallest stands above, and its households below.
    let heads = unit.level <= Level::Village;
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let all: Vec<_> = table.columns.iter().zip(cells).collect();
    for (column, cell) in table.seen.iter().map(|&i| all[i]) {
        let words = cell.value.words(at.lang());
        if column.is_head {
            if heads {
                let label = Some(Label::Head(at.say(&column.head).into_owned()));
                let line = Line::new(words, Role::Dim);
                page.push(Line { label, ..line });
            }
            continue;
        }
        let (words, role) = match cell.tone {
            Tone::Alarm => (format!("! {words}"), Role::Breach),
            _ => (words, Role::Normal),
        };
        page.add(&column.head, words, role)
            .to(cell.opens.map(Link::Behind));
    }
}

/// Former demonstration sites there.
fn closed(unit: &Unit, page: &mut Lines<'_>) {
    let former = page.at.desk.county().sites().all().iter();
    for file in former.filter(|file| !file.is_current() && file.village() == unit.id) {
        if let Some(Closed { on, reason }) = &file.site.record.closed {
            let (on, reason) = (on.to_string(), reason.clone());
            let words = page.at.say(&SiteText::ClosedOn { on, reason });
            page.add(&SiteText::Former, words, Role::Dim)
                .to(Link::Behind(Reference::Site(file.id())));
        }
    }
}

const fn leader_label(rank: Rank) -> UnitText {
    match rank {
        Rank::Section => UnitText::LedSection,
        Rank::Group => UnitText::LedGroup,
        Rank::Neighborhood => UnitText::LedNeighborhood,
    }
}

/// What is left to do until the county is open, and where nobody is registered yet.
fn bare(unit: &Unit, page: &mut Lines<'_>) {
    let (at, county) = (page.at, page.at.desk.county());
    let steps = report::steps(at.desk);
    let done = steps.iter().filter(|stood| stood.is_done()).count();
    if at.desk.root() == Some(unit.id) && done < steps.len() {
        let (done, of) = (done.into(), steps.len().into());
        let words = at.say(&OpeningText::Count { done, of });
        page.add(&OpeningText::Title, words, Role::Accent)
            .to(Link::Behind(Reference::List(List::Opening)));
        page.blank();
    }
    let wide = matches!(unit.level, Level::County | Level::Township);
    if wide && !county.children(unit.id).is_empty() && county.figures(unit.id).households == 0 {
        let key = at.key(Context::Browse, Show::Import);
        page.line(at.say(&TreeText::NoHouseholdsYet { key }), Role::Accent);
        page.blank();
    }
}

/// What stands directly below, as a table of links.
fn below(unit: &Unit, cols: u16, page: &mut Lines<'_>) {
    let at = page.at;
    let county = at.desk.county();
    if unit.level == Level::Neighborhood {
        return members(unit, cols, page);
    }
    let mut children = county.children(unit.id);
    children.retain(|&child| county.is_live(child));
    let Some(level) = unit.level.below() else {
        return;
    };
    if children.is_empty() {
        let level = at.say(&level).into_owned();
        let key = at.key(Context::Browse, Change::Add);
        let how = TreeText::HowToAdd { key };
        let right = unit.level.below().map_or(Right::Registry, Right::of_unit);
        let words = rights::with_how(&TreeText::NoBelow { level }, &how, right, at);
        page.line(words, Role::Dim);
        return;
    }
    let heads = view::heads(at);
    let wide = heads
        .iter()
        .zip([8, 6, 6, 6])
        .map(|(head, least)| (text::width(head) + 2).max(least));
    let mut wide: Vec<u16> = wide.collect();
    // How far the training is gives way first.
    if cols < wide.iter().sum::<u16>() + 24 {
        wide.pop();
    }
    let name = cols.saturating_sub(wide.iter().sum()).clamp(8, 40);
    let mut first = text::pad_right(&capital(&at.say(&level)), name, "");
    for (words, width) in heads.iter().zip(&wide) {
        first.push_str(&text::pad_left(words, *width, ""));
    }
    page.line(first, Role::Dim);
    for child in children {
        child_row(child, name, &wide, page);
    }
}

fn child_row(child: UnitId, name: u16, wide: &[u16], page: &mut Lines<'_>) {
    let at = page.at;
    let row = text::pad_right(&at.desk.short(child), name, at.look.glyphs().ellipsis);
    let line = page.line(row, Role::Normal);
    line.to(Link::Behind(Reference::Unit(child)));
    for ((words, role), width) in view::cells(child, at).into_iter().zip(wide) {
        line.with(text::pad_left(&words, *width, ""), role);
    }
}

/// The households of a neighborhood: number, head, people, and what is special about them.
fn members(unit: &Unit, cols: u16, page: &mut Lines<'_>) {
    let at = page.at;
    let county = at.desk.county();
    let rows = county.households_of(unit.id);
    if rows.is_empty() {
        let add = at.key(Context::Browse, Change::Add);
        let import = at.key(Context::Browse, Show::Import);
        let how = TreeText::HowToHouseholds { add, import };
        let words = rights::with_how(&TreeText::NoHouseholds, &how, Right::Registry, at);
        page.line(words, Role::Dim);
        return;
    }
    let people = text::width(&at.say(&UnitText::People)) + 1;
    let name = if cols < 50 { 10 } else { 14 };
    let head = text::pad_right(&at.say(&HouseholdText::Head), name, "");
    let heads = format!(
        "{}  {head}{}  {}",
        text::pad_left(&at.say(&ListText::Number), NUMBER, ""),
        text::pad_left(&at.say(&UnitText::People), people, ""),
        at.say(&ListText::State)
    );
    page.line(heads, Role::Dim);
    for row in rows.iter().filter(|r| !r.has(Mark::Retired)) {
        let Some(held) = county.household(row.id) else {
            continue;
        };
        let number = text::pad_left(&row.number.to_string(), NUMBER, "");
        let fields = &held.record.fields;
        let head = text::pad_right(&fields.head, name, at.look.glyphs().ellipsis);
        let state = super::household::short_state(&held.record, at);
        let n = text::pad_left(&fields.people.to_string(), people, "");
        page.line(format!("{number}  {head}"), Role::Normal)
            .with(n, Role::Normal)
            .with(format!("  {state}"), Role::Warn)
            .to(Link::Behind(Reference::Household(row.id)));
    }
}

/// Columns of a number within the neighborhood, under its head.
const NUMBER: u16 = 6;
