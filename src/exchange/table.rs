//! A table out of a file or the clipboard: delimiter, quotes, rows with their lines. Knows no column's meaning.
//! Its own reader, because errors must name the line: the csv crate passes over open quotes and miscounts after blank lines.

use super::text::decode;
use crate::{
    domain::text::{Breaks, clean},
    i18n::heard::mark,
};

pub const MOST_BYTES: usize = 64 << 20;
pub const MOST_ROWS: usize = 500_000;
pub const MOST_COLUMNS: usize = 200;
/// Over all rows, so that a file of commas takes no gigabytes.
pub const MOST_CELLS: usize = 8_000_000;

/// Titles may stand above the names of the columns.
const TITLES: usize = 10;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub header: Row,
    pub rows: Vec<Row>,
    /// What is wrong with single lines; the rows are all there, those lines as well as they could be read.
    pub faults: Vec<TableFault>,
}

/// Cells are cleaned; a row shorter than the header has fewer cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its row in the sheet, from 1, as a spreadsheet counts: blank rows count, line ends inside a cell don't.
    pub line: usize,
    pub cells: Vec<String>,
}

/// What is wrong with the file as a whole or with one of its lines; lines and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFault {
    Empty,
    HeaderOnly,
    TooBig {
        bytes: usize,
    },
    TooManyRows,
    TooManyCells,
    /// A cell that says something stands beyond [`MOST_COLUMNS`].
    TooWide {
        line: usize,
    },
    /// An Excel workbook under another name.
    Spreadsheet,
    NotText,
    Encoding {
        line: usize,
    },
    OpenQuote {
        line: usize,
        column: usize,
    },
    /// Text goes on after a closing quotation mark.
    StrayQuote {
        line: usize,
        column: usize,
    },
    /// More cells than the header has names.
    Ragged {
        line: usize,
        has: usize,
        wants: usize,
    },
}

impl TableFault {
    /// 0 for what is wrong with the whole.
    pub const fn line(&self) -> usize {
        match self {
            Self::Encoding { line }
            | Self::OpenQuote { line, .. }
            | Self::StrayQuote { line, .. }
            | Self::TooWide { line }
            | Self::Ragged { line, .. } => *line,
            _ => 0,
        }
    }
}

impl Table {
    /// `known` tells names of columns, so that title lines above them are passed over. Fails where there is no table.
    pub fn read(bytes: &[u8], known: impl Fn(&str) -> bool) -> Result<Self, Vec<TableFault>> {
        if bytes.len() > MOST_BYTES {
            return Err(vec![TableFault::TooBig { bytes: bytes.len() }]);
        }
        let (text, _) = decode(bytes).map_err(|fault| vec![fault])?;
        Self::parse(&text, known)
    }

    /// Text that is text already, such as a paste.
    pub fn parse(text: &str, known: impl Fn(&str) -> bool) -> Result<Self, Vec<TableFault>> {
        let mut faults = Vec::new();
        let rows = Reader::new(text).rows(&mut faults);
        let rows = rows.map_err(|fault| vec![fault])?;
        Self::headed(rows, faults, known)
    }

    pub fn cell(row: &Row, column: usize) -> &str {
        row.cells.get(column).map_or("", String::as_str)
    }

    fn headed(
        mut rows: Vec<Row>,
        mut faults: Vec<TableFault>,
        known: impl Fn(&str) -> bool,
    ) -> Result<Self, Vec<TableFault>> {
        let score = |row: &Row| row.cells.iter().filter(|c| known(c)).count();
        let best = rows.iter().take(TITLES).map(&score).max();
        let Some(best) = best else {
            return Err(vec![TableFault::Empty]);
        };
        let at = rows
            .iter()
            .position(|row| score(row) == best)
            .expect("the best of them is among them");
        let mut body = rows.split_off(at + 1);
        let header = rows.pop().expect("the header is the last that is left");
        if body.is_empty() {
            faults.push(TableFault::HeaderOnly);
            return Err(faults);
        }
        let wants = header.cells.len();
        let open: Vec<usize> = faults.iter().map(TableFault::line).collect();
        let ragged = body
            .iter()
            // Where a quotation mark is missing the cells cannot be counted.
            .filter(|row| row.cells.len() > wants && open.binary_search(&row.line).is_err())
            .map(|row| TableFault::Ragged {
                line: row.line,
                has: row.cells.len(),
                wants,
            });
        faults.extend(ragged);
        faults.sort_by_key(TableFault::line);
        body.shrink_to_fit();
        Ok(Self {
            header,
            rows: body,
            faults,
        })
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Lines of the text, which tell a quotation mark that runs away.
    line: usize,
    /// Rows of the sheet.
    row: usize,
    delimiter: char,
}

/// What is wrong with a quotation mark.
enum BadQuote {
    /// It has no partner.
    Open,
    /// Its partner stands in the middle of other text.
    Stray,
}

/// What stood after a cell.
#[derive(PartialEq)]
enum End {
    Cell,
    Row,
    File,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        Self {
            text,
            at: 0,
            line: 1,
            row: 1,
            delimiter: delimiter(text),
        }
    }

    fn rows(mut self, faults: &mut Vec<TableFault>) -> Result<Vec<Row>, TableFault> {
        let mut rows = Vec::new();
        let mut cells = 0;
        loop {
            let mut row = Row {
                line: self.row,
                cells: Vec::new(),
            };
            let end = loop {
                let (cell, end) = match self.quoted() {
                    Ok(Some(read)) => read,
                    Ok(None) => self.plain(String::new()),
                    Err(bad) => {
                        let (line, column) = (self.row, row.cells.len() + 1);
                        faults.push(match bad {
                            BadQuote::Open => TableFault::OpenQuote { line, column },
                            BadQuote::Stray => TableFault::StrayQuote { line, column },
                        });
                        self.plain(String::new())
                    }
                };
                let cell = tidy(&cell);
                // Spreadsheets write out empty columns by the thousand.
                if row.cells.len() < MOST_COLUMNS {
                    row.cells.push(cell);
                } else if !cell.is_empty() {
                    return Err(TableFault::TooWide { line: row.line });
                }
                if end != End::Cell {
                    break end;
                }
            };
            self.row += 1;
            while row.cells.last().is_some_and(String::is_empty) {
                row.cells.pop();
            }
            if !row.cells.is_empty() {
                cells += row.cells.len();
                rows.push(row);
            }
            if cells > MOST_CELLS {
                return Err(TableFault::TooManyCells);
            }
            if rows.len() > MOST_ROWS + TITLES {
                return Err(TableFault::TooManyRows);
            }
            if end == End::File {
                return Ok(rows);
            }
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// A cell in quotation marks, if one begins here. One that never closes, or closes lines later in the middle of
    /// other text, was never meant to run so far: the mark is passed over and its line read as if it were not there.
    /// So it is where text goes on behind the closing mark: nobody knows what of it was meant.
    fn quoted(&mut self) -> Result<Option<(String, End)>, BadQuote> {
        let rest = self.rest();
        let blank = rest.len() - rest.trim_start_matches(' ').len();
        if !rest.trim_start_matches(' ').starts_with('"') {
            return Ok(None);
        }
        self.at += blank + 1;
        let (begun, line) = (self.at, self.line);
        let mut cell = String::new();
        loop {
            let rest = self.rest();
            let Some((inside, after)) = rest.find('"').map(|quote| rest.split_at(quote)) else {
                return Err(self.back(begun, line, BadQuote::Open));
            };
            cell.push_str(inside);
            self.line += breaks(inside);
            self.at += inside.len() + 1;
            if after.starts_with("\"\"") {
                cell.push('"');
                self.at += 1;
                continue;
            }
            let next = self.rest().trim_start_matches(' ');
            let ends = next.is_empty() || next.starts_with([self.delimiter, '\n', '\r']);
            if !ends {
                let bad = if self.line > line {
                    BadQuote::Open
                } else {
                    BadQuote::Stray
                };
                return Err(self.back(begun, line, bad));
            }
            return Ok(Some(self.plain(cell)));
        }
    }

    fn back(&mut self, at: usize, line: usize, bad: BadQuote) -> BadQuote {
        (self.at, self.line) = (at, line);
        bad
    }

    /// Up to the next delimiter or line end; a quote inside is a character like any other.
    fn plain(&mut self, mut cell: String) -> (String, End) {
        let rest = self.rest();
        let stop = [self.delimiter, '\n', '\r'];
        let Some(at) = rest.find(stop) else {
            cell.push_str(rest);
            self.at = self.text.len();
            return (cell, End::File);
        };
        let (before, after) = rest.split_at(at);
        cell.push_str(before);
        self.at += at;
        if after.starts_with(self.delimiter) {
            self.at += self.delimiter.len_utf8();
            return (cell, End::Cell);
        }
        self.at += if after.starts_with("\r\n") { 2 } else { 1 };
        self.line += 1;
        (cell, End::Row)
    }
}

/// The row of the sheet that the text goes on in: line ends inside quoted cells begin none.
pub fn row_after(text: &str) -> usize {
    let delimiter = delimiter(text);
    let (mut row, mut quoted, mut fresh) = (1, false, true);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted || fresh => quoted = !quoted,
            '\r' if chars.peek() == Some(&'\n') => continue,
            '\n' | '\r' if !quoted => row += 1,
            _ => {}
        }
        fresh = c == delimiter || matches!(c, '\n' | '\r') || (fresh && c == ' ');
    }
    row
}

/// Line ends as editors count them: `\r\n` is one.
fn breaks(text: &str) -> usize {
    text.matches(['\n', '\r']).count() - text.matches("\r\n").count()
}

/// The one that stands most often on the lines where the column names may be, outside quotes.
fn delimiter(text: &str) -> char {
    let mut quoted = false;
    let mut counts = [('\t', 0), (',', 0), (';', 0)];
    for c in text.lines().take(TITLES).flat_map(str::chars) {
        quoted ^= c == '"';
        for (mark, n) in &mut counts {
            *n += usize::from(c == *mark && !quoted);
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max().unwrap_or_default();
    counts
        .into_iter()
        .find(|&(_, n)| n == most)
        .map_or(',', |(mark, _)| mark)
}

/// Cleans, and takes away what keeps a spreadsheet from reading a cell as a formula or a number: a `'` in front, and
/// the `="…"` around.
fn tidy(cell: &str) -> String {
    let plain = |c: char| {
        matches!(c, ' '..='~' | '\u{4e00}'..='\u{9fff}') || mark::WIDE_DIGITS.contains(&c)
    };
    let cell = if cell.chars().all(plain) && !cell.contains("  ") {
        cell.trim().to_owned()
    } else {
        clean(cell, usize::MAX, Breaks::Line).text
    };
    let guarded = cell.strip_prefix('\'').filter(|rest| {
        rest.starts_with(mark::FORMULA) || rest.starts_with(|c: char| c.is_ascii_digit())
    });
    let bare = guarded.unwrap_or(&cell);
    let said = bare
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    match said.filter(|said| !said.contains('"')).or(guarded) {
        Some(text) => text.to_owned(),
        None => cell,
    }
}
