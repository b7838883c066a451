//! Units added, edited, moved, retired, restored.

use super::*;
use crate::domain::{
    Cause, Edit, Field, HouseholdId, Life, Retired, UnitCommand, UnitField, UnitFields, UnitPast,
    short_name,
};

/// Siblings stand this far apart, so that one can be put between two without touching others.
const GAP: u32 = 1024;

/// Whether the short name says no more than the name.
fn follows(fields: &UnitFields, level: Level) -> bool {
    fields.short == short_name(&fields.name, level)
}

impl<L: Ledger> Clerk<'_, L> {
    pub(super) fn unit(&mut self, command: UnitCommand) -> Outcome<L, Deed> {
        match command {
            UnitCommand::Add {
                id,
                parent,
                level,
                before,
                fields,
            } => self.add_unit(id, parent, level, before, fields),
            UnitCommand::Edit { id, base, fields } => self.edit_unit(id, base, fields),
            UnitCommand::Move {
                id,
                base,
                parent,
                before,
            } => self.move_unit(id, base, parent, before),
            UnitCommand::Divide {
                id,
                new,
                fields,
                households,
            } => self.divide_unit(id, new, fields, households),
            UnitCommand::Retire { id, base } => self.retire_unit(id, base),
            UnitCommand::Restore { id } => self.restore_unit(id),
        }
    }

    fn add_unit(
        &mut self,
        promised: UnitId,
        parent: Option<UnitId>,
        level: Level,
        before: Option<UnitId>,
        fields: UnitFields,
    ) -> Outcome<L, Deed> {
        let fields = fields.cleaned(level);
        valid(fields.issues())?;
        let mut begun = None;
        let parent = match parent {
            Some(parent) => {
                let held = self.live_unit(parent)?;
                if held.record.level.below() != Some(level) {
                    let parent = Some(held.record.level);
                    return refuse(UnitRefusal::WrongParent {
                        child: level,
                        parent,
                    });
                }
                begun = held.record.past().life.begun();
                self.not_before(begun, &held.record.fields.short)?;
                Some(held.record.id)
            }
            None if level != Level::County => {
                return refuse(UnitRefusal::WrongParent {
                    child: level,
                    parent: None,
                });
            }
            None => None,
        };
        let first = self.first(begun, &fields.short)?;
        let id = self.fresh::<Unit>(promised)?;
        let order = self.place(parent, before, id)?;
        let mut unit = Unit {
            id,
            parent,
            level,
            order,
            fields,
            retired: None,
            freed: Vec::new(),
            past: None,
        };
        unit.change_past(|past: &mut UnitPast| past.life = Life::since(first));
        let subject = self.full_name(&unit)?;
        self.put(unit)?;
        Self::deed(Act::AddUnit, subject, 1)
    }

    fn edit_unit(&mut self, id: UnitId, base: Seq, fields: UnitFields) -> Outcome<L, Deed> {
        let held = self.unit_of(id)?;
        self.current(&held, base)?;
        let mut unit = held.record;
        let fields = fields
            .cleaned(unit.level)
            .following(&unit.fields, unit.level);
        valid(fields.issues())?;
        if fields == unit.fields {
            return refuse(EditRefusal::Nothing);
        }
        let (before, called) = (unit.fields.clone(), unit.called());
        unit.fields = fields;
        self.date_names(&mut unit, called)?;
        let mut differing = unit.fields.differences(&before);
        if follows(&before, unit.level) && follows(&unit.fields, unit.level) {
            differing.retain(|field| *field != Field::Unit(UnitField::Short));
        }
        let edits = Edit::between(&before, &unit.fields, differing);
        let subject = self.full_name(&unit)?;
        self.put(unit)?;
        let deed = Self::deed(Act::EditUnit, subject, 1)?;
        Ok(Deed { edits, ..deed })
    }

    fn move_unit(
        &mut self,
        id: UnitId,
        base: Seq,
        parent: UnitId,
        before: Option<UnitId>,
    ) -> Outcome<L, Deed> {
        let held = self.live_unit(id)?;
        self.current(&held, base)?;
        let mut unit = held.record;
        let parent = self.live_unit(parent)?.record;
        if parent.level.below() != Some(unit.level) {
            let parent = Some(parent.level);
            return refuse(UnitRefusal::WrongParent {
                child: unit.level,
                parent,
            });
        }
        let mut from = None;
        if let Some(old) = unit.parent.filter(|old| *old != parent.id) {
            let old = self.unit_of(old)?.record;
            from = self.left_name(&old, &parent)?;
        }
        self.put_below(&mut unit, &parent)?;
        unit.order = self.place(Some(parent.id), before, unit.id)?;
        let subject = self.full_name(&unit)?;
        self.put(unit)?;
        let deed = Self::deed(Act::MoveUnit, subject, 1)?;
        Ok(Deed { from, ..deed })
    }

    /// Some go and some stay. Whoever leads it leads it on, wherever they live.
    fn divide_unit(
        &mut self,
        id: UnitId,
        promised: UnitId,
        fields: UnitFields,
        households: Vec<(HouseholdId, Seq)>,
    ) -> Outcome<L, Deed> {
        let old = self.live_neighborhood(id)?;
        let added = self.add_unit(promised, old.parent, old.level, None, fields)?;
        let count = households.len() as u32;
        let mut from = None;
        for (household, base) in households {
            if self.household_of(household)?.record.neighborhood != old.id {
                return refuse(HouseholdRefusal::NotFound);
            }
            from = self.move_household(household, base, promised)?.from;
        }
        let mut stays = false;
        for id in self.ledger.households(old.id).map_err(Stop::Broke)? {
            stays |= self.household_of(id)?.record.retired.is_none();
        }
        if from.is_none() || !stays {
            return refuse(UnitRefusal::Undivided);
        }
        let deed = Self::deed(Act::Divide, added.subject, count)?;
        Ok(Deed { from, ..deed })
    }

    fn retire_unit(&mut self, id: UnitId, base: Seq) -> Outcome<L, Deed> {
        let held = self.live_unit(id)?;
        self.current(&held, base)?;
        let unit = held.record;
        if unit.level == Level::County {
            return refuse(UnitRefusal::County);
        }
        let (root, subject) = (unit.id, self.full_name(&unit)?);
        let mut count = 0;
        self.retire_below(unit, root, &mut count)?;
        Self::deed(Act::RetireUnit, subject, count)
    }

    /// `count` counts the households taken along, of those that count.
    fn retire_below(&mut self, mut unit: Unit, root: UnitId, count: &mut u32) -> Outcome<L, ()> {
        let cause = if unit.id == root {
            Cause::Own
        } else {
            Cause::With(root)
        };
        let on = self.retire_alone(&mut unit, cause)?;
        for child in self.siblings(Some(unit.id))? {
            let child = self.unit_of(child)?.record;
            if child.retired.is_none() {
                self.retire_below(child, root, count)?;
            }
        }
        for id in self.ledger.households(unit.id).map_err(Stop::Broke)? {
            let mut household = self.household_of(id)?.record;
            if household.retired.is_none() {
                *count += u32::from(household.counts());
                self.retire_household(&mut household, Cause::With(root), None)?;
                self.put(household)?;
            }
        }
        for id in self.ledger.terms_in(unit.id).map_err(Stop::Broke)? {
            self.close_term(id, on)?;
        }
        self.put(unit)
    }

    fn restore_unit(&mut self, id: UnitId) -> Outcome<L, Deed> {
        let unit = self.unit_of(id)?.record;
        let Some(retired) = unit.retired else {
            return refuse(UnitRefusal::NotRetired {
                name: unit.fields.short,
            });
        };
        let mut floor = None;
        if let Some(parent) = unit.parent {
            let parent = self.unit_of(parent)?.record;
            floor = parent.past().life.begun();
            self.not_before(floor, &parent.fields.short)?;
            if parent.retired.is_some() {
                return refuse(UnitRefusal::ParentRetired {
                    name: parent.fields.short,
                });
            }
        }
        let root = match retired.cause {
            Cause::With(root) => root,
            _ => unit.id,
        };
        let subject = self.full_name(&unit)?;
        let mut count = 0;
        self.restore_below(unit, root, floor, &mut count)?;
        Self::deed(Act::RestoreUnit, subject, count)
    }

    /// Terms stay ended: who leads a unit that comes back is asked anew.
    fn restore_below(
        &mut self,
        mut unit: Unit,
        root: UnitId,
        floor: Option<NaiveDate>,
        count: &mut u32,
    ) -> Outcome<L, ()> {
        let taken_along = |r: Option<Retired>| r.is_some_and(|r| r.cause == Cause::With(root));
        self.revive_alone(&mut unit, floor)?;
        let (id, floor) = (unit.id, unit.past().life.begun());
        self.put(unit)?;
        for child in self.siblings(Some(id))? {
            let child = self.unit_of(child)?.record;
            if taken_along(child.retired) {
                self.restore_below(child, root, floor, count)?;
            }
        }
        for household in self.ledger.households(id).map_err(Stop::Broke)? {
            let mut household = self.household_of(household)?.record;
            if taken_along(household.retired) {
                self.revive_household(&mut household, floor)?;
                *count += u32::from(household.counts());
                self.put(household)?;
            }
        }
        Ok(())
    }

    pub(super) fn siblings(&mut self, parent: Option<UnitId>) -> Outcome<L, Vec<UnitId>> {
        self.ledger.children(parent).map_err(Stop::Broke)
    }

    /// A place in front of `before`, or after the last. Where no gap is left, the siblings move apart.
    fn place(
        &mut self,
        parent: Option<UnitId>,
        before: Option<UnitId>,
        moving: UnitId,
    ) -> Outcome<L, u32> {
        let mut others = self.siblings(parent)?;
        others.retain(|&id| id != moving);
        let before = before.map(|id| self.real::<Unit>(id));
        let at = before
            .and_then(|id| others.iter().position(|&o| o == id))
            .unwrap_or(others.len());
        let low = match at.checked_sub(1) {
            Some(i) => self.unit_of(others[i])?.record.order,
            None => 0,
        };
        let Some(&next) = others.get(at) else {
            return Ok(low + GAP);
        };
        let high = self.unit_of(next)?.record.order;
        if high - low >= 2 {
            return Ok(low + (high - low) / 2);
        }
        for (i, &id) in others.iter().enumerate() {
            let mut unit = self.unit_of(id)?.record;
            let slot = if i < at { i + 1 } else { i + 2 };
            unit.order = slot as u32 * GAP;
            self.put(unit)?;
        }
        Ok((at as u32 + 1) * GAP)
    }
}
