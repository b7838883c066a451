//! The county on disk: the only room that says redb. Knows nothing of screens or words.
