//! Taking a seat at the file, and seeing who else sits there.

use super::Registrar;
use crate::{
    domain::{Role, UnitId, User},
    store::{Present, StoreError},
};

/// Somebody at a screen, as this person may know of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitter {
    pub present: Present,
    /// None for the owner of the file.
    pub role: Option<Role>,
    pub whereabouts: Whereabouts,
    /// Whole minutes since their last key.
    pub idle: i64,
    pub is_self: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    At(UnitId),
    /// Where this person sees nothing.
    Elsewhere,
    Nowhere,
}

impl Registrar {
    /// Says where this person's cursor stands. Whether others learn of it is no reason to stop working.
    pub fn attend(&mut self, place: Option<UnitId>) {
        let (now, hand) = (self.clock().now(), self.hand());
        let since = self.since.unwrap_or(now);
        let present = Present {
            who: hand.who.clone(),
            user: hand.pass.map(|pass| pass.user),
            sitting: hand.sitting,
            pid: std::process::id(),
            since,
            at: now,
            place,
        };
        let told = match &self.seat {
            Some(seat) => seat.tell(&present),
            None => self
                .store()
                .presence()
                .sit(&present)
                .map(|seat| self.seat = Some(seat)),
        };
        self.since = Some(since);
        if let Err(error) = told {
            tracing::warn!(code = error.code(), "presence");
        }
    }

    pub fn sitters(&self) -> Result<Vec<Sitter>, StoreError> {
        let all = self.store().presence().all()?;
        let reading = self.store().read()?;
        let (now, desk) = (self.clock().now(), self.desk());
        all.into_iter()
            .map(|present| {
                let user = match present.user {
                    Some(id) => reading.get::<User>(id)?,
                    None => None,
                };
                let known = |unit: &UnitId| {
                    let county = desk.county();
                    county.unit(*unit).is_some() && county.is_in_area(*unit)
                };
                Ok(Sitter {
                    role: user.map(|held| held.record.fields.role),
                    whereabouts: match present.place {
                        None => Whereabouts::Nowhere,
                        Some(unit) if known(&unit) => Whereabouts::At(unit),
                        Some(_) => Whereabouts::Elsewhere,
                    },
                    idle: (now - present.at).num_minutes().max(0),
                    is_self: present.sitting == self.hand().sitting,
                    present,
                })
            })
            .collect()
    }
}
