//! The smallest county that search can go wrong in. All people are invented.

use sanzhang::register::search::*;

/// 塔峰镇 with 团结村 and 长铺村, 所城镇 with 团结村; row for row the smallest county that can go wrong.
pub struct County {
    pub heads: Index,
    pub villages: Vec<Index>,
}

pub const RARE: &str = "\u{20bb7}";

fn village(name: &str, key: u32, people: &[Entry<'_>]) -> Index {
    let mut index = Index::builder();
    let official = format!("{name}村委会");
    index.push(&Entry {
        aliases: &[&official],
        ..Entry::new(Kind::Village, key, name)
    });
    index.push(&Entry {
        place: Some(0),
        ..Entry::new(Kind::Group, key + 1, "3组")
    });
    index.push(&Entry {
        place: Some(1),
        ..Entry::new(Kind::Neighborhood, key + 2, "第2邻")
    });
    for person in people {
        index.push(&Entry {
            place: Some(2),
            ..*person
        });
    }
    index.push(&Entry {
        place: Some(0),
        ..Entry::new(Kind::Group, key + 3, "13组")
    });
    index.push(&Entry {
        place: Some(0),
        ..Entry::new(Kind::Group, key + 4, "凉亭组")
    });
    index.finish()
}

fn person(key: u32, name: &str) -> Entry<'_> {
    Entry::new(Kind::Household, key, name)
}

pub fn county() -> County {
    let mut heads = Index::builder();
    heads.push(&Entry::new(Kind::County, 1, "蓝山县"));
    heads.push(&Entry {
        place: Some(0),
        ..Entry::new(Kind::Township, 2, "塔峰镇")
    });
    heads.push(&Entry {
        place: Some(0),
        ..Entry::new(Kind::Township, 3, "所城镇")
    });
    let first = village(
        "团结村",
        100,
        &[
            Entry {
                phones: &["138 1234 5678"],
                house: "5",
                ..person(1, "邓桂华")
            },
            Entry {
                phones: &["13900001234", "07462213456"],
                house: "3栋2单元501室",
                ..person(2, "李祥")
            },
            Entry {
                aliases: &["邓桂花", "张梅芳"],
                ..person(3, "邓华")
            },
            person(4, "曾国强"),
            person(5, "单建军"),
            person(6, "张梅芳"),
            person(7, "吕小红"),
            person(8, &format!("{RARE}明\u{e123}")),
            Entry {
                state: State::Retired,
                ..person(9, "邓退休")
            },
        ],
    );
    let second = village(
        "长铺村",
        200,
        &[
            person(11, "黄福生"),
            person(12, "李翔"),
            person(13, "邓庆海"),
            person(14, "张梅芳"),
        ],
    );
    let third = village(
        "团结村",
        300,
        &[
            person(21, "邓桂华"),
            person(22, "林青霞"),
            Entry {
                house: "3-2-5",
                ..person(23, "詹安国")
            },
        ],
    );
    County {
        heads: heads.finish(),
        villages: vec![first, second, third],
    }
}

impl County {
    pub fn ask_with(&self, searcher: &mut Searcher, query: &Query) -> Found {
        let blocks: Vec<_> = self
            .villages
            .iter()
            .zip([1, 1, 2])
            .map(|(i, under)| Block::whole(i, Some(under)))
            .collect();
        searcher.search(
            &View {
                heads: Block::whole(&self.heads, None),
                blocks: &blocks,
            },
            query,
            50,
        )
    }

    pub fn ask(&self, text: &str) -> Found {
        self.ask_with(&mut Searcher::default(), &Query::parse(text))
    }

    pub fn keys(&self, text: &str) -> Vec<u32> {
        self.ask(text).hits.iter().map(|h| h.key).collect()
    }
}

pub fn exact(text: &str) -> Vec<u32> {
    let found = county().ask(text);
    assert_eq!(
        found.manner,
        Manner::Exact,
        "{text} should be found as it is"
    );
    found.hits.iter().map(|h| h.key).collect()
}
