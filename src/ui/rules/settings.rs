//! The decisions about the rules.

use crate::rulebook::{Moment, Performer, RuleEdit, SISTER_ENDPOINT, Source};
use crate::ui::controls::{check, field, pick, titled_segments, toggle};
use crate::ui::live::{only_if, part, text};
use crate::ui::session::Session;
use crate::workspace::Edit;
use leptos::prelude::*;

/// The first pane.
pub fn settings(session: Session) -> AnyView {
    let decide = move |edit: RuleEdit| session.edit(Edit::Rule(edit));
    let has_checkbox = move || session.read(|workspace| workspace.blueprint.do_not_send.on);
    let excludes = move || session.read(|w| w.blueprint.do_not_send.on && w.rules.exclude);
    let moments = Moment::ALL.map(Moment::label);
    let performers = Performer::ALL.map(|performer| performer.label().to_owned()).into();
    view! {
        <section class="pane settings" aria-label="Decisions">
            <h2>"Decisions"</h2>
            <div class="body">
                {toggle("Assign an agent", move || session.read(|w| w.rules.assign), move |on| decide(RuleEdit::Assign(on)))}
                {only_if(has_checkbox, move || {
                    toggle("Exclude by tags", move || session.read(|w| w.rules.exclude), move |on| decide(RuleEdit::Exclude(on)))
                })}
                {only_if(excludes, move || {
                    let tags = move || session.read(|w| w.rules.exclude_tags.clone());
                    field("Tags that exclude a ticket", tags, move |tags| decide(RuleEdit::ExcludeTags(tags)))
                })}
                {titled_segments(
                    "Send when",
                    &moments,
                    move || session.read(|w| place(&Moment::ALL, w.rules.moment)),
                    move |at| decide(RuleEdit::Moment(Moment::ALL[at])),
                )}
                {pick(
                    "Performed by",
                    performers,
                    move || session.read(|w| place(&Performer::ALL, w.rules.performer)),
                    move |at| decide(RuleEdit::Performer(Performer::ALL[at])),
                    None,
                )}
                {field("URL of Stella", move || session.read(|w| w.rules.url.clone()), move |url| decide(RuleEdit::Url(url.trim().to_owned())))}
                <p class="aside">{text(move || session.read(|w| endpoint_note(&w.rules.url).to_owned()))}</p>
                {sources(session)}
                {manual(session)}
            </div>
        </section>
    }
    .into_any()
}

fn endpoint_note(url: &str) -> &'static str {
    match url == SISTER_ENDPOINT {
        true => "From Stella’s guides for Zendesk and Freshsales; not confirmed for Freshdesk.",
        false => "Your own address.",
    }
}

/// The place of a choice in the list on screen.
pub fn place<T: PartialEq>(all: &[T], chosen: T) -> usize {
    all.iter().position(|one| *one == chosen).unwrap_or_default()
}

/// The Source condition of each channel that is on.
fn sources(session: Session) -> AnyView {
    let channels = Memo::new(move |_| {
        session.read(|w| w.blueprint.channels_on().map(str::to_owned).collect::<Vec<String>>())
    });
    let tick = move |channel: String, source: Source| {
        let asked = channel.clone();
        check(
            source.label(),
            move || session.read(|w| w.rules.sources_of(&asked).contains(&source)),
            move |on| session.edit(Edit::Rule(RuleEdit::Source(channel.clone(), source, on))),
        )
    };
    let group = move |channel: String| {
        let legend = format!("Sources of {channel} tickets");
        let ticks: Vec<AnyView> = Source::ALL.map(|source| tick(channel.clone(), source)).into();
        view! { <fieldset class="ticks"><legend>{legend}</legend>{ticks}</fieldset> }.into_any()
    };
    part(move || channels.get().into_iter().map(group).collect::<Vec<AnyView>>().into_any()).into_any()
}

/// Which channels are in manual mode in Stella.
fn manual(session: Session) -> AnyView {
    let channels = Memo::new(move |_| {
        session.read(|w| {
            w.blueprint.channels.iter().map(|channel| channel.name.clone()).collect::<Vec<String>>()
        })
    });
    let tick = move |channel: String| {
        let (label, asked) = (channel.clone(), channel.clone());
        check(
            label,
            move || session.read(|w| w.rules.manual.contains(&asked)),
            move |on| session.edit(Edit::Rule(RuleEdit::Manual(channel.clone(), on))),
        )
    };
    let ticks = part(move || channels.get().into_iter().map(tick).collect::<Vec<AnyView>>().into_any());
    view! { <fieldset class="ticks"><legend>"In manual mode in Stella"</legend>{ticks}</fieldset> }.into_any()
}
