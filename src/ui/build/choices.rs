//! The choices: preset, channels, parts of the payload, text safety, what Freshdesk does.

use super::channel_label;
use crate::blueprint::{
    Blueprint, BrandValue, Choice, FlagAs, LanguageCode, Layout, Preset, Safety, Style, TagSplit,
    USUAL_CHANNELS, read_channel,
};
use crate::evidence::Evidence;
use crate::freshdesk::{self, Answer, Assumptions};
use crate::placeholder::Placeholder;
use crate::ui::controls::{Field, Pick, Segments, Toggle, TypedField};
use crate::ui::session::Session;
use crate::workspace::Edit;
use leptos::prelude::*;

/// The first pane.
#[component]
pub fn Choices() -> impl IntoView {
    let session = Session::here();
    let preset = session.memo(|workspace| workspace.blueprint.preset);
    let pure = session.memo(|workspace| workspace.blueprint.is_pure());
    view! {
        <section class="pane choices" aria-label="Choices">
            <h2>"Choices"</h2>
            <div class="body">
                <Segments
                    label="Preset"
                    options=Preset::ALL.map(|preset| (preset, preset.label())).into()
                    value=preset
                    on_pick=move |preset| session.edit(Edit::Preset(preset))
                />
                {move || (!pure.get()).then(|| view! {
                    <p class="aside">
                        "Changed from the preset. "
                        <button type="button" class="link" on:click=move |_| session.edit(Edit::Preset(preset.get_untracked()))>
                            "Set back"
                        </button>
                    </p>
                })}
                <Channels/>
                <Parts/>
                <Safe/>
                <WhatFreshdeskDoes/>
            </div>
        </section>
    }
}

/// The channels, and a way to add one.
#[component]
fn Channels() -> impl IntoView {
    let session = Session::here();
    let names = session.memo(|workspace| -> Vec<String> {
        workspace.blueprint.channels.iter().map(|channel| channel.name.clone()).collect()
    });
    let adding = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<String>);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = adding.get_untracked().unwrap_or_default();
        match session.read_once(|workspace| read_channel(&typed, &workspace.blueprint.channels)) {
            Ok(name) => {
                session.edit(Edit::AddChannel(name));
                adding.set(None);
                refused.set(None);
            }
            Err(reason) => refused.set(Some(reason)),
        }
    };
    let switches = move || {
        let row = |name: String| {
            let (flipped, removed, asked) = (name.clone(), name.clone(), name.clone());
            let on = session.memo(move |workspace| {
                workspace.blueprint.channels.iter().any(|channel| channel.name == asked && channel.on)
            });
            let own = !USUAL_CHANNELS.contains(&name.as_str());
            view! {
                <div class="row">
                    <Toggle
                        label=channel_label(&name)
                        on
                        flip=move |on| session.edit(Edit::Channel(flipped.clone(), on))
                    />
                    {own.then(|| view! {
                        <button
                            type="button"
                            class="icon"
                            aria-label=format!("Remove channel {removed}")
                            on:click=move |_| session.edit(Edit::RemoveChannel(removed.clone()))
                        >
                            "✕"
                        </button>
                    })}
                </div>
            }
        };
        names.get().into_iter().map(row).collect_view()
    };
    view! {
        <h3>"Channels"</h3>
        {switches}
        {move || match adding.get().is_some() {
            false => view! {
                <button type="button" on:click=move |_| adding.set(Some(String::new()))>"Add channel"</button>
            }.into_any(),
            true => view! {
                <form class="adding" on:submit=add>
                    <label class="field">
                        <span>"Channel name, as it is spelled in Stella"</span>
                        <input
                            type="text"
                            autofocus
                            autocomplete="off"
                            aria-describedby="why-channel"
                            on:input:target=move |event| adding.set(Some(event.target().value()))
                            on:keydown=move |event| if event.key() == "Escape" { adding.set(None); refused.set(None) }
                        />
                    </label>
                    <p class="why" id="why-channel" role="alert">{move || refused.get()}</p>
                    <button type="submit">"Add"</button>
                    <button type="button" on:click=move |_| { adding.set(None); refused.set(None) }>"Cancel"</button>
                </form>
            }.into_any(),
        }}
    }
}

/// Where a value of the blueprint is shown and changed as a placeholder; empty means the preset's own.
#[component]
fn PlaceholderField(
    label: &'static str,
    own: fn(&Blueprint) -> Option<String>,
    preset: fn(&Blueprint) -> String,
    edit: fn(Option<Placeholder>) -> Edit,
) -> impl IntoView {
    let session = Session::here();
    let value = session.memo(move |workspace| own(&workspace.blueprint).unwrap_or_default());
    let hint = session.memo(move |workspace| preset(&workspace.blueprint));
    let accept = move |text: &str| {
        let placeholder = if text.trim().is_empty() { None } else { Some(Placeholder::read(text)?) };
        session.edit(edit(placeholder));
        Ok(())
    };
    view! { <TypedField label value hint accept/> }
}

/// The optional parts of the payload, each with its settings underneath.
#[component]
fn Parts() -> impl IntoView {
    let session = Session::here();
    let switch = move |choice: Choice, read: fn(&Blueprint) -> bool, settings: fn() -> AnyView| {
        let on = session.memo(move |workspace| read(&workspace.blueprint));
        view! {
            <Toggle label=choice.label() on flip=move |on| session.edit(Edit::Switch(choice, on))/>
            {move || on.get().then(|| view! { <div class="nest">{settings()}</div> })}
        }
    };
    view! {
        <h3>"Payload"</h3>
        <details class="settings">
            <summary>"Customer"</summary>
            <div class="nest">
                <PlaceholderField
                    label="Customer name from"
                    own=|blueprint| blueprint.customer.name.clone().map(String::from)
                    preset=|blueprint| blueprint.customer_name().into()
                    edit=Edit::CustomerName
                />
                <PlaceholderField
                    label="Customer e-mail from"
                    own=|blueprint| blueprint.customer.email.clone().map(String::from)
                    preset=|blueprint| blueprint.customer_email().into()
                    edit=Edit::CustomerEmail
                />
                <Field
                    label="Sent without an e-mail"
                    value=session.memo(|workspace| workspace.blueprint.customer.no_email.clone())
                    on_input=move |text| session.edit(Edit::NoEmail(text))
                />
            </div>
        </details>
        {switch(Choice::Brand, |blueprint| blueprint.brand.on, || view! { <BrandSettings/> }.into_any())}
        {switch(Choice::Language, |blueprint| blueprint.language.on, || view! { <LanguageSettings/> }.into_any())}
        {switch(Choice::DoNotSend, |blueprint| blueprint.do_not_send.on, || view! { <DoNotSendSettings/> }.into_any())}
        {switch(Choice::Tags, |blueprint| blueprint.tags.on, || view! { <TagSettings/> }.into_any())}
        {switch(Choice::Link, |blueprint| blueprint.link.on, || view! { <LinkSettings/> }.into_any())}
    }
}

#[component]
fn BrandSettings() -> impl IntoView {
    let session = Session::here();
    let fixed = session
        .memo(|workspace| matches!(workspace.blueprint.brand.settings.value, Some(BrandValue::Text(_))));
    let text = session.memo(|workspace| match &workspace.blueprint.brand.settings.value {
        Some(BrandValue::Text(text)) => text.clone(),
        _ => String::new(),
    });
    let pick = move |fixed: bool| session.edit(Edit::Brand(fixed.then(|| BrandValue::Text(String::new()))));
    view! {
        <Segments label="Brand from" options=vec![(false, "A field"), (true, "Fixed text")] value=fixed on_pick=pick/>
        {move || match fixed.get() {
            true => view! {
                <Field
                    label="Brand, as labelled in Stella"
                    value=text
                    on_input=move |text| session.edit(Edit::Brand(Some(BrandValue::Text(text))))
                />
            }.into_any(),
            false => view! {
                <PlaceholderField
                    label="Brand placeholder"
                    own=|blueprint| match &blueprint.brand.settings.value {
                        Some(BrandValue::Placeholder(placeholder)) => Some(placeholder.to_string()),
                        _ => None,
                    }
                    preset=|blueprint| match blueprint.brand_value() {
                        BrandValue::Placeholder(placeholder) => placeholder.into(),
                        BrandValue::Text(_) => String::new(),
                    }
                    edit=|placeholder| Edit::Brand(placeholder.map(BrandValue::Placeholder))
                />
            }.into_any(),
        }}
    }
}

#[component]
fn LanguageSettings() -> impl IntoView {
    let session = Session::here();
    let robust = session.memo(|workspace| workspace.blueprint.preset == Preset::Robust);
    let when_empty = session.memo(|workspace| {
        workspace.blueprint.language.settings.when_empty.clone().map(String::from).unwrap_or_default()
    });
    let accept_empty = move |text: &str| {
        let code = if text.trim().is_empty() { None } else { Some(LanguageCode::read(text)?) };
        session.edit(Edit::LanguageWhenEmpty(code));
        Ok(())
    };
    let map = session.memo(|workspace| {
        let pairs = &workspace.blueprint.language.settings.map;
        pairs
            .iter()
            .map(|(from, to)| format!("{}={}", from.as_str(), to.as_str()))
            .collect::<Vec<_>>()
            .join(", ")
    });
    let accept_map = move |text: &str| {
        session.edit(Edit::LanguageMap(read_map(text)?));
        Ok(())
    };
    view! {
        <PlaceholderField
            label="Language placeholder"
            own=|blueprint| blueprint.language.settings.placeholder.clone().map(String::from)
            preset=|blueprint| blueprint.language_placeholder().into()
            edit=Edit::Language
        />
        {move || match robust.get() {
            true => view! {
                <TypedField label="Language when empty" value=when_empty accept=accept_empty/>
                <TypedField label="Codes to change" value=map accept=accept_map/>
            }.into_any(),
            false => view! { <p class="aside">"The guide’s pattern sends the code as it is."</p> }.into_any(),
        }}
    }
}

/// Reads `es-LA=es, fil=tl`.
fn read_map(text: &str) -> Result<Vec<(LanguageCode, LanguageCode)>, String> {
    let pairs = text.split(',').map(str::trim).filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (from, to) = pair.split_once('=').ok_or_else(|| {
                format!("“{pair}” is not a change of codes: write es-LA=es, with commas between.")
            })?;
            Ok((LanguageCode::read(from)?, LanguageCode::read(to)?))
        })
        .collect()
}

#[component]
fn DoNotSendSettings() -> impl IntoView {
    let session = Session::here();
    let field = session.memo(|workspace| workspace.blueprint.do_not_send.settings.field.to_string());
    let style = session.memo(|workspace| workspace.blueprint.style);
    view! {
        <TypedField
            label="Checkbox field"
            value=field
            accept=move |text: &str| {
                session.edit(Edit::DoNotSendField(Placeholder::read(text)?));
                Ok(())
            }
        />
        <Segments
            label="Sent as"
            titled=true
            options=vec![(FlagAs::Boolean, "true / false"), (FlagAs::Text, "Text")]
            value=Signal::derive(move || style.get().do_not_send)
            on_pick=move |do_not_send| session.edit(Edit::Style(Style { do_not_send, ..style.get_untracked() }))
        />
    }
}

#[component]
fn TagSettings() -> impl IntoView {
    let session = Session::here();
    let style = session.memo(|workspace| workspace.blueprint.style);
    let limit = session.memo(|workspace| workspace.blueprint.tags.settings.limit.to_string());
    let accept = move |text: &str| match text.trim().parse::<u8>() {
        Ok(limit) if (1..=20).contains(&limit) => {
            session.edit(Edit::TagLimit(limit));
            Ok(())
        }
        _ => Err(format!("“{}” is not a number from 1 to 20, the most that Stella takes.", text.trim())),
    };
    view! {
        <Segments
            label="Cut at"
            titled=true
            options=vec![(TagSplit::Comma, "A comma"), (TagSplit::Blank, "A blank")]
            value=Signal::derive(move || style.get().tags)
            on_pick=move |tags| session.edit(Edit::Style(Style { tags, ..style.get_untracked() }))
        />
        <TypedField label="At most so many tags" value=limit accept/>
    }
}

#[component]
fn LinkSettings() -> impl IntoView {
    let session = Session::here();
    let value = session.memo(|workspace| workspace.blueprint.link.settings.placeholder.to_string());
    view! {
        <TypedField
            label="Link placeholder"
            value
            accept=move |text: &str| {
                session.edit(Edit::Link(Placeholder::read(text)?));
                Ok(())
            }
        />
    }
}

/// What is done to text that could break the payload, and how the template is laid out.
#[component]
fn Safe() -> impl IntoView {
    let session = Session::here();
    let style = session.memo(|workspace| workspace.blueprint.style);
    let words = move || match style.get().safety {
        Safety::AsItIs => "A quote, a backslash or a line break in a value breaks the payload.",
        Safety::Neutral => {
            "A quote becomes ', a backslash is dropped, white space becomes one blank. Holds whatever Freshdesk escapes."
        }
        Safety::Exact => {
            "Quotes and backslashes arrive as typed, if Freshdesk escapes nothing itself. If it does, the payload stays valid, but they show doubled."
        }
    };
    view! {
        <h3>"Text safety"</h3>
        <Segments
            label="Text safety"
            options=vec![(Safety::AsItIs, "As it is"), (Safety::Neutral, "Neutral"), (Safety::Exact, "Exact")]
            value=Signal::derive(move || style.get().safety)
            on_pick=move |safety| session.edit(Edit::Style(Style { safety, ..style.get_untracked() }))
        />
        <p class="aside">{words}</p>
        <Segments
            label="Layout"
            titled=true
            options=vec![(Layout::LaidOut, "Laid out"), (Layout::OneLine, "One line")]
            value=Signal::derive(move || style.get().layout)
            on_pick=move |layout| session.edit(Edit::Style(Style { layout, ..style.get_untracked() }))
        />
    }
}

/// The assumptions, each with how it is known.
#[component]
fn WhatFreshdeskDoes() -> impl IntoView {
    let session = Session::here();
    let assumed = session.memo(|workspace| workspace.assumptions);
    let assume = move |change: &dyn Fn(&mut Assumptions)| {
        let mut next = assumed.get_untracked();
        change(&mut next);
        session.edit(Edit::Assume(next));
    };
    view! {
        <h3>"What Freshdesk does"</h3>
        <Pick
            label="Liquid version"
            options=words(&freshdesk::LIQUID)
            value=Signal::derive(move || assumed.get().liquid)
            note=note(&freshdesk::LIQUID, move || assumed.get().liquid)
            on_pick=move |liquid| assume(&|next| next.liquid = liquid)
        />
        <Pick
            label="Escapes values"
            options=words(&freshdesk::ESCAPING)
            value=Signal::derive(move || assumed.get().escaping)
            note=note(&freshdesk::ESCAPING, move || assumed.get().escaping)
            on_pick=move |escaping| assume(&|next| next.escaping = escaping)
        />
        <Pick
            label="Unticked checkbox"
            options=words(&freshdesk::UNTICKED)
            value=Signal::derive(move || assumed.get().unticked)
            note=note(&freshdesk::UNTICKED, move || assumed.get().unticked)
            on_pick=move |unticked| assume(&|next| next.unticked = unticked)
        />
        <Pick
            label="Tags are joined by"
            options=words(&freshdesk::TAGS)
            value=Signal::derive(move || assumed.get().tags)
            note=note(&freshdesk::TAGS, move || assumed.get().tags)
            on_pick=move |tags| assume(&|next| next.tags = tags)
        />
    }
}

fn words<T: Clone>(answers: &[Answer<T>]) -> Vec<(T, String)> {
    answers.iter().map(|(value, words, _)| (value.clone(), (*words).to_owned())).collect()
}

fn note<T: Copy + PartialEq + Send + Sync + 'static>(
    answers: &'static [Answer<T>],
    value: impl Fn() -> T + Send + Sync + 'static,
) -> Signal<Option<&'static str>> {
    let known =
        move |value: T| answers.iter().find(|(answer, ..)| *answer == value).map(|(.., known)| *known);
    Signal::derive(move || known(value()).map(Evidence::label))
}
