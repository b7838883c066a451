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
    /// It begins with no known type: options before it are not taken.
    Type,
    /// The private half, or a part of it.
    Private,
    /// What follows the type is not whole, or is of another type.
    Body,
    /// An RSA key that sshd may refuse.
    Short,
}

/// Types that OpenSSH 9 accepts.
const TYPES: [&str; 7] = [
    "ssh-ed25519",
    "ssh-rsa",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com",
    "sk-ecdsa-sha2-nistp256@openssh.com",
];
const LONGEST: usize = 3000;
const LONGEST_REMARK: usize = 60;
const LEAST_RSA_BYTES: usize = 2048 / 8;

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

    /// `SHA256:…`, as `ssh-keygen -lf` shows it; none where the key cannot be read and opens nothing.
    pub fn fingerprint(&self) -> Option<String> {
        let body = self.body().split_once(' ')?.1;
        let key = read(self.kind(), body)?;
        Some(key.fingerprint(ssh_key::HashAlg::Sha256).to_string())
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
        if is_private(line) {
            return Err(BadKey::Private);
        }
        let mut words = line.split_whitespace();
        let kind = words.next().unwrap_or_default();
        if !TYPES.contains(&kind) {
            return Err(BadKey::Type);
        }
        let body = words.next().unwrap_or_default();
        let key = read(kind, body).ok_or(BadKey::Body)?;
        let rsa = key.key_data().rsa();
        let bytes = rsa.and_then(|rsa| rsa.n.as_positive_bytes());
        if rsa.is_some() && bytes.is_none_or(|bytes| bytes.len() < LEAST_RSA_BYTES) {
            return Err(BadKey::Short);
        }
        let remark: Vec<&str> = words.collect();
        let remark = text::clean(&remark.join(" "), LONGEST_REMARK, text::Breaks::Line).text;
        let line = format!("{kind} {body} {remark}");
        Ok(Self(line.trim_end().to_owned()))
    }
}

fn read(kind: &str, body: &str) -> Option<ssh_key::PublicKey> {
    let line = format!("{kind} {body}");
    let key = (body.len() <= LONGEST)
        .then(|| ssh_key::PublicKey::from_openssh(&line).ok())
        .flatten()?;
    // The crate passes over lengths inside that are not true; only a whole key is written as it was read.
    (key.to_openssh().ok()? == line).then_some(key)
}

/// A line of a private key's file, whatever wrote it: the private half begins the same in all of OpenSSH's.
fn is_private(line: &str) -> bool {
    let line = line.trim();
    let begins = [
        "PuTTY-User-Key-File",
        "Private-Lines:",
        "Private-MAC:",
        "b3BlbnNzaC1rZXkt",
    ];
    line.contains("PRIVATE KEY") || begins.iter().any(|sign| line.starts_with(sign))
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
        let rsa = |bits: usize| {
            let mut blob = b"\0\0\0\x07ssh-rsa\0\0\0\x03\x01\0\x01".to_vec();
            let bytes = bits / 8 + 1;
            blob.extend((bytes as u32).to_be_bytes());
            blob.push(0);
            blob.extend(vec![0xc5; bytes - 1]);
            format!("ssh-rsa {}", base64(&blob))
        };
        assert!(rsa(2048).parse::<PublicKey>().is_ok());
        let cut = KEY.trim_end_matches('p');
        let swapped = KEY.replacen("IKYL", "YIKL", 1);
        for (line, why) in [
            (format!("command=\"sh\" ssh-ed25519 {KEY}"), BadKey::Type),
            (String::new(), BadKey::Type),
            (
                "-----BEGIN OPENSSH PRIVATE KEY-----".to_owned(),
                BadKey::Private,
            ),
            (
                "-----BEGIN RSA PRIVATE KEY-----".to_owned(),
                BadKey::Private,
            ),
            (
                "PuTTY-User-Key-File-3: ssh-ed25519".to_owned(),
                BadKey::Private,
            ),
            (
                "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU".to_owned(),
                BadKey::Private,
            ),
            ("ssh-ed25519".to_owned(), BadKey::Body),
            ("ssh-ed25519 AAAA".to_owned(), BadKey::Body),
            (format!("ssh-ed25519 {}", "x".repeat(68)), BadKey::Body),
            (format!("ssh-ed25519 AAAA{}", "x".repeat(64)), BadKey::Body),
            (format!("ssh-ed25519 {cut}"), BadKey::Body),
            (format!("ssh-ed25519 {swapped}"), BadKey::Body),
            (format!("ssh-ed25519 {KEY}AAAA"), BadKey::Body),
            (format!("ssh-ed25519 {KEY}\"x"), BadKey::Body),
            (format!("ssh-rsa {KEY}"), BadKey::Body),
            (format!("ecdsa-sha2-nistp256 {KEY}"), BadKey::Body),
            (rsa(1024), BadKey::Short),
        ] {
            assert_eq!(line.parse::<PublicKey>(), Err(why), "{line}");
        }
    }

    fn base64(bytes: &[u8]) -> String {
        const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::new();
        for three in bytes.chunks(3) {
            let n = three.iter().fold(0u32, |n, byte| n << 8 | u32::from(*byte))
                << (8 * (3 - three.len()));
            for at in 0..4 {
                let sign = SIGNS[(n >> (18 - 6 * at) & 63) as usize];
                text.push(if at > three.len() {
                    '='
                } else {
                    char::from(sign)
                });
            }
        }
        text
    }

    #[test]
    fn a_fingerprint_is_the_one_that_everybody_else_shows() {
        let key: PublicKey = format!("ssh-ed25519 {KEY} li").parse().expect("a key");
        let fingerprint = key.fingerprint();
        assert_eq!(
            fingerprint.as_deref(),
            Some("SHA256:ucSQFKZtMeHx2yRnBi7lADoDv09ygttWdpp4O6J2g/c")
        );
        assert_eq!(
            PublicKey("ssh-ed25519 AAAA junk".to_owned()).fingerprint(),
            None
        );
        assert_eq!(PublicKey(String::new()).fingerprint(), None);
    }
}
