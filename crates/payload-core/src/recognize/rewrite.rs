//! The robust template in the place of one that was written by hand, and what that changes of what is sent.

use super::Recognition;
use crate::compare::{Change, compare, is_ordinary};
use crate::options::{Options, Preset};
use crate::text::{QUOTED, shorten};
use crate::workspace::Workspace;
use ruby_liquid::Clock;

/// A template written by hand, made robust.
#[derive(Debug, Clone, PartialEq)]
pub struct Rewrite {
    /// The options that write it.
    pub options: Options,
    /// What is sent differently for an ordinary ticket, each key once.
    pub changed: Vec<Rewritten>,
}

/// A key of the payload whose value changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// The keys down to it, joined by dots; empty for the payload as a whole.
    pub path: String,
    /// What is sent now; nothing where the key is new.
    pub before: Option<String>,
    /// What would be sent; nothing where the key is gone.
    pub after: Option<String>,
    /// Whether more than spaces, quotes and the cut of tags changes: what no option stands for.
    pub is_lost: bool,
}

impl Recognition {
    /// The robust template of the options that a text stands for, and what it sends differently.
    pub fn rewrite(&self, text: &str, channel: &str, workspace: &Workspace, clock: Clock) -> Rewrite {
        let options = self.made_robust();
        let robust = options.write(channel).text;
        let mut changed: Vec<Rewritten> = Vec::new();
        for difference in compare(text, &robust, channel, workspace, clock).differences {
            if !is_ordinary(&difference.ticket) || changed.iter().any(|known| known.path == difference.path) {
                continue;
            }
            let has_no_option = self.unknown.iter().any(|unknown| unknown.path == difference.path);
            let (before, after, is_lost) = match difference.kind {
                Change::Added(after) => (None, Some(after), false),
                Change::Removed(before) => (Some(before), None, true),
                Change::Changed(before, after) | Change::Cleaned(before, after) => {
                    let is_lost = letters(&before) != letters(&after) || has_no_option;
                    (Some(before), Some(after), is_lost)
                }
                Change::Breaks => (Some("JSON".to_owned()), None, true),
                Change::Holds => continue,
            };
            changed.push(Rewritten { path: difference.path, before, after, is_lost });
        }
        Rewrite { options, changed }
    }

    /// The options with the robust preset: what was chosen stays, what can break is gone.
    pub fn made_robust(&self) -> Options {
        let mut robust = self.options.clone();
        // Where the guide's own placeholders were meant, they stay.
        robust.customer.name = Some(self.options.customer_name());
        robust.customer.email = Some(self.options.customer_email());
        robust.language.settings.placeholder = Some(self.options.language_placeholder());
        robust.brand.settings.value = Some(self.options.brand_value());
        robust.choose(Preset::Robust);
        robust.forget_defaults();
        robust
    }
}

impl Rewrite {
    /// What is lost: it is asked about before the text gives way.
    pub fn lost(&self) -> impl Iterator<Item = &Rewritten> {
        self.changed.iter().filter(|changed| changed.is_lost)
    }

    /// What the comparison of both templates has shown, as a sentence.
    pub fn sentence(&self) -> String {
        match &self.changed[..] {
            [] => "Every ordinary sample ticket gives the same payload.".to_owned(),
            changed => {
                let told: Vec<String> = changed.iter().map(Rewritten::to_string).collect();
                format!("Sent differently now: {}.", told.join("; "))
            }
        }
    }
}

impl std::fmt::Display for Rewritten {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = if self.path.is_empty() { "the payload" } else { &self.path };
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => {
                write!(f, "{path} ({} becomes {})", shorten(before, QUOTED), shorten(after, QUOTED))
            }
            (Some(before), None) => write!(f, "{path} ({} is not sent any more)", shorten(before, QUOTED)),
            (None, Some(after)) => write!(f, "{path} ({} is added)", shorten(after, QUOTED)),
            (None, None) => f.write_str(path),
        }
    }
}

fn letters(value: &str) -> String {
    value.chars().filter(|c| c.is_alphanumeric()).collect()
}
