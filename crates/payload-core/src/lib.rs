//! Everything the Payload Builder knows about Freshdesk, Stella Connect and the payload between them, without a
//! browser.
//!
//! One idea: everything shown follows from one plain value. [`workspace::Workspace`] is all that an admin can
//! change: options, sample ticket, assumptions about Freshdesk. [`analysis::analyze`] is pure and total, and makes
//! of it all that is shown: template, rendering with origins, payload, verdict. (The page makes the same of it step by
//! step, so that an edit repeats only what reads it; a test holds the two together.) Text that a person types is never
//! an error of the program; it is an analysis that says what is wrong.
//!
//! ```text
//! options ──► template text ──► Template ──► Rendering ──► Json ──► Verdict
//!                                  ▲         (pieces with
//!             Ticket ──► Assumptions ──► Data  origins)
//! ```
//!
//! - [`options`] are the admin's choices, and write a template: letter for letter as in the guide, or robust.
//! - [`ruby_liquid`] is Liquid as Freshdesk runs it, versions 2.4 and 5, held to renders of the real engines.
//! - [`assumptions`] holds what nobody knows for sure about Freshdesk, as data with its evidence.
//!   [`probe_result`] is what a probe found out about this account.
//! - [`payload`] reads the rendered text with the place of every value, and [`payload::contract`] is what
//!   Stella takes, as data. [`verdict`] says what Stella will do. [`json`] reads what people paste and open, and
//!   [`pasted`] takes a template out of what it was copied with.
//! - [`workspace::Edit`] is everything that can be done, in the admin's words, and the only way to change
//!   anything; undo is a list of workspaces.
//! - [`workspace::saved`] and [`workspace::link`] write a workspace for the browser's storage, a file or an
//!   address, and read what comes back with suspicion.
//! - [`freshdesk`] has the numbers and names of sources, statuses and priorities.
//! - [`rule_settings`] is what the admin decides about Freshdesk's rules, Stella's endpoint among it; [`automation`]
//!   makes the sheets of it, checks and simulates them. [`go_live`] is the checklist, [`runbook`] all of it as a
//!   document, [`curl_command`] a test from a terminal.
//! - [`viewed_case`] is a case of the proof that stands in front of the settings while it is looked at.
//! - [`explain`] says of each piece of a template what it does, and [`completion`] what could be typed next.
//! - [`proof`] tries a template on every ticket, on hostile values, on files of real tickets, and asks the
//!   account itself with a probe.
//! - [`finding`] is what is or will be wrong, with the change that mends it. [`checks`] report it of a template,
//!   mostly by rendering it, and [`automation::check`] of the rules.
//!   [`compare`](mod@compare) puts two templates side by side by what they send, and [`recognize`](mod@recognize)
//!   reads the options off a template the same way.
//! - [`task`] is long work as a page hands it to another thread.
//!
//! Modules stand here in the order of their dependencies; a module imports only from those above it.

pub mod text;
pub mod evidence;
pub mod freshdesk;
pub mod payload;
pub mod json;
pub mod pasted;
pub mod placeholder;
pub mod escaping;
pub mod ticket;
pub mod assumptions;
pub mod probe_result;
pub mod verdict;
pub mod preview;
pub mod options;
pub mod arrival;
pub mod rule_settings;
pub mod workspace;
pub mod finding;
pub mod highlight;
pub mod analysis;
pub mod explain;
pub mod completion;
pub mod automation;
pub mod curl_command;
pub mod go_live;
pub mod runbook;
pub mod proof;
pub mod viewed_case;
pub mod checks;
pub mod compare;
pub mod recognize;
pub mod task;
