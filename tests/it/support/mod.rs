//! What the tests stand on.

pub mod apart;
pub mod board;
pub mod canary;
pub mod county;
pub mod disk;
pub mod doors;
pub mod field;
pub mod follow;
pub mod indexed_ledger;
pub mod ledger;
pub mod office;
pub mod openssh;
pub mod pty;
pub mod rehearsed;
pub mod restricted;
pub mod robot;
pub mod rubric;
pub mod script;
pub mod seen;
pub mod shell;
pub mod sites;
pub mod stage;
pub mod users;
pub mod walk;
