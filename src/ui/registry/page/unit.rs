//! The page of a unit: its leader, its figures, what stands below it.

use super::{PageLine, labelled, trained};
use crate::{
    domain::{Figure, HouseholdId, Level, Period, Rank, Rhythm, Unfit, Unit, UnitId, Unmask},
    i18n::{
        capital, count, month, percent, person_times,
        text::{
            AppText, CourseText, HouseholdText, LeaderText, ListText, SiteText, TreeText, UnitText,
        },
        training_stands,
    },
    register::{Figures, Mark, Node, Post},
    ui::{
        kit::{At, Role, text},
        registry::{route::Link, tree::view},
    },
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
        lines.extend(stands(record, at));
        lines.extend(trained(record, at));
        lines.extend(sites(record, at));
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
    let level = capital(&level);
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
    let rank = at.say(&leader_label(rank));
    let Some(post) = at.desk.county().serving(unit.id) else {
        let vacant = format!("! {}", at.say(&UnitText::Vacancy));
        lines.push(labelled(&rank, vacant, Role::Breach).to(Link::Appoint(unit.id)));
        return;
    };
    lines.push(person(&rank, &post, at).to(Link::Leader(unit.id)));
    let fields = &post.person.record.fields;
    let phone = match fields.phone.as_str() {
        "" => at.say(&UnitText::NoPhone).into_owned(),
        phone => at.of(Unmask::Person(post.person.record.id)).phone(phone),
    };
    let term = &post.term.record.fields;
    let (since, origin) = (month(term.since), at.say(&term.origin).into_owned());
    let mut words = at.say(&UnitText::SinceBy { since, origin }).into_owned();
    if term.acting {
        words = format!("{words}  {}", at.say(&LeaderText::Acting));
    }
    lines.push(labelled("", phone, Role::Normal).with(format!("  {words}"), Role::Normal));
    if let Some(until) = term.until {
        let until = until.to_string();
        let words = at.say(&UnitText::ToEnd { until }).into_owned();
        lines.push(labelled("", words, Role::Warn));
    }
    for (words, home) in unfit(&post, unit, at) {
        let line = labelled("", format!("! {words}"), Role::Warn);
        lines.push(match home {
            Some(home) => line.to(Link::Node(Node::Household(home))),
            None => line,
        });
    }
    at_home(&post, at, lines);
    trained::lines(post.person.record.id, at, lines);
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
    let line = labelled(rank, fields.name.clone(), Role::Accent);
    about.into_iter().fold(line, |line, one| {
        line.with(format!("  {one}"), Role::Normal)
    })
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
            let near = place
                .iter()
                .rev()
                .take(2)
                .rev()
                .map(|&unit| at.desk.short(unit));
            let place = near.collect::<String>();
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
fn at_home(post: &Post<'_>, at: &At<'_>, lines: &mut Vec<PageLine>) {
    let person = &post.person.record;
    let Some(home) = at.desk.headed_by(person) else {
        return;
    };
    let own = at.of(Unmask::Household(home.id));
    for (fact, theirs, _) in person.fields.apart(&home.fields) {
        let words = LeaderText::HomeSays {
            head: home.fields.head.clone(),
            what: at.say(&fact).into_owned(),
            value: super::household::shown(fact, &theirs, &own),
        };
        let line = labelled("", format!("! {}", at.say(&words)), Role::Warn);
        lines.push(line.to(Link::Node(Node::Household(home.id))));
    }
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
    lines.push(labelled(&at.say(&UnitText::Care), care, Role::Normal).to(link(Figure::Care)));
    for level in Level::ALL.into_iter().filter(|l| *l > unit.level) {
        let n = count(figures.units(level));
        lines.push(labelled(&at.say(&plural(level)), n, Role::Normal));
    }
    if unit.level < Level::Neighborhood {
        let posts: u32 = figures.posts.iter().sum();
        let leaders = at.say(&UnitText::LeadersOfPosts {
            leaders: figures.leaders.into(),
            serving: figures.posts_serving().into(),
            posts: posts.into(),
        });
        lines.push(
            labelled(&at.say(&UnitText::Leaders), leaders, Role::Normal).to(link(Figure::Leaders)),
        );
        let of = figures.serving[2];
        let party = at.say(&UnitText::PartyShare {
            n: figures.party.into(),
            share: percent(figures.party, of),
        });
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
        alarm(UnitText::Breaches, figures.breaches, Figure::Breaches);
        alarm(UnitText::Vacancies, figures.vacancies(), Figure::Vacancies);
    }
    let words = count(figures.no_phone);
    let role = if figures.no_phone == 0 {
        Role::Normal
    } else {
        Role::Warn
    };
    lines.push(labelled(&at.say(&UnitText::NoPhone), words, role).to(link(Figure::NoPhone)));
}

/// How far the quarter's training has come; the leaders of the smallest have their own trainings on the page.
fn stands(unit: &Unit, at: &At<'_>) -> Option<PageLine> {
    let county = at.desk.county();
    let trained = county.trained(unit.id)?;
    if unit.level == Level::Neighborhood {
        return None;
    }
    let now = Period::of(Rhythm::Quarterly, at.desk.today());
    let quarter = county.quarter_shown().period;
    let share = (trained.covered, trained.obliged);
    let words = training_stands(quarter, now, share, trained.seated, at.lang());
    Some(labelled(&at.say(&CourseText::Stands), words, Role::Normal))
}

/// How often somebody came to what the unit and those below it held; nothing below the villages holds any.
fn trained(unit: &Unit, at: &At<'_>) -> Option<PageLine> {
    let county = at.desk.county();
    let (times, own) = (
        county.person_times(unit.id),
        county.own_person_times(unit.id),
    );
    let label = at.say(&CourseText::PersonTimes);
    let words = person_times(times, own, at.lang());
    (times > 0).then(|| labelled(&label, words, Role::Normal))
}

/// The demonstration sites there.
fn sites(unit: &Unit, at: &At<'_>) -> Option<PageLine> {
    let sites = at.desk.county().sites_below(unit.id);
    let label = at.say(&SiteText::Sites);
    let line = labelled(&label, count(sites), Role::Normal);
    (sites > 0).then(|| line.to(Link::Sites(unit.id)))
}

const fn leader_label(rank: Rank) -> UnitText {
    match rank {
        Rank::Section => UnitText::LedSection,
        Rank::Group => UnitText::LedGroup,
        Rank::Neighborhood => UnitText::LedNeighborhood,
    }
}

const fn plural(level: Level) -> UnitText {
    match level {
        Level::County | Level::Township => UnitText::Townships,
        Level::Village => UnitText::Villages,
        Level::Section => UnitText::Sections,
        Level::Group => UnitText::Groups,
        Level::Neighborhood => UnitText::Neighborhoods,
    }
}

/// What stands directly below, as a table of links.
fn below(unit: &Unit, at: &At<'_>, cols: u16, lines: &mut Vec<PageLine>) {
    let county = at.desk.county();
    if unit.level == Level::Neighborhood {
        return members(unit, at, cols, lines);
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
    let heads = view::heads(at);
    let wide = [0, 1, 2].map(|i| (text::width(&heads[i]) + 2).max([8, 6, 6][i]));
    let name = cols.saturating_sub(wide.iter().sum()).clamp(8, 40);
    let mut first = text::pad_right(&capital(&at.say(&level)), name, "");
    for (words, width) in heads.iter().zip(wide) {
        first.push_str(&text::pad_left(words, width, ""));
    }
    lines.push(PageLine::new(first, Role::Dim));
    for child in children {
        lines.push(child_row(child, at, name, wide));
    }
}

fn child_row(child: UnitId, at: &At<'_>, name: u16, wide: [u16; 3]) -> PageLine {
    let figures = at.desk.county().figures(child);
    let row = text::pad_right(&at.desk.short(child), name, at.look.glyphs().ellipsis);
    let alarm = |n: u32| match n {
        0 => ("0".to_owned(), Role::Dim),
        n => (format!("!{}", count(n)), Role::Breach),
    };
    let cells = [
        (count(figures.households), Role::Normal),
        alarm(figures.breaches),
        alarm(figures.vacancies()),
    ];
    let mut line = PageLine::new(row, Role::Normal);
    for ((words, role), width) in cells.into_iter().zip(wide) {
        line = line.with(text::pad_left(&words, width, ""), role);
    }
    line.to(Link::Node(Node::Unit(child)))
}

/// The households of a neighborhood: number, head, people, and what is special about them.
fn members(unit: &Unit, at: &At<'_>, cols: u16, lines: &mut Vec<PageLine>) {
    let county = at.desk.county();
    let rows = county.households_of(unit.id);
    if rows.is_empty() {
        lines.push(PageLine::new(at.say(&TreeText::NoHouseholds), Role::Dim));
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
    lines.push(PageLine::new(heads, Role::Dim));
    for row in rows.iter().filter(|r| !r.has(Mark::Retired)) {
        let Some(held) = county.household(row.id) else {
            continue;
        };
        let number = text::pad_left(&row.number.to_string(), NUMBER, "");
        let fields = &held.record.fields;
        let head = text::pad_right(&fields.head, name, at.look.glyphs().ellipsis);
        let state = super::household::short_state(&held.record, at);
        let n = text::pad_left(&fields.people.to_string(), people, "");
        lines.push(
            PageLine::new(format!("{number}  {head}"), Role::Normal)
                .with(n, Role::Normal)
                .with(format!("  {state}"), Role::Warn)
                .to(Link::Node(Node::Household(row.id))),
        );
    }
}

/// Columns of a number within the neighborhood, under its head.
const NUMBER: u16 = 6;
