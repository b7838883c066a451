//! On which shelf a record lies, by its id: 256 ids a page, and those that follow each other on one shelf as one run.

use super::{StoreError, table::home_of};
use crate::domain::Home;

/// Ids of one page with their homes, sorted.
pub(super) type Page = Vec<(u32, Home)>;

/// First and last id within the page, and the home.
const RUN: usize = 10;

/// The page on which an id stands.
pub(super) const fn page_of(key: u32) -> u32 {
    key >> 8
}

const fn within(key: u32) -> u8 {
    key.to_be_bytes()[3]
}

/// Puts an id on a shelf, or takes it from its own.
pub(super) fn put(page: &mut Page, key: u32, home: Option<Home>) {
    match (page.binary_search_by_key(&key, |&(id, _)| id), home) {
        (Ok(at), Some(home)) => page[at].1 = home,
        (Ok(at), None) => drop(page.remove(at)),
        (Err(at), Some(home)) => page.insert(at, (key, home)),
        (Err(_), None) => {}
    }
}

pub(super) fn write(page: &Page) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(RUN);
    for run in page.chunk_by(|(a, here), (b, there)| a + 1 == *b && here == there) {
        if let (Some(&(first, home)), Some(&(last, _))) = (run.first(), run.last()) {
            bytes.extend_from_slice(&[within(first), within(last)]);
            bytes.extend_from_slice(&home.number().to_be_bytes());
        }
    }
    bytes
}

fn runs(bytes: &[u8]) -> Result<impl Iterator<Item = (u8, u8, u64)>, StoreError> {
    let (runs, rest) = bytes.as_chunks::<RUN>();
    if !rest.is_empty() {
        return Err(StoreError::damaged("a page of homes ends in the middle"));
    }
    Ok(runs.iter().map(|run| {
        let [first, last, home @ ..] = *run;
        (first, last, u64::from_be_bytes(home))
    }))
}

pub(super) fn read(page: u32, bytes: &[u8]) -> Result<Page, StoreError> {
    let mut all = Page::new();
    for (first, last, home) in runs(bytes)? {
        let home = home_of(home)?;
        all.extend((first..=last).map(|at| (page << 8 | u32::from(at), home)));
    }
    Ok(all)
}

pub(super) fn find(bytes: &[u8], key: u32) -> Result<Option<Home>, StoreError> {
    let at = within(key);
    let run = runs(bytes)?.find(|&(first, last, _)| (first..=last).contains(&at));
    run.map(|(_, _, home)| home_of(home)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{SiteId, UnitId};

    #[test]
    fn pages_read_back_and_ids_in_a_row_take_one_run() {
        let village = Home::Unit(UnitId(7));
        let site = Home::Site(SiteId(1));
        let page: Page = (512..600)
            .map(|key| (key, village))
            .chain([(600, site), (602, village), (767, village)])
            .collect();
        let bytes = write(&page);
        assert_eq!(bytes.len(), 4 * RUN);
        assert_eq!(read(2, &bytes).expect("whole"), page);
        for (key, home) in [
            (512, Some(village)),
            (600, Some(site)),
            (601, None),
            (767, Some(village)),
        ] {
            assert_eq!(find(&bytes, key).expect("whole"), home);
        }
        assert!(read(2, &bytes[1..]).is_err() && read(2, &[0; RUN]).is_err());
    }
}
