//! How many colours a terminal has, by what it says of itself.

use crate::ui::Depth;

/// From the values of TERM, COLORTERM and NO_COLOR; empty where unset. COLORTERM rarely survives SSH, so what is
/// not known to be more gets 256 colours where the name allows it and 16 elsewhere.
pub fn depth(term: &str, colorterm: &str, no_color: &str) -> Depth {
    if !no_color.is_empty() || term == "dumb" || term.starts_with("vt1") || term.starts_with("vt2")
    {
        return Depth::Mono;
    }
    if term == "linux" {
        return Depth::Ansi16;
    }
    if matches!(colorterm, "truecolor" | "24bit") || term.ends_with("-direct") {
        return Depth::Rgb;
    }
    if term.ends_with("-256color") || term.starts_with("xterm") {
        return Depth::Ansi256;
    }
    Depth::Ansi16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_follows_what_the_terminal_says() {
        for (term, colorterm, no_color, depth) in [
            ("xterm-256color", "", "", Depth::Ansi256),
            ("xterm", "", "", Depth::Ansi256),
            ("tmux-256color", "truecolor", "", Depth::Rgb),
            ("xterm-direct", "", "", Depth::Rgb),
            ("linux", "truecolor", "", Depth::Ansi16),
            ("screen", "", "", Depth::Ansi16),
            ("", "", "", Depth::Ansi16),
            ("dumb", "", "", Depth::Mono),
            ("vt100", "", "", Depth::Mono),
            ("xterm-256color", "truecolor", "1", Depth::Mono),
        ] {
            assert_eq!(
                super::depth(term, colorterm, no_color),
                depth,
                "{term} {colorterm} {no_color}"
            );
        }
    }
}
