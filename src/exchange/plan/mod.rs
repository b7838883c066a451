//! A checked roster held against the county: what it adds, what it changes, and the one command that does it.
//! Reads the desk and changes nothing; the paste screen and the command line show the same plan.

mod heed;
mod merge;
mod pair;
mod place;

use std::collections::HashMap;

pub use self::heed::Heed;
use self::{
    merge::Merger,
    pair::{Living, Partner, pair},
    place::Places,
};
use super::{Candidate, Column, Fault, Roster, RosterRow, Wrong};
use crate::{
    desk::Desk,
    domain::{
        Command, Fact, Fault as Rule, Field, Household, HouseholdCommand, HouseholdField,
        HouseholdId, Issue, Occasion, PersonField, Second, UnitId,
    },
    register::{Mark, Node},
};

/// What a roster would do, before anything is done.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Lines of the rows that become households.
    pub fresh: Vec<usize>,
    /// How many of these say nothing of their people, and are taken for one person each.
    pub uncounted: usize,
    pub updated: usize,
    pub same: usize,
    /// Paths of the sections, groups and neighborhoods to be made.
    pub units: Vec<String>,
    pub differences: Vec<Difference>,
    /// What speaks for a second look.
    pub cautions: Vec<Heed>,
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
    let mut places = Places::new(desk, roster);
    let merger = Merger::new(desk);
    let mut faults = roster.faults.clone();
    for row in &roster.rows {
        let wrong = merger.unknown(row);
        faults.extend(wrong.into_iter().map(|w| cell(row, Column::Category, w)));
    }
    let homes = sort(roster, &mut places, &mut faults);
    let mut planner = Planner {
        desk,
        counted: roster.rows.iter().any(|row| row.people.is_some()),
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
        let command = Command::Batch {
            occasion: Occasion::Import,
            steps,
        };
        plan.cautions = heed::heeds(desk, &command, &plan.fresh);
        plan.command = Some(command);
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

/// Whether the row may mean the household, whose head is called the same: nothing that both say is different.
fn may_be(row: &RosterRow, household: &Household) -> bool {
    let fields = &household.fields;
    let number = row.number.is_none_or(|n| n == household.number);
    let phone = row.phones.is_empty()
        || fields.phones().next().is_none()
        || fields
            .phones()
            .any(|phone| row.phones.iter().any(|p| p == phone));
    let address =
        row.address.is_empty() || fields.address.is_empty() || row.address == fields.address;
    number && phone && address
}

/// Households of one neighborhood by their numbers.
type Holders = HashMap<u16, usize>;

struct Planner<'d> {
    desk: &'d Desk,
    /// Whether the roster tells of people at all: then it must for every new household.
    counted: bool,
    merger: Merger<'d>,
    plan: Plan,
    steps: Vec<Command>,
    /// The number of the next promised household.
    next: u32,
    faults: Vec<Fault>,
}

impl Planner<'_> {
    fn home(&mut self, home: &Home) {
        let living = self.living(home.unit);
        let agrees = |row: &RosterRow, at: usize| {
            let merged = self.merger.merged(row, &living[at].held.record);
            merged.changes.is_empty()
        };
        let pairs = pair(&home.rows, &living, agrees);
        let holders = living.iter().enumerate();
        let holders = holders.map(|(at, c)| (c.held.record.number, at)).collect();
        let mut new: Vec<&RosterRow> = Vec::new();
        for (&row, partner) in home.rows.iter().zip(&pairs) {
            match partner {
                Partner::One(at) => self.update(row, &living, *at, &holders),
                Partner::None => new.push(row),
                Partner::Several(several) => self.unsure(row, &living, several),
            }
        }
        if new.is_empty() {
            return;
        }
        let gone = self.gone(home.unit);
        // Numbers that are asked for come first, so that none of them is given away before.
        new.sort_by_key(|row| row.number.is_none());
        for row in new {
            self.free(row, &living, &holders);
            let same = gone.get(&row.head).into_iter().flatten();
            match same.clone().find(|household| may_be(row, household)) {
                Some(household) => self.was_here(row, household),
                None => self.add(row, home.unit),
            }
        }
    }

    fn living(&self, unit: UnitId) -> Vec<Living> {
        if unit.is_promised() {
            return Vec::new();
        }
        let living = self.desk.county().living_in(unit);
        living.into_iter().map(Living::new).collect()
    }

    /// Households that are kept no longer, by their heads.
    fn gone(&self, unit: UnitId) -> HashMap<String, Vec<Household>> {
        let mut gone: HashMap<String, Vec<Household>> = HashMap::new();
        if unit.is_promised() {
            return gone;
        }
        let county = self.desk.county();
        let rows = county.households_of(unit).iter();
        for row in rows.filter(|row| row.has(Mark::Retired)) {
            if let Some(held) = county.household(row.id) {
                let head = held.record.fields.head.clone();
                gone.entry(head).or_default().push(held.record);
            }
        }
        gone
    }

    /// Rows that may be one of several households must say which.
    fn unsure(&mut self, row: &RosterRow, living: &[Living], several: &[usize]) {
        let found = several.iter().filter_map(|&at| living.get(at)).map(|one| {
            let household = &one.held.record;
            let phone = household
                .fields
                .phones()
                .next()
                .map(|phone| self.desk.phone(phone));
            Candidate {
                id: household.id.to_string(),
                number: Some(household.number),
                words: phone.unwrap_or_default(),
            }
        });
        let (head, found) = (row.head.clone(), found.collect());
        let wrong = Wrong::SeveralHouseholds { head, found };
        self.faults.push(cell(row, Column::Head, wrong));
    }

    fn was_here(&mut self, row: &RosterRow, household: &Household) {
        if let Some(retired) = household.retired {
            let (head, id) = (row.head.clone(), household.id.to_string());
            let wrong = Wrong::RetiredHousehold { head, id, retired };
            self.faults.push(cell(row, Column::Head, wrong));
        }
    }

    fn add(&mut self, row: &RosterRow, neighborhood: UnitId) {
        if row.people.is_none() {
            if self.counted {
                self.faults.push(cell(row, Column::People, Wrong::Empty));
            }
            self.plan.uncounted += 1;
        }
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

    fn update(&mut self, row: &RosterRow, all: &[Living], at: usize, holders: &Holders) {
        let held = &all[at].held;
        let merged = self.merger.merged(row, &held.record);
        for issue in merged.fields.issues(self.desk.today()) {
            // What was wrong before is for its own form to mend.
            let (column, typed) = match issue.field {
                Field::Household(HouseholdField::Note) => (Column::Note, row.note.clone()),
                Field::Household(HouseholdField::ContactName(_)) => {
                    (Column::Phone, row.phones.join(" "))
                }
                _ => continue,
            };
            self.faults
                .push(cell(row, column, Wrong::Rule { issue, typed }));
        }
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
            let edit = Command::Household(HouseholdCommand::Edit { id, base, fields });
            self.take_along(row, &held.record, &edit);
            self.steps.push(edit);
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
    fn free(&mut self, row: &RosterRow, candidates: &[Living], holders: &Holders) {
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

    /// A head who is in the book of people keeps one name and one phone: what follows there is told as well.
    fn take_along(&mut self, row: &RosterRow, household: &Household, edit: &Command) {
        for other in self.desk.alongside(edit) {
            let Second::Person(person) = other.of else {
                continue;
            };
            let mut place = self.desk.path_names(Node::Unit(household.neighborhood));
            place.push(format!("{} {person}", other.name));
            for (fact, from, to) in other.facts {
                let field = match fact {
                    Fact::Name => PersonField::Name,
                    Fact::Phone => PersonField::Phone,
                };
                self.plan.differences.push(Difference {
                    line: row.line,
                    household: household.id,
                    place: place.join("/"),
                    field: Field::Person(field),
                    from,
                    to,
                });
            }
        }
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
