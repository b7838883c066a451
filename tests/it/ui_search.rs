//! The search overlay by keys: what is found, the scope, the list under the field.

use sanzhang::{
    keymap::Context,
    register::{
        Node, Thing,
        search::{Kind, Query, Searcher},
    },
    ui::{
        kit::form::Form,
        registry::{search::Search, tree::Tree},
    },
};

use super::support::stage::Stage;

/// The first household of the cut, its head and its page's node.
fn somebody(stage: &Stage) -> (Node, String, String) {
    let county = stage.model().desk.county();
    let root = county.root().expect("a county");
    let ids = county.households_where(root, |row| row.has(sanzhang::register::Mark::Phone));
    let id = *ids.get(5).expect("households with phones");
    let held = county.household(id).expect("it was just listed");
    let phone = held
        .record
        .fields
        .phones()
        .next()
        .expect("it has one")
        .to_owned();
    (Node::Household(id), held.record.fields.head, phone)
}

fn here(stage: &Stage) -> Option<Node> {
    stage.on::<Tree>()?.node()
}

fn search(stage: &Stage) -> &Search {
    stage.dialog().expect("search is open")
}

#[test]
fn the_register_finds_a_head_by_name_and_by_the_end_of_a_phone() {
    let stage = Stage::village();
    let (node, head, phone) = somebody(&stage);
    let county = stage.model().desk.county();
    let root = county.root().expect("a county");
    let tail: String = phone.chars().skip(phone.chars().count() - 6).collect();
    for query in [head.clone(), tail] {
        let found = county.search(&mut Searcher::default(), &Query::parse(&query), root, 50);
        assert!(
            found.hits.iter().any(|hit| hit.thing.node() == node),
            "{query} in {found:?}"
        );
    }
}

#[test]
fn the_scope_of_a_search_is_a_range_of_the_tree() {
    let stage = Stage::village();
    let county = stage.model().desk.county();
    let root = county.root().expect("a county");
    let query = Query::parse("a").only(Kind::Household);
    let whole = county
        .search(&mut Searcher::default(), &query, root, 0)
        .total;
    let mut leaves = vec![root];
    let mut sum = 0;
    while let Some(unit) = leaves.pop() {
        let children = county.children(unit);
        if children.is_empty() {
            sum += county
                .search(&mut Searcher::default(), &query, unit, 0)
                .total;
        }
        leaves.extend(children);
    }
    assert!(whole > 0);
    assert_eq!(sum, whole, "neighborhoods share the households among them");
}

#[test]
fn a_leader_is_found_and_leads_to_the_unit() {
    let mut stage = Stage::village();
    let county = stage.model().desk.county();
    let root = county.root().expect("a county");
    let (unit, name) = {
        let posts = county.posts(root);
        let post = posts.first().expect("somebody serves");
        (post.unit, post.person.record.fields.name.clone())
    };
    let found = county.search(&mut Searcher::default(), &Query::parse(&name), root, 50);
    assert!(
        found
            .hits
            .iter()
            .any(|hit| hit.thing == Thing::Leader(unit))
    );
    stage.press("/").type_(&name).press("down");
    let hits = &search(&stage).found().hits;
    let row = hits.iter().position(|hit| hit.thing == Thing::Leader(unit));
    for _ in 0..row.expect("the leader is among the hits") {
        stage.press("j");
    }
    stage.press("enter");
    assert_eq!(here(&stage), Some(Node::Unit(unit)));
}

#[test]
fn what_is_typed_is_text_until_the_list_has_the_focus() {
    let mut stage = Stage::village();
    let (node, head, phone) = somebody(&stage);
    stage.press("/").type_(&phone);
    stage.shows(&head).shows("找到 1 条");
    assert_eq!(stage.model().context(), Context::Search);
    assert!(stage.caret().is_some());
    stage.press("down");
    assert_eq!(stage.model().context(), Context::Hits);
    stage.press("up");
    assert_eq!(stage.model().context(), Context::Search);
    stage.press("enter");
    assert_eq!(here(&stage), Some(node));
}

#[test]
fn whoever_is_found_by_a_contact_stands_with_that_contact() {
    let mut stage = Stage::village();
    let desk = &stage.model().desk;
    let root = desk.root().expect("a root");
    let county = desk.county();
    let other = county
        .households_where(root, |_| true)
        .into_iter()
        .filter_map(|id| county.household(id))
        .find_map(|held| {
            let fields = held.record.fields;
            let mut names = fields.contacts.iter().map(|contact| contact.name.clone());
            names
                .find(|name| name.chars().count() == 3 && *name != fields.head)
                .map(|name| (fields.head, name))
        });
    let (head, contact) = other.expect("a household with a contact of another name");
    stage.press("/").type_(&contact);
    let screen = stage.screen();
    let together = |line: &str| line.contains(&head) && line.contains(&contact);
    assert!(screen.lines().any(together), "{head}, {contact}\n{screen}");
}

#[test]
fn letters_act_on_the_list_and_a_slash_goes_back_to_the_field() {
    let mut stage = Stage::village();
    stage.press("/").type_("a").press("down j j");
    assert_eq!(stage.model().context(), Context::Hits);
    assert_eq!(search(&stage).query(), "a");
    stage.press("/").type_("n");
    assert_eq!(search(&stage).query(), "an");
    stage.press("down e");
    assert!(stage.dialog::<Form>().is_some());
}

#[test]
fn full_width_digits_are_digits_in_the_field() {
    let mut stage = Stage::village();
    stage.press("/").type_("１３８Ａ");
    assert_eq!(search(&stage).query(), "138A");
}

#[test]
fn the_scope_goes_from_all_to_the_unit_under_the_cursor_and_up_again() {
    let mut stage = Stage::village();
    stage.press("l l l l l /");
    let root = search(&stage).scope();
    let mut seen = vec![root];
    loop {
        stage.press("^t");
        let now = search(&stage).scope();
        if now == root {
            break;
        }
        seen.push(now);
    }
    assert!(seen.len() >= 3, "{seen:?}");
    let county = stage.model().desk.county();
    let level = |unit: Option<sanzhang::domain::UnitId>| {
        county
            .unit(unit.expect("a scope"))
            .expect("it is there")
            .record
            .level
    };
    assert!(
        seen.windows(2)
            .skip(1)
            .all(|pair| level(pair[0]) > level(pair[1]))
    );
}

#[test]
fn nothing_found_says_what_to_try_and_an_empty_field_shows_examples() {
    let mut stage = Stage::village();
    stage
        .press("/")
        .shows("dgh")
        .type_("囧囧囧")
        .shows("没有找到“囧囧囧”");
    stage.press("^u").shows("dgh");
}

#[test]
fn what_is_no_name_is_told_where_it_stands() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage
        .press("/")
        .type_("低保")
        .shows("要看“重点户”，退出搜索后按");
    stage
        .press("^u")
        .type_("塔峰镇 片长")
        .shows("要看“三长名册”");
    stage.press("^u").type_("邻长").shows("要看“三长名册”");
    stage.press("^u").type_("培训缺口").shows("要看“培训缺口”");
    stage.press("^u").type_("李").hides("要看");
    // Where it is seen is no place either that the narrowest scope lacks.
    stage
        .press("^u")
        .type_("囧囧囧")
        .press("^t")
        .shows("没有“囧囧囧”。按 Ctrl+T 换大范围再找。");
}

#[test]
fn what_tells_namesakes_apart_is_cut_last() {
    let mut stage = Stage::township();
    stage.sized(80, 24).press("/").type_("东路居委会 wang");
    let screen = stage.screen();
    let rows: Vec<&str> = screen
        .lines()
        .filter(|line| line.contains("东路居委会"))
        .collect();
    let cut: Vec<&&str> = rows.iter().filter(|row| row.contains('…')).collect();
    assert!(cut.len() > 3, "{screen}");
    for row in rows.iter().skip(1) {
        let told: Vec<&str> = row
            .split(['│', ' '])
            .filter(|part| !part.is_empty())
            .collect();
        let numbered = |part: &&str| {
            part.ends_with(['号', '长'])
                || part
                    .split('-')
                    .all(|n| n.bytes().all(|b| b.is_ascii_digit()))
        };
        assert!(told.iter().any(numbered), "{row}");
    }
}

#[test]
fn a_han_character_on_the_tree_opens_search_with_it() {
    let mut stage = Stage::village();
    stage.type_("村").shows("中文输入法已开");
    assert_eq!(search(&stage).query(), "村");
    stage.press("down");
    if stage.model().context() == Context::Hits {
        stage.type_("委");
        assert_eq!(search(&stage).query(), "村委");
    }
}
