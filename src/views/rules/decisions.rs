//! The decisions about the rules as a whole.

use super::channel::ChannelConditions;
use super::conditions::ConditionList;
use crate::components::{Button, ButtonKind, Check, ChipsField, Field, Pane, PaneHead, Select};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::options::Choice;
use payload_core::proof::words;
use payload_core::rule_settings::{
    Authentication, ENDPOINTS, Moment, Performer, Property, RuleEdit, Test, values,
};
use payload_core::workspace::Edit;

/// The pane.
#[component]
pub fn Decisions() -> impl IntoView {
    let session = Session::here();
    let decide = move |edit: RuleEdit| session.edit(Edit::Rule(edit));
    let channels = Memo::new(move |_| session.channels_on());
    view! {
        <Pane name="Decisions" class="settings beside">
            <PaneHead title="Decisions" />
            <div class="body">
                <Check
                    switch=true
                    label="Assign an agent"
                    on=move || session.read(|workspace| workspace.rules.assign)
                    on_flip=move |on| decide(RuleEdit::Assign(on))
                />
                <Exclusion />
                <Select
                    label="Send when"
                    options=options(&Moment::ALL, Moment::label)
                    value=move || session.read(|workspace| workspace.rules.moment)
                    on_pick=move |moment| decide(RuleEdit::Moment(moment))
                />
                <Select
                    label="Performed by"
                    options=options(&Performer::ALL, Performer::label)
                    value=move || session.read(|workspace| workspace.rules.performer)
                    on_pick=move |performer| decide(RuleEdit::Performer(performer))
                />
                <EndpointOfStella />
                <For each=move || channels.get() key=String::clone let:channel>
                    <ChannelConditions channel=channel />
                </For>
                <Manual />
            </div>
        </Pane>
    }
}

/// The options of a list from a table of the core.
pub fn options<T: Copy>(all: &[T], label: fn(T) -> &'static str) -> Vec<(T, String)> {
    all.iter().map(|one| (*one, label(*one).to_owned())).collect()
}

/// What excludes a ticket: tags, and whatever else Freshdesk can go by.
#[component]
fn Exclusion() -> impl IntoView {
    let session = Session::here();
    let decide = move |edit: RuleEdit| session.edit(Edit::Rule(edit));
    let has_checkbox = Memo::new(move |_| session.read(|workspace| workspace.options.do_not_send.on));
    let excludes = Memo::new(move |_| {
        session.read(|workspace| workspace.options.do_not_send.on && workspace.rules.exclude)
    });
    let used = session.read_once(|workspace| !workspace.rules.exclude_by.all().is_empty());
    let no_checkbox = move || {
        view! {
            <p class="aside">
                "To exclude tickets, the payload must carry the checkbox: "
                <Button
                    kind=ButtonKind::Link
                    on_press=move || session.edit(Edit::Switch(Choice::DoNotSend, true))
                >
                    "Switch on Do not send"
                </Button>
            </p>
        }
    };
    view! {
        <Show when=move || has_checkbox.get() fallback=no_checkbox>
            <Check
                switch=true
                label="Exclude tickets"
                on=move || session.read(|workspace| workspace.rules.exclude)
                on_flip=move |on| decide(RuleEdit::Exclude(on))
            />
        </Show>
        <Show when=move || excludes.get()>
            <ChipsField
                label="Tags that exclude a ticket"
                id="exclude-tags".to_owned()
                values=Signal::derive(move || session.read(|workspace| workspace.rules.exclude_tags.clone()))
                split=|typed: String| values(&Property::Tag, &typed)
                on_change=move |tags| decide(RuleEdit::ExcludeTags(tags))
            />
            <details open=used>
                <summary>"Other conditions that exclude a ticket"</summary>
                <div class="inside" role="group" aria-label="Other conditions that exclude a ticket">
                    <p class="aside">"A ticket is excluded if it meets any of these conditions. Press Enter or type ; after each value."</p>
                    <ConditionList
                        list="exclude".to_owned()
                        conditions=Signal::derive(move || {
                            session.read(|workspace| workspace.rules.exclude_by.all().to_vec())
                        })
                        on_edit=move |edit| decide(RuleEdit::ExcludeBy(edit))
                        without=vec![Test::usual(Property::Tag)]
                    />
                </div>
            </details>
        </Show>
    }
}

/// Where requests go and how the key travels: a known endpoint, or a custom URL.
#[component]
fn EndpointOfStella() -> impl IntoView {
    let session = Session::here();
    let decide = move |edit: RuleEdit| session.edit(Edit::Rule(edit));
    // An endpoint by its name; `None` for a custom URL.
    let endpoint = Memo::new(move |_| {
        session.read(|workspace| workspace.rules.endpoint()).map(|endpoint| endpoint.name)
    });
    let known = ENDPOINTS.iter().map(|endpoint| (Some(endpoint.name), endpoint.name.to_owned()));
    let options_of_endpoint = known.chain([(None, "Custom URL".to_owned())]).collect::<Vec<_>>();
    let pick = move |name: Option<&'static str>| {
        let known = ENDPOINTS.into_iter().find(|endpoint| Some(endpoint.name) == name);
        decide(known.map_or_else(|| RuleEdit::Url("https://".to_owned()), RuleEdit::Endpoint));
    };
    let said = move || {
        session.read(|workspace| workspace.rules.endpoint()).map_or("Your own URL.", |endpoint| endpoint.said)
    };
    view! {
        <Select label="Stella endpoint" options=options_of_endpoint value=endpoint on_pick=pick />
        <Field
            label="Stella URL"
            value=move || session.read(|workspace| workspace.rules.url.clone())
            on_input=move |url: String| decide(RuleEdit::Url(url.trim().to_owned()))
        />
        <Select
            label="The key goes into"
            options=options(&Authentication::ALL, Authentication::label)
            value=move || session.read(|workspace| workspace.rules.authentication)
            on_pick=move |authentication| decide(RuleEdit::Authentication(authentication))
        />
        <p class="aside">{said}</p>
    }
}

/// Which channels are in manual mode in Stella.
#[component]
fn Manual() -> impl IntoView {
    let session = Session::here();
    let channels = Memo::new(move |_| {
        session.read(|workspace| {
            workspace.options.channels.iter().map(|channel| channel.name.clone()).collect::<Vec<_>>()
        })
    });
    let tick = move |channel: String| {
        let (read, set) = (channel.clone(), channel.clone());
        view! {
            <Check
                label=words::channel(&channel)
                on=move || session.read(|workspace| workspace.rules.manual.contains(&read))
                on_flip=move |on| session.edit(Edit::Rule(RuleEdit::Manual(set.clone(), on)))
            />
        }
    };
    view! {
        <fieldset class="ticks">
            <legend>"In manual mode in Stella"</legend>
            <For each=move || channels.get() key=String::clone children=tick />
        </fieldset>
    }
}
