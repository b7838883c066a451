//! Users: who gets in, as what, with which keys.

use std::collections::HashSet;

use super::{Clerk, Outcome, refuse};
use crate::domain::{
    Act, Deed, Held, Ledger, PublicKey, Role, Stop, User, UserAct, UserCommand, UserFields, UserId,
    UserRefusal, holds_id_number, phone, rules::LONGEST_NAME, text, user,
};

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn user(&mut self, command: UserCommand) -> Outcome<L, Deed> {
        use UserCommand as C;
        match command {
            C::Add { id, fields, keys } => self.add_user(UserAct::Add, id, fields, keys),
            C::Rescue { id, fields, keys } => {
                if fields.role != Role::Administrator {
                    return refuse(UserRefusal::FirstAdministrator);
                }
                self.add_user(UserAct::Rescue, id, fields, keys)
            }
            C::Edit { id, base, fields } => {
                let held = self.user_of(id)?;
                self.current(&held, base)?;
                let mut user = held.record;
                user.fields = self.sound_user(fields)?;
                self.put_user(UserAct::Edit, user)
            }
            C::Keys { id, base, keys } => {
                let held = self.user_of(id)?;
                self.current(&held, base)?;
                let mut user = held.record;
                user.keys = distinct(keys);
                self.put_user(UserAct::Keys, user)
            }
            C::Disable { id } => {
                let mut user = self.user_of(id)?.record;
                user.disabled.get_or_insert(self.on);
                self.put_user(UserAct::Disable, user)
            }
            C::Enable { id } => {
                let mut user = self.user_of(id)?.record;
                user.disabled = None;
                self.put_user(UserAct::Enable, user)
            }
        }
    }

    fn user_of(&mut self, id: UserId) -> Outcome<L, Held<User>> {
        self.get::<User>(id, UserRefusal::NotFound)
    }

    fn users(&mut self) -> Outcome<L, Vec<User>> {
        let all = self.ledger.owned::<User>(0).map_err(Stop::Broke)?;
        let mut users = Vec::with_capacity(all.len());
        for (_, id) in all {
            users.push(self.user_of(id)?.record);
        }
        Ok(users)
    }

    fn add_user(
        &mut self,
        act: UserAct,
        promised: UserId,
        fields: UserFields,
        keys: Vec<PublicKey>,
    ) -> Outcome<L, Deed> {
        let id = self.fresh::<User>(promised)?;
        let fields = self.sound_user(fields)?;
        let keys = distinct(keys);
        let user = User {
            id,
            fields,
            keys,
            disabled: None,
        };
        self.put_user(act, user)
    }

    fn put_user(&mut self, act: UserAct, user: User) -> Outcome<L, Deed> {
        let before = self.users()?;
        let mut after = before.clone();
        after.retain(|other| other.id != user.id);
        after.push(user.clone());
        let kept = user::still_kept(&before, &after);
        kept.map_err(|refusal| Stop::Refused(refusal.into()))?;
        let name = user.fields.name.clone();
        self.put(user)?;
        Self::deed(Act::User(act), name, 1)
    }

    fn sound_user(&mut self, mut fields: UserFields) -> Outcome<L, UserFields> {
        if !user::is_login(&fields.login) {
            let login = text::clean(&fields.login, LONGEST_NAME, text::Breaks::Line).text;
            return refuse(UserRefusal::BadLogin { login });
        }
        fields.name = text::clean(&fields.name, LONGEST_NAME, text::Breaks::Line).text;
        if fields.name.is_empty() {
            fields.name.clone_from(&fields.login);
        }
        if holds_id_number(&fields.name) {
            return refuse(UserRefusal::IdNumber);
        }
        match phone(&fields.phone) {
            Ok(digits) => fields.phone = digits,
            Err(_) => return refuse(UserRefusal::BadPhone),
        }
        let level = match fields.area {
            Some(area) => {
                let unit = self.live_unit(area)?.record;
                fields.area = Some(unit.id);
                Some(unit.level)
            }
            None => None,
        };
        if !fields.role.fits(level) {
            let role = fields.role;
            return refuse(UserRefusal::AreaOf { role });
        }
        // The county's own unit is the whole county.
        if level == Some(crate::domain::Level::County) {
            fields.area = None;
        }
        Ok(fields)
    }
}

/// Each once, whatever remark stands behind it.
fn distinct(keys: Vec<PublicKey>) -> Vec<PublicKey> {
    let mut seen = HashSet::new();
    let fresh = |key: &PublicKey| seen.insert(key.body().to_owned());
    keys.into_iter().filter(fresh).collect()
}
