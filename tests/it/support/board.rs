//! A county of fourteen towns with a site in each, scored twice, so that a board has something to show.

use chrono::Days;
use sanzhang::{domain::*, rehearsal::TODAY};

use super::{
    county::{add_unit, batch},
    rubric::rubric,
    stage::Stage,
};

const TOWNS: u32 = 14;

/// The nth village.
pub fn village(n: u32) -> UnitId {
    UnitId(2 + 3 * n + 1)
}

/// Units, stages and a rubric; no site yet.
pub fn bare() -> Stage {
    bare_on(Stage::empty())
}

fn bare_on(mut stage: Stage) -> Stage {
    let up = |n: u32| Some(UnitId::promised(n));
    let mut steps = vec![add_unit(1, None, Level::County, "样县")];
    for n in 0..TOWNS {
        let at = 2 + 3 * n;
        let name = |what: &str| format!("第{n}{what}");
        steps.extend([
            add_unit(at, up(1), Level::Township, &name("镇")),
            add_unit(at + 1, up(at), Level::Village, &name("甲村村委会")),
            add_unit(at + 2, up(at), Level::Village, &name("乙村村委会")),
        ]);
    }
    stage.submit(batch(Occasion::Rehearsal, steps));
    stage.submit(batch(Occasion::Form, StageCommand::examples()));
    let id = RubricId::promised(0);
    let fields = Box::new(rubric());
    stage.submit(Command::Rubric(RubricCommand::Add { id, fields }));
    stage
}

/// A site in every town, begun a hundred days ago.
pub fn fourteen() -> Stage {
    fourteen_on(Stage::empty())
}

/// The same in a store of somebody's own.
pub fn fourteen_on(stage: Stage) -> Stage {
    let mut stage = bare_on(stage);
    for n in 0..TOWNS {
        let reached = Reached {
            stage: StageId(3),
            on: TODAY - Days::new(100),
        };
        let fields = SiteFields {
            stages: vec![reached],
            target: Some(TODAY + Days::new(100)),
            ..SiteFields::default()
        };
        stage.submit(site(SiteCommand::Add {
            id: SiteId::promised(0),
            village: village(n),
            fields: Box::new(fields),
        }));
    }
    stage
}

pub fn site(command: SiteCommand) -> Command {
    Command::Site(command)
}

/// An inspection of the nth site so many days ago, closed, with these scores.
pub fn inspected(stage: &mut Stage, n: u32, by: By, days: u64, scores: &[(u16, i32)]) {
    let id = InspectionId::promised(0);
    let begin = InspectionCommand::Begin {
        id,
        site: SiteId(n + 1),
        rubric: RubricId(1),
        by,
        fields: InspectionFields {
            on: TODAY - Days::new(days),
            name: format!("{days} 天前检查"),
            ..InspectionFields::default()
        },
    };
    let scored = scores.iter().zip(0..).map(|(&(item, points), n)| {
        let value = Value::Number(Points::whole(points));
        InspectionCommand::Score {
            id: ScoreId::promised(n),
            inspection: id,
            item,
            base: None,
            fields: ScoreFields {
                value: Some(value),
                ..ScoreFields::default()
            },
        }
    });
    let close = InspectionCommand::Close { id, base: Seq(0) };
    let steps = std::iter::once(begin).chain(scored).chain([close]);
    let steps = steps.map(|step| site(SiteCommand::Inspection(step)));
    stage.submit(batch(Occasion::Scores, steps.collect()));
}

/// Something to put right at the nth site, due so many days from today.
pub fn wrong(stage: &mut Stage, n: u32, what: &str, due: i64) {
    let since = TODAY - Days::new(30);
    stage.submit(site(SiteCommand::Rectification(
        RectificationCommand::Raise {
            id: RectificationId::promised(0),
            site: SiteId(n + 1),
            inspection: None,
            item: None,
            fields: RectificationFields {
                what: what.to_owned(),
                owner: "雷主任".to_owned(),
                since,
                due: TODAY + chrono::Duration::days(due),
            },
        },
    )));
}
