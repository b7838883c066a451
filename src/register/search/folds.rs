//! How a syllable sounds to a southern ear: zh/z, ch/c, sh/s, n/l, h/f, and endings with or without g.

use super::spelling::Spelling;

/// Every folded form of `syllable`, itself left out.
pub(super) fn folds(syllable: &str) -> Vec<Spelling> {
    let mut heads = vec![syllable.to_owned()];
    heads.extend(initials(syllable));
    let mut all = Vec::new();
    for head in &heads {
        all.extend(Spelling::new(head));
        all.extend(ending(head).as_deref().and_then(Spelling::new));
    }
    all.retain(|s| s.bytes() != syllable.as_bytes());
    all
}

fn initials(s: &str) -> Vec<String> {
    for (long, short) in [("zh", "z"), ("ch", "c"), ("sh", "s")] {
        if let Some(rest) = s.strip_prefix(long) {
            return vec![format!("{short}{rest}")];
        }
        if let Some(rest) = s.strip_prefix(short) {
            return vec![format!("{long}{rest}")];
        }
    }
    if let Some(rest) = s.strip_prefix('n') {
        return vec![format!("l{rest}")];
    }
    if let Some(rest) = s.strip_prefix('l') {
        return vec![format!("n{rest}")];
    }
    if let Some(rest) = s.strip_prefix("hu") {
        // 黄 is heard as fang, 会 as fei, 婚 as fen; 湖 keeps its u.
        return match rest {
            "" => vec!["fu".to_owned()],
            "i" => vec!["fei".to_owned()],
            "n" => vec!["fen".to_owned()],
            _ => vec![format!("f{rest}")],
        };
    }
    if let Some(rest) = s.strip_prefix('h') {
        return vec![format!("f{rest}")];
    }
    if let Some(rest) = s.strip_prefix('f') {
        let round = match rest {
            "u" => "hu".to_owned(),
            "ei" => "hui".to_owned(),
            "en" => "hun".to_owned(),
            "eng" => "hong".to_owned(),
            _ => format!("hu{rest}"),
        };
        return vec![round, format!("h{rest}")];
    }
    Vec::new()
}

fn ending(s: &str) -> Option<String> {
    if let Some(short) = s.strip_suffix('g') {
        return ["an", "en", "in"]
            .iter()
            .any(|e| short.ends_with(e))
            .then(|| short.to_owned());
    }
    ["an", "en", "in"]
        .iter()
        .any(|e| s.ends_with(e))
        .then(|| format!("{s}g"))
}
