//! Laws of sites: whatever is scored, found or moved on, undo restores every figure of the board and the report; and what
//! moved since a day is what the board shows now less what it showed then.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use sanzhang::{domain::*, report, store::Which};

use crate::support::{county::*, rubric::rubric, sites::*};

fn dice() -> impl Strategy<Value = Vec<(u8, u16, i32)>> {
    prop::collection::vec((0..6_u8, 1..8_u16, 0..50_i32), 1..16)
}

/// One inspection in the order of time: days after the one before, by the verifier or not, the item and what was scored,
/// and whether a new rubric came before it.
type Visit = (u64, bool, (u16, i32), bool);

fn visits() -> impl Strategy<Value = Vec<Visit>> {
    let scored = (prop::sample::select(vec![1, 5, 6]), 0..3_i32);
    let (verified, changed) = (prop::bool::weighted(0.8), prop::bool::weighted(0.15));
    prop::collection::vec((0..6_u64, verified, scored, changed), 1..10)
}

/// Another rubric takes the place of the one in use.
fn change_rubric(office: &mut Office, n: usize) {
    let desk = office.0.desk();
    let held = desk.county().sites().current_rubric().expect("one").clone();
    let edit = RubricCommand::Edit {
        id: held.record.id,
        base: held.version,
        new: RubricId::promised(0),
        fields: Box::new(RubricFields {
            title: format!("细则{n}"),
            ..rubric()
        }),
    };
    office.0.submit(Command::Rubric(edit)).expect("replaced");
}

/// Which rubric measures the verified score, and what it comes to.
fn verified(office: &Office) -> Option<(RubricId, Points)> {
    let standing = office.row().verified?;
    Some((standing.rubric, standing.total))
}

/// Goes through the visits; answers what the board showed at the end of each day on which something happened.
fn lived(office: &mut Office, visits: &[Visit]) -> BTreeMap<NaiveDate, Option<(RubricId, Points)>> {
    let mut shown = BTreeMap::new();
    let mut on = ago(60);
    for (n, &(gap, verifier, (item, points), changed)) in visits.iter().enumerate() {
        on = on + Days::new(gap);
        if changed {
            change_rubric(office, n);
        }
        let rubric = {
            let desk = office.0.desk();
            desk.county()
                .sites()
                .current_rubric()
                .expect("one")
                .record
                .id
        };
        let by = if verifier { By::Verifier } else { By::Village };
        let id = office.begin(by, rubric.0, on);
        office.score(id, item, number(points));
        // Somebody is still at the last one: a new rubric does not count by it yet.
        if n + 1 < visits.len() {
            office.close(id);
        }
        shown.insert(on, verified(office));
    }
    shown
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn undo_restores_every_figure(all in dice()) {
        let mut office = Office::new();
        let inspection = office.begin(By::Verifier, 1, ago(9));
        let figures = |office: &Office| {
            let desk = office.0.desk();
            (report::sites(&desk, COUNTY, Some(ago(5))), desk.county().board(COUNTY), desk.county().reach(COUNTY))
        };
        let before = figures(&office);
        let (mut steps, mut scored) = (0, 0);
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
                match choice {
                    0 | 1 => steps += 1,
                    _ => scored = 1,
                }
            }
        }
        // What was scored in one inspection is one step, whatever was done in between.
        for _ in 0..steps + scored {
            office.0.undo(Which::Sitting).expect("undone");
            let undone = figures(&office);
            office.0.redo().expect("redone");
            office.0.undo(Which::Sitting).expect("undone again");
            prop_assert_eq!(&figures(&office), &undone);
        }
        prop_assert_eq!(&figures(&office), &before);
        prop_assert_eq!(office.0.store().check().expect("checked"), []);
    }

    #[test]
    fn what_moved_since_a_day_is_now_less_what_the_board_showed_then(visits in visits()) {
        let mut office = Office::new();
        let shown = lived(&mut office, &visits);
        let now = verified(&office);
        let desk = office.0.desk();
        for days in 0..63 {
            let day = ago(days);
            let then = shown.range(..=day).next_back().and_then(|(_, figures)| *figures);
            let wanted = match (now, then) {
                (Some((rubric, now)), Some((same, then))) if rubric == same => Some(now - then),
                _ => None,
            };
            prop_assert_eq!(desk.county().moved_since(SITE, day), wanted, "{} of {:?}", day, shown);
        }
        let unmoved = now.map(|_| Points::ZERO);
        let last = *shown.keys().next_back().expect("a visit");
        prop_assert_eq!(desk.county().moved_since(SITE, last), unmoved, "nothing was scored since");
    }
}
