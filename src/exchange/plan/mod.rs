//! A checked roster held against the county: what it adds, what it changes, and the one command that does it.
//! Reads the desk and changes nothing; the paste screen and the command line show the same plan.

mod alike;
mod merge;
mod pair;
mod place;

use std::collections::HashMap;

use self::{
    merge::Merger,
    pair::{Candidate, pair},
    place::Places,
};
use super::{Column, Fault, Roster, RosterRow, Wrong};
use crate::{
    desk::Desk,
    domain::{
        Command, Fault as Rule, Field, Household, HouseholdCommand, HouseholdField, HouseholdId,
        Issue, Occasion, UnitId,
    },
    register::Node,
};

/// What a roster would do, before anything is done.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Lines of the rows that become households.
    pub fresh: Vec<usize>,
    pub updated: usize,
    pub same: usize,
    /// Paths of the sections, groups and neighborhoods to be made.
    pub units: Vec<String>,
    pub differences: Vec<Difference>,
    /// One batch; none when the county says already what the roster says.
    pub command: Option<Command>,
}

/// One field of one household that the roster would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub line: usize,
    pub household: HouseholdId,
    /// Units from the township down, then the head.
    pub place: String,
    pub field: Field,
    pub from: String,
    pub to: String,
}

/// The rows of one neighborhood.
struct Home<'r> {
    unit: UnitId,
    rows: Vec<&'r RosterRow>,
}

/// Either the whole plan, or all faults, those of the roster's own cells included.
pub fn plan(roster: &Roster, desk: &Desk) -> Result<Plan, Vec<Fault>> {
    plan_watched(roster, desk, &mut |_| ())
}

/// Tells how many rows have been planned.
pub fn plan_watched(
    roster: &Roster,
    desk: &Desk,
    watch: &mut dyn FnMut(usize),
) -> Result<Plan, Vec<Fault>> {
    let mut places = Places::new(desk);
    let merger = Merger::new(desk);
    let mut faults = roster.faults.clone();
    for row in &roster.rows {
        let wrong = merger.unknown(row);
        faults.extend(wrong.into_iter().map(|w| cell(row, Column::Category, w)));
    }
    let homes = sort(roster, &mut places, &mut faults);
    let mut planner = Planner {
        desk,
        merger,
        plan: Plan {
            units: places.paths,
            ..Plan::default()
        },
        steps: places.steps,
        next: 0,
        faults,
    };
    let mut done = 0;
    for home in &homes {
        planner.home(home);
        done += home.rows.len();
        watch(done);
    }
    let Planner {
        mut plan,
        steps,
        faults,
        ..
    } = planner;
    if !faults.is_empty() {
        return Err(roster.in_order(faults));
    }
    if !steps.is_empty() {
        plan.command = Some(Command::Batch {
            occasion: Occasion::Import,
            steps,
        });
    }
    Ok(plan)
}

/// Rows by neighborhood, neighborhoods in the order of their first row. Rows without a head belong nowhere: they
/// would be taken for new households.
fn sort<'r>(roster: &'r Roster, places: &mut Places, faults: &mut Vec<Fault>) -> Vec<Home<'r>> {
    let mut homes: Vec<Home> = Vec::new();
    let mut known: HashMap<[&str; 5], place::Found<Option<usize>>> = HashMap::new();
    let mut by_unit: HashMap<UnitId, usize> = HashMap::new();
    for row in &roster.rows {
        let found = known.entry(row.place()).or_insert_with(|| {
            let Some(unit) = places.neighborhood(row)? else {
                return Ok(None);
            };
            Ok(Some(*by_unit.entry(unit).or_insert_with(|| {
                homes.push(Home {
                    unit,
                    rows: Vec::new(),
                });
                homes.len() - 1
            })))
        });
        match found {
            Ok(Some(at)) if !row.head.is_empty() => homes[*at].rows.push(row),
            Ok(_) => {}
            Err((column, wrong)) => faults.push(cell(row, *column, wrong.clone())),
        }
    }
    homes
}

fn cell(row: &RosterRow, column: Column, wrong: Wrong) -> Fault {
    Fault::Cell {
        line: row.line,
        column,
        wrong,
    }
}

/// Households of one neighborhood by their numbers.
type Holders = HashMap<u16, usize>;

struct Planner<'d> {
    desk: &'d Desk,
    merger: Merger<'d>,
    plan: Plan,
    steps: Vec<Command>,
    /// The number of the next promised household.
    next: u32,
    faults: Vec<Fault>,
}

impl Planner<'_> {
    fn home(&mut self, home: &Home) {
        let candidates = self.candidates(home.unit);
        let pairs = pair(&home.rows, &candidates);
        let holders = candidates.iter().enumerate();
        let holders = holders.map(|(at, c)| (c.held.record.number, at)).collect();
        let mut new: Vec<&RosterRow> = Vec::new();
        for (&row, partner) in home.rows.iter().zip(&pairs) {
            match partner {
                Some(at) => self.update(row, &candidates, *at, &holders),
                None => new.push(row),
            }
        }
        // Numbers that are asked for come first, so that none of them is given away before.
        new.sort_by_key(|row| row.number.is_none());
        for row in new {
            self.free(row, &candidates, &holders);
            self.add(row, home.unit);
        }
    }

    fn candidates(&self, unit: UnitId) -> Vec<Candidate> {
        if unit.is_promised() {
            return Vec::new();
        }
        let living = self.desk.county().living_in(unit);
        living.into_iter().map(Candidate::new).collect()
    }

    fn add(&mut self, row: &RosterRow, neighborhood: UnitId) {
        let mut fields = row.fields();
        fields.care = self.merger.care(&row.categories);
        let id = HouseholdId::promised(self.next);
        self.next += 1;
        self.plan.fresh.push(row.line);
        self.steps.push(Command::Household(HouseholdCommand::Add {
            id,
            neighborhood,
            number: row.number,
            fields: Box::new(fields),
        }));
    }

    fn update(&mut self, row: &RosterRow, all: &[Candidate], at: usize, holders: &Holders) {
        let held = &all[at].held;
        let merged = self.merger.merged(row, &held.record);
        let number = row.number.filter(|&n| n != held.record.number);
        if merged.changes.is_empty() && number.is_none() {
            self.plan.same += 1;
            return;
        }
        self.plan.updated += 1;
        let (id, base) = (held.record.id, held.version);
        for (field, from, to) in merged.changes {
            self.differ(row, &held.record, field, from, to);
        }
        if merged.fields != held.record.fields {
            let fields = Box::new(merged.fields);
            self.steps.push(Command::Household(HouseholdCommand::Edit {
                id,
                base,
                fields,
            }));
        }
        if let Some(number) = number {
            let field = HouseholdField::Number;
            self.differ(
                row,
                &held.record,
                field,
                held.record.number.to_string(),
                number.to_string(),
            );
            self.free(row, all, holders);
            self.steps
                .push(Command::Household(HouseholdCommand::Renumber {
                    id,
                    base,
                    number,
                }));
        }
    }

    /// A number that another household holds is a fault of the line, not of the whole batch.
    fn free(&mut self, row: &RosterRow, candidates: &[Candidate], holders: &Holders) {
        let Some((number, &at)) = row.number.and_then(|n| Some((n, holders.get(&n)?))) else {
            return;
        };
        let head = candidates[at].held.record.fields.head.clone();
        let field = Field::Household(HouseholdField::Number);
        let issue = Issue::new(field, Rule::Taken(head));
        let typed = number.to_string();
        self.faults
            .push(cell(row, Column::Number, Wrong::Rule { issue, typed }));
    }

    fn differ(
        &mut self,
        row: &RosterRow,
        household: &Household,
        field: HouseholdField,
        from: String,
        to: String,
    ) {
        let node = Node::Unit(household.neighborhood);
        let mut place = self.desk.path_names(node);
        place.push(household.fields.head.clone());
        self.plan.differences.push(Difference {
            line: row.line,
            household: household.id,
            place: place.join("/"),
            field: Field::Household(field),
            from,
            to,
        });
    }
}
