//! **Try to break it**: hostile values through every placeholder, and what broke.

use super::{Bell, at_desk, bells, open_in_build, outdated, pane, progress, scheduler, verdict};
use crate::browser;
use crate::components::{button, field, link_button, main_button};
use crate::element::{div, el, p, span};
use crate::live::{nothing, only_if, part};
use crate::router::Views;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::proof::fuzz::{Attack, Break};
use payload_core::proof::words;
use payload_core::workspace::Workspace;
use ruby_liquid::Clock;

/// How many mixtures are tried after every kind of value.
const MIXTURES: usize = 4_000;

/// The second pane.
pub fn attack_pane() -> AnyView {
    let (session, views) = (Session::here(), Views::here());
    let bell = bells().attack;
    let running = move || {
        bell.listen();
        at_desk(|desk| desk.attacking)
    };
    let stop = move || {
        at_desk(|desk| {
            desk.runs[1] += 1;
            desk.attacking = false;
        });
        bell.ring();
    };
    let begin = move || attack(session, bell);
    let found = part(move || {
        bell.listen();
        let found = at_desk(|desk| {
            let (attack, _) = desk.attack.as_ref()?;
            let progress = (desk.attacking, attack.done(), attack.total());
            Some((progress, attack.sentence(), attack.breaks.clone()))
        });
        found.map_or_else(nothing, |(progress, sentence, breaks)| {
            shown(session, views, progress, sentence, breaks)
        })
    });
    let stale = move || {
        bell.listen();
        session.read(|workspace| {
            at_desk(|desk| {
                desk.attack.as_ref().is_some_and(|(_, known)| {
                    known.options != workspace.options || known.by_hand != workspace.by_hand
                })
            })
        })
    };
    let what = "Quotes, backslashes, line breaks, every control character, Liquid and JSON syntax, markup, right-to-left text, nothing, numbers, lists: each through every placeholder in use, under both Liquids and every escaping; then mixtures and pairs, which the seed decides.";
    let seed = field("Seed", || at_desk(|desk| desk.seed.clone()), |seed| at_desk(|desk| desk.seed = seed));
    let row = div("row")
        .child(only_if(move || !running(), move || main_button("Try to break it", begin)))
        .child(only_if(running, move || button("Stop", stop)))
        .child(seed);
    let body = div("body").child(p("", what)).child(row.done()).child(outdated(stale, begin)).part(found);
    pane("Hostile values", "pane attack", body).done()
}

/// A number as typed; any other text is a seed of its own.
fn seed(text: &str) -> u64 {
    let text = text.trim();
    text.parse().unwrap_or_else(|_| {
        text.bytes().fold(0, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(byte.into()))
    })
}

fn attack(session: Session, bell: Bell) {
    let workspace = session.read_once(Workspace::clone);
    let run = at_desk(|desk| {
        desk.runs[1] += 1;
        desk.attacking = true;
        let attack = Attack::new(&workspace, seed(&desk.seed), MIXTURES, Clock(browser::now()));
        desk.attack = Some((attack, workspace));
        desk.runs[1]
    });
    bell.ring();
    let step = move || {
        at_desk(|desk| match &mut desk.attack {
            Some((attack, _)) if desk.runs[1] == run => {
                let done = attack.step(2);
                desk.attacking = !done;
                done
            }
            _ => true,
        })
    };
    scheduler::work(step, move || bell.ring());
}

fn shown(
    session: Session,
    views: Views,
    (running, done, total): (bool, usize, usize),
    sentence: String,
    breaks: Vec<Break>,
) -> AnyView {
    let state = if running {
        let words = format!("{} of {}", words::count(done), words::counted(total, "attempt"));
        progress("Attempts", done as f64 / total.max(1) as f64, words)
    } else {
        let (class, mark) = if breaks.is_empty() { ("verdict good", "✓") } else { ("verdict bad", "✕") };
        let mut line = el("p").attr("role", "status").attr("aria-label", "Attack").say(sentence);
        if done < total {
            line = line.say(format!(" Stopped after {} of {}.", words::count(done), words::count(total)));
        } else if breaks.is_empty() && total > 0 {
            let rest = "No value is left that breaks it: every control character, U+0000 to U+001F and U+007F to U+009F, was tried raw in every place.";
            line = line.child(el("small").say(rest).done());
        }
        verdict(class, mark, line)
    };
    let one = |found: Break| {
        let (ticket, assumptions, channel) = (found.ticket.clone(), found.assumptions, found.channel.clone());
        let open = link_button("Open in Build", move || {
            open_in_build(session, views, ticket.clone(), assumptions, channel.clone());
        });
        let cause = el("p").child(span("pill open", found.failure.kind.label())).say(" ");
        let times = words::counted(found.times, "attempt");
        let where_ = el("p")
            .class("aside")
            .say(format!("{}. {times} broke it so. ", words::freshdesk(found.assumptions)))
            .child(open);
        el("li")
            .child(cause.child(el("code").say(found.cause()).done()).done())
            .child(p("", found.failure.why))
            .child(where_.done())
            .done()
    };
    let list = el("ol").class("breaks").children(breaks.into_iter().map(one));
    div("found").child(state).child(list.done()).done()
}
