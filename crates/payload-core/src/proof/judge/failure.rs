//! What a template is to blame for.

use serde::{Deserialize, Serialize};

/// What a template is to blame for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// What kind of failure it is.
    pub kind: FailureKind,
    /// What happened, with the actual values, as a sentence without its full stop.
    pub why: String,
}

/// The kinds of failures; later is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FailureKind {
    /// Rejected, though the ticket has what was needed.
    Rejected,
    /// A part of Stella's contract is broken.
    Contract,
    /// `Liquid error` stands in what is sent.
    LiquidError,
    /// *Do not send* is not heeded.
    DoNotSend,
    /// It counts for another channel, or for none.
    Channel,
    /// The survey is about somebody else.
    Agent,
    /// The survey goes to somebody else.
    Recipient,
    /// It is not JSON.
    NotJson,
    /// The template does not parse.
    Nothing,
    /// A value changes the form of the payload.
    Injection,
}

impl Failure {
    /// What happened, as a sentence that begins with its kind.
    pub fn sentence(&self) -> String {
        format!("{}: {}.", self.kind.label(), self.why)
    }
}

impl FailureKind {
    /// The kind of a survey that is wrong about the keys of the payload.
    pub(super) fn of(path: &str) -> Self {
        match path.split('.').next() {
            Some("channel") => FailureKind::Channel,
            Some("employee") => FailureKind::Agent,
            Some("customer") => FailureKind::Recipient,
            _ => FailureKind::Rejected,
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            FailureKind::Rejected => "Rejected",
            FailureKind::Contract => "Breaks the contract",
            FailureKind::LiquidError => "Liquid error",
            FailureKind::DoNotSend => "Do not send ignored",
            FailureKind::Channel => "Wrong channel",
            FailureKind::Agent => "Wrong agent",
            FailureKind::Recipient => "Wrong recipient",
            FailureKind::NotJson => "Not JSON",
            FailureKind::Nothing => "Nothing is sent",
            FailureKind::Injection => "Injection",
        }
    }
}
