//! The sample ticket: picked, edited field by field, as JSON, or pasted.

use crate::analysis::{FieldKind, FormField, kept_as, typed};
use crate::placeholder::Placeholder;
use crate::ticket::sample::{Kind, SAMPLES, Sample};
use crate::ticket::{Ticket, field, import};
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
#[component]
pub fn TicketForm() -> impl IntoView {
    let mode = RwSignal::new(Mode::Fields);
    let missing = RwSignal::new(Vec::<Placeholder>::new());
    let turn = move |to: Mode| move |_| mode.set(if mode.get_untracked() == to { Mode::Fields } else { to });
    let pressed = move |it: Mode| move || (mode.get() == it).to_string();
    view! {
        <h2>
            <SamplePicker/> <span class="grow"></span>
            <button type="button" aria-pressed=pressed(Mode::Paste) on:click=turn(Mode::Paste)>"Paste a real ticket"</button>
            <button type="button" aria-pressed=pressed(Mode::Json) on:click=turn(Mode::Json)>"Edit as JSON"</button>
        </h2>
        <div class="body">
            {move || match mode.get() {
                Mode::Fields => view! { <Asked missing/> <Fields/> }.into_any(),
                Mode::Json => view! { <AsJson/> }.into_any(),
                Mode::Paste => view! { <Paste mode missing/> }.into_any(),
            }}
        </div>
    }
}

/// The built-in tickets.
#[component]
fn SamplePicker() -> impl IntoView {
    let session = Session::here();
    let chosen = session.memo(|workspace| {
        SAMPLES.iter().find(|sample| sample.ticket() == workspace.ticket).map(|sample| sample.id)
    });
    let group = move |kind: Kind, label: &'static str| {
        let options = SAMPLES.iter().filter(|sample| sample.kind == kind).map(|sample| {
            view! { <option value=sample.id prop:selected=move || chosen.get() == Some(sample.id)>{sample.name}</option> }
        });
        view! { <optgroup label=label>{options.collect_view()}</optgroup> }
    };
    let pick = move |id: String| {
        if let Some(sample) = Sample::find(&id) {
            session.edit(Edit::Ticket(sample.ticket()));
        }
    };
    view! {
        <label class="picker">
            <span>"Sample ticket"</span>
            <select on:change:target=move |event| pick(event.target().value())>
                {move || chosen.get().is_none().then(|| view! { <option value="" selected>"My own"</option> })}
                {group(Kind::Ordinary, "Ordinary")}
                {group(Kind::Hostile, "Hostile")}
            </select>
        </label>
    }
}

/// What a pasted ticket could not say.
#[component]
fn Asked(missing: RwSignal<Vec<Placeholder>>) -> impl IntoView {
    let session = Session::here();
    let open = move || {
        let asked = missing.get();
        session.read(|workspace| {
            asked
                .into_iter()
                .filter(|placeholder| workspace.ticket.text(placeholder).is_empty())
                .collect::<Vec<_>>()
        })
    };
    move || {
        let open = open();
        (!open.is_empty()).then(|| {
            let names = open.iter().map(field::label).collect::<Vec<_>>().join(", ");
            let ask = |placeholder: Placeholder| {
                let target = placeholder.clone();
                view! {
                    <label class="field">
                        <span>{field::label(&placeholder)}</span>
                        <input
                            type="text"
                            placeholder=field::find(&placeholder).map(|field| field.example)
                            on:change:target=move |event| {
                                session.edit(Edit::Field(target.clone(), Some(Value::from(event.target().value()))));
                            }
                        />
                    </label>
                }
            };
            view! {
                <div class="asked" role="group" aria-label="Not in the pasted ticket">
                    <p>{format!("The pasted ticket does not say: {names}. Please fill in what your payload needs.")}</p>
                    <div class="form">{open.into_iter().map(ask).collect_view()}</div>
                </div>
            }
        })
    }
}

/// A field for each placeholder that the template reads. A field keeps its place on the page while others
/// come and go, so that the caret stays where it is.
#[component]
fn Fields() -> impl IntoView {
    let session = Session::here();
    let fields = session.derive(|analysis| analysis.fields.clone());
    let fields = Memo::new(move |_| fields.get().unwrap_or_default());
    view! {
        <div class="form">
            <For
                each=move || fields.get()
                key=|field| (field.placeholder.clone(), field.kind, field.label.clone())
                children=move |field: FormField| {
                    let path = field.placeholder.clone();
                    let now = Memo::new(move |_| {
                        fields.with(|fields| {
                            let found = fields.iter().find(|field| field.placeholder == path);
                            found.map(|field| (field.value.clone(), field.missing)).unwrap_or_default()
                        })
                    });
                    view! { <OneField field now/> }
                }
            />
        </div>
    }
}

/// One field of the ticket.
#[component]
fn OneField(field: FormField, now: Memo<(String, bool)>) -> impl IntoView {
    let session = Session::here();
    let FormField { placeholder, label, kind, .. } = field;
    let path = placeholder.to_string();
    let attended = placeholder.clone();
    let lit = {
        let placeholder = placeholder.clone();
        Memo::new(move |_| is_lit(session, &placeholder))
    };
    let attend = move |_| session.attention.set(Attention::Field(attended.clone()));
    let leave = move |_| session.attention.set(Attention::Nothing);
    match kind {
        FieldKind::Text => {
            let write = move |text: String| {
                let value = session.read_once(|workspace| typed(workspace.ticket.get(&placeholder), &text));
                session.edit(Edit::Field(placeholder.clone(), Some(value)));
            };
            view! {
                <label class="field" class:lit=lit title=path>
                    <span>{label}</span>
                    <input
                        type="text"
                        autocomplete="off"
                        spellcheck="false"
                        dir="auto"
                        placeholder=move || if now.get().1 { "missing" } else { "" }
                        prop:value=move || now.get().0
                        on:input:target=move |event| write(event.target().value())
                        on:focus=attend
                        on:blur=leave
                    />
                </label>
            }
            .into_any()
        }
        FieldKind::Checkbox => {
            let tick = move |on: bool| session.edit(Edit::Field(placeholder.clone(), Some(Value::Bool(on))));
            view! {
                <label class="check" class:lit=lit title=path>
                    <input
                        type="checkbox"
                        prop:checked=move || now.get().0 == "true"
                        on:change:target=move |event| tick(event.target().checked())
                        on:focus=attend
                        on:blur=leave
                    />
                    <span>{label}</span>
                </label>
            }
            .into_any()
        }
    }
}

/// Whether what is attended to elsewhere came from this field.
fn is_lit(session: Session, placeholder: &Placeholder) -> bool {
    let Some(analysis) = session.analysis() else { return false };
    let ticket = |field: &str| {
        Placeholder::read(field).is_ok_and(|field| {
            session.read_once(|workspace| kept_as(&field, &workspace.ticket)) == *placeholder
        })
    };
    let mut pieces = analysis.rendering.pieces.iter();
    match session.attention.get() {
        Attention::Nothing => false,
        Attention::Field(field) => field == *placeholder,
        Attention::Payload(span) => {
            pieces.any(|piece| piece.output.overlaps(span) && piece.fields.iter().any(|field| ticket(field)))
        }
        Attention::Template(span) => {
            let reads = crate::placeholder::placeholders_in(span.of(&analysis.template));
            reads.iter().any(|read| ticket(read.as_str()))
                || pieces.any(|piece| {
                    span.contains(piece.source) && piece.fields.iter().any(|field| ticket(field))
                })
        }
    }
}

/// The whole ticket as JSON. While it does not read, the ticket stays as it was.
#[component]
fn AsJson() -> impl IntoView {
    let session = Session::here();
    let refused = RwSignal::new(None::<String>);
    // Taken once: what is typed here stays as typed, whatever its layout.
    let start = session.read_once(|workspace| workspace.ticket.to_json());
    let write = move |text: String| match Ticket::read(&text) {
        Ok(ticket) => {
            refused.set(None);
            session.edit(Edit::Ticket(ticket));
        }
        Err(reason) => refused.set(Some(reason)),
    };
    view! {
        <div class="field">
            <label>
                <span>"Ticket as JSON"</span>
                <textarea
                    rows="16"
                    spellcheck="false"
                    autocomplete="off"
                    aria-invalid=move || refused.with(Option::is_some).to_string()
                    aria-describedby="why-json"
                    on:input:target=move |event| write(event.target().value())
                >
                    {start}
                </textarea>
            </label>
            <p class="why" id="why-json">
                {move || refused.get().map(|reason| format!("{reason} The ticket stays as it was."))}
            </p>
        </div>
    }
}

/// A real ticket from Freshdesk.
#[component]
fn Paste(mode: RwSignal<Mode>, missing: RwSignal<Vec<Placeholder>>) -> impl IntoView {
    let session = Session::here();
    let text = RwSignal::new(String::new());
    let domain = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<String>);
    let take = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match text.with_untracked(|text| domain.with_untracked(|domain| import::read(text, domain))) {
            Ok(imported) => {
                missing.set(imported.missing);
                session.edit(Edit::Ticket(imported.ticket));
                mode.set(Mode::Fields);
            }
            Err(reason) => refused.set(Some(reason)),
        }
    };
    view! {
        <form class="paste" on:submit=take>
            <p class="aside">
                "Paste what Freshdesk’s API answers to " <code>"GET /api/v2/tickets/{id}?include=requester,company,stats"</code>
                ", or the body of a Simple webhook. It stays in this page."
            </p>
            <label class="field">
                <span>"Ticket from Freshdesk"</span>
                <textarea
                    rows="8"
                    spellcheck="false"
                    autocomplete="off"
                    aria-describedby="why-paste"
                    on:input:target=move |event| {
                        text.set(event.target().value());
                        refused.set(None);
                    }
                ></textarea>
            </label>
            <label class="field">
                <span>"Your Freshdesk address, for the link to the ticket"</span>
                <input type="text" placeholder="acme.freshdesk.com" on:input:target=move |event| domain.set(event.target().value())/>
            </label>
            <p class="why" id="why-paste" role="alert">{move || refused.get()}</p>
            <button type="submit" class="main">"Use this ticket"</button>
            <button type="button" on:click=move |_| mode.set(Mode::Fields)>"Cancel"</button>
        </form>
    }
}
