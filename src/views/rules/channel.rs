//! What the send rule of one channel waits for, and which tickets it takes.

use super::conditions::ConditionList;
use super::decisions::options;
use crate::components::{Check, ChipsField, Select};
use crate::router::sources_group;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::freshdesk::Source;
use payload_core::rule_settings::{Moment, Performer, Property, RuleEdit, TicketSource, values};
use payload_core::workspace::{Edit, Workspace};

/// The sources that are always offered; the others are behind a fold until one of them is used.
const USUAL: [Source; 6] = [
    Source::Email,
    Source::Portal,
    Source::Phone,
    Source::Chat,
    Source::FeedbackWidget,
    Source::OutboundEmail,
];

/// The sources, and behind a fold what else the tickets must have, and events of the channel's own.
#[component]
pub fn ChannelConditions(channel: String) -> impl IntoView {
    let session = Session::here();
    let channel = StoredValue::new(channel);
    let name = move || channel.get_value();
    let title = format!("Only some {} tickets", name());
    let used = session.read_once(|workspace| {
        let rules = &workspace.rules;
        rules.only.contains_key(&name())
            || rules.moments.contains_key(&name())
            || rules.performers.contains_key(&name())
    });
    view! {
        <Sources channel=channel />
        <details open=used>
            <summary>{title.clone()}</summary>
            <div class="inside" role="group" aria-label=title>
                <p class="aside">
                    "A ticket gets this rule if it meets all conditions. Press Enter or type ; after each value."
                </p>
                <ConditionList
                    list=name()
                    conditions=Signal::derive(move || session.read(|workspace| {
                        let conditions = workspace.rules.only.get(&name());
                        conditions.map(|conditions| conditions.all().to_vec()).unwrap_or_default()
                    }))
                    on_edit=move |edit| session.edit(Edit::Rule(RuleEdit::Only(name(), edit)))
                />
                <Events channel=channel />
            </div>
        </details>
    }
}

/// When the rule acts, and on whose doing: as all channels do, or in a way of its own.
#[component]
fn Events(channel: StoredValue<String>) -> impl IntoView {
    let session = Session::here();
    let name = move || channel.get_value();
    let moment = move |workspace: &Workspace| workspace.rules.moments.get(&name()).copied();
    let performer = move |workspace: &Workspace| workspace.rules.performers.get(&name()).copied();
    view! {
        <Select
            label=format!("{}: send when", payload_core::proof::words::channel(&name()))
            options=own_options(&Moment::ALL, Moment::label)
            value=move || session.read(moment)
            on_pick=move |moment| session.edit(Edit::Rule(RuleEdit::MomentOf(name(), moment)))
        />
        <Select
            label=format!("{}: performed by", payload_core::proof::words::channel(&name()))
            options=own_options(&Performer::ALL, Performer::label)
            value=move || session.read(performer)
            on_pick=move |performer| session.edit(Edit::Rule(RuleEdit::PerformerOf(name(), performer)))
        />
    }
}

/// The options of a list whose first answer is that of all channels.
fn own_options<T: Copy>(all: &[T], label: fn(T) -> &'static str) -> Vec<(Option<T>, String)> {
    let own = options(all, label).into_iter().map(|(one, words)| (Some(one), words));
    std::iter::once((None, "As for all channels".to_owned())).chain(own).collect()
}

/// The Source condition.
#[component]
fn Sources(channel: StoredValue<String>) -> impl IntoView {
    let session = Session::here();
    let name = move || channel.get_value();
    let chosen = Memo::new(move |_| session.read(|workspace| workspace.rules.sources_of(&name())));
    let tick = move |source: Source| {
        view! {
            <Check
                label=source.label()
                on=move || chosen.read().contains(&source.into())
                on_flip=move |on| session.edit(Edit::Rule(RuleEdit::Source(name(), source.into(), on)))
            />
        }
    };
    let others = Source::ALL.into_iter().filter(|source| !USUAL.contains(source)).collect::<Vec<_>>();
    let used = chosen.with_untracked(|chosen| {
        let usual = |source: &TicketSource| USUAL.iter().any(|usual| *source == TicketSource::from(*usual));
        !chosen.iter().all(usual)
    });
    let own = move || {
        let own =
            |source: &TicketSource| matches!(source, TicketSource::Own(_)).then(|| source.label().to_owned());
        chosen.read().iter().filter_map(own).collect::<Vec<_>>()
    };
    let set_own = move |names: Vec<String>| {
        let own = names.iter().map(|name| TicketSource::named(name)).collect();
        session.edit(Edit::Rule(RuleEdit::OwnSources(name(), own)));
    };
    view! {
        <fieldset class="ticks" id=sources_group(&name()) tabindex="-1">
            <legend>{format!("Sources of {} tickets", name())}</legend>
            {USUAL.map(tick).collect_view()}
        </fieldset>
        <details open=used>
            <summary>{format!("More sources of {} tickets", name())}</summary>
            <div class="inside">
                <div class="ticks">{others.into_iter().map(tick).collect_view()}</div>
                <ChipsField
                    label=format!("Your own sources of {} tickets", name())
                    id=format!("own-sources-{}", name())
                    values=Signal::derive(own)
                    split=|typed: String| values(&Property::Type, &typed)
                    on_change=set_own
                />
            </div>
        </details>
    }
}
