//! The picture of assigning: candidates, and beside or above them the session with its seats, always in view.

use super::Assign;
use crate::{
    i18n::{N, text::TrainingText},
    keymap::{Context, Find, Train},
    register::Roster,
    report::Who,
    ui::{
        kit::{At, Manner, Part, Pen, Position, Rect, Role, paint, text},
        training::session::view::{self, rests},
    },
};

/// From this width on the session stands at the side.
const BESIDE: u16 = 110;
const SIDE: u16 = 38;
/// Rows of the session where it stands above, with its frame.
const ABOVE: u16 = 6;

fn panes(at: &At<'_>, area: Rect) -> (Rect, Rect) {
    if at.size.cols >= BESIDE && at.look.manner == Manner::Drawn {
        let side = SIDE.max(area.width / 4);
        let width = area.width.saturating_sub(side);
        return (Rect { width, ..area }, paint::from(area, area.x + width));
    }
    let session = Rect {
        height: ABOVE.min(area.height),
        ..area
    };
    (paint::below(area, session.height), session)
}

/// Columns of the session where it stands at the side.
pub fn side(at: &At<'_>) -> u16 {
    let body = at.size.body();
    body.width - panes(at, body).0.width
}

/// Candidates in view: their pane without frame, the line of what is offered, and the heads.
pub fn height(at: &At<'_>) -> usize {
    let (people, _) = panes(at, at.size.body());
    usize::from(people.height.saturating_sub(4)).max(1)
}

pub fn view(assign: &Assign, pen: &mut Pen<'_>) -> Option<Position> {
    let at = pen.at;
    let (left, right) = panes(at, at.size.body());
    let inner = pen.frame(right, &TrainingText::Session, false);
    let inside = Rect {
        x: inner.x + 1,
        width: inner.width.saturating_sub(2),
        ..inner
    };
    if let Some(roster) = assign.roster(at) {
        let lines = session(assign, roster, at, inside.width);
        view::lines(&lines, pen, inside);
    }
    let inner = pen.frame(left, &TrainingText::AssignTitle, true);
    pen.corner(left, &assign.people.counts(at));
    offered(assign, pen, inner);
    let below = paint::below(inner, 1);
    let who = at.key(Context::Assign, Train::Who);
    let scope = at.key(Context::Assign, Find::Scope);
    let silence = at.say(&TrainingText::NobodyLeftKeys { who, scope });
    assign.people.view(&silence, pen, below)
}

/// `塔峰镇  本期未训  邻长`
fn offered(assign: &Assign, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    let who = at.say(&assign.who.words());
    let rank = match assign.rank {
        Some(rank) => at.say(&rank),
        None => at.say(&TrainingText::AllRanks),
    };
    let words = match assign.who {
        Who::Brought if assign.waiting > 0 => {
            let n = assign.waiting.into();
            let key = at.key(Context::Assign, Train::Who);
            let left = at.say(&TrainingText::LeftOut { n, key });
            format!("{who}  {left}")
        }
        brought if brought.is_brought() => who.into_owned(),
        _ => format!("{}  {who}  {rank}", at.desk.short(assign.root)),
    };
    let (x, right) = (area.x + 2, area.right());
    pen.words(x, area.y, right, &words, Role::Normal);
}

/// The seats first: they are looked at with every selection.
fn session(assign: &Assign, roster: &Roster, at: &At<'_>, room: u16) -> Vec<Vec<Part>> {
    let fields = &roster.training.record.fields;
    let mut seats = vec![view::taken(roster, at)];
    let chosen = N::from(assign.people.marked.len());
    if let Some(free) = roster.free().map(N::from) {
        seats.push(match chosen.0.saturating_sub(free.0) {
            0 => at.part(&TrainingText::Free { n: free }, Role::Normal),
            over => at.part(&TrainingText::Over { n: N(over) }, Role::Breach),
        });
    }
    if chosen.0 > 0 {
        seats.push(at.part(&TrainingText::Chosen { n: chosen }, Role::Normal));
    }
    let times = fields.slots.iter().map(|slot| at.part(slot, Role::Normal));
    let title = (fields.title.clone(), Role::Title);
    let facts = [title].into_iter().chain(times);
    let mut facts: Vec<Part> = facts.chain(rests(&fields.slots, at)).collect();
    if !fields.place.is_empty() {
        facts.push((fields.place.clone(), Role::Dim));
    }
    let by = assign.seated + assign.gains();
    let lift = view::lifts(roster, assign.coverage, by, at);
    let parts = [seats, vec![lift], facts].into_iter();
    parts.flat_map(|parts| flowed(parts, room)).collect()
}

/// Words side by side where they fit, broken where one alone is too long.
fn flowed(words: Vec<Part>, room: u16) -> Vec<Vec<Part>> {
    let broken = words.into_iter().flat_map(|(words, role)| {
        let parts = text::wrap(&words, room).into_iter();
        parts.map(move |part| (part, role))
    });
    view::side_by_side(broken.collect(), room + 2)
}
