//! The days that a command sets.

use std::iter;

use super::{
    AppointmentFields, Command, Field, LeaderCommand, LeaderField, Slot, TrainingCommand,
    TrainingField,
};

impl Command {
    /// The days that it sets, with their years: one typed without it is read as the nearest.
    pub fn days(&self) -> Vec<(Field, String)> {
        let since = |fields: &AppointmentFields| {
            let since = (Field::Leader(LeaderField::Since), fields.since.to_string());
            let until = fields
                .until
                .map(|day| (Field::Leader(LeaderField::Until), day.to_string()));
            iter::once(since).chain(until).collect()
        };
        match self {
            Self::Batch { steps, .. } => steps.iter().flat_map(Self::days).collect(),
            Self::Alone(command) => command.days(),
            Self::Since(day, command) => {
                let mut days = vec![(Field::Since, day.to_string())];
                days.extend(command.days());
                days
            }
            Self::Leader(
                LeaderCommand::Appoint { fields, .. } | LeaderCommand::Edit { fields, .. },
            ) => since(fields),
            Self::Leader(LeaderCommand::End { until, .. }) => {
                vec![(Field::Leader(LeaderField::Until), until.to_string())]
            }
            Self::Training(
                TrainingCommand::Plan { fields, .. } | TrainingCommand::Edit { fields, .. },
            ) => {
                let told = |slot: &Slot| {
                    let time = format!("{} {}-{}", slot.date, slot.from, slot.to);
                    (Field::Training(TrainingField::Slots), time)
                };
                fields.slots.iter().map(told).collect()
            }
            _ => Vec::new(),
        }
    }
}
