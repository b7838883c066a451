//! What can be done here: the menu of what is offered, and the pop-up of what may follow a key. Both are walked with
//! arrows; a key that stands in them does there what it does outside.

use super::{Dialog, route::Kit};
use crate::{
    i18n::text::AppText,
    keymap::{Action, Answer, App, Branch, Chord, Context, Go, Keys, Node, Noun, actions},
    ui::kit::{At, Built, Effect, Layer, Offers, Pen, Position, Rect, Role, click, tell, text},
};

pub struct Menu {
    /// Where the focus was, and everything that is offered there with what it is called.
    context: Context,
    offered: Vec<(Action, String)>,
    /// Keys of a sequence, and what may follow them; else all is listed.
    begun: Option<(Vec<Chord>, Node)>,
    /// Among the entries, headings not counted.
    cursor: usize,
}

/// One line of the picture.
enum Row {
    Head(&'static str),
    Entry(Entry),
    Blank,
}

#[derive(Clone)]
struct Entry {
    keys: String,
    title: String,
    branch: Branch,
}

/// The narrowest column an entry is readable in.
const COLUMN: u16 = 34;
/// Columns of the keys, unless one is longer.
const KEYS: u16 = 6;

impl Menu {
    /// What is offered where the focus is, after these keys.
    pub fn route(focus: &dyn Layer, keys: Vec<Chord>, at: &At<'_>) -> Kit {
        let (context, offers) = (focus.context(), focus.offers(at));
        let offered = offers.open(at);
        let offered = offered.map(|offer| (offer.action, offer.title(context, at)));
        Kit::Menu(context, offered.collect(), keys)
    }

    pub fn built(
        context: Context,
        offered: Vec<(Action, String)>,
        keys: Vec<Chord>,
        at: &At<'_>,
    ) -> Built {
        let begun = match at.keymap.resolve(context, &keys) {
            Answer::Pending(node) if !keys.is_empty() => Some((keys, node.clone())),
            _ => None,
        };
        let menu = Self {
            context,
            offered,
            begun,
            cursor: 0,
        };
        if menu.entries(at).is_empty() {
            return Built::Instead(tell(&AppText::NothingHere, Role::Dim, at));
        }
        Built::dialog(menu)
    }

    fn rows(&self, at: &At<'_>) -> Vec<Row> {
        let rows = match &self.begun {
            None => here(self.context, &self.offered, at),
            Some((_, node)) => after(node, &self.offered, at),
        };
        let height = Shape::of(rows.len(), at).height;
        let mut settled: Vec<Row> = Vec::with_capacity(rows.len());
        for row in rows {
            // A heading stands over what it heads, never alone at the foot of a column.
            let foot = settled.len() % height + 1 == height;
            if foot && height > 1 && matches!(row, Row::Head(_)) {
                settled.push(Row::Blank);
            }
            settled.push(row);
        }
        settled
    }

    fn entries(&self, at: &At<'_>) -> Vec<Entry> {
        let entry = |row| match row {
            Row::Entry(entry) => Some(entry),
            Row::Head(_) | Row::Blank => None,
        };
        self.rows(at).into_iter().filter_map(entry).collect()
    }

    fn run(&mut self, branch: &Branch) -> Vec<Effect> {
        match branch {
            Branch::Act(action) => vec![Effect::Close, Effect::Act(*action)],
            Branch::More(node) => {
                if let Some((_, here)) = &mut self.begun {
                    *here = node.clone();
                }
                self.cursor = 0;
                Vec::new()
            }
        }
    }

    fn run_cursor(&mut self, at: &At<'_>) -> Vec<Effect> {
        let entry = self.entries(at).into_iter().nth(self.cursor);
        entry.map_or_else(Vec::new, |entry| self.run(&entry.branch))
    }

    fn step(&mut self, go: Go, at: &At<'_>) {
        let rows = self.rows(at);
        let shape = Shape::of(rows.len(), at);
        let spots = spots(&rows);
        let (Some(&here), last) = (spots.get(self.cursor), spots.len().saturating_sub(1)) else {
            return;
        };
        let beside = |spot: usize| {
            let near = |i: &usize| spots.get(*i).map_or(usize::MAX, |s| s.abs_diff(spot));
            (0..spots.len()).min_by_key(near).unwrap_or(0)
        };
        self.cursor = match go {
            Go::Up => self.cursor.checked_sub(1).unwrap_or(last),
            Go::Down if self.cursor == last => 0,
            Go::Down => self.cursor + 1,
            Go::Left => beside(here.saturating_sub(shape.height)),
            Go::Right => beside((here + shape.height).min(rows.len())),
            Go::PageUp => beside(here.saturating_sub(shape.page())),
            Go::PageDown => beside((here + shape.page()).min(rows.len())),
            Go::Top => 0,
            Go::Bottom => last,
            _ => self.cursor,
        };
    }
}

/// Columns beside each other, and rows in each.
struct Shape {
    columns: usize,
    height: usize,
}

impl Shape {
    fn of(rows: usize, at: &At<'_>) -> Self {
        let cols = at.size.cols_in(u16::MAX);
        let most = usize::from((cols / COLUMN).clamp(1, 3));
        let room = at.size.rows_in(u16::MAX, 0);
        // As few columns as make it fit, as even as they can be.
        let columns = rows.div_ceil(room).clamp(1, most);
        Self {
            columns,
            height: rows.div_ceil(columns).clamp(1, room),
        }
    }

    fn page(&self) -> usize {
        self.columns * self.height
    }
}

fn here(context: Context, offered: &[(Action, String)], at: &At<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for noun in Noun::order(context) {
        let of_noun = offered.iter().filter(|(action, _)| action.noun() == noun);
        let entries: Vec<Row> = of_noun
            .filter_map(|(action, title)| entry_of(context, *action, title, at))
            .collect();
        if entries.is_empty() {
            continue;
        }
        if !rows.is_empty() {
            rows.push(Row::Blank);
        }
        rows.push(Row::Head(noun.title(at.lang())));
        rows.extend(entries);
    }
    rows
}

/// With a key that does the same in the menu. What walks the menu is no entry of it.
fn entry_of(context: Context, action: Action, title: &str, at: &At<'_>) -> Option<Row> {
    let all = at.keymap.keys_for(context, action);
    let keys = all.iter().find(|keys| !walks(keys, at));
    if walk(action) && keys.is_none() && !all.is_empty() {
        return None;
    }
    let label = keys.map_or_else(String::new, Keys::label);
    Some(Row::Entry(Entry {
        keys: at.look.width.keys(&label).into_owned(),
        title: title.to_owned(),
        branch: Branch::Act(action),
    }))
}

/// Whether the menu takes these presses for itself.
fn walks(keys: &[Chord], at: &At<'_>) -> bool {
    matches!(at.keymap.resolve(Context::Menu, keys), Answer::Act(action) if walk(action))
}

const fn walk(action: Action) -> bool {
    matches!(
        action,
        Action::Go(_) | Action::App(App::Close | App::Cancel | App::Menu)
    )
}

/// Of what may follow only what is offered, or leads to it.
fn after(node: &Node, offered: &[(Action, String)], at: &At<'_>) -> Vec<Row> {
    let word = |action: Action| {
        let mut same = offered.iter().filter(|(known, _)| *known == action);
        same.next().map(|(_, word)| word.clone())
    };
    let title = |branch: &Branch| match branch {
        Branch::Act(action) => word(*action),
        Branch::More(node) => {
            let leads = node
                .actions()
                .into_iter()
                .any(|action| word(action).is_some());
            leads.then(|| branch.title(at.lang()))
        }
    };
    let entry = |(chord, branch): &(Chord, Branch)| {
        Some(Row::Entry(Entry {
            keys: at.look.width.keys(&chord.label()).into_owned(),
            title: title(branch)?,
            branch: branch.clone(),
        }))
    };
    node.branches().iter().filter_map(entry).collect()
}

impl Dialog for Menu {}

impl Layer for Menu {
    fn context(&self) -> Context {
        Context::Menu
    }

    fn press(&mut self, chord: Chord, at: &At<'_>) -> Option<Vec<Effect>> {
        let is_text = self.begun.is_none() && self.context.is_typing();
        let chord = if is_text { chord } else { chord.folded() };
        if let Some((pending, node)) = &mut self.begun {
            let branch = node.get(chord)?.clone();
            pending.push(chord);
            return Some(self.run(&branch));
        }
        if walks(&[chord], at) {
            return None;
        }
        match at.keymap.resolve(self.context, &[chord]) {
            Answer::Act(action) => Some(self.run(&Branch::Act(action))),
            Answer::Pending(node) => {
                self.begun = Some((vec![chord], node.clone()));
                self.cursor = 0;
                Some(Vec::new())
            }
            Answer::Nothing => None,
        }
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match action {
            Action::App(App::Close | App::Cancel | App::Menu) => vec![Effect::Close],
            Action::Go(Go::Open) => self.run_cursor(at),
            Action::Go(go) => {
                self.step(go, at);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let rows = self.rows(at);
        let shape = Shape::of(rows.len(), at);
        let title = match &self.begun {
            None => {
                let place = self.context.title(at.lang());
                format!("{}  {place}", at.say(&AppText::Menu))
            }
            Some((pending, _)) => {
                let keys: Vec<String> = pending.iter().map(|chord| chord.label()).collect();
                let keys = keys.join(" ");
                at.say(&AppText::KeyPending { keys }).into_owned()
            }
        };
        let cols = shape.columns as u16 * (COLUMN + 6) + 4;
        let inner = pen.window(cols, shape.height as u16 + 2, &title);
        if inner.width == 0 || inner.height == 0 {
            return None;
        }
        let entries = self.entries(at);
        let longest = entries.iter().map(|entry| text::width(&entry.keys)).max();
        let keys = longest.unwrap_or_default().max(KEYS);
        let spots = spots(&rows);
        let page = spots.get(self.cursor).map_or(0, |spot| spot / shape.page());
        let wide = inner.width / shape.columns as u16;
        let first = page * shape.page();
        let mut nth = spots.partition_point(|spot| *spot < first);
        for (i, row) in rows.iter().skip(first).take(shape.page()).enumerate() {
            let x = inner.x + (i / shape.height) as u16 * wide;
            let y = inner.y + (i % shape.height) as u16;
            if y >= inner.bottom() {
                continue;
            }
            let right = (x + wide).min(inner.right());
            match row {
                Row::Head(words) => {
                    pen.words(x + 2, y, right, *words, Role::Title);
                }
                Row::Entry(entry) => {
                    let here = nth == self.cursor;
                    self::entry(entry, here, pen, (x, y, right, keys));
                    at.answers(Rect::new(x, y, right - x, 1), || {
                        let steps = click::steps(self.cursor, nth, click::ROWS);
                        steps.into_iter().chain(click::key(Go::Open)).collect()
                    });
                    nth += 1;
                }
                Row::Blank => {}
            }
        }
        let pages = rows.len().div_ceil(shape.page());
        if pages > 1 {
            let more = at.say(&match entries.len() - nth {
                0 => AppText::LastPage,
                n => AppText::MoreBelow { n: n.into() },
            });
            let words = format!(" {}/{pages}  {more} ", page + 1);
            let x = inner.right().saturating_sub(text::width(&words) + 1);
            pen.words(x, inner.bottom(), inner.right(), &words, Role::Accent);
        }
        None
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        Offers::of(Context::Menu)
            .foot(actions![
                Go::Open,
                Go::Down,
                Go::Right,
                App::Help,
                App::Cancel
            ])
            .with([Go::Left])
    }
}

/// Where each entry stands among the rows.
fn spots(rows: &[Row]) -> Vec<usize> {
    let entries = rows.iter().zip(0..);
    let entries = entries.filter(|(row, _)| matches!(row, Row::Entry(_)));
    entries.map(|(_, spot)| spot).collect()
}

fn entry(entry: &Entry, here: bool, pen: &mut Pen<'_>, (x, y, right, wide): (u16, u16, u16, u16)) {
    if here {
        pen.cursor(Rect::new(x, y, right.saturating_sub(x), 1));
    }
    let keys = text::pad_right(&entry.keys, wide, "");
    let x = pen.words(x + 2, y, right, &keys, Role::Key) + 1;
    let role = if here { Role::CursorRow } else { Role::Normal };
    pen.words(x, y, right.saturating_sub(1), &entry.title, role);
}
