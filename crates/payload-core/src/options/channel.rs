//! The channels of the account in Stella.

use serde::{Deserialize, Serialize};

/// One channel of the account in Stella.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Its name in Stella; spelling and case count.
    pub name: String,
    /// Whether it gets a rule.
    pub on: bool,
}

pub use crate::payload::contract::USUAL_CHANNELS;

/// Longer channel names are a mistake.
pub const MAX_CHANNEL: usize = 60;

/// Reads the name of a channel of one's own.
///
/// # Errors
/// A sentence that says why it cannot be one.
pub fn read_channel(typed: &str, taken: &[Channel]) -> Result<String, String> {
    let name = typed.trim();
    if name.is_empty() {
        return Err("Type the channel’s name as it is spelled in Stella.".into());
    }
    if name.chars().count() > MAX_CHANNEL {
        return Err(format!("A channel’s name can have up to {MAX_CHANNEL} characters."));
    }
    if name.chars().any(char::is_control) {
        return Err("A channel’s name cannot hold control characters.".into());
    }
    if taken.iter().any(|channel| channel.name == name) {
        return Err(format!("There is a channel “{name}” already."));
    }
    Ok(name.to_owned())
}
