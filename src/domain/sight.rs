//! What a person may read of a record. Whoever may not read phones and care gets records without them: in whatever
//! field they stand, before any screen, list, search or file sees them.

use super::{
    Address, Closed, Hand, Household, HouseholdFields, Inspection, InspectionFields, Mark,
    Official, OfficialFields, Person, PersonFields, PhoneContact, Rectification,
    RectificationFields, RectificationState, Right, Score, ScoreFields, Seat, Site, SiteFields,
    Standing, Topic, Training, TrainingFields, TrainingState, Unit, UnitContact, UnitFields,
    Whereabouts, mask_phone, mask_phones,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    Whole,
    Masked,
}

/// Stands where something is that may not be read.
pub const HIDDEN: &str = "****";

/// A record that holds what not everybody may read. Fields are named one by one, so that a new one is thought of.
pub trait Guarded {
    /// Masks phones in its texts, and takes away what tells of health and family. Phones that are phones stay.
    fn hush(&mut self);

    /// Masks the phones that are phones.
    fn mask(&mut self) {}
}

impl Sight {
    pub fn of(hand: &Hand) -> Self {
        if hand.pass.is_none_or(|pass| pass.role.has(Right::ReadWhole)) {
            Self::Whole
        } else {
            Self::Masked
        }
    }

    /// The record as it may be read, with its phones for the search, which asks itself what they may be found by.
    pub fn for_search(self, record: &mut impl Guarded) {
        if self == Self::Masked {
            record.hush();
        }
    }

    pub fn see(self, record: &mut impl Guarded) {
        if self == Self::Masked {
            record.hush();
            record.mask();
        }
    }
}

fn text(text: &mut String) {
    if let std::borrow::Cow::Owned(masked) = mask_phones(text) {
        *text = masked;
    }
}

fn hide(text: &mut String) {
    if !text.is_empty() {
        HIDDEN.clone_into(text);
    }
}

fn phone(phone: &mut String) {
    *phone = mask_phone(phone);
}

impl Guarded for Unit {
    fn hush(&mut self) {
        let UnitFields {
            name,
            short,
            code: _,
            kind: _,
            contacts,
        } = &mut self.fields;
        text(name);
        text(short);
        for contact in contacts {
            let UnitContact {
                role,
                name,
                phone: _,
            } = contact;
            text(role);
            text(name);
        }
        if let Some(past) = &mut self.past {
            for called in past.called.values_mut() {
                text(&mut called.name);
                text(&mut called.short);
            }
        }
    }

    fn mask(&mut self) {
        for contact in &mut self.fields.contacts {
            phone(&mut contact.phone);
        }
    }
}

impl Guarded for Household {
    fn hush(&mut self) {
        for former in &mut self.former_heads {
            text(&mut former.name);
        }
        let HouseholdFields {
            head,
            head_person: _,
            people: _,
            address,
            residence: _,
            contacts,
            care,
            state: _,
            note,
            card_issued: _,
            in_chat: _,
        } = &mut self.fields;
        text(head);
        let Address {
            text: words,
            estate,
            building,
            entrance,
            room,
        } = address;
        for part in [words, estate, building, entrance, room] {
            text(part);
        }
        for contact in contacts {
            let PhoneContact {
                name,
                relation,
                phone: _,
                whereabouts,
            } = contact;
            text(name);
            text(relation);
            if let Whereabouts::Away(place) = whereabouts {
                text(place);
            }
        }
        care.clear();
        hide(note);
    }

    fn mask(&mut self) {
        for contact in &mut self.fields.contacts {
            phone(&mut contact.phone);
        }
    }
}

impl Guarded for Person {
    fn hush(&mut self) {
        let PersonFields {
            name,
            sex: _,
            birth_year: _,
            party: _,
            phone: _,
            standing,
            household: _,
        } = &mut self.fields;
        let Standing {
            cadre,
            group_head: _,
            grid_worker: _,
            delegate: _,
        } = standing;
        text(name);
        text(cadre);
    }

    fn mask(&mut self) {
        phone(&mut self.fields.phone);
    }
}

impl Guarded for Training {
    fn hush(&mut self) {
        let TrainingFields {
            title,
            topics,
            slots: _,
            place,
            lecturer,
            capacity: _,
            audience: _,
            note,
        } = &mut self.fields;
        for words in [title, place, lecturer, note] {
            text(words);
        }
        for topic in topics {
            if let Topic::Other(words) = topic {
                text(words);
            }
        }
        if let TrainingState::Cancelled { reason } = &mut self.state {
            text(reason);
        }
    }
}

impl Guarded for Seat {
    /// Why somebody did not come is theirs: mostly an illness.
    fn hush(&mut self) {
        if let Some(Mark::Excused { reason } | Mark::Absent { reason }) = &mut self.mark {
            hide(reason);
        }
    }
}

impl Guarded for Site {
    fn hush(&mut self) {
        if let Some(Closed { on: _, reason }) = &mut self.closed {
            text(reason);
        }
        let SiteFields {
            feature,
            stages: _,
            village_lead,
            township_lead,
            official: _,
            projects,
            target: _,
            milestones,
            links,
            adoptions,
            note,
        } = &mut self.fields;
        for words in [feature, village_lead, township_lead, note] {
            text(words);
        }
        for project in projects {
            text(&mut project.name);
            text(&mut project.source);
        }
        for milestone in milestones {
            text(&mut milestone.name);
        }
        for link in links {
            text(&mut link.name);
        }
        for adoption in adoptions {
            text(&mut adoption.what);
            text(&mut adoption.checked_by);
        }
    }
}

impl Guarded for Inspection {
    fn hush(&mut self) {
        let InspectionFields {
            on: _,
            name,
            inspectors,
        } = &mut self.fields;
        text(name);
        text(inspectors);
    }
}

impl Guarded for Score {
    fn hush(&mut self) {
        let ScoreFields {
            value: _,
            note,
            evidence,
        } = &mut self.fields;
        text(note);
        text(evidence);
    }
}

impl Guarded for Rectification {
    fn hush(&mut self) {
        let RectificationFields {
            what,
            owner,
            since: _,
            due: _,
        } = &mut self.fields;
        text(what);
        text(owner);
        match &mut self.state {
            RectificationState::Open => {}
            RectificationState::Done { note, on: _ }
            | RectificationState::Confirmed { note, on: _ } => text(note),
        }
    }
}

impl Guarded for Official {
    fn hush(&mut self) {
        let OfficialFields {
            name,
            post,
            phone: _,
            closed: _,
        } = &mut self.fields;
        text(name);
        text(post);
    }

    fn mask(&mut self) {
        phone(&mut self.fields.phone);
    }
}
