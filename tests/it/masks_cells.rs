//! Each cell of a table is masked exactly when the rule says: a phone on a public card is read wherever it stands by
//! whoever reads phones in full, one of a household or of somebody without a post only on its own page, and one that was
//! typed into a text only there. Every list, every role, every form.

use std::collections::BTreeSet;

use sanzhang::{
    desk::{Book, Clock, Desk, Registrar},
    domain::*,
    exchange::out::{self, Records, csv},
    i18n::Lang,
    keymap::Show,
    report::{self, Document, Eyes, Filed, Mask, Row, Value},
    store::Store,
    ui::Effect,
};

use crate::{
    masks_hold::{phones, sits, talkative},
    support::{
        canary::{OWN, Spot},
        county::today,
        restricted::{sitter, sitters},
        users::{apply_as, signed},
    },
};

/// The county in which every text holds a phone, with contacts in a village, and a household that has the number of
/// whoever leads there.
fn county() -> Store {
    let store = talkative();
    let (user, role, _) = sitter(Role::County);
    let hand = signed(user, role);
    let reading = store.read().expect("read");
    let village = reading.get::<Unit>(OWN.unit).expect("read").expect("there");
    let mut fields = village.record.fields;
    let phone = |n: u32| format!("{}7{n:07}", OWN.phones);
    fields.contacts = vec![UnitContact {
        role: format!("值班{}", phone(1)),
        name: format!("陈大山{}", phone(2)),
        phone: phone(3),
    }];
    let (id, base) = (OWN.unit, village.version);
    let edit = UnitCommand::Edit { id, base, fields };
    apply_as(&store, &hand, edit.into()).expect("contacts");
    let leader = reading.get::<Person>(PersonId(1)).expect("read");
    let leader = leader.expect("there").record.fields.phone;
    let home = reading.get::<Household>(HouseholdId(2)).expect("read");
    let home = home.expect("there");
    let mut fields = home.record.fields;
    fields.contacts[0].phone = leader;
    let (id, base, fields) = (HouseholdId(2), home.version, Box::new(fields));
    let edit = HouseholdCommand::Edit { id, base, fields };
    apply_as(&store, &hand, Command::Alone(Box::new(edit.into()))).expect("a phone of two");
    store
}

fn registrar(store: &Store, (user, role, area): (u32, Role, Option<Spot>)) -> Registrar {
    let hand = Hand {
        area: area.map(|spot| spot.unit),
        ..signed(user, role)
    };
    Registrar::whole(store.clone(), hand, Book::Real, Clock::held(today())).expect("opens")
}

fn lists(desk: &Desk) -> impl Iterator<Item = List> {
    let root = desk.root().expect("a county");
    let period = Period::of(Rhythm::Quarterly, today());
    let asked = Asked {
        tier: Tier::Village,
        rank: Rank::Neighborhood,
        period,
    };
    report::list_words().filter_map(move |word| report::list(word, root, asked))
}

/// Whatever stands on a public card.
pub fn cards(desk: &Desk) -> BTreeSet<String> {
    let county = desk.county();
    let root = desk.root().expect("a county");
    let serving = county.posts(root).into_iter();
    let serving = serving.map(|post| post.person.record.fields.phone.clone());
    let units = (1..30).filter_map(|n| county.unit(UnitId(n)));
    let contacts = units.flat_map(|held| &held.record.fields.contacts);
    serving
        .chain(contacts.map(|contact| contact.phone.clone()))
        .collect()
}

/// The phones that should stand in full in these columns of the rows, and how many should be masked.
fn expected<'t>(
    rows: impl Iterator<Item = &'t Row>,
    columns: &[usize],
    (cards, may): (&BTreeSet<String>, bool),
    desk: &Desk,
) -> (Vec<String>, usize) {
    let everything = Eyes::of(desk, Mask::Lifted).on_page();
    let (mut whole, mut masked) = (Vec::new(), 0);
    for row in rows {
        let of_household = matches!(row.about, Some(Reference::Household(_)));
        let cells = columns.iter().map(|&i| &row.cells[i].value);
        let parts = cells.flat_map(|value| match value {
            Value::Parts(parts) => parts.iter().map(|part| &part.value).collect(),
            value => vec![value],
        });
        for part in parts {
            let Value::Phone(phone) = part else {
                continue;
            };
            let number = everything.phone(phone);
            if may && cards.contains(&number) && !of_household {
                whole.push(number);
            } else {
                masked += usize::from(!number.is_empty());
            }
        }
    }
    whole.sort();
    (whole, masked)
}

fn sorted(text: &str) -> Vec<String> {
    let mut found = phones(text);
    found.sort();
    found
}

#[test]
fn every_cell_of_every_list_is_masked_exactly_when_the_rule_says() {
    let store = county();
    let (mut shown, mut hidden) = (0, 0);
    for user in sitters() {
        let registrar = registrar(&store, user);
        let desk = registrar.desk();
        let cards = cards(&desk);
        for mask in [Mask::AsRole, Mask::Drawn] {
            let may = user.1.has(Right::ReadWhole) && mask == Mask::AsRole;
            for list in lists(&desk) {
                let about = Reference::List(list);
                let filed = Filed::of(&registrar, about).expect("read");
                let raw = match mask {
                    // Behind the mask a list of care has no rows.
                    Mask::Drawn if matches!(list, List::Figure(Figure::Care, _)) => continue,
                    _ => report::table(&registrar, list).expect("told"),
                };
                let document = Document::of(&desk, about, mask, &filed).expect("a list");
                let seen = &document.tables[0];
                assert_eq!(seen.rows.len(), raw.rows.len(), "{list:?}");
                let told: Vec<usize> = raw.told().collect();
                let (to_programs, masked) = expected(raw.rows.iter(), &told, (&cards, may), &desk);
                let all = raw.rows.iter().chain(&raw.sums);
                let (to_people, _) = expected(all, &raw.seen, (&cards, may), &desk);
                let json = serde_json::to_string(&Records(seen)).expect("json");
                let trace = format!("{:?} {mask:?} {list:?}", user.1);
                assert_eq!(sorted(&csv(seen).expect("csv")), to_programs, "{trace}");
                assert_eq!(sorted(&json), to_programs, "{trace}");
                for lang in Lang::ALL {
                    let text = out::document(&document, lang).join("\n");
                    assert_eq!(sorted(&text), to_people, "{trace}\n{text}");
                }
                (shown, hidden) = (shown + to_programs.len(), hidden + masked);
            }
        }
    }
    assert!(shown > 20 && hidden > 100, "{shown} {hidden}");
}

#[test]
fn a_page_shows_the_phones_of_its_record_to_whoever_reads_them_in_every_form() {
    let store = county();
    for user in sitters() {
        let registrar = registrar(&store, user);
        let desk = registrar.desk();
        let raw = |id| store.read().expect("read").get::<Person>(id).expect("read");
        let phone = |id| raw(id).expect("there").record.fields.phone;
        // Person 2 has no post.
        for (about, number) in [
            (Reference::Unit(OWN.unit), format!("{}70000003", OWN.phones)),
            (Reference::Household(HouseholdId(2)), phone(PersonId(1))),
            (Reference::Person(PersonId(1)), phone(PersonId(1))),
            (Reference::Person(PersonId(2)), phone(PersonId(2))),
        ] {
            for mask in [Mask::AsRole, Mask::Drawn] {
                let may = user.1.has(Right::ReadWhole) && mask == Mask::AsRole;
                let filed = Filed::of(&registrar, about).expect("read");
                let page = Document::of(&desk, about, mask, &filed).expect("a page");
                let csv = csv(&page.tables[0]).expect("csv");
                let json = serde_json::to_string(&Records(&page.tables[0])).expect("json");
                let text = out::document(&page, Lang::Zh).join("\n");
                for form in [csv, json, text] {
                    assert_eq!(form.contains(&number), may, "{:?} {about:?} {form}", user.1);
                    assert!(may || phones(&form).is_empty(), "{:?} {form}", user.1);
                }
            }
        }
    }
}

#[test]
fn a_list_of_leaders_says_whom_to_call_and_its_copy_the_same() {
    let store = county();
    let mut stage = sits(&store, sitter(Role::Township));
    let cards = cards(&stage.model().desk);
    let mut show = |list: Show| {
        stage.open(|_| vec![Effect::Act(list.into())]);
        let list = phones(&stage.screen());
        stage.press("*").press("y");
        let copied = stage.wishes.drain(..).filter_map(|wish| match wish {
            sanzhang::session::Wish::Copy(text) => Some(text),
            _ => None,
        });
        let copied: String = copied.collect();
        assert_eq!(sorted(&copied), {
            let mut list = list.clone();
            list.sort();
            list
        });
        list
    };
    let leaders = show(Show::Leaders);
    assert_eq!(leaders.len(), 2);
    assert!(leaders.iter().all(|phone| cards.contains(phone)));
    // The same number as that of a household is the household's.
    assert_eq!(show(Show::Care), Vec::<String>::new());
    stage.press("esc esc f12");
    stage.open(|_| vec![Effect::Act(Show::Leaders.into())]);
    assert_eq!(phones(&stage.screen()), Vec::<String>::new());
}
