//! One syllable in plain letters, kept inline; the length never exceeds six.

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Spelling {
    len: u8,
    letters: [u8; 7],
}

impl Spelling {
    pub const MAX: usize = 6;

    /// `None` for anything but one to six letters a–z.
    pub fn new(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let fits = !bytes.is_empty() && bytes.len() <= Self::MAX;
        if !fits || !bytes.iter().all(u8::is_ascii_lowercase) {
            return None;
        }
        let mut letters = [0; 7];
        for (to, from) in letters.iter_mut().zip(bytes) {
            *to = *from;
        }
        Some(Self {
            len: bytes.len() as u8,
            letters,
        })
    }

    pub fn bytes(&self) -> &[u8] {
        self.letters.get(..self.len as usize).unwrap_or_default()
    }
}

/// The letters of a reading: tones off, ü as `v` and as `u`.
pub(super) fn plain(reading: &str) -> Vec<Spelling> {
    let mut as_v = String::new();
    let mut as_u = String::new();
    for c in reading.chars() {
        let (v, u) = match c {
            'ā' | 'á' | 'ǎ' | 'à' => ('a', 'a'),
            'ē' | 'é' | 'ě' | 'è' | 'ê' => ('e', 'e'),
            'ī' | 'í' | 'ǐ' | 'ì' => ('i', 'i'),
            'ō' | 'ó' | 'ǒ' | 'ò' => ('o', 'o'),
            'ū' | 'ú' | 'ǔ' | 'ù' => ('u', 'u'),
            'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => ('v', 'u'),
            'ń' | 'ň' | 'ǹ' => ('n', 'n'),
            other => (other, other),
        };
        as_v.push(v);
        as_u.push(u);
    }
    let mut all: Vec<_> = Spelling::new(&as_v).into_iter().collect();
    if as_u != as_v {
        all.extend(Spelling::new(&as_u));
    }
    all
}
