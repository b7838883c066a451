//! The binary: hands the command line to the house.

fn main() -> anyhow::Result<()> {
    sanzhang::cli::demo()
}
