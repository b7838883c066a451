//! The guide in plain lines, as wide as the terminal, up to what is easily read; where there is none, as wide as most are.

use std::io::stdout;

use anyhow::Result;
use clap::{
    Args,
    builder::{PossibleValue, PossibleValuesParser},
};
use rustix::termios::tcgetwinsize;

use super::{open::Setting, out::Out};
use crate::{
    exchange::out::Grid,
    guide::Topic,
    i18n::{Lang, text::GuideText},
    ui::text,
};

#[derive(Debug, Args)]
pub struct Guide {
    #[arg(value_parser = topics())]
    topic: Option<String>,
}

const USUAL: u16 = 80;
const MOST: u16 = 100;

fn topics() -> PossibleValuesParser {
    let topics = Topic::ALL.into_iter();
    let named = topics.map(|topic| PossibleValue::new(topic.word()).alias(topic.title(Lang::Zh)));
    PossibleValuesParser::new(named)
}

pub fn guide(setting: &Setting, task: &Guide, out: &mut Out) -> Result<()> {
    let lang = setting.lang;
    let mut topics = Topic::ALL.into_iter();
    let named = |topic: &Topic| {
        let typed = task.topic.as_deref();
        typed == Some(topic.word()) || typed == Some(topic.title(Lang::Zh))
    };
    let Some(topic) = topics.find(named) else {
        let mut grid = Grid::default();
        for topic in Topic::ALL {
            grid.row([topic.word(), topic.title(lang), topic.about(lang)]);
        }
        out.grid(&grid)?;
        out.line("")?;
        return Ok(out.line(setting.say(&GuideText::Open))?);
    };
    let keymap = setting.keymap()?;
    let page = topic.page(lang, &keymap);
    let lines = page.lines(columns(), lang, text::wrap).into_iter();
    // Nothing in it is anybody's, and the phones of its examples are meant to be read.
    let text: String = lines.map(|line| line.words + "\n").collect();
    Ok(out.raw(text.as_bytes())?)
}

fn columns() -> u16 {
    let size = tcgetwinsize(stdout());
    let cols = size.map_or(0, |size| size.ws_col);
    if cols == 0 { USUAL } else { cols.min(MOST) }
}

#[cfg(test)]
mod tests {
    use clap::error::ErrorKind;

    use super::*;
    use crate::cli::help::{NAME, parsed};

    /// The calls of the program in a line of a shell, each in words.
    fn calls(line: &str) -> Vec<Vec<String>> {
        let words = shlex::split(line).unwrap_or_else(|| panic!("no words of a shell: {line}"));
        let parts = words.split(|word| ["|", ";", "&&", "<", ">"].contains(&word.as_str()));
        let call = |part: &[String]| match part {
            [name, ..] if name == NAME => Some(part.to_vec()),
            // Over the line the program is not named.
            [ssh, there, rest @ ..] if ssh == "ssh" && there.starts_with("sanzhang@") => {
                Some([&[NAME.to_owned()], rest].concat())
            }
            _ => None,
        };
        parts.filter_map(call).collect()
    }

    #[test]
    fn every_call_of_the_guide_is_understood() {
        let mut seen = 0;
        for (topic, lang) in Topic::ALL
            .into_iter()
            .flat_map(|topic| Lang::ALL.map(|lang| (topic, lang)))
        {
            let mut fenced = false;
            for line in topic.text(lang).lines() {
                if line.starts_with("```") {
                    fenced = line.starts_with("```sh");
                    continue;
                }
                let named = line.split('`').skip(1).step_by(2);
                let named = named.filter(|code| code.starts_with(NAME) || code.starts_with("ssh "));
                let whole: Vec<&str> = if fenced { vec![line] } else { named.collect() };
                for call in whole.into_iter().flat_map(calls) {
                    seen += 1;
                    let Err(error) = parsed(&call, lang) else {
                        continue;
                    };
                    // In a sentence a command may be named without what it is about.
                    let begun = [
                        ErrorKind::MissingRequiredArgument,
                        ErrorKind::MissingSubcommand,
                        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
                    ];
                    let named = !fenced && begun.contains(&error.kind());
                    assert!(named, "{}: {line}\n{error}", topic.word());
                }
            }
        }
        assert!(seen > 240, "{seen}");
    }
}
