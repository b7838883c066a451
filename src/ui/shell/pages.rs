//! The line of pages on top of every picture: what the program is for, with the key of each and where one is.

use super::{model::Model, route::Shell};
use crate::{
    domain::Figure,
    i18n::text::AppText,
    keymap::Show,
    ui::{
        kit::{Manner, Pen, Rect, Role, Route, click, text},
        registry::route::Registry,
    },
};

/// One goal and whoever works for it; then the actions. Those that matter most stand first.
const PAGES: [&[(Show, AppText)]; 2] = [
    &[
        (Show::Overview, AppText::PageToday),
        (Show::Tree, AppText::PageTree),
        (Show::Leaders, AppText::PageLeaders),
    ],
    &[
        (Show::Sites, AppText::PageSites),
        (Show::Trainings, AppText::PageTrainings),
    ],
];

/// Where there is no room for all of them the last go first, but for the one that is open.
pub(super) fn pages(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    if at.desk.root().is_none() {
        return;
    }
    let (screen, here) = (model.screen(), page(&model.screen().route()));
    let named = |&(show, ref word): &(Show, AppText)| {
        let key = at.key(screen.context(), show);
        (show, format!("{key} {}", at.say(word)).trim().to_owned())
    };
    let parts = PAGES.map(|part| part.iter().map(named).collect::<Vec<_>>());
    let cols = |name: &str| text::width(name) + 2;
    let line = match at.look.manner {
        Manner::Drawn => at.look.glyphs().vertical,
        Manner::Plain => " ",
    };
    let between = cols(line);
    let mut room = area.width.saturating_sub(between);
    let mut shown = Vec::new();
    let all = || parts.iter().flatten();
    for (show, name) in all().filter(|(show, _)| *show == here).chain(all()) {
        if !shown.contains(show) && cols(name) <= room {
            room -= cols(name);
            shown.push(*show);
        }
    }
    let mut x = area.x;
    for (n, part) in parts.iter().enumerate() {
        for (i, (show, name)) in part
            .iter()
            .filter(|(show, _)| shown.contains(show))
            .enumerate()
        {
            if n > 0 && i == 0 {
                let line = format!(" {line} ");
                x = pen.text(x, area.y, between, &line, Role::Border);
            }
            let width = cols(name);
            at.answers(Rect { x, width, ..area }, || click::key(*show));
            let (words, role) = if *show == here {
                (format!("[{name}]"), Role::Title)
            } else {
                (format!(" {name} "), Role::KeyLabel)
            };
            x = pen.text(x, area.y, width, &words, role);
        }
    }
}

/// The page that a screen belongs to: what has none of its own is a list of what stands in the tree.
fn page(route: &Route) -> Show {
    match route {
        Route::Registry(Registry::Overview { .. }) | Route::Shell(Shell::Opening(_)) => {
            Show::Overview
        }
        Route::Registry(Registry::List { kind, .. }) if *kind == Figure::Leaders => Show::Leaders,
        Route::Training(_) => Show::Trainings,
        Route::Site(_) => Show::Sites,
        Route::Shell(Shell::Journal(_)) => Show::Journal,
        Route::Kit(_) | Route::Registry(_) | Route::Shell(_) => Show::Tree,
    }
}
