//! What each level owes: shown, and changed.

use anyhow::Result;

use crate::{
    cli::{args::Format, change::submit, open::Setting, out::Out, view::list},
    domain::{Command, List, ObligationId, Seq, Tier, TrainingCommand},
    i18n::text::CliText,
};

pub fn rules(
    setting: &Setting,
    tier: Option<Tier>,
    (typed, format): (&[String], Format),
    out: &mut Out,
) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let Some(tier) = tier.filter(|_| !typed.is_empty()) else {
        let form = (format, &CliText::Nothing);
        return list(setting, &registrar, List::Rules(tier), form, out);
    };
    let desk = registrar.desk();
    let trainings = desk.county().trainings();
    let (known, mut fields) = trainings.obligation(tier);
    setting.set(&mut fields, &setting.pairs(typed)?)?;
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
