//! Files as offices send them: encodings, delimiters, quotes, and what is no table at all.

use encoding_rs::GB18030;
use proptest::prelude::*;
use sanzhang::exchange::{Table, TableFault};

fn known(name: &str) -> bool {
    ["村", "邻", "户主"].contains(&name)
}

fn read(bytes: &[u8]) -> Result<Table, Vec<TableFault>> {
    Table::read(bytes, known)
}

fn cells(table: &Table) -> Vec<Vec<&str>> {
    table
        .rows
        .iter()
        .map(|r| r.cells.iter().map(String::as_str).collect())
        .collect()
}

const SHEET: &str = "村,邻,户主\r\n竹林村,第1邻,雷春生\r\n团结村,第2邻,黄桂兰\r\n";

fn wide(text: &str, mark: bool, turn: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = mark.then_some(0xfeff);
    mark.into_iter()
        .chain(text.encode_utf16())
        .flat_map(turn)
        .collect()
}

#[test]
fn one_sheet_reads_the_same_in_every_encoding() {
    let plain = read(SHEET.as_bytes()).expect("UTF-8 is read");
    assert_eq!(plain.header.cells, ["村", "邻", "户主"]);
    assert_eq!(cells(&plain)[1], ["团结村", "第2邻", "黄桂兰"]);
    let gb = GB18030.encode(SHEET).0.into_owned();
    for (name, bytes) in [
        (
            "UTF-8 with a mark",
            [b"\xef\xbb\xbf", SHEET.as_bytes()].concat(),
        ),
        ("UTF-16 LE", wide(SHEET, true, u16::to_le_bytes)),
        ("UTF-16 BE", wide(SHEET, true, u16::to_be_bytes)),
        (
            "UTF-16 LE without a mark",
            wide(SHEET, false, u16::to_le_bytes),
        ),
        (
            "UTF-16 BE without a mark",
            wide(SHEET, false, u16::to_be_bytes),
        ),
        ("GB18030", gb),
        ("tabs", SHEET.replace(',', "\t").into_bytes()),
        ("semicolons", SHEET.replace(',', ";").into_bytes()),
        ("old line ends", SHEET.replace("\r\n", "\r").into_bytes()),
        ("no last line end", SHEET.trim_end().as_bytes().to_vec()),
    ] {
        assert_eq!(read(&bytes).as_ref(), Ok(&plain), "{name}");
    }
}

#[test]
fn rare_characters_survive_gb18030() {
    let text = "村,邻,户主\n㮾梨村,1,𠮷田\n";
    let table = read(&GB18030.encode(text).0).expect("four-byte characters are read");
    assert_eq!(cells(&table), [["㮾梨村", "1", "𠮷田"]]);
}

#[test]
fn quotes_hold_delimiters_line_ends_and_quotes() {
    let text = "村,邻,户主\n\"竹林,村\",\"第\n1邻\",\"雷\"\"春\"\"生\"\n团结村,5\"6,黄\n";
    let table = read(text.as_bytes()).expect("quotes are closed");
    assert_eq!(cells(&table)[0], ["竹林,村", "第 1邻", "雷\"春\"生"]);
    assert_eq!(cells(&table)[1], ["团结村", "5\"6", "黄"]);
    assert_eq!(
        table.rows[1].line, 3,
        "a line end inside a cell begins no row of the sheet"
    );
}

#[test]
fn lines_are_counted_over_blank_ones() {
    let table = read("\n花名册\n\n村,邻,户主\n\n,,\n竹林村,1,雷\n".as_bytes()).expect("read");
    assert_eq!(
        table.header.line, 4,
        "a title above the names is passed over"
    );
    assert_eq!(table.rows[0].line, 7);
}

#[test]
fn a_guard_against_formulas_is_taken_away() {
    let table = read("村,邻,户主\n'=1+1,'+86,'明\n'＝A1,'-3,'@x\n".as_bytes()).expect("read");
    assert_eq!(
        cells(&table),
        [["=1+1", "+86", "'明"], ["＝A1", "-3", "@x"]]
    );
}

#[test]
fn what_steers_a_terminal_does_not_come_in() {
    let filler = "团结村,2,黄\n".repeat(20);
    let text = format!("村,邻,户主\n\u{1b}竹\u{202e}林\u{200b}村,1,雷 \n{filler}");
    let table = read(text.as_bytes()).expect("one slip is forgiven");
    assert_eq!(cells(&table)[0], ["竹林村", "1", "雷"]);
}

#[test]
fn short_rows_are_padded_and_long_ones_are_faults() {
    let table = read("村,邻,户主\n竹林村\n竹林村,1,雷,,\n".as_bytes()).expect("nothing is lost");
    assert_eq!(Table::cell(&table.rows[0], 2), "");
    let table = read("村,邻,户主\n竹林村,1,雷,多\n\n竹林村,1,雷,多,多\n".as_bytes());
    let faults = table.expect("the rows are there").faults;
    let ragged = |line, has| TableFault::Ragged {
        line,
        has,
        wants: 3,
    };
    assert_eq!(faults, [ragged(2, 4), ragged(4, 5)]);
}

#[test]
fn an_open_quote_is_a_fault_of_its_line_alone() {
    let open = |line, column| TableFault::OpenQuote { line, column };
    let stray = |line, column| TableFault::StrayQuote { line, column };
    for (text, faults) in [
        // Nothing closes it, up to the end of the file.
        (
            "村,邻,户主\n竹林村,1,雷,多\n竹林村,\"1,雷\n团结村,2,黄\n",
            vec![
                TableFault::Ragged {
                    line: 2,
                    has: 4,
                    wants: 3,
                },
                open(3, 2),
            ],
        ),
        // The next mark opens a cell of its own.
        (
            "村,邻,户主\n竹林村,\"1,雷\n团结村,\"2\",黄\n团结村,2,\"邓\n",
            vec![open(2, 2), open(4, 3)],
        ),
        // What goes on behind the closing mark was quoted wrongly, and nobody knows how it was meant.
        ("村,邻,户主\n竹林村,\"5\"6,雷\n", vec![stray(2, 2)]),
        (
            "村,邻,户主\n竹林村,\"1 \" 号\",\"老丁\" 5\n",
            vec![stray(2, 2), stray(2, 3)],
        ),
        // In a cell without quotes a mark is a character like any other.
        ("村,邻,户主\n竹林村,5\"6,老\"丁\n", Vec::new()),
        ("村,邻,户主\n\"竹林\n村\" ,1,雷\n", Vec::new()),
    ] {
        let table = read(text.as_bytes()).expect("the rows are there");
        assert_eq!(table.faults, faults, "{text}");
        let last = table.rows.last().expect("rows after the fault");
        assert_eq!(last.cells.len(), 3, "{text}");
    }
}

#[test]
fn what_is_no_table_is_named() {
    let broken = [
        SHEET.as_bytes(),
        "还有很多字可以读\n".as_bytes(),
        b"\xe9\x82",
    ]
    .concat();
    let cases: [(&str, Vec<u8>, TableFault); 8] = [
        ("nothing", Vec::new(), TableFault::Empty),
        ("blanks", b"\n , \n\n".to_vec(), TableFault::Empty),
        (
            "a header alone",
            "村,邻,户主\n".into(),
            TableFault::HeaderOnly,
        ),
        (
            "zeros",
            "村,邻\0\0\0,户主\n1,2,3\n".into(),
            TableFault::NotText,
        ),
        (
            "a workbook",
            b"PK\x03\x04rest".to_vec(),
            TableFault::Spreadsheet,
        ),
        (
            "controls",
            b"a,b\x01\x02\x03\x04,c\n1,2,3\n".to_vec(),
            TableFault::NotText,
        ),
        ("cut UTF-8", broken, TableFault::Encoding { line: 5 }),
        (
            "neither",
            b"a,b\n1,\xff\xff\n".to_vec(),
            TableFault::Encoding { line: 2 },
        ),
    ];
    for (name, bytes, fault) in cases {
        assert_eq!(read(&bytes), Err(vec![fault]), "{name}");
    }
}

#[test]
fn a_byte_that_cannot_be_read_is_told_with_its_row_of_the_sheet() {
    let rows = "竹林村,1,\"雷\n春生\"\n".repeat(200);
    for bad in ["\0", "\u{1}\0"] {
        let text = format!("村,邻,户主\n{rows}竹林村,1,黄{bad}\n{rows}");
        for bytes in [
            text.clone().into_bytes(),
            GB18030.encode(&text).0.into_owned(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            wide(&text, true, u16::to_le_bytes),
        ] {
            assert_eq!(read(&bytes), Err(vec![TableFault::Encoding { line: 202 }]));
        }
    }
    let broken = [
        format!("村,邻,户主\n{rows}竹林村,1,黄").as_bytes(),
        b"\xff\n",
        rows.as_bytes(),
    ]
    .concat();
    assert_eq!(read(&broken), Err(vec![TableFault::Encoding { line: 202 }]));
}

/// Line ends and runs of blanks are one blank, as in the store.
fn blanks(cell: &str) -> String {
    let words: Vec<&str> = cell.split([' ', '\n']).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    /// Whatever the cells hold but runs of blanks, quoted as a spreadsheet quotes them they come back.
    #[test]
    fn quoted_cells_come_back(
        rows in proptest::collection::vec(proptest::collection::vec("[a-z,;\"竹林 \n]{0,6}x", 3), 1..6),
        mark in prop::sample::select(vec![',', '\t', ';']),
    ) {
        let quote = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |cells: &Vec<String>| cells.iter().map(quote).collect::<Vec<_>>().join(&mark.to_string());
        let head = format!("村{mark}邻{mark}户主");
        let text = std::iter::once(head).chain(rows.iter().map(line)).collect::<Vec<_>>().join("\n");
        let table = read(text.as_bytes()).expect("all quotes are closed");
        let wants: Vec<Vec<String>> = rows.iter()
            .map(|r| r.iter().map(|c| blanks(c)).collect())
            .collect();
        prop_assert_eq!(table.rows.into_iter().map(|r| r.cells).collect::<Vec<_>>(), wants);
    }
}

#[test]
fn a_table_has_an_end_to_the_right_too() {
    let empty = format!(
        "村,邻,户主{}\n竹林村,1,雷{}\n",
        ",".repeat(16_380),
        ",".repeat(16_380)
    );
    let table = read(empty.as_bytes()).expect("empty columns are no columns");
    assert_eq!(table.header.cells.len(), 3);
    let far = format!("村,邻,户主\n竹林村,1,雷{}x\n", ",".repeat(300));
    assert_eq!(
        read(far.as_bytes()),
        Err(vec![TableFault::TooWide { line: 2 }])
    );
    let row = format!("{}x\n", ",".repeat(199));
    let many = format!("村,邻,户主\n{}", row.repeat(41_000));
    assert_eq!(read(many.as_bytes()), Err(vec![TableFault::TooManyCells]));
}
