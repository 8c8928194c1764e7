//! The sheets: each rule in the shape of Freshdesk's own form, every field to be copied.

use crate::browser;
use crate::components::{button, copy_button, copy_small, icon_button, input};
use crate::element::{div, el, p, span};
use crate::live::{Live, flag, memo, nothing, part, text, typing};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::{Copied, Field, MENU, OLD_MENU, Section, Sheet, rules, sheets};
use payload_core::rule_settings::{ProgressEdit, RuleEdit, RuleId};
use payload_core::workspace::Edit;

/// Every rule, in order.
pub fn list(session: Session) -> [AnyView; 2] {
    // A memo is followed by reading it: `track` alone never computes it.
    // All that the sheets say but their names, which are typed here; only when this changes are elements
    // made anew.
    let said = memo(move || {
        let sheets = session.read(sheets);
        let mut said = Vec::new();
        for sheet in &sheets {
            said.push(String::from(sheet.id.clone()));
            let fields = sheet.fields.iter().filter(|field| field.word != NAME);
            said.extend(fields.map(|field| field.value.clone()));
        }
        said.join("\n")
    });
    let all = part(move || {
        said.with(|_| ());
        let now = session.read_once(sheets);
        now.iter()
            .enumerate()
            .map(|(at, sheet)| one(session, at, now.len(), sheet))
            .collect::<Vec<_>>()
            .into_any()
    });
    [p("where", format!("{MENU} (before: {OLD_MENU})")), all.into_any()]
}

/// The word of the field with the rule's name.
const NAME: &str = "name";

/// A sheet as it is now.
fn now(session: Session, at: usize) -> Option<Sheet> {
    session.read_once(|workspace| rules(workspace).get(at).map(|rule| Sheet::of(rule, workspace)))
}

/// Notes that a rule stands in Freshdesk as it is here, or is on its way there.
fn stands(session: Session, at: usize) {
    if let Some(sheet) = now(session, at) {
        let texts = sheet.texts();
        session.edit(Edit::Progress(ProgressEdit::Whole(sheet.id, texts)));
    }
}

/// A live name of a rule.
fn name(session: Session, id: &RuleId) -> Live<String> {
    let id = id.clone();
    text(move || session.read(|workspace| workspace.rules.name_of(&id)))
}

fn one(session: Session, at: usize, count: usize, sheet: &Sheet) -> AnyView {
    let whole = copy_button(
        "Copy whole rule",
        move || now(session, at).map(|sheet| sheet.text()),
        move |_| {
            stands(session, at);
        },
    );
    let state = part(move || {
        let copied = session.read(|w| rules(w).get(at).map(|rule| Sheet::of(rule, w).copied(&w.progress)));
        match copied {
            None | Some(Copied::Never) => nothing(),
            Some(copied @ Copied::Changed(_)) => vec![
                span("pill open", copied.words()),
                button("It is so in Freshdesk now", move || stands(session, at)),
            ]
            .into_any(),
            Some(copied) => span("pill", copied.words()),
        }
    });
    let head = el("h2")
        .child(span("number", (at + 1).to_string()))
        .child(el("span").class("name").say_live(name(session, &sheet.id)).done())
        .part(state)
        .child(span("grow", ""))
        .child(shift(session, at, count, true))
        .child(shift(session, at, count, false))
        .child(whole);
    let mut body = div("body").child(p("aside", sheet.purpose));
    let mut section = Section::Name;
    for field in &sheet.fields {
        if field.section != section {
            section = field.section;
            body = body.child(el("h3").say(section.label()).done());
        }
        body = body.child(row(session, &sheet.id, field));
    }
    let pane = el("section").class("pane sheet").live("aria-label", name(session, &sheet.id));
    pane.child(head.done()).child(body.done()).done()
}

/// One field: its name, what to put there, who says so and why, and its copy button.
fn row(session: Session, id: &RuleId, field: &Field) -> AnyView {
    let (word, rule, asked, fixed) = (field.word, id.clone(), id.clone(), field.value.clone());
    let is_name = word == NAME;
    let shown = match word {
        NAME => name_field(session, id.clone()),
        "payload" => el("pre")
            .class("plain")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", "Payload of this rule")
            .say(field.value.clone())
            .done(),
        _ => el("code").say(field.value.clone()).done(),
    };
    let (origin, why) = match is_name {
        true => (String::new(), "Any name does; the guide’s helps colleagues to find it. ".to_owned()),
        false => (format!("{}:", field.origin.label()), format!(" {} ", field.why)),
    };
    let origin = el("b").class("origin").say(origin).done();
    let (compared, can_be_copied) = (fixed.clone(), field.can_be_copied());
    let changed = text(move || {
        let changed = can_be_copied
            && session.read(|w| match is_name {
                true => w.progress.moved_on(&asked, word, &w.rules.name_of(&asked)),
                false => w.progress.moved_on(&asked, word, &compared),
            });
        if changed { "changed since you copied it".to_owned() } else { String::new() }
    });
    let named = id.clone();
    let copy = can_be_copied.then(|| {
        copy_small(
            format!("Copy {}", field.label),
            move || {
                Some(if is_name { session.read_once(|w| w.rules.name_of(&named)) } else { fixed.clone() })
            },
            move |text| {
                let copied = vec![(word.to_owned(), text.to_owned())];
                session.edit(Edit::Progress(ProgressEdit::Copied(rule.clone(), copied)));
            },
        )
    });
    let below = el("p")
        .class("aside")
        .child(origin)
        .say(why)
        .child(el("span").class("pill open").say_live(changed).done());
    div("row")
        .child(span("label", field.label))
        .child(div("").child(shown).child(below.done()).done())
        .children(copy)
        .done()
}

fn name_field(session: Session, id: RuleId) -> AnyView {
    let named = id.clone();
    let name = move || {
        session.read(|w| w.rules.names.get(&named).cloned().unwrap_or_else(|| w.rules.name_of(&named)))
    };
    let set = typing(move |name| session.edit(Edit::Rule(RuleEdit::Name(id.clone(), name))));
    let name = input().attr("aria-label", "Rule name").prop("value", text(name)).on_input(set);
    div("field").child(name.done()).done()
}

/// A button that moves a rule up or down; the focus stays with the rule.
fn shift(session: Session, at: usize, count: usize, up: bool) -> AnyView {
    let word = |at: usize, up: bool| format!("move-{}-{at}", if up { "up" } else { "down" });
    let last = if up { at == 0 } else { at + 1 >= count };
    let (sign, label) = match up {
        true => ("↑", format!("Move rule {} up", at + 1)),
        false => ("↓", format!("Move rule {} down", at + 1)),
    };
    let act = move || {
        let to = if up { at.saturating_sub(1) } else { at + 1 };
        let mut order: Vec<RuleId> =
            session.read_once(|workspace| rules(workspace).into_iter().map(|rule| rule.id).collect());
        if to >= order.len() || to == at {
            return;
        }
        order.swap(at, to);
        session.edit(Edit::Rule(RuleEdit::Order(order)));
        // At either end the button that was pressed is of no more use; the other one is.
        let stays = if up { to > 0 } else { to + 1 < count };
        let next = word(to, if stays { up } else { !up });
        request_animation_frame(move || browser::focus(&next));
    };
    icon_button(&label, sign, act).attr("id", word(at, up)).flag("disabled", flag(move || last)).done()
}
