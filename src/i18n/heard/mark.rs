//! Marks between words, as either keyboard writes them.

use std::ops::RangeInclusive;

pub const EQUALS: [char; 2] = ['=', '＝'];
pub const SLASH: [char; 2] = ['/', '／'];
pub const PERCENT: [char; 2] = ['%', '％'];

pub const DASH: [char; 2] = ['-', '－'];

/// Between the things of a list.
pub const LIST: [char; 5] = ['、', ',', '，', ';', '；'];
/// The same in a cell, which may have lines.
pub const CELL: [char; 6] = ['、', ',', '，', ';', '；', '\n'];
/// Between phones.
pub const PHONES: [char; 8] = ['、', '/', '／', ';', '；', ',', '，', '\n'];
/// Between the names of several people.
pub const NAMES: [char; 13] = [
    '、', ',', '，', '/', '／', '\\', ';', '；', '&', '+', '和', '与', '\n',
];
pub const BLANKS: [char; 2] = [' ', '\u{3000}'];

/// Where something was hidden.
pub const STARS: [char; 3] = ['*', '＊', '×'];

/// What a spreadsheet takes for the beginning of a formula.
pub const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// After the head of a column, and what is no part of its name.
pub const BRACKETS: [char; 2] = ['（', '('];
pub const AROUND_HEADS: [char; 6] = ['*', '＊', '_', ':', '：', '.'];

pub const WIDE_DIGITS: RangeInclusive<char> = '０'..='９';
