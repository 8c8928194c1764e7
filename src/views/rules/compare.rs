//! **Compare with my rule**: the template that runs in Freshdesk today beside the one of the choices, by what
//! they send.

use crate::browser;
use crate::components::{area, button, labelled, main_button};
use crate::element::{div, el, p, span};
use crate::live::{effect, flag, memo, nothing, part, typing};
use crate::router::{View, Views};
use crate::session::Session;
use crate::views::payload::{focus_editor, pane};
use leptos::prelude::*;
use payload_core::compare::{Change, Comparison, Difference, compare};
use payload_core::options::Preset;
use payload_core::payload;
use payload_core::workspace::{Edit, Workspace};
use ruby_liquid::{Clock, Template};
use std::sync::Arc;

/// The word of the other side of a comparison: [`GUIDE`], or this before the name of a channel.
const CHANNEL: &str = "channel ";
const GUIDE: &str = "guide";

/// What was compared last.
type Compared = Option<Arc<Result<Comparison, String>>>;

/// The pane.
pub fn compare_pane(session: Session) -> AnyView {
    let views = Views::here();
    let pasted = StoredValue::new(String::new());
    let refused = RwSignal::new(String::new());
    let shown = session.channel_once().map(|channel| format!("{CHANNEL}{channel}"));
    let other = RwSignal::new(shown.unwrap_or_default());
    let compared: RwSignal<Compared> = RwSignal::default();
    // What is compared with has moved on.
    effect(move || {
        session.follow();
        other.with(|_| ());
        compared.set(None);
    });
    let typed = area("Template in Freshdesk", 6, String::new(), refused, move |text| {
        // Its own channel is what it is most likely to be compared with.
        let channel = session.read_once(|workspace| channel_of(workspace, &text).map(str::to_owned));
        if let Some(channel) = channel {
            other.set(format!("{CHANNEL}{channel}"));
        }
        pasted.set_value(text);
        refused.set(String::new());
        compared.set(None);
    });
    let choose = typing(move |word| other.set(word));
    let option = move |word: String, label: String| {
        let value = word.clone();
        let selected = flag(move || other.with(|other| *other == word));
        el("option").attr("value", value).prop_flag("selected", selected).say(label).done()
    };
    // A channel's name has no line breaks.
    let channels = memo(move || {
        session.read(|workspace| workspace.options.channels_on().collect::<Vec<_>>().join("\n"))
    });
    let options = part(move || {
        let mine = |name: &str| option(format!("{CHANNEL}{name}"), format!("The payload for {name}, here"));
        let mut options: Vec<AnyView> = channels.with(|channels| channels.lines().map(mine).collect());
        options.push(option(GUIDE.to_owned(), "The guide’s payload of these choices".to_owned()));
        options.into_any()
    });
    let with = el("select").on_change(choose).part(options);
    let go = main_button("Compare", move || {
        let text = pasted.get_value();
        if text.trim().is_empty() {
            refused.set("Paste the Content of the webhook from your rule in Freshdesk first.".to_owned());
            return;
        }
        compared.set(Some(Arc::new(result(session, &text, &other.get_untracked()))));
    });
    let take = button("Edit it by hand in Build", move || {
        let text = pasted.get_value();
        let channel = session.read_once(|workspace| {
            channel_of(workspace, &text).or(workspace.shown_channel()).map(str::to_owned)
        });
        if let (Some(channel), false) = (channel, text.trim().is_empty()) {
            session.edit(Edit::Show(channel.clone()));
            session.edit_alone(Edit::Write(channel, text));
            views.open(View::Build);
            focus_editor();
        }
    });
    let outcome = part(move || match compared.get() {
        None => nothing(),
        Some(compared) => match compared.as_ref() {
            Ok(comparison) => told(comparison),
            Err(why) => p("why", why.clone()),
        },
    });
    let body = div("body")
        .child(p("aside", "Paste the template of a rule that runs in Freshdesk. Compared is what both send, over every built-in ticket and more, not their letters."))
        .child(typed)
        .child(labelled("Compare with", with).done())
        .child(div("row").child(go).child(take).done())
        .child(el("div").attr("role", "status").attr("aria-label", "Comparison").part(outcome).done());
    pane("Compare with my rule", "pane compare")
        .child(el("h2").say("Compare with my rule").done())
        .child(body.done())
        .done()
}

/// The channel that is on and that a template names, for the sample ticket.
fn channel_of<'a>(workspace: &'a Workspace, text: &str) -> Option<&'a str> {
    let template = Template::parse(text, workspace.assumptions.liquid);
    let sent = template.render(&workspace.assumptions.present(&workspace.ticket), Clock(0)).text;
    let named = payload::read(&sent).ok()?;
    let named = named.get("channel")?.text()?.trim();
    workspace.options.channels_on().find(|channel| *channel == named)
}

fn result(session: Session, text: &str, other: &str) -> Result<Comparison, String> {
    let clock = Clock(browser::now());
    session.read_once(|workspace| {
        if let Some(error) = Template::parse(text, workspace.assumptions.liquid).errors().first() {
            return Err(format!("The pasted template does not render at all: {}", error.message));
        }
        let chosen = other.strip_prefix(CHANNEL);
        let chosen = chosen.filter(|chosen| workspace.options.channels_on().any(|one| one == *chosen));
        let Some(channel) = chosen.or(channel_of(workspace, text)).or(workspace.shown_channel()) else {
            return Err("Every channel is off: there is nothing to compare with.".to_owned());
        };
        let second = match other {
            GUIDE => {
                let mut guide = workspace.options.clone();
                guide.choose(Preset::Guide);
                guide.write(channel).text
            }
            _ => workspace.template(channel).text,
        };
        Ok(compare(text, &second, workspace, clock))
    })
}

fn told(comparison: &Comparison) -> AnyView {
    let tried = comparison.tried;
    if comparison.is_same() {
        let words = format!("Both send the same, in all {tried} cases that were tried.");
        return div("verdict good")
            .child(el("span").attr("aria-hidden", "true").say("✓").done())
            .child(p("", words))
            .done();
    }
    let rows = comparison.differences.iter().map(difference);
    let cell = |value: &Option<String>| {
        el("td").child(el("code").say(value.clone().unwrap_or("—".to_owned())).done()).done()
    };
    let now = comparison.now.iter().map(|(path, first, second)| {
        let path = if path.is_empty() { "the payload" } else { path.as_str() };
        el("tr")
            .child(el("th").attr("scope", "row").say(path).done())
            .child(cell(first))
            .child(cell(second))
            .done()
    });
    let head = ["Value", "In Freshdesk", "Here"].map(|word| el("th").attr("scope", "col").say(word).done());
    let table = (!comparison.now.is_empty()).then(|| {
        let table = el("table")
            .child(el("caption").say("For the sample ticket").done())
            .child(el("thead").child(el("tr").children(head).done()).done())
            .child(el("tbody").children(now).done());
        div("scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", "For the sample ticket")
            .child(table.done())
            .done()
    });
    let count = comparison.differences.len();
    let plural = if count == 1 { "" } else { "s" };
    div("differences")
        .child(p("", format!("{count} difference{plural}, over {tried} cases:")))
        .child(el("ul").children(rows).done())
        .children(table)
        .done()
}

fn difference(difference: &Difference) -> AnyView {
    let path = &difference.path;
    let (word, what) = match &difference.kind {
        Change::Added(value) => ("Added", format!("“{path}” is sent here only: {value}")),
        Change::Removed(value) => ("Removed", format!("“{path}” is sent in Freshdesk only: {value}")),
        Change::Changed(first, second) => {
            ("Changed", format!("“{path}”: {first} in Freshdesk, {second} here"))
        }
        Change::Breaks => ("Breaks", "not JSON here, but in Freshdesk".to_owned()),
        Change::Holds => ("Holds", "JSON here, and not in Freshdesk".to_owned()),
    };
    el("li").child(span("pill", word)).say(format!(" {what} ({}).", difference.ticket)).done()
}
