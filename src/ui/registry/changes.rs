//! What a change means for the nodes it is asked for: a form, a question, or a command at once. Trees and lists share it.

use std::collections::BTreeSet;

use super::{meant::Meant, route::Registry};
use crate::{
    domain::{
        AppointmentId, Command, Entry, Held, Household, HouseholdCommand, HouseholdFields,
        HouseholdId, Level, Occasion, PersonId, Seq, UnitCommand, UnitId,
    },
    i18n::{
        N,
        text::{ConfirmText, FormText},
    },
    keymap::Change,
    register::{Mark, Node},
    ui::kit::{
        At, Effect, Role,
        dialog::confirm::{Confirm, Sentence},
        open, submit, tell,
    },
};

/// A question, or what is done without one.
pub type Asked = Result<Confirm, Vec<Effect>>;

/// What a change is for the nodes it is asked for.
pub enum Way {
    /// A form, or what needs no question.
    Now(Vec<Effect>),
    Batch,
    Restore,
    Retire(UnitId),
    Deregister,
    Card,
    Chat,
}

/// None where it is nothing: then it is not offered, and its key says why.
pub fn way(change: Change, nodes: &[Node], at: &At<'_>) -> Option<Way> {
    let county = at.desk.county();
    let one = match nodes {
        [one] => Some(*one),
        _ => None,
    };
    let live = |node: &Node| is_live(*node, at);
    let house = || one.filter(live).and_then(Node::household);
    let post = || led(one?, at).filter(|unit| county.is_live(*unit));
    let of_several = |way| all_households(nodes, at).next().map(|_| way);
    let to = match change {
        Change::Undo | Change::Redo | Change::Save => return None,
        Change::Add if nodes.is_empty() && at.desk.root().is_none() => Registry::AddUnit(None),
        Change::Add => add(
            county.unit_at(one?).filter(|unit| county.is_live(*unit))?,
            at,
        )?,
        Change::Edit if one.is_some() => match one.and_then(Node::unit) {
            Some(id) => Registry::EditUnit(id),
            None => Registry::EditHousehold(house()?),
        },
        Change::Edit | Change::Batch => return of_several(Way::Batch),
        Change::CardIssued => return of_several(Way::Card),
        Change::InChat => return of_several(Way::Chat),
        Change::Remove if nodes.iter().any(|node| node.unit().is_some()) => {
            let held = county.unit(one.filter(live)?.unit()?)?;
            let below = held.record.level > Level::County;
            return below.then_some(Way::Retire(held.record.id));
        }
        Change::Remove => return nodes.iter().any(live).then_some(Way::Deregister),
        Change::Restore => return (!nodes.iter().all(live)).then_some(Way::Restore),
        Change::Appoint => Registry::Appoint(post()?),
        Change::EndTerm => end_term(post()?, at)?,
        Change::EditPerson => Registry::EditPerson(leader(post()?, at)?),
        Change::CorrectTerm => Registry::CorrectTerm(post()?, last_term(post()?, at)?),
        Change::AddPerson => Registry::AddPerson {
            village: at.desk.village_of(one?)?,
            home: one.and_then(Node::household),
        },
        Change::Split => Registry::Split(house().filter(|id| people(*id, at) > 1)?),
        Change::Merge => Registry::Merge(house()?),
        Change::NewHead => Registry::NewHead(house()?),
        Change::Renumber => Registry::Renumber(house()?),
        Change::MoveUp | Change::MoveDown => {
            return shift(change, one?.unit()?, at).map(Way::Now);
        }
    };
    Some(Way::Now(open(to)))
}

pub fn apply(change: Change, meant: &Meant, at: &At<'_>) -> Asked {
    let asked = way(change, &meant.nodes, at).and_then(|way| match way {
        Way::Now(effects) => Some(Err(effects)),
        Way::Batch => Some(Err(open(Registry::Batch(meant.clone())))),
        Way::Restore => restore(&meant.nodes, at).map(Err),
        Way::Retire(id) => retire(id, at),
        Way::Deregister => deregister(meant, at),
        Way::Card => card(meant, at),
        Way::Chat => chat(meant, at),
    });
    asked.unwrap_or_else(|| Err(super::applies::refuse(change, &meant.nodes, at)))
}

/// Below a unit the next level, in a neighborhood a household, beside a household another one.
fn add(unit: UnitId, at: &At<'_>) -> Option<Registry> {
    Some(match at.desk.county().unit(unit)?.record.level.below() {
        Some(_) => Registry::AddUnit(Some(unit)),
        None => Registry::AddHousehold {
            neighborhood: unit,
            like: Box::default(),
        },
    })
}

/// Ends the serving term. One whose end is announced, or the last one of a vacant post, is corrected instead.
fn end_term(unit: UnitId, at: &At<'_>) -> Option<Registry> {
    let id = last_term(unit, at)?;
    let serving = at.desk.county().serving(unit);
    let open = serving.is_some_and(|post| post.term.record.fields.until.is_none());
    Some(if open {
        Registry::EndTerm(unit, id)
    } else {
        Registry::CorrectTerm(unit, id)
    })
}

pub fn people(id: HouseholdId, at: &At<'_>) -> u16 {
    let held = at.desk.county().household(id);
    held.map_or(0, |held| held.record.fields.people)
}

pub fn is_live(node: Node, at: &At<'_>) -> bool {
    let county = at.desk.county();
    match node {
        Node::Unit(id) => county.is_live(id),
        Node::Household(id) => county
            .household_row(id)
            .is_some_and(|row| !row.has(Mark::Retired)),
    }
}

/// The node's own unit, if it is of a level that is led by one of the three.
pub fn led(node: Node, at: &At<'_>) -> Option<UnitId> {
    let county = at.desk.county();
    let unit = county.unit_at(node)?;
    county.unit(unit)?.record.level.post().map(|_| unit)
}

/// Whoever serves in the post.
pub fn leader(unit: UnitId, at: &At<'_>) -> Option<PersonId> {
    let post = at.desk.county().serving(unit)?;
    Some(post.person.record.id)
}

/// The term that is served, or the last one of a vacant post.
fn last_term(unit: UnitId, at: &At<'_>) -> Option<AppointmentId> {
    let county = at.desk.county();
    let serving = county.serving(unit).map(|post| post.term.record.id);
    serving.or_else(|| Some(county.terms(unit).first()?.term.record.id))
}

/// The households meant; a neighborhood stands for all of its own.
pub fn households(nodes: &[Node], at: &At<'_>) -> Vec<HouseholdId> {
    let mut seen = BTreeSet::new();
    let all = all_households(nodes, at);
    all.filter(|id| seen.insert(*id)).collect()
}

fn all_households(nodes: &[Node], at: &At<'_>) -> impl Iterator<Item = HouseholdId> {
    let county = at.desk.county();
    let all = nodes.iter().flat_map(|node| match node {
        Node::Household(id) => vec![*id],
        Node::Unit(unit) => {
            let rows = county.households_of(*unit);
            rows.iter().map(|row| row.id).collect()
        }
    });
    all.filter(|id| is_live(Node::Household(*id), at))
}

fn retire(id: UnitId, at: &At<'_>) -> Option<Asked> {
    let county = at.desk.county();
    let held = county.unit(id).filter(|_| county.is_live(id))?;
    if held.record.level == Level::County {
        return None;
    }
    let name = held.record.fields.short.clone();
    let along = county.along(id);
    let text = if along.is_empty() {
        ConfirmText::RetireEmpty { name: name.clone() }
    } else {
        ConfirmText::RetireUnit {
            name: name.clone(),
            along,
        }
    };
    let command = Command::Unit(UnitCommand::Retire {
        id,
        base: held.version,
    });
    let sentences = second_look(text, &command, at);
    let confirm = Confirm::new(sentences, ConfirmText::Retire, submit(command));
    Some(Ok(match along.households + along.uncounted {
        0 => confirm,
        _ => confirm.naming(name),
    }))
}

fn deregister(meant: &Meant, at: &At<'_>) -> Option<Asked> {
    let ids = households(&meant.nodes, at);
    let county = at.desk.county();
    let question = match ids.as_slice() {
        [] => return None,
        [one] => {
            let Household { number, fields, .. } = county.household(*one)?.record;
            ConfirmText::DeregisterOne {
                head: fields.head,
                number: number.into(),
            }
        }
        many => ConfirmText::DeregisterMany {
            n: many.len().into(),
        },
    };
    let steps = ids.iter().filter_map(|&id| {
        let base = county.household_row(id)?.version;
        Some(Command::Household(HouseholdCommand::Deregister {
            id,
            base,
        }))
    });
    let command = Command::together(Occasion::Retire, steps.collect())?;
    let mut sentences = second_look(question, &command, at);
    let remarks = meant.remarks(at).into_iter().map(Sentence::new);
    sentences.splice(1..1, remarks);
    let (yes, then) = (ConfirmText::Deregister, submit(command));
    Some(Ok(Confirm::new(sentences, yes, then)))
}

/// Nothing is lost by bringing something back, so nothing is asked.
fn restore(nodes: &[Node], at: &At<'_>) -> Option<Vec<Effect>> {
    let county = at.desk.county();
    let steps = nodes.iter().filter_map(|node| match *node {
        Node::Unit(id) => {
            let retired = county.unit(id)?.record.retired.is_some();
            retired.then_some(Command::Unit(UnitCommand::Restore { id }))
        }
        Node::Household(id) => {
            let retired = county.household_row(id)?.has(Mark::Retired);
            retired.then_some(Command::Household(HouseholdCommand::Restore { id }))
        }
    });
    Command::together(Occasion::Restore, steps.collect()).map(submit)
}

/// The question, and what is worth knowing before it is answered.
pub fn second_look(question: ConfirmText, command: &Command, at: &At<'_>) -> Vec<Sentence> {
    let cautions = at.desk.cautions(command).into_iter().map(Sentence::of);
    std::iter::once(Sentence::new(question))
        .chain(cautions)
        .collect()
}

pub fn shift(change: Change, id: UnitId, at: &At<'_>) -> Option<Vec<Effect>> {
    let county = at.desk.county();
    let held = county.unit(id)?;
    let parent = held.record.parent?;
    let mut siblings = county.children(parent);
    siblings.retain(|unit| county.is_live(*unit));
    let place = siblings.iter().position(|s| *s == id)?;
    let before = match change {
        Change::MoveUp => Some(siblings[place.checked_sub(1)?]),
        _ if place + 1 == siblings.len() => return None,
        _ => siblings.get(place + 2).copied(),
    };
    let base = held.version;
    Some(submit(UnitCommand::Move {
        id,
        base,
        parent,
        before,
    }))
}

/// The card was handed over today; where all have one already, nothing is to be done.
fn card(meant: &Meant, at: &At<'_>) -> Option<Asked> {
    let today = at.desk.today();
    let ids = households(&meant.nodes, at);
    if ids.is_empty() {
        return None;
    }
    let without = |f: &HouseholdFields| f.card_issued.is_none();
    let question = |n: N| ConfirmText::CardsIssued { n };
    let effects = set(&ids, question, meant, at, |f| {
        if without(f) {
            f.card_issued = Some(today);
        }
    });
    Some(effects.unwrap_or_else(|| Err(tell(&FormText::NothingChanged, Role::Warn, at))))
}

/// One household changes sides; several join, unless all have.
fn chat(meant: &Meant, at: &At<'_>) -> Option<Asked> {
    let county = at.desk.county();
    let ids = households(&meant.nodes, at);
    let joined = ids
        .iter()
        .all(|id| county.household_row(*id).is_some_and(|r| r.has(Mark::Chat)));
    let question = |n: N| {
        if joined {
            ConfirmText::NotInChat { n }
        } else {
            ConfirmText::InChat { n }
        }
    };
    set(&ids, question, meant, at, |fields| fields.in_chat = !joined)
}

/// The household with other fields; none where they are the same.
pub fn edited(
    id: HouseholdId,
    change: impl FnOnce(&mut HouseholdFields),
    at: &At<'_>,
) -> Option<Command> {
    let Held { record, version } = at.desk.county().household(id)?;
    let mut fields = record.fields.clone();
    change(&mut fields);
    let (base, changed) = (version, fields != record.fields);
    let fields = Box::new(fields);
    changed.then_some(Command::Household(HouseholdCommand::Edit {
        id,
        base,
        fields,
    }))
}

/// Edits what differs; one in sight at once, several after a question.
fn set(
    ids: &[HouseholdId],
    question: impl FnOnce(N) -> ConfirmText,
    meant: &Meant,
    at: &At<'_>,
    change: impl Fn(&mut HouseholdFields),
) -> Option<Asked> {
    let edits = ids.iter().filter_map(|id| edited(*id, &change, at));
    let steps: Vec<Command> = edits.collect();
    let n = steps.len();
    let then = submit(Command::together(Occasion::Edit, steps)?);
    let remarks = meant.remarks(at);
    if n == 1 && remarks.is_empty() {
        return Some(Err(then));
    }
    let mut question = vec![Sentence::new(question(n.into()))];
    question.extend(remarks.into_iter().map(Sentence::new));
    Some(Ok(Confirm::new(question, ConfirmText::Apply, then)))
}

/// Asks before an entry of the journal is taken back.
pub fn undo_entry(entry: &Entry, at: &At<'_>) -> Confirm {
    let Seq(number) = entry.number;
    let what = at.say(&entry.deed).into_owned();
    let question = ConfirmText::UndoEntry {
        number: number.into(),
        what,
    };
    let then = vec![Effect::Undo(Some(entry.number))];
    Confirm::new(vec![Sentence::new(question)], ConfirmText::Undo, then)
}
