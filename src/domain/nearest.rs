//! The word somebody probably meant.

use strsim::levenshtein;

/// Bytes beyond which nothing is a slip of a known word.
const LONGEST: usize = 100;

/// The known word fewest changes away, if no more than a third of the letters is wrong.
pub fn nearest<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let known = known
        .into_iter()
        .filter_map(|word| Some((changes(text, word)?, word)));
    known.min_by_key(|(far, _)| *far).map(|(_, word)| word)
}

/// How many letters of the known word are wrong in the text, if it is no more than a third of them.
pub fn changes(text: &str, word: &str) -> Option<usize> {
    if text.len() > LONGEST {
        return None;
    }
    let text = text.to_lowercase();
    // `down` is meant for `go.down`, whatever else is as short.
    let last = word.rsplit('.').next().unwrap_or(word);
    let far = levenshtein(&text, word).min(levenshtein(&text, last));
    (far * 3 <= text.chars().count().max(3)).then_some(far)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_understood_and_nonsense_is_not() {
        let known = ["go.up", "go.down", "go.page_down", "pick.mark"];
        assert_eq!(nearest("go.donw", known), Some("go.down"));
        assert_eq!(nearest("down", known), Some("go.down"));
        assert_eq!(nearest("Go.PageDown", known), Some("go.page_down"));
        assert_eq!(nearest("fly.away", known), None);
    }
}
