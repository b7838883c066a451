//! An answer belongs to the key that asked for it, however long the file was busy and whatever was opened meanwhile.

use sanzhang::{
    domain::{EditRefusal, Hand, Mark, Refusal, Role, Unmask},
    i18n::{Lang, Say},
    keymap::Context,
    register::Node,
    store::{Store, StoreError},
    ui::{Effect, Event, Outcome, Ticket, registry::tree::Tree},
};

use crate::{
    support::{
        canary::{self, NEAR},
        stage::Stage,
        users::signed,
    },
    ui_roll::{mark_of, open, roster, session},
};

/// Before a household of the rehearsal village.
fn household() -> Stage {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("l j");
    stage
}

#[test]
fn a_form_does_not_take_the_answer_to_an_earlier_key_for_its_own() {
    let mut stage = household();
    stage.busy();
    stage.press("w e ^u").type_("黄某某").press("^s");
    // The change before it went through; the form starts from before that and is refused.
    stage.next_change();
    assert_eq!(stage.model().context(), Context::Form, "{}", stage.screen());
    stage
        .shows("黄某某")
        .release()
        .shows("黄某某")
        .shows("已对照");
    assert_eq!(stage.model().context(), Context::Form, "{}", stage.screen());
    stage.press("^s").hides("已对照");
    assert_eq!(stage.model().context(), Context::Browse);
    stage.shows("黄某某");
}

#[test]
fn nor_does_a_roll_call_and_the_reason_comes_back() {
    let mut stage = Stage::village();
    let id = session(&mut stage, "09:00", 10);
    let mut second = stage.second();
    let name = roster(&stage, id)[2].2.clone();
    stage.walk_to_neighborhood();
    stage.press("l j").busy().press("w");
    open(&mut stage, id).type_("3").press("f4").type_("生病");
    open(&mut second, id).type_("3").press("f2");
    stage.press("enter").next_change();
    stage.shows(&format!("… {name}"));
    stage.release().shows("刚由 学员2").shows("生病");
    stage.press("enter");
    let reason = "生病".to_owned();
    assert_eq!(mark_of(&stage, id, 3), Some(Mark::Excused { reason }));
}

#[test]
fn nor_a_pasted_roster() {
    let mut stage = household();
    stage.busy().press("w").press("g i");
    stage
        .paste("村,片,组,邻,户主\n沙坪村,第1片,1组,第901邻,李试\n")
        .shows("新增 1 户");
    stage.press("^s").next_change();
    assert_eq!(
        stage.model().context(),
        Context::Import,
        "{}",
        stage.screen()
    );
    stage.release().shows("已导入：新增 1 户");
}

#[test]
fn help_on_top_keeps_no_answer_from_the_settings() {
    let mut stage = Stage::village();
    stage.press("g s j j j j j j j j j").busy();
    stage.press("D f1").release().press("esc");
    let head = stage.head();
    stage.press("j D");
    assert_eq!(stage.head(), head.next(), "{}", stage.screen());
}

#[test]
fn a_phone_is_not_opened_by_the_answer_to_another_key() {
    let store = Store::in_memory();
    canary::fill(&store);
    let hand = Hand {
        who: "zhen先生".to_owned(),
        area: Some(NEAR.unit),
        ..signed(3, Role::Township)
    };
    let mut stage = Stage::signed(&store, hand);
    stage.press("l j l j l j l j l j f12").hides("13370");
    let before = stage.head();
    stage.busy().press("w V").hides("13370");
    stage.next_change().hides("13370");
    assert_eq!(stage.head(), before.next());
    stage.next_change().shows("13370");
    assert_eq!(stage.head(), before.next().next());
    // What is refused opens nothing, and nothing else does so in its place.
    let outside = Unmask::Household(sanzhang::domain::HouseholdId(13));
    stage.press("j k").hides("13370").busy();
    stage.open(|_| vec![Effect::Unmask(vec![outside])]);
    stage.press("w").release().hides("13370");
}

fn on(stage: &Stage) -> Option<Node> {
    stage.on::<Tree>()?.node()
}

fn in_chat(stage: &Stage, node: Option<Node>) -> bool {
    let Some(Node::Household(id)) = node else {
        panic!("no household\n{}", stage.screen());
    };
    let held = stage.model().desk.county().household(id);
    held.expect("a household").record.fields.in_chat
}

#[test]
fn what_is_done_to_a_hit_is_done_to_it_alone() {
    let mut stage = household();
    let marked = on(&stage);
    stage.press("x j j");
    let found = on(&stage);
    let Some(Node::Household(id)) = found else {
        panic!("no household\n{}", stage.screen());
    };
    let held = stage.model().desk.county().household(id);
    let head = held.expect("a household").record.fields.head;
    stage.press("k");
    let before = [marked, found].map(|node| in_chat(&stage, node));
    stage.press("/").type_(&head).press("down").shows(&head);
    stage.press("w");
    let after = [marked, found].map(|node| in_chat(&stage, node));
    assert_eq!(after, [before[0], !before[1]], "{}", stage.screen());
    stage.hides("已选");
    // What was taken up is still put down where the search leads.
    stage
        .press("g g")
        .press("/")
        .type_(&head)
        .press("down m")
        .shows("1");
    stage.press("esc");
}

#[test]
fn that_the_file_can_be_written_again_wipes_no_refusal() {
    let mut stage = household();
    let refusal = Refusal::Edit(EditRefusal::OutOfArea);
    let words = refusal.say(Lang::Zh).into_owned();
    stage.send(Event::Health(Some(StoreError::Full)));
    let broke = Event::Done(Ticket::default(), Outcome::Broke(StoreError::Full));
    stage.send(broke).send(Event::Health(None)).shows("又能");
    stage.send(Event::Health(Some(StoreError::Full)));
    let refused = Event::Done(Ticket::default(), Outcome::Refused(refusal));
    stage.send(refused).shows(&words);
    stage.send(Event::Health(None)).shows(&words);
}
