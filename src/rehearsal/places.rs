//! The real places of the county, read from the national list that is compiled in. People are none of its business.

/// As a national list has them.
pub const DIVISIONS: &str = include_str!("../../demo_data/lanshan_divisions.csv");

pub(super) struct Place {
    pub code: &'static str,
    pub name: &'static str,
}

pub(super) struct Township {
    pub place: Place,
    pub villages: Vec<Village>,
}

pub(super) struct Village {
    pub place: Place,
    pub kind: VillageKind,
    /// Stands in one of the 瑶族乡 in the mountains.
    pub upland: Upland,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum VillageKind {
    Rural,
    /// 居委会, 社区: houses with entrances, grids, tenants.
    Community,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Upland {
    No,
    Yao,
}

pub(super) struct County {
    pub place: Place,
    pub townships: Vec<Township>,
}

impl County {
    pub fn read() -> Self {
        let mut county = Self {
            place: Place { code: "", name: "" },
            townships: Vec::new(),
        };
        for row in DIVISIONS.lines().skip(1) {
            let mut cells = row.split(',');
            let mut cell = || cells.next().expect("four columns in the compiled-in list");
            let (code, name, parent, level) = (cell(), cell(), cell(), cell());
            let place = Place { code, name };
            match level {
                "county" => county.place = place,
                "township" if !is_farm(code) => county.townships.push(Township {
                    place,
                    villages: Vec::new(),
                }),
                "village" => county.settle(place, parent),
                _ => {}
            }
        }
        county
    }

    fn settle(&mut self, place: Place, parent: &str) {
        let mut townships = self.townships.iter_mut();
        let Some(township) = townships.find(|t| t.place.code == parent) else {
            return;
        };
        let kind = if place.name.ends_with("村委会") {
            VillageKind::Rural
        } else {
            VillageKind::Community
        };
        let upland = if township.place.name.ends_with("瑶族乡") {
            Upland::Yao
        } else {
            Upland::No
        };
        township.villages.push(Village {
            place,
            kind,
            upland,
        });
    }

    pub fn villages(&self) -> impl Iterator<Item = (&Township, &Village)> {
        self.townships
            .iter()
            .flat_map(|t| t.villages.iter().map(move |v| (t, v)))
    }
}

/// The county, and how many townships and villages the list has of it.
pub fn extent() -> (String, u32, u32) {
    let county = County::read();
    let villages = county.villages().count() as u32;
    let name = county.place.name.to_owned();
    (name, county.townships.len() as u32, villages)
}

/// Codes whose township part is in the 400s are state farms: no townships.
fn is_farm(code: &str) -> bool {
    code.as_bytes().get(6) == Some(&b'4')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn farms_are_left_out_and_communities_told_apart() {
        let county = County::read();
        assert_eq!(county.place.name, "蓝山县");
        assert_eq!(county.townships.len(), 14);
        assert_eq!(county.villages().count(), 223);
        let communities = county
            .villages()
            .filter(|(_, v)| v.kind == VillageKind::Community);
        assert_eq!(communities.count(), 20);
        let yao = county.villages().filter(|(_, v)| v.upland == Upland::Yao);
        assert_eq!(yao.count(), 33);
    }
}
