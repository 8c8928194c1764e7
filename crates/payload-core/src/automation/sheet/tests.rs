//! What the sheets say.

use super::{Section, Sheet};
use crate::automation::{KEY, rules};
use crate::rule_settings::{ConditionEdit, ProgressEdit, Property, REQUESTS_API, RuleEdit, RuleId, Test};
use crate::workspace::Workspace;

fn asks(property: Property, typed: &str) -> ConditionEdit {
    ConditionEdit::Set(Test::usual(property), vec![typed.to_owned()])
}

#[test]
fn every_field_says_who_and_why_and_has_its_own_word() {
    let workspace = Workspace::default();
    for rule in rules(&workspace) {
        let sheet = Sheet::of(&rule, &workspace);
        for (at, field) in sheet.fields.iter().enumerate() {
            assert!(field.why.ends_with('.') && !field.value.is_empty(), "{field:?}");
            assert!(sheet.fields[..at].iter().all(|other| other.word != field.word), "{field:?}");
        }
    }
}

#[test]
fn a_condition_that_came_or_went_since_the_rule_was_copied_is_told() {
    let mut workspace = Workspace::default();
    let sheet = |workspace: &Workspace| Sheet::of(&rules(workspace)[2], workspace);
    let copied = |workspace: &Workspace| sheet(workspace).copied(&workspace.progress).words();
    let whole = sheet(&workspace).texts();
    assert_eq!(copied(&workspace), "");
    workspace.progress.apply(ProgressEdit::Whole(RuleId::Send("email".into()), whole));
    assert_eq!(copied(&workspace), "copied");
    workspace.rules.apply(RuleEdit::Only("email".into(), asks(Property::Type, "Question")));
    assert_eq!(copied(&workspace), "changed since you copied it: Match, Type");
    workspace.rules.sources.insert("email".into(), Vec::new());
    workspace.rules.apply(RuleEdit::Only("email".into(), ConditionEdit::Remove(Test::usual(Property::Type))));
    assert_eq!(copied(&workspace), "changed since you copied it: Conditions, source (gone)");
    let again = sheet(&workspace).texts();
    workspace.progress.apply(ProgressEdit::Whole(RuleId::Send("email".into()), again));
    assert_eq!(copied(&workspace), "copied");
}

#[test]
fn what_was_copied_only_in_part_is_told_so() {
    let mut workspace = Workspace::default();
    let sheet = |workspace: &Workspace| Sheet::of(&rules(workspace)[2], workspace);
    let copied = |workspace: &Workspace| sheet(workspace).copied(&workspace.progress).words();
    let email = || RuleId::Send("email".into());
    let field = |workspace: &Workspace, word: &str| {
        let field = sheet(workspace).texts().into_iter().filter(|(of, _)| of == word).collect();
        ProgressEdit::Copied(email(), field)
    };
    for (word, expected) in [("payload", "payload copied"), ("name", "2 of 12 fields copied")] {
        let edit = field(&workspace, word);
        workspace.progress.apply(edit);
        assert_eq!(copied(&workspace), expected);
    }
    workspace.progress.apply(ProgressEdit::NotThere(email(), "payload".into()));
    assert_eq!(copied(&workspace), "1 of 12 fields copied");
    let all = sheet(&workspace).texts();
    workspace.progress.apply(ProgressEdit::Copied(email(), all));
    assert_eq!(copied(&workspace), "copied");
}

#[test]
fn a_rule_of_which_every_field_was_copied_is_copied_as_a_whole() {
    let mut workspace = Workspace::default();
    let sheet = |workspace: &Workspace| Sheet::of(&rules(workspace)[2], workspace);
    let copied = |workspace: &Workspace| sheet(workspace).copied(&workspace.progress).words();
    for field in sheet(&workspace).fields.iter().filter(|field| field.can_be_noted()) {
        let edit = sheet(&workspace).noted(field, &workspace.progress);
        workspace.progress.apply(edit);
    }
    assert_eq!(copied(&workspace), "copied");
    workspace.rules.apply(RuleEdit::Only("email".into(), asks(Property::Type, "Question")));
    assert_eq!(copied(&workspace), "changed since you copied it: Match, Type");
    // What is new is copied too.
    for field in sheet(&workspace).fields.iter().filter(|field| ["Match", "Type"].contains(&&*field.label)) {
        let edit = sheet(&workspace).noted(field, &workspace.progress);
        workspace.progress.apply(edit);
    }
    assert_eq!(copied(&workspace), "copied");
}

#[test]
fn what_was_never_copied_is_not_noted_with_what_changed() {
    let mut workspace = Workspace::default();
    let sheet = |workspace: &Workspace| Sheet::of(&rules(workspace)[2], workspace);
    let email = || RuleId::Send("email".into());
    let old = [("name", "Another"), ("type", "Is Question")].map(|(word, text)| (word.into(), text.into()));
    workspace.progress.apply(ProgressEdit::Copied(email(), old.into()));
    let before = sheet(&workspace).copied(&workspace.progress).words();
    assert_eq!(before, "changed since you copied it: Rule name, type (gone)");
    for edit in sheet(&workspace).updated(&workspace.progress) {
        workspace.progress.apply(edit);
    }
    assert_eq!(sheet(&workspace).copied(&workspace.progress).words(), "1 of 12 fields copied");
    workspace.progress.apply(ProgressEdit::Whole(email(), Vec::new()));
    for edit in sheet(&workspace).updated(&workspace.progress) {
        workspace.progress.apply(edit);
    }
    assert_eq!(sheet(&workspace).copied(&workspace.progress).words(), "copied");
}

#[test]
fn the_key_in_a_header_has_its_own_fields() {
    let mut workspace = Workspace::default();
    workspace.rules.apply(RuleEdit::Endpoint(&REQUESTS_API));
    let sheet = Sheet::of(&rules(&workspace)[2], &workspace);
    let webhook = sheet.fields.iter().filter(|field| field.section == Section::Webhook);
    let said: Vec<String> = webhook.map(|field| format!("{}: {}", field.label, field.value)).collect();
    assert_eq!(
        said[..6],
        [
            "Request type: POST",
            "URL: https://<subdomain>.api.stellaconnect.net/v1/requests",
            "Requires authentication: No",
            "Custom headers: x-api-key: <API key>",
            "Encoding: JSON",
            "Content: Advanced",
        ]
    );
    let copied = sheet.fields.iter().filter(|field| field.can_be_noted());
    assert!(copied.into_iter().all(|field| !field.value.contains(KEY)));
}

#[test]
fn several_conditions_say_that_any_one_suffices() {
    let mut workspace = Workspace::default();
    workspace.rules.apply(RuleEdit::ExcludeBy(asks(Property::Company, "Acme, Inc.; Example Ltd")));
    workspace.rules.apply(RuleEdit::ExcludeBy(asks(Property::RequesterEmail, "@acme.example")));
    let sheet = Sheet::of(&rules(&workspace)[1], &workspace);
    let properties = sheet.fields.iter().filter(|field| field.section == Section::Properties);
    let said: Vec<String> = properties.map(|field| format!("{}: {}", field.label, field.value)).collect();
    assert_eq!(
        said,
        [
            "Match: Match ANY of the below",
            "Tags: Contains any of no-survey",
            "Company name: Is Acme, Inc. or Example Ltd",
            "Requester email: Contains @acme.example",
        ]
    );
}

#[test]
fn the_whole_rule_as_text() {
    let mut workspace = Workspace::default();
    workspace.by_hand.insert("email".into(), "{\"channel\": \"email\"}".into());
    let rules = rules(&workspace);
    insta::assert_snapshot!(Sheet::of(&rules[0], &workspace).text(), @r"
    Assign agent when ticket is closed
    Admin > Workflows > Automations > Ticket Updates (before: Admin > Helpdesk Productivity > Observer)

    When an action is performed
      When an action is performed by: Agent
      Involves any of these events: Status is changed from Any to Resolved or Closed

    On tickets with these properties
      Agent: Is None

    Perform these actions
      Assign to agent: Event performing agent
    ");
    insta::assert_snapshot!(Sheet::of(&rules[1], &workspace).text(), @r"
    Do not send Stella Connect request
    Admin > Workflows > Automations > Ticket Updates (before: Admin > Helpdesk Productivity > Observer)

    When an action is performed
      When an action is performed by: Agent or Requester
      Involves any of these events: Status is changed from Any to Resolved

    On tickets with these properties
      Tags: Contains any of no-survey

    Perform these actions
      Select a field to set: Do not send Stella Connect request: ticked
    ");
    insta::assert_snapshot!(Sheet::of(&rules[2], &workspace).text(), @r#"
    Send Stella Connect request for email channel
    Admin > Workflows > Automations > Ticket Updates (before: Admin > Helpdesk Productivity > Observer)

    When an action is performed
      When an action is performed by: Agent or Requester
      Involves any of these events: Status is changed from Any to Resolved

    On tickets with these properties
      Source: Is Email

    Perform these actions
      Select an action: Trigger webhook

    Trigger webhook
      Request type: POST
      URL: https://api.stellaconnect.net/v1/auth
      Requires authentication: Yes, with user name and password
      Username: connect
      Password: <API key>
      Encoding: JSON
      Content: Advanced
      Payload: {"channel": "email"}
    "#);
}
