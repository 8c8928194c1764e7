//! Proves templates before anything is pasted: every ticket, every rule, whatever Freshdesk does.
//!
//! # What *holds* means
//!
//! A **case** is one ticket, the template of one channel, and one possible Freshdesk. Stella's verdict on it
//! may be that there is no survey, and the template may still be right: a ticket without an email address is
//! rejected by any honest template. So a case holds, unless the *template* is to blame, and a template is
//! judged by what Freshdesk hands to it. It is to blame for these ([`judge::FailureKind`]):
//!
//! - the template does not parse, or what it renders is not JSON;
//! - a value adds a key, swallows one or changes the type of a value ([`structure`](crate::preview::structure));
//! - `Liquid error` stands in what is sent;
//! - a part of Stella's contract is broken for which Stella refuses the payload, a key comes twice, there are
//!   more tags or more characters than Stella takes, or a language that can be read (or that Freshdesk offers
//!   as a choice) is sent as one of which nobody knows whether Stella reads it;
//! - the payload is rejected for an address, a brand or a language that the ticket did hand over, or that the
//!   template never reads, or makes up;
//! - the survey goes to another address than the one that was handed over;
//! - *do not send* is ticked and a survey is sent, or it is not and none is.
//!
//! The ticket alone is to blame where every field that the template reads for the rejected value is empty or
//! unusable as it was handed over: no email, an email that is none, nobody assigned, no brand, no language,
//! a language code that exists nowhere. What is the same for every ticket and still accepted (*do not send*
//! as text, a key that Stella does not know) is no failure here; it is among the problems in Build.
//!
//! The tickets are the built-in ones, the admin's own, and for each branch of a template one that takes it
//! ([`Branch`](crate::preview::Branch)). A branch may mean to send no survey, or to count for another channel.

pub mod causes;
pub mod stress_test;
pub mod bulk;
pub mod matrix_view;
pub mod stress_values;
pub mod judge;
pub mod probe;
pub mod random;
pub mod shrink;
pub mod matrix;
pub mod ways;
pub mod words;
