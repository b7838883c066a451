//! What each level owes: shown, and changed.

use anyhow::Result;

use crate::{
    cli::{
        change::submit,
        open::Setting,
        out::{Grid, Out},
    },
    domain::{Command, Obligation, ObligationId, Seq, Tier, TrainingCommand},
    i18n::text::CourseText,
};

pub fn rules(setting: &Setting, tier: Option<Tier>, typed: &[String], out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let trainings = desk.county().trainings();
    let Some(tier) = tier.filter(|_| !typed.is_empty()) else {
        let mut grid = Grid::default();
        for tier in Tier::ALL
            .into_iter()
            .filter(|t| tier.is_none_or(|one| one == *t))
        {
            let (known, fields) = trainings.obligation(tier);
            let id = known.map_or(ObligationId(0), |(id, _)| id);
            let (higher, make_up) = (fields.higher_counts, fields.make_up_counts);
            let says = |what: &CourseText, how| format!("{} {}", setting.say(what), how);
            grid.row([
                setting.say(&tier),
                setting.say(&Obligation { id, tier, fields }),
                says(&CourseText::Higher, setting.say(&higher)),
                says(&CourseText::MakeUp, setting.say(&make_up)),
            ]);
        }
        return Ok(grid.print(out)?);
    };
    let (known, mut fields) = trainings.obligation(tier);
    setting.set_rules(&mut fields, &setting.pairs(typed)?)?;
    let (id, base) = known.unwrap_or((ObligationId::promised(0), Seq(0)));
    let command = Command::Training(TrainingCommand::Oblige {
        id,
        base,
        tier,
        fields,
    });
    submit(setting, &mut registrar, command, out)?;
    Ok(())
}
