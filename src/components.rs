//! The controls that every view is made of. They know neither session nor views: what they show comes in as a
//! signal, what a person does with them goes out through a callback.

pub mod announcer;
pub mod as_html;
mod button;
mod check;
mod chips_field;
mod code_block;
mod code_lines;
mod copy_button;
mod differences;
mod drafts;
mod field;
mod pane;
mod refused_fields;
mod segments;
mod select;
mod sentence;
mod show_more;
mod source_pill;
mod splitter;
mod tabs;
mod tone;

pub use button::{Button, ButtonKind};
pub use check::Check;
pub use chips_field::ChipsField;
pub use code_block::{Backdrop, CodeBlock, Highlighted};
pub use copy_button::CopyButton;
pub use differences::Differences;
pub use drafts::{Draft, DraftGroup, Drafts};
pub use field::{CheckedField, Field, Labelled, WithReason, reason_id};
pub use pane::{Pane, PaneHead};
pub use refused_fields::RefusedFields;
pub use segments::Segments;
pub use select::Select;
pub use sentence::Sentence;
pub use show_more::ShowMore;
pub use source_pill::SourcePill;
pub use splitter::Splitter;
pub use tabs::{Tab, Tabs};
pub use tone::{Mark, Notice, Tone};
