//! The binary with mounts of its own: a folder that takes no writing, a disk that fills up.

use std::process::{Command, Stdio};

use assert_cmd::Command as Program;
use portable_pty::CommandBuilder;

const UNSHARE: [&str; 2] = ["unshare", "-rm"];

/// Whether this machine lets tests mount; where not, it is said what was left out.
pub fn may_mount(test: &str) -> bool {
    let [unshare, namespaces] = UNSHARE;
    let tried = Command::new(unshare)
        .args([namespaces, "mount", "-t", "tmpfs", "none", "/tmp"])
        .stderr(Stdio::null())
        .status();
    let may = tried.is_ok_and(|status| status.success());
    if !may {
        eprintln!("left out, because nothing may be mounted here: {test}");
    }
    may
}

/// What stands before a call: `mounts` is run by a shell first.
fn words(mounts: &str) -> [String; 6] {
    let script = format!("{mounts} && exec \"$0\" \"$@\"");
    let [unshare, namespaces] = UNSHARE.map(str::to_owned);
    [
        unshare,
        namespaces,
        "sh".to_owned(),
        "-c".to_owned(),
        script,
        env!("CARGO_BIN_EXE_sanzhang").to_owned(),
    ]
}

/// The same call behind these mounts.
pub fn behind(mounts: &str, command: &Program) -> Program {
    let [program, rest @ ..] = words(mounts);
    let mut apart = Program::new(program);
    apart.args(rest).args(command.get_args());
    apart.env_clear();
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            apart.env(name, value);
        }
    }
    apart.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    apart
}

/// The same at a terminal.
pub fn seat(mounts: &str) -> CommandBuilder {
    let [program, rest @ ..] = words(mounts);
    let mut command = CommandBuilder::new(program);
    command.args(rest);
    command.env_clear();
    command.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    command.env("USER", "测试员");
    command.env("LANG", "zh_CN.UTF-8");
    command.env("TERM", "xterm-256color");
    command
}
