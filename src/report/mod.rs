//! Figures and rows as plain values that can be shown or written in any form. Knows no store and no screen.

mod called;
mod candidates;
mod coverage;
mod document;
mod drafts;
mod duties;
mod every;
mod figures;
mod hit;
mod household;
mod journal;
mod lists;
mod mask;
mod opening;
mod overview;
mod past;
mod people;
mod person;
mod picture;
mod quarter;
mod rubric;
mod session;
mod sessions;
mod silence;
mod site;
mod site_lists;
mod sites;
mod table;
mod tree;
mod unit;

use crate::{
    desk::{Desk, Registrar},
    domain::{Entry, List, Reference},
    store::StoreError,
};

pub use called::{called, village};
pub use candidates::{
    Candidate, Now, Past, Search, Who, candidate, columns as candidate_columns, leaders_below,
};
pub use coverage::{SEEN as COVERAGE_SEEN, columns as coverage_columns, coverage, row as covered};
pub use document::{Document, Filed, call, file_name, overview_title};
pub use drafts::drafts;
pub use duties::{columns as duty_columns, duties, row as duty};
pub use every::{every, list, word as list_word, words as list_words};
pub use figures::{columns as figure_columns, figure, nodes as figured, row as figure_row, state};
pub use hit::hits;
pub use household::{gone, household};
pub use journal::{columns as journal_columns, differing, journal, line as entry, told, touched};
pub use lists::{categories, officials, rules, stages};
pub use mask::{Eyes, Mask, Seen};
pub use opening::{FRESH, Step, Stood, is_new, is_open, opening, steps};
pub use overview::{beside, overview};
pub use people::{keys, roles, sitter, sitter_columns, sitters, user, user_columns, users};
pub use person::{person, term};
pub use picture::{Bars, Course, Series, coverages, pictures, scores};
pub use quarter::{QuarterRow, Week, quarter};
pub use rubric::{columns as rubric_columns, rubric, rubric_rows};
pub use session::{clash, rank, roster, roster_columns, seat, session, times};
pub use sessions::{
    columns as session_columns, held_sessions, missed, missing_columns, missing_sessions,
    plan_columns, session as session_row, sessions,
};
pub use silence::{next, silence};
pub use site::{demand, heat, late, site};
pub use site_lists::{chances, inspections, milestones, planned, projects, remarks};
pub use sites::{
    block_key, blocks, columns as site_columns, plan, rectifications, site as site_row, sites,
};
pub use table::{
    Block, Cell, Column, Kind, Lead, Page, Phone, Place, Row, Shape, Sorts, Table, Tone, Value,
};
pub use tree::TreeNode;
pub use unit::{below, contact, households, standing, unit};

/// The table that a list is. Every table of the program that can be asked for without words typed is here.
pub fn table(registrar: &Registrar, list: List) -> Result<Table, StoreError> {
    let filed = Filed::of(registrar, Reference::List(list))?;
    Ok(list_of(&registrar.desk(), list, Mask::AsRole, &filed))
}

/// The same of what the file told of it.
fn list_of(desk: &Desk, list: List, mask: Mask, filed: &Filed) -> Table {
    match list {
        List::Opening => opening(desk),
        List::Overview(unit) => overview(desk, unit),
        List::Figure(of, unit) => figure(desk, of, unit, mask),
        List::Coverage { unit, level, asked } => coverage(desk, unit, level, asked),
        List::Duties { unit, asked, fate } => duties(desk, unit, asked, fate),
        List::HeldSessions { unit, asked } => held_sessions(desk, unit, asked),
        List::MissingSessions { unit, asked } => missing_sessions(desk, unit, asked),
        List::Sessions { unit, period } => sessions(desk, unit, period),
        List::Rules(tier) => rules(desk, tier),
        List::Sites { unit, since } => sites(desk, unit, since),
        List::Rectifications { site, which } => rectifications(desk, site, which),
        List::Stages => stages(desk),
        List::Officials => officials(desk),
        List::Categories => categories(desk),
        List::Users => users(desk, &filed.users),
        List::Roles => roles(),
        List::Sitters => sitters(desk, &filed.sitters),
        List::Journal(lines) => journal(&filed.entries, lines),
    }
}

/// So many entries that the last of the lines is whole, or all there are.
pub fn journal_lines(registrar: &Registrar, lines: usize) -> Result<Vec<Entry>, StoreError> {
    let mut most = lines;
    loop {
        most = most.saturating_mul(2);
        let entries = registrar.journal(most)?;
        if entries.len() < most || Entry::pieces(&entries).count() > lines {
            return Ok(entries);
        }
    }
}
