//! Taking a seat at the file, and seeing who else sits there.

use chrono::{DateTime, Utc};

use super::Registrar;
use crate::{
    domain::{Held, Right, Role, Unit, UnitId, User},
    store::{Mark, Present, Reading, StoreError},
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

/// Somebody who may sign in, and when they last did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub user: Held<User>,
    /// None for who never did, as far as is known here.
    pub last: Option<DateTime<Utc>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    At(UnitId),
    /// Where this person sees nothing.
    Elsewhere,
    Nowhere,
}

impl Registrar {
    /// Whoever may sign in; those who do not keep users are told of nobody else.
    pub fn users(&self) -> Result<Vec<Held<User>>, StoreError> {
        let mut users = self.store().read()?.users()?;
        let own = self.hand().pass.filter(|_| !self.desk().may(Right::Users));
        if let Some(pass) = own {
            users.retain(|held| held.record.id == pass.user);
        }
        Ok(users)
    }

    pub fn members(&self) -> Result<Vec<Member>, StoreError> {
        let marks = self.store().marks();
        let member = |user: Held<User>| {
            let last = marks.last(Mark::SignedIn(&user.record.fields.login));
            Member { user, last }
        };
        Ok(self.users()?.into_iter().map(member).collect())
    }

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

    /// Those of other parts of the county are seen and not named.
    pub fn sitters(&self) -> Result<Vec<Sitter>, StoreError> {
        let all = self.store().presence().all()?;
        let reading = self.store().read()?;
        let above = self.above(&reading)?;
        let (now, desk) = (self.clock().now(), self.desk());
        all.into_iter()
            .map(|mut present| {
                let user = match present.user {
                    Some(id) => reading.get::<User>(id)?,
                    None => None,
                };
                let known = |unit: &UnitId| {
                    let county = desk.county();
                    county.unit(*unit).is_some() && county.is_in_area(*unit)
                };
                let area = user.as_ref().and_then(|held| held.record.fields.area);
                let near = |area: UnitId| {
                    self.hand().area.is_none() || above.contains(&area) || known(&area)
                };
                if !area.is_none_or(near) {
                    present.who.clear();
                }
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

    /// The units that this person's area lies in.
    fn above(&self, reading: &Reading) -> Result<Vec<UnitId>, StoreError> {
        let mut above = Vec::new();
        let mut at = self.hand().area;
        while let Some(unit) = at
            && !above.contains(&unit)
        {
            above.push(unit);
            at = reading
                .get::<Unit>(unit)?
                .and_then(|held| held.record.parent);
        }
        Ok(above)
    }
}

impl Sitter {
    /// None for somebody whom this person need not know.
    pub fn name(&self) -> Option<&str> {
        (!self.present.who.is_empty()).then_some(self.present.who.as_str())
    }
}
