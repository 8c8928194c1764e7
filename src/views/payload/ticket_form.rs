//! The sample ticket: picked, edited field by field, as JSON, or pasted.

use crate::components::{bare_button, checkbox, input};
use crate::element::{div, el, span};
use crate::live::{flag, memo, nothing, part, text, typing};
use crate::rest::{rest_part, rest_view};
use crate::session::{Attention, Session};
use leptos::prelude::*;
use payload_core::analysis::{FieldKind, FormField, typed};
use payload_core::placeholder::Placeholder;
use payload_core::ticket::sample::{Kind, SAMPLES, Sample};
use payload_core::workspace::{Edit, Workspace};
use serde_json::Value;

/// How the ticket is edited: field by field.
pub const FIELDS: usize = 0;
/// As JSON.
pub const JSON: usize = 1;
/// By pasting one.
pub const PASTE: usize = 2;

/// The identity of the button that opens the place to paste a ticket.
pub const PASTE_ID: &str = "paste-a-ticket";

/// The ticket's part of the result pane.
pub fn ticket_form() -> [AnyView; 2] {
    let session = Session::here();
    let mode = RwSignal::new(FIELDS);
    let missing = RwSignal::new(String::new());
    let turn = move |label: &'static str, id: &'static str, to: usize| {
        let act = move || mode.update(|mode| *mode = if *mode == to { FIELDS } else { to });
        bare_button("", act)
            .attr("id", id)
            .live("aria-pressed", text(move || (mode.get() == to).to_string()))
            .say(label)
            .done()
    };
    let head = el("h2")
        .child(sample_picker(session))
        .child(span("grow", ""))
        .child(turn("Paste a real ticket", PASTE_ID, PASTE))
        .child(turn("Edit as JSON", "edit-as-json", JSON));
    let body = div("body").part(part(move || match mode.get() {
        JSON => rest_view(|rest| (rest.ticket_as_json)()),
        PASTE => rest_view(move |rest| (rest.ticket_pasted)(mode, missing)),
        _ => {
            let asked = rest_part(move |rest| (rest.ticket_asked)(missing), |_, _| nothing());
            let forgotten = rest_part(|rest| (rest.ticket_forgotten)(), |_, _| nothing());
            vec![asked, fields(session, missing), forgotten].into_any()
        }
    }));
    [head.done(), body.done()]
}

/// The built-in tickets.
fn sample_picker(session: Session) -> AnyView {
    // The place of the sample in the list; none for a ticket of one's own.
    let chosen = memo(move || {
        session.read(|workspace| {
            SAMPLES.iter().position(|sample| sample.ticket() == workspace.ticket).unwrap_or(SAMPLES.len())
        })
    });
    let option = move |(at, name): (usize, &'static str)| {
        let selected = flag(move || chosen.get() == at);
        let id = SAMPLES.get(at).map_or("", |sample| sample.id);
        el("option").attr("value", id).prop_flag("selected", selected).say(name).done()
    };
    let group = move |kind: Kind, label: &'static str| {
        let options = SAMPLES.iter().enumerate().filter(|(_, sample)| sample.kind == kind);
        el("optgroup")
            .attr("label", label)
            .children(options.map(|(at, sample)| option((at, sample.name))))
            .done()
    };
    let pick = typing(move |id| {
        if let Some(sample) = Sample::find(&id) {
            session.edit(Edit::Ticket(sample.ticket()));
        }
    });
    let own = part(
        move || if chosen.get() == SAMPLES.len() { option((SAMPLES.len(), "My own")) } else { nothing() },
    );
    let select = el("select")
        .on_change(pick)
        .part(own)
        .child(group(Kind::Ordinary, "Ordinary"))
        .child(group(Kind::Hostile, "Hostile"));
    el("label").class("picker").child(el("span").say("Sample ticket").done()).child(select.done()).done()
}

/// What is still asked for of what a pasted ticket lacks: `missing` lists that, with blanks between.
pub fn is_asked(workspace: &Workspace, missing: &str, placeholder: &Placeholder) -> bool {
    missing.split(' ').any(|name| name == placeholder.as_str())
        && workspace.ticket.text(placeholder).is_empty()
}

/// A field for each placeholder that the template reads, but for what is asked for above. A field is made anew
/// only when the list of fields changes, so that the caret stays where it is while one types.
fn fields(session: Session, missing: RwSignal<String>) -> AnyView {
    let shown = move |field: &FormField| {
        missing.with(|missing| session.read_once(|w| !is_asked(w, missing, &field.placeholder)))
    };
    let list = memo(move || {
        let line = |field: &FormField| {
            format!("{}\n{}\n{}", field.placeholder, field.label, field.kind == FieldKind::Text)
        };
        session
            .analysis()
            .map(|analysis| analysis.fields.iter().filter(|field| shown(field)).map(line).collect::<String>())
            .unwrap_or_default()
    });
    let fields = part(move || {
        // Read, not just tracked: a memo is only computed when it is read.
        list.with(|_| ());
        let fields = session.analysis_once().map(|analysis| analysis.fields.clone()).unwrap_or_default();
        let fields = fields.into_iter().filter(|field| untrack(|| shown(field)));
        fields.map(|field| one_field(session, field)).collect::<Vec<_>>().into_any()
    });
    div("form").part(fields).done()
}

/// One field of the ticket.
fn one_field(session: Session, field: FormField) -> AnyView {
    let FormField { placeholder, label, kind, .. } = field;
    let path = placeholder.to_string();
    let (shown, asked, attended, target) =
        (placeholder.clone(), placeholder.clone(), placeholder.clone(), placeholder.clone());
    let attend = move |_| session.attend(Attention::Field(attended.clone()));
    let leave = move |_| session.attend(Attention::Nothing);
    let value = move || session.read(|workspace| workspace.ticket.text(&shown));
    let (class, control) = match kind {
        FieldKind::Text => {
            let hint = text(move || {
                let missing =
                    session.read(|workspace| workspace.ticket.get(&asked).is_none_or(Value::is_null));
                if missing { "missing".to_owned() } else { String::new() }
            });
            let write = typing(move |text| {
                let value = session.read_once(|workspace| typed(workspace.ticket.get(&target), &text));
                session.edit(Edit::Field(target.clone(), Some(value)));
            });
            let input = input()
                .attr("dir", "auto")
                .live("placeholder", hint)
                .prop("value", text(value))
                .on_input(write);
            ("field", input)
        }
        FieldKind::Checkbox => {
            let tick = move |on| session.edit(Edit::Field(target.clone(), Some(Value::Bool(on))));
            ("check", checkbox(move || value() == "true", tick))
        }
    };
    let control = control.on("focus", Box::new(attend)).on("blur", Box::new(leave)).done();
    let words = el("span").say(label).done();
    let class =
        text(move || if is_lit(session, &placeholder) { format!("{class} lit") } else { class.to_owned() });
    let label = el("label").live("class", class).attr("title", path);
    match kind {
        FieldKind::Text => label.child(words).child(control),
        FieldKind::Checkbox => label.child(control).child(words),
    }
    .done()
}

/// Whether what is attended to elsewhere came from this field.
fn is_lit(session: Session, placeholder: &Placeholder) -> bool {
    let attention = session.attention();
    let Some(analysis) = session.analysis() else { return false };
    let is_it = |field: &str| {
        let kept = |field: Placeholder| session.read_once(|workspace| workspace.ticket.kept_as(&field));
        Placeholder::read(field).is_ok_and(|field| kept(field) == *placeholder)
    };
    let mut pieces = analysis.rendering.pieces.iter();
    match attention {
        Attention::Nothing => false,
        Attention::Field(field) => field == *placeholder,
        Attention::Payload(span) => {
            pieces.any(|piece| piece.output.overlaps(span) && piece.fields.iter().any(|field| is_it(field)))
        }
        Attention::Template(span) => {
            analysis.reads.within(span).any(|read| is_it(read.as_str()))
                || pieces
                    .any(|piece| span.contains(piece.source) && piece.fields.iter().any(|field| is_it(field)))
        }
    }
}
