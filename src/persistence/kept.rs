//! What this browser kept, as the page opens.

use super::{SETTINGS, import};
use crate::browser::{self, NotKept};
use payload_core::workspace::Workspace;
use payload_core::workspace::saved::{self, Place};

/// Set while the page opens, for this tab alone: found at the next start, the last one did not end well.
pub(super) const STARTING: &str = "payload-builder.starting";

/// What this browser kept: the workspace to open with, the text it was read from, and whether that text was
/// refused.
pub(super) struct Kept {
    /// The default one where nothing can be read.
    pub workspace: Workspace,
    /// The text, or why there is none.
    pub text: Result<Option<String>, NotKept>,
    /// Whether the text was refused.
    pub refused: bool,
}

/// Whether there is work to be taken up: kept by this browser, or in the address.
pub fn has_work() -> bool {
    matches!(browser::kept(SETTINGS), Ok(Some(_))) || import::has_link()
}

impl Kept {
    /// Looks at what this browser kept.
    pub fn find() -> Self {
        let text = browser::kept(SETTINGS);
        let start = Workspace::default();
        // What stopped the page while it opened would do so again, and for ever.
        let stopped = browser::is_marked(STARTING);
        browser::mark(STARTING, true);
        let read = match &text {
            Ok(Some(text)) => saved::read(text, Place::Browser, &start).ok().filter(|_| !stopped),
            _ => Some(start.clone()),
        };
        let refused = read.is_none();
        Self { workspace: read.unwrap_or(start), text, refused }
    }
}
