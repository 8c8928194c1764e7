//! From a workspace to all that the page shows of it. Pure and total.

use crate::options::{Mark, Options};
use crate::placeholder::Placeholder;
use crate::preview::roles::is_own;
use crate::preview::structure::Form;
use crate::preview::{self, Harmless, Reads, Sent, send};
use crate::ticket::sample::built_in;
use crate::ticket::{Ticket, field};
use crate::workspace::Workspace;
use ruby_liquid::builtins::{self, Builtins};
use ruby_liquid::{Clock, SyntaxError, Template};
use rustc_hash::FxHashSet;
use serde_json::Value;

/// All that follows from a workspace for the channel on show.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// The channel.
    pub channel: String,
    /// Its template.
    pub template: String,
    /// Which choice wrote which piece of it; nothing where it was edited by hand.
    pub marks: Vec<Mark>,
    /// Whether it was edited by hand.
    pub by_hand: bool,
    /// Why it does not parse.
    pub syntax_errors: Vec<SyntaxError>,
    /// What it sends for the sample ticket, and what Stella does with it.
    pub sent: Sent,
    /// What of the ticket the template reads, and where.
    pub reads: Reads,
    /// The fields that it reads, as the form offers them.
    pub fields: Vec<FormField>,
}

/// A field of the sample ticket in the form; its value is the ticket's.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FormField {
    /// Its placeholder.
    pub placeholder: Placeholder,
    /// Its name on screen.
    pub label: String,
    /// How it is edited.
    pub kind: FieldKind,
}

/// How a field of the ticket is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// As a text.
    Text,
    /// As a tick.
    Checkbox,
}

/// Everything about the channel on show; none where every channel is off.
pub fn analyze(workspace: &Workspace, clock: Clock) -> Option<Analysis> {
    analyze_with(workspace, clock, &builtins::FULL)
}

/// Everything about the channel on show, with no more of Liquid than choices are written with: what the first half of
/// the page knows.
pub fn analyze_written(workspace: &Workspace, clock: Clock) -> Option<Analysis> {
    analyze_with(workspace, clock, &builtins::COMMON)
}

fn analyze_with(workspace: &Workspace, clock: Clock, builtins: &'static Builtins) -> Option<Analysis> {
    let channel = workspace.shown_channel()?;
    let written = workspace.template(channel);
    let template = Template::parse_with(&written.text, workspace.assumptions.liquid, builtins)
        .hosted_by(workspace.assumptions.host);
    let reads = Reads::of(&template, clock);
    let sample = sample_ticket(workspace, &template, &reads, channel, clock);
    let ticket = workspace.assumptions.hand_over(&sample);
    Some(Analysis {
        channel: channel.to_owned(),
        by_hand: workspace.by_hand.contains_key(channel),
        syntax_errors: template.errors().to_vec(),
        fields: form(&workspace.options, &sample, &reads),
        reads,
        template: written.text,
        marks: written.marks,
        sent: send(&template, &ticket, channel, clock),
    })
}

/// The channel that the payload of a template names, for the sample ticket.
pub fn channel_named(workspace: &Workspace, template: &str, clock: Clock) -> Option<String> {
    let template = workspace.assumptions.parse(template);
    let sent = preview::payload(&template, &workspace.assumptions.hand_over(&workspace.ticket), clock)?;
    Some(sent.get("channel")?.text()?.trim().to_owned())
}

/// The fields that the templates of all channels that are on read, each once.
pub fn fields_read(workspace: &Workspace, clock: Clock) -> Vec<Placeholder> {
    let templates: Vec<Template> = workspace
        .options
        .channels_on()
        .map(|channel| workspace.assumptions.parse(&workspace.template(channel).text))
        .collect();
    Reads::fields_of(&templates, clock)
}

/// Whether Liquid 2.4 renders the template of any channel differently on Rails.
pub fn leans_on_rails(workspace: &Workspace, clock: Clock) -> bool {
    let flag = &workspace.options.do_not_send.settings.field;
    workspace.options.channels_on().any(|channel| {
        let text = workspace.template(channel).text;
        let template = workspace.assumptions.parse(&text);
        let fields = Reads::of(&template, clock).fields();
        let harmless = Harmless::of(&template, &fields, flag, channel, clock);
        preview::leans_on_rails(&text, &harmless, clock)
    })
}

/// The sample ticket as the template of a channel is tried on it: one that is built in has a value for every field of
/// the account's own that the template reads, as it has in the proof.
pub fn sample_ticket(
    workspace: &Workspace,
    template: &Template,
    reads: &Reads,
    channel: &str,
    clock: Clock,
) -> Ticket {
    let ticket = &workspace.ticket;
    let lacks = |field: &Placeholder| {
        let field = ticket.kept_as(field);
        is_own(field.as_str()) && ticket.get(&field).is_none()
    };
    // At each letter typed into a ticket this is asked, and what follows takes several renders.
    if !reads.iter().any(|read| lacks(&read.field)) || built_in(ticket).is_none() {
        return ticket.clone();
    }
    let flag = &workspace.options.do_not_send.settings.field;
    Harmless::with_survey(template, &reads.fields(), flag, channel, clock).tried(ticket)
}

/// Whether it is the template on show that keeps a survey back in what is `sent` for a sample ticket, and not something
/// that the ticket lacks.
pub fn is_templates_fault(
    workspace: &Workspace,
    template: &Template,
    reads: &Reads,
    sample: &Ticket,
    sent: &Sent,
    clock: Clock,
) -> bool {
    let Some(channel) = workspace.shown_channel() else { return false };
    let hand_over = |ticket| workspace.assumptions.hand_over(ticket);
    let flag = &workspace.options.do_not_send.settings.field;
    let usual = Harmless::with_survey(template, &reads.fields(), flag, channel, clock).ticket;
    let usual = send(template, &hand_over(&usual), channel, clock);
    let form = usual.payload.map(|json| Form::of(&usual.rendering.pieces, &json)).unwrap_or_default();
    sent.is_templates_fault(&hand_over(sample), &form)
}

/// The fields of a sample ticket that a template reads, as they are edited.
pub fn form(options: &Options, ticket: &Ticket, reads: &Reads) -> Vec<FormField> {
    let mut fields: Vec<FormField> = Vec::new();
    let mut known = FxHashSet::default();
    for placeholder in reads.iter().map(|read| ticket.kept_as(&read.field)) {
        if !known.insert(placeholder.clone()) {
            continue;
        }
        let value = ticket.get(&placeholder);
        let is_flag = options.do_not_send.settings.field == placeholder;
        let label = if is_flag { "Do not send".to_owned() } else { field::label(&placeholder) };
        let kind = match value {
            Some(Value::Bool(_)) => FieldKind::Checkbox,
            None | Some(Value::Null) if is_flag => FieldKind::Checkbox,
            _ => FieldKind::Text,
        };
        fields.push(FormField { label, kind, placeholder });
    }
    // What stands first in every payload stands first in the form, whatever the template's order.
    for path in
        ["ticket.id", "ticket.tags", "ticket.agent.email", "ticket.from_email", "ticket.requester.name"]
    {
        if let Some(at) = fields.iter().position(|field| field.placeholder.as_str() == path) {
            let first = fields.remove(at);
            fields.insert(0, first);
        }
    }
    fields
}

/// What a typed text becomes in the ticket: a number where one stood and one was typed.
pub fn typed(before: Option<&Value>, text: &str) -> Value {
    match before {
        Some(Value::Number(_)) => match text.parse::<u64>() {
            Ok(number) if number.to_string() == text => Value::from(number),
            _ => Value::from(text),
        },
        _ => Value::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{Clock, Reads, is_templates_fault, send};
    use crate::ticket::sample::SAMPLES;
    use crate::workspace::{Edit, History, Workspace};

    #[test]
    fn what_a_ticket_lacks_is_no_fault_of_the_template() {
        let is_fault = |workspace: &Workspace| {
            let channel = workspace.shown_channel().expect("a channel is on");
            let template = workspace.assumptions.parse(&workspace.template(channel).text);
            let nobody =
                SAMPLES.iter().find(|sample| sample.id == "no-agent").expect("it is built in").ticket();
            let sent = send(&template, &workspace.assumptions.hand_over(&nobody), channel, Clock(0));
            let reads = Reads::of(&template, Clock(0));
            is_templates_fault(workspace, &template, &reads, &nobody, &sent, Clock(0))
        };
        let mut history = History::new(Workspace::default());
        assert!(!is_fault(history.now()), "nobody is assigned");
        let text = history.now().template("email").text.replace("ticket.agent.email", "ticket.agent.mail");
        history.edit(Edit::Write("email".to_owned(), text));
        assert!(is_fault(history.now()), "there is no such field");
    }
}
