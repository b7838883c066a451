//! How everything looks: styles by role, never by colour, for every theme and every depth of colour.

use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier, Style},
};
use serde::{Deserialize, Serialize};

use super::{Glyphs, Width, glyphs::ascii_twin, paint::Flow};
use crate::i18n::{Lang, text::SettingsText};

/// What a view is told about its reader and the reader's terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub theme: Theme,
    pub depth: Depth,
    pub width: Width,
    pub lang: Lang,
    pub manner: Manner,
}

/// `Plain` is for screen readers: no borders, the hardware cursor stands on the selected row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    #[default]
    Drawn,
    Plain,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    #[default]
    Dark,
    Light,
    HighContrast,
    Mono,
}

impl Theme {
    pub const ALL: [Theme; 4] = [Theme::Dark, Theme::Light, Theme::HighContrast, Theme::Mono];

    pub const fn title(self) -> SettingsText {
        match self {
            Self::Dark => SettingsText::Dark,
            Self::Light => SettingsText::Light,
            Self::HighContrast => SettingsText::HighContrast,
            Self::Mono => SettingsText::Mono,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Depth {
    Rgb,
    #[default]
    Ansi256,
    Ansi16,
    Mono,
}

/// What a piece of the screen is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    #[default]
    Normal,
    /// Where nothing is drawn.
    Ground,
    Dim,
    Title,
    Border,
    BorderFocus,
    /// The first words of the row under the cursor, and the band that all of it lies on.
    CursorRow,
    Band,
    Selected,
    Breach,
    Warn,
    Good,
    Accent,
    /// Letters found by a search.
    Matched,
    Field,
    FieldFocus,
    Error,
    Notice,
    DemoBadge,
    /// A key in the footer and the word beside it.
    Key,
    KeyLabel,
}

impl Role {
    pub const ALL: [Role; 21] = [
        Role::Normal,
        Role::Ground,
        Role::Dim,
        Role::Title,
        Role::Border,
        Role::BorderFocus,
        Role::CursorRow,
        Role::Band,
        Role::Selected,
        Role::Breach,
        Role::Warn,
        Role::Good,
        Role::Accent,
        Role::Matched,
        Role::Field,
        Role::FieldFocus,
        Role::Error,
        Role::Notice,
        Role::DemoBadge,
        Role::Key,
        Role::KeyLabel,
    ];
}

impl Look {
    pub fn glyphs(&self) -> &'static Glyphs {
        self.width.glyphs()
    }

    pub fn style(&self, role: Role) -> Style {
        let weight = Style::new().add_modifier(weight(role));
        if self.theme == Theme::Mono || self.depth == Depth::Mono {
            return weight.add_modifier(stand_in(role));
        }
        let (ink, paper) = inks(self.theme, role);
        let mut style = weight;
        if let Some(ink) = ink {
            style = style.fg(ink.at(self.depth));
        }
        if let Some(paper) = paper {
            style = style.bg(paper.at(self.depth));
        }
        style
    }

    /// What holds for every cell, whoever drew it: a theme with a ground of its own leaves none of the terminal's, and
    /// where signs are ASCII there is no other.
    pub fn finish(&self, buf: &mut Buffer) {
        let (ground, ascii) = (self.style(Role::Ground), self.width == Width::Ascii);
        if ground.bg.is_none() && !ascii {
            return;
        }
        let cols = usize::from(buf.area.width).max(1);
        for row in buf.content.chunks_mut(cols) {
            // What is to leave stands as the terminal itself would write it.
            let painted = Flow::of(&row[0]) == Flow::Painted;
            for cell in row {
                if let Some(paper) = ground.bg.filter(|_| painted && cell.bg == Color::Reset) {
                    cell.bg = paper;
                }
                if let Some(ink) = ground.fg.filter(|_| painted && cell.fg == Color::Reset) {
                    cell.fg = ink;
                }
                if let Some(sign) = ascii.then(|| ascii_twin(cell.symbol())).flatten() {
                    cell.set_symbol(&sign);
                }
            }
        }
    }
}

/// Weight said in every theme, so that colour only repeats it.
fn weight(role: Role) -> Modifier {
    match role {
        Role::Title
        | Role::BorderFocus
        | Role::CursorRow
        | Role::Breach
        | Role::Matched
        | Role::Error
        | Role::DemoBadge
        | Role::Key => Modifier::BOLD,
        Role::Selected => Modifier::UNDERLINED,
        _ => Modifier::empty(),
    }
}

/// What takes the place of colour where there is none.
fn stand_in(role: Role) -> Modifier {
    match role {
        Role::Breach | Role::Warn | Role::Matched | Role::Field => Modifier::UNDERLINED,
        Role::CursorRow | Role::Error | Role::FieldFocus | Role::DemoBadge => Modifier::REVERSED,
        Role::Accent | Role::Notice => Modifier::BOLD,
        _ => Modifier::empty(),
    }
}

/// One tone in three depths.
#[derive(Clone, Copy)]
struct Ink(u32, u8, Color);

impl Ink {
    fn at(self, depth: Depth) -> Color {
        match depth {
            Depth::Rgb => Color::from_u32(self.0),
            Depth::Ansi256 => Color::Indexed(self.1),
            Depth::Ansi16 | Depth::Mono => self.2,
        }
    }
}

/// Foreground and background; `None` keeps the terminal's own, which its owner chose.
type Inks = (Option<Ink>, Option<Ink>);

const BLACK: Ink = Ink(0x00_0000, 16, Color::Black);
const WHITE: Ink = Ink(0xff_ffff, 231, Color::White);

fn inks(theme: Theme, role: Role) -> Inks {
    match theme {
        Theme::Light => light(role),
        Theme::HighContrast => high_contrast(role),
        Theme::Dark | Theme::Mono => dark(role),
    }
}

fn dark(role: Role) -> Inks {
    let ink = match role {
        Role::Dim | Role::Border => Ink(0x8a_8a8a, 245, Color::DarkGray),
        Role::Title | Role::CursorRow | Role::Key | Role::Accent => {
            Ink(0x87_d7ff, 117, Color::LightCyan)
        }
        Role::BorderFocus => Ink(0x5f_afff, 75, Color::LightBlue),
        Role::Selected | Role::Warn => Ink(0xff_d75f, 221, Color::LightYellow),
        Role::Breach => Ink(0xff_8787, 210, Color::LightRed),
        Role::Good | Role::Notice => Ink(0x87_d787, 114, Color::LightGreen),
        Role::Matched => Ink(0xff_af5f, 215, Color::Yellow),
        Role::Field => return (None, Some(Ink(0x30_3030, 236, Color::Reset))),
        Role::Band => return (None, Some(Ink(0x14_2434, 17, Color::Reset))),
        Role::FieldFocus => return (Some(WHITE), Some(Ink(0x00_5f87, 24, Color::Blue))),
        _ => return signal(role),
    };
    (Some(ink), None)
}

fn light(role: Role) -> Inks {
    let ink = match role {
        Role::Dim | Role::Border => Ink(0x6c_6c6c, 242, Color::DarkGray),
        Role::Title | Role::CursorRow | Role::Key | Role::Accent => Ink(0x00_5f87, 24, Color::Blue),
        Role::BorderFocus => Ink(0x00_5faf, 25, Color::Blue),
        Role::Selected | Role::Warn => Ink(0x87_5f00, 94, Color::Magenta),
        Role::Breach => Ink(0xaf_0000, 124, Color::Red),
        Role::Good | Role::Notice => Ink(0x00_5f00, 22, Color::Green),
        Role::Matched => Ink(0x87_00af, 91, Color::Magenta),
        Role::Field => return (None, Some(Ink(0xe4_e4e4, 254, Color::Reset))),
        Role::Band => return (None, Some(Ink(0xdd_f4ff, 255, Color::Reset))),
        Role::FieldFocus => return (Some(BLACK), Some(Ink(0xaf_d7ff, 153, Color::Cyan))),
        _ => return signal(role),
    };
    (Some(ink), None)
}

/// What is the same on a dark ground and on a light one.
fn signal(role: Role) -> Inks {
    match role {
        Role::Error => (Some(WHITE), Some(Ink(0xaf_0000, 124, Color::Red))),
        Role::DemoBadge => (Some(BLACK), Some(Ink(0xff_d75f, 221, Color::Yellow))),
        _ => (None, None),
    }
}

/// Black and white stated outright; no role is paler than the rest.
fn high_contrast(role: Role) -> Inks {
    let black = Some(BLACK);
    let white = Some(WHITE);
    let yellow = Some(Ink(0xff_ff00, 226, Color::LightYellow));
    match role {
        Role::Ground => (white, black),
        Role::Normal | Role::Dim | Role::Border | Role::Title | Role::Accent | Role::KeyLabel => {
            (white, None)
        }
        Role::BorderFocus
        | Role::CursorRow
        | Role::Selected
        | Role::Key
        | Role::Warn
        | Role::Matched => (yellow, None),
        Role::Band => (None, Some(Ink(0x00_00af, 19, Color::Blue))),
        Role::Breach => (Some(Ink(0xff_8787, 210, Color::LightRed)), None),
        Role::Good | Role::Notice => (Some(Ink(0x00_ff00, 46, Color::LightGreen)), None),
        Role::Field => (white, Some(Ink(0x30_3030, 236, Color::Black))),
        Role::FieldFocus | Role::Error => (black, white),
        Role::DemoBadge => (black, yellow),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_only_bold_underline_and_reverse_are_left() {
        let allowed = Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED;
        for theme in Theme::ALL {
            for depth in [Depth::Rgb, Depth::Ansi256, Depth::Ansi16, Depth::Mono] {
                if theme != Theme::Mono && depth != Depth::Mono {
                    continue;
                }
                for role in Role::ALL {
                    let style = Look {
                        theme,
                        depth,
                        ..Look::default()
                    }
                    .style(role);
                    assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
                    assert!(allowed.contains(style.add_modifier), "{role:?}");
                }
            }
        }
    }

    #[test]
    fn what_matters_differs_from_plain_text_in_every_theme_and_depth() {
        for theme in Theme::ALL {
            for depth in [Depth::Rgb, Depth::Ansi256, Depth::Ansi16, Depth::Mono] {
                let look = Look {
                    theme,
                    depth,
                    ..Look::default()
                };
                for role in [
                    Role::CursorRow,
                    Role::Selected,
                    Role::Breach,
                    Role::Matched,
                    Role::FieldFocus,
                    Role::Error,
                    Role::DemoBadge,
                    Role::Key,
                ] {
                    assert_ne!(
                        look.style(role),
                        look.style(Role::Normal),
                        "{theme:?} {depth:?} {role:?}"
                    );
                }
            }
        }
    }

    /// Of a colour of 256 that every terminal has: the cube and the greys.
    fn rgb(color: Color) -> [f64; 3] {
        match color {
            Color::Rgb(r, g, b) => [r, g, b].map(f64::from),
            Color::Indexed(grey @ 232..) => [f64::from(grey - 232) * 10.0 + 8.0; 3],
            Color::Indexed(n @ 16..) => [36, 6, 1].map(|of| match (n - 16) / of % 6 {
                0 => 0.0,
                step => f64::from(step) * 40.0 + 55.0,
            }),
            other => panic!("nobody knows how {other} looks"),
        }
    }

    /// As WCAG counts it.
    fn contrast(one: Color, other: Color) -> f64 {
        let light = |color| {
            let parts = rgb(color).map(|part| match part / 255.0 {
                dark if dark <= 0.040_45 => dark / 12.92,
                part => ((part + 0.055) / 1.055).powf(2.4),
            });
            0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05
        };
        let (one, other) = (light(one), light(other));
        one.max(other) / one.min(other)
    }

    #[test]
    fn whatever_stands_in_a_row_is_read_on_its_band() {
        for theme in [Theme::Dark, Theme::Light, Theme::HighContrast] {
            for depth in [Depth::Rgb, Depth::Ansi256] {
                let look = Look {
                    theme,
                    depth,
                    ..Look::default()
                };
                let band = look.style(Role::Band).bg.expect("a band");
                let ground = match theme {
                    Theme::Light => WHITE,
                    _ => BLACK,
                };
                assert!(
                    contrast(band, ground.at(depth)) > 1.1,
                    "{theme:?}: no band to see"
                );
                for role in Role::ALL {
                    let style = look.style(role);
                    let lines = matches!(role, Role::Border | Role::BorderFocus | Role::Band);
                    if let (Some(ink), None, false) = (style.fg, style.bg, lines) {
                        let contrast = contrast(ink, band);
                        assert!(contrast >= 4.5, "{theme:?} {depth:?} {role:?}: {contrast}");
                    }
                }
            }
        }
    }
}
