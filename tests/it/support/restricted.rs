//! Restricted users of the county of signs, and an eye that looks for what must stay hidden from each.

use sanzhang::domain::{Hand, Kind, Level, Pass, Right, Role, SittingId, UserId};

use super::canary::{FAR, NEAR, OTHER, OWN, SIBLING, Spot, TOP};

/// Kinds of records that hold nothing of anybody, or that no desk hands out yet.
pub const UNMASKED: [Kind; 7] = [
    Kind::Appointment,
    Kind::Care,
    Kind::Obligation,
    Kind::Stage,
    Kind::Rubric,
    Kind::User,
    Kind::Round,
];

/// Somebody with an area, and what must stay hidden from them.
#[derive(Clone, Copy)]
pub struct Case {
    pub user: u32,
    pub login: &'static str,
    pub role: Role,
    pub area: Spot,
    pub hidden: &'static [Spot],
    pub seen: &'static [Spot],
}

pub const CASES: [Case; 4] = [
    Case {
        user: 4,
        login: "cun",
        role: Role::Village,
        area: OWN,
        hidden: &[SIBLING, OTHER, FAR],
        seen: &[OWN],
    },
    Case {
        user: 3,
        login: "zhen",
        role: Role::Township,
        area: NEAR,
        hidden: &[OTHER, FAR],
        seen: &[OWN, SIBLING],
    },
    Case {
        user: 8,
        login: "kan",
        role: Role::Viewer,
        area: NEAR,
        hidden: &[OTHER, FAR],
        seen: &[OWN, SIBLING],
    },
    Case {
        user: 7,
        login: "yuancun",
        role: Role::Village,
        area: FAR,
        hidden: &[NEAR, OWN, SIBLING],
        seen: &[FAR],
    },
];

/// Who sits at the county's file in every role that reads there, and where: users of the county of signs, and for a role
/// that none of them has one more.
pub fn sitters() -> impl Iterator<Item = (u32, Role, Option<Spot>)> {
    let known = [
        (8, Role::Viewer),
        (4, Role::Village),
        (3, Role::Township),
        (2, Role::County),
        (1, Role::Administrator),
    ];
    let more = Role::ALL
        .into_iter()
        .filter(move |role| role.has(Right::Read) && known.iter().all(|(_, known)| known != role));
    let all = known.into_iter().chain((9..).zip(more));
    all.map(|(user, role)| {
        let places = [(Level::Township, NEAR), (Level::Village, OWN)];
        let area = places
            .into_iter()
            .find(|&(level, _)| role.fits(Some(level)));
        (user, role, area.map(|(_, spot)| spot))
    })
}

pub fn sitter(role: Role) -> (u32, Role, Option<Spot>) {
    sitters()
        .find(|(_, one, _)| *one == role)
        .expect("one of every role")
}

impl Case {
    pub fn hand(&self) -> Hand {
        Hand {
            who: format!("{}先生", self.login),
            sitting: SittingId(self.user.into()),
            area: Some(self.area.unit),
            pass: Some(Pass {
                user: UserId(self.user),
                role: self.role,
            }),
        }
    }

    #[track_caller]
    pub fn look(&self, text: &str, after: &str) {
        // The county's own leaders are named to everybody, and their phones to whoever keeps the list.
        let county = TOP.phone_in(text);
        assert_eq!(county, None, "{} after {after}:\n{text}", self.login);
        if let Some(sign) = leak(text, self.hidden) {
            panic!("{} sees {sign} after {after}:\n{text}", self.login);
        }
    }

    /// A viewer reads no phone in full, wherever it belongs.
    #[track_caller]
    pub fn phones(&self, text: &str, after: &str) {
        for spot in [TOP, NEAR, OWN, SIBLING, OTHER, FAR] {
            let whole = spot.phone_in(text).filter(|_| self.role == Role::Viewer);
            assert_eq!(whole, None, "{after}:\n{text}");
        }
    }
}

/// What of these places shows in a text: its sign, or a phone, masked or not.
pub fn leak(text: &str, places: &[Spot]) -> Option<String> {
    for spot in places {
        if text.contains(spot.sign) {
            return Some(spot.sign.to_string());
        }
        let masked = format!("{}****", spot.phones);
        let masked = text.contains(&masked).then_some(masked);
        if let Some(phone) = masked.or_else(|| spot.phone_in(text)) {
            return Some(phone);
        }
    }
    None
}
