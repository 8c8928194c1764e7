//! The Payload Builder: choose, preview and prove the webhook payload with which Freshdesk asks
//! Stella Connect for a survey.
//!
//! # Architecture
//!
//! Three crates and a page, each knowing only those before it:
//!
//! - [`ruby_liquid`]: Liquid as Ruby's engines run it. Knows no Freshdesk.
//! - [`payload_core`]: everything the product knows, pure and total: tickets, options, payload and contract, checks,
//!   proof, rules, and the one [`payload_core::workspace::Workspace`] that everything shown follows from. Knows no
//!   browser; its crate docs are the next chapter to read.
//! - `payload-check`: the core at a terminal.
//! - this crate, the page: [`session`] holds the workspace and the one door to change it, [`views`] show what the core
//!   says and turn what people do into [`payload_core::workspace::Edit`]s, [`components`] know neither of them, and
//!   [`browser`] is where the browser's own objects are named. It decides nothing.
//!
//! The optimized build writes the first view into the page as HTML (`src/bin/first-view.rs`): whoever comes for the
//! first time sees the answer before the program runs. And it cuts the program in two: the template, the ticket, the
//! payload and its verdict are loaded first, with no more of Liquid than options are written with
//! ([`ruby_liquid::builtins`]), and [`second_half`] once they stand. Files of tickets are judged, and
//! templates examined, proved and stress-tested, in workers, which are this program once more, without a page
//! ([`background`]).
//!
//! # What always holds
//!
//! Held by `xtask/tests/architecture.rs`, by the lints of the workspace and by the stories:
//!
//! - Everything shown follows from the workspace. Only [`session::Session::edit`] and its like change it. A change
//!   wakes only those who read the area it is in, and what can wait (undo, autosave, examination) once the
//!   payload is painted.
//! - Views import no other view, components neither the session nor views. Only [`browser`] names the browser's
//!   objects and has state of its own; the slots of [`late`] are filled once, as code arrives, and never change.
//! - No crate knows one after it: the engine no Freshdesk, the core no browser.
//! - Text from outside is only ever text: no HTML is made of it, and no value of it is trusted to be there.
//! - No request is made once the page is loaded, and no key is ever asked for.
//!
//! Modules stand here in the order of their dependencies; a module imports only from those above it.

// Views of a native build have types as deep as the views themselves.
#![cfg_attr(feature = "ssr", recursion_limit = "512")]

pub mod browser;
pub mod reactive;
pub mod debounce;
pub mod components;
pub mod late;
pub mod theme;
pub mod new_version;
pub mod session;
pub mod opened_case;
pub mod background;
pub mod router;
pub mod shortcuts;
pub mod undo;
pub mod persistence;
pub mod views;
pub mod app;
pub mod second_half;
