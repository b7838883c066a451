//! What a record of any kind is called where it is named by itself.

use crate::{
    desk::Desk,
    domain::{Kind, Name, Record, UnitId, mask_phones, of_kind},
    i18n::{
        Lang, Say,
        text::{PresentText, SiteText},
    },
    register::Node,
    store::unpack,
};

/// Out of what is left of it; nothing where that is unreadable.
pub fn called(desk: &Desk, kind: Kind, packed: &[u8], lang: Lang) -> String {
    let names = of_kind!(kind, R => unpack::<R>(packed).map(|record| record.known_as()));
    let parts = names.unwrap_or_default().into_iter();
    let parts = parts.map(|part| worded(desk, part, lang));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    mask_phones(&parts.join("  ")).into_owned()
}

fn worded(desk: &Desk, part: Name, lang: Lang) -> String {
    let county = desk.county();
    let path = |node| desk.path_names(node).join("/");
    match part {
        Name::Words(words) => words,
        Name::Day(day) => day.to_string(),
        Name::Tier(tier) => tier.say(lang).into_owned(),
        Name::Item(item) => {
            let (item, what) = (item.into(), String::new());
            SiteText::OfItem { item, what }.say(lang).into_owned()
        }
        Name::Former(id, short) if county.unit(id).is_none() => short,
        Name::Former(id, _) | Name::Unit(id) => path(Node::Unit(id)),
        Name::Household(id) => {
            let held = county.household(id);
            held.map_or_else(String::new, |held| held.record.fields.head)
        }
        Name::Person(id) => {
            let held = county.person(id);
            held.map_or_else(String::new, |held| held.record.fields.name.clone())
        }
        Name::Site(id) => {
            let file = county.sites().get(id);
            file.map_or_else(String::new, |file| village(desk, file.village(), lang))
        }
    }
}

/// A village by its name, also one that another area's practice was carried to.
pub fn village(desk: &Desk, unit: UnitId, lang: Lang) -> String {
    match desk.county().unit(unit) {
        Some(_) => desk.short(unit),
        None => PresentText::Elsewhere.say(lang).into_owned(),
    }
}
