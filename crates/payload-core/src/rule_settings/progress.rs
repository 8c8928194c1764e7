//! How far the work in Freshdesk and Stella has come. Ticks and notes are undone like any other change; what was copied
//! is in Freshdesk, and undo leaves it alone.

use super::RuleId;
use serde::{Deserialize, Serialize};
use vecmap::{VecMap, VecSet};

/// What the admin has done so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Progress {
    /// The steps that are ticked, by their words.
    pub done: VecSet<String>,
    /// What was copied last from each rule: the text of each field, by the field's word.
    pub copied: VecMap<RuleId, VecMap<String, String>>,
    /// The rules that were copied as a whole, so that a field which is new since is missed.
    pub whole: VecSet<RuleId>,
    /// How far each rule is.
    pub stage: VecMap<RuleId, Stage>,
    /// The admin's notes about stories of the simulator, by the words of the stories.
    pub notes: VecMap<String, String>,
}

/// The stage of a rule. It says which key the admin put in; the key itself is never known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Not in Freshdesk yet.
    #[default]
    NotYet,
    /// In Freshdesk, with the test key.
    Test,
    /// In Freshdesk, with the production key.
    Production,
}

impl Stage {
    /// Every stage, in the order of the work.
    pub const ALL: [Stage; 3] = [Stage::NotYet, Stage::Test, Stage::Production];

    /// The stage before this one; the first has none but itself.
    pub fn before(self) -> Stage {
        match self {
            Stage::NotYet | Stage::Test => Stage::NotYet,
            Stage::Production => Stage::Test,
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Stage::NotYet => "Not yet",
            Stage::Test => "Test",
            Stage::Production => "Production",
        }
    }
}

/// What the words of the steps for one channel start with; the channel's name follows.
const CHANNEL_STEPS: [&str; 5] = ["rule-send-", "test-send-", "production-send-", "switch-", "manual-"];

impl Progress {
    /// How far a rule is.
    pub fn stage_of(&self, id: &RuleId) -> Stage {
        self.stage.get(id).copied().unwrap_or_default()
    }

    /// Takes away everything that was done for the channel of that name.
    pub fn forget(&mut self, channel: &str) {
        let rule = RuleId::Send(channel.to_owned());
        self.copied.remove(&rule);
        self.whole.remove(&rule);
        self.stage.remove(&rule);
        self.done.retain(|step| CHANNEL_STEPS.iter().all(|kind| step.strip_prefix(kind) != Some(channel)));
    }

    /// Takes over what `later` knows of copies.
    pub fn keep_copies(&mut self, later: &Progress) {
        self.copied = later.copied.clone();
        self.whole = later.whole.clone();
    }

    /// The text that was copied last from a rule's field.
    pub fn copied_text(&self, id: &RuleId, field: &str) -> Option<&str> {
        self.copied.get(id)?.get(field).map(String::as_str)
    }

    /// Whether a field of a rule moved on since it was copied: its text is another, or it was not there
    /// when the whole rule was copied.
    pub fn moved_on(&self, id: &RuleId, field: &str, text: &str) -> bool {
        match self.copied_text(id, field) {
            Some(copied) => copied != text,
            None => self.whole.contains(id),
        }
    }

    /// The fields that were copied from a rule and are not among `fields` any more.
    pub fn gone<'a>(&'a self, id: &RuleId, fields: &[&str]) -> impl Iterator<Item = &'a str> {
        let copied = self.copied.get(id).into_iter().flat_map(VecMap::keys).map(String::as_str);
        copied.filter(move |field| !fields.contains(field))
    }
}
