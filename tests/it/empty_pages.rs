//! What holds nothing says what to do next: every list, in a county where nothing is yet, in both languages.

use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::*,
    exchange::{Divisions, Farms},
    i18n::{
        Lang, Say,
        text::{SiteText, TrainingText},
    },
    register::Node,
    rehearsal::TODAY,
    report,
    store::Store,
    ui::{Effect, kit::opened},
};

use super::support::{
    county::*,
    shell::{Shell, shown},
    stage::Stage,
};

const LIST: &str = "代码,名称,上级代码,级别
990000000000,测试县,,县
990000100000,东镇,990000000000,镇
990000100201,竹林村委会,990000100000,村委会
";

/// The county alone; its townships and villages; households whom nobody leads.
fn counties() -> [Store; 3] {
    let alone = Store::in_memory();
    must(&alone, add_unit(0, None, Level::County, "样县"));
    let divided = Store::in_memory();
    let divisions = Divisions::read(LIST.as_bytes(), None, Farms::LeaveOut);
    must(&divided, divisions.expect("the list is whole").command());
    [alone, divided, stocked()]
}

/// Whether that it holds nothing is what everybody works for, or nobody's to mend.
fn is_well(list: List, homes: bool) -> bool {
    match list {
        List::Figure(figure, _) => match figure {
            Figure::Breaches | Figure::NoPhone | Figure::Doubles => homes,
            Figure::Retired => true,
            Figure::Vacancies | Figure::Care | Figure::Leaders | Figure::Contacts => false,
        },
        List::Rectifications { .. }
        | List::Coverage { .. }
        | List::Duties { .. }
        | List::HeldSessions { .. }
        | List::MissingSessions { .. }
        | List::Sessions { .. }
        | List::Sites { .. }
        | List::Stages
        | List::Officials
        | List::Categories
        | List::Rules(_)
        | List::Roles
        | List::Overview(_) => false,
        // The list of users says it in the sentence itself.
        List::Users | List::Opening | List::Sitters | List::Journal(_) => true,
    }
}

/// Without frames, blanks and breaks.
fn squeezed(words: &str) -> String {
    let sign = |c: &char| !c.is_whitespace() && !"│─┌┐└┘".contains(*c);
    words.chars().filter(sign).collect()
}

#[test]
fn every_empty_list_says_what_to_do_next() {
    let asked = Asked {
        tier: Tier::Township,
        rank: Rank::Neighborhood,
        period: Period::of(Rhythm::Quarterly, TODAY),
    };
    let help = Shell::default().run("help").ok().out;
    let commands = help.lines().filter(|line| line.starts_with("  "));
    let commands: Vec<&str> = commands
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let mut empty = 0;
    for (store, homes) in counties().into_iter().zip([false, false, true]) {
        let registrar = Registrar::whole(store.clone(), hand("li"), Book::Real, Clock::held(TODAY));
        let registrar = registrar.expect("opens");
        let desk = registrar.desk();
        let root = desk.root().expect("a county");
        for word in report::list_words() {
            let list = report::list(word, root, asked).expect("a list");
            let table = report::table(&registrar, list).expect("read");
            if !table.rows.is_empty() {
                continue;
            }
            empty += 1;
            let next = report::next(&desk, list);
            assert_eq!(next.is_none(), is_well(list, homes), "{word} {next:?}");
            let silence = report::silence(&desk, list);
            for lang in [Lang::Zh, Lang::En] {
                let words = silence.say(lang);
                let named = |command: &&str| words.contains(&format!("{command} "));
                let named = commands.iter().any(named) || words.contains(" appoint");
                assert!(named || is_well(list, homes), "{word}: {words}");
                let effects = opened(Reference::List(list));
                if effects.is_empty() {
                    continue;
                }
                let mut stage = Stage::real(&store, None);
                if lang == Lang::En {
                    stage.press("f7");
                }
                stage.open(|_| effects).sized(80, 24);
                let screen = squeezed(&stage.screen());
                let key = || "a".to_owned();
                let plan = TrainingText::HowToPlan { key: key() };
                let site = SiteText::HowToAdd { key: key() };
                let ways = [words, plan.say(lang), site.say(lang)];
                let says = ways.iter().any(|way| screen.contains(&squeezed(way)));
                // What is left to do is no list of rows, and whoever looks is there.
                let says = says || matches!(list, List::Opening | List::Sitters);
                assert!(says, "{word}: {}", stage.screen());
            }
        }
    }
    assert!(empty > 50, "{empty}");
}

#[test]
fn the_page_of_a_unit_without_anything_below_names_the_keys() {
    for (store, unit, zh, en) in [
        (
            0,
            COUNTY,
            "还没有乡镇，按 a 新增",
            "No township yet; a adds one",
        ),
        (
            1,
            UnitId(3),
            "还没有片，按 a 新增",
            "No section yet; a adds one",
        ),
    ] {
        let store = &counties()[store];
        let mut stage = Stage::real(store, None);
        stage.open(|_| vec![Effect::Jump(Node::Unit(unit))]);
        stage.shows(zh).press("f7").shows(en);
    }
    let shell = Shell::with_two_households();
    shell.run("add unit 东镇/竹林村/第1片/1组 name=第2邻").ok();
    let store = shown(&shell.store());
    let store = Store::open(store.as_ref(), sanzhang::store::Cache::Village).expect("opens");
    let registrar = Registrar::whole(store.clone(), hand("li"), Book::Real, Clock::held(TODAY));
    let desk = registrar.expect("opens").desk();
    let mut bare = (1..99).map(UnitId).filter(|unit| {
        let held = desk.county().unit(*unit);
        held.is_some_and(|held| held.record.fields.name == "第2邻")
    });
    let unit = bare.next().expect("the neighborhood");
    let mut stage = Stage::real(&store, None);
    stage.open(|_| vec![Effect::Jump(Node::Unit(unit))]);
    stage.shows("还没有户，按 a 新增，或按 g i 导入名册");
    stage.press("f7").shows("a adds one, g i imports a roster");
}
