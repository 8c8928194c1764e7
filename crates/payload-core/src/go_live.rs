//! The way from nothing to a working integration, as a checklist made from the choices: the guide's steps,
//! those that apply, each with its why and its where.

mod before;
mod credentials;
mod production;
mod set_up;
mod test;
mod known_issues;

#[cfg(test)]
mod tests;

pub use known_issues::{KnownIssue, known_issues};

use crate::automation::{Origin, Rule, rules_to_make};
use crate::rule_settings::{ProgressEdit, RuleEdit, RuleId, Stage};
use crate::workspace::{Edit, Workspace};

/// Where Stella shows its keys, its test address and the switches of its channels.
pub const STELLA_API: &str = "https://<domain>.stellaconnect.net/admin/company/api";
/// Where ticket fields are made today, and where they were when the guide was written.
pub const FIELDS: &str =
    "Admin > Workflows > Ticket Fields (before: Admin > General Settings > Ticket Fields)";

/// A chapter of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Which one.
    pub id: ChapterId,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

/// The chapters of the checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChapterId {
    /// What must be so first.
    Before,
    /// The test key and where it is.
    Credentials,
    /// What is made in Freshdesk.
    SetUp,
    /// One ticket of each kind.
    Test,
    /// The production key.
    Production,
}

impl ChapterId {
    /// Every chapter, in order.
    pub const ALL: [ChapterId; 5] =
        [ChapterId::Before, ChapterId::Credentials, ChapterId::SetUp, ChapterId::Test, ChapterId::Production];

    /// The words on screen.
    pub fn title(self) -> &'static str {
        match self {
            ChapterId::Before => "Before you begin",
            ChapterId::Credentials => "Test credentials",
            ChapterId::SetUp => "Field and rules",
            ChapterId::Test => "Test",
            ChapterId::Production => "Production",
        }
    }
}

/// A step of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Step {
    /// A stable word, under which the tick is kept.
    pub word: String,
    /// What to do.
    pub title: String,
    /// Why.
    pub why: String,
    /// Where, in Freshdesk or Stella.
    pub place: Option<String>,
    /// Who says so.
    pub origin: Origin,
    /// What its tick stands for.
    pub tick: Tick,
    /// The rule that it makes, if it makes one.
    pub makes: Option<RuleId>,
}

/// What a tick stands for. Where the page knows the same fact elsewhere, the tick is that fact.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Tick {
    /// Nothing else: it is noted under the word of the step.
    Noted,
    /// The rule is at this stage, or beyond.
    Stage(RuleId, Stage),
    /// The channel is in manual mode in Stella.
    Manual(String),
}

impl Step {
    /// Whether it is done.
    pub fn is_done(&self, workspace: &Workspace) -> bool {
        match &self.tick {
            Tick::Noted => workspace.progress.done.contains(&self.word),
            Tick::Stage(rule, stage) => workspace.progress.stage_of(rule) >= *stage,
            Tick::Manual(channel) => workspace.rules.manual.contains(channel),
        }
    }

    /// What is changed when it is ticked, or not any more.
    pub fn ticked(&self, workspace: &Workspace, on: bool) -> Edit {
        match &self.tick {
            Tick::Noted => Edit::Progress(ProgressEdit::Tick(self.word.clone(), on)),
            Tick::Stage(rule, stage) => {
                let (now, before) = (workspace.progress.stage_of(rule), stage.before());
                let stage = if on { now.max(*stage) } else { now.min(before) };
                Edit::Progress(ProgressEdit::Stage(rule.clone(), stage))
            }
            Tick::Manual(channel) => Edit::Rule(RuleEdit::Manual(channel.clone(), on)),
        }
    }
}

fn step(
    word: impl Into<String>,
    origin: Origin,
    title: impl Into<String>,
    why: impl Into<String>,
    place: &str,
) -> Step {
    let place = (!place.is_empty()).then(|| place.to_owned());
    Step {
        word: word.into(),
        title: title.into(),
        why: why.into(),
        place,
        origin,
        tick: Tick::Noted,
        makes: None,
    }
}

/// The checklist for these choices, without what does not apply.
pub fn chapters(workspace: &Workspace) -> Vec<Chapter> {
    let rules = rules_to_make(workspace);
    let steps = |id| match id {
        ChapterId::Before => before::steps(workspace, &rules),
        ChapterId::Credentials => credentials::steps(workspace),
        ChapterId::SetUp => set_up::steps(workspace, &rules),
        ChapterId::Test => test::steps(workspace, &rules),
        ChapterId::Production => production::steps(workspace, &rules),
    };
    ChapterId::ALL.map(|id| Chapter { id, steps: steps(id) }).into()
}

/// How many steps there are, and how many are ticked.
pub fn progress(workspace: &Workspace, chapters: &[Chapter]) -> (usize, usize) {
    let steps = chapters.iter().flat_map(|chapter| &chapter.steps);
    let done = steps.clone().filter(|step| step.is_done(workspace)).count();
    (done, steps.count())
}

/// Which chapters have a step that is ticked because a rule is at its stage, as a sentence.
pub fn ticked_by_stage(workspace: &Workspace, rule: &RuleId) -> Option<String> {
    let is_ticked =
        |step: &Step| matches!(&step.tick, Tick::Stage(of, _) if of == rule) && step.is_done(workspace);
    let ticked = chapters(workspace).into_iter().filter(|chapter| chapter.steps.iter().any(is_ticked));
    let titles: Vec<_> = ticked.map(|chapter| format!("“{}”", chapter.id.title())).collect();
    match titles.as_slice() {
        [] => None,
        [one] => Some(format!("Its step under {one} is ticked.")),
        all => Some(format!("Its steps under {} are ticked.", all.join(" and "))),
    }
}

fn channels(rules: &[Rule]) -> Vec<(&Rule, &str)> {
    rules.iter().filter_map(|rule| rule.webhook().map(|call| (rule, call.channel.as_str()))).collect()
}
