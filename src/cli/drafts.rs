//! Forms that were left unfinished: the twin of the list on the screen, whose dialogs know what each is of.

use std::{path::Path, sync::Arc};

use anyhow::Result;

use super::{args::Format, open::Setting, out::Out};
use crate::{
    i18n::text::FormText,
    report,
    session::{Counter, Errand},
    ui::{Answer, Event, Look, Model, Question, shell::drafts::gist_of},
};

pub fn drafts(setting: &Setting, format: Format, out: &mut Out) -> Result<()> {
    let registrar = setting.registrar()?;
    let (desk, now) = (registrar.desk(), registrar.clock().now());
    let look = Look {
        lang: setting.lang,
        ..Look::default()
    };
    let model = Model::new(desk, look, Arc::new(setting.keymap()?), now);
    let mut all = Vec::new();
    for event in Counter::new(registrar).serve(Errand::Ask(Question::Drafts)) {
        match event {
            Event::Told(Answer::Drafts(drafts)) => all = drafts,
            Event::Told(Answer::Failed(error)) => {
                return Err(setting.trouble(&error, Path::new(model.desk.file())));
            }
            _ => {}
        }
    }
    if all.is_empty() && format == Format::Table {
        return Ok(out.line(setting.say(&FormText::NoDrafts))?);
    }
    let rows = all.iter().map(|draft| {
        let (form, gist) = gist_of(draft, &model.at());
        (draft.at, form, gist)
    });
    out.listed(report::drafts(rows), format, setting.lang)
}
