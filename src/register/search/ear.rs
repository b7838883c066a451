//! Letters against sounds. A word's positions are bits; every sound knows where in the word it may begin
//! and how far it then reaches, so a name is walked with a few shifts per character.

use super::grade::*;
use super::index::Names;
use super::lexicon::{Lexicon, SILENT, Tier};
use super::spelling::Spelling;

const REACH: usize = Spelling::MAX;
const TIERS: usize = 3;
/// What any match is worth.
const LEAST: u32 = 1;
const COSTS: [u32; TIERS] = [0, NEAR_COSTS, WIDE_COSTS];

/// Bit p of `[k]`: at letter p of the word, k + 1 letters fit.
type Steps = [u32; REACH];

#[derive(Clone, Copy, Default)]
struct Heard {
    /// Beginnings of spellings, and spellings to their end.
    part: Steps,
    full: Steps,
}

/// A row that matches, and what it can be worth at most.
#[derive(Clone, Copy)]
pub(super) struct Walk {
    pub most: u32,
}

#[derive(Default)]
pub(super) struct Ear {
    letters: Vec<u8>,
    goal: u32,
    /// Where zh, ch or sh stand: two letters that count as an initial.
    digraphs: u32,
    /// Slot of each sound plus one; nought is not yet heard. Most words meet a tenth of all sounds.
    slots: Vec<u16>,
    wide: Vec<Heard>,
    tiers: Vec<[Heard; TIERS]>,
    few: Vec<Few>,
}

/// Up to three letters: the next set of positions for every set there can be, a byte each.
#[derive(Clone, Copy)]
struct Few {
    next: u64,
    initials: u8,
    /// Has the goal's bit if the sound is the whole word.
    whole: u8,
}

impl Few {
    fn after(self, at: u8) -> u8 {
        (self.next >> (8 * (at & 7))) as u8
    }
}

const FEW: usize = 3;
/// No table looks like this: position 0 is never reached.
const UNHEARD: u64 = u64::MAX;

impl Ear {
    pub fn listen(&mut self, letters: &[u8]) {
        self.letters.clear();
        self.letters.extend(letters);
        self.goal = 1 << letters.len();
        self.digraphs = 0;
        for (at, pair) in letters.windows(2).enumerate() {
            if matches!(pair, b"zh" | b"ch" | b"sh") {
                self.digraphs |= 1 << at;
            }
        }
        self.slots.clear();
        self.slots.resize(Lexicon::get().len(), 0);
        self.wide.clear();
        self.few.clear();
        if letters.len() <= FEW {
            self.few.resize(
                Lexicon::get().len(),
                Few {
                    next: UNHEARD,
                    initials: 0,
                    whole: 0,
                },
            );
        }
        self.tiers.clear();
    }

    /// Whether the word runs over neighbouring characters of one of the names; `sounds` may hold several names.
    #[inline]
    pub fn accepts(&mut self, sounds: &[u16]) -> bool {
        if self.is_short() {
            let goal = self.goal as u8;
            let mut at = 0u8;
            return sounds.iter().any(|sound| {
                at = self.few(*sound).after(at);
                at & goal != 0
            });
        }
        let mut at = 0;
        for sound in sounds {
            let slot = self.slot(*sound);
            at = step(at | 1, &self.wide[slot].part);
            if at & self.goal != 0 {
                return true;
            }
        }
        false
    }

    /// What letters can be worth at most in a row that isn't brief.
    pub fn ceiling(&self) -> u32 {
        match self.letters.len() {
            1 => INITIALS_PREFIX,
            2..=FEW => INITIALS,
            _ => READING,
        }
    }

    fn is_short(&self) -> bool {
        self.letters.len() <= FEW
    }

    /// One walk over all names of a row: whether it matches, and what a match can be worth at most.
    #[inline]
    pub fn walk(&mut self, sounds: &[u16], is_brief: bool) -> Option<Walk> {
        if self.is_short() {
            self.stroll(sounds, is_brief)
        } else {
            self.walk_far(sounds)
        }
    }

    /// The walk for few letters: they meet the most rows, and all their positions fit into one table per sound.
    #[inline]
    fn stroll(&mut self, sounds: &[u16], is_brief: bool) -> Option<Walk> {
        let (mut at, mut initials, mut reached, mut spelt, mut whole) = (0u8, 0u8, 0u8, 0u8, 0u8);
        for sound in sounds {
            let few = self.few(*sound);
            at = few.after(at);
            initials = ((initials | 1) & few.initials) << 1;
            reached |= at;
            spelt |= initials;
            whole |= few.whole;
        }
        let goal = self.goal as u8;
        let most = match spelt & goal {
            _ if is_brief => READING,
            0 if whole & goal != 0 => READING_BEGUN,
            0 => READING_PREFIX,
            _ => self.ceiling(),
        };
        (reached & goal != 0).then_some(Walk { most })
    }

    #[inline]
    fn few(&mut self, sound: u16) -> Few {
        match self.few[sound as usize] {
            few if few.next == UNHEARD => self.learn_few(sound),
            few => few,
        }
    }

    #[cold]
    fn learn_few(&mut self, sound: u16) -> Few {
        let slot = self.slot(sound);
        let Heard { part: wide, full } = self.wide[slot];
        let next = (0..8).fold(0, |table, at| {
            table | u64::from(step(at as u32 | 1, &wide) as u8) << (8 * at)
        });
        let few = Few {
            next,
            initials: wide[0] as u8,
            whole: step(1, &full) as u8,
        };
        self.few[sound as usize] = few;
        few
    }

    fn walk_far(&mut self, sounds: &[u16]) -> Option<Walk> {
        let (mut reached, mut most) = (false, INNER + READING / 8);
        for name in sounds.split(|sound| *sound == SILENT) {
            let (mut at, mut initials, mut whole) = (0, 1, 1);
            for (n, sound) in name.iter().enumerate() {
                let slot = self.slot(*sound);
                let Heard { part, full } = &self.wide[slot];
                at = step(at | 1, part);
                initials = (initials & part[0]) << 1;
                whole = step(whole, full);
                if n == 0 && at != 0 {
                    most = most.max(READING_PREFIX);
                }
                if whole & self.goal != 0 {
                    most = most.max(READING_BEGUN);
                }
                if initials & self.goal != 0 {
                    most = most.max(INITIALS_PREFIX);
                }
                reached |= at & self.goal != 0;
                // Nothing further on in this name is worth more.
                if reached && initials | whole == 0 {
                    break;
                }
            }
            if whole & self.goal != 0 {
                most = READING;
            } else if initials & self.goal != 0 {
                most = most.max(INITIALS);
            }
        }
        reached.then_some(Walk { most })
    }

    /// The same from the first character of a name on.
    pub fn opens(&mut self, names: Names<'_>) -> bool {
        names.each().any(|name| {
            let mut at = 1;
            name.sounds.iter().any(|sound| {
                let slot = self.slot(*sound);
                at = step(at, &self.wide[slot].part);
                at & self.goal != 0
            })
        })
    }

    /// The grade of a row that was walked. Grades up to `enough` need not be told apart.
    pub fn grade(&mut self, names: Names<'_>, walk: Walk, enough: u32) -> u32 {
        let only_wide = walk.most <= enough + WIDE_COSTS && !self.accepts_near(names.sounds);
        if walk.most <= enough || only_wide {
            return LEAST;
        }
        let (mut best, mut costs) = (LEAST, 0);
        for name in names.each() {
            if self.accepts(name.sounds) {
                best = best.max(self.grade_one(name.sounds, enough + costs) - costs);
            }
            costs = ALIAS_COSTS;
        }
        best
    }

    fn accepts_near(&mut self, sounds: &[u16]) -> bool {
        self.hear(sounds);
        let mut at = 0;
        sounds.iter().any(|sound| {
            at = step(at | 1, &self.heard(*sound, Tier::Near as usize).part);
            at & self.goal != 0
        })
    }

    /// First and last-but-one matched character, in the best tier that matches, the earliest start first.
    pub fn span(&mut self, sounds: &[u16]) -> Option<(usize, usize)> {
        self.hear(sounds);
        for tier in 0..TIERS {
            for start in 0..sounds.len() {
                let mut at = 1;
                for (n, sound) in sounds.iter().enumerate().skip(start) {
                    at = step(at, &self.heard(*sound, tier).part);
                    if at & self.goal != 0 {
                        return Some((start, n + 1));
                    }
                }
            }
        }
        None
    }

    fn grade_one(&mut self, sounds: &[u16], enough: u32) -> u32 {
        self.hear(sounds);
        let mut best = LEAST + ALIAS_COSTS;
        for (tier, costs) in COSTS.iter().enumerate() {
            if best + costs >= READING {
                break;
            }
            best = best.max(self.class(sounds, tier).saturating_sub(*costs));
            if best >= MIXED {
                return best;
            }
        }
        if enough >= INNER + READING / 8 {
            return best;
        }
        for (tier, costs) in COSTS.iter().enumerate() {
            for start in 1..sounds.len() {
                let class = self.class(&sounds[start..], tier);
                if class > 0 {
                    best = best.max((INNER + class / 8).saturating_sub(*costs));
                }
            }
        }
        best
    }

    /// The rung of the ladder when the word begins at the first of `sounds`; 0 if it doesn't.
    fn class(&self, sounds: &[u16], tier: usize) -> u32 {
        let (mut initials, mut whole, mut mixed, mut loose) = (1u32, 1u32, 1u32, 1u32);
        let mut best = 0;
        for (n, sound) in sounds.iter().enumerate() {
            let heard = self.heard(*sound, tier);
            let begun = step(whole, &heard.part);
            let ended = step(mixed, &heard.part);
            loose = step(loose, &heard.part);
            if loose == 0 {
                break;
            }
            initials = (initials & heard.part[0]) << 1;
            whole = step(whole, &heard.full);
            mixed = step(mixed, &heard.full)
                | (mixed & heard.part[0]) << 1
                | (mixed & heard.part[1] & self.digraphs) << 2;
            let last = n + 1 == sounds.len();
            let hit = |set: u32| set & self.goal != 0;
            let class = match () {
                () if hit(whole) && last => READING,
                () if hit(initials) && last => INITIALS,
                () if hit(initials) => INITIALS_PREFIX,
                // What the walk for few letters can say beforehand.
                () if hit(whole) && (n == 0 || !self.is_short()) => READING_BEGUN,
                () if hit(begun) => READING_PREFIX,
                () if hit(ended) => MIXED,
                () if hit(loose) => LOOSE,
                () => 0,
            };
            best = best.max(class);
        }
        best
    }

    fn heard(&self, sound: u16, tier: usize) -> &Heard {
        &self.tiers[self.slots[sound as usize] as usize - 1][tier]
    }

    fn hear(&mut self, sounds: &[u16]) {
        for sound in sounds {
            self.slot(*sound);
        }
    }

    #[inline]
    fn slot(&mut self, sound: u16) -> usize {
        match self.slots[sound as usize] {
            0 => self.learn(sound),
            slot => slot as usize - 1,
        }
    }

    #[cold]
    fn learn(&mut self, sound: u16) -> usize {
        let mut tiers = [Heard::default(); TIERS];
        for (spelling, tier) in Lexicon::get().spellings(sound) {
            let spelling = spelling.bytes();
            for at in 0..self.letters.len() {
                let common = spelling
                    .iter()
                    .zip(&self.letters[at..])
                    .take_while(|(a, b)| a == b)
                    .count();
                for heard in tiers.iter_mut().skip(*tier as usize) {
                    heard
                        .part
                        .iter_mut()
                        .take(common)
                        .for_each(|bits| *bits |= 1 << at);
                    if common == spelling.len() {
                        heard.full[common - 1] |= 1 << at;
                    }
                }
            }
        }
        self.wide.push(tiers[Tier::Wide as usize]);
        self.tiers.push(tiers);
        self.slots[sound as usize] = self.tiers.len() as u16;
        self.tiers.len() - 1
    }
}

#[inline]
fn step(at: u32, steps: &Steps) -> u32 {
    // Written out: a loop with a growing shift is not unrolled.
    let [one, two, three, four, five, six] = steps;
    (at & one) << 1
        | (at & two) << 2
        | (at & three) << 3
        | (at & four) << 4
        | (at & five) << 5
        | (at & six) << 6
}
