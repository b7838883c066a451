//! Keys to actions, from TOML. Knows no terminal.
