//! The `hikae` binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    hikae_server::cli::main()
}
