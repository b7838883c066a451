//! Everything that sites and rubrics say, in both languages.

use super::{check, check_all, day, x};
use crate::{
    domain::*,
    i18n::{Lang, Say},
};

/// A sentence of its own, with its stop.
fn sentences<T: Say + std::fmt::Debug>(things: impl IntoIterator<Item = T>) {
    for thing in things {
        check(&thing, &format!("{thing:?}"));
        assert!(thing.say(Lang::Zh).ends_with('。'), "{thing:?}");
        assert!(thing.say(Lang::En).ends_with('.'), "{thing:?}");
    }
}

const FIELDS: [SiteField; 32] = {
    use SiteField as F;
    [
        F::Village,
        F::Feature,
        F::Stage,
        F::VillageLead,
        F::TownshipLead,
        F::Official,
        F::Projects,
        F::Target,
        F::Milestones,
        F::Links,
        F::Adoptions,
        F::Note,
        F::Reason,
        F::Date,
        F::Inspection,
        F::Inspectors,
        F::Value,
        F::Evidence,
        F::What,
        F::Owner,
        F::Deadline,
        F::State,
        F::Name,
        F::Post,
        F::Phone,
        F::Order,
        F::Demand,
        F::Title,
        F::Items,
        F::Source,
        F::Amount,
        F::Spent,
    ]
};

fn five() -> Tenths {
    Tenths::whole(5)
}

fn bands() -> Vec<BandFault> {
    let all = [BandWrong::Colon, BandWrong::Value, BandWrong::Points];
    let fault = |(entry, wrong)| BandFault {
        entry,
        text: "80".to_owned(),
        wrong,
    };
    (1..).zip(all).map(fault).collect()
}

fn faults() -> Vec<Fault> {
    let (least, most) = (Tenths::ZERO, five());
    vec![
        Fault::NotANumber,
        Fault::NotWhole,
        Fault::NotYesOrNo,
        Fault::Beyond { least, most },
        Fault::NotBands(bands()),
        Fault::TooFar,
        Fault::TooEarly { year: 2015 },
    ]
}

fn refusals() -> Vec<Refusal> {
    use SiteRefusal as R;
    let (township, village, inspection, what) = (x, x, x, x);
    let level = Level::Group;
    let score = faults().into_iter().map(|fault| R::Score { no: 3, fault });
    let refusals = [
        R::NotFound,
        R::NotAVillage { name: x(), level },
        R::Taken {
            township: township(),
            village: village(),
        },
        R::OtherTownship {
            village: village(),
            township: township(),
        },
        R::Closed { village: village() },
        R::NotClosed { village: village() },
        R::NoStage,
        R::SameStage {
            name: x(),
            id: crate::domain::StageId(1),
        },
        R::NoOfficial,
        R::NoInspection,
        R::InspectionClosed {
            inspection: inspection(),
        },
        R::InspectionNotClosed {
            inspection: inspection(),
        },
        R::InspectionOpen {
            inspection: inspection(),
        },
        R::NoItem { no: 9 },
        R::NoRectification,
        R::NotDone { what: what() },
        R::NotOpen { what: what() },
    ];
    let rubric = [
        RubricRefusal::NotFound,
        RubricRefusal::Closed { title: x() },
        RubricRefusal::Faults(rubric_faults()),
    ];
    let sites = refusals.into_iter().chain(score).map(Refusal::from);
    sites.chain(rubric.map(Refusal::from)).collect()
}

fn wrongs() -> Vec<RubricWrong> {
    use RubricWrong as W;
    let (from, to, points, most) = (five(), five(), five(), five());
    let (declared, sum, each, best) = (five(), Tenths(45), five(), five());
    vec![
        W::NoName,
        W::TooLong { most: 60 },
        W::NoBlocks,
        W::NoItems,
        W::TooMany { most: 12 },
        W::Points(points),
        W::BlockSum { declared, sum },
        W::Total { declared, sum },
        W::PassLine { pass: most, points },
        W::NoNumber,
        W::SameNumber { no: 2 },
        W::NoBands,
        W::BandsOverlap { at: from },
        W::BandsGap { from, to },
        W::BandBackwards { from, to },
        W::BandBeyond { points, most },
        W::BandsShort { best, most },
        W::Each(each),
        W::BelowFloor { each, points },
        W::Slope { from, to },
    ]
}

fn rubric_faults() -> Vec<RubricFault> {
    let places = [(None, None), (Some(1), None), (Some(0), Some(2))];
    let faults = wrongs().into_iter().flat_map(|wrong| {
        places.map(|(block, item)| RubricFault {
            block,
            item,
            wrong: wrong.clone(),
        })
    });
    faults.collect()
}

#[test]
fn faults_and_refusals_say_what_to_do() {
    check_all(FIELDS);
    let issues = FIELDS.iter().flat_map(|&field| {
        let issue = move |fault| Issue::new(Field::Site(field), fault);
        faults().into_iter().map(issue)
    });
    sentences(issues);
    sentences(refusals());
    sentences(wrongs());
    sentences(rubric_faults());
}

#[test]
fn nouns_speak_both_languages() {
    check_all(By::ALL);
    check_all([Progress::Open, Progress::Closed]);
    check_all([LinkKind::Line, LinkKind::Area]);
    check_all(ProjectState::ALL);
    check_all(Method::STANDARD);
    check_all(Measure::ALL);
    check_all([Value::Yes, Value::No, Value::Number(five())]);
    let (on, note) = (day(), x());
    check_all([
        RectificationState::Open,
        RectificationState::Done {
            on,
            note: note.clone(),
        },
        RectificationState::Confirmed { on, note },
    ]);
    let demand = |least, pass_lines| Demand { least, pass_lines };
    check_all([
        demand(None, false),
        demand(Some(85), false),
        demand(None, true),
        demand(Some(85), true),
    ]);
    let each = five();
    let curve = Curve::Bands(Vec::new());
    check_all([
        Scoring::Typed,
        Scoring::Count { each },
        Scoring::Bands(Vec::new()),
        Scoring::Deduct {
            each,
            floor: Floor::Zero,
        },
        Scoring::Deduct {
            each,
            floor: Floor::Open,
        },
        Scoring::YesNo,
        Scoring::Computed {
            measure: Measure::Trained,
            curve,
        },
    ]);
}

#[test]
fn deeds_are_told() {
    use SiteAct as S;
    let acts = [
        S::Add,
        S::Edit,
        S::Reach,
        S::Close,
        S::Reopen,
        S::Replace,
        S::Begin,
        S::EditInspection,
        S::Score,
        S::CloseInspection,
        S::ReopenInspection,
        S::Raise,
        S::EditRectification,
        S::Done,
        S::Confirm,
        S::ReopenRectification,
        S::AddStage,
        S::EditStage,
        S::AddOfficial,
        S::EditOfficial,
    ]
    .map(Act::Site);
    let rubric = [
        RubricAct::Add,
        RubricAct::Edit,
        RubricAct::Replace,
        RubricAct::Close,
        RubricAct::Reopen,
    ]
    .map(Act::Rubric);
    let batch = Act::Batch(Occasion::Scores);
    for act in acts.into_iter().chain(rubric).chain([batch]) {
        check(&act, &format!("{act:?}"));
        let deed = Deed::of(act, x(), 7);
        check(&deed, &format!("{deed:?}"));
    }
}
