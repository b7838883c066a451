//! The page of a unit: its leader, its figures, what stands below it.

use super::{Link, PageLine, labelled};
use crate::{
    domain::{Level, Unfit, Unit, UnitId},
    i18n::{
        count, month, percent,
        text::{AppText, LeaderText, TreeText, UnitText},
    },
    register::{Figures, Mark, Node, Post},
    ui::{At, Role, screen::list::Kind, text},
};

pub fn lines(unit: UnitId, at: &At<'_>, cols: u16) -> Vec<PageLine> {
    let county = at.desk.county();
    let Some(held) = county.unit(unit) else {
        return Vec::new();
    };
    let record = &held.record;
    let mut lines = heading(record, at);
    if let Some(retired) = record.retired {
        lines.push(PageLine::new(at.say(&retired), Role::Warn));
    }
    lines.push(PageLine::blank());
    if record.level.post().is_some() {
        leader(record, at, &mut lines);
        lines.push(PageLine::blank());
    }
    if county.is_read(unit) {
        figures(record, &county.figures(unit), at, &mut lines);
    } else {
        lines.push(PageLine::new(at.say(&AppText::Preparing), Role::Dim));
    }
    lines.push(PageLine::blank());
    below(record, at, cols, &mut lines);
    lines
}

fn heading(unit: &Unit, at: &At<'_>) -> Vec<PageLine> {
    let fields = &unit.fields;
    let mut first = PageLine::new(fields.short.clone(), Role::Title);
    let level = match fields.kind {
        Some(kind) => at.say(&kind),
        None => at.say(&unit.level),
    };
    first = first.with("  ", Role::Normal).with(level, Role::Dim);
    let mut lines = vec![first];
    let path = at.desk.path_names(Node::Unit(unit.id));
    if path.len() > 1 {
        let crumb = format!(" {} ", at.look.glyphs().crumb);
        lines.push(PageLine::new(
            path[..path.len() - 1].join(&crumb),
            Role::Dim,
        ));
    }
    let mut official = Vec::new();
    if fields.name != fields.short {
        official.push(fields.name.clone());
    }
    if !fields.code.is_empty() {
        official.push(fields.code.clone());
    }
    if !official.is_empty() {
        lines.push(PageLine::new(official.join("  "), Role::Dim));
    }
    lines
}

fn leader(unit: &Unit, at: &At<'_>, lines: &mut Vec<PageLine>) {
    let Some(rank) = unit.level.post() else {
        return;
    };
    let rank = at.say(&rank);
    let Some(post) = at.desk.county().serving(unit.id) else {
        let vacant = format!("! {}", at.say(&UnitText::Vacancy));
        lines.push(labelled(&rank, vacant, Role::Breach).to(Link::Appoint(unit.id)));
        return;
    };
    lines.push(person(&rank, &post, at).to(Link::List(Kind::Leaders, unit.id)));
    let fields = &post.person.record.fields;
    let phone = match fields.phone.as_str() {
        "" => at.say(&UnitText::NoPhone).into_owned(),
        phone => at.phone(phone),
    };
    let term = &post.term.record.fields;
    let (since, origin) = (month(term.since), at.say(&term.origin).into_owned());
    let mut words = at.say(&UnitText::SinceBy { since, origin }).into_owned();
    if term.acting {
        words = format!("{words}  {}", at.say(&LeaderText::Acting));
    }
    lines.push(labelled("", format!("{phone}  {words}"), Role::Normal));
    if let Some(until) = term.until {
        let until = until.to_string();
        let words = at.say(&UnitText::ToEnd { until }).into_owned();
        lines.push(labelled("", words, Role::Warn));
    }
    for unfit in unfit(&post, unit, at) {
        lines.push(labelled("", format!("! {}", at.say(&unfit)), Role::Warn));
    }
}

fn person(rank: &str, post: &Post<'_>, at: &At<'_>) -> PageLine {
    let fields = &post.person.record.fields;
    let mut about = Vec::new();
    if let Some(sex) = fields.sex {
        about.push(at.say(&sex).into_owned());
    }
    if let Some(year) = fields.birth_year {
        about.push(year.to_string());
    }
    if fields.party {
        about.push(at.say(&UnitText::PartyMember).into_owned());
    }
    labelled(rank, fields.name.clone(), Role::Accent)
        .with(format!("  {}", about.join("  ")), Role::Normal)
}

fn unfit(post: &Post<'_>, unit: &Unit, at: &At<'_>) -> Vec<Unfit> {
    let fields = &post.person.record.fields;
    let home = fields
        .household
        .and_then(|h| Some((h, at.desk.county().neighborhood_of(h)?)));
    Unfit::of(fields, unit.level, unit.id, home)
}

fn figures(unit: &Unit, figures: &Figures, at: &At<'_>, lines: &mut Vec<PageLine>) {
    let link = |kind| Link::List(kind, unit.id);
    let households = labelled(
        &at.say(&UnitText::Households),
        count(figures.households),
        Role::Normal,
    );
    lines.push(
        match figures
            .breach()
            .filter(|_| unit.level == Level::Neighborhood)
        {
            Some(breach) => households.with(format!("   ! {}", at.say(&breach)), Role::Breach),
            None => households,
        },
    );
    lines.push(labelled(
        &at.say(&UnitText::People),
        count(figures.people),
        Role::Normal,
    ));
    let care = format!(
        "{} ({})",
        count(figures.care),
        percent(figures.care, figures.households)
    );
    lines.push(labelled(&at.say(&UnitText::Care), care, Role::Normal).to(link(Kind::Care)));
    for level in Level::ALL.into_iter().filter(|l| *l > unit.level) {
        let n = count(figures.units(level));
        lines.push(labelled(&at.say(&level), n, Role::Normal));
    }
    if unit.level < Level::Neighborhood {
        let posts: u32 = figures.posts.iter().sum();
        let leaders = at.say(&UnitText::LeadersOfPosts {
            leaders: figures.leaders.into(),
            serving: figures.posts_serving().into(),
            posts: posts.into(),
        });
        lines.push(
            labelled(&at.say(&UnitText::Leaders), leaders, Role::Normal).to(link(Kind::Leaders)),
        );
        let of = figures.serving[2];
        let party = format!("{} ({})", count(figures.party), percent(figures.party, of));
        lines.push(labelled(
            &at.say(&UnitText::PartyLeaders),
            party,
            Role::Normal,
        ));
        let mut alarm = |label: UnitText, n: u32, kind| {
            let (words, role) = match n {
                0 => ("0".to_owned(), Role::Normal),
                n => (format!("! {}", count(n)), Role::Breach),
            };
            lines.push(labelled(&at.say(&label), words, role).to(link(kind)));
        };
        alarm(UnitText::Breaches, figures.breaches, Kind::Breaches);
        alarm(UnitText::Vacancies, figures.vacancies(), Kind::Vacancies);
    }
    let words = count(figures.no_phone);
    let role = if figures.no_phone == 0 {
        Role::Normal
    } else {
        Role::Warn
    };
    lines.push(labelled(&at.say(&UnitText::NoPhone), words, role).to(link(Kind::NoPhone)));
}

/// Columns of the three figures beside each name.
const BELOW: [u16; 3] = [8, 7, 7];

/// What stands directly below, as a table of links.
fn below(unit: &Unit, at: &At<'_>, cols: u16, lines: &mut Vec<PageLine>) {
    let county = at.desk.county();
    if unit.level == Level::Neighborhood {
        return members(unit, at, lines);
    }
    let children: Vec<UnitId> = county
        .children(unit.id)
        .into_iter()
        .filter(|&c| county.is_live(c))
        .collect();
    let Some(level) = unit.level.below() else {
        return;
    };
    if children.is_empty() {
        let words = at.say(&TreeText::NoBelow {
            level: at.say(&level).into_owned(),
        });
        lines.push(PageLine::new(words, Role::Dim));
        return;
    }
    let name = cols.saturating_sub(BELOW.iter().sum()).clamp(8, 40);
    let head = [
        TreeText::Households,
        TreeText::Breaches,
        TreeText::Vacancies,
    ];
    let mut first = text::pad_right(&at.say(&level), name, "");
    for (words, width) in head.iter().zip(BELOW) {
        first.push_str(&text::pad_left(&at.say(words), width, ""));
    }
    lines.push(PageLine::new(first, Role::Dim));
    for child in children {
        let figures = county.figures(child);
        let row = text::pad_right(&at.desk.short(child), name, at.look.glyphs().ellipsis);
        let alarm = |n: u32| match n {
            0 => ("0".to_owned(), Role::Dim),
            n => (format!("!{}", count(n)), Role::Breach),
        };
        let (breaches, breach_role) = alarm(figures.breaches);
        let (vacancies, vacancy_role) = alarm(figures.vacancies());
        lines.push(
            PageLine::new(row, Role::Normal)
                .with(
                    text::pad_left(&count(figures.households), BELOW[0], ""),
                    Role::Normal,
                )
                .with(text::pad_left(&breaches, BELOW[1], ""), breach_role)
                .with(text::pad_left(&vacancies, BELOW[2], ""), vacancy_role)
                .to(Link::Node(Node::Unit(child))),
        );
    }
}

/// The households of a neighborhood.
fn members(unit: &Unit, at: &At<'_>, lines: &mut Vec<PageLine>) {
    let county = at.desk.county();
    let rows = county.households_of(unit.id);
    if rows.is_empty() {
        lines.push(PageLine::new(at.say(&TreeText::NoHouseholds), Role::Dim));
    }
    for row in rows.iter().filter(|r| !r.has(Mark::Retired)) {
        let Some(held) = county.household(row.id) else {
            continue;
        };
        let number = text::pad_left(&row.number.to_string(), 3, "");
        let fields = &held.record.fields;
        let head = text::pad_right(&fields.head, 10, at.look.glyphs().ellipsis);
        let people = at
            .say(&crate::i18n::text::HouseholdText::PeopleOf {
                n: fields.people.into(),
            })
            .into_owned();
        lines.push(
            PageLine::new(format!("{number}  {head}"), Role::Normal)
                .with(text::pad_left(&people, 7, ""), Role::Dim)
                .with(
                    format!("  {}", super::household::short_state(&held.record, at)),
                    Role::Warn,
                )
                .to(Link::Node(Node::Household(row.id))),
        );
    }
}
