//! The picture of assigning: candidates, and beside or above them the session with its seats, always in view.

use super::Assign;
use crate::{
    i18n::{percent, text::TrainingText},
    keymap::{Context, Find, Train},
    register::Roster,
    ui::{
        kit::{At, Pen, Position, Rect, Role, paint, text},
        training::{
            route::Who,
            session::{
                free,
                view::{self, Words, rests},
            },
        },
    },
};

/// From this width on the session stands at the side.
const BESIDE: u16 = 110;
const SIDE: u16 = 38;
/// Rows of the session where it stands above, with its frame.
const ABOVE: u16 = 6;

fn panes(at: &At<'_>, area: Rect) -> (Rect, Rect) {
    if at.size.cols >= BESIDE {
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

/// Candidates in view: their pane without frame, the line of what is offered, and the heads.
pub fn height(at: &At<'_>) -> usize {
    let (people, _) = panes(at, at.size.body());
    usize::from(people.height.saturating_sub(4)).max(1)
}

pub fn view(assign: &Assign, pen: &mut Pen<'_>, area: Rect) -> Option<Position> {
    let at = pen.at;
    let (left, right) = panes(at, area);
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
fn session(assign: &Assign, roster: &Roster, at: &At<'_>, room: u16) -> Vec<Words> {
    let fields = &roster.training.record.fields;
    let mut seats = vec![(view::taken(roster, at), Role::Accent)];
    let chosen = assign.people.marked.len();
    if let Some(free) = free(roster) {
        let over = (chosen as u64).saturating_sub(free.into());
        seats.push(if over > 0 {
            let n = crate::i18n::N(over);
            (at.say(&TrainingText::Over { n }).into_owned(), Role::Breach)
        } else {
            let n = free.into();
            (at.say(&TrainingText::Free { n }).into_owned(), Role::Normal)
        });
    }
    if chosen > 0 {
        let n = chosen.into();
        let words = at.say(&TrainingText::Chosen { n }).into_owned();
        seats.push((words, Role::Normal));
    }
    let mut facts: Words = vec![(fields.title.clone(), Role::Title)];
    let times = fields.slots.iter().map(|slot| at.say(slot).into_owned());
    facts.extend(times.map(|words| (words, Role::Normal)));
    let rests = rests(&fields.slots, at).into_iter();
    facts.extend(rests.map(|words| (words, Role::Warn)));
    if !fields.place.is_empty() {
        facts.push((fields.place.clone(), Role::Dim));
    }
    let mut lines = flowed(seats, room);
    lines.extend(flowed(vec![lift(assign, roster, at)], room));
    lines.extend(flowed(facts, room));
    lines
}

/// The coverage of the host with everybody seated and selected.
fn lift(assign: &Assign, roster: &Roster, at: &At<'_>) -> (String, Role) {
    let place = at.desk.short(roster.training.record.host);
    let now = assign.coverage;
    let then = now.with(assign.seated + assign.gains());
    let words = TrainingText::Lifts {
        place,
        before: percent(now.covered, now.obliged),
        after: percent(then.covered, now.obliged),
    };
    (at.say(&words).into_owned(), Role::Good)
}

/// Words side by side where they fit, broken where one alone is too long.
fn flowed(words: Words, room: u16) -> Vec<Words> {
    let broken = words.into_iter().flat_map(|(words, role)| {
        let parts = text::wrap(&words, room).into_iter();
        parts.map(move |part| (part, role))
    });
    view::side_by_side(broken.collect(), room + 2)
}
