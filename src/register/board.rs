//! The board: every site in one row, with its plan, its stage's demands, and the county's points, lines and area.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Asked, County, Mark, Node, Rectified, SiteFile, Standing, Unfinished};
use crate::domain::{
    By, Level, LinkKind, Measure, Period, Points, Rank, Rhythm, RubricFields, Scoring, SiteId,
    StageId, Tenths, Tier, UnitId, Value,
};

/// One site as the board shows it. Everything else is asked of [`Sites`](super::Sites).
#[derive(Clone, Debug, PartialEq)]
pub struct BoardRow {
    pub site: SiteId,
    pub village: UnitId,
    pub township: UnitId,
    pub stage: Option<StageId>,
    pub own: Option<Standing>,
    pub verified: Option<Standing>,
    /// The verification under way, as far as it counts.
    pub unfinished: Option<Unfinished>,
    /// Since the latest verification.
    pub moved: Option<Points>,
    pub plan: Option<Plan>,
    pub rectified: Rectified,
    /// Whether the stage it stands at is deserved.
    pub stage_holds: Option<Demanded>,
}

/// Where a site should be by today if it went evenly from its first day to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The day the site began.
    pub since: NaiveDate,
    pub target: NaiveDate,
    /// Points at the target: what the stages demand at most, or all.
    pub goal: Points,
    pub expected: Points,
    pub have: Points,
}

/// What a stage demands, and whether it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demanded {
    pub stage: StageId,
    /// The least score in percent, and whether it is reached.
    pub least: Option<(u8, bool)>,
    /// Blocks under their pass lines, by name; none where the stage does not ask.
    pub under: Vec<String>,
    pub met: bool,
}

/// 点线面: how far the practice reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    pub sites: u32,
    /// Names of lines and of areas.
    pub lines: u32,
    pub areas: u32,
    /// Villages linked along them.
    pub linked: u32,
    /// Villages that took the practice over.
    pub adopted: u32,
    /// All of those, each once.
    pub covered: u32,
    /// All villages of the county.
    pub villages: u32,
}

impl BoardRow {
    /// How much higher the village sees itself, under one rubric.
    pub fn gap(&self) -> Option<Points> {
        let (own, verified) = (self.own.as_ref()?, self.verified.as_ref()?);
        Some(own.total - verified.total)
    }

    /// The standing that gives the blocks and the most: verified, else the village's own.
    pub fn shown(&self) -> Option<&Standing> {
        self.verified.as_ref().or(self.own.as_ref())
    }
}

impl Plan {
    /// Above nothing it is ahead, below behind, in points.
    pub fn ahead(&self) -> Points {
        self.have - self.expected
    }

    /// Where it should be on a day.
    pub fn expected_on(&self, day: NaiveDate) -> Points {
        let days = (self.target - self.since).num_days().max(1);
        let gone = (day - self.since).num_days().clamp(0, days);
        self.goal.part(gone as i32, days as i32)
    }
}

impl County {
    /// Sites below `root` that were not replaced, in tree order.
    pub fn board(&self, root: UnitId) -> Vec<BoardRow> {
        let villages = self.live_units(root, Level::Village).into_iter();
        let files = villages.filter_map(|village| self.sites().of_village(village));
        files.map(|file| self.board_row(file)).collect()
    }

    /// Sites below `root` that were replaced, the first one first.
    pub fn former_board(&self, root: UnitId) -> Vec<BoardRow> {
        let files = self.sites().all().iter();
        let former = files.filter(|file| !file.is_current());
        let below = former.filter(|file| self.is_below(Node::Unit(file.village()), root));
        below.map(|file| self.board_row(file)).collect()
    }

    /// How many sites lie below `root`, replaced ones left out.
    pub fn sites_below(&self, root: UnitId) -> u32 {
        let current = self.sites().current();
        let below = current.filter(|file| self.is_below(Node::Unit(file.village()), root));
        below.count() as u32
    }

    pub fn board_row(&self, file: &SiteFile) -> BoardRow {
        let sites = self.sites();
        let site = &file.site.record;
        let verified = sites.standing(file, By::Verifier, None);
        let township = self.unit(site.village).and_then(|held| held.record.parent);
        BoardRow {
            site: site.id,
            village: site.village,
            township: township.unwrap_or(site.village),
            stage: site.stage(),
            own: sites.standing(file, By::Village, None),
            unfinished: sites.unfinished(file, By::Verifier),
            moved: sites.moved(file),
            plan: self.plan(file, verified.as_ref()),
            rectified: file.rectified(self.today),
            stage_holds: site
                .stage()
                .and_then(|s| self.demanded(s, verified.as_ref())),
            verified,
        }
    }

    /// What changed in a site's verified score since the end of a day; none where nothing compares.
    pub fn moved_since(&self, site: SiteId, day: NaiveDate) -> Option<Points> {
        let sites = self.sites();
        sites.moved_since(sites.get(site)?, day)
    }

    /// What a stage demands of a site with this verified standing; none where it demands nothing.
    pub fn demanded(&self, stage: StageId, verified: Option<&Standing>) -> Option<Demanded> {
        let demand = self.sites().stage(stage)?.fields.demand;
        if demand.is_free() {
            return None;
        }
        let least = demand
            .least
            .map(|least| (least, verified.is_some_and(|v| v.reaches(least))));
        let failing = |standing: &Standing| {
            let under = standing.blocks.iter().filter(|b| b.passes() == Some(false));
            under.map(|block| block.name.clone()).collect()
        };
        let under: Vec<String> = match verified {
            Some(standing) if demand.pass_lines => failing(standing),
            _ => Vec::new(),
        };
        let met = verified.is_some() && under.is_empty() && least.is_none_or(|(_, there)| there);
        Some(Demanded {
            stage,
            least,
            under,
            met,
        })
    }

    /// The stage after the one the site stands at.
    pub fn next_stage(&self, file: &SiteFile) -> Option<StageId> {
        let stages = self.sites().stages();
        let order = |id| self.sites().stage(id).map(|s| s.fields.order);
        let now = file.site.record.stage().and_then(order);
        let mut after = stages.iter().filter(|held| !held.record.fields.closed);
        let next = after.find(|held| now.is_none_or(|now| held.record.fields.order > now));
        next.map(|held| held.record.id)
    }

    fn plan(&self, file: &SiteFile, verified: Option<&Standing>) -> Option<Plan> {
        let site = &file.site.record;
        let (since, target) = (site.since()?, site.fields.target?);
        let most = match verified {
            Some(standing) => standing.most,
            None => self.sites().current_rubric()?.record.fields.total,
        };
        let stages = self.sites().stages().iter();
        let asked = stages
            .filter(|held| !held.record.fields.closed)
            .filter_map(|held| held.record.fields.demand.least);
        let goal = most.part(i32::from(asked.max().unwrap_or(100)), 100);
        let mut plan = Plan {
            since,
            target,
            goal,
            expected: Points::ZERO,
            have: verified.map_or(Points::ZERO, |standing| standing.total),
        };
        plan.expected = plan.expected_on(self.today);
        Some(plan)
    }

    /// How far the practice reaches from the sites below `root`, of all villages there.
    pub fn reach(&self, root: UnitId) -> Reach {
        let villages: BTreeSet<UnitId> =
            self.live_units(root, Level::Village).into_iter().collect();
        let mut reach = Reach {
            villages: villages.len() as u32,
            ..Reach::default()
        };
        let (mut linked, mut adopted) = (BTreeSet::new(), BTreeSet::new());
        let mut names = BTreeSet::new();
        let mut points = BTreeSet::new();
        // A line may begin at a site elsewhere: its villages count where they lie.
        for file in self.sites().current() {
            let fields = &file.site.record.fields;
            points.insert(file.village());
            for link in fields
                .links
                .iter()
                .filter(|l| villages.contains(&l.village))
            {
                names.insert((link.kind == LinkKind::Line, link.name.as_str()));
                linked.insert(link.village);
            }
            adopted.extend(fields.adoptions.iter().map(|adoption| adoption.village));
        }
        points.retain(|village| villages.contains(village));
        adopted.retain(|village| villages.contains(village));
        reach.sites = points.len() as u32;
        reach.lines = names.iter().filter(|(line, _)| *line).count() as u32;
        reach.areas = names.len() as u32 - reach.lines;
        reach.linked = linked.len() as u32;
        reach.adopted = adopted.len() as u32;
        points.extend(linked);
        points.extend(adopted);
        reach.covered = points.len() as u32;
        reach
    }

    /// What the county itself knows of a village, in percent; none where there is nothing to count.
    pub fn measure(&self, village: UnitId, measure: Measure) -> Option<Tenths> {
        let figures = self.figures(village);
        let neighborhoods = figures.units(Level::Neighborhood);
        let (part, whole) = match measure {
            Measure::InSize => (neighborhoods - figures.breaches, neighborhoods),
            Measure::PostsFilled => (figures.posts_serving(), figures.posts.iter().sum()),
            Measure::Trained => {
                let asked = Asked {
                    tier: Tier::Township,
                    rank: Rank::Neighborhood,
                    period: Period::of(Rhythm::Quarterly, self.today).before(),
                };
                let coverage = self.coverage(village, asked);
                (coverage.covered, coverage.obliged)
            }
            Measure::CardsIssued => {
                let issued =
                    |row: &super::HouseholdRow| row.has(Mark::Counts) && row.has(Mark::Card);
                let issued = self.households_where(village, issued).len();
                (issued as u32, figures.households)
            }
        };
        Tenths::share(part, whole)
    }

    /// What the computed items of a rubric come to today: a new inspection is filled in with it.
    pub fn computed(&self, village: UnitId, rubric: &RubricFields) -> Vec<(u16, Value)> {
        let items = rubric.items().filter_map(|item| match item.scoring {
            Scoring::Computed { measure, .. } => {
                let percent = self.measure(village, measure)?;
                Some((item.no, Value::Number(percent)))
            }
            _ => None,
        });
        items.collect()
    }
}
