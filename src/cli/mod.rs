//! The command line; every task of the screen has a twin here. Answers with a status: 0, 1 for what was refused or
//! found faulty, 2 for a call that makes no sense.

mod admit;
mod appoint;
mod args;
mod care;
mod change;
mod days;
mod doctor;
mod drafts;
mod elsewhere;
mod family;
mod fields;
mod guide;
mod help;
mod import;
mod init;
mod input;
mod journal;
mod keeping;
mod keys;
mod lang;
mod list;
mod log;
mod name;
mod open;
mod out;
mod patience;
mod put;
mod rubric;
mod session;
mod settings;
mod short;
mod show;
mod sit;
mod site;
mod ssh;
mod term;
mod training;
mod usage;
mod user;
mod version;
mod view;
mod who;

use std::{
    env,
    io::{self, Write},
    panic,
    process::ExitCode,
};

use anyhow::Result;
use clap::error::ErrorKind;
use rustix::{fs::Mode, process::umask};

pub use open::{Opened, Setting};

use self::{
    args::{Import, Report, Ssh, Task},
    lang::Tongue,
    out::{Out, Stop, told},
};
use crate::i18n::{Lang, Say, text::CliText};

pub fn main() -> ExitCode {
    // Whatever is made from here on is for its owner alone.
    umask(Mode::RWXG | Mode::RWXO);
    panic::set_hook(Box::new(log::broke));
    panic::catch_unwind(attempt).unwrap_or_else(|_| {
        let lang = Tongue::around(lang::asked(env::args_os())).lang;
        let log = log::folder().map_or_else(|| "-".to_owned(), |path| path.display().to_string());
        complain(&CliText::Broke { log }.say(lang));
        ExitCode::FAILURE
    })
}

fn attempt() -> ExitCode {
    let tongue = Tongue::around(lang::asked(env::args_os()));
    let typed = match help::parsed(env::args_os(), tongue.lang) {
        Ok(typed) => typed,
        Err(error) => {
            tongue.hint();
            return ExitCode::from(misunderstood(&error, tongue.lang));
        }
    };
    log::start();
    let mut out = Out::default();
    let ended = Setting::new(typed.global).and_then(|setting| {
        tracing::info!(
            version = args::VERSION.as_str(),
            demo = setting.global.demo,
            "start"
        );
        let done = run(&setting, typed.task, &mut out);
        let done = done.and_then(|()| Ok(out.flush()?));
        done.map_err(|error| worded(&setting, error))
    });
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // What was said before the fault goes out before it.
            let _ = out.flush();
            status(&error)
        }
    }
}

/// What the system says of its pipes and disks is in English; a closed pipe is no fault and stays what it is.
fn worded(setting: &Setting, error: anyhow::Error) -> anyhow::Error {
    let io = error.downcast_ref::<io::Error>().map(io::Error::kind);
    match io.and_then(|kind| unwritten(kind, setting.lang)) {
        Some(words) => setting.refused(&words),
        None => error,
    }
}

fn unwritten(kind: io::ErrorKind, lang: Lang) -> Option<CliText> {
    (kind != io::ErrorKind::BrokenPipe).then(|| CliText::CannotWrite {
        path: "-".to_owned(),
        why: kind.say(lang).into_owned(),
    })
}

/// Help and the version are answers; everything else is told in words, and nothing typed steers the terminal.
fn misunderstood(error: &clap::Error, lang: Lang) -> u8 {
    let asked =
        !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if asked {
        let page = help::said(&error.render().to_string(), lang);
        let said = io::stdout().write_all(page.as_bytes());
        let said = said.and_then(|()| io::stdout().flush());
        let kind = said.err().map(|error| error.kind());
        if let Some(words) = kind.and_then(|kind| unwritten(kind, lang)) {
            complain(&words.say(lang));
            return 1;
        }
        return u8::try_from(error.exit_code()).unwrap_or(2);
    }
    let words = match lang {
        Lang::Zh => usage::explained(error, lang),
        Lang::En => error.render().to_string(),
    };
    complain(&words);
    2
}

/// Where standard error takes nothing, nobody is left to be told.
fn complain(words: &str) {
    for line in words.lines() {
        let _ = writeln!(io::stderr(), "{}", told(line));
    }
}

fn status(error: &anyhow::Error) -> ExitCode {
    let broken = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    if error.downcast_ref::<io::Error>().is_some_and(broken) {
        return ExitCode::SUCCESS;
    }
    let stop = error.downcast_ref::<Stop>();
    if !matches!(stop, Some(Stop::Faults | Stop::Told(_))) {
        complain(&format!("{error:#}"));
    }
    ExitCode::from(match stop {
        Some(Stop::Usage(_)) => 2,
        Some(Stop::Told(status)) => *status,
        _ => 1,
    })
}

fn help(setting: &Setting, words: &[String], out: &mut Out) -> Result<()> {
    let page = help::page(words, setting.lang).ok_or_else(|| {
        let name = words.join(" ");
        setting.misused(&CliText::NoSuchTask { name })
    })?;
    Ok(out.raw(page.as_bytes())?)
}

/// What the options for every task must fulfil, whether the task needs them or not.
fn check(setting: &Setting, task: Option<&Task>) -> Result<()> {
    let demo = setting.global.demo || matches!(task, Some(Task::Demo));
    if setting.global.size.is_some() && !demo {
        return Err(setting.misused(&CliText::SizeWithoutDemo));
    }
    // The doctor tells of a broken keymap after everything else.
    if !matches!(task, Some(Task::Doctor { .. })) {
        setting.keymap()?;
    }
    Ok(())
}

fn run(setting: &Setting, task: Option<Task>, out: &mut Out) -> Result<()> {
    check(setting, task.as_ref())?;
    // What machines call is read by machines.
    if !matches!(
        task,
        Some(Task::Ssh(Ssh::KeysCommand { .. }) | Task::Session { .. })
    ) {
        setting.tongue.hint();
    }
    match task {
        None if setting.global.demo => sit::demo(setting, out),
        None => sit::work(setting),
        Some(Task::Help { words }) => help(setting, &words, out),
        Some(Task::Guide(task)) => guide::guide(setting, &task, out),
        Some(Task::Demo) => sit::demo(&setting.rehearsing()?, out),
        Some(Task::Init(task)) => init::init(setting, &task, out),
        Some(Task::Import(Import::Households { file, dry_run })) => {
            let wish = if dry_run {
                import::Wish::Check
            } else {
                import::Wish::Apply
            };
            import::households(setting, &file, wish, out)
        }
        Some(Task::List(task)) => list::list(setting, &task, out),
        Some(Task::Search(task)) => view::search(setting, &task, out),
        Some(Task::Tree(task)) => view::tree(setting, &task, out),
        Some(Task::Report(Report::Overview { unit, format })) => {
            view::overview(setting, unit.as_deref(), format, out)
        }
        Some(Task::Report(Report::Sites {
            unit,
            since,
            format,
        })) => site::report(setting, unit.as_deref(), since.as_deref(), format, out),
        Some(Task::Site(task)) => site::site(setting, &task, out),
        Some(Task::User(task)) => user::user(setting, &task, out),
        Some(Task::Ssh(task)) => ssh::ssh(setting, &task, out),
        Some(Task::Session { user, words }) => session::enter(setting, &user, &words, out),
        Some(Task::Rubric(task)) => rubric::rubric(setting, &task, out),
        Some(Task::Report(Report::Training(task))) => training::coverage(setting, &task, out),
        Some(Task::Training(task)) => training::training(setting, &task, out),
        Some(Task::Show(task)) => show::show(setting, &task, out),
        Some(Task::Add(task)) => change::add(setting, &task, out),
        Some(Task::Edit { what, fields, only }) => {
            let reach = if only {
                change::Records::One
            } else {
                change::Records::Both
            };
            change::edit(setting, &what, &fields, reach, out)
        }
        Some(Task::Move(task)) => put::shift(setting, &task, out),
        Some(Task::Split(task)) => family::split(setting, &task, out),
        Some(Task::Merge {
            household,
            into,
            since,
        }) => family::merge(setting, &household, &into, &since, out),
        Some(Task::Head { household, who }) => family::head(setting, &household, &who, out),
        Some(Task::Renumber {
            household,
            number,
            since,
        }) => family::renumber(setting, &household, &number, &since, out),
        Some(Task::Retire { what, yes, since }) => {
            put::retire(setting, &what, &since, put::Answer::of(yes), out)
        }
        Some(Task::Reinstate { what, since }) => put::restore(setting, &what, &since, out),
        Some(Task::Appoint(task)) => appoint::appoint(setting, &task, out),
        Some(Task::Care { task }) => care::care(setting, &task.unwrap_or_default(), out),
        Some(Task::Journal { limit, format }) => journal::journal(setting, limit, format, out),
        Some(Task::Undo { number, yes }) => {
            journal::undo(setting, number, put::Answer::of(yes), out)
        }
        Some(Task::Backup(task)) => keeping::backup(setting, &task, out),
        Some(Task::Restore(task)) => keeping::restore(setting, &task, out),
        Some(Task::Compact) => keeping::compact(setting, out),
        Some(Task::Drafts { format }) => drafts::drafts(setting, format, out),
        Some(Task::Who { format }) => who::who(setting, format, out),
        Some(Task::Check { against }) => journal::check(setting, against.as_deref(), out),
        Some(Task::Keys { task }) => keys::keys(setting, task, out),
        Some(Task::Doctor { format }) => doctor::doctor(setting, format, out),
        Some(Task::Completions { shell }) => keys::completions(setting, shell, out),
    }
}
