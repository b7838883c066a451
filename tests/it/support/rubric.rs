//! Rubrics for tests: one that has an item of every kind, and ones made of a few numbers.

use proptest::prelude::*;
use sanzhang::domain::*;

fn item(no: u16, points: i32, scoring: Scoring) -> Item {
    Item {
        no,
        name: format!("指标{no}"),
        points: Points::whole(points),
        method: Method::STANDARD[usize::from(no) % 4].clone(),
        scoring,
    }
}

fn band(from: i32, to: Option<i32>, points: i32) -> Band {
    Band {
        from: Tenths::whole(from),
        to: to.map(Tenths::whole),
        points: Points::whole(points),
    }
}

/// Ten points in the first block with a pass line of six, fifteen in the second.
pub fn rubric() -> RubricFields {
    let each = Points::whole(1);
    let deduct = |floor| Scoring::Deduct { each, floor };
    let bands = || {
        vec![
            band(95, None, 5),
            band(90, Some(94), 3),
            band(0, Some(89), 0),
        ]
    };
    let line = Curve::Linear {
        from: Tenths::whole(60),
        to: Tenths::whole(100),
    };
    RubricFields {
        title: "样例细则".to_owned(),
        note: String::new(),
        total: Points::whole(25),
        blocks: vec![
            RubricBlock {
                name: "组织".to_owned(),
                points: Points::whole(10),
                pass: Some(Points::whole(6)),
                items: vec![
                    item(1, 2, Scoring::Typed),
                    item(2, 3, deduct(Floor::Zero)),
                    item(3, 5, Scoring::Bands(bands())),
                ],
            },
            RubricBlock {
                name: "联系".to_owned(),
                points: Points::whole(15),
                pass: None,
                items: vec![
                    item(4, 2, Scoring::YesNo),
                    item(5, 3, deduct(Floor::Open)),
                    item(6, 4, Scoring::Count { each }),
                    item(
                        7,
                        6,
                        Scoring::Computed {
                            measure: Measure::InSize,
                            curve: line,
                        },
                    ),
                ],
            },
        ],
    }
}

/// Any scoring that a rubric may hold, for an item of so many tenths.
fn scoring(points: i32) -> impl Strategy<Value = Scoring> {
    let each = (1..=points).prop_map(Tenths);
    let bands = prop::collection::btree_map(0..1000_i32, 0..=points, 1..6).prop_map(move |bands| {
        let best = bands.keys().max().copied();
        let bands = bands.into_iter().rev();
        let band = bands.map(|(from, given)| Band {
            from: Tenths(from),
            to: None,
            points: Tenths(if Some(from) == best { points } else { given }),
        });
        band.collect::<Vec<_>>()
    });
    let line = (0..900_i32, 1..100_i32).prop_map(|(from, more)| Curve::Linear {
        from: Tenths(from),
        to: Tenths(from + more),
    });
    let floor = prop_oneof![Just(Floor::Zero), Just(Floor::Open)];
    let measure = prop::sample::select(Measure::ALL.to_vec());
    let curve = prop_oneof![bands.clone().prop_map(Curve::Bands), line];
    prop_oneof![
        Just(Scoring::Typed),
        Just(Scoring::YesNo),
        each.clone().prop_map(|each| Scoring::Count { each }),
        (each, floor).prop_map(|(each, floor)| Scoring::Deduct { each, floor }),
        bands.prop_map(Scoring::Bands),
        (measure, curve).prop_map(|(measure, curve)| Scoring::Computed { measure, curve }),
    ]
}

pub fn any_item() -> impl Strategy<Value = Item> {
    let method = prop_oneof![
        prop::sample::select(Method::STANDARD.to_vec()),
        Just(Method::Other("查\"台账\"\\".to_owned())),
    ];
    (1..300_i32, method)
        .prop_flat_map(|(points, method)| {
            (
                Just((points, method)),
                scoring(points),
                "[一-三 #=\"\\\\]{1,8}x",
            )
        })
        .prop_map(|((points, method), scoring, name)| Item {
            no: 1,
            name,
            points: Tenths(points),
            method,
            scoring,
        })
}

/// A rubric without faults.
pub fn any_rubric() -> impl Strategy<Value = RubricFields> {
    let blocks = prop::collection::vec(prop::collection::vec(any_item(), 1..4), 1..4);
    (blocks, any::<bool>(), "[一-三\"\n']{0,6}x").prop_map(|(blocks, passes, note)| {
        let mut no = 0;
        let blocks = blocks.into_iter().zip(1..).map(|(mut items, n)| {
            for item in &mut items {
                no += 1;
                item.no = no * 3;
            }
            let points = items.iter().map(|item| item.points).sum();
            RubricBlock {
                name: format!("板块{n}"),
                points,
                pass: passes.then_some(points),
                items,
            }
        });
        let blocks: Vec<RubricBlock> = blocks.collect();
        let mut fields = RubricFields {
            title: "细则".to_owned(),
            note,
            total: blocks.iter().map(|block| block.points).sum(),
            blocks,
        };
        assert_eq!(fields.check(), [], "made without faults");
        fields
    })
}
