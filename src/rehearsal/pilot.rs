//! One site as commands: its file, its inspections, and what was to be put right after each.

use chrono::{Days, NaiveDate};

use super::{
    Added, TODAY,
    dice::Dice,
    findings::{PRACTICES, PROJECTS, finding},
    kin::phone,
    pilots::{OFFICIALS, Pilot},
    places::Township,
    quota::Quota,
    sittings::{Sitting, sittings},
};
use crate::domain::{
    Adoption, By, Command, InspectionCommand, InspectionId, Kind, Link, Milestone, Occasion,
    OfficialCommand, OfficialFields, OfficialId, Progress, Project, ProjectState, Reached,
    RectificationCommand, RectificationFields, RectificationId, RubricCommand, RubricFields,
    RubricId, ScoreId, Seq, SiteCommand, SiteFields, SiteId, StageCommand, StageId, UnitId,
    calendar::working_day_after,
};

/// What all sites share, as the store knows it.
pub(super) struct Lists<'a> {
    pub stages: Vec<StageId>,
    pub officials: Vec<OfficialId>,
    pub rubric: RubricId,
    pub fields: &'a RubricFields,
}

impl<'a> Lists<'a> {
    /// From what was added with [`lists`].
    pub fn of(frame: &Added, fields: &'a RubricFields) -> Self {
        let officials = frame.of(Kind::Official).into_iter();
        let rubrics = frame.of(Kind::Rubric);
        Self {
            stages: frame.of(Kind::Stage).into_iter().map(StageId).collect(),
            officials: officials.map(OfficialId).collect(),
            rubric: rubrics.first().map_or(RubricId(0), |&id| RubricId(id)),
            fields,
        }
    }
}

/// Adds the stages, the rubric and the officials.
pub(super) fn lists(rubric: &RubricFields) -> Vec<Command> {
    let mut steps = StageCommand::examples();
    let (id, fields) = (RubricId::promised(0), Box::new(rubric.clone()));
    steps.push(Command::Rubric(RubricCommand::Add { id, fields }));
    let mut dice = Dice::of("officials", "phones");
    steps.extend(OFFICIALS.iter().zip(0..).map(|(&(name, post), n)| {
        let id = OfficialId::promised(n);
        let fields = OfficialFields {
            name: name.to_owned(),
            post: post.to_owned(),
            phone: phone(&mut dice),
            closed: false,
        };
        Command::Site(SiteCommand::Official(OfficialCommand::Add { id, fields }))
    }));
    steps
}

/// The village that is the site.
pub(super) struct Home {
    pub pilot: &'static Pilot,
    pub unit: UnitId,
    pub quota: Quota,
    /// Who answers for it there.
    pub lead: String,
}

/// The stages of the example list that are asked for below.
const BUILDING: usize = 2;
const LOOKING: usize = 3;
const EXAMINED: usize = 4;
const NAMED: usize = 5;

/// Of what its own batch adds there is no version yet.
const NEW: Seq = Seq(0);
const SITE: SiteId = SiteId::promised(0);

/// The whole file of a site. Of the villages along its line those that are made.
pub(super) fn file(
    home: &Home,
    township: &Township,
    made: &[(&str, UnitId)],
    lists: &Lists<'_>,
) -> Command {
    let mut dice = Dice::of(home.pilot.village, "site");
    let near = near(home.pilot, township, made);
    let mut steps = Steps::default();
    steps.push(SiteCommand::Add {
        id: SITE,
        village: home.unit,
        fields: Box::new(fields(home, &near, lists, &mut dice)),
    });
    let sat = sittings(home.pilot, &home.quota, lists.fields);
    let verified = sat.iter().filter(|s| s.by == By::Verifier).count();
    let mut nth = 0;
    for sitting in sat {
        let inspection = steps.sit(&sitting, lists.rubric);
        if sitting.by == By::Verifier {
            nth += 1;
            steps.put_right(&sitting, inspection, verified - nth, home, lists, &mut dice);
        }
    }
    Command::Batch {
        occasion: Occasion::Rehearsal,
        steps: steps.steps,
    }
}

/// The villages that come after it on the list of its township, as far as they are made; the others keep their place.
fn near(pilot: &Pilot, township: &Township, made: &[(&str, UnitId)]) -> Vec<Option<UnitId>> {
    let villages = &township.villages;
    let own = villages.iter().position(|v| v.place.name == pilot.village);
    let after = own.map_or(0, |own| own + 1);
    let others = villages.iter().cycle().skip(after);
    let known = |code: &str| {
        made.iter()
            .find(|(of, _)| *of == code)
            .map(|&(_, unit)| unit)
    };
    others
        .take(villages.len().saturating_sub(1))
        .map(|village| known(village.place.code))
        .collect()
}

fn fields(home: &Home, near: &[Option<UnitId>], lists: &Lists<'_>, dice: &mut Dice) -> SiteFields {
    let pilot = home.pilot;
    let stages = pilot.stages.iter().zip(&lists.stages);
    SiteFields {
        feature: pilot.feature.to_owned(),
        stages: stages.map(|(&on, &stage)| Reached { stage, on }).collect(),
        village_lead: home.lead.clone(),
        township_lead: pilot.lead.to_owned(),
        official: lists.officials.get(pilot.official).copied(),
        projects: projects(pilot, dice),
        target: Some(pilot.target),
        milestones: milestones(pilot),
        links: links(pilot, near, dice),
        adoptions: adoptions(pilot, near, dice),
        note: String::new(),
    }
}

fn projects(pilot: &Pilot, dice: &mut Dice) -> Vec<Project> {
    let first = dice.below(PROJECTS.len());
    let count = match pilot.stages.len() {
        1 => 0,
        2 | 3 => 1,
        _ => 2,
    };
    let project = |n: usize| {
        let (name, source, least, most) = PROJECTS[(first + n * 3) % PROJECTS.len()];
        let amount = dice.between(least, most) as u64 * 10_000;
        let (state, spent) = match pilot.stages.len() + n {
            ..=2 => (ProjectState::Applied, 0),
            3 => (ProjectState::Granted, 0),
            4 | 5 => (ProjectState::Running, dice.between(30, 75) as u64),
            6 => (ProjectState::Finished, dice.between(88, 98) as u64),
            _ => (ProjectState::Accepted, 100),
        };
        Project {
            name: name.to_owned(),
            source: source.to_owned(),
            amount,
            spent: amount / 100 * spent,
            state,
        }
    };
    (0..count).map(project).collect()
}

fn milestones(pilot: &Pilot) -> Vec<Milestone> {
    let Some(first) = pilot.reached(0) else {
        return Vec::new();
    };
    let before = |days: u64| pilot.target - Days::new(days);
    let set_up = pilot.reached(BUILDING).map(|on| on + Days::new(75));
    let set_up = set_up.filter(|&on| on <= TODAY);
    [
        (
            "方案报镇（乡）党委审定",
            first + Days::new(45),
            pilot.reached(BUILDING),
        ),
        ("微信群建齐、联系卡到户", first + Days::new(150), set_up),
        ("村级自查", before(120), pilot.reached(LOOKING)),
        ("县级验收", before(45), pilot.reached(EXAMINED)),
        ("达标命名", pilot.target, pilot.reached(NAMED)),
    ]
    .into_iter()
    .map(|(name, due, done)| Milestone {
        name: name.to_owned(),
        due,
        done,
    })
    .collect()
}

/// Linked while the site was being built; those nearest first.
fn links(pilot: &Pilot, near: &[Option<UnitId>], dice: &mut Dice) -> Vec<Link> {
    let (kind, name) = pilot.line;
    let first = pilot.reached(BUILDING).unwrap_or(TODAY);
    let link = |&village: &Option<UnitId>| {
        let since = dice.day(first, TODAY);
        let village = village?;
        Some(Link {
            village,
            kind,
            name: name.to_owned(),
            since,
        })
    };
    near.iter().take(pilot.linked).filter_map(link).collect()
}

/// Most of them villages of the line, the last ones from beyond it; the newest was not looked at yet.
fn adoptions(pilot: &Pilot, near: &[Option<UnitId>], dice: &mut Dice) -> Vec<Adoption> {
    let first = pilot.reached(LOOKING).unwrap_or(TODAY);
    let skip = pilot.linked.saturating_sub(pilot.adopted.saturating_sub(1));
    let office = pilot.lead;
    let last = TODAY - Days::new(6);
    let mut days: Vec<NaiveDate> = (0..pilot.adopted)
        .map(|_| working_day_after(dice.day(first, last)))
        .collect();
    days.sort_unstable();
    let adopt = |((n, &village), on): ((usize, &Option<UnitId>), NaiveDate)| {
        let what = dice.pick(&PRACTICES).to_owned();
        let village = village?;
        let checked_by = if n + 1 == pilot.adopted && n > 0 {
            String::new()
        } else {
            office.to_owned()
        };
        Some(Adoption {
            village,
            on,
            what,
            checked_by,
        })
    };
    let near = near.iter().skip(skip).take(pilot.adopted).enumerate();
    near.zip(days).filter_map(adopt).collect()
}

/// Steps of one site, and what it has promised so far.
#[derive(Default)]
struct Steps {
    steps: Vec<Command>,
    inspections: u32,
    scores: u32,
    rectifications: u32,
    /// Items at which something is still to be put right.
    open: Vec<u16>,
}

impl Steps {
    fn push(&mut self, step: SiteCommand) {
        self.steps.push(Command::Site(step));
    }

    fn sit(&mut self, sitting: &Sitting, rubric: RubricId) -> InspectionId {
        let inspection = InspectionId::promised(self.inspections);
        self.inspections += 1;
        self.push(SiteCommand::Inspection(InspectionCommand::Begin {
            id: inspection,
            site: SITE,
            rubric,
            by: sitting.by,
            fields: sitting.fields.clone(),
        }));
        for (item, fields) in &sitting.scores {
            let id = ScoreId::promised(self.scores);
            self.scores += 1;
            self.push(SiteCommand::Inspection(InspectionCommand::Score {
                id,
                inspection,
                item: *item,
                base: None,
                fields: fields.clone(),
            }));
        }
        if sitting.progress == Progress::Closed {
            let (id, base) = (inspection, NEW);
            self.push(SiteCommand::Inspection(InspectionCommand::Close {
                id,
                base,
            }));
        }
        inspection
    }

    /// What a verification found wrong; `later` verifications came after it.
    fn put_right(
        &mut self,
        sitting: &Sitting,
        inspection: InspectionId,
        later: usize,
        home: &Home,
        lists: &Lists<'_>,
        dice: &mut Dice,
    ) {
        let since = sitting.fields.on;
        let poor = sitting.poor.iter().filter(|no| !self.open.contains(no));
        let poor: Vec<u16> = poor.take(3).copied().collect();
        for (n, no) in poor.into_iter().enumerate() {
            let Some(item) = lists.fields.item(no) else {
                continue;
            };
            let id = RectificationId::promised(self.rectifications);
            self.rectifications += 1;
            let fate = Fate::of(later, n, dice);
            let days = if fate == Fate::Overdue { 5 } else { 30 };
            let due = working_day_after(since + Days::new(days));
            self.raise(RectificationCommand::Raise {
                id,
                site: SITE,
                inspection: Some(inspection),
                item: Some(no),
                fields: RectificationFields {
                    what: finding(item).to_owned(),
                    owner: home.lead.clone(),
                    since,
                    due,
                },
            });
            let day = |before: u64| (due - Days::new(before)).min(TODAY - Days::new(1));
            match fate {
                Fate::Confirmed => {
                    self.done(id, day(6));
                    let (base, on, note) = (NEW, day(2), "现场看过，已整改到位。".to_owned());
                    self.raise(RectificationCommand::Confirm { id, base, on, note });
                }
                Fate::Done => self.done(id, day(3)),
                Fate::Open | Fate::Overdue => self.open.push(no),
            }
        }
    }

    fn done(&mut self, id: RectificationId, on: NaiveDate) {
        let (base, note) = (NEW, "已整改，报请查看。".to_owned());
        self.raise(RectificationCommand::Done { id, base, on, note });
    }

    fn raise(&mut self, step: RectificationCommand) {
        self.push(SiteCommand::Rectification(step));
    }
}

/// What became of something wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Confirmed,
    Done,
    Open,
    Overdue,
}

impl Fate {
    /// Of what was found long ago all is settled, of what was found last little.
    fn of(later: usize, nth: usize, dice: &mut Dice) -> Self {
        match (later, nth) {
            (0, 1) => dice.weighted(&[(Self::Overdue, 55), (Self::Done, 45)]),
            (0, _) => dice.weighted(&[(Self::Open, 75), (Self::Done, 25)]),
            (1, 2) => dice.weighted(&[(Self::Overdue, 35), (Self::Confirmed, 65)]),
            (1, _) => dice.weighted(&[(Self::Confirmed, 80), (Self::Done, 20)]),
            _ => Self::Confirmed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rehearsal::places::County;

    /// 制定方案
    const PLANNING: usize = 1;

    #[test]
    fn money_follows_the_plan() {
        for township in County::read().townships {
            let pilot = Pilot::of(township.place.name).expect("one in every township");
            let mut dice = Dice::of(pilot.village, "money");
            let projects = projects(pilot, &mut dice);
            assert_eq!(projects.is_empty(), pilot.reached(PLANNING).is_none());
            assert!(projects.iter().all(|p| p.spent <= p.amount));
        }
    }
}
