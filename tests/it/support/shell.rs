//! The real binary, called as from a shell, in a home of its own.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

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
