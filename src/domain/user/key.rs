//! Public keys as OpenSSH writes them: type, key, remark. Nothing else of an `authorized_keys` line is taken.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::domain::text;

/// `ssh-ed25519 AAAA… li@laptop`, clean and in one line.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PublicKey(String);

/// Why a line is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadKey {
    /// It begins with no known type: options before it are not taken, nor the private half.
    Type,
    /// What follows the type is no key.
    Body,
}

/// Types that OpenSSH 9 accepts, with the least length of their key in base64.
const TYPES: [(&str, usize); 7] = [
    ("ssh-ed25519", 68),
    ("ssh-rsa", 360),
    ("ecdsa-sha2-nistp256", 140),
    ("ecdsa-sha2-nistp384", 184),
    ("ecdsa-sha2-nistp521", 230),
    ("sk-ssh-ed25519@openssh.com", 90),
    ("sk-ecdsa-sha2-nistp256@openssh.com", 160),
];
const LONGEST: usize = 1500;
const LONGEST_REMARK: usize = 60;

impl PublicKey {
    /// Type and key, without the remark: two lines with the same are one key.
    pub fn body(&self) -> &str {
        let end = self.0.match_indices(' ').nth(1);
        end.and_then(|(at, _)| self.0.get(..at)).unwrap_or(&self.0)
    }

    /// What its owner wrote behind it.
    pub fn remark(&self) -> &str {
        self.0.get(self.body().len()..).unwrap_or_default().trim()
    }

    pub fn kind(&self) -> &str {
        self.0.split(' ').next().unwrap_or_default()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for PublicKey {
    type Err = BadKey;

    fn from_str(line: &str) -> Result<Self, BadKey> {
        let mut words = line.split_whitespace();
        let kind = words.next().unwrap_or_default();
        let known = TYPES.iter().find(|(name, _)| *name == kind);
        let Some(&(kind, least)) = known else {
            return Err(BadKey::Type);
        };
        let body = words.next().unwrap_or_default();
        let sign = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
        if !(least..=LONGEST).contains(&body.len())
            || !body.starts_with("AAAA")
            || !body.chars().all(sign)
        {
            return Err(BadKey::Body);
        }
        let remark: Vec<&str> = words.collect();
        let remark = text::clean(&remark.join(" "), LONGEST_REMARK, text::Breaks::Line).text;
        let line = format!("{kind} {body} {remark}");
        Ok(Self(line.trim_end().to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "AAAAC3NzaC1lZDI1NTE5AAAAIKYLVlZ0eX3bh6SzxvSbLbB8uVCVzKXqLO5QwEYV9zZp";

    #[test]
    fn a_key_is_taken_without_what_could_open_a_door() {
        let key: PublicKey = format!(" ssh-ed25519  {KEY} li@laptop{}[2J\n", char::from(27))
            .parse()
            .expect("a key");
        assert_eq!(key.body(), format!("ssh-ed25519 {KEY}"));
        assert!(key.remark().starts_with("li@laptop") && !key.to_string().contains(char::from(27)));
        for (line, why) in [
            (format!("command=\"sh\" ssh-ed25519 {KEY}"), BadKey::Type),
            (
                "-----BEGIN OPENSSH PRIVATE KEY-----".to_owned(),
                BadKey::Type,
            ),
            (String::new(), BadKey::Type),
            ("ssh-ed25519".to_owned(), BadKey::Body),
            ("ssh-ed25519 AAAA".to_owned(), BadKey::Body),
            (format!("ssh-ed25519 {KEY}\"x"), BadKey::Body),
        ] {
            assert_eq!(line.parse::<PublicKey>(), Err(why), "{line}");
        }
    }
}
