//! A law of sites: whatever is scored, found or moved on, undo restores every figure of the board and the report.

use proptest::prelude::*;
use sanzhang::{domain::*, report::SiteRow, store::Which};

use crate::support::{county::*, sites::*};

fn dice() -> impl Strategy<Value = Vec<(u8, u16, i32)>> {
    prop::collection::vec((0..6_u8, 1..8_u16, 0..50_i32), 1..16)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn undo_restores_every_figure(all in dice()) {
        let mut office = Office::new();
        let inspection = office.begin(By::Verifier, 1, ago(9));
        let figures = |office: &Office| {
            let desk = office.0.desk();
            (SiteRow::all(&desk, COUNTY, Some(ago(5))), desk.county().board(COUNTY), desk.county().reach(COUNTY))
        };
        let mut states = vec![figures(&office)];
        for (choice, item, n) in all {
            let site = office.0.desk().county().sites().get(SITE).expect("a site").site.clone();
            let base = site.version;
            let command = match choice {
                0 => SiteCommand::Reach { id: SITE, base, stage: StageId(u32::from(item)), on: ago(n as u64) },
                1 => SiteCommand::Rectification(RectificationCommand::Raise {
                    id: RectificationId::promised(0),
                    site: SITE,
                    inspection: Some(inspection),
                    item: Some(item),
                    fields: RectificationFields {
                        what: format!("问题{n}"),
                        owner: String::new(),
                        since: ago(60),
                        due: ago(n as u64),
                    },
                }),
                _ => {
                    let desk = office.0.desk();
                    let file = desk.county().sites().get(SITE).expect("a site").clone();
                    let sitting = file.sitting(inspection).expect("a sitting");
                    SiteCommand::Inspection(InspectionCommand::Score {
                        id: ScoreId::promised(0),
                        inspection,
                        item,
                        base: sitting.score(item).map(|held| held.version),
                        fields: ScoreFields {
                            value: (n > 5).then_some(if item == 4 { Value::Yes } else { number(n % 5) }),
                            note: format!("记{n}"),
                            evidence: String::new(),
                        },
                    })
                }
            };
            if office.submit(command).is_ok() {
                states.push(figures(&office));
            }
        }
        for state in states.iter().rev().skip(1) {
            office.0.undo(Which::Sitting).expect("undone");
            prop_assert_eq!(&figures(&office), state);
        }
        prop_assert_eq!(office.0.store().check().expect("checked"), []);
    }
}
