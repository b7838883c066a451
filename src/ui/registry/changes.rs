//! What a change means for the nodes it is asked for: a form, a question, or a command at once. Trees and lists share it.

use super::{meant::Meant, route::Registry};
use crate::{
    domain::{
        Command, Entry, Household, HouseholdFields, HouseholdId, Level, Occasion, Seq, Shift,
        UnitCommand, UnitId,
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
    let live = |node: &Node| at.desk.is_live(*node);
    let house = || one.filter(live).and_then(Node::household);
    let post = || at.desk.led(one?).filter(|unit| county.is_live(*unit));
    let of_several = |way| at.desk.households_of(nodes).next().map(|_| way);
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
        Change::EditPerson => Registry::EditPerson(at.desk.leader(post()?)?),
        Change::CorrectTerm => Registry::CorrectTerm(post()?, at.desk.last_term(post()?)?),
        Change::AddPerson => Registry::AddPerson {
            village: at.desk.village_of(one?)?,
            home: one.and_then(Node::household),
        },
        Change::Split => match divide(nodes, at) {
            Some(divide) => divide,
            None => Registry::Split(house().filter(|id| people(*id, at) > 1)?),
        },
        Change::Merge => Registry::Merge(house()?),
        Change::NewHead => Registry::NewHead(house()?),
        Change::Renumber => Registry::Renumber(house()?),
        Change::MoveUp | Change::MoveDown => {
            let up = change == Change::MoveUp;
            let shift = if up { Shift::Up } else { Shift::Down };
            let moved = at.desk.shifting(one?.unit()?, shift)?;
            return Some(Way::Now(submit(moved)));
        }
    };
    Some(Way::Now(open(to)))
}

pub fn apply(change: Change, meant: &Meant, at: &At<'_>) -> Asked {
    let asked = way(change, &meant.nodes, at).and_then(|way| match way {
        Way::Now(effects) => Some(Err(effects)),
        Way::Batch => Some(Err(open(Registry::Batch(meant.clone())))),
        // Nothing is lost by bringing something back, so nothing is asked.
        Way::Restore => at.desk.restoring(&meant.nodes).map(submit).map(Err),
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

/// A neighborhood into halves by number, or by the households of it that are selected.
fn divide(nodes: &[Node], at: &At<'_>) -> Option<Registry> {
    let (unit, going) = match nodes {
        [Node::Unit(unit)] => (*unit, at.desk.half_of(*unit)),
        [first, _, ..] => {
            let unit = at.desk.county().neighborhood_of(first.household()?)?;
            let of = |node: &Node| node.household();
            let going: Option<Vec<HouseholdId>> = nodes.iter().map(of).collect();
            (unit, going?)
        }
        _ => return None,
    };
    let rows = at.desk.divisible(unit);
    let here = |id: &HouseholdId| rows.iter().any(|row| row.id == *id);
    let divides = !rows.is_empty() && going.iter().all(here);
    divides.then_some(Registry::Divide { unit, going })
}

/// Ends the serving term. One whose end is announced, or the last one of a vacant post, is corrected instead.
fn end_term(unit: UnitId, at: &At<'_>) -> Option<Registry> {
    let id = at.desk.last_term(unit)?;
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
    let ids: Vec<HouseholdId> = at.desk.households_of(&meant.nodes).collect();
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
    let command = at.desk.deregistering(&ids)?;
    let mut sentences = second_look(question, &command, at);
    let remarks = meant.remarks(at).into_iter().map(Sentence::new);
    sentences.splice(1..1, remarks);
    let (yes, then) = (ConfirmText::Deregister, submit(command));
    Some(Ok(Confirm::new(sentences, yes, then)))
}

/// The question, and what is worth knowing before it is answered.
pub fn second_look(question: ConfirmText, command: &Command, at: &At<'_>) -> Vec<Sentence> {
    let cautions = at.desk.cautions(command).into_iter().map(Sentence::of);
    std::iter::once(Sentence::new(question))
        .chain(cautions)
        .collect()
}

/// The card was handed over today; where all have one already, nothing is to be done.
fn card(meant: &Meant, at: &At<'_>) -> Option<Asked> {
    let today = at.desk.today();
    let ids: Vec<HouseholdId> = at.desk.households_of(&meant.nodes).collect();
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
    let ids: Vec<HouseholdId> = at.desk.households_of(&meant.nodes).collect();
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

/// Edits what differs; one in sight at once, several after a question.
fn set(
    ids: &[HouseholdId],
    question: impl FnOnce(N) -> ConfirmText,
    meant: &Meant,
    at: &At<'_>,
    change: impl Fn(&mut HouseholdFields),
) -> Option<Asked> {
    let edits = ids.iter().filter_map(|id| at.desk.editing(*id, &change));
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
    let then = vec![Effect::Undo(Some(entry.number))];
    let question = ConfirmText::UndoEntry {
        number: number.into(),
        what,
    };
    let mut question = vec![Sentence::new(question)];
    if entry.deed.act.is_scoring() {
        question.push(Sentence::new(ConfirmText::UndoInspection));
    }
    Confirm::new(question, ConfirmText::Undo, then)
}
