//! Whether who signed in may do what was just done: as their role allows and in their part of the tree. Asked of the
//! file inside the transaction, and by what a change touched: a command, a batch and an undo are measured alike.

use super::{Rejected, StoreError, area, pack::unpack, undo, work::Work};
use crate::domain::{
    Act, Deed, EditRefusal, Hand, Kind, Occasion, Pass, Record, Refusal, Right, Roll, Tied, User,
    UserAct, UserRefusal, clash, of_kind,
};

pub(super) fn check(work: &mut Work, hand: &Hand, deed: &Deed) -> Result<(), Rejected> {
    let Some(pass) = hand.pass else {
        return owner(work, hand, deed);
    };
    let user = signed_in(work, pass)?;
    let mut needed = vec![];
    if !work.seen.is_empty() {
        needed.push(Right::ReadWhole);
    }
    if is_import(&deed.act) {
        needed.push(Right::Import);
    }
    for (kind, key) in work.touched() {
        let right = of_record(work, kind, key)?;
        if !needed.contains(&right) {
            needed.push(right);
        }
    }
    let role = user.fields.role;
    if let Some(right) = needed.into_iter().find(|right| !role.has(*right)) {
        return Err(UserRefusal::NoRight { role, right }.into());
    }
    area::check(work, user.fields.area)
}

/// A refusal names what stands in the way: whoever may not do the thing at all, or not there, is told that instead.
pub(super) fn refused(work: &mut Work, hand: &Hand, least: &[Right], refusal: Refusal) -> Rejected {
    let Some(pass) = hand.pass else {
        return refusal.into();
    };
    let user = match signed_in(work, pass) {
        Ok(user) => user,
        Err(rejected) => return rejected,
    };
    let role = user.fields.role;
    if let Some(right) = role.lacks(least) {
        return UserRefusal::NoRight { role, right }.into();
    }
    match area::looked_beyond(work, user.fields.area) {
        Ok(true) => EditRefusal::OutOfArea.into(),
        Ok(false) => refusal.into(),
        Err(error) => Rejected::Broke(error),
    }
}

/// What may be there only once, asked of whatever is about to be kept. Somebody who sees a part of the county is not told
/// who has a code outside, and so not inside either: the answer would tell the two apart.
pub(super) fn once(work: &mut Work, hand: &Hand, reverses: bool) -> Result<(), Rejected> {
    if work.planted {
        return Ok(());
    }
    let Some(clash) = clash(work)? else {
        return Ok(());
    };
    let (kind, key) = clash.holder;
    // Another name mends no number and no day: whoever took it since is told instead.
    if reverses
        && !clash.is_about_a_name()
        && let Some(stored) = work.base.stored(kind, key)?
    {
        return Err(undo::by(work.base, stored.version)?.into());
    }
    let area = match hand.pass {
        Some(pass) => signed_in(work, pass)?.fields.area,
        None => hand.area,
    };
    Err(clash.refusal(work, area.is_none())?.into())
}

/// The file without users is its owner's. With users the owner too must sign in; only letting in an administrator is
/// left, for the day when nobody can.
fn owner(work: &mut Work, hand: &Hand, deed: &Deed) -> Result<(), Rejected> {
    let alone = work.base.roll(Roll::Owned(Kind::User), 0)?.is_empty();
    match deed.act {
        Act::User(UserAct::Rescue) => Ok(()),
        _ if alone => area::check(work, hand.area),
        _ => Err(UserRefusal::SignIn.into()),
    }
}

/// The user as the file has them now: whoever was disabled a moment ago changes nothing more.
fn signed_in(work: &Work, pass: Pass) -> Result<User, Rejected> {
    let stored = work.base.stored(Kind::User, pass.user.0)?;
    let user: Option<User> = stored.map(|s| unpack(&s.payload)).transpose()?;
    match user {
        Some(user) if user.is_enabled() => Ok(user),
        _ => Err(UserRefusal::Disabled.into()),
    }
}

fn is_import(act: &Act) -> bool {
    match act {
        Act::Batch(Occasion::Import | Occasion::Divisions) => true,
        Act::Undo(act) | Act::Redo(act) => is_import(act),
        _ => false,
    }
}

fn of_record(work: &mut Work, kind: Kind, key: u32) -> Result<Right, StoreError> {
    of_kind!(kind, R => <<R as Record>::Ties>::right(key, work))
}
