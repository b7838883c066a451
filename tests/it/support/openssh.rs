//! Small programs of OpenSSH's, called as a person would.

use std::{path::Path, process::Command};

/// What it printed; it must succeed.
pub fn run(program: &str, words: &[&str]) -> String {
    let output = Command::new(program).args(words).output().expect("it runs");
    assert!(output.status.success(), "{program}: {output:?}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// A new pair of keys, the private one at the path.
pub fn keygen(path: &Path) {
    let path = path.display().to_string();
    run(
        "ssh-keygen",
        &["-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", &path],
    );
}
