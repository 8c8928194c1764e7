//! How far each rule is, and whether it moved on since it was copied. No key is ever asked for.

use crate::components::{link_button, pick};
use crate::element::{div, el, p, span};
use crate::live::{memo, part};
use crate::router::{View, Views};
use crate::session::Session;
use crate::views::payload::pane;
use leptos::prelude::*;
use payload_core::automation::{Copied, Rule, Sheet, rules};
use payload_core::rule_settings::{ProgressEdit, RuleId, Stage};
use payload_core::workspace::Edit;

/// The pane.
pub fn keys(session: Session, views: Views) -> AnyView {
    // Rules have no line breaks in their names; only when one changes are elements made anew.
    let names = memo(move || {
        let names = session.read(|w| rules(w).into_iter().map(|rule| rule.name).collect::<Vec<String>>());
        names.join("\n")
    });
    let head = el("h2")
        .say("Rules and keys")
        .child(span("grow", ""))
        .child(link_button("Open Rules", move || views.open(View::Rules)));
    let rows = part(move || {
        names.with(|_| ());
        let now = session.read_once(rules);
        now.iter().enumerate().map(|(at, one)| row(session, at, one)).collect::<Vec<AnyView>>().into_any()
    });
    pane("Rules and keys", "pane keys")
        .child(head.done())
        .part(rows)
        .child(p("aside", "The keys themselves stay in Stella and Freshdesk. This page never asks for one."))
        .done()
}

fn row(session: Session, at: usize, rule: &Rule) -> AnyView {
    let state = part(move || {
        let copied = session.read(|w| rules(w).get(at).map(|rule| Sheet::of(rule, w).copied(&w.progress)));
        match copied {
            None | Some(Copied::Never) => span("pill", "not copied yet"),
            Some(copied @ Copied::Changed(_)) => span("pill open", copied.words()),
            Some(copied) => span("pill", copied.words()),
        }
    });
    let head = match rule.id {
        RuleId::Send(_) => stage(session, rule),
        _ => el("b").say(rule.name.clone()).done(),
    };
    div("key").child(head).part(state).done()
}

fn stage(session: Session, rule: &Rule) -> AnyView {
    let (id, asked) = (rule.id.clone(), rule.id.clone());
    pick(
        format!("Key in “{}”", rule.name),
        Stage::ALL.map(|stage| stage.label().to_owned()).into(),
        move || {
            let now = session.read(|workspace| workspace.progress.stage_of(&asked));
            Stage::ALL.iter().position(|stage| *stage == now).unwrap_or_default()
        },
        move |at| session.edit(Edit::Progress(ProgressEdit::Stage(id.clone(), Stage::ALL[at]))),
        None,
    )
}
