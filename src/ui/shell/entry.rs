//! One entry of the journal: who did what and when, and every record it touched with the fields that changed.

use super::route::Shell;
use crate::{
    domain::{
        Appointment, CareCategory, Entry, Household, Inspection, Kind, Obligation, Official,
        Person, PersonId, Record, Rectification, Round, Rubric, Score, Seat, Site, SiteId, Stage,
        Touched, Training, Unit, UnitId, User, mask_phones,
    },
    i18n::{
        doer, full_clock,
        text::{ListText, SiteText},
    },
    keymap::{Action, App, Change, Context, Go, actions},
    register::Node,
    store::unpack,
    ui::{
        kit::{
            Answer, At, Effect, Layer, Offers, Pen, Position, Question, Role,
            dialog::{Dialog, awaited::Told},
            open,
            page::{Focus, Line, Page},
            paint, text,
        },
        registry::page,
    },
};

pub struct Detail {
    entry: Entry,
    touched: Told<Touched>,
    /// A line for each.
    page: Page<usize>,
}

const COLS: u16 = 100;
/// The sentence on top and the blank line below it.
const ABOVE: u16 = 3;

impl Detail {
    pub fn new(entry: Entry) -> Self {
        Self {
            entry,
            touched: Told::Waiting,
            page: Page::default(),
        }
    }

    /// What was done is read whole before the place is.
    fn line(touched: &Touched, at: &At<'_>) -> Line<usize> {
        let left = format!("{}  {}  ", at.say(&touched.kind), name(touched, at));
        let (left, what) = (at.seen(&left), what(touched, at));
        let room = at.size.cols_in(COLS).saturating_sub(2 + text::width(&what));
        let left = text::cut(&left, room, at.look.glyphs().ellipsis);
        let mut line = Line::new(left, Role::Normal);
        line.with(at.seen(&what), Role::Accent);
        line
    }
}

fn height(at: &At<'_>) -> usize {
    at.size.rows_in(u16::MAX, ABOVE)
}

impl Dialog for Detail {
    fn question(&self) -> Option<Question> {
        Some(Question::Touched(self.entry.number))
    }

    fn waits(&self) -> bool {
        self.touched.waits()
    }
}

impl Layer for Detail {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.page.act(action, height(at)) {
            return Vec::new();
        }
        match action {
            Action::App(App::Close | App::Cancel) | Action::Go(Go::Left) => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn told(&mut self, answer: &Answer, at: &At<'_>) {
        match answer {
            Answer::Touched(touched) => self.touched = Told::All(touched.clone()),
            Answer::Failed(_) => self.touched = Told::Failed,
            _ => {}
        }
        self.refresh(at);
    }

    fn refresh(&mut self, at: &At<'_>) {
        let mut lines: Vec<_> = self
            .touched
            .all()
            .iter()
            .map(|touched| Self::line(touched, at))
            .collect();
        for (n, line) in lines.iter_mut().enumerate() {
            line.to(n);
        }
        self.page = Page::cut(lines, 0, self.page.at.clone());
        self.page.fill(height(at));
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let most = usize::from(u16::MAX - 8);
        let tall = self.touched.all().len().clamp(1, most) as u16 + ABOVE + 2;
        let title = at.say(&ListText::EntryTitle {
            number: self.entry.number.0.into(),
        });
        let inner = pen.window(COLS, tall, &title);
        let (x, right) = (inner.x, inner.right());
        let who = doer(&self.entry.who, at.lang());
        let words = format!("{}  {who}", full_clock(self.entry.at));
        pen.words(x, inner.y, right, &words, Role::Dim);
        let words = at.say(&self.entry.deed);
        pen.words(x, inner.y + 1, right, &words, Role::Title);
        let body = paint::below(inner, ABOVE);
        if self.touched.all().is_empty() {
            let silence = self.touched.silence(at);
            let words = silence.unwrap_or_else(|| at.say(&ListText::NothingToSee));
            pen.words(x, body.y, right, &words, Role::Dim);
            return None;
        }
        self.page.view(pen, body, Focus::Here)
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        let mut undo = vec![Effect::Close];
        undo.extend(open(Shell::UndoEntry(Box::new(self.entry.clone()))));
        Offers::of(Context::List)
            .foot(actions![Change::Undo, Go::Up, Go::Down, App::Close])
            .with([Go::Left])
            .gives(Change::Undo, undo)
    }
}

/// Made, taken away, or the fields that differ.
fn what(touched: &Touched, at: &At<'_>) -> String {
    match (&touched.before, &touched.after) {
        (None, _) => at.say(&ListText::Made).into_owned(),
        (_, None) => at.say(&ListText::TakenAway).into_owned(),
        _ => page::differing(touched, at.lang(), at.drawn()),
    }
}

/// What a record is called, out of what is left of it.
fn name(touched: &Touched, at: &At<'_>) -> String {
    let payload = touched.after.as_ref().or(touched.before.as_ref());
    let payload = payload.map_or(&[][..], Vec::as_slice);
    let name = match touched.kind {
        Kind::Unit => read::<Unit>(payload, |u| match at.desk.county().unit(u.id) {
            Some(_) => place(u.id, at),
            None => u.fields.short.clone(),
        }),
        Kind::Household => read::<Household>(payload, |h| {
            format!("{}  {}", h.fields.head, place(h.neighborhood, at))
        }),
        Kind::Person => read::<Person>(payload, |p| {
            format!("{}  {}", p.fields.name, place(p.village, at))
        }),
        Kind::Appointment => read::<Appointment>(payload, |a| {
            format!("{}  {}", person(a.person, at), place(a.unit, at))
        }),
        Kind::Seat => read::<Seat>(payload, |s| person(s.person, at)),
        Kind::Care => read::<CareCategory>(payload, |c| c.name.clone()),
        Kind::Obligation => read::<Obligation>(payload, |o| at.say(&o.tier).into_owned()),
        Kind::Training => read::<Training>(payload, |t| t.fields.title.clone()),
        Kind::Stage => read::<Stage>(payload, |s| s.fields.name.clone()),
        Kind::Official => read::<Official>(payload, |o| o.fields.name.clone()),
        Kind::Rubric => read::<Rubric>(payload, |r| r.fields.title.clone()),
        Kind::Site => read::<Site>(payload, |s| place(s.village, at)),
        Kind::Inspection => read::<Inspection>(payload, |i| {
            format!("{}  {}", site(i.site, at), i.fields.name)
        }),
        Kind::Score => read::<Score>(payload, |s| {
            let what = String::new();
            let item = SiteText::OfItem {
                item: s.item.into(),
                what,
            };
            format!("{}  {}", site(s.site, at), at.say(&item))
        }),
        Kind::Rectification => read::<Rectification>(payload, |r| {
            format!("{}  {}", site(r.site, at), r.fields.what)
        }),
        Kind::User => read::<User>(payload, |u| u.fields.name.clone()),
        Kind::Round => read::<Round>(payload, |r| {
            format!("{}  {}", place(r.neighborhood, at), r.on)
        }),
    };
    name.unwrap_or_default()
}

fn read<R: Record>(payload: &[u8], name: impl FnOnce(&R) -> String) -> Option<String> {
    let name = unpack::<R>(payload).ok().map(|record| name(&record))?;
    Some(mask_phones(&name).into_owned())
}

fn place(unit: UnitId, at: &At<'_>) -> String {
    at.desk.path_names(Node::Unit(unit)).join("/")
}

fn person(id: PersonId, at: &At<'_>) -> String {
    let held = at.desk.county().person(id);
    held.map_or_else(String::new, |held| held.record.fields.name.clone())
}

fn site(id: SiteId, at: &At<'_>) -> String {
    let file = at.desk.county().sites().get(id);
    file.map_or_else(String::new, |file| at.village(file.village()))
}
