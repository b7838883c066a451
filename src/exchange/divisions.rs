//! County, townships and villages out of a national list (code, name, parent, level).

use std::collections::HashMap;

use super::{DivisionsFault, Row, Table};
use crate::{
    domain::{Command, Fault, Level, Occasion, UnitCommand, UnitFields, UnitId},
    i18n::heard::{divisions as heard, is_one_of},
};

/// One county, checked, in file order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divisions {
    /// Names from the province down to what stands above the county.
    pub above: Vec<String>,
    pub county: Place,
    pub townships: Vec<Town>,
    /// State farms: registered as townships, with a code in the 400s and one virtual community each.
    pub left_out: Vec<Town>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub code: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Town {
    pub place: Place,
    pub villages: Vec<Place>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Farms {
    #[default]
    LeaveOut,
    TakeIn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Columns {
    Code,
    Name,
    Parent,
    Level,
}

impl Place {
    fn fields(&self) -> UnitFields {
        UnitFields {
            name: self.name.clone(),
            code: self.code.clone(),
            ..UnitFields::default()
        }
    }
}

struct Line<'a> {
    line: usize,
    code: &'a str,
    name: &'a str,
    parent: &'a str,
    rung: Rung,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rung {
    /// Province or prefecture.
    Above,
    Unit(Level),
}

impl Divisions {
    /// Without a code or a name the file must have exactly one county.
    pub fn read(
        bytes: &[u8],
        county: Option<&str>,
        farms: Farms,
    ) -> Result<Self, Vec<DivisionsFault>> {
        let table =
            Table::read(bytes, |name| Columns::named(name).is_some()).map_err(|faults| {
                faults
                    .into_iter()
                    .map(DivisionsFault::Table)
                    .collect::<Vec<_>>()
            })?;
        let lines = lines(&table)?;
        let by_code: HashMap<&str, &Line> = lines.iter().map(|line| (line.code, line)).collect();
        let faults: Vec<_> = lines
            .iter()
            .filter_map(|line| line.misplaced(&by_code))
            .collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let county = pick(&lines, county).map_err(|fault| vec![fault])?;
        let mut divisions = Self {
            above: above(county, &by_code),
            county: county.place(),
            townships: Vec::new(),
            left_out: Vec::new(),
        };
        let mut below: HashMap<&str, Vec<&Line>> = HashMap::new();
        for line in &lines {
            below.entry(line.parent).or_default().push(line);
        }
        let children = |code: &str| below.get(code).into_iter().flatten().copied();
        for town in children(county.code).filter(|line| line.rung == Rung::Unit(Level::Township)) {
            let villages =
                children(town.code).filter(|line| line.rung == Rung::Unit(Level::Village));
            let entry = Town {
                place: town.place(),
                villages: villages.map(Line::place).collect(),
            };
            if farms == Farms::LeaveOut && is_farm(town.code) {
                divisions.left_out.push(entry);
            } else {
                divisions.townships.push(entry);
            }
        }
        Ok(divisions)
    }

    pub fn villages(&self) -> usize {
        self.townships.iter().map(|town| town.villages.len()).sum()
    }

    /// The whole county as one change, for a file that holds none yet.
    pub fn command(&self) -> Command {
        let mut steps = Vec::with_capacity(1 + self.townships.len() + self.villages());
        let mut add = |parent, level, place: &Place| {
            let id = UnitId::promised(steps.len() as u32);
            let fields = place.fields();
            steps.push(Command::Unit(UnitCommand::Add {
                id,
                parent,
                level,
                before: None,
                fields,
            }));
            Some(id)
        };
        let county = add(None, Level::County, &self.county);
        for town in &self.townships {
            let township = add(county, Level::Township, &town.place);
            for village in &town.villages {
                add(township, Level::Village, village);
            }
        }
        Command::Batch {
            occasion: Occasion::Divisions,
            steps,
        }
    }
}

/// The township part of a code is its seventh to ninth digit.
fn is_farm(code: &str) -> bool {
    code.len() >= 9 && code.as_bytes().get(6) == Some(&b'4')
}

fn lines(table: &Table) -> Result<Vec<Line<'_>>, Vec<DivisionsFault>> {
    let at = |column| {
        table
            .header
            .cells
            .iter()
            .position(|name| Columns::named(name) == Some(column))
    };
    let (Some(code), Some(name), Some(parent), Some(level)) = (
        at(Columns::Code),
        at(Columns::Name),
        at(Columns::Parent),
        at(Columns::Level),
    ) else {
        let missing = Columns::ALL
            .into_iter()
            .filter(|&column| at(column).is_none());
        return Err(missing.map(DivisionsFault::Missing).collect());
    };
    let broken = table.faults.iter().copied();
    let mut faults: Vec<_> = broken.map(DivisionsFault::Table).collect();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut lines = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let parsed = Line {
            line: row.line,
            code: Table::cell(row, code),
            name: Table::cell(row, name),
            parent: Table::cell(row, parent),
            rung: Rung::Above,
        };
        match parsed.checked(row, Table::cell(row, level), &mut seen) {
            Ok(line) => lines.push(line),
            Err(mut found) => faults.append(&mut found),
        }
    }
    faults.sort_by_key(DivisionsFault::line);
    if faults.is_empty() {
        Ok(lines)
    } else {
        Err(faults)
    }
}

impl<'a> Line<'a> {
    fn checked(
        mut self,
        row: &Row,
        level: &str,
        seen: &mut HashMap<&'a str, usize>,
    ) -> Result<Self, Vec<DivisionsFault>> {
        let line = row.line;
        let mut faults = Vec::new();
        for (column, cell) in [(Columns::Code, self.code), (Columns::Name, self.name)] {
            if cell.is_empty() {
                faults.push(DivisionsFault::Empty { line, column });
            }
        }
        for (column, text) in [(Columns::Code, self.code), (Columns::Parent, self.parent)] {
            if !text.chars().all(|c| c.is_ascii_alphanumeric()) {
                faults.push(DivisionsFault::BadCode {
                    line,
                    column,
                    text: text.to_owned(),
                });
            }
        }
        if let Some(&first) = seen.get(self.code) {
            faults.push(DivisionsFault::SameCode { line, first });
        } else if !self.code.is_empty() {
            seen.insert(self.code, line);
        }
        match Rung::named(level) {
            Some(rung) => self.rung = rung,
            None => faults.push(DivisionsFault::BadLevel {
                line,
                text: level.to_owned(),
            }),
        }
        // What is said above is not said twice in other words.
        if faults.is_empty() {
            faults.extend(self.broken());
        }
        if faults.is_empty() {
            Ok(self)
        } else {
            Err(faults)
        }
    }

    /// Rules of the unit that it would be; nothing else of the line becomes one.
    fn broken(&self) -> Vec<DivisionsFault> {
        if self.rung == Rung::Above {
            return Vec::new();
        }
        let fields = self.place().fields();
        let issues = fields.issues().into_iter();
        let long = issues.filter(|issue| matches!(issue.fault, Fault::TooLong { .. }));
        let rule = long.map(|issue| DivisionsFault::Rule {
            line: self.line,
            typed: self.name.to_owned(),
            issue,
        });
        rule.collect()
    }

    fn misplaced(&self, by_code: &HashMap<&str, &Line>) -> Option<DivisionsFault> {
        let wants = match self.rung {
            Rung::Unit(Level::Township) => Rung::Unit(Level::County),
            Rung::Unit(Level::Village) => Rung::Unit(Level::Township),
            _ => return None,
        };
        let (line, parent) = (self.line, self.parent.to_owned());
        match by_code.get(self.parent) {
            None if parent.is_empty() => Some(DivisionsFault::Empty {
                line,
                column: Columns::Parent,
            }),
            None => Some(DivisionsFault::NoParent { line, parent }),
            Some(above) if above.rung != wants => {
                Some(DivisionsFault::WrongParent { line, parent })
            }
            Some(_) => None,
        }
    }

    fn place(&self) -> Place {
        Place {
            code: self.code.to_owned(),
            name: self.name.to_owned(),
        }
    }
}

/// The county of the code or the name.
fn pick<'l, 'a>(
    lines: &'l [Line<'a>],
    asked: Option<&str>,
) -> Result<&'l Line<'a>, DivisionsFault> {
    let counties: Vec<&Line> = lines
        .iter()
        .filter(|l| l.rung == Rung::Unit(Level::County))
        .collect();
    if let Some(asked) = asked {
        let meant = |county: &&Line| county.name == asked || same_code(county.code, asked);
        let found: Vec<&Line> = counties.into_iter().filter(meant).collect();
        return match found[..] {
            [] => Err(DivisionsFault::NoSuchCounty(asked.to_owned())),
            [county] => Ok(county),
            _ => Err(DivisionsFault::SeveralCounties(
                found.into_iter().map(Line::place).collect(),
            )),
        };
    }
    match counties[..] {
        [] => Err(DivisionsFault::NoCounty),
        [county] => Ok(county),
        _ => Err(DivisionsFault::SeveralCounties(
            counties.into_iter().map(Line::place).collect(),
        )),
    }
}

/// Statistics write twelve digits, people the first six: 431127 is 431127000000.
fn same_code(full: &str, given: &str) -> bool {
    full == given
        || (given.len() >= 6
            && full
                .strip_prefix(given)
                .is_some_and(|rest| rest.bytes().all(|b| b == b'0')))
}

/// Stops at what is not in the file, and at a circle.
fn above(county: &Line, by_code: &HashMap<&str, &Line>) -> Vec<String> {
    let mut names = Vec::new();
    let mut parent = county.parent;
    while let Some(line) = by_code.get(parent)
        && names.len() < 4
    {
        names.insert(0, line.name.to_owned());
        parent = line.parent;
    }
    names
}

impl Rung {
    fn named(text: &str) -> Option<Self> {
        let rungs = [
            (heard::ABOVE, Self::Above),
            (heard::COUNTY, Self::Unit(Level::County)),
            (heard::TOWNSHIP, Self::Unit(Level::Township)),
            (heard::VILLAGE, Self::Unit(Level::Village)),
        ];
        let found = rungs.into_iter().find(|(names, _)| is_one_of(text, names));
        found.map(|(_, rung)| rung)
    }
}

impl Columns {
    pub const ALL: [Self; 4] = [Self::Code, Self::Name, Self::Parent, Self::Level];

    pub fn named(name: &str) -> Option<Self> {
        let names = [heard::CODE, heard::NAME, heard::PARENT, heard::LEVEL];
        let found = names.iter().position(|names| is_one_of(name, names));
        found.map(|at| Self::ALL[at])
    }
}
