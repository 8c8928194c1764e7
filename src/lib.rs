//! The Payload Builder: choose, preview and prove the webhook payload with which Freshdesk asks
//! Stella Connect for a survey.
//!
//! # Architecture
//!
//! One idea: everything the page shows follows from one plain value. [`workspace::Workspace`] is all that
//! an admin can change: choices, sample ticket, assumptions about Freshdesk. [`analysis::analyze`] is pure and
//! total, and makes of it all that is shown: template, rendering with origins, payload, verdict. Text that a
//! person types is never an error of the program; it is an analysis that says what is wrong.
//!
//! ```text
//! choices ──► Blueprint ──► template ──► Template ──► Rendering ──► Json ──► Verdict
//!                                           ▲        (pieces with
//!             Ticket ──► Assumptions ──► Data         origins)
//! ```
//!
//! - [`blueprint`] turns choices into a template: letter for letter as in the guide, or robust.
//! - [`template`] is Liquid as Freshdesk runs it, versions 2.4 and 5, held to renders of the real engines.
//! - [`freshdesk`] holds what nobody knows for sure about Freshdesk, as data with its evidence.
//! - [`payload`] reads the rendered text with the place of every value, and [`payload::contract`] is what
//!   Stella takes, as data. [`verdict`] says what Stella will do. [`json`] reads what people paste and open.
//! - [`workspace::Edit`] is everything that can be done, in the admin's words, and the only way to change
//!   anything; undo is a list of workspaces.
//! - [`workspace::saved`] and [`workspace::link`] write a workspace for the browser's storage, a file or an
//!   address, and read what comes back with suspicion.
//! - [`rulebook`] is what the admin decides about Freshdesk's rules, Stella's endpoint among it; [`rule`] makes
//!   the sheets of it, checks and simulates them. [`guide`] is the checklist, [`runbook`] all of it as a document, [`shell`] quotes.
//! - [`explain`] says of each piece of a template what it does, and [`completion`] what could be typed next.
//! - [`proof`] tries a template on every ticket, on hostile values, on files of real tickets, and asks the
//!   account itself with a probe. The page goes on proving by itself, in slices, whatever view is open.
//! - [`finding`] tells what is or will be wrong with a template, mostly by rendering it, with the edit that mends
//!   it. [`compare`](mod@compare) puts two templates side by side by what they send, and [`recognise`](mod@recognise) reads
//!   the choices off a template the same way.
//! - `ui` (feature `ui`) shows an analysis and turns what people do into edits. It decides nothing. It builds
//!   its elements as data of one type, since what Leptos compiles for each type is what a page weighs. The
//!   optimised build cuts it in two: the Build view is loaded first, with no more of Liquid than choices are
//!   written with ([`template::vocabulary`]), and `ui::rest` once that stands. A file of tickets is judged in a
//!   worker, which is this program once more, without a page.
//!
//! Everything but `ui` knows nothing of browsers: it builds and is tested natively with
//! `--no-default-features`, which is the proof. Modules stand here in the order of their dependencies; a
//! module imports only from those above it.

pub mod order;
pub mod text;
pub mod evidence;
pub mod payload;
pub mod json;
pub mod placeholder;
pub mod escaping;
pub mod template;
pub mod ticket;
pub mod freshdesk;
pub mod verdict;
pub mod blueprint;
pub mod rulebook;
pub mod workspace;
pub mod highlight;
pub mod analysis;
pub mod explain;
pub mod completion;
pub mod rule;
pub mod shell;
pub mod guide;
pub mod runbook;
pub mod proof;
pub mod finding;
pub mod compare;
pub mod recognise;
#[cfg(feature = "ui")]
pub mod ui;
