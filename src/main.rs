//! The binary: hands the command line to the house.

fn main() {}
