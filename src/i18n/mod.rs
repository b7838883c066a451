//! Words: every sentence the program says, in Chinese and English. Knows the field, nothing else.

pub mod lang;

pub use lang::Lang;
