//! Short lists of the county, whose members are named by their id or by themselves: categories, stages, county leaders.

use std::{fmt::Display, str::FromStr};

use anyhow::Result;

use super::{name::Candidate, open::Setting};
use crate::{
    domain::{CareCategory, Held, Official, Record, Stage},
    i18n::text::{SettingsText, SiteText},
};

pub trait Short: Record<Id: Display + FromStr> {
    fn name(&self) -> &str;

    /// What tells it from namesakes.
    fn more(&self, setting: &Setting) -> String;

    fn told(&self, setting: &Setting) -> Candidate {
        let (id, name) = (self.id().to_string(), self.name().to_owned());
        (id, vec![name], self.more(setting))
    }
}

impl Setting {
    /// The only one that goes by the name or the id; several are asked.
    pub fn short<'a, T: Short + 'a>(
        &self,
        name: &str,
        all: impl IntoIterator<Item = &'a Held<T>>,
    ) -> Result<Option<&'a Held<T>>> {
        let id = name.trim().parse::<T::Id>().ok();
        let is = |one: &T| id == Some(one.id()) || one.name() == name.trim();
        let found = all.into_iter().filter(|held| is(&held.record));
        self.only(name, found, |held| held.record.told(self))
    }

    /// What is offered no longer says so.
    fn offered(&self, closed: bool, words: &impl crate::i18n::Say) -> String {
        if closed {
            self.say(words)
        } else {
            String::new()
        }
    }
}

impl Short for CareCategory {
    fn name(&self) -> &str {
        &self.name
    }

    fn more(&self, setting: &Setting) -> String {
        setting.offered(self.closed, &SettingsText::Closed)
    }
}

impl Short for Stage {
    fn name(&self) -> &str {
        &self.fields.name
    }

    fn more(&self, setting: &Setting) -> String {
        setting.offered(self.fields.closed, &SiteText::NotOffered)
    }
}

impl Short for Official {
    fn name(&self) -> &str {
        &self.fields.name
    }

    fn more(&self, _: &Setting) -> String {
        self.fields.post.clone()
    }
}
