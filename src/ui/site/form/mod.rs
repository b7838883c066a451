//! The forms of sites, of what they are scored by and of their short lists.

pub mod entry;
pub mod lists;
pub mod rectification;
pub mod rubric;
pub mod site;
