//! The runbook: rules, checklist and decisions as Markdown, to hand to a colleague.
//!
//! It holds no ticket: a ticket is personal data.

mod decisions;
mod markdown;

pub use decisions::{Decision, decisions};

use crate::automation::check::warnings;
use crate::automation::story::STORIES;
use crate::automation::{MENU, OLD_MENU, Origin, Sheet, rules_to_make};
use crate::finding::Severity;
use crate::go_live::{chapters, known_issues, progress};
use crate::rule_settings::Stage;
use crate::workspace::Workspace;
use markdown::{code, fence, plain};

/// The runbook of a workspace. The date and the link to its settings come from outside.
pub fn write(workspace: &Workspace, date: &str, link: Option<&str>) -> String {
    let rules = rules_to_make(workspace);
    let mut text = String::from("# Runbook: Freshdesk asks Stella Connect for surveys\n\n");
    text += &format!("Date: {}\n", plain(date));
    if let Some(link) = link {
        text += &format!("\nSettings: <{}>\n", link.replace(['<', '>', ' ', '\n'], ""));
    }
    text += "\nThis document holds no key. Keys are in Stella’s settings and go only into the rules.\n";

    text += "\n## Decisions\n\n| What | Chosen | Known how |\n|---|---|---|\n";
    for decision in decisions(workspace) {
        let known = decision.known.map_or_else(String::new, |known| known.to_string());
        text += &format!("| {} | {} | {known} |\n", decision.what, plain(&decision.chosen));
    }

    // What is only worth a look is among the decisions.
    let mut warnings = warnings(workspace);
    warnings.retain(|warning| warning.severity != Severity::Note);
    if !warnings.is_empty() {
        text += "\n## Warnings\n\n";
        for warning in &warnings {
            let (what, why) = (plain(&warning.what), plain(&warning.why));
            text += &format!("- **{}:** {what} {why}\n", warning.severity.label());
        }
    }

    text += &format!("\n## Rules, in this order\n\n{MENU} (before: {OLD_MENU})\n");
    for (at, rule) in rules.iter().enumerate() {
        let sheet = Sheet::of(rule, workspace);
        text += &format!("\n### {}. {}\n\n{}\n", at + 1, plain(&sheet.name), sheet.purpose);
        if rule.webhook().is_some() {
            let stage = match workspace.progress.stage_of(&rule.id) {
                Stage::NotYet => "not in Freshdesk yet",
                Stage::Test => "in Freshdesk with the test key",
                Stage::Production => "in Freshdesk with the production key",
            };
            text += &format!("Stage: {stage}.\n");
        }
        text += "\n| Field | Value | |\n|---|---|---|\n";
        for field in sheet.fields.iter().filter(|field| !field.value.contains('\n')) {
            let why = match field.origin {
                Origin::Guide => field.origin.label().to_owned(),
                origin => format!("{}: {}", origin.label(), field.why),
            };
            text += &format!("| {} | {} | {why} |\n", field.label, code(&field.value).replace('|', "\\|"));
        }
        for field in sheet.fields.iter().filter(|field| field.value.contains('\n')) {
            text += &format!(
                "\n{} ({}: {})\n\n{}",
                field.label,
                field.origin.label(),
                field.why,
                fence(&field.value)
            );
        }
    }

    let chapters = chapters(workspace);
    let (done, all) = progress(workspace, &chapters);
    text += &format!("\n## Checklist: {done} of {all} done\n");
    for chapter in &chapters {
        text += &format!("\n### {}\n\n", chapter.id.title());
        for step in &chapter.steps {
            let tick = if step.is_done(workspace) { 'x' } else { ' ' };
            text += &format!("- [{tick}] **{}**\n  {}\n", plain(&step.title), plain(&step.why));
            if let Some(place) = &step.place {
                text += &format!("  *{}*\n", plain(place));
            }
        }
    }

    let notes = STORIES.iter().filter_map(|story| Some((story, workspace.progress.notes.get(story.id)?)));
    for (at, (story, note)) in notes.enumerate() {
        let heading = if at == 0 { "\n## Notes\n\n" } else { "" };
        text += &format!("{heading}- **{}:** {}\n", story.name, plain(note));
    }

    text += "\n## What Stella’s status page says, and what to do\n\n| Name | Means | Do |\n|---|---|---|\n";
    for issue in known_issues(workspace) {
        text += &format!("| {} | {} | {} |\n", issue.name, issue.means, issue.todo);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule_settings::{ProgressEdit, RuleEdit, RuleId};
    use crate::workspace::Edit;

    fn example() -> Workspace {
        let mut workspace = Workspace::default();
        for edit in [
            Edit::Channel("chat".into(), true),
            Edit::Write("email".into(), "{\n  \"channel\": \"email\", {{ ticket.id }}\n}".into()),
            Edit::Write("chat".into(), "{\"channel\": \"chat\"}".into()),
            Edit::Rule(RuleEdit::Name(RuleId::Send("chat".into()), "Ask *after* a | chat".into())),
            Edit::Progress(ProgressEdit::Tick("profiles".into(), true)),
            Edit::Progress(ProgressEdit::Stage(RuleId::Send("email".into()), Stage::Test)),
        ] {
            workspace.apply(edit);
        }
        workspace
    }

    #[test]
    fn golden() {
        insta::assert_snapshot!(write(&example(), "2026-01-05", Some("https://example.com/#build&s=1")));
    }

    #[test]
    fn holds_no_ticket_and_no_key() {
        let text = write(&example(), "2026-01-05", None);
        for value in ["ann@example.com", "Ann Lee", "maya@acme.example", "vip"] {
            assert!(!text.contains(value), "{value}");
        }
    }

    #[test]
    fn what_is_decided_is_no_warning_and_the_order_works() {
        let mut workspace = example();
        let order = RuleEdit::Order(vec![RuleId::Send("email".into()), RuleId::Exclude]);
        workspace.apply(Edit::Rule(order));
        workspace.apply(Edit::Progress(ProgressEdit::Stage(RuleId::Send("email".into()), Stage::Production)));
        let text = write(&workspace, "2026-01-05", None);
        assert!(text.contains("| Left in manual mode in Stella | phone |"), "{text}");
        assert!(!text.contains("channel phone has no rule"), "{text}");
        let at = |name: &str| text.find(&format!("{name}\n\n")).unwrap();
        assert!(at(". Do not send Stella Connect request") < at("request for email channel"), "{text}");
    }

    #[test]
    fn notes_on_stories_go_along() {
        let mut workspace = example();
        assert!(!write(&workspace, "2026-01-05", None).contains("## Notes"));
        let note = ProgressEdit::Note("auto-closed".into(), "Two *calls*,\none survey".into());
        workspace.apply(Edit::Progress(note));
        let text = write(&workspace, "2026-01-05", None);
        assert!(
            text.contains("## Notes\n\n- **Resolved, then auto-closed:** Two \\*calls\\*, one survey\n"),
            "{text}"
        );
    }

    #[test]
    fn names_from_outside_stay_text() {
        let mut workspace = example();
        let hostile = "# x\n## y `z` <script>alert(1)</script> [a](javascript:b) | c";
        workspace.apply(Edit::Rule(RuleEdit::Name(RuleId::Assign, hostile.into())));
        workspace.apply(Edit::Write("chat".into(), "```\n# out\n```".into()));
        let text = write(&workspace, "2026-01-05", None);
        assert!(!text.contains("\n## y"));
        assert!(text.contains("````\n```\n# out\n```\n````\n"), "{text}");
        assert!(text.contains(r"\<script>"), "{text}");
    }
}
