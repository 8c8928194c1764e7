//! The sample ticket: picked, edited field by field, as JSON, or pasted.

use crate::analysis::{FieldKind, FormField, kept_as, typed};
use crate::placeholder::{Placeholder, placeholders_in};
use crate::ticket::sample::{Kind, SAMPLES, Sample};
use crate::ticket::{Ticket, field, import};
use crate::ui::controls::{Area, area, button};
use crate::ui::live::{flag, nothing, part, press, text, ticking, typing};
use crate::ui::session::{Attention, Session};
use crate::workspace::Edit;
use leptos::prelude::*;
use serde_json::Value;

/// How the ticket is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Fields,
    Json,
    Paste,
}

/// The ticket's part of the result pane.
pub fn ticket_form() -> AnyView {
    let session = Session::here();
    let mode = RwSignal::new(Mode::Fields);
    let missing = RwSignal::new(Vec::<Placeholder>::new());
    let turn = move |label: &'static str, to: Mode| {
        let act = press(move || mode.update(|mode| *mode = if *mode == to { Mode::Fields } else { to }));
        let pressed = text(move || (mode.get() == to).to_string());
        view! { <button type="button" aria-pressed=pressed on:click=act>{label}</button> }.into_any()
    };
    view! {
        <h2>
            {sample_picker(session)} <span class="grow"></span>
            {turn("Paste a real ticket", Mode::Paste)}
            {turn("Edit as JSON", Mode::Json)}
        </h2>
        <div class="body">
            {part(move || match mode.get() {
                Mode::Fields => view! { {asked(session, missing)} {fields(session)} }.into_any(),
                Mode::Json => as_json(session),
                Mode::Paste => paste(session, mode, missing),
            })}
        </div>
    }
    .into_any()
}

/// The built-in tickets.
fn sample_picker(session: Session) -> AnyView {
    // The place of the sample in the list; none for a ticket of one's own.
    let chosen = Memo::new(move |_| {
        session.read(|workspace| {
            SAMPLES.iter().position(|sample| sample.ticket() == workspace.ticket).unwrap_or(SAMPLES.len())
        })
    });
    let option = move |(at, name): (usize, &'static str)| {
        let selected = flag(move || chosen.get() == at);
        let id = SAMPLES.get(at).map_or("", |sample| sample.id);
        view! { <option value=id prop:selected=selected>{name}</option> }.into_any()
    };
    let group = move |kind: Kind, label: &'static str| {
        let options = SAMPLES.iter().enumerate().filter(|(_, sample)| sample.kind == kind);
        let options: Vec<AnyView> = options.map(|(at, sample)| option((at, sample.name))).collect();
        view! { <optgroup label=label>{options}</optgroup> }.into_any()
    };
    let pick = typing(move |id| {
        if let Some(sample) = Sample::find(&id) {
            session.edit(Edit::Ticket(sample.ticket()));
        }
    });
    let own = part(
        move || if chosen.get() == SAMPLES.len() { option((SAMPLES.len(), "My own")) } else { nothing() },
    );
    view! {
        <label class="picker">
            <span>"Sample ticket"</span>
            <select on:change=pick>{own} {group(Kind::Ordinary, "Ordinary")} {group(Kind::Hostile, "Hostile")}</select>
        </label>
    }
    .into_any()
}

/// What a pasted ticket could not say.
fn asked(session: Session, missing: RwSignal<Vec<Placeholder>>) -> AnyView {
    let open = Memo::new(move |_| {
        let asked = missing.get();
        session.read(|workspace| {
            asked
                .into_iter()
                .filter(|placeholder| workspace.ticket.text(placeholder).is_empty())
                .collect::<Vec<_>>()
        })
    });
    let ask = move |placeholder: &Placeholder| {
        let target = placeholder.clone();
        let example = field::find(placeholder).map(|field| field.example);
        let take = typing(move |text| session.edit(Edit::Field(target.clone(), Some(Value::from(text)))));
        view! {
            <label class="field">
                <span>{field::label(placeholder)}</span>
                <input type="text" placeholder=example on:change=take/>
            </label>
        }
        .into_any()
    };
    part(move || {
        let open = open.get();
        if open.is_empty() {
            return nothing();
        }
        let names = open.iter().map(field::label).collect::<Vec<_>>().join(", ");
        let fields: Vec<AnyView> = open.iter().map(ask).collect();
        view! {
            <div class="asked" role="group" aria-label="Not in the pasted ticket">
                <p>{format!("The pasted ticket does not say: {names}. Please fill in what your payload needs.")}</p>
                <div class="form">{fields}</div>
            </div>
        }
        .into_any()
    })
    .into_any()
}

/// A field for each placeholder that the template reads. A field is made anew only when the list of fields
/// changes, so that the caret stays where it is while one types.
fn fields(session: Session) -> AnyView {
    let list = Memo::new(move |_| {
        let fields = session.analysis().map(|analysis| analysis.fields.clone()).unwrap_or_default();
        fields
            .into_iter()
            .map(|field| FormField { value: String::new(), missing: false, ..field })
            .collect::<Vec<_>>()
    });
    view! {
        <div class="form">
            {part(move || list.get().into_iter().map(|field| one_field(session, field)).collect::<Vec<_>>().into_any())}
        </div>
    }
    .into_any()
}

/// One field of the ticket.
fn one_field(session: Session, field: FormField) -> AnyView {
    let FormField { placeholder, label, kind, .. } = field;
    let path = placeholder.to_string();
    let (shown, asked, attended, target) =
        (placeholder.clone(), placeholder.clone(), placeholder.clone(), placeholder.clone());
    let lit = flag(move || is_lit(session, &placeholder));
    let attend = move |_| session.attend(Attention::Field(attended.clone()));
    let leave = move |_| session.attend(Attention::Nothing);
    let value = move || session.read(|workspace| workspace.ticket.text(&shown));
    match kind {
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
            view! {
                <label class="field" class:lit=lit title=path>
                    <span>{label}</span>
                    <input
                        type="text"
                        autocomplete="off"
                        spellcheck="false"
                        dir="auto"
                        placeholder=hint
                        prop:value=text(value)
                        on:input=write
                        on:focus=attend
                        on:blur=leave
                    />
                </label>
            }
            .into_any()
        }
        FieldKind::Checkbox => {
            let tick = ticking(move |on| session.edit(Edit::Field(target.clone(), Some(Value::Bool(on)))));
            let ticked = flag(move || value() == "true");
            view! {
                <label class="check" class:lit=lit title=path>
                    <input type="checkbox" prop:checked=ticked on:change=tick on:focus=attend on:blur=leave/>
                    <span>{label}</span>
                </label>
            }
            .into_any()
        }
    }
}

/// Whether what is attended to elsewhere came from this field.
fn is_lit(session: Session, placeholder: &Placeholder) -> bool {
    let attention = session.attention();
    let Some(analysis) = session.analysis() else { return false };
    let is_it = |field: &str| {
        let kept = |field: Placeholder| session.read_once(|workspace| kept_as(&field, &workspace.ticket));
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
            placeholders_in(span.of(&analysis.template)).iter().any(|read| is_it(read.as_str()))
                || pieces
                    .any(|piece| span.contains(piece.source) && piece.fields.iter().any(|field| is_it(field)))
        }
    }
}

/// The whole ticket as JSON. While it does not read, the ticket stays as it was.
fn as_json(session: Session) -> AnyView {
    let refused = RwSignal::new(None::<String>);
    let start = session.read_once(|workspace| workspace.ticket.to_json());
    area(Area { label: "Ticket as JSON", rows: 16, start }, refused, move |text| match Ticket::read(&text) {
        Ok(ticket) => {
            refused.set(None);
            session.edit(Edit::Ticket(ticket));
        }
        Err(reason) => refused.set(Some(format!("{reason} The ticket stays as it was."))),
    })
}

/// A real ticket from Freshdesk.
fn paste(session: Session, mode: RwSignal<Mode>, missing: RwSignal<Vec<Placeholder>>) -> AnyView {
    let pasted = StoredValue::new(String::new());
    let domain = StoredValue::new(String::new());
    let refused = RwSignal::new(None::<String>);
    let take = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match pasted.with_value(|pasted| domain.with_value(|domain| import::read(pasted, domain))) {
            Ok(imported) => {
                missing.set(imported.missing);
                session.edit(Edit::Ticket(imported.ticket));
                mode.set(Mode::Fields);
            }
            Err(reason) => refused.set(Some(reason)),
        }
    };
    let what = Area { label: "Ticket from Freshdesk", rows: 8, start: String::new() };
    let type_domain = typing(move |text| domain.set_value(text));
    view! {
        <form class="paste" on:submit=take>
            <p class="aside">
                "Paste what Freshdesk’s API answers to " <code>"GET /api/v2/tickets/{id}?include=requester,company,stats"</code>
                ", or the body of a Simple webhook. It stays in this page."
            </p>
            {area(what, refused, move |text| {
                pasted.set_value(text);
                refused.set(None);
            })}
            <label class="field">
                <span>"Your Freshdesk address, for the link to the ticket"</span>
                <input type="text" placeholder="acme.freshdesk.com" on:input=type_domain/>
            </label>
            <div class="row">
                <button type="submit" class="main">"Use this ticket"</button>
                {button("Cancel", move || mode.set(Mode::Fields))}
            </div>
        </form>
    }
    .into_any()
}
