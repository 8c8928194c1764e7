//! The tags of a ticket.

use super::{Options, Preset, TagSplit};
use crate::payload::contract::MAX_TAGS;
use crate::text::{QUOTED, shorten};
use serde::{Deserialize, Serialize};

/// The ticket's tags.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tags {
    /// At most so many are sent; the preset's own limit where empty.
    pub limit: Option<TagLimit>,
}

impl Options {
    /// The maximum number of tags that are sent, if there is one. The guide's pattern has none of its own, so long as
    /// it cuts where the guide does.
    pub fn tag_limit(&self) -> Option<TagLimit> {
        let is_the_guides = self.preset == Preset::Guide && self.style.tags == TagSplit::Blank;
        self.tags.settings.limit.or((!is_the_guides).then_some(TagLimit(MAX_TAGS)))
    }

    /// The limit as a `for` of Liquid says it.
    pub(super) fn tag_limit_clause(&self) -> String {
        self.tag_limit().map(|limit| format!(" limit:{limit}")).unwrap_or_default()
    }
}

/// The maximum number of tags that are sent, from 1 to [`MAX_TAGS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "usize", into = "usize")]
pub struct TagLimit(usize);

impl TagLimit {
    /// A limit, if Stella takes that many.
    pub fn new(limit: usize) -> Option<Self> {
        (1..=MAX_TAGS).contains(&limit).then_some(Self(limit))
    }

    fn refusal(what: &str) -> String {
        format!("{what} is not a number from 1 to {MAX_TAGS}, the most that Stella takes.")
    }

    /// Reads what a person typed.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read(typed: &str) -> Result<Self, String> {
        let typed = typed.trim();
        typed
            .parse()
            .ok()
            .and_then(Self::new)
            .ok_or_else(|| Self::refusal(&format!("“{}”", shorten(typed, QUOTED))))
    }
}

impl TryFrom<usize> for TagLimit {
    type Error = String;

    fn try_from(limit: usize) -> Result<Self, String> {
        Self::new(limit).ok_or_else(|| Self::refusal(&limit.to_string()))
    }
}

impl From<TagLimit> for usize {
    fn from(limit: TagLimit) -> usize {
        limit.0
    }
}

impl std::fmt::Display for TagLimit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_written_and_the_rest_is_the_presets() {
        for (preset, typed, clause) in [
            (Preset::Guide, None, "in raw_tags %}"),
            (Preset::Guide, Some("19"), "in raw_tags limit:19 %}"),
            (Preset::Guide, Some("20"), "in raw_tags limit:20 %}"),
            (Preset::Robust, None, "in tags limit:20 %}"),
            (Preset::Robust, Some("5"), "in tags limit:5 %}"),
        ] {
            let mut options = Options::of(preset);
            options.tags.settings.limit = typed.map(|typed| TagLimit::read(typed).unwrap());
            let text = options.write("email").text;
            assert!(text.contains(clause), "{text}");
        }
        let mut options = Options::of(Preset::Guide);
        options.style.tags = TagSplit::Comma;
        assert_eq!(options.tag_limit(), TagLimit::new(20));
    }
}
