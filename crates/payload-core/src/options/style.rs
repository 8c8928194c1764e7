//! Whose pattern the templates follow, and the details of it.

use serde::{Deserialize, Serialize};

/// Whose pattern the templates follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// Ours: holds for every ticket.
    #[default]
    Robust,
    /// The published one, letter for letter.
    Guide,
}

/// Details of the pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Style {
    /// What is done to text that could break JSON.
    pub safety: Safety,
    /// Laid out, or on one line.
    pub layout: Layout,
    /// How *do not send* is written.
    pub do_not_send: FlagAs,
    /// Where the text of the tags is cut.
    pub tags: TagSplit,
    /// Whether a line says what made the template. Only the robust preset has room for it.
    #[serde(default)]
    pub comment: Comment,
}

impl Default for Style {
    fn default() -> Self {
        Preset::Robust.style()
    }
}

/// What is done to quotes, backslashes and control characters in a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Safety {
    /// Nothing: a quote in a name breaks the payload.
    AsItIs,
    /// `"` becomes `'`, a backslash is dropped, white space becomes one space.
    Neutral,
    /// Every quote and backslash arrives as typed, as long as Freshdesk escapes nothing itself.
    Exact,
}

/// How the template is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// For reading.
    LaidOut,
    /// All on one line.
    OneLine,
}

/// How a yes or no is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FlagAs {
    /// `true` or `false`, as Stella's contract wants.
    Boolean,
    /// A text, as in the guide.
    Text,
}

/// Whether a line at the head of the template says what made it, from which settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comment {
    /// It does.
    #[default]
    Written,
    /// It does not.
    LeftOut,
}

/// Where the text of the tags is cut into tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TagSplit {
    /// At commas, as Freshdesk joins them.
    Comma,
    /// At spaces, as in the guide.
    Blank,
}

impl Preset {
    /// Every preset, in the order on screen.
    pub const ALL: [Preset; 2] = [Preset::Robust, Preset::Guide];

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Preset::Robust => "Robust",
            Preset::Guide => "As in the guide",
        }
    }

    /// The style that the preset stands for.
    pub fn style(self) -> Style {
        match self {
            Preset::Robust => Style {
                safety: Safety::Neutral,
                layout: Layout::LaidOut,
                do_not_send: FlagAs::Boolean,
                tags: TagSplit::Comma,
                comment: Comment::Written,
            },
            Preset::Guide => Style {
                safety: Safety::AsItIs,
                layout: Layout::OneLine,
                do_not_send: FlagAs::Text,
                tags: TagSplit::Blank,
                comment: Comment::Written,
            },
        }
    }
}
