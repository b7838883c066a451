//! What holds of search whatever the names: generated names, generated typing.

use proptest::prelude::*;
use sanzhang::register::search::*;

const SYLLABLES: [(char, &str); 12] = [
    ('邓', "deng"),
    ('桂', "gui"),
    ('花', "hua"),
    ('李', "li"),
    ('明', "ming"),
    ('国', "guo"),
    ('强', "qiang"),
    ('小', "xiao"),
    ('红', "hong"),
    ('林', "lin"),
    ('平', "ping"),
    ('军', "jun"),
];

fn names() -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(prop::collection::vec(0..SYLLABLES.len(), 2..4), 1..60)
}

fn han(name: &[usize]) -> String {
    name.iter().map(|n| SYLLABLES[*n].0).collect()
}

fn index_of(names: &[Vec<usize>]) -> Index {
    let mut index = Index::builder();
    for (key, name) in names.iter().enumerate() {
        index.push(&Entry::new(Kind::Household, key as u32, &han(name)));
    }
    index.finish()
}

fn ask(searcher: &mut Searcher, index: &Index, text: &str) -> Found {
    let empty = Index::default();
    let view = View {
        heads: Block::whole(&empty, None),
        blocks: &[Block::whole(index, None)],
    };
    searcher.search(&view, &Query::parse(text), 1000)
}

/// Enough rows that two walk over them. Asked village by village, one walks; what they find together is put together here.
#[test]
fn what_two_find_in_a_county_is_what_one_finds_village_by_village() {
    let (villages, each) = (25, 900);
    let mut seed = 7_usize;
    let mut next = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) % n
    };
    let mut some = |n: usize| -> Vec<Vec<usize>> {
        let mut name = || (0..2 + next(2)).map(|_| next(SYLLABLES.len())).collect();
        (0..n).map(|_| name()).collect()
    };
    let heads = index_of(&some(villages));
    let county: Vec<Index> = (0..villages).map(|_| index_of(&some(each))).collect();
    let block = |n: usize| Block::whole(&county[n], Some(n as u32));
    let search = |searcher: &mut Searcher, blocks: &[Block<'_>], typed: &str| {
        let heads = Block::whole(&heads, None);
        searcher.search(&View { heads, blocks }, &Query::parse(typed), 40)
    };
    let all: Vec<_> = (0..villages).map(block).collect();
    for typed in [
        "l", "li", "lim", "limi", "d g", "x l h", "李", "李明", "gui hua", "q", "qia",
    ] {
        let mut typing = Searcher::default();
        for n in 1..=typed.chars().count() {
            let typed: String = typed.chars().take(n).collect();
            let typed = typed.as_str();
            let above = search(&mut Searcher::default(), &[], typed);
            let mut total = above.total;
            let mut best: Vec<_> = above.hits.iter().map(|hit| (None, hit.clone())).collect();
            for n in 0..villages {
                let found = search(&mut Searcher::default(), &[block(n)], typed);
                assert_eq!(found.manner, Manner::Exact, "{typed}");
                total += found.total - above.total;
                best.extend(
                    found
                        .hits
                        .into_iter()
                        .filter(|hit| hit.block.is_some())
                        .map(|hit| (Some(n), hit)),
                );
            }
            best.sort_by_key(|(n, hit)| (std::cmp::Reverse(hit.score), *n, hit.row));
            best.truncate(40);
            let found = search(&mut typing, &all, typed);
            assert_eq!(found.total, total, "{typed}");
            let seen = found
                .hits
                .iter()
                .map(|hit| (hit.block.map(|n| n as usize), hit.row, hit.score));
            let told = best.iter().map(|(n, hit)| (*n, hit.row, hit.score));
            assert!(seen.eq(told), "{typed}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn an_exact_name_finds_its_row_before_all_others(names in names()) {
        let index = index_of(&names);
        for (key, name) in names.iter().enumerate() {
            let found = ask(&mut Searcher::default(), &index, &han(name));
            let same: Vec<_> = (0..names.len()).filter(|n| names[*n] == *name).map(|n| n as u32).collect();
            prop_assert!(same.contains(&(key as u32)));
            prop_assert_eq!(found.hits.iter().take(same.len()).map(|h| h.key).collect::<Vec<_>>(), same);
        }
    }

    #[test]
    fn a_character_counts_as_a_naive_scan_does(names in names(), n in 0..SYLLABLES.len()) {
        let expected = names.iter().filter(|name| name.contains(&n)).count();
        let typed = SYLLABLES[n].0.to_string();
        prop_assert_eq!(expected, if expected == 0 { 0 } else { ask(&mut Searcher::default(), &index_of(&names), &typed).total });
    }

    #[test]
    fn full_pinyin_finds_the_name(names in names()) {
        let index = index_of(&names);
        let spelled: String = names[0].iter().map(|n| SYLLABLES[*n].1).collect();
        let found = ask(&mut Searcher::default(), &index, &spelled);
        prop_assert_eq!(found.manner, Manner::Exact);
        prop_assert_eq!(han(&names[found.hits[0].key as usize]), han(&names[0]));
    }

    #[test]
    fn letters_typed_and_taken_back_find_what_asking_afresh_finds(
        names in names(), keys in "(d|g|h|l|m|x|q|j|<|<|<|<| ){1,24}",
    ) {
        let index = index_of(&names);
        let (mut typing, mut text) = (Searcher::default(), String::new());
        for key in keys.chars() {
            if key == '<' {
                text.pop();
            } else {
                text.push(key);
            }
            let (one, two) = (ask(&mut typing, &index, &text), ask(&mut Searcher::default(), &index, &text));
            prop_assert_eq!((one.total, one.manner, one.hits), (two.total, two.manner, two.hits), "{:?}", text);
        }
    }

    #[test]
    fn typing_on_never_finds_more_and_never_differs_from_asking_afresh(
        names in names(), letters in "(d|g|h|l|m|x|q|j|deng|gui|hua|li|ming|lin|n|z|f){1,4}( [a-z])?",
    ) {
        let index = index_of(&names);
        let mut searcher = Searcher::default();
        let (mut typed, mut before) = (String::new(), usize::MAX);
        for c in letters.chars() {
            typed.push(c);
            let found = ask(&mut searcher, &index, &typed);
            let afresh = ask(&mut Searcher::default(), &index, &typed);
            prop_assert_eq!((found.total, &found.hits, found.manner), (afresh.total, &afresh.hits, afresh.manner), "{}", typed);
            if found.manner == Manner::Similar || c == ' ' {
                break;
            }
            prop_assert!(found.total <= before, "{} found {} after {}", typed, found.total, before);
            before = found.total;
        }
    }

    #[test]
    fn typing_on_while_villages_change_never_differs_from_asking_afresh(
        villages in prop::collection::vec(names(), 3),
        letters in "(d|g|h|l|m|x|q|j|deng|gui|hua|li|ming|lin|n|z|f){1,4}( [a-z])?",
        changes in prop::collection::vec((0..5usize, names()), 16),
    ) {
        let mut heads = index_of(&[vec![0, 1], vec![3, 9], vec![5, 6]]);
        let mut villages: Vec<Index> = villages.iter().map(|names| index_of(names)).collect();
        let mut searcher = Searcher::default();
        let mut typed = String::new();
        for (c, (changed, names)) in letters.chars().zip(changes) {
            // Nothing changes now and then, and sometimes what stands above the villages.
            if let Some(village) = villages.get_mut(changed) {
                *village = index_of(&names);
            } else if changed == villages.len() {
                heads = index_of(&names);
            }
            let blocks: Vec<_> = villages.iter().zip(0..).map(|(i, n)| Block::whole(i, Some(n))).collect();
            let view = View { heads: Block::whole(&heads, None), blocks: &blocks };
            typed.push(c);
            let query = Query::parse(&typed);
            let found = searcher.search(&view, &query, 1000);
            let afresh = Searcher::default().search(&view, &query, 1000);
            prop_assert_eq!((found.total, &found.hits, found.manner), (afresh.total, &afresh.hits, afresh.manner), "{}", typed);
            if found.manner == Manner::Similar && changed > villages.len() || c == ' ' {
                break;
            }
        }
    }
}
