//! The real binary, called as from a shell, in a home of its own.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// Of a user who signs in.
pub const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKYLVlZ0eX3bh6SzxvSbLbB8uVCVzKXqLO5QwEYV9zZp li@laptop\n";

/// Of another.
pub const OTHER_KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGQMPSrQaQwazqyzw1482mDnNxNcBVaf0HG++pqq2U2s er@desk\n";

pub struct Shell {
    home: TempDir,
}

pub struct Ended {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Default for Shell {
    fn default() -> Self {
        Self {
            home: tempfile::tempdir().expect("a folder for one test"),
        }
    }
}

impl Shell {
    pub fn command(&self, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sanzhang"));
        command
            .env_clear()
            .env("HOME", self.home.path())
            .env("USER", "测试员")
            .env("LANG", "zh_CN.UTF-8")
            .args(words.split_whitespace());
        command
    }

    /// Words are set apart by blanks.
    pub fn run(&self, words: &str) -> Ended {
        Self::end(&mut self.command(words))
    }

    pub fn fed(&self, words: &str, input: &str) -> Ended {
        Self::end(self.command(words).write_stdin(input))
    }

    pub fn end(command: &mut Command) -> Ended {
        let output = command.output().expect("the binary runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what is printed is UTF-8");
        Ended {
            status: output.status.code().expect("no signal ended it"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).expect("the test's own folder can be written");
        path
    }

    /// Where the store lies that nobody named.
    pub fn store(&self) -> PathBuf {
        self.path(".local/share/sanzhang/county.sanzhang")
    }

    /// A county of one township with three villages; two of them share the stem of their names.
    pub fn with_county() -> Self {
        let shell = Self::default();
        let list = "code,name,parent,level\n\
            990000000000,测试县,,county\n\
            990000100000,东镇,990000000000,township\n\
            990000100201,竹林村委会,990000100000,village\n\
            990000100202,所城村委会,990000100000,village\n\
            990000100203,所城居委会,990000100000,village\n\
            990000101000,西镇,990000000000,township\n\
            990000101201,竹林村委会,990000101000,village\n\
            990000400000,红旗农场,990000000000,township\n";
        let list = shell.write("list.csv", list);
        let made = shell.run(&format!("init --divisions {}", list.display()));
        assert_eq!(made.status, 0, "{}", made.err);
        assert!(
            made.out.contains("红旗农场（990000400000）"),
            "{}",
            made.out
        );
        shell
    }

    /// The same with 黄东 in 东镇 and 周西 in 西镇.
    pub fn with_two_households() -> Self {
        let shell = Self::with_county();
        let roster = "乡镇,村,片,组,邻,户主,电话\n\
            东镇,竹林村,1,1,1,黄东,13812345678\n\
            西镇,竹林村,1,1,1,周西,13912345678\n";
        let roster = shell.write("r.csv", roster);
        shell
            .run(&format!("import households {}", shown(&roster)))
            .ok();
        shell
    }

    /// The small county with an administrator, a township user in 东镇 and a viewer there.
    pub fn staffed() -> Self {
        let shell = Self::with_two_households();
        let key = shell.write("li.pub", KEY);
        let add = |words: &str| {
            shell
                .run(&format!("session --user guan -- user add {words}"))
                .ok()
        };
        let first = "user add guan --role administrator --name 管理员";
        shell.run(&format!("{first} --key {}", shown(&key))).ok();
        add("li --role township --area 东镇 --name 李明");
        add("kan --role viewer --area 东镇");
        add("lian --role trainee");
        shell
    }

    /// As sshd hands over what a user's ssh asked for.
    pub fn asked(&self, user: &str, words: &str) -> Ended {
        let mut command = self.command(&format!("session --user {user}"));
        command.env("SSH_ORIGINAL_COMMAND", words);
        Self::end(&mut command)
    }
}

impl Ended {
    pub fn json(&self) -> Value {
        assert_eq!(self.status, 0, "{}", self.err);
        serde_json::from_str(&self.out).expect("the output is JSON")
    }

    pub fn ok(self) -> Self {
        assert_eq!(self.status, 0, "{}", self.err);
        self
    }
}

pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
