//! What spreadsheets hold beside households: totals, names of columns once more, lines for signatures, marks that stand
//! for nothing, errors of formulas. Says what they are; what becomes of them is decided elsewhere.

use super::{Column, Row, Table, header::Header};
use crate::i18n::heard::{furniture::*, mark};

/// A row that is plainly no household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Furniture {
    Total,
    Header,
    /// 填表人：… 审核：…, page numbers, dates of printing.
    Signature,
}

const ERRORS: [&str; 10] = [
    "#REF!",
    "#N/A",
    "#VALUE!",
    "#NAME?",
    "#DIV/0!",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
];

/// Without blanks, in narrow and small letters.
fn bare(cell: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    };
    let cell = cell.chars().filter(|c| !c.is_whitespace());
    cell.map(narrow).flat_map(char::to_lowercase).collect()
}

/// Marks are short; names and addresses are not looked at twice.
const LONGEST_MARK: usize = 12;

pub fn is_ditto(cell: &str) -> bool {
    cell.len() <= LONGEST_MARK && DITTO.contains(&bare(cell).as_str())
}

pub fn is_nothing(cell: &str) -> bool {
    cell.len() <= LONGEST_MARK && NOTHING.contains(&bare(cell).as_str())
}

pub fn is_error(cell: &str) -> bool {
    if !cell.contains(['#', WIDE_HASH]) {
        return false;
    }
    let cell = bare(cell).to_uppercase();
    ERRORS.contains(&cell.as_str()) || (cell.len() > 2 && cell.chars().all(|c| c == '#'))
}

/// 合计, 竹林村小计, 合计：12户, 共 12 户.
pub fn is_total(cell: &str) -> bool {
    if !cell.contains(TOTAL_LETTERS) {
        return false;
    }
    let bare = bare(cell);
    let words = bare.trim_end_matches(|c: char| c.is_numeric() || TOTAL_ENDS.contains(&c));
    let ends = TOTALS.iter().any(|total| words.ends_with(total));
    let begins = TOTALS.iter().any(|total| {
        bare.strip_prefix(total)
            .is_some_and(|rest| rest.starts_with(TOTAL_MARKS))
    });
    let counted = bare
        .strip_prefix(IN_ALL)
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    ends || begins || counted
}

fn is_number(cell: &str) -> bool {
    cell.chars()
        .all(|c| c.is_numeric() || IN_NUMBERS.contains(&c))
}

/// What stands where a head should and is nobody's name: `√`, 待定, 审核人, `填表人：李明`.
pub fn is_nobody(cell: &str) -> bool {
    let bare = bare(cell);
    let office = bare.strip_suffix(OFFICE).unwrap_or(&bare);
    !bare.chars().any(char::is_alphabetic)
        || NOBODY.contains(&bare.trim_matches(['(', ')']))
        || SIGNED.contains(&office)
        || is_signature(cell)
}

/// `填表人：李明`, `第1页 共3页`, `2024年4月7日`.
fn is_signature(cell: &str) -> bool {
    let bare = bare(cell);
    let colon = bare.find(COLONS);
    let signed = colon.and_then(|at| bare.get(..at));
    let signed = signed.is_some_and(|word| SIGNED.iter().any(|sign| word.starts_with(sign)));
    let rest = |mark: char| {
        let rest = bare.strip_prefix(mark)?;
        Some(rest.trim_start_matches(|c: char| c.is_ascii_digit()))
    };
    let page = PAGE_MARKS
        .into_iter()
        .any(|mark| rest(mark).is_some_and(|r| r.starts_with(PAGE)));
    let (year, day) = (bare.find(YEAR), bare.ends_with(DAY));
    let dated = day && year == Some(4) && bare.starts_with(|c: char| c.is_ascii_digit());
    signed || page || dated
}

impl Furniture {
    /// None where a household may be meant after all.
    pub fn of(row: &Row, header: &Header, names: &Row) -> Option<Self> {
        let said: Vec<(usize, &str)> = row
            .cells
            .iter()
            .enumerate()
            .map(|(at, cell)| (at, cell.as_str()))
            .filter(|(_, cell)| !cell.is_empty())
            .collect();
        let named = |at: usize| header.columns.iter().find(|&&(_, place)| place == at);
        let mut known = said
            .iter()
            .filter(|&&(at, _)| named(at).is_some())
            .peekable();
        let again = |&(at, cell): &(usize, &str)| Table::cell(names, at) == cell;
        if said.len() > 1 && known.peek().is_some() && known.all(again) {
            return Some(Self::Header);
        }
        let head = header
            .at(Column::Head)
            .map_or("", |at| Table::cell(row, at));
        let &(_, first) = said.first()?;
        if is_signature(first) && (head.is_empty() || head == first || is_signature(head)) {
            return Some(Self::Signature);
        }
        let total = said.iter().any(|&(at, cell)| {
            let counted = named(at).is_some_and(|&(c, _)| c > Column::Head);
            !counted && is_total(cell)
        });
        (total && (is_total(head) || is_number(head))).then_some(Self::Total)
    }
}

/// Two names of people in one cell. A blank between two characters is but a wide way of writing one name.
pub fn is_two_names(cell: &str) -> bool {
    let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
    let name = |part: &str| {
        let part: Vec<char> = part.chars().filter(|c| !c.is_whitespace()).collect();
        part.len() > 1 && part.iter().all(|&c| han(c))
    };
    let split = |marks: &[char]| {
        let parts: Vec<&str> = cell.split(marks).map(str::trim).collect();
        parts.len() > 1 && parts.iter().all(|part| name(part))
    };
    split(&mark::NAMES) || split(&mark::BLANKS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_name_is_known() {
        for cell in [
            "合计",
            "合 计",
            "总计：",
            "竹林村小计",
            "合计：12户35人",
            "共 12 户",
            "本页合计",
            "Total",
        ] {
            assert!(is_total(cell), "{cell}");
        }
        for cell in ["共青村", "计小红", "总口组", "第1片"] {
            assert!(!is_total(cell), "{cell}");
        }
        for cell in [
            "填表人：李明",
            "审核： ",
            "第 1 页 共 3 页",
            "2024年4月7日",
            "备注：此表一式两份",
        ] {
            assert!(is_signature(cell), "{cell}");
        }
        for cell in ["第1片", "竹林村", "日期", "单位"] {
            assert!(!is_signature(cell), "{cell}");
        }
        for cell in ["李四、王五", "李四/王五", "李四 王五", "李大明和王五"] {
            assert!(is_two_names(cell), "{cell}");
        }
        for cell in [
            "李 四",
            "李四",
            "和平",
            "李和平",
            "欧阳 明",
            "买买提·艾力",
            "老丁 5",
        ] {
            assert!(!is_two_names(cell), "{cell}");
        }
        for cell in ["#N/A", "####", "＃ＶＡＬＵＥ！", "#ref!"] {
            assert!(is_error(cell), "{cell}");
        }
        assert!(!is_error("#1"));
        for cell in [
            "√",
            "…",
            "？",
            "3",
            "待定",
            "（空白）",
            "审核人",
            "制表",
            "填表人：李四",
        ] {
            assert!(is_nobody(cell), "{cell}");
        }
        for cell in ["李四", "单位玲", "共产", "王一（户主）", "Li Si", "老丁 5"] {
            assert!(!is_nobody(cell), "{cell}");
        }
    }
}
