//! Pictures of the finished page: one for the README, the others to be looked at.

use crate::run::{Outcome, run, say};
use crate::{paths, stories};

/// Takes them all, of what is in dist/.
pub fn take() -> Outcome {
    let pictures = paths::target().join("pictures");
    say(format!("Taking pictures: docs/page.png, and every view in {}", pictures.display()));
    let mut node = stories::node("pictures.js")?;
    run(node
        .env("PAYLOAD_BUILDER_PICTURES", pictures)
        .env("PAYLOAD_BUILDER_README", paths::root().join("docs/page.png")))
}
