//! The binary: hands the command line to the house.

fn main() -> std::process::ExitCode {
    sanzhang::cli::main()
}
