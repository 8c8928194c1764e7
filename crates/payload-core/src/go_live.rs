//! The way from nothing to a working integration, as a checklist made from the choices: the guide's steps,
//! those that apply, each with its why and its where.

mod trouble;

pub use trouble::{Trouble, troubles};

use crate::automation::{MENU, OLD_MENU, Origin, Rule, rules};
use crate::options::BrandValue;
use crate::rule_settings::{Asked, Authentication, ProgressEdit, Property, RuleEdit, RuleId, Stage, Test};
use crate::ticket::field;
use crate::workspace::{Edit, Workspace};

/// Where Stella shows its keys, its test address and the switches of its channels.
pub const STELLA_API: &str = "https://<domain>.stellaconnect.net/admin/company/api";
/// Where ticket fields are made today, and where they were when the guide was written.
pub const FIELDS: &str =
    "Admin > Workflows > Ticket Fields (before: Admin > General Settings > Ticket Fields)";

/// A part of the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Which one.
    pub id: ChapterId,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

/// The chapters.
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

/// One thing to do.
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
    Step { word: word.into(), title: title.into(), why: why.into(), place, origin, tick: Tick::Noted }
}

/// The whole way for these choices. What does not apply is not there.
pub fn chapters(workspace: &Workspace) -> Vec<Chapter> {
    let rules = rules(workspace);
    let steps = |id| match id {
        ChapterId::Before => before(workspace, &rules),
        ChapterId::Credentials => credentials(workspace),
        ChapterId::SetUp => set_up(workspace, &rules),
        ChapterId::Test => test(workspace, &rules),
        ChapterId::Production => production(workspace, &rules),
    };
    ChapterId::ALL.map(|id| Chapter { id, steps: steps(id) }).into()
}

/// How many steps there are, and how many are ticked.
pub fn progress(workspace: &Workspace, chapters: &[Chapter]) -> (usize, usize) {
    let steps = chapters.iter().flat_map(|chapter| &chapter.steps);
    let done = steps.clone().filter(|step| step.is_done(workspace)).count();
    (done, steps.count())
}

fn channels(rules: &[Rule]) -> Vec<(&Rule, &str)> {
    rules.iter().filter_map(|rule| rule.webhook().map(|call| (rule, call.channel.as_str()))).collect()
}

fn before(workspace: &Workspace, rules: &[Rule]) -> Vec<Step> {
    use Origin::{Guide, Ours};
    let options = &workspace.options;
    let mut steps = vec![
        step(
            "all-in-freshdesk",
            Guide,
            "All customer contacts are handled in Freshdesk",
            "If some are not, talk to Stella’s team before you start.",
            "",
        ),
        step(
            "profiles",
            Guide,
            "Every agent has an approved profile in Stella",
            "Without one Stella logs “Employee profile not complete” and sends no survey.",
            "Stella: the team’s profiles",
        ),
        step(
            "same-address",
            Ours,
            "Every agent’s email address is the same in Freshdesk and in Stella",
            "Stella knows the agent by it; another address is “Employee not found”.",
            "Freshdesk: Admin > Team > Agents; Stella: the team’s profiles",
        ),
        step(
            "customer-address",
            Guide,
            "Customers have an email address on their contact",
            "The survey goes there. A ticket without one is logged as “Invalid customer”.",
            "Freshdesk: Contacts",
        ),
    ];
    steps.push(match rules.iter().any(|rule| rule.id == RuleId::Assign) {
        true => step(
            "assigned",
            Guide,
            "Tickets may be resolved without an assigned agent: the first rule assigns the agent who resolves them",
            "Stella asks about an agent; without one it logs “Employee not found”.",
            "",
        ),
        false => step(
            "assigned",
            Guide,
            "Your team assigns every ticket before it is resolved",
            "You switched the rule that assigns an agent off; without one Stella logs “Employee not found”.",
            "",
        ),
    });
    if options.brand.on {
        steps.push(match options.brand_value() {
            BrandValue::Placeholder(placeholder) => {
                let name = field::label(&placeholder);
                step("brand-field", Guide, format!("The ticket field {name} ({placeholder}) exists, and its values are the labels of your brands in Stella"), "Another value is “Brand signifier invalid or inactive”. Freshdesk has no brand field of its own: a field that you make is called cf_brand.", FIELDS)
            }
            BrandValue::Text(text) => step("brand-field", Ours, format!("“{text}” is the label of a brand in Stella"), "Another value is “Brand signifier invalid or inactive”.", "Stella: the brands"),
        });
    }
    if options.language.on {
        let placeholder = options.language_placeholder();
        steps.push(step(
            "languages",
            Guide,
            format!("The languages of your customers ({placeholder}) are set up in Stella"),
            "A language that Stella cannot read is “Language not specified”.",
            "Stella: the languages; Freshdesk: Admin > Account > Helpdesk settings",
        ));
    }
    steps
}

fn credentials(workspace: &Workspace) -> Vec<Step> {
    use Origin::{Guide, Ours};
    let field = workspace.rules.authentication.field();
    vec![
        step(
            "test-address",
            Guide,
            "Enter the API test email address in Stella",
            "With the test key every survey goes to this address and none to a customer.",
            &format!("Stella: Integrations, {STELLA_API}"),
        ),
        step(
            "test-key",
            Guide,
            "Copy the test key there",
            format!(
                "It goes into the field {field} of each send rule, and nowhere else. This page never asks for it."
            ),
            &format!("Stella: Integrations, {STELLA_API}"),
        ),
        step(
            "curl",
            Ours,
            "Post the sample payload to Stella from a terminal",
            "It shows that address, key and payload are right before Freshdesk has a part in it. Use the test key.",
            "Test without Freshdesk, on this page",
        ),
    ]
}

fn set_up(workspace: &Workspace, rules: &[Rule]) -> Vec<Step> {
    use Origin::{Guide, Ours};
    let mut steps = Vec::new();
    if let Some(settings) = workspace.options.do_not_send.get() {
        let name = field::label(&settings.field);
        steps.push(step("field", Guide, format!("Create the checkbox “{name}” on the ticket"), format!("The payload reads it as {}. Make it before the rule that ticks it, and check its name there.", settings.field), FIELDS));
    }
    for rule in rules {
        let why = match &rule.id {
            RuleId::Assign => "Stella asks about the agent who is assigned.",
            RuleId::Exclude => "Tickets that meet it get no survey. It must be above the send rules.",
            RuleId::Send(_) => {
                "One rule per channel, each with its Source condition and the test key. Copy the fields from Rules."
            }
        };
        let mut step = step(
            format!("rule-{}", String::from(rule.id.clone())),
            Guide,
            format!("Create “{}”, save it, and switch it on", rule.name),
            why,
            &format!("Freshdesk: {MENU} (before: {OLD_MENU})"),
        );
        if rule.webhook().is_some() {
            step.tick = Tick::Stage(rule.id.clone(), Stage::Test);
        }
        steps.push(step);
    }
    if rules.len() > 1 {
        let names: Vec<String> = rules.iter().map(|rule| format!("“{}”", rule.name)).collect();
        let origin = if rules.iter().any(|rule| rule.id == RuleId::Exclude) { Guide } else { Ours };
        steps.push(step(
            "order",
            origin,
            format!("Put them in this order: {}", names.join(", then ")),
            "Rules run from top to bottom; a rule that changes a ticket must be above a rule that sends it.",
            &format!("Freshdesk: {MENU} > Reorder"),
        ));
    }
    steps
}

fn test(workspace: &Workspace, rules: &[Rule]) -> Vec<Step> {
    use Origin::{Guide, Ours};
    let mut steps = vec![step(
        "customer",
        Ours,
        "Use a test customer who is not an agent of your account",
        "Freshdesk runs no automation on tickets whose requester is an agent: testing with your own address does nothing.",
        "",
    )];
    for (rule, channel) in channels(rules) {
        let moment = workspace.rules.moment_of(channel).label();
        let mut asks = vec![match rule.sources() {
            Some(sources) => {
                let names: Vec<&str> = sources.iter().map(|source| source.label()).collect();
                format!("Source: {}", names.join(" or "))
            }
            None => "any source".to_owned(),
        }];
        asks.extend(rule.wants().map(Asked::sentence));
        steps.push(step(
            format!("test-{}", String::from(rule.id.clone())),
            Guide,
            format!(
                "Make a ticket of that customer ({}), set it to {moment}, and wait for the survey at the test address",
                asks.join("; ")
            ),
            "Delivery takes a moment; Freshdesk calls Stella in the background.",
            "",
        ));
    }
    let options = &workspace.options;
    if options.brand.on && matches!(options.brand_value(), BrandValue::Placeholder(_)) {
        steps.push(step(
            "test-brand",
            Ours,
            "Resolve a ticket of each brand, and one with an empty brand",
            "Each survey must show its brand; Stella logs an empty or misspelled brand as “Brand signifier not provided” or “invalid or inactive”.",
            "",
        ));
    }
    if options.language.on {
        steps.push(step(
            "test-language",
            Ours,
            "Resolve a ticket of a customer with another language",
            "The survey must come in that language. Which language code Freshdesk sends is not confirmed: check it.",
            "",
        ));
    }
    if rules.iter().any(|rule| rule.id == RuleId::Assign) {
        steps.push(step("test-assign", Ours, "Resolve an unassigned ticket", "The rule must assign it to you before the survey is asked for. Not confirmed that later rules see this: check it.", ""));
    }
    if rules.iter().any(|rule| rule.id == RuleId::Exclude) {
        for asked in workspace.rules.exclusions() {
            let (word, what) = match asked.test == Test::usual(Property::Tag) {
                true => {
                    let tags = asked.values.join(" or ");
                    ("test-exclude".to_owned(), format!("Resolve a ticket with the tag {tags}"))
                }
                false => (
                    format!("test-exclude-{}", asked.test.sheet_word()),
                    format!("Resolve a ticket that this excludes: {}", asked.sentence()),
                ),
            };
            steps.push(step(word, Ours, what, "Stella must log it and send no survey.", ""));
        }
    }
    steps.push(step("status-page", Guide, "Check each of these tickets on Stella’s status page", "Freshdesk does not show whether Stella accepted a call. The errors and how to fix them are listed below.", "Stella: Integrations, Status"));
    if let Some(custom) = workspace.options.custom_properties.get().filter(|custom| !custom.is_empty()) {
        let names: Vec<String> = custom.iter().map(|(name, _)| format!("“{name}”")).collect();
        steps.push(step(
            "custom-properties",
            Ours,
            format!("Check that the custom properties arrive: {}", names.join(", ")),
            "Where Stella shows them, and whether they must be set up there first, is not confirmed.",
            "",
        ));
    }
    steps.push(step(
        "survey",
        Guide,
        "Go through the survey: stars, comment",
        "This ends the test. With the test key no responses are collected.",
        "The inbox of the test address",
    ));
    steps
}

fn production(workspace: &Workspace, rules: &[Rule]) -> Vec<Step> {
    use Origin::{Guide, Ours};
    let mut steps = Vec::new();
    let authentication = workspace.rules.authentication;
    for (rule, _) in channels(rules) {
        let (origin, put) = match authentication {
            Authentication::Password => (Guide, "choose Change password and paste the production key"),
            Authentication::Header => (Ours, "put the production key into Custom headers"),
        };
        let mut step = step(
            format!("production-{}", String::from(rule.id.clone())),
            origin,
            format!("In “{}” {put}", rule.name),
            "Every send rule keeps its own copy of the key. One that keeps the test key goes on sending to the test address.",
            &format!("Freshdesk: {MENU} (before: {OLD_MENU}); key: {STELLA_API}"),
        );
        step.tick = Tick::Stage(rule.id.clone(), Stage::Production);
        steps.push(step);
    }
    let manual = &workspace.rules.manual;
    for (_, channel) in channels(rules).into_iter().filter(|(_, channel)| !manual.contains(*channel)) {
        steps.push(step(
            format!("switch-{channel}"),
            Guide,
            format!("Switch the integrated channel {channel} to On"),
            "Until then Stella logs “Channel not enabled” or “Channel is in manual mode”.",
            &format!("Stella: {STELLA_API}"),
        ));
    }
    let all =
        workspace.options.channels.iter().filter(|channel| !channel.on || manual.contains(&channel.name));
    for channel in all {
        let mut step = step(
            format!("manual-{}", channel.name),
            Guide,
            format!("Leave {} in manual mode", channel.name),
            "Freshdesk does not send for it.",
            &format!("Stella: {STELLA_API}"),
        );
        step.tick = Tick::Manual(channel.name.clone());
        steps.push(step);
    }
    steps.push(step(
        "suppression",
        Guide,
        "Set how often a customer can get a survey",
        "Stella limits surveys itself; no rule is needed for it.",
        "Stella: Company Info (in the guide: Experience)",
    ));
    steps.push(step(
        "first-day",
        Ours,
        "Check Stella’s status page again the next day",
        "Real tickets have what test tickets do not: customers without an address, agents without a profile.",
        "Stella: Integrations, Status",
    ));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Choice;

    fn words(workspace: &Workspace) -> Vec<String> {
        chapters(workspace).into_iter().flat_map(|chapter| chapter.steps).map(|step| step.word).collect()
    }

    #[test]
    fn the_usual_way() {
        insta::assert_snapshot!(words(&Workspace::default()).join(" "), @"all-in-freshdesk profiles same-address customer-address assigned test-address test-key curl field rule-assign rule-do-not-send rule-send-email order customer test-send-email test-assign test-exclude status-page survey production-send-email switch-email manual-chat manual-phone suppression first-day");
    }

    #[test]
    fn only_what_applies() {
        let has = |edits: &[Edit], word: &str| {
            let mut workspace = Workspace::default();
            edits.iter().cloned().for_each(|edit| workspace.apply(edit));
            words(&workspace).iter().any(|other| other == word)
        };
        let on = |choice| Edit::Switch(choice, true);
        let off = |choice| Edit::Switch(choice, false);
        let chat = || Edit::Channel("chat".into(), true);
        let manual = || Edit::Rule(RuleEdit::Manual("chat".into(), true));
        for (edits, word, expected) in [
            (vec![], "brand-field", false),
            (vec![on(Choice::Brand)], "brand-field", true),
            (vec![], "test-brand", false),
            (vec![on(Choice::Brand)], "test-brand", true),
            (
                vec![on(Choice::Brand), Edit::Brand(Some(BrandValue::Text("Acme".into())))],
                "test-brand",
                false,
            ),
            (vec![], "test-language", false),
            (vec![on(Choice::Language)], "test-language", true),
            (vec![], "languages", false),
            (vec![on(Choice::Language)], "languages", true),
            (vec![], "custom-properties", false),
            (vec![on(Choice::CustomProperties)], "custom-properties", true),
            (vec![], "field", true),
            (vec![off(Choice::DoNotSend)], "field", false),
            (vec![off(Choice::DoNotSend)], "test-exclude", false),
            (vec![Edit::Rule(RuleEdit::Exclude(false))], "field", true),
            (vec![Edit::Rule(RuleEdit::Assign(false))], "rule-assign", false),
            (vec![], "manual-chat", true),
            (vec![], "switch-chat", false),
            (vec![chat()], "manual-chat", false),
            (vec![chat()], "switch-chat", true),
            (vec![chat()], "production-send-chat", true),
            (vec![chat(), manual()], "switch-chat", false),
            (vec![chat(), manual()], "manual-chat", true),
        ] {
            assert_eq!(has(&edits, word), expected, "{word} with {edits:?}");
        }
    }

    #[test]
    fn a_rule_that_is_in_production_is_created_and_has_its_key() {
        let mut workspace = Workspace::default();
        let email = RuleId::Send("email".into());
        let done = |workspace: &Workspace| {
            let steps: Vec<Step> =
                chapters(workspace).into_iter().flat_map(|chapter| chapter.steps).collect();
            let done = steps.into_iter().filter(|step| step.is_done(workspace));
            done.map(|step| step.word).collect::<Vec<_>>()
        };
        workspace.apply(Edit::Progress(ProgressEdit::Stage(email.clone(), Stage::Production)));
        assert_eq!(done(&workspace), ["rule-send-email", "production-send-email"]);
        workspace.apply(Edit::Progress(ProgressEdit::Stage(email, Stage::Test)));
        assert_eq!(done(&workspace), ["rule-send-email"]);
    }

    #[test]
    fn a_channel_that_is_left_manual_is_manual_everywhere() {
        let mut workspace = Workspace::default();
        let chapters = chapters(&workspace);
        let mut steps = chapters.iter().flat_map(|chapter| &chapter.steps);
        let chat = steps.find(|step| step.word == "manual-chat").unwrap();
        workspace.apply(chat.ticked(&workspace, true));
        assert!(workspace.rules.manual.contains("chat") && chat.is_done(&workspace));
        let warned: Vec<String> =
            crate::automation::check::warnings(&workspace).into_iter().map(|warning| warning.what).collect();
        assert_eq!(warned, ["Tickets of the channel phone get no survey: it has no rule."]);
    }

    #[test]
    fn words_are_their_own_and_ticks_count() {
        let mut workspace = Workspace::default();
        workspace.apply(Edit::AddChannel("assign".into()));
        let mut all = words(&workspace);
        let count = all.len();
        let tick_all = |workspace: &mut Workspace, on| {
            for step in chapters(workspace).iter().flat_map(|chapter| &chapter.steps) {
                workspace.apply(step.ticked(workspace, on));
            }
        };
        tick_all(&mut workspace, true);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
        workspace.apply(Edit::Progress(ProgressEdit::Tick("gone".into(), true)));
        assert_eq!(progress(&workspace, &chapters(&workspace)), (count, count));
        tick_all(&mut workspace, false);
        assert_eq!(progress(&workspace, &chapters(&workspace)), (0, count));
    }
}
