//! What each level owes: shown, and changed.

use anyhow::Result;

use crate::{
    cli::{args::Format, change::change, open::Setting, out::Out, view::list},
    domain::{Command, List, ObligationId, Seq, Tier, TrainingCommand},
};

pub fn rules(
    setting: &Setting,
    tier: Option<Tier>,
    (typed, format): (&[String], Format),
    out: &mut Out,
) -> Result<()> {
    let Some(tier) = tier.filter(|_| !typed.is_empty()) else {
        return list(
            setting,
            &setting.registrar()?,
            List::Rules(tier),
            format,
            out,
        );
    };
    change(setting, out, |desk| {
        let (known, mut fields) = desk.county().trainings().obligation(tier);
        setting.set(&mut fields, &setting.pairs(typed)?)?;
        let (id, base) = known.unwrap_or((ObligationId::promised(0), Seq(0)));
        Ok(Command::Training(TrainingCommand::Oblige {
            id,
            base,
            tier,
            fields,
        }))
    })
}
