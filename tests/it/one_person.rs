//! One person in two records: a head who is in the book of people is put right once, by whatever door.

use sanzhang::{
    domain::*,
    register::Node,
    store::{Store, Which},
    ui::Effect,
};

use crate::support::{
    county::*,
    doors::{by, held, undo},
    shell::{Shell, shown},
    stage::Stage,
};

const HOME: HouseholdId = HouseholdId(1);

/// The head of the first household is the first person in the book, with one phone in both records.
fn linked(phone: &str) -> Store {
    let store = stocked();
    let Held { record, version } = held::<Person>(&store, PersonId(1));
    let mut person = record.fields;
    phone.clone_into(&mut person.phone);
    let id = PersonId(1);
    let edit = PersonCommand::Edit {
        id,
        base: version,
        fields: person.clone(),
    };
    if !phone.is_empty() {
        must(&store, Command::Person(edit));
    }
    must(
        &store,
        home(&store, |fields| {
            fields.head.clone_from(&person.name);
            fields.head_person = Some(id);
            fields.contacts = vec![PhoneContact {
                name: person.name.clone(),
                phone: phone.to_owned(),
                ..PhoneContact::default()
            }];
        }),
    );
    store
}

fn home(store: &Store, change: impl FnOnce(&mut HouseholdFields)) -> Command {
    let Held { record, version } = held::<Household>(store, HOME);
    let (base, mut fields) = (version, Box::new(record.fields));
    change(&mut fields);
    let id = HOME;
    Command::Household(HouseholdCommand::Edit { id, base, fields })
}

fn person(store: &Store, change: impl FnOnce(&mut PersonFields)) -> Command {
    let Held { record, version } = held::<Person>(store, PersonId(1));
    let (id, base, mut fields) = (PersonId(1), version, record.fields);
    change(&mut fields);
    Command::Person(PersonCommand::Edit { id, base, fields })
}

/// Names and phones of both records.
fn both(store: &Store) -> [(String, String); 2] {
    let home = held::<Household>(store, HOME).record.fields;
    let person = held::<Person>(store, PersonId(1)).record.fields;
    let phone = home.head_phone().to_owned();
    [(home.head, phone), (person.name, person.phone)]
}

fn same(name: &str, phone: &str) -> [(String, String); 2] {
    let one = (name.to_owned(), phone.to_owned());
    [one.clone(), one]
}

const OLD: &str = "13800000001";
const NEW: &str = "13900000002";

#[test]
fn a_change_of_either_record_is_one_step_for_both() {
    let store = linked(OLD);
    must(
        &store,
        home(&store, |f| NEW.clone_into(&mut f.contacts[0].phone)),
    );
    assert_eq!(both(&store), same("王某", NEW));
    undo(&store, "li").expect("undone");
    assert_eq!(both(&store), same("王某", OLD));
    must(&store, person(&store, |f| NEW.clone_into(&mut f.phone)));
    assert_eq!(both(&store), same("王某", NEW));
    must(&store, person(&store, |f| "王谋".clone_into(&mut f.name)));
    assert_eq!(both(&store), same("王谋", NEW));
    // The contact that is the head keeps being the head.
    must(&store, home(&store, |f| "王模".clone_into(&mut f.head)));
    assert_eq!(both(&store), same("王模", NEW));
    undo(&store, "li").expect("undone");
    assert_eq!(both(&store), same("王谋", NEW));
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn one_of_the_two_alone_is_changed_where_that_is_meant() {
    let store = linked(OLD);
    let alone = home(&store, |f| NEW.clone_into(&mut f.contacts[0].phone));
    must(&store, Command::Alone(Box::new(alone)));
    let [home_says, book_says] = both(&store);
    assert_eq!((home_says.1.as_str(), book_says.1.as_str()), (NEW, OLD));
    // What differs stays as it is, until it is the same again.
    must(
        &store,
        home(&store, |f| {
            "13900000003".clone_into(&mut f.contacts[0].phone);
        }),
    );
    assert_eq!(both(&store)[1].1, OLD);
    must(
        &store,
        person(&store, |f| "13900000004".clone_into(&mut f.phone)),
    );
    assert_eq!(both(&store)[0].1, "13900000003");
    must(
        &store,
        person(&store, |f| "13900000003".clone_into(&mut f.phone)),
    );
    must(&store, person(&store, |f| NEW.clone_into(&mut f.phone)));
    assert_eq!(both(&store), same("王某", NEW));
    let alone = person(&store, |f| OLD.clone_into(&mut f.phone));
    must(&store, Command::Alone(Box::new(alone)));
    let [home_says, book_says] = both(&store);
    assert_eq!((home_says.1.as_str(), book_says.1.as_str()), (NEW, OLD));
    undo(&store, "li").expect("undone");
    // A number that is taken out of one record is kept in the other.
    must(&store, home(&store, |f| f.contacts.clear()));
    assert_eq!(both(&store)[1].1, NEW);
}

#[test]
fn another_head_is_another_person_and_a_batch_takes_along_as_well() {
    let store = linked(OLD);
    let base = held::<Household>(&store, HOME).version;
    let (id, head, nobody) = (HOME, "王小".to_owned(), None);
    must(
        &store,
        Command::Household(HouseholdCommand::NewHead {
            id,
            base,
            head,
            person: nobody,
        }),
    );
    assert_eq!(both(&store)[1].0, "王某");
    undo(&store, "li").expect("undone");
    let edit = home(&store, |f| NEW.clone_into(&mut f.contacts[0].phone));
    must(&store, batch(Occasion::Import, vec![edit]));
    assert_eq!(both(&store), same("王某", NEW));
}

#[test]
fn a_head_told_to_be_somebody_lives_there_and_nobody_is_lost_in_a_merger() {
    let store = stocked();
    let base = held::<Household>(&store, HOME).version;
    let (id, head, who) = (HOME, "李0".to_owned(), Some(PersonId(1)));
    let link = HouseholdCommand::NewHead {
        id,
        base,
        head,
        person: who,
    };
    must(&store, Command::Household(link));
    let home = held::<Household>(&store, HOME).record;
    assert_eq!((home.fields.head_person, home.former_heads.len()), (who, 0));
    let lives = |store: &Store| held::<Person>(store, PersonId(1)).record.fields.household;
    assert_eq!(lives(&store), Some(HOME));
    let into = HouseholdId(2);
    let merge = HouseholdCommand::Merge {
        id: HOME,
        base: held::<Household>(&store, HOME).version,
        into,
        into_base: held::<Household>(&store, into).version,
    };
    by(&store, "li", Command::Household(merge)).expect("merged");
    assert_eq!(lives(&store), Some(into));
    let n = store.head().expect("head").0 + 1;
    let undone = store.undo(op(n), &hand("li"), now(), Which::Sitting);
    undone.expect("undone");
    assert_eq!(lives(&store), Some(HOME));
}

/// A leader who heads a household, with one phone in both.
fn head_who_leads(stage: &Stage) -> (HouseholdId, Person) {
    let desk = &stage.model().desk;
    let county = desk.county();
    let posts = county.posts(desk.root().expect("a county"));
    let found = posts.iter().find_map(|post| {
        let person = &post.person.record;
        let home = desk.headed_by(person)?;
        let agree = home.fields.head_phone() == person.fields.phone;
        (agree && !person.fields.phone.is_empty()).then(|| (home.id, person.clone()))
    });
    found.expect("a leader who is a head")
}

fn phones(stage: &Stage, home: HouseholdId, person: PersonId) -> (String, String) {
    let county = stage.model().desk.county();
    let home = county.household(home).expect("known").record.fields;
    let person = &county.person(person).expect("known").record.fields;
    (home.head_phone().to_owned(), person.phone.clone())
}

#[track_caller]
fn field(stage: &mut Stage, label: &str) {
    for _ in 0..40 {
        let (_, y) = stage.caret().expect("a field");
        if stage.line(y.into()).contains(label) {
            return;
        }
        stage.press("tab");
    }
    panic!("no field {label}:\n{}", stage.screen());
}

#[test]
fn the_form_asks_once_and_the_pages_tell_what_differs() {
    let mut stage = Stage::village();
    let (home, person) = head_who_leads(&stage);
    let (id, name) = (person.id, person.fields.name.clone());
    let node = Node::Household(home);
    stage.open(|_| vec![Effect::Jump(node)]).press("e");
    field(&mut stage, "联系人1电话");
    stage.press("^u").type_(NEW).press("^s");
    stage
        .shows(&format!("{name} 的电话一起改吗？"))
        .shows("[一起改]");
    stage.press("enter");
    assert_eq!(phones(&stage, home, id), (NEW.to_owned(), NEW.to_owned()));
    stage.press("u");
    assert_eq!(phones(&stage, home, id).1, person.fields.phone);
    stage.open(|_| vec![Effect::Jump(node)]).press("e");
    field(&mut stage, "联系人1电话");
    stage.press("^u").type_(NEW).press("^s right enter");
    let apart = (NEW.to_owned(), person.fields.phone.clone());
    assert_eq!(phones(&stage, home, id), apart);
    stage.open(|_| vec![Effect::Jump(node)]);
    stage
        .sized(200, 60)
        .shows(&format!("人员册里 {name} 的电话不同：  {}", apart.1));
    let post = stage.model().desk.post_of(&person).expect("serves").0;
    stage.open(|_| vec![Effect::Jump(Node::Unit(post))]);
    stage.shows(&format!("{name} 户的电话不同：  {NEW}"));
}

#[test]
fn the_command_line_does_both_and_says_so_or_one_where_asked() {
    let shell = Shell::with_two_households();
    let place = "东镇/竹林村/第1片/1组/第1邻";
    let appointed = shell.run(&format!("appoint {place} h1")).ok();
    assert!(appointed.out.contains("黄东"), "{}", appointed.out);
    let told = shell.run(&format!("edit h1 phone={NEW}")).ok().out;
    assert!(
        told.contains("人员册里邻长 黄东 的电话也一起改了") && told.contains("--only"),
        "{told}"
    );
    let person = |shell: &Shell| shell.run("show p1").ok().out;
    assert!(person(&shell).contains(NEW), "{}", person(&shell));
    let told = shell.run(&format!("edit p1 phone={OLD}")).ok().out;
    assert!(told.contains("黄东 户的电话也一起改了"), "{told}");
    let told = shell.run("edit h1 phone=13900000005 --only").ok().out;
    assert!(!told.contains("一起改了"), "{told}");
    assert!(person(&shell).contains(OLD), "{}", person(&shell));
    // An import tells it before anything is done.
    shell.run(&format!("edit h1 phone={OLD} --only")).ok();
    let roster = format!("乡镇,村,片,组,邻,户主,电话\n东镇,竹林村,1,1,1,黄东,{NEW}\n");
    let file = shell.write("again.csv", &roster);
    let file = shown(&file);
    let told = shell
        .run(&format!("import households {file} --dry-run"))
        .ok()
        .out;
    assert!(told.contains("黄东 p1"), "{told}");
    shell.run(&format!("import households {file}")).ok();
    assert!(person(&shell).contains(NEW), "{}", person(&shell));
}

const SECOND: HouseholdId = HouseholdId(2);

fn lives(store: &Store) -> Option<HouseholdId> {
    held::<Person>(store, PersonId(1)).record.fields.household
}

#[test]
fn who_comes_to_head_another_household_is_followed_there() {
    let head = || HouseholdFields {
        people: 1,
        head_person: Some(PersonId(1)),
        contacts: vec![PhoneContact {
            name: "王某".to_owned(),
            phone: OLD.to_owned(),
            ..PhoneContact::default()
        }],
        ..fields("王某")
    };
    let store = linked(OLD);
    let base = held::<Household>(&store, HOME).version;
    let split = HouseholdCommand::Split {
        id: HOME,
        base,
        new: HouseholdId::promised(0),
        fields: Box::new(head()),
    };
    let receipt = must(&store, Command::Household(split));
    let new = receipt.ids::<Household>().next().expect("a household");
    assert_eq!(lives(&store), Some(new));
    must(&store, person(&store, |f| NEW.clone_into(&mut f.phone)));
    let phone = |id| {
        held::<Household>(&store, id)
            .record
            .fields
            .head_phone()
            .to_owned()
    };
    assert_eq!(phone(new), NEW);
    // And by the word that a household has another head.
    let base = held::<Household>(&store, SECOND).version;
    let other = HouseholdCommand::NewHead {
        id: SECOND,
        base,
        head: "王某".to_owned(),
        person: Some(PersonId(1)),
    };
    must(&store, Command::Household(other));
    assert_eq!(lives(&store), Some(SECOND));
}

#[test]
fn a_household_in_another_village_than_its_heads_record_is_mended_there_alone() {
    let store = linked(OLD);
    let base = held::<Household>(&store, HOME).version;
    let (id, to) = (HOME, NEIGHBORHOODS[2]);
    must(
        &store,
        Command::Household(HouseholdCommand::Move { id, base, to }),
    );
    let there = Hand {
        area: Some(VILLAGES[1]),
        ..hand("zhao")
    };
    let edit = home(&store, |f| NEW.clone_into(&mut f.contacts[0].phone));
    assert_eq!(
        Stage::signed(&store, there.clone())
            .model()
            .desk
            .alongside(&edit),
        []
    );
    let n = store.head().expect("head").0 + 1;
    let done = store.apply(op(n), &there, now(), today(), edit);
    done.expect("nobody else's record is touched");
    let [home_says, book_says] = both(&store);
    assert_eq!((home_says.1.as_str(), book_says.1.as_str()), (NEW, OLD));
    // Nor the other way round.
    must(
        &store,
        home(&store, |f| OLD.clone_into(&mut f.contacts[0].phone)),
    );
    let edit = person(&store, |f| NEW.clone_into(&mut f.phone));
    assert_eq!(
        Stage::signed(&store, hand("li"))
            .model()
            .desk
            .alongside(&edit),
        []
    );
    must(&store, edit);
    assert_eq!(both(&store)[0].1, OLD);
    // Merged away in the other village, it still tells where its people are.
    let base = held::<Household>(&store, HOME).version;
    let into = held::<Household>(&store, HouseholdId(13));
    let merge = HouseholdCommand::Merge {
        id: HOME,
        base,
        into: into.record.id,
        into_base: into.version,
    };
    must(&store, Command::Household(merge));
    let stage = Stage::signed(&store, hand("li"));
    let desk = &stage.model().desk;
    let person = held::<Person>(&store, PersonId(1)).record.fields;
    assert_eq!(desk.home_of(&person), Some((into.record.id, to)));
}
