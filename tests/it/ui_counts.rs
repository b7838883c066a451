//! Every figure that opens a list is as long as the list, or says which unit it counts in.

use sanzhang::{
    domain::{Level, List, Rank, Reference, Tier, UnitId},
    i18n::count,
    register::{Asked, Node},
    ui::registry::page::Page,
};

use crate::support::stage::Stage;

/// `12/34` in the corner of the frame: rows shown and rows there are.
fn length(stage: &Stage) -> String {
    let screen = stage.screen();
    let corner = screen.lines().nth(2).expect("a frame");
    let words = corner.split_whitespace();
    let mut counts = words.filter(|word| word.contains('/'));
    let (shown, of) = counts
        .next_back()
        .and_then(|word| word.split_once('/'))
        .unwrap_or_else(|| panic!("no count in {corner}\n{screen}"));
    assert_eq!(shown, of, "{screen}");
    of.to_owned()
}

/// Numbers in a text, as they stand there.
fn numbers(text: &str) -> Vec<String> {
    let digits = |c: char| !(c.is_ascii_digit() || c == ',');
    let found = text.split(digits).filter(|word| !word.is_empty());
    found.map(str::to_owned).collect()
}

/// One unit of each level.
fn one_each(stage: &Stage) -> Vec<UnitId> {
    let desk = &stage.model().desk;
    let root = desk.root().expect("a county");
    let levels = Level::ALL.into_iter();
    levels
        .filter_map(|level| desk.county().live_units(root, level).first().copied())
        .collect()
}

#[test]
fn figures_of_pages_open_lists_of_their_length() {
    let mut stage = Stage::township();
    let mut seen = 0;
    for unit in one_each(&stage) {
        let page = Page::of(Node::Unit(unit), &stage.model().at(), None, 100);
        for i in 0..page.lines().len() {
            let line = &page.lines()[i];
            if !matches!(
                line.about,
                Some(Reference::List(List::Figure(..) | List::Sites { .. }))
            ) {
                continue;
            }
            let words = line.parts.iter().map(|(words, _)| words.as_str());
            let words: String = words.collect();
            // Likely doubles are not counted for a page.
            if numbers(&words).is_empty() {
                continue;
            }
            let mut page = page.clone();
            page.stand(None, 100);
            page.at.go_to(i, 100);
            stage.open(|_| page.open());
            let wanted = match numbers(&words).as_slice() {
                [zero] if zero == "0" => "0".to_owned(),
                _ => length(&stage),
            };
            assert!(
                numbers(&words).contains(&wanted),
                "{words}: {wanted}\n{}",
                stage.screen()
            );
            stage.press("esc");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen} figures");
}

#[test]
fn figures_of_the_gaps_open_lists_of_their_length() {
    let mut stage = Stage::township();
    stage.press("g n");
    for turn in ["", "[", "s", "s", "s c", "c"] {
        if !turn.is_empty() {
            stage.press(turn);
        }
        let gap = stage.on::<sanzhang::ui::training::gap::Gap>();
        let asked = gap.expect("the gaps").asked();
        let county = stage.model().desk.county();
        let root = county.root().expect("a county");
        let figures = county.coverage(root, asked);
        let behind = [
            figures.obliged,
            figures.covered,
            figures.uncovered(),
            figures.seated,
            figures.uncovered(),
            figures.uncovered(),
            figures.sessions_held,
            figures.sessions_missing,
        ];
        for (column, figure) in (1..).zip(behind) {
            stage
                .press("home")
                .press(&vec!["l"; column].join(" "))
                .press("enter");
            assert_eq!(length(&stage), count(figure), "{asked:?} {column}");
            stage.press("esc").press(&vec!["h"; column].join(" "));
        }
    }
}

#[test]
fn the_whole_is_its_parts_and_the_rest_is_named() {
    let stage = Stage::township();
    let desk = &stage.model().desk;
    let (county, root) = (desk.county(), desk.root().expect("a county"));
    for level in [Level::Township, Level::Village] {
        let above = Level::ALL[level as usize - 1];
        for unit in county.live_units(root, above) {
            let below = county.live_units(unit, level).into_iter();
            let parts: u32 = below.map(|part| county.person_times(part)).sum();
            let own = county.own_person_times(unit);
            assert_eq!(parts + own, county.person_times(unit), "{unit}");
        }
    }
    for tier in Tier::ALL {
        for period in ["2023Q4", "2024Q1", "2024Q2", "2024Q3", "2024"] {
            let asked = Asked {
                tier,
                rank: Rank::Neighborhood,
                period: period.parse().expect("a period"),
            };
            let whole = county.coverage(root, asked);
            let parts = county.coverages(root, Level::Village, asked);
            let sum = |of: fn(&sanzhang::register::Coverage) -> u32| -> u32 {
                parts.iter().map(|(_, part)| of(part)).sum()
            };
            assert_eq!(sum(|c| c.obliged), whole.obliged, "{asked:?}");
            assert_eq!(sum(|c| c.covered), whole.covered, "{asked:?}");
            assert_eq!(sum(|c| c.seated), whole.seated, "{asked:?}");
        }
    }
}

#[test]
fn likely_doubles_are_counted_in_groups_and_in_households() {
    let mut stage = Stage::township();
    let desk = &stage.model().desk;
    let root = desk.root().expect("a county");
    let twins = desk.county().doubles(root);
    let households: usize = twins.iter().map(|twin| twin.households.len()).sum();
    let told = format!("{} 组 {households} 户", twins.len());
    assert!(twins.len() > 1);
    let overview = sanzhang::report::overview(desk, root);
    let lines = sanzhang::exchange::out::text(&overview, sanzhang::i18n::Lang::Zh).lines();
    let doubles = lines.iter().find(|line| line.starts_with("疑似重复"));
    assert!(
        doubles.is_some_and(|line| line.ends_with(&told)),
        "{lines:?}"
    );
    stage.press("g y").shows(&told);
    assert_eq!(length(&stage), households.to_string());
}

#[test]
fn leaders_are_counted_as_people_and_as_posts() {
    let mut stage = Stage::township();
    let county = stage.model().desk.county();
    let figures = county.figures(county.root().expect("a county"));
    let (leaders, posts) = (figures.leaders, figures.posts_serving());
    assert!(leaders < posts, "somebody has two posts");
    stage
        .press("3")
        .shows(&format!("{} 人 {} 个岗位", count(leaders), count(posts)));
    assert_eq!(length(&stage), count(posts));
}
