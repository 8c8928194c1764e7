//! How often each node is worked out for each kind of edit.

use super::{Abilities, Graph, Node, State};
use leptos::prelude::*;
use payload_core::analysis::{analyze, sample_ticket};
use payload_core::assumptions::Assumptions;
use payload_core::escaping::Escaping;
use payload_core::options::{Choice, Content, LanguageCode, Preset};
use payload_core::placeholder::Placeholder;
use payload_core::rule_settings::{ProgressEdit, RuleEdit, RuleId, Stage};
use payload_core::ticket::Ticket;
use payload_core::verdict::Outcome;
use payload_core::workspace::{Change, Edit};
use ruby_liquid::builtins::FULL;
use ruby_liquid::{Clock, Dialect};
use serde_json::json;
use std::cell::RefCell;

thread_local! {
    static RAN: RefCell<Vec<Node>> = const { RefCell::new(Vec::new()) };
}

pub(super) fn ran(node: Node) {
    RAN.with_borrow_mut(|ran| ran.push(node));
}

/// The graph of a page on which everything is looked at.
struct Page {
    state: State,
    graph: Graph,
    _owner: Owner,
}

/// What the program can do once its second half has come.
fn all_abilities() -> Abilities {
    Abilities { builtins: &FULL, sample: sample_ticket, name: Change::of }
}

impl Page {
    /// The page with what its first half can do, before anything was looked at.
    fn at_first() -> (Self, RwSignal<Abilities>) {
        let owner = Owner::new();
        owner.set();
        let (state, abilities) = (State::new(), RwSignal::new(Abilities::FIRST));
        (Self { state, graph: Graph::new(state, abilities, Clock(0)), _owner: owner }, abilities)
    }

    fn new() -> Self {
        let (page, _) = Self::at_first();
        assert_eq!(page.look(), ALL);
        page
    }

    /// The page with its second half.
    fn complete() -> Self {
        let (page, abilities) = Self::at_first();
        abilities.set(all_abilities());
        page
    }

    /// Looks at everything; returns the nodes that were worked out for it, in the order of the graph.
    fn look(&self) -> Vec<Node> {
        RAN.take();
        let Graph { source, template, sent, reads, fields, .. } = self.graph;
        let _ = (source.get(), template.get(), sent.get(), reads.get(), fields.get());
        let mut ran = RAN.take();
        ran.sort();
        ran
    }

    /// The nodes that are worked out for an edit.
    fn edit(&self, edit: Edit) -> Vec<Node> {
        self.state.change(|history| history.edit(edit));
        self.look()
    }
}

/// Every node, once.
const ALL: [Node; 6] = [Node::Source, Node::Template, Node::Reads, Node::Sample, Node::Sent, Node::Fields];

/// Those of a template that is another one, but reads the same fields.
const SAME_FIELDS: [Node; 4] = [Node::Source, Node::Template, Node::Reads, Node::Sent];

fn code(code: &str) -> LanguageCode {
    LanguageCode::read(code).expect("a language code")
}

fn requester_name() -> Placeholder {
    Placeholder::read("ticket.requester.name").expect("a placeholder")
}

#[test]
fn typing_in_the_ticket_writes_and_parses_no_template() {
    let page = Page::new();
    for text in ["A", "An", "Ann"] {
        let edit = Edit::Field(requester_name(), Some(json!(text)));
        assert_eq!(page.edit(edit), [Node::Sample, Node::Sent, Node::Fields], "{text}");
    }
}

#[test]
fn a_tick_in_go_live_runs_nothing() {
    let page = Page::new();
    let copied = vec![("payload".to_owned(), "{}".to_owned())];
    let edit = Edit::Progress(ProgressEdit::Copied(RuleId::Send("email".to_owned()), copied));
    assert_eq!(page.edit(edit), []);
}

#[test]
fn an_edit_that_changes_nothing_runs_nothing() {
    let page = Page::new();
    let name = page.state.read_once(|history| history.now().ticket.get(&requester_name()).cloned());
    assert_eq!(page.edit(Edit::Field(requester_name(), name)), []);
}

#[test]
fn typing_in_the_template_makes_a_ticket_and_fields_only_for_what_it_reads() {
    let page = Page::new();
    let edit = |text: &str| page.edit(Edit::Write("email".to_owned(), text.to_owned()));
    assert_eq!(edit("{\"a\": 1"), ALL);
    assert_eq!(edit("{\"a\": 12"), SAME_FIELDS);
    assert_eq!(edit("{\"a\": {{ticket.id}}"), ALL);
}

#[test]
fn an_option_that_writes_the_same_template_parses_none() {
    let page = Page::new();
    // Off at first: its setting is kept, and written nowhere.
    assert_eq!(page.edit(Edit::LanguageWhenEmpty(Some(code("de")))), [Node::Source, Node::Fields]);
    assert!(page.edit(Edit::Switch(Choice::Language, true)).contains(&Node::Template));
}

#[test]
fn another_escaping_parses_nothing_and_another_liquid_writes_nothing() {
    let page = Page::new();
    let now = page.state.read_once(|history| history.now().assumptions);
    let other = Escaping::ALL.into_iter().find(|escaping| *escaping != now.escaping);
    let escaping = Assumptions { escaping: other.expect("there are three"), ..now };
    assert_eq!(page.edit(Edit::Assume(escaping)), [Node::Sent]);
    let liquid = if now.liquid == Dialect::V5 { Dialect::V2_4 } else { Dialect::V5 };
    let ran = page.edit(Edit::Assume(Assumptions { liquid, ..escaping }));
    assert_eq!(ran, ALL[1..5]);
}

#[test]
fn an_edit_of_each_kind_runs_only_what_reads_it() {
    let all = &ALL[..];
    let (ticket, nothing): (&[Node], &[Node]) = (&[Node::Sample, Node::Sent, Node::Fields], &[]);
    // Options that write the same template: the form may have other names for its fields.
    let options: &[Node] = &[Node::Source, Node::Fields];
    // The template of another channel: it reads the same fields.
    let same_fields: &[Node] = &[Node::Source, Node::Template, Node::Reads, Node::Sent, Node::Fields];
    let own = Ticket::with([(requester_name(), json!("Ann"))]);
    let (email, agent) = ("email".to_owned(), Placeholder::known("ticket.agent.name"));
    let rule = RuleId::Send(email.clone());
    for (edit, ran) in [
        (Edit::Preset(Preset::Guide), all),
        (Edit::Switch(Choice::Brand, true), all),
        (Edit::CustomerName(Some(agent.clone())), all),
        (Edit::Channel("chat".to_owned(), true), same_fields),
        (Edit::AddChannel("sms".to_owned()), same_fields),
        // The last one goes: there is nothing to render.
        (Edit::Channel(email.clone(), false), &[Node::Source, Node::Template, Node::Sample, Node::Fields]),
        // It is off, so that the other one stays on show.
        (Edit::Show("chat".to_owned()), &[Node::Source]),
        (Edit::Write(email.clone(), "{}".to_owned()), all),
        (Edit::Brand(Some(Content::Placeholder(agent.clone()))), options),
        (Edit::LanguageMap(vec![(code("es"), code("es-419"))]), options),
        (Edit::Ticket(own.clone()), ticket),
        (Edit::Field(agent, None), ticket),
        (Edit::AddTicket("Own".to_owned(), own), ticket),
        (Edit::RemoveTicket("Own".to_owned()), nothing),
        (Edit::ReturnToChoices(email.clone()), nothing),
        (Edit::BringBack(email.clone()), nothing),
        (Edit::ForgetSetAside(email.clone()), nothing),
        (Edit::Rule(RuleEdit::Exclude(true)), nothing),
        (Edit::Rule(RuleEdit::Url("https://example.com".to_owned())), nothing),
        (Edit::Rule(RuleEdit::Name(rule.clone(), "Send".to_owned())), nothing),
        (Edit::Progress(ProgressEdit::Tick("keys".to_owned(), true)), nothing),
        (Edit::Progress(ProgressEdit::Stage(rule, Stage::Test)), nothing),
        (Edit::Progress(ProgressEdit::Note("story".to_owned(), "Seen".to_owned())), nothing),
    ] {
        let kind = format!("{edit:?}");
        assert_eq!(Page::new().edit(edit), ran, "{kind}");
    }
}

/// What the graph works out node by node is what follows from the workspace as a whole.
#[test]
fn after_each_edit_the_graph_shows_what_the_analysis_does() {
    let page = Page::complete();
    let (email, agent) = ("email".to_owned(), Placeholder::known("ticket.agent.name"));
    let brand = Placeholder::known("ticket.cf_shop_brand");
    let other_freshdesk =
        Assumptions { liquid: Dialect::V5, escaping: Escaping::Html, ..Assumptions::default() };
    for edit in [
        Edit::Switch(Choice::Brand, true),
        Edit::Brand(Some(Content::Placeholder(brand))),
        Edit::Field(requester_name(), Some(json!("Zoë \"Z\""))),
        Edit::Assume(other_freshdesk),
        Edit::Write(email.clone(), "{{ ticket.subject | upcase }}{% if %}".to_owned()),
        Edit::Channel("chat".to_owned(), true),
        Edit::Show("chat".to_owned()),
        Edit::Preset(Preset::Guide),
        Edit::Ticket(Ticket::with([(requester_name(), json!("Ann"))])),
        Edit::Field(agent, Some(json!(1))),
        Edit::ReturnToChoices(email.clone()),
        Edit::Channel("chat".to_owned(), false),
    ] {
        let kind = format!("{edit:?}");
        page.edit(edit);
        let whole =
            page.state.read_once(|history| analyze(history.now(), Clock(0))).expect("a channel is on");
        let Graph { source, template, sent, reads, fields, .. } = page.graph;
        let source = source.get().expect(&kind);
        assert_eq!((source.channel, source.text), (whole.channel, whole.template), "{kind}");
        assert_eq!((source.marks, source.by_hand), (whole.marks, whole.by_hand), "{kind}");
        assert_eq!(template.get().expect(&kind).errors(), whole.syntax_errors, "{kind}");
        assert_eq!(*sent.get().expect(&kind), whole.sent, "{kind}");
        assert_eq!(*reads.get().expect(&kind), whole.reads, "{kind}");
        assert_eq!(fields.get(), whole.fields, "{kind}");
    }
    page.edit(Edit::Channel(email, false));
    assert_eq!(page.graph.sent.get(), None);
    assert_eq!(page.state.read_once(|history| analyze(history.now(), Clock(0))), None);
}

#[test]
fn undo_runs_what_the_edit_ran() {
    let page = Page::new();
    let ran = page.edit(Edit::Field(requester_name(), Some(json!("Ann"))));
    page.state.change(|history| drop(history.undo()));
    assert_eq!(page.look(), ran);
}

#[test]
fn the_rest_of_liquid_is_taken_up_without_writing_the_template() {
    let (page, abilities) = Page::at_first();
    page.look();
    abilities.set(all_abilities());
    assert!(!page.look().contains(&Node::Source));
}

#[test]
fn a_built_in_ticket_has_what_the_template_reads() {
    let page = Page::complete();
    page.edit(Edit::Switch(Choice::Brand, true));
    let brand = Placeholder::read("ticket.cf_shop_brand").expect("a placeholder");
    page.edit(Edit::Brand(Some(Content::Placeholder(brand.clone()))));
    assert_eq!(page.graph.sample.get().text(&brand), "Acme");
    let fields = page.graph.fields.get();
    assert!(fields.iter().any(|field| field.placeholder == brand), "it is in the form");
}

#[test]
fn a_built_in_ticket_has_all_that_the_template_wants_before_it_sends_a_survey() {
    let page = Page::complete();
    let template = page.graph.source.get().expect("a channel is on").text;
    let wants =
        "{% if ticket.cf_tier == 'gold' and ticket.cf_region == 'EU' %}false{% else %}true{% endif %}";
    let (before, after) = template.split_once("\"do_not_send\": ").expect("the switch is on");
    let rest = after.split_once(",\n").expect("another key follows").1;
    let template = format!("{before}\"do_not_send\": {wants},\n{rest}");
    page.edit(Edit::Write("email".to_owned(), template));
    let sent = page.graph.sent.get().expect("a channel is on");
    assert_eq!(sent.verdict.outcome(), Outcome::Survey);
}
