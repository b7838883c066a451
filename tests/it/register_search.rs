//! Search as the one at the keyboard sees it: what is found, what comes first, what is marked.

use crate::register_search_county::{RARE, county, exact};
use sanzhang::register::search::*;

#[test]
fn han_exact_before_prefix_before_inside_before_scattered() {
    assert_eq!(
        exact("邓华"),
        [3, 1, 21],
        "the whole name, then the same characters with another between"
    );
    assert_eq!(exact("邓桂"), [1, 21, 3], "names before a contact's name");
    assert_eq!(exact("桂华"), [1, 21]);
    assert_eq!(
        county().ask("桂华").hits[0]
            .marks
            .positions()
            .collect::<Vec<_>>(),
        [1, 2]
    );
    assert_eq!(
        county().ask("邓华").hits[1]
            .marks
            .positions()
            .collect::<Vec<_>>(),
        [0, 2]
    );
}

#[test]
fn namesakes_stand_in_tree_order() {
    assert_eq!(exact("邓桂华"), [1, 21]);
    assert_eq!(exact("张梅芳"), [6, 14, 3]);
}

#[test]
fn whole_syllables_come_before_those_that_go_on() {
    let names = ["刘明", "李明", "林强", "黎平", "连生", "立新华"];
    let mut index = Index::builder();
    for (key, name) in (0..).zip(names) {
        index.push(&Entry::new(Kind::Household, key, name));
    }
    let (index, heads) = (index.finish(), Index::default());
    let view = View {
        heads: Block::whole(&heads, None),
        blocks: &[Block::whole(&index, None)],
    };
    let asked = |typed: &str| -> Vec<&str> {
        let found = Searcher::default().search(&view, &Query::parse(typed), 9);
        found
            .hits
            .iter()
            .map(|hit| names[hit.key as usize])
            .collect()
    };
    assert_eq!(asked("li")[..3], ["李明", "黎平", "立新华"]);
    assert_eq!(asked("lixin"), ["立新华"]);
    assert_eq!(asked("lian")[0], "连生");
}

#[test]
fn letters_full_initial_and_mixed() {
    for typed in [
        "dengguihua",
        "dgh",
        "dengguih",
        "dgh",
        "denggh",
        "dguihua",
        "deng'guihua",
        "DGH",
        "ｄｇｈ",
    ] {
        assert_eq!(exact(typed)[..2], [1, 21], "{typed}");
    }
    assert_eq!(exact("zhangmf"), [6, 14, 3]);
    assert_eq!(exact("zmf"), [6, 14, 3]);
    assert_eq!(exact("zhmf"), [6, 14, 3]);
    assert_eq!(exact("guihua"), [1, 21, 3], "a given name alone");
    assert_eq!(
        county().ask("guihua").hits[0]
            .marks
            .positions()
            .collect::<Vec<_>>(),
        [1, 2]
    );
    assert_eq!(
        exact("zhang")[0],
        6,
        "a whole syllable before letters that only happen to fit"
    );
}

#[test]
fn every_reading_counts_and_the_right_one_comes_first() {
    assert_eq!(exact("zeng")[0], 4);
    assert_eq!(exact("ceng")[0], 4);
    assert_eq!(exact("shan")[0], 5);
    assert_eq!(exact("danjianjun")[0], 5);
    for typed in ["cp", "changpu", "zhangpu", "cpc", "changpucun"] {
        assert_eq!(exact(typed)[0], 200, "{typed}");
    }
    assert_eq!(exact("lvxiaohong"), [7]);
    assert_eq!(exact("luxiaohong"), [7]);
}

#[test]
fn a_southern_ear_is_forgiven_but_comes_later() {
    assert_eq!(exact("zangmeifang"), [6, 14, 3]);
    assert_eq!(exact("fangfusheng"), [11]);
    assert_eq!(exact("ningqingxia"), [22]);
    assert_eq!(exact("denguihua")[..2], [1, 21]);
    let lx = exact("lixiang");
    assert_eq!(lx, [2, 12]);
    assert!(county().ask("dengguihua").hits[0].score > county().ask("denguihua").hits[0].score);
}

#[test]
fn phones_by_their_tail() {
    assert_eq!(exact("5678"), [1]);
    for typed in [
        "13812345678",
        "138 1234 5678",
        "+86 138-1234-5678",
        "8613812345678",
        "\u{202d}13812345678\u{202c}",
        "138****5678",
        "138 **** 5678",
        "138.1234.5678",
        "138·1234–5678",
    ] {
        assert_eq!(exact(typed), [1], "{typed}");
    }
    assert_eq!(
        exact("139****5678"),
        [] as [u32; 0],
        "what a masked phone shows at its front counts"
    );
    assert_eq!(
        exact("1381234"),
        [1],
        "a number typed from its front, once it is long enough"
    );
    assert_eq!(exact("1234"), [2], "a tail, not just any run of digits");
    assert_eq!(exact("0746-2213456"), [2]);
    assert_eq!(exact("邓 678"), [1], "three digits beside another word");
    let found = county().ask("678");
    assert_eq!((found.manner, found.hits[0].key), (Manner::Similar, 1));
    assert_eq!(found.hits[0].also, Some(Spot::PhoneTail(0, 3)));
}

#[test]
fn houses_by_their_number() {
    assert_eq!(exact("3-2-501"), [2]);
    assert_eq!(exact("3栋2单元501"), [2]);
    assert_eq!(exact("3-2"), [2, 23]);
    assert_eq!(exact("5号"), [1]);
    assert_eq!(exact("5"), [1]);
    assert_eq!(county().ask("3-2-501").hits[0].also, Some(Spot::House));
}

#[test]
fn a_unit_on_the_path_narrows() {
    assert_eq!(exact("团结 李"), [2]);
    assert_eq!(exact("tj lx"), [2, 7]);
    assert_eq!(exact("tfz dgh"), [1, 3]);
    assert_eq!(exact("所城镇/邓桂华"), [21]);
    assert_eq!(exact("sc dgh"), [21]);
    assert_eq!(exact("长铺村村委会 李"), [12]);
    assert_eq!(
        exact("团结 3组"),
        [101, 301],
        "the groups, and not the households under them"
    );
    assert_eq!(exact("3组 团结 邓"), [1, 3, 21]);
    assert_eq!(exact("3z dgh"), [1, 21, 3]);
    assert_eq!(exact("塔峰 团结 第2邻 邓桂华"), [1]);
}

#[test]
fn units_answer_to_short_and_official_names_and_numbers() {
    assert_eq!(exact("团结"), [100, 300]);
    assert_eq!(exact("团结村村委会"), [100, 300]);
    assert_eq!(exact("tuanjie"), [100, 300]);
    assert_eq!(exact("3组"), [101, 201, 301], "3组 is not in 13组");
    assert_eq!(exact("13组"), [103, 203, 303]);
    assert_eq!(exact("13z"), [103, 203, 303]);
    assert_eq!(exact("d2l"), [102, 202, 302]);
    assert_eq!(exact("ltz"), [104, 204, 304]);
    assert_eq!(exact("凉亭"), [104, 204, 304]);
}

#[test]
fn rare_characters_match_by_themselves() {
    assert_eq!(exact(RARE), [8]);
    assert_eq!(exact("\u{e123}"), [8]);
    assert_eq!(exact("ming"), [8]);
    assert_eq!(exact(&format!("{RARE}明")), [8]);
    assert!(county().keys("\u{20bb8}").is_empty());
}

#[test]
fn letters_and_han_may_be_mixed() {
    assert_eq!(exact("邓gh"), [1, 21, 3]);
    assert_eq!(exact("邓guihua"), [1, 21, 3]);
}

#[test]
fn what_nothing_contains_is_answered_with_what_is_like_it() {
    let found = county().ask("dnghua");
    assert_eq!(found.manner, Manner::Similar);
    assert!(found.hits.iter().any(|h| h.key == 1));
    let found = county().ask("邓贵华");
    assert_eq!(
        found.manner,
        Manner::Similar,
        "another character of the same sound"
    );
    assert_eq!(
        found.hits.iter().map(|h| h.key).collect::<Vec<_>>()[..2],
        [1, 21]
    );
    assert_eq!(county().ask("qqqqq").total, 0);
}

#[test]
fn retired_rows_only_on_request() {
    assert!(county().keys("邓退休").iter().all(|k| *k != 9));
    let found = county().ask_with(
        &mut Searcher::default(),
        &Query::parse("邓退休").with_retired(),
    );
    assert_eq!(
        (found.hits[0].key, found.hits[0].state),
        (9, State::Retired)
    );
    let leaders = county().ask_with(
        &mut Searcher::default(),
        &Query::parse("邓").only(Kind::Leader),
    );
    assert_eq!(leaders.total, 0);
}

#[test]
fn the_scope_is_what_is_given() {
    let county = county();
    let rows = 2..5;
    let view = View {
        heads: Block {
            index: &county.heads,
            under: None,
            rows: 0..0,
        },
        blocks: &[Block {
            index: &county.villages[0],
            under: Some(1),
            rows,
        }],
    };
    let found = Searcher::default().search(&view, &Query::parse("塔峰 d"), 50);
    assert_eq!(
        found.hits.iter().map(|h| h.key).collect::<Vec<_>>(),
        [1],
        "names above the scope still count as its path"
    );
}

#[test]
fn a_contact_is_found_and_told() {
    let found = county().ask("邓桂花");
    assert_eq!(found.hits[0].key, 3);
    assert!(found.hits[0].marks.is_empty());
    assert!(
        matches!(found.hits[0].also, Some(Spot::Alias(1, marks)) if marks.positions().count() == 3)
    );
}

#[test]
fn empty_and_odd_questions_are_harmless() {
    let long = "龘".repeat(300);
    for typed in [
        "",
        " ",
        "　",
        "-",
        "'",
        "---",
        "１",
        "\u{202e}",
        &long,
        &"a".repeat(300),
        &"1".repeat(300),
        "a b c d e f g h",
    ] {
        county().ask(typed);
    }
    assert_eq!(county().ask("").total, 0);
}

#[test]
fn totals_count_more_than_is_kept() {
    let county = county();
    let blocks: Vec<_> = county
        .villages
        .iter()
        .map(|i| Block::whole(i, Some(1)))
        .collect();
    let view = View {
        heads: Block::whole(&county.heads, None),
        blocks: &blocks,
    };
    let found = Searcher::default().search(&view, &Query::parse("邓"), 2);
    assert_eq!((found.total, found.hits.len()), (4, 2));
}
