//! **Compare with my rule**: the template that runs in Freshdesk today beside the one of the choices, by what
//! they send.

use crate::browser;
use crate::components::{Button, ButtonKind, Differences, Pane, PaneHead, Select, WithReason, reason_id};
use crate::router::{TEMPLATE_TEXT, View, Views};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::compare::{Comparison, Other, channel_of, compare_with};
use payload_core::workspace::Edit;
use ruby_liquid::Clock;

const LABEL: &str = "Template in Freshdesk";
/// The id of what the comparison came to.
const RESULT: &str = "comparison";

/// The pane.
#[component]
pub fn CompareWithMyRule() -> impl IntoView {
    let (session, views) = (Session::here(), Views::here());
    let (pasted, refused) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let shown = session.channel_once().map(Other::Channel).unwrap_or(Other::Guide);
    let other = RwSignal::new(shown);
    // What was compared, and with which templates: it is shown only as long as these are the same.
    let compared = RwSignal::new(None);
    let about = Memo::new(move |_| session.read(|workspace| (pasted.get(), other.get(), workspace.clone())));
    let result = move || {
        compared.with(|compared: &Option<_>| {
            let (known, result) = compared.as_ref()?;
            (*known == *about.read()).then(|| Result::<Comparison, String>::clone(result))
        })
    };
    let channels = Memo::new(move |_| session.channels_on());
    let paste = move |text: String| {
        // Its own channel is what it is most likely to be compared with.
        if let Some(channel) = session.read_once(|workspace| channel_of(workspace, &text)) {
            other.set(Other::Channel(channel));
        }
        refused.set(String::new());
        pasted.set(text);
    };
    let go = move || {
        let about = about.get_untracked();
        if about.0.trim().is_empty() {
            refused.set("Paste the Content of the webhook from your rule in Freshdesk first.".to_owned());
            return;
        }
        let result = compare_with(&about.2, &about.0, &about.1, Clock(browser::now()));
        compared.set(Some((about, result)));
        request_animation_frame(|| browser::reveal(RESULT));
    };
    let take = move || {
        let text = pasted.get_untracked();
        let channel = session.read_once(|workspace| {
            channel_of(workspace, &text).or(workspace.shown_channel().map(str::to_owned))
        });
        if let (Some(channel), false) = (channel, text.trim().is_empty()) {
            session.edit(Edit::Show(channel.clone()));
            session.edit_alone(Edit::Write(channel, text));
            views.open_at(View::Build, TEMPLATE_TEXT);
        }
    };
    let with = move || {
        let mine = |name: &String| (Other::Channel(name.clone()), format!("Your payload for {name}"));
        let guide = (Other::Guide, "The guide’s payload for your choices".to_owned());
        let options = channels.read().iter().map(mine).chain([guide]).collect::<Vec<_>>();
        view! { <Select label="Compare with" options=options value=other on_pick=move |it| other.set(it) /> }
    };
    view! {
        <Pane name="Compare with my rule" class="compare">
            <PaneHead title="Compare with my rule" />
            <div class="body">
                <p class="aside">
                    "Paste the template of a rule that runs in Freshdesk. The page compares what both templates send \
                    for many test cases, not how they are written."
                </p>
                <WithReason reason=reason_id(LABEL) label=LABEL refused=refused>
                    <textarea
                        rows="6"
                        autocomplete="off"
                        spellcheck="false"
                        aria-describedby=reason_id(LABEL)
                        aria-invalid=move || (!refused.read().is_empty()).to_string()
                        prop:value=pasted
                        on:input=move |event| paste(event_target_value(&event))
                    />
                </WithReason>
                {with}
                <div class="row">
                    <Button kind=ButtonKind::Main on_press=go>"Compare"</Button>
                    <Button on_press=take>"Edit it by hand in Build"</Button>
                </div>
                <div role="status" aria-label="Comparison" id=RESULT>
                    {move || result().map(|result| match result {
                        Ok(comparison) => {
                            view! { <Differences comparison=comparison first="in Freshdesk" second="here" /> }.into_any()
                        },
                        Err(why) => view! { <p class="why">{why}</p> }.into_any(),
                    })}
                </div>
            </div>
        </Pane>
    }
}
