//! Small foldings shared by index and query, so that both sides always agree.

use crate::domain::parts_phone;

/// Full-width forms to ASCII, capitals to small letters.
pub(super) fn fold(c: char) -> char {
    let narrow = match c as u32 {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
        0x3000 => ' ',
        _ => c,
    };
    narrow.to_ascii_lowercase()
}

/// Characters that number a unit without naming it: such names answer to their number, not to letters.
pub(super) fn is_counter(c: char) -> bool {
    matches!(
        c,
        '第' | '片' | '组' | '邻' | '号' | '栋' | '幢' | '座' | '室' | '户' | '网' | '格'
    )
}

/// `3栋2单元501室`, `3-2-501`, `５号` to `3-2-501`, `5`; `None` if it is no such number.
pub(super) fn house(text: &str) -> Option<String> {
    let mut key = String::new();
    let mut digits = false;
    for c in text.chars().map(fold).map(numeral) {
        match c {
            '0'..='9' | 'a'..='z' => {
                digits |= c.is_ascii_digit();
                key.push(c);
            }
            c if joins(c) => {
                if !key.is_empty() && !key.ends_with('-') {
                    key.push('-');
                }
            }
            _ => return None,
        }
    }
    let key = key.trim_end_matches('-');
    digits.then(|| key.to_owned())
}

/// What stands between the numbers of building, entrance and room.
fn joins(c: char) -> bool {
    matches!(
        c,
        '-' | '–'
            | '—'
            | '#'
            | '栋'
            | '幢'
            | '座'
            | '楼'
            | '单'
            | '元'
            | '号'
            | '室'
            | '户'
            | ' '
    )
}

/// Where a street, a hamlet or an estate is named before a number, as far as it names one: 学院路2号 is 学院路 and `2`,
/// 东苑小区 3栋2单元501室 is 东苑小区 and `3-2-501`. What stands behind the number tells no house.
pub(super) fn street(text: &str) -> Option<(&str, Option<String>)> {
    let numbered = |c: char| fold(c).is_ascii_digit();
    let (name, rest) = text.split_at(text.find(numbered).unwrap_or(text.len()));
    let name = name.trim();
    let is_named = name.chars().all(|c| c.is_alphabetic() || c == ' ');
    name.chars().nth(SHORTEST_STREET - 1).filter(|_| is_named)?;
    let ends = |c: char| !joins(fold(c)) && !fold(c).is_ascii_alphanumeric();
    let (number, _) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
    Some((name, house(number)))
}

/// The name of a street as it is compared: without blanks, full-width letters and capitals.
pub(super) fn street_name(name: &str) -> Vec<char> {
    name.chars().map(fold).filter(|c| *c != ' ').collect()
}

/// A single character is in the name of half of all streets.
const SHORTEST_STREET: usize = 2;

/// 三 as 3: what numbers a building is rarely more.
fn numeral(c: char) -> char {
    let digit = ['一', '二', '三', '四', '五', '六', '七', '八', '九']
        .iter()
        .position(|han| *han == c);
    digit
        .and_then(|n| char::from_digit(n as u32 + 1, 10))
        .unwrap_or(c)
}

/// Words in which phones are whole: written in groups, with the country's prefix, or as lists mask them they are one
/// word each, which is what is kept of a phone.
pub(super) fn whole_phones(words: &[&str]) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    let mut rest = words;
    while let Some((word, after)) = rest.split_first() {
        let pieces = rest.iter().take(MOST_PIECES);
        let groups = pieces.take_while(|word| is_phone_piece(word)).count();
        let phone = (1..=groups)
            .rev()
            .find_map(|n| Some((n, phone(&rest.get(..n)?.concat())?)));
        if let Some((n, phone)) = phone {
            whole.push(phone);
            rest = rest.get(n..).unwrap_or_default();
        } else {
            whole.push((*word).to_owned());
            rest = after;
        }
    }
    whole
}

/// A phone behind the country's prefix, every digit apart from the next.
const MOST_PIECES: usize = 15;

fn is_phone_piece(word: &str) -> bool {
    let mut chars = word.chars().map(fold);
    chars.all(|c| c.is_ascii_digit() || c == MASKED || parts_phone(c))
}

/// What stands for the digits that a list hides.
pub(super) const MASKED: char = '*';
/// Digits before them; more would find out of a phone what no list shows.
const SHOWN: usize = 3;

/// The digits by which a phone is found, `138*5678` where the middle was hidden; none if the text is no whole phone.
fn phone(text: &str) -> Option<String> {
    let text: String = text.chars().map(fold).collect();
    if let Some((head, tail)) = text.rsplit_once(MASKED) {
        let masked =
            head.contains(MASKED) && tail.len() == 4 && tail.bytes().all(|b| b.is_ascii_digit());
        let shown = head.chars().filter(char::is_ascii_digit).take(SHOWN);
        return masked.then(|| shown.chain([MASKED]).chain(tail.chars()).collect());
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let own = ["0086", "86"]
        .into_iter()
        .find_map(|prefix| digits.strip_prefix(prefix));
    let own = own.filter(|own| own.len() == 11 && own.starts_with('1'));
    let number = own.unwrap_or(&digits);
    let mobile = number.len() == 11 && number.starts_with('1');
    let landline = matches!(number.len(), 10..=12) && number.starts_with('0');
    (mobile || landline).then(|| number.to_owned())
}

/// The last twelve digits of a phone number, four bits each, unused places filled with ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    pub packed: u64,
    pub len: u32,
}

impl Digits {
    pub const MAX: u32 = 12;

    pub fn new(text: &str) -> Self {
        let digits: Vec<u64> = text
            .chars()
            .filter_map(|c| fold(c).to_digit(10))
            .map(u64::from)
            .collect();
        let kept = digits
            .iter()
            .skip(digits.len().saturating_sub(Self::MAX as usize));
        let mut number = Self {
            packed: (1 << 48) - 1,
            len: 0,
        };
        for digit in kept {
            number.packed = ((number.packed << 4) | digit) & ((1 << 48) - 1);
            number.len += 1;
        }
        number
    }

    pub fn unpack(low: u32, high: u16) -> Self {
        let packed = u64::from(high) << 32 | u64::from(low);
        let filled = (!(packed << 16)).leading_zeros() / 4;
        Self {
            packed,
            len: Self::MAX - filled,
        }
    }

    pub fn ends_with(self, tail: Self) -> bool {
        let mask = (1u64 << (4 * tail.len)) - 1;
        self.len >= tail.len && self.packed & mask == tail.packed & mask
    }

    pub fn starts_with(self, head: Self) -> bool {
        self.len >= head.len && {
            let mask = (1u64 << (4 * head.len)) - 1;
            (self.packed >> (4 * (self.len - head.len))) & mask == head.packed & mask
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn houses_are_read_in_every_usual_way() {
        for text in [
            "3-2-501",
            "3栋2单元501室",
            "３－２－５０１",
            "3幢2单元501",
            "3号楼2单元501室",
            "3#2-501",
            "三栋二单元501",
        ] {
            assert_eq!(house(text).as_deref(), Some("3-2-501"), "{text}");
        }
        assert_eq!(house("5号").as_deref(), Some("5"));
        assert_eq!(house("李家"), None);
    }

    #[test]
    fn a_street_is_what_stands_before_the_number() {
        let read = |text| street(text).map(|(name, house)| (name.to_owned(), house));
        let found =
            |name: &str, house: Option<&str>| Some((name.to_owned(), house.map(str::to_owned)));
        assert_eq!(read("学院路2号"), found("学院路", Some("2")));
        assert_eq!(read("学院路２号 对面"), found("学院路", Some("2")));
        assert_eq!(
            read("东苑小区 3栋2单元501室"),
            found("东苑小区", Some("3-2-501"))
        );
        assert_eq!(read("东苑b区3幢"), found("东苑b区", Some("3")));
        assert_eq!(read("学院路"), found("学院路", None));
        for none in ["", "李", "3-2-501", "****", "路8号"] {
            assert_eq!(street(none), None, "{none}");
        }
    }

    #[test]
    fn phones_are_one_word_however_they_are_written() {
        for typed in [
            "13812345678",
            "138 1234 5678",
            "138-1234-5678",
            "+86 138 1234 5678",
            "+8613812345678",
            "008613812345678",
            "１３８ １２３４ ５６７８",
            "138.1234.5678",
            "138·1234·5678",
            "138–1234—5678",
            "+86．138．1234．5678",
        ] {
            let words: Vec<&str> = typed.split(' ').collect();
            assert_eq!(whole_phones(&words), ["13812345678"], "{typed}");
        }
        let apart: Vec<&str> = "1 3 8 1 2 3 4 5 6 7 8".split(' ').collect();
        assert_eq!(whole_phones(&apart), ["13812345678"]);
        let many = vec!["2"; 3_000];
        assert_eq!(whole_phones(&many).len(), 3_000);
        assert_eq!(whole_phones(&["138****5678"]), ["138*5678"]);
        assert_eq!(whole_phones(&["138", "****", "5678"]), ["138*5678"]);
        assert_eq!(whole_phones(&["13812**5678"]), ["138*5678"]);
        assert_eq!(whole_phones(&["***3456"]), ["*3456"]);
        assert_eq!(whole_phones(&["0746", "2213456"]), ["07462213456"]);
        assert_eq!(
            whole_phones(&["(0746)2213456", "李"]),
            ["07462213456", "李"]
        );
        for other in [
            &["3", "2", "501"][..],
            &["5678", "蒋"],
            &["3-2-501"],
            &["1381234"],
        ] {
            assert_eq!(whole_phones(other), other, "{other:?}");
        }
    }

    #[test]
    fn digits_know_their_tail_and_head() {
        let phone = Digits::new("138-1234-5678");
        let (low, high) = (phone.packed as u32, (phone.packed >> 32) as u16);
        assert_eq!(Digits::unpack(low, high), phone);
        assert!(
            phone.ends_with(Digits::new("５６７８")) && phone.starts_with(Digits::new("1381234"))
        );
        assert!(!phone.ends_with(Digits::new("013812345678")));
    }
}
