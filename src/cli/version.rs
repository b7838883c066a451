//! What the program says of itself.

use std::sync::LazyLock;

use crate::store::SCHEMA;

/// With the commit, where a package was made of it, and the schema of the files that it writes.
pub static VERSION: LazyLock<String> = LazyLock::new(|| {
    let commit =
        option_env!("SANZHANG_COMMIT").map_or_else(String::new, |c| format!("commit {c}, "));
    format!("{} ({commit}schema {SCHEMA})", env!("CARGO_PKG_VERSION"))
});
