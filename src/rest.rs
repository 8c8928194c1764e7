//! The rest of the page: what the first view can do without.
//!
//! The optimised build splits the program in two at [`rest`], which is the only way into the second half.
//! The first half shows **Build** and is all that a visitor waits for; the second is fetched as soon as
//! that view stands, before anyone can ask for it, and from then on nothing is fetched any more. Until then the
//! engine knows no more of Liquid than choices are written with (`template::builtins`). Other builds are of one
//! piece. In a worker there is no first view, and the second half is all that is needed.

use crate::browser;
use crate::browser::service_worker;
use crate::components::button;
use crate::element::{div, p};
use crate::live::part;
use crate::persistence::{self, Keeper};
use crate::router::Views;
use crate::session::Session;
use crate::views::go_live;
use crate::views::payload::choices::{late, new_channel};
use crate::views::payload::{editor, explanation, problems, whole_ticket};
use crate::views::prove;
use crate::views::rules;
use crate::views::settings;
use leptos::prelude::*;
use payload_core::analysis::{Analysis, analyze};
use payload_core::options::Choice;
use payload_core::text::Span;
use payload_core::workspace::Workspace;
use ruby_liquid::Clock;
use std::cell::Cell;

/// Makes of a workspace what is shown of it.
pub type Analyze = fn(&Workspace, Clock) -> Option<Analysis>;

/// The doors to what is in the rest.
pub struct Rest {
    /// Analyses any template; what choices write can be analysed without.
    pub analyze: Analyze,
    /// Takes up what this browser kept, and keeps what changes from then on.
    begin: fn(Session),
    /// The offer of a newer version of the page.
    pub new_version: fn() -> AnyView,
    /// What the keeping has to tell.
    pub bars: fn() -> AnyView,
    /// The menu **Settings**, with what it opens.
    pub settings: fn(Views) -> AnyView,
    /// The form for a channel of one's own.
    pub add_channel: fn(RwSignal<bool>) -> AnyView,
    /// The settings of a part of the payload that is off at first.
    pub part_settings: fn(Choice) -> AnyView,
    /// What is wrong with the template on show.
    pub problems: fn() -> AnyView,
    /// From a template edited by hand back to the choices; those that it stands for, where it does.
    pub return_to_choices: fn(Session),
    /// What the piece at a place of the template does, in plain words.
    pub explain: fn(Session, Span) -> Option<String>,
    /// The template, to be edited by hand.
    pub editor: fn() -> AnyView,
    /// The sample ticket as JSON.
    pub ticket_as_json: fn() -> AnyView,
    /// The place to paste a ticket; it is told how the ticket is edited, and tells what the pasted one lacks.
    pub ticket_pasted: fn(RwSignal<usize>, RwSignal<String>) -> AnyView,
    /// Asks for what a pasted ticket lacks.
    pub ticket_asked: fn(RwSignal<String>) -> AnyView,
    /// Says that a ticket of one's own is not kept.
    pub ticket_forgotten: fn() -> AnyView,
    /// What the proof came to, in a line.
    pub proof_line: fn() -> AnyView,
    /// The **Prove** view.
    pub prove: fn() -> AnyView,
    /// The **Rules** view.
    pub rules: fn() -> AnyView,
    /// The **Go live** view.
    pub go_live: fn(Views) -> AnyView,
    /// The work of a worker.
    serve: fn(),
}

const MISSING: &str = "This part of the page did not arrive: the connection broke, or the server has a newer \
    version by now. Your work is kept.";

/// The rest did not come.
struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(rest, fallible))]
fn rest() -> Result<&'static Rest, Missing> {
    Ok(&Rest {
        analyze,
        begin,
        new_version: service_worker::new_version,
        bars: persistence::bars,
        settings: settings::settings_menu,
        add_channel: new_channel::new_channel,
        part_settings: late::part_settings,
        problems: problems::problems,
        return_to_choices: problems::return_to_choices,
        explain: explanation::meaning,
        editor: editor::editor,
        ticket_as_json: whole_ticket::as_json,
        ticket_pasted: whole_ticket::pasted,
        ticket_asked: whole_ticket::asked,
        ticket_forgotten: whole_ticket::forgotten,
        proof_line: prove::proof_line,
        prove: prove::prove_view,
        rules: rules::rules_view,
        go_live: go_live::golive_view,
        serve: prove::serve,
    })
}

async fn arrival() -> Result<&'static Rest, Missing> {
    #[cfg(feature = "split")]
    return rest().await;
    #[cfg(not(feature = "split"))]
    return rest();
}

/// Where the program runs in a worker (`ui::browser::worker`), does the work there. True if so: nothing must
/// be shown then.
pub fn serves() -> bool {
    let serves = web_sys::window().is_none();
    if serves {
        wasm_bindgen_futures::spawn_local(async {
            match arrival().await {
                Ok(rest) => (rest.serve)(),
                // The page hears of it.
                Err(Missing) => leptos::wasm_bindgen::throw_str(MISSING),
            }
        });
    }
    serves
}

/// The looks of what is in the rest.
const STYLES: [&str; 5] = [
    include_str!("../style/editor.css"),
    include_str!("../style/prove.css"),
    include_str!("../style/rules.css"),
    include_str!("../style/golive.css"),
    include_str!("../style/settings.css"),
];

fn begin(session: Session) {
    STYLES.into_iter().for_each(browser::add_style);
    Keeper::begin(session);
    prove::begin(session);
}

/// How far the fetching is.
#[derive(Clone, Copy, PartialEq)]
enum Standing {
    Coming,
    Here,
    Missing,
}

thread_local! {
    static REST: Cell<Option<&'static Rest>> = const { Cell::new(None) };
}

/// Follows the fetching.
#[derive(Clone, Copy)]
pub struct Coming {
    standing: RwSignal<usize>,
    session: Session,
    /// Of the whole page: what the rest hands to it, everything finds.
    page: StoredValue<Owner>,
}

/// Begins to fetch the rest, and hands everything below what follows it.
pub fn fetch(session: Session) {
    let coming = Coming {
        standing: RwSignal::new(Standing::Coming as usize),
        session,
        page: StoredValue::new(Owner::current().unwrap_or_default()),
    };
    provide_context(coming);
    coming.fetch();
}

impl Coming {
    fn fetch(self) {
        self.standing.set(Standing::Coming as usize);
        leptos::task::spawn_local(async move {
            let standing = match arrival().await {
                Ok(found) => {
                    // First of all: what was kept may be a template written by hand.
                    REST.set(Some(found));
                    self.page.get_value().with(|| (found.begin)(self.session));
                    Standing::Here
                }
                Err(Missing) => Standing::Missing,
            };
            self.standing.set(standing as usize);
        });
    }
}

/// The rest, once it is here.
pub fn if_here() -> Option<&'static Rest> {
    REST.get()
}

/// A view that is in the rest; until it is there, how far that is.
pub fn rest_view(make: impl Fn(&'static Rest) -> AnyView + Send + 'static) -> AnyView {
    rest_part(make, |coming, standing| match standing == Standing::Missing as usize {
        true => div("late")
            .attr("role", "alert")
            .child(p("", MISSING))
            .child(button("Try again", move || coming.fetch()))
            .done(),
        false => div("late").attr("role", "status").child(p("", "Loading …")).done(),
    })
}

/// A part of the page that is in the rest, with something that stands there `before`.
pub fn rest_part(
    make: impl Fn(&'static Rest) -> AnyView + Send + 'static,
    before: impl Fn(Coming, usize) -> AnyView + Send + 'static,
) -> AnyView {
    let coming: Coming = expect_context();
    part(move || {
        let standing = coming.standing.get();
        match REST.get() {
            Some(rest) => make(rest),
            None => before(coming, standing),
        }
    })
    .into_any()
}
