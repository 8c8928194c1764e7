//! Every component in every state, with the scales of type and spacing: `#components` in the development build.

use crate::components::{
    Button, ButtonKind, Check, CheckedField, ChipsField, CodeBlock, CopyButton, Differences, Field,
    Highlighted, Labeled, Mark, Notice, Pane, PaneHead, Segments, Select, Sentence, SourcePill, Splitter,
    Tab, Tabs, Tone,
};
use leptos::prelude::*;
use payload_core::compare::{Change, Comparison, Difference};
use payload_core::evidence::Source;
use payload_core::highlight::{Paint, json_parts};
use payload_core::text::Span;

/// The sizes of type, as `style/tokens.css` names them.
const TYPE: [&str; 4] = ["--small", "--code-size", "--normal", "--large"];
/// The steps of spacing.
const SPACING: [&str; 5] = ["--s1", "--s2", "--s3", "--s4", "--s6"];
/// The colors of text, each on the color behind it.
const COLORS: [(&str, &str); 10] = [
    ("--ink", "--page"),
    ("--ink", "--pane"),
    ("--soft", "--pane"),
    ("--ink", "--code"),
    ("--accent", "--pane"),
    ("--accent", "--tint"),
    ("--on-accent", "--accent"),
    ("--good", "--good-back"),
    ("--fair", "--fair-back"),
    ("--bad", "--bad-back"),
];
const TONES: [Tone; 4] = [Tone::Plain, Tone::Good, Tone::Fair, Tone::Bad];

/// The page of all components.
#[component]
pub fn Gallery() -> impl IntoView {
    view! {
        <div class="stack gallery" style="padding: var(--s3)">
            <Scales />
            <Buttons />
            <Fields />
            <Choices />
            <Messages />
            <Code />
        </div>
    }
}

#[component]
fn Scales() -> impl IntoView {
    view! {
        <Pane name="Scales">
            <PaneHead title="Scales" />
            <div class="body">
                {TYPE.map(|size| view! {
                    <p style=format!("font-size: var({size})")>{format!("{size}: Stella will send a survey")}</p>
                }).collect_view()}
                {SPACING.map(|step| view! {
                    <p>
                        <span style=format!(
                            "display: inline-block; width: var({step}); height: var(--s4); background: var(--accent)"
                        )></span>
                        {format!(" {step}")}
                    </p>
                }).collect_view()}
                {COLORS.map(|(text, behind)| view! {
                    <p style=format!("padding: var(--s1) var(--s2); color: var({text}); background: var({behind})")>
                        {format!("{text} on {behind}")}
                    </p>
                }).collect_view()}
            </div>
        </Pane>
    }
}

#[component]
fn Buttons() -> impl IntoView {
    let press = || ();
    view! {
        <Pane name="Buttons">
            <PaneHead title="Buttons">
                <Button on_press=press>"Plain"</Button>
                <Button kind=ButtonKind::Main on_press=press>"Main"</Button>
            </PaneHead>
            <div class="body">
                <Button on_press=press disabled=true>"Disabled"</Button>
                " "
                <Button kind=ButtonKind::Main on_press=press disabled=true>"Main, disabled"</Button>
                " "
                <Button on_press=press pressed=Signal::stored(true)>"Pressed"</Button>
                " "
                <Button kind=ButtonKind::Link on_press=press>"Link"</Button>
                " "
                <Button kind=ButtonKind::Icon name="Icon".to_owned() on_press=press>"↶"</Button>
                " "
                <CopyButton label="Copy payload" kind=ButtonKind::Main read=|| Some("text".to_owned()) />
                " "
                <span class="pill">"pill"</span>
                " "
                <span class="pill open">"not confirmed"</span>
                " "
                <SourcePill
                    words="documented"
                    is_open=false
                    source=Signal::stored(Source {
                        words: "An article says so.".to_owned(),
                        link: Some("https://example.com"),
                    })
                />
                " "
                <kbd>"Ctrl+Z"</kbd>
            </div>
        </Pane>
    }
}

#[component]
fn Fields() -> impl IntoView {
    let text = RwSignal::new("ann@example.com".to_owned());
    let tags =
        RwSignal::new(vec!["no-survey".to_owned(), "a very long tag with many words in it".to_owned()]);
    view! {
        <Pane name="Fields">
            <PaneHead title="Fields" />
            <div class="body stack">
                <Field label="Field" value=text on_input=move |typed| text.set(typed) />
                <Field label="Empty, with a hint" value="" on_input=|_| () hint="ticket.cf_brand" />
                <CheckedField
                    label="Checked: everything is refused"
                    value="ticket.id"
                    accept=|typed: String| Err(format!("“{typed}” is not a placeholder."))
                />
                <Labeled label="Text area"><textarea rows="3">"One line\nAnother"</textarea></Labeled>
                <ChipsField
                    label="Chips"
                    id="gallery-chips".to_owned()
                    values=tags
                    split=one_each
                    on_change=move |changed| tags.set(changed)
                />
            </div>
        </Pane>
    }
}

#[component]
fn Choices() -> impl IntoView {
    let (on, picked, tab) = (RwSignal::new(true), RwSignal::new(1), RwSignal::new(0));
    let words = ["First", "Second", "Third"];
    let tabs = words.iter().enumerate().map(|(value, name)| Tab { value, name: (*name).to_owned() });
    let tabs = Signal::stored(tabs.collect::<Vec<_>>());
    let options = words.iter().enumerate().map(|(at, name)| (at, (*name).to_owned())).collect();
    view! {
        <Pane name="Choices">
            <PaneHead title="Choices">
                <Tabs
                    label="Tabs"
                    class="tabs"
                    prefix="gallery-tab-"
                    panel="gallery-panel"
                    tabs=tabs
                    value=tab
                    on_open=move |opened| tab.set(opened)
                />
            </PaneHead>
            <div class="body stack" id="gallery-panel">
                <Check switch=true label="Switch" on=on on_flip=move |to| on.set(to) />
                <Check switch=true label="Switch, the other way" on=move || !on.get() on_flip=move |to: bool| on.set(!to) />
                <Check label="Tick box" on=on on_flip=move |to| on.set(to) />
                <Segments
                    label="Segments"
                    options=words.into_iter().enumerate().collect()
                    value=picked
                    on_pick=move |to| picked.set(to)
                />
                <Select label="Select" options=options value=picked on_pick=move |to| picked.set(to)>
                    <span class="pill">"documented"</span>
                </Select>
                <div style="position: relative; height: var(--s6)">
                    <Splitter label="Splitter" class="" range=(100, 900) value=500 on_move=|_| () />
                </div>
            </div>
        </Pane>
    }
}

#[component]
fn Messages() -> impl IntoView {
    let comparison = Comparison {
        differences: vec![Difference {
            path: "tags".into(),
            kind: Change::Removed("[\"vip\"]".into()),
            ticket: "An ordinary ticket".into(),
        }],
        tried: 214,
        now: vec![("tags".into(), Some("[\"vip\"]".into()), None)],
    };
    view! {
        <Pane name="Messages" class="problems">
            <PaneHead title="Messages" />
            {TONES.map(|tone| view! {
                <Notice tone=tone words=format!("A notice: {tone:?}")>
                    <Button on_press=|| ()>"Undo that"</Button>
                </Notice>
                <Sentence tone=tone>
                    <p>"Stella will send a survey to ann@example.com"<small>"A detail."</small></p>
                </Sentence>
                <div class="finding">
                    <Mark tone=tone />
                    <div><b>"A finding"</b><p>"Why it matters, and what to do."</p></div>
                    <Button on_press=|| ()>"Make it safe"</Button>
                </div>
            }).collect_view()}
            <div class="body"><Differences comparison=comparison first="in Freshdesk" second="here" /></div>
        </Pane>
    }
}

#[component]
fn Code() -> impl IntoView {
    let text = "{ \"name\": \"Ann Lee\",\n \"tags\": [\"vip\", \"billing  issue\"] }".to_owned();
    let at =
        |part: &str| text.find(part).map_or(Span::new(0, 1), |start| Span::new(start, start + part.len()));
    let mut paints = json_parts(&text, &[]);
    let looks =
        [("Ann", Paint::Lit), ("vip", Paint::Error), ("billing", Paint::Warning), ("  ", Paint::Blank)];
    paints.extend(looks.map(|(part, paint)| (at(part), paint)));
    let pieces = vec![at("Ann Lee"), at("vip")];
    view! {
        <Pane name="Code">
            <PaneHead title="Code" />
            <CodeBlock label="Code" highlighted=Highlighted { text, paints, pieces } on_attend=|_| () />
        </Pane>
    }
}

/// The values of a typed list.
fn one_each(typed: String) -> Vec<String> {
    typed.split(';').map(str::to_owned).collect()
}
