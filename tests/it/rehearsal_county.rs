//! The rehearsal county has the published figures, to the unit, and people enough to teach with.

use std::collections::{BTreeMap, BTreeSet};

use sanzhang::{
    domain::{
        Appointment, Bounds, Breach, CareCategory, Cause, Ending, GroupKind, Household,
        HouseholdState, Level, Origin, PersonId, Rank, Residence, Site, Unfit, UnitId,
    },
    rehearsal::{Size, TODAY},
};

use crate::{
    rehearsal_sites::{sites, sites_in},
    rehearsal_trainings::{attended_in, trainings},
    support::field::{Field, fill},
};

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

fn within(what: &str, share: f64, range: std::ops::Range<f64>) {
    assert!(
        range.contains(&share),
        "{what}: {share:.3} is not in {range:?}"
    );
}

#[test]
fn the_county_has_the_published_figures() {
    let ledger = fill(Size::County);
    let field = Field::of(&ledger);
    published(&field);
    posts(&field);
    breaches(&field);
    namesakes(&field);
    households(&field);
    people(&field);
    history(&field);
    trainings(&ledger, &field);
    sites(&ledger, &field);
    let parts = fill(Size::Township);
    let township = Field::of(&parts);
    let there = attended_in(&parts, &township, "毛俊镇");
    assert!(there.len() > 1_000, "{} attendances", there.len());
    assert_eq!(there, attended_in(&ledger, &field, "毛俊镇"));
    let here = sites_in(&parts, &township);
    assert_eq!(here.len(), 1, "only what lies in the township");
    assert!(sites_in(&ledger, &field).contains(&here[0]));
    let cut = part(&township, "毛俊镇");
    assert!(cut.len() > 8_000, "a township holds thousands");
    assert_eq!(cut, part(&field, "毛俊镇"));
    let least = fill(Size::Village);
    let village = Field::of(&least);
    let there = attended_in(&least, &village, "沙坪村委会");
    assert_eq!(there, attended_in(&ledger, &field, "沙坪村委会"));
    let sites = least.all::<Site>();
    assert_eq!(sites.len(), 1);
    let fields = &sites[0].fields;
    let elsewhere = fields.links.len() + fields.adoptions.len();
    assert_eq!(
        elsewhere, 0,
        "villages that are not made are linked to none"
    );
    let cut = part(&village, "沙坪村委会");
    assert!(cut.len() > 200, "a village holds hundreds");
    assert_eq!(cut, part(&township, "沙坪村委会"));
}

fn published(field: &Field) {
    assert_eq!(field.level(Level::Township).count(), 14);
    assert_eq!(field.level(Level::Village).count(), 223);
    assert_eq!(field.level(Level::Neighborhood).count(), 8328);
    assert_eq!(field.counting().count(), 102_700);
    let leaders: BTreeSet<PersonId> = field.serving().map(|t| t.person).collect();
    assert!(
        (12_001..12_100).contains(&leaders.len()),
        "{}",
        leaders.len()
    );
    assert!(field.serving().count() >= leaders.len());
    let neighbors: Vec<&Appointment> = field
        .serving()
        .filter(|t| field.rank(t) == Rank::Neighborhood)
        .collect();
    let led: BTreeSet<UnitId> = neighbors.iter().map(|t| t.unit).collect();
    assert_eq!((neighbors.len(), led.len()), (8328, 8328));
    let party = neighbors
        .iter()
        .filter(|t| field.people[&t.person].fields.party);
    assert_eq!(party.count(), 3333);
}

fn posts(field: &Field) {
    let villages = field.level(Level::Village).count();
    let sections = field.level(Level::Section).count();
    let groups = field.level(Level::Group).count();
    within("sections a village", share(sections, villages), 4.1..4.4);
    within("groups a village", share(groups, villages), 12.4..12.8);
    let led: BTreeSet<UnitId> = field.serving().map(|t| t.unit).collect();
    let vacant = sections + groups + 8328 - led.len();
    assert!((60..=120).contains(&vacant), "{vacant} vacancies");
    assert_eq!(
        field.serving().count(),
        led.len(),
        "one serves in each post"
    );

    let mut held: BTreeMap<PersonId, Vec<Rank>> = BTreeMap::new();
    for term in field.serving() {
        held.entry(term.person).or_default().push(field.rank(term));
    }
    for ranks in [
        &[Rank::Group, Rank::Neighborhood][..],
        &[Rank::Section, Rank::Group],
        &[Rank::Section, Rank::Group, Rank::Neighborhood],
    ] {
        let several = held
            .values()
            .filter(|h| ranks.len() == h.len() && ranks.iter().all(|r| h.contains(r)));
        assert!(several.count() > 0, "somebody holds {ranks:?}");
    }
}

fn breaches(field: &Field) {
    let breaches: Vec<Breach> = field
        .sizes()
        .values()
        .filter_map(|&n| Bounds::ARTICLE.breach(n))
        .collect();
    assert!(
        !breaches.is_empty() && breaches.len() <= 40,
        "{}",
        breaches.len()
    );
    let few = breaches
        .iter()
        .filter(|b| matches!(b, Breach::TooFew { .. }))
        .count();
    assert!(few > 0 && few < breaches.len(), "both kinds of breach");
}

fn namesakes(field: &Field) {
    let mut heads: BTreeMap<(UnitId, &str), usize> = BTreeMap::new();
    for household in field.counting() {
        let village = field.village(household.neighborhood);
        *heads.entry((village, &household.fields.head)).or_default() += 1;
    }
    let sharing: usize = heads.values().filter(|&&n| n > 1).sum();
    within("namesakes", share(sharing, 102_700), 0.17..0.23);
}

fn households(field: &Field) {
    let all = field.households.len();
    let part = |what: &str, wanted: std::ops::Range<f64>, is: fn(&Household) -> bool| {
        let hits = field.households.values().filter(|h| is(h)).count();
        within(what, share(hits, all), wanted);
    };
    part("special care", 0.11..0.13, |h| h.fields.needs_care(TODAY));
    part("no phone", 0.05..0.07, |h| {
        h.fields.phones().next().is_none()
    });
    part("in the chat", 0.66..0.74, |h| h.fields.in_chat);
    part("card issued", 0.90..0.95, |h| {
        h.fields.card_issued.is_some()
    });
    part("noted", 0.02..0.04, |h| !h.fields.note.is_empty());
    part("renting", 0.02..0.09, |h| {
        h.fields.residence == Residence::Renting
    });
    part("away", 0.15..0.22, |h| {
        matches!(h.fields.state, HouseholdState::Away(_))
    });
    part("refusing", 0.001..0.01, |h| {
        h.fields.state == HouseholdState::Refused
    });
    part("empty", 0.002..0.02, |h| {
        h.fields.state == HouseholdState::Empty
    });
    part("moved away", 0.002..0.02, |h| {
        h.fields.state == HouseholdState::MovedAway
    });
    part("retired", 0.001..0.006, |h| h.retired.is_some());
    part("split off", 0.0003..0.003, |h| h.split_from.is_some());
    part("with a new head", 0.001..0.004, |h| {
        !h.former_heads.is_empty()
    });
    part("in a building", 0.05..0.15, |h| {
        !h.fields.address.house().is_empty()
    });
    let merged = |h: &&Household| {
        let retired = h.retired.map(|r| r.cause);
        matches!(retired, Some(Cause::Merged(_)))
    };
    assert!(field.households.values().filter(merged).count() > 10);
    let people: u32 = field.counting().map(|h| u32::from(h.fields.people)).sum();
    within("people", share(people as usize, 102_700), 3.4..3.8);
    assert!(field.counting().all(|h| (1..=9).contains(&h.fields.people)));

    let mut known: BTreeMap<(&str, &str), BTreeSet<UnitId>> = BTreeMap::new();
    for household in field.counting() {
        if let Some(phone) = household.fields.phones().next() {
            let places = known.entry((&household.fields.head, phone)).or_default();
            places.insert(household.neighborhood);
        }
    }
    let doubles = known.values().filter(|places| places.len() > 1).count();
    assert!((24..=60).contains(&doubles), "{doubles} likely doubles");
}

fn people(field: &Field) {
    let mut unfit: BTreeMap<String, usize> = BTreeMap::new();
    for term in field.serving() {
        let person = &field.people[&term.person].fields;
        let home = person
            .household
            .map(|h| (h, field.households[&h].neighborhood));
        for fault in Unfit::of(person, field.units[&term.unit].level, term.unit, home) {
            *unfit.entry(format!("{fault:?}")).or_default() += 1;
        }
    }
    assert_eq!(unfit.len(), 4, "every warning exists: {unfit:?}");
    assert!(unfit.values().sum::<usize>() < 1_700, "most fit: {unfit:?}");

    let mut linked = 0;
    for household in field.households.values() {
        if let Some(person) = household.fields.head_person {
            let person = &field.people[&person].fields;
            assert_eq!(person.household, Some(household.id));
            assert_eq!(person.name, household.fields.head);
            linked += 1;
        }
    }
    assert!(linked > 7_000, "{linked} leaders are heads");
}

fn history(field: &Field) {
    let over: Vec<&Appointment> = field
        .terms
        .iter()
        .filter(|t| t.fields.until.is_some_and(|u| u < TODAY))
        .collect();
    for ending in Ending::ALL {
        assert!(
            over.iter().any(|t| t.ending == Some(ending)),
            "{ending:?} exists"
        );
    }
    let made_to_go = over
        .iter()
        .filter(|t| matches!(t.ending, Some(Ending::Persuaded | Ending::Dismissed)));
    let elected = field
        .serving()
        .filter(|t| t.fields.origin == Origin::ByElection);
    assert_eq!(
        made_to_go.count(),
        elected.count(),
        "each was replaced by election"
    );
    let announced = field.serving().filter(|t| t.fields.until.is_some());
    assert!((60..=180).contains(&announced.count()));
    let prepared = field
        .terms
        .iter()
        .filter(|t| t.fields.since > TODAY)
        .count();
    assert!((15..=80).contains(&prepared), "{prepared} successors");
    let acting = field.serving().filter(|t| t.fields.acting).count();
    assert!(acting > 0, "some hold a post until somebody is chosen");
}

/// Everything a township or village holds, told without ids, which depend on what was added before.
fn part(field: &Field, name: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let inside = |unit: UnitId| {
        let mut at = Some(unit);
        while let Some(unit) = at.map(|u| &field.units[&u]) {
            if unit.fields.name == name {
                return true;
            }
            at = unit.parent;
        }
        false
    };
    let path = |unit: UnitId| {
        let unit = &field.units[&unit];
        let above = unit.parent.map_or("", |p| &field.units[&p].fields.short);
        format!("{above}/{}", unit.fields.short)
    };
    for household in field.households.values().filter(|h| inside(h.neighborhood)) {
        let mut fields = household.fields.clone();
        fields.head_person = None;
        lines.push(format!(
            "{} {} {fields:?}",
            path(household.neighborhood),
            household.number
        ));
    }
    for term in field.terms.iter().filter(|t| inside(t.unit)) {
        let mut person = field.people[&term.person].fields.clone();
        person.household = None;
        lines.push(format!(
            "{} {person:?} {:?} {:?}",
            path(term.unit),
            term.fields,
            term.ending
        ));
    }
    lines
}

#[test]
fn two_rehearsals_are_the_same() {
    assert_eq!(fill(Size::Township).digest(), fill(Size::Township).digest());
}

#[test]
fn the_smallest_cut_is_one_village() {
    let ledger = fill(Size::Village);
    let field = Field::of(&ledger);
    let names: Vec<&str> = field
        .level(Level::Village)
        .map(|u| u.fields.short.as_str())
        .collect();
    assert_eq!(names, ["沙坪村"]);
    let households = field.counting().count();
    assert!((200..900).contains(&households), "{households}");
    assert_eq!(ledger.all::<CareCategory>().len(), 8);
}

#[test]
fn communities_have_grids_and_buildings_villages_have_groups() {
    let field = Field::of(&fill(Size::Township));
    for group in field.level(Level::Group) {
        let village = &field.units[&field.village(group.id)].fields.name;
        let kind = if village.ends_with("村委会") {
            GroupKind::Villagers
        } else {
            GroupKind::Grid
        };
        assert_eq!(group.fields.kind, Some(kind), "{village}");
    }
    let buildings = field
        .level(Level::Neighborhood)
        .filter(|u| u.fields.short.ends_with("单元"))
        .count();
    assert!(buildings > 10, "{buildings}");
    let mut siblings = BTreeSet::new();
    for unit in field.units.values() {
        assert!(
            siblings.insert((unit.parent, &unit.fields.short)),
            "{} twice",
            unit.fields.short
        );
    }
}
