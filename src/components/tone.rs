//! How something is to be taken: in color, and in a sign, since color alone says nothing to some.

use payload_core::finding::Severity;
use payload_core::verdict::Outcome;

/// How something is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tone {
    /// As information.
    #[default]
    Plain,
    /// As it should be.
    Good,
    /// Worth a look.
    Fair,
    /// It does not work so.
    Bad,
}

impl From<Severity> for Tone {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Breaks => Tone::Bad,
            Severity::Wrong => Tone::Fair,
            Severity::Note => Tone::Plain,
        }
    }
}

impl Tone {
    /// Its class in the style sheets.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Bad => "bad",
        }
    }

    /// Its sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Plain => "i",
            Self::Good => "✓",
            Self::Fair => "!",
            Self::Bad => "✕",
        }
    }
}

impl From<Outcome> for Tone {
    /// How what Stella does is to be taken: the same everywhere.
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Survey => Self::Good,
            Outcome::Logged | Outcome::Rejected => Self::Fair,
            Outcome::Misdirected | Outcome::NotJson | Outcome::Nothing => Self::Bad,
        }
    }
}
