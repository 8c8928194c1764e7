//! What runs around Liquid 2.4, and adds to it.

use serde::{Deserialize, Serialize};

/// What the Ruby that runs Liquid 2.4 has loaded beside it.
///
/// Liquid 2.4 asks values for what they can do, so whatever a library adds to Ruby's own classes can be seen from a
/// template. Liquid 5 is the same on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Host {
    /// Ruby alone.
    #[default]
    Plain,
    /// Rails, as of ActiveSupport 6.1: texts have a `first` and a `last`, lists a `split`, and `blank` asks whether a
    /// value is blank.
    Rails,
}
