//! Scoring a site's items: one call is one change; the inspection that was left is resumed, or one is begun.

use anyhow::Result;

use super::named;
use crate::{
    cli::{
        args::{Eyes, Score},
        change::submit,
        open::Setting,
        out::Out,
    },
    desk::Desk,
    domain::{
        By, Command, InspectionCommand, InspectionFields, InspectionId, Occasion, RubricFields,
        ScoreFields, ScoreId, Seq, SiteCommand, SiteRefusal, Tenths, Value, grammar::Lean,
    },
    i18n::{
        heard::{answer, mark},
        text::{RubricText, SiteText},
    },
    register::{SiteFile, Sitting},
};

impl From<Eyes> for By {
    fn from(eyes: Eyes) -> Self {
        match eyes {
            Eyes::Village => Self::Village,
            Eyes::Verified => Self::Verifier,
        }
    }
}

pub fn score(setting: &Setting, task: &Score, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let file = named(setting, &desk, &task.site)?;
    let by = By::from(task.by);
    let mut typed = Vec::new();
    for text in &task.scores {
        let remarked = task.note.is_some() || task.evidence.is_some();
        let bare = || text.trim().parse().ok().filter(|_| remarked);
        let one = pair(text).map(|(no, value)| (no, Some(value)));
        let one = one.or_else(|| Some((bare()?, None)));
        typed.push(one.ok_or_else(|| {
            let text = text.clone();
            setting.misused(&SiteText::BadScore { text })
        })?);
    }
    let sites = desk.county().sites();
    let (id, open, mut steps) = match file.open(by) {
        Some(sitting) => (sitting.id(), Some(sitting), Vec::new()),
        None if task.close && typed.is_empty() => {
            return Err(setting.refused(&SiteRefusal::NoInspection));
        }
        None => {
            let id = InspectionId::promised(0);
            (id, None, vec![begin(setting, &desk, &file, task)?])
        }
    };
    let rubric = match open {
        Some(sitting) => sites.rubric(sitting.rubric()),
        None => sites.current_rubric().map(|held| &held.record.fields),
    };
    let rubric = rubric.ok_or_else(|| setting.refused(&RubricText::None))?;
    // The county's own figures go first, so that whoever knows better can type over them.
    let computed = desk.county().computed(file.village(), rubric);
    let fresh = |no: u16| open.is_none_or(|sitting| sitting.score(no).is_none());
    let computed = computed.into_iter().filter(|&(no, _)| fresh(no));
    let computed = computed.filter(|(no, _)| typed.iter().all(|(other, _)| other != no));
    let scores = computed
        .map(|(no, value)| (no, Some(value), None))
        .chain(typed.iter().map(|&(no, value)| (no, value, Some(task))));
    let scores: Vec<_> = scores.collect();
    steps.extend(
        scores
            .into_iter()
            .zip(0..)
            .map(|(score, n)| enter(id, open, score, n)),
    );
    if task.close {
        // What the same call begins has no version yet.
        let base = open.map_or(Seq(0), |sitting| sitting.inspection.version);
        steps.push(InspectionCommand::Close { id, base });
    }
    if steps.is_empty() {
        return Err(setting.misused(&SiteText::Nothing));
    }
    let steps = steps.into_iter();
    let steps = steps.map(|step| Command::Site(SiteCommand::Inspection(step)));
    let command = Command::Batch {
        occasion: Occasion::Scores,
        steps: steps.collect(),
    };
    submit(setting, &mut registrar, command, out)?;
    tell(setting, &registrar.desk(), &file, by, rubric, out)
}

fn begin(
    setting: &Setting,
    desk: &Desk,
    file: &SiteFile,
    task: &Score,
) -> Result<InspectionCommand> {
    let rubric = desk.county().sites().current_rubric();
    let rubric = rubric.ok_or_else(|| setting.refused(&RubricText::None))?;
    let on = match &task.date {
        Some(text) => setting.date(text, Lean::Past)?,
        None => desk.today(),
    };
    Ok(InspectionCommand::Begin {
        id: InspectionId::promised(0),
        site: file.id(),
        rubric: rubric.record.id,
        by: task.by.into(),
        fields: InspectionFields {
            on,
            name: task.inspection.clone().unwrap_or_else(|| on.to_string()),
            inspectors: task.inspectors.clone().unwrap_or_default(),
        },
    })
}

/// What is not said anew stays: a value, a note, where the evidence is.
fn enter(
    inspection: InspectionId,
    open: Option<&Sitting>,
    (item, value, said): (u16, Option<Value>, Option<&Score>),
    n: u32,
) -> InspectionCommand {
    let there = open.and_then(|sitting| sitting.score(item));
    let mut fields = there.map_or_else(ScoreFields::default, |held| held.record.fields.clone());
    if value.is_some() {
        fields.value = value;
    }
    if let Some(note) = said.and_then(|task| task.note.clone()) {
        fields.note = note;
    }
    if let Some(evidence) = said.and_then(|task| task.evidence.clone()) {
        fields.evidence = evidence;
    }
    InspectionCommand::Score {
        id: ScoreId::promised(n),
        inspection,
        item,
        base: there.map(|held| held.version),
        fields,
    }
}

/// `3=4.5`, `8=是`
fn pair(text: &str) -> Option<(u16, Value)> {
    let (no, value) = text.split_once(mark::EQUALS)?;
    let value = match answer::tick(value.trim()) {
        Some(true) => Value::Yes,
        Some(false) => Value::No,
        None => Value::Number(value.trim().parse::<Tenths>().ok()?),
    };
    Some((no.trim().parse().ok()?, value))
}

/// Where the site stands now, and which items still wait.
fn tell(
    setting: &Setting,
    desk: &Desk,
    file: &SiteFile,
    by: By,
    rubric: &RubricFields,
    out: &mut Out,
) -> Result<()> {
    let sites = desk.county().sites();
    let Some(now) = sites.get(file.id()) else {
        return Ok(());
    };
    if let Some(standing) = sites.standing(now, by, None) {
        out.line(setting.say(&SiteText::NowAt {
            village: desk.short(now.village()),
            total: standing.total.to_string(),
            most: standing.most.to_string(),
        }))?;
    }
    let Some(open) = now.open(by) else {
        return Ok(());
    };
    let scored = |no: u16| {
        open.score(no)
            .is_some_and(|held| held.record.points.is_some())
    };
    let waiting: Vec<String> = rubric
        .items()
        .filter(|item| !scored(item.no))
        .map(|item| item.no.to_string())
        .collect();
    let items = waiting.join(" ");
    Ok(out.line(if waiting.is_empty() {
        setting.say(&SiteText::AllScored)
    } else {
        setting.say(&SiteText::Unscored { items })
    })?)
}
