//! More people than seats: several sessions by village, more seats, or the first ones. What would be saved is shown
//! before it is.

use std::mem::{Discriminant, discriminant};

use super::route::{Crowded, Span, Training};
use crate::{
    desk::Split,
    domain::{self, Command, MOST_SEATS, Occasion, PersonId, TrainingCommand, TrainingId},
    i18n::{N, Words, nth_session, text::TrainingText},
    keymap::{Action, App, Context, Go, actions},
    register::Roster,
    store::Receipt,
    ui::kit::{
        At, Effect, Layer, Offers, Outcome, Pen, Position, Role,
        dialog::Dialog,
        lost, paint,
        table::{Cursor, Rows},
        tell, told,
    },
};

pub struct Crowd {
    id: TrainingId,
    people: Vec<PersonId>,
    /// Of each session that is split off.
    seats: u16,
    step: Step,
}

enum Step {
    /// On a way, however many seats it comes to.
    Ask(Cursor<Discriminant<Way>>),
    Look(Box<Split>, Rows),
    /// The split is on its way to the file.
    Sent(Box<Split>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Split,
    Seats(u16),
    First(u32),
}

const COLS: u16 = 88;
const ROWS: u16 = 20;
/// What a hall usually holds.
const USUAL: u16 = 80;
/// Seats change by so many at a key.
const TEN: u16 = 10;

impl Crowd {
    pub fn new(id: TrainingId, people: Vec<PersonId>, way: Crowded, at: &At<'_>) -> Self {
        let roster = at.desk.county().trainings().get(id);
        let seats = roster.and_then(|r| r.training.record.fields.capacity);
        let mut crowd = Self {
            id,
            people,
            seats: seats.unwrap_or(USUAL),
            step: Step::Ask(Cursor::default()),
        };
        crowd.refresh(at);
        if way == Crowded::Split {
            crowd.look(at);
        }
        crowd
    }

    fn roster<'a>(&self, at: &At<'a>) -> Option<&'a Roster> {
        let roster = at.desk.county().trainings().get(self.id);
        roster.map(AsRef::as_ref)
    }

    fn free(&self, at: &At<'_>) -> u32 {
        let roster = self.roster(at);
        roster
            .and_then(Roster::free)
            .unwrap_or(u32::from(self.seats))
    }

    fn ways(&self, at: &At<'_>) -> Vec<Way> {
        let mut ways = vec![Way::Split];
        let taken = self.roster(at).map_or(0, Roster::taken) as usize;
        let all = u16::try_from(taken + self.people.len()).unwrap_or(u16::MAX);
        if all <= MOST_SEATS {
            ways.push(Way::Seats(all));
        }
        let free = self.free(at);
        if free > 0 {
            ways.push(Way::First(free));
        }
        ways
    }

    fn look(&mut self, at: &At<'_>) {
        let Some(roster) = self.roster(at) else {
            return;
        };
        let mut fields = roster.training.record.fields.clone();
        // Where nobody counted seats, splitting counts them.
        fields.capacity.get_or_insert(self.seats);
        let free = self.free(at).min(u32::from(u16::MAX)) as u16;
        let each = self.seats;
        let mut split = Split::of(
            at.desk.county(),
            &fields,
            (free, each),
            &self.people,
            |title, nth| nth_session(title, nth, at.lang()).into_owned(),
        );
        for part in split.sessions.iter_mut().skip(1) {
            part.fields.capacity = Some(each);
        }
        self.step = Step::Look(Box::new(split), Rows::default());
    }

    fn take(&mut self, at: &At<'_>) -> Vec<Effect> {
        let Some(roster) = self.roster(at) else {
            let told = tell(&TrainingText::Gone, Role::Warn, at);
            return [Effect::Close].into_iter().chain(told).collect();
        };
        let id = self.id;
        let command = match &self.step {
            Step::Sent(_) => return Vec::new(),
            Step::Look(split, _) if split.sessions.len() > 1 => {
                let command = split.extend(&roster.training);
                self.step = Step::Sent(split.clone());
                return vec![Effect::Submit(command)];
            }
            Step::Look(split, _) => split.extend(&roster.training),
            Step::Ask(ways) => match ways.row().and_then(|row| self.ways(at).get(row).copied()) {
                Some(Way::Split) | None => {
                    self.look(at);
                    return Vec::new();
                }
                Some(Way::Seats(n)) => {
                    let mut fields = roster.training.record.fields.clone();
                    fields.capacity = Some(n);
                    let (base, fields) = (roster.training.version, Box::new(fields));
                    let edit = TrainingCommand::Edit { id, base, fields };
                    let people = self.people.clone();
                    let assign = TrainingCommand::Assign { id, people };
                    let steps = [edit, assign].map(Command::Training).to_vec();
                    let occasion = Occasion::Training;
                    Command::Batch { occasion, steps }
                }
                Some(Way::First(n)) => {
                    let people = self.people.iter().take(n as usize).copied().collect();
                    Command::Training(TrainingCommand::Assign { id, people })
                }
            },
        };
        vec![Effect::Close, Effect::Submit(command)]
    }

    /// The days of all sessions, the cursor on the first that was made: assigning is over.
    fn made(&self, split: &Split, receipt: &Receipt, at: &At<'_>) -> Vec<Effect> {
        let Some(roster) = self.roster(at) else {
            return Vec::new();
        };
        let fresh = receipt
            .ids::<domain::Training>()
            .filter(|id| *id != self.id);
        let slots = split.sessions.iter().flat_map(|part| &part.fields.slots);
        let days = || slots.clone().map(|slot| slot.date);
        let list = Training::Within {
            root: roster.training.record.host,
            span: match (days().min(), days().max()) {
                (Some(first), Some(last)) => Span::Days(first, last),
                _ => Span::Always,
            },
            tier: None,
            standing: None,
            cursor: fresh.min(),
        };
        let (n, made) = (split.sessions.len(), split.sessions.len() - 1);
        let (n, made) = (n.into(), made.into());
        let told = tell(&TrainingText::SplitDone { n, made }, Role::Notice, at);
        [Effect::Back, Effect::Open(list.into())]
            .into_iter()
            .chain(told)
            .collect()
    }

    /// Other seats, and the split is made anew.
    fn resize(&mut self, to: Go, at: &At<'_>) {
        self.seats = match to {
            Go::Left => self.seats.saturating_sub(TEN).max(TEN),
            _ => (self.seats + TEN).min(MOST_SEATS),
        };
        self.look(at);
    }

    fn asking(&self, row: Option<usize>, pen: &mut Pen<'_>) -> Option<Position> {
        let ways = self.ways(pen.at);
        let rows = ways.len() as u16 + 4;
        let inner = pen.window(COLS, rows, &TrainingText::CrowdTitle);
        let (people, free) = (self.people.len().into(), self.free(pen.at).into());
        pen.line(
            inner,
            0,
            &TrainingText::CrowdAsk { people, free },
            Role::Warn,
        );
        let mut caret = None;
        for ((i, way), y) in ways.iter().enumerate().zip(inner.y + 2..inner.bottom()) {
            let here = Some(i) == row;
            let role = pen.row(paint::row(inner, y), here);
            if here {
                caret = pen.reads(inner.x, y);
            }
            let words = match *way {
                Way::Split => TrainingText::CrowdSplit,
                Way::Seats(n) => TrainingText::CrowdSeats { n: n.into() },
                Way::First(n) => TrainingText::CrowdFirst { n: n.into() },
            };
            pen.words(inner.x + 2, y, inner.right(), &words, role);
        }
        caret
    }

    fn looking(&self, split: &Split, top: usize, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let tall = (split.sessions.len() as u16 * 2 + 4).min(ROWS);
        let outer = at.size.dialog(COLS, tall);
        let inner = pen.window_in(outer, &TrainingText::SplitTitle);
        let (x, right) = (inner.x, inner.right());
        let n = self.seats.into();
        let own = split.sessions.first().and_then(|part| part.fields.capacity);
        let own = own.filter(|own| *own != self.seats && split.sessions.len() > 1);
        let seats = match own.map(N::from) {
            Some(first) => TrainingText::SplitSeatsBut { n, first },
            None => TrainingText::SplitSeats { n },
        };
        pen.line(inner, 0, &seats, Role::Normal);
        // A session takes two lines, and under the last stands what Enter does.
        let shown = usize::from(inner.height.saturating_sub(2) / 2);
        let below = split.sessions.len().saturating_sub(top + shown);
        pen.goes_on(outer, top * 2, below * 2);
        let mut y = inner.y + 1;
        for part in split.sessions.iter().skip(top).take(shown) {
            let end = pen.words(x, y, right, &part.fields.title, Role::Title);
            let times = part.fields.slots.iter();
            let times: Vec<String> = times.map(|slot| at.say(slot).into_owned()).collect();
            pen.words(end + 2, y, right, &times.join("  "), Role::Accent);
            let (people, villages) = (part.people.len().into(), part.villages.len().into());
            let words = at.say(&TrainingText::SplitRow { people, villages });
            let names: Vec<String> = part.villages.iter().map(|v| at.desk.short(*v)).collect();
            let words = format!("{words}  {}", names.join(" "));
            pen.words(x + 2, y + 1, right, &words, Role::Normal);
            y += 2;
        }
        if y < inner.bottom() {
            let n = split.sessions.len().into();
            let last = inner.height - 1;
            pen.line(inner, last, &TrainingText::SplitSave { n }, Role::Notice);
        }
        None
    }
}

impl Dialog for Crowd {
    fn waits(&self) -> bool {
        matches!(self.step, Step::Sent(_))
    }

    fn has_handed_in(&self) -> bool {
        self.waits()
    }
}

impl Layer for Crowd {
    fn context(&self) -> Context {
        Context::Confirm
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match (action, &mut self.step) {
            (Action::App(App::Cancel | App::Close | App::Decline), Step::Look(..)) => {
                self.step = Step::Ask(Cursor::default());
                self.refresh(at);
            }
            (Action::App(App::Cancel | App::Close | App::Decline), _) => {
                return vec![Effect::Close];
            }
            (Action::Go(Go::Open) | Action::App(App::Accept), _) => return self.take(at),
            (action @ Action::Go(Go::Up | Go::Down), Step::Ask(ways)) => {
                ways.act(action, usize::from(ROWS));
            }
            (Action::Go(to @ (Go::Left | Go::Right)), Step::Look(..)) => self.resize(to, at),
            (Action::Go(Go::Up), Step::Look(_, rows)) => rows.top = rows.top.saturating_sub(1),
            (Action::Go(Go::Down), Step::Look(split, rows)) => {
                rows.top = (rows.top + 1).min(split.sessions.len().saturating_sub(1));
            }
            _ => {}
        }
        Vec::new()
    }

    fn done(&mut self, outcome: &Outcome, at: &At<'_>) -> Vec<Effect> {
        let mut effects = vec![Effect::Close];
        match (outcome, &self.step) {
            (Outcome::Done(receipt), Step::Sent(split)) => {
                effects.extend(self.made(split, receipt, at));
            }
            _ => effects.push(Effect::Tell(told(outcome, at))),
        }
        effects
    }

    fn refresh(&mut self, at: &At<'_>) {
        let ways = self.ways(at).iter().map(discriminant).collect();
        match &mut self.step {
            Step::Ask(cursor) => cursor.fill(ways, usize::from(ROWS)),
            Step::Look(..) => self.look(at),
            Step::Sent(_) => {}
        }
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        match &self.step {
            Step::Ask(ways) => ways.gone().map(|_| lost::words(None, self.context(), at)),
            Step::Look(..) | Step::Sent(_) => None,
        }
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        match &self.step {
            Step::Ask(ways) => self.asking(ways.row(), pen),
            Step::Look(split, rows) => self.looking(split, rows.top, pen),
            Step::Sent(split) => self.looking(split, 0, pen),
        }
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        let offers = Offers::of(Context::Confirm);
        match self.step {
            Step::Ask(_) => offers.foot(actions![Go::Open, App::Cancel]),
            Step::Sent(_) => return offers.foot([App::Cancel]),
            Step::Look(..) => offers
                .foot(actions![
                    Go::Open,
                    Go::Left,
                    Go::Right,
                    Go::Down,
                    App::Cancel
                ])
                .called(Go::Open, TrainingText::SplitNow)
                .called(Go::Left, TrainingText::FewerSeats)
                .called(Go::Right, TrainingText::MoreSeats),
        }
        .with([App::Accept, App::Decline])
    }
}
