//! The Payload Builder at a terminal.

mod render;
mod write;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some("write") => write::main(arguments),
        Some("render") => render::main(arguments),
        _ => ExitCode::from(2),
    }
}
