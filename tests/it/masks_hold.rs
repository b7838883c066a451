//! Masks hold: whatever a role may not read stands on no screen of theirs, in whatever field it was written, and what is
//! copied is what the screen shows.

use std::collections::BTreeSet;

use sanzhang::{
    domain::*,
    keymap::{Action, Show},
    register::Node,
    report::overview,
    session::Wish,
    store::Store,
    ui::Effect,
};

use crate::masks_cells::cards;
use crate::support::{
    canary::{FAR, NEAR, OTHER, OWN, SIBLING, Spot, TOP, fill_with},
    restricted::{UNMASKED, sitter, sitters},
    shell::Shell,
    stage::Stage,
    users::{apply_as, signed},
};

const PLACES: [Spot; 6] = [TOP, NEAR, OWN, SIBLING, OTHER, FAR];

/// A county in which every text holds a phone.
pub fn talkative() -> Store {
    let store = Store::in_memory();
    let write = |spot: Spot, n: u32| format!("{}{n:03}电{}7{n:07}", spot.sign, spot.phones);
    fill_with(&store, &write).expect("a county");
    store
}

pub fn sits(store: &Store, (user, role, area): (u32, Role, Option<Spot>)) -> Stage {
    let hand = Hand {
        who: format!("用户{user}"),
        area: area.map(|spot| spot.unit),
        ..signed(user, role)
    };
    Stage::signed(store, hand)
}

fn jump(stage: &mut Stage, household: u32) {
    let node = Node::Household(HouseholdId(household));
    stage.open(|_| vec![Effect::Jump(node)]);
}

fn act(stage: &mut Stage, action: impl Into<Action>) {
    let action = action.into();
    stage.open(|_| vec![Effect::Act(action)]);
}

/// Phones in full, of any place.
pub fn phones(text: &str) -> Vec<String> {
    let digits = |word: &&str| {
        let known = PLACES.iter().any(|spot| word.starts_with(spot.phones));
        word.len() == 11 && known
    };
    let words = text.split(|c: char| !c.is_ascii_digit());
    words.filter(digits).map(str::to_owned).collect()
}

fn copied(stage: &mut Stage) -> String {
    let wishes = std::mem::take(&mut stage.wishes);
    let texts = wishes.into_iter().filter_map(|wish| match wish {
        Wish::Copy(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// What stands on the page of a household: its phone, its note, its care; and whether `V` is offered in a list.
fn cells(store: &Store, user: (u32, Role, Option<Spot>)) -> [bool; 4] {
    let held = store.read().expect("read").get::<Household>(HouseholdId(1));
    let household = held.expect("read").expect("there").record.fields;
    let mut stage = sits(store, user);
    jump(&mut stage, 1);
    let page = stage.screen();
    let note: String = household.note.chars().take(4).collect();
    let whole = household.phones().all(|phone| page.contains(phone));
    let told = page.contains("独居老人");
    let noted = page.contains(&note);
    if !whole {
        assert_eq!(phones(&page), Vec::<String>::new(), "{page}");
    }
    act(&mut stage, Show::Care);
    let offered = stage.press("space").screen().contains("查看完整信息");
    [whole, noted, told, offered]
}

#[test]
fn each_role_reads_what_the_table_says() {
    let store = talkative();
    for user in sitters() {
        let (id, role, area) = user;
        let may = role.has(Right::ReadWhole);
        assert_eq!(cells(&store, user), [may; 4], "{role:?}");
        // The file says the same, whatever door is tried.
        let hand = Hand {
            area: area.map(|spot| spot.unit),
            ..signed(id, role)
        };
        for record in [
            Unmask::Household(HouseholdId(1)),
            Unmask::Person(PersonId(1)),
        ] {
            let done = apply_as(&store, &hand, Command::Unmask(vec![record]));
            let right = Right::ReadWhole;
            let refused = Refusal::User(UserRefusal::NoRight { role, right });
            assert_eq!(done.map(|_| ()), if may { Ok(()) } else { Err(refused) });
        }
    }
    // Whoever changes a record has read it: nobody saves stars over a phone.
    for role in Role::ALL {
        let changes = Right::ALL.iter().any(|r| *r != Right::Read && role.has(*r));
        assert!(!changes || role.has(Right::ReadWhole), "{role:?}");
    }
}

#[test]
fn a_count_of_special_care_names_nobody() {
    let store = talkative();
    let home = store.read().expect("read").get(HouseholdId(1));
    let home: Household = home.expect("read").expect("there").record;
    for user in sitters() {
        let may = user.1.has(Right::ReadWhole);
        let mut stage = sits(&store, user);
        for (unit, told) in [(OWN.unit, true), (home.neighborhood, may)] {
            stage.open(|_| vec![Effect::Jump(Node::Unit(unit))]);
            assert_eq!(stage.screen().contains("重点户"), told, "{:?}", user.1);
            let table = overview(&stage.model().desk, unit);
            let mut columns = table.columns.iter();
            let counted = columns.any(|column| column.key == "care_households");
            assert_eq!(counted, told, "{:?}", user.1);
        }
    }
}

/// Every record that a person's desk holds, by kind and in words.
fn handed_out(stage: &Stage) -> Vec<(Kind, String)> {
    fn told<R: Record + std::fmt::Debug>(held: &Held<R>) -> (Kind, String) {
        (R::KIND, format!("{:?}", held.record))
    }
    let county = stage.model().desk.county();
    let mut all = Vec::new();
    for n in 1..60 {
        let home = county.household(HouseholdId(n));
        all.extend(home.as_ref().map(told));
        all.extend(county.person(PersonId(n)).map(told));
        all.extend(county.unit(UnitId(n)).map(told));
    }
    for roster in county.trainings().all() {
        all.push(told(&roster.training));
        all.extend(roster.live().map(told));
    }
    let sites = county.sites();
    for file in sites.all() {
        all.push(told(&file.site));
        all.extend(file.rectifications.iter().map(told));
        for sitting in &file.inspections {
            all.push(told(&sitting.inspection));
            all.extend(sitting.scores.iter().map(told));
        }
    }
    all.extend(sites.officials().iter().map(told));
    all
}

#[test]
fn records_are_handed_out_without_what_may_not_be_read() {
    let store = talkative();
    let whole = handed_out(&sits(&store, sitter(Role::Township)));
    let kinds: BTreeSet<Kind> = whole.iter().map(|(kind, _)| *kind).collect();
    for kind in Kind::ALL {
        let is_met = kinds.contains(&kind) != UNMASKED.contains(&kind);
        assert!(is_met, "{kind:?}: hand one out, written in canary::fill");
    }
    for kind in kinds {
        let mut own = whole.iter().filter(|(other, _)| *other == kind);
        assert!(own.any(|(_, text)| !phones(text).is_empty()), "{kind:?}");
    }
    let stage = sits(&store, sitter(Role::Viewer));
    let masked = handed_out(&stage);
    assert_eq!(masked.len(), whole.len());
    for (kind, text) in &masked {
        assert_eq!(phones(text), Vec::<String>::new(), "{kind:?}: {text}");
    }
    let county = stage.model().desk.county();
    let home = county.household(HouseholdId(1)).expect("there");
    let HouseholdFields { note, care, .. } = home.record.fields;
    assert_eq!((note.as_str(), care), (HIDDEN, Vec::new()));
    let excused = |(kind, text): &&(Kind, String)| *kind == Kind::Seat && text.contains("reason");
    let mut reasons = masked.iter().filter(excused).peekable();
    assert!(reasons.peek().is_some());
    for (_, text) in reasons {
        assert!(text.contains("reason: \"****\""), "{text}");
    }
}

/// Every screen, the first rows of it, their pages, and the search.
pub fn tour(stage: &mut Stage, mut eye: impl FnMut(&mut Stage, &str)) {
    act(stage, sanzhang::keymap::Go::ExpandAll);
    for row in 0..14 {
        stage.press("j");
        eye(stage, &format!("tree {row}"));
    }
    for show in Show::ALL.iter().copied() {
        stage.press("esc esc esc");
        act(stage, Show::Tree);
        act(stage, show);
        eye(stage, &format!("{show:?}"));
        stage.press("*");
        eye(stage, &format!("{show:?} *"));
        stage.press("esc g g");
        for step in 0..3 {
            stage.press("enter");
            eye(stage, &format!("{show:?} enter {step}"));
            stage.press("pgdn");
            eye(stage, &format!("{show:?} pgdn {step}"));
            stage.press("esc j");
        }
    }
    stage.press("esc esc esc");
    act(stage, Show::Tree);
    for words in ["biao", "ben", "5"] {
        stage.press("/").type_(words);
        eye(stage, words);
        stage.press("tab");
        eye(stage, words);
        stage.press("esc esc");
    }
}

#[test]
fn a_viewer_reads_no_phone_in_whatever_field_it_was_written() {
    let store = talkative();
    let mut stage = sits(&store, sitter(Role::Viewer));
    let head: String = OWN.phones.chars().take(3).collect();
    let mut seen = 0;
    tour(&mut stage, |stage, trace| {
        let screen = stage.screen();
        seen += screen.matches(&head).count();
        assert_eq!(phones(&screen), Vec::<String>::new(), "{trace}:\n{screen}");
        stage.press("y");
        let text = copied(stage);
        assert_eq!(phones(&text), Vec::<String>::new(), "{trace}:\n{text}");
    });
    assert!(seen > 100, "{seen}");
}

#[test]
fn what_is_copied_is_what_the_screen_shows() {
    let store = talkative();
    let mut stage = sits(&store, sitter(Role::Township));
    let cards = cards(&stage.model().desk);
    let mut texts = 0;
    tour(&mut stage, |stage, trace| {
        let screen = stage.screen();
        stage.press("y");
        let text = copied(stage);
        texts += usize::from(!text.is_empty());
        let shown = phones(&screen);
        for phone in phones(&text) {
            // Several units of the tree are copied with whoever leads them, as lists have them.
            let known = shown.contains(&phone) || cards.contains(&phone);
            assert!(known, "{trace}: {phone}\n{screen}");
        }
    });
    assert!(texts > 20, "{texts}");
}

#[test]
fn a_text_is_masked_on_its_way_out_unless_it_was_opened() {
    let mut stage = Stage::village();
    let text = || "黄某 13800001111".to_owned();
    stage.open(|_| vec![Effect::Copy(text())]);
    assert_eq!(copied(&mut stage), "黄某 138****1111");
    stage.open(|_| vec![Effect::CopyInFull(text())]);
    assert_eq!(copied(&mut stage), text());
}

#[test]
fn behind_the_mask_no_screen_shows_a_phone() {
    let store = talkative();
    let mut stage = sits(&store, sitter(Role::Township));
    stage.press("f12").shows("已遮住");
    tour(&mut stage, |stage, trace| {
        // The field under the hand is typed in.
        if stage.model().context().is_typing() {
            return;
        }
        let screen = stage.screen();
        assert_eq!(phones(&screen), Vec::<String>::new(), "{trace}:\n{screen}");
    });
    stage.press("esc esc esc").press("f12").shows("恢复显示");
}

#[test]
fn the_phones_of_a_list_are_opened_by_one_deed_with_their_count() {
    let store = talkative();
    let before = store.head().expect("head");
    let mut stage = sits(&store, sitter(Role::Township));
    act(&mut stage, Show::Care);
    let list = stage.screen();
    assert_eq!(phones(&list), Vec::<String>::new(), "{list}");
    stage.press("*").press("V").shows("等 12 条的完整电话");
    let entry = store.entries(None, 1).expect("read").remove(0);
    assert_eq!((entry.number, entry.deed.count), (before.next(), 12));
    assert_eq!(entry.deed.act, Act::Unmask);
    let shown = phones(&stage.screen());
    assert_eq!(shown.len(), 12, "{}", stage.screen());
    stage.press("y");
    assert_eq!(phones(&copied(&mut stage)), shown);
    // Twice changes nothing; elsewhere and back they are masked.
    stage.press("V").shows("没有遮住的内容");
    act(&mut stage, Show::Breaches);
    act(&mut stage, Show::Care);
    assert_eq!(phones(&stage.screen()), Vec::<String>::new());
    assert_eq!(store.head().expect("head"), before.next());
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn what_no_terminal_takes_is_not_sent_and_said() {
    let mut stage = Stage::township();
    act(&mut stage, Show::Leaders);
    stage.press("y").shows("已把 1 行");
    assert!(!copied(&mut stage).is_empty());
    stage.press("* y").shows("没有复制").shows("KiB");
    assert_eq!(copied(&mut stage), "");
}

#[test]
fn the_command_line_masks_phones_in_texts() {
    let shell = Shell::staffed();
    let edited = shell.asked(
        "li",
        "edit h1 head=钱某13900001111 address=2号０７４６-2213456",
    );
    let edited = edited.ok().out;
    assert!(edited.contains("姓名里有数字"), "{edited}");
    shell.asked("li", "edit h1 note=低保13900002222").ok();
    let told = |user: &str, words: &str| shell.asked(user, words).ok().out;
    for words in [
        "search 钱某",
        "search 钱某 --format json",
        "journal",
        "tree --depth 9",
    ] {
        for user in ["kan", "li"] {
            let told = told(user, words);
            assert!(!told.contains("13900001111"), "{user} {words}: {told}");
        }
    }
    let page = told("li", "show h1");
    assert!(
        page.contains("13900001111") && page.contains("低保"),
        "{page}"
    );
    let page = told("kan", "show h1");
    assert!(page.contains("钱某139****1111"), "{page}");
    for hidden in ["13900001111", "2213456", "低保", "13900002222"] {
        assert!(!page.contains(hidden), "{hidden}: {page}");
    }
    // Nor digit by digit.
    let found = |user: &str, digits: &str| {
        let hits = shell.asked(user, &format!("search {digits} --format json"));
        hits.out.contains("钱某")
    };
    for (user, digits, is_found) in [
        ("kan", "1390000", false),
        ("kan", "1381234", false),
        ("kan", "5678", true),
        ("li", "1381234", true),
    ] {
        assert_eq!(found(user, digits), is_found, "{user} {digits}");
    }
}

#[test]
fn whoever_types_figures_into_a_name_is_asked_once() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    // The first save asks for how many live there.
    stage
        .press("a")
        .type_("钱某13900001111")
        .press("f2")
        .type_("2")
        .press("f2");
    stage.shows("里有数字").shows("就是这样");
    // The hand stands on the safe answer.
    stage
        .press("enter")
        .hides("里有数字")
        .shows("钱某13900001111");
    stage.press("f2").shows("里有数字").press("y");
    stage.hides("里有数字").shows("钱某139****1111");
}
