//! Every table of the program in all its forms: the same heads, the same rows, the same cells, nothing that is masked.

use std::collections::BTreeSet;

use sanzhang::{
    desk::{Clock, Desk, Registrar},
    domain::{
        Asked, Hand, Level, List, Period, Rank, Reference, Rhythm, Right, Role, Tier, UnitId,
        mask_phones,
    },
    exchange::{
        example_rubric,
        out::{Records, csv, text},
    },
    i18n::{Lang, Say},
    register::{
        Node, Post, Roster,
        search::{Query, Searcher},
    },
    rehearsal::{self, Size, TODAY},
    report::{self, Eyes, Lead, Mask, Row, Shape, Table, Value},
    store::Store,
};
use serde_json::Value as Json;
use unicode_width::UnicodeWidthStr;

use super::support::users::signed;

pub fn rehearsed(size: Size) -> Store {
    let clock = Clock::held(TODAY);
    rehearsal::fill(size, example_rubric(), &clock, |_, _| {}).expect("the rehearsal county")
}

pub fn registrar(store: &Store, hand: Hand) -> Registrar {
    let clock = Clock::held(TODAY);
    Registrar::whole(store.clone(), hand, rehearsal::book(Size::Village), clock).expect("opens")
}

/// One of each list there is.
fn lists(unit: UnitId) -> Vec<List> {
    let quarter = Period::of(Rhythm::Quarterly, TODAY);
    let asked = |period| Asked {
        tier: Tier::Township,
        rank: Rank::Neighborhood,
        period,
    };
    let (now, asked) = (asked(quarter), asked(quarter.before()));
    let level = Some(Level::Village);
    let since = Some(TODAY - chrono::Days::new(60));
    let usual = report::list_words().map(|word| report::list(word, unit, asked));
    let mut lists: Vec<List> = usual
        .map(|list| list.expect("a list of its word"))
        .collect();
    lists.extend([
        List::Coverage {
            unit,
            level: None,
            asked: now,
        },
        List::Coverage { unit, level, asked },
        List::Sites { unit, since },
    ]);
    lists
}

/// Of which kind a list is: what it begins with.
fn kind(list: List) -> String {
    let told = format!("{list:?}");
    let kind = told.split(|c: char| !c.is_alphanumeric()).next();
    kind.unwrap_or_default().to_owned()
}

pub fn all(registrar: &Registrar) -> Vec<Table> {
    let root = registrar.desk().root().expect("a county");
    let lists = lists(root);
    let kinds: BTreeSet<String> = lists.iter().map(|&list| kind(list)).collect();
    for kind in List::NAMES {
        assert!(
            kinds.contains(*kind),
            "List::{kind} needs a word in report/every"
        );
    }
    let table = |list| report::table(registrar, list).expect("the store answers");
    let mut tables: Vec<Table> = lists.into_iter().map(table).collect();
    let (desk, query) = (registrar.desk(), Query::parse("hx").with_retired());
    let county = desk.county();
    let found = county.search(&mut Searcher::default(), &query, root, 40);
    tables.push(report::hits(&desk, &found));
    tables.extend(pages(&desk));
    tables
}

/// Everything about one record of each kind.
fn pages(desk: &Desk) -> Vec<Table> {
    let county = desk.county();
    let root = desk.root().expect("a county");
    let cared = county.with_care(root)[0];
    let post = &county.posts(root)[0];
    let mut sessions = county.sessions(root);
    let roster = sessions.find(|roster| roster.live().next().is_some());
    let roster = roster.expect("a session that somebody sits in");
    let file = county.sites().current().next().expect("a site");
    let fields = &file.site.record.fields;
    let (person, unit) = (&post.person.record, post.unit);
    let mut pages = vec![
        report::person(desk, person),
        report::below(desk, root),
        report::households(
            desk,
            county.path(Node::Household(cared)).pop().expect("a place"),
            Mask::AsRole,
        ),
        report::session(desk, roster),
        report::roster(desk, roster.id()),
        report::site(desk, file),
        report::inspections(desk, file),
        report::remarks(file),
        report::projects(fields),
        report::milestones(desk, fields),
    ];
    pages.extend(report::household(desk, cared, Mask::AsRole));
    pages.extend(report::unit(desk, unit));
    pages.extend(report::chances(desk, file));
    pages.extend(
        report::pictures(desk, root)
            .into_iter()
            .map(|bars| bars.table),
    );
    let rubric = county.sites().current_rubric().expect("a rubric");
    pages.push(report::rubric(&rubric.record.fields));
    pages.push(candidates(desk, roster));
    assert_eq!(pages.len(), 17);
    pages
}

/// Whoever serves and may be put on the list of a session.
fn candidates(desk: &Desk, session: &Roster) -> Table {
    let asked = Asked {
        tier: Tier::Township,
        rank: Rank::Neighborhood,
        period: Period::of(Rhythm::Quarterly, session.on()),
    };
    let posts = desk.county().posts(session.training.record.host);
    let row = |post: &Post<'_>| {
        let person = post.person.record.id;
        let past = report::Past::of(desk, person, session, asked);
        report::candidate(desk, person, Some(post.unit), &past, session)
    };
    let table = Table::new("candidates", report::candidate_columns());
    table.with(posts.iter().map(row).collect::<Vec<_>>())
}

/// Heads are words, keys are keys, and each cell is what its column says.
fn is_described(table: &Table) {
    let name = table.name;
    let mut keys = BTreeSet::new();
    for column in &table.columns {
        let snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        assert!(
            column.key.starts_with(|c: char| c.is_ascii_lowercase()),
            "{name}: {}",
            column.key
        );
        assert!(column.key.chars().all(snake), "{name}: {}", column.key);
        assert!(
            keys.insert(column.key.clone()),
            "{name}: {} twice",
            column.key
        );
        for lang in Lang::ALL {
            assert!(
                !column.head.say(lang).trim().is_empty(),
                "{name}: {} has no head",
                column.key
            );
        }
    }
    for lang in Lang::ALL {
        // Several of a kind stand under one head: contact_1, contact_2.
        let stem = |key: &str| {
            key.trim_end_matches(|c: char| c.is_ascii_digit())
                .to_owned()
        };
        // Rows below a head may be called the same.
        let heads = table
            .columns
            .iter()
            .filter(|column| column.lead != Lead::Row);
        let heads = heads.map(|column| (column.head.say(lang), stem(&column.key)));
        let distinct: BTreeSet<_> = heads.collect();
        let words: BTreeSet<_> = distinct.iter().map(|(head, _)| head).collect();
        assert_eq!(words.len(), distinct.len(), "{name}: {distinct:?}");
    }
    assert!(
        table.seen.iter().all(|&i| table.columns[i].for_people()),
        "{name}"
    );
    for row in table.rows.iter().chain(&table.sums) {
        assert_eq!(row.cells.len(), table.columns.len(), "{name}");
        for (cell, column) in row.cells.iter().zip(&table.columns) {
            assert!(
                cell.value.is(column.kind),
                "{name}: {:?} in {}",
                cell.value,
                column.key
            );
        }
    }
    if table
        .rows
        .iter()
        .any(|row| row.about.is_some_and(is_in_a_place))
    {
        for key in ["id", "level", "unit"] {
            let has = table.told().any(|i| table.columns[i].key == key);
            assert!(has, "{name} has no {key}");
        }
    }
}

/// Whether it is a record that stands in some unit, or works there.
const fn is_in_a_place(about: Reference) -> bool {
    match about {
        Reference::Unit(_)
        | Reference::Household(_)
        | Reference::Person(_)
        | Reference::Post(_)
        | Reference::Training(_)
        | Reference::Unplanned { .. }
        | Reference::Site(_)
        | Reference::Rectification(_)
        | Reference::User(_) => true,
        Reference::Stage(_)
        | Reference::Rubric(_)
        | Reference::Official(_)
        | Reference::Care(_)
        | Reference::Entry(_)
        | Reference::List(_) => false,
    }
}

/// As csv has it.
fn said(json: &Json) -> String {
    match json {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// csv and json hold the same rows and cells.
fn is_one_to_programs(table: &Table) {
    let name = table.name;
    let lines = csv(table).expect("csv");
    let mut reader = csv::Reader::from_reader(lines.as_bytes());
    let heads = reader.headers().expect("heads").clone();
    let lines: Vec<_> = reader.records().map(|line| line.expect("a line")).collect();
    let json = serde_json::to_value(Records(table)).expect("json");
    let records = match table.shape {
        Shape::Rows | Shape::Lines => json.as_array().expect("an array").clone(),
        Shape::Page => vec![json],
    };
    let told: Vec<usize> = table.told().collect();
    assert_eq!(heads.len(), told.len(), "{name}");
    let rows = table.rows.len();
    assert_eq!((lines.len(), records.len()), (rows, rows), "{name}");
    for ((line, record), row) in lines.iter().zip(&records).zip(&table.rows) {
        for ((head, field), &i) in heads.iter().zip(line).zip(&told) {
            let (column, value) = (&table.columns[i], &row.cells[i].value);
            assert_eq!(head, column.key, "{name}");
            let json = &record[head];
            match json {
                Json::Array(parts) => assert_eq!(parts.is_empty(), field.is_empty(), "{name}"),
                Json::Number(number) => {
                    let same = field.parse::<f64>().ok() == number.as_f64();
                    assert!(same, "{name}: {head}: {number} and {field}");
                }
                json => {
                    // What a spreadsheet would compute stands behind an apostrophe.
                    let formula = |text: &&str| text.starts_with(['=', '+', '-', '@']);
                    let guarded = field.strip_prefix('\'').filter(formula);
                    assert!(!formula(&field), "{name}: {head}: {field}");
                    assert_eq!(said(json), guarded.unwrap_or(field), "{name}: {head}");
                }
            }
            if *value != Value::Unsaid {
                let keys = record.as_object().expect("an object");
                assert!(keys.contains_key(head), "{name}: {head}");
            }
        }
    }
}

/// Lines of text hold the same rows, as people read them.
fn is_one_to_people(table: &Table, lang: Lang) {
    let name = table.name;
    let lines = text(table, lang).lines();
    let heads = table.seen.iter().map(|&i| &table.columns[i].head);
    let rows: Vec<_> = table.rows.iter().chain(&table.sums).collect();
    let words = |row: &Row, i: &usize| row.cells[*i].value.words(lang).trim().to_owned();
    match table.shape {
        Shape::Rows | Shape::Lines => {
            let over = usize::from(table.shape == Shape::Rows);
            assert_eq!(lines.len(), over + rows.len(), "{name}");
            for head in heads.take(over * table.seen.len()) {
                assert!(lines[0].contains(&*head.say(lang)), "{name}: {}", lines[0]);
            }
            for (line, row) in lines[over..].iter().zip(rows) {
                for words in table.seen.iter().map(|i| words(row, i)) {
                    assert!(line.contains(&words), "{name}: {words} in {line}");
                }
            }
        }
        Shape::Page => {
            assert_eq!(lines.len(), table.seen.len(), "{name}");
            // Before their values the screen has a column for so much of them, and a blank.
            let most = match lang {
                Lang::Zh => 10,
                Lang::En => 14,
            };
            let beside = ["household", "unit", "overview"].contains(&name);
            let labels = heads.clone().map(|head| head.say(lang));
            for label in labels.filter(|_| beside) {
                assert!(UnicodeWidthStr::width(&*label) <= most, "{name}: {label}");
            }
            for ((line, head), i) in lines.iter().zip(heads).zip(&table.seen) {
                assert!(line.starts_with(&*head.say(lang)), "{name}: {line}");
                assert!(line.ends_with(&words(rows[0], i)), "{name}: {line}");
            }
        }
    }
}

#[test]
fn every_table_says_the_same_in_every_form() {
    let (mut names, mut filled) = (BTreeSet::new(), BTreeSet::new());
    for size in [Size::Village, Size::Township] {
        let store = rehearsed(size);
        let registrar = registrar(&store, signed(1, Role::Administrator));
        for table in all(&registrar) {
            names.insert(table.name);
            if !table.rows.is_empty() {
                filled.insert(table.name);
            }
            is_described(&table);
            is_one_to_programs(&table);
            for lang in Lang::ALL {
                is_one_to_people(&table, lang);
            }
        }
    }
    let empty: Vec<_> = names.difference(&filled).copied().collect();
    // Of these only a file tells, of what is still to be done only a county that is begun.
    let known = ["opening", "sitters", "users"];
    assert_eq!(empty, known, "rows that the rehearsal county has none of");
}

/// A table in each of its forms, and how many of its columns may be masked.
fn forms(store: &Store, role: Role) -> Vec<(&'static str, usize, [String; 3])> {
    let registrar = registrar(store, signed(1, role));
    let desk = registrar.desk();
    let written = all(&registrar).into_iter().map(|table| {
        let eyes = Eyes::of(&desk, Mask::AsRole).on_page();
        let table = eyes.table(table);
        let json = serde_json::to_string(&Records(&table)).expect("json");
        let lines = text(&table, Lang::Zh).lines().join("\n");
        let columns = table.columns.iter();
        let masked = columns.filter(|column| column.kind.is_masked()).count();
        (table.name, masked, [csv(&table).expect("csv"), json, lines])
    });
    written.collect()
}

#[test]
fn no_form_of_a_table_shows_a_phone_to_whoever_may_not_read_it() {
    let store = rehearsed(Size::Village);
    let whole = forms(&store, Role::Administrator);
    for role in Role::ALL {
        let mut masked = 0;
        for ((name, phones, seen), (_, _, read)) in forms(&store, role).into_iter().zip(&whole) {
            for (seen, read) in seen.iter().zip(read) {
                if role.has(Right::ReadWhole) {
                    let same = mask_phones(seen) == mask_phones(read);
                    assert!(!same || seen == read, "{name} to {role:?}");
                } else {
                    assert_eq!(mask_phones(seen), *seen, "{name} to {role:?}");
                    // Where there is something to be masked, whoever may read it reads it.
                    masked += usize::from(phones > 0 && mask_phones(read) != *read);
                }
            }
        }
        assert_eq!(
            masked > 3,
            !role.has(Right::ReadWhole),
            "{role:?}: {masked}"
        );
    }
}
