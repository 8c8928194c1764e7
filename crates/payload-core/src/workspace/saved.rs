//! A workspace as text: what the browser keeps, what **Download settings** writes, what a link carries.
//!
//! The text is JSON with a version, and holds only what differs from the defaults:
//!
//! ```json
//! {
//!   "payload_builder": 1,
//!   "choices": { "preset": "guide" }
//! }
//! ```
//!
//! A part that is missing is as the page opens. Adding a field to the workspace asks for nothing here;
//! renaming one, or giving it another meaning, raises the version by a step in `migrate`. A key that is not
//! known is refused, not dropped, so that nothing in a file is lost unseen.

mod conflict;
mod migrate;
mod merge;
mod undo_history;
mod validate;

pub use conflict::{Turn, turn};
pub use undo_history::{read_history, write_history};

use super::Workspace;
use crate::json;
use crate::payload;
use crate::text::{LineColumn, QUOTED, capital, line_column, shorten};
use crate::ticket::Ticket;
use crate::ticket::sample::{Sample, built_in};
use merge::{difference, leaves, overlay};
use serde_json::{Map, Value};

/// The version that is written.
pub const VERSION: usize = migrate::VERSION;

/// Longer texts are refused, in bytes: a ticket and its templates take less.
pub const MAX_TEXT: usize = 2 << 20;

/// The key that says what the file is, and its version.
const MARK: &str = "payload_builder";

const TICKET: &str = "ticket";

/// The key of the admin's own tickets: they go along only where the sample ticket may, and never into a link.
const OWN_TICKETS: &str = "own_tickets";

/// What stays with the person and is none of a link's business: which steps of going live they did, the templates
/// that they gave up, and their list of tickets. Links neither carry it nor replace it.
const OWN: [&str; 3] = ["progress", "set_aside", OWN_TICKETS];

/// Where the text goes, or came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The storage of this browser.
    Browser,
    /// A settings file.
    File,
    /// A link.
    Link,
}

/// Why a text is not taken over. Nothing changes then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Where it is wrong, in a text of several lines.
    pub at: Option<LineColumn>,
    /// The keys that lead to what is wrong; none where it is the whole.
    pub path: Vec<String>,
    /// What is wrong, and where a person can do something, what to do.
    pub reason: String,
}

impl Refusal {
    fn whole(reason: impl Into<String>) -> Self {
        Self { at: None, path: Vec::new(), reason: reason.into() }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = self.path.iter().map(|key| shorten(key, QUOTED)).collect::<Vec<_>>().join(" › ");
        let place = match (self.path.is_empty(), self.at) {
            (true, None) => return f.write_str(&self.reason),
            (true, Some(at)) => at.to_string(),
            (false, None) => format!("“{path}”"),
            (false, Some(at)) => format!("{at}, “{path}”"),
        };
        write!(f, "{}: {}", capital(&place), self.reason)
    }
}

/// The workspace as text, for people to read. The admin's own tickets go along only if `ticket` says so, into a link
/// only the one on show; a built-in one is nobody's, so the browser always remembers which it is.
pub fn write(workspace: &Workspace, place: Place, ticket: bool) -> String {
    serde_json::to_string_pretty(&value(workspace, place, ticket)).unwrap_or_default()
}

/// The same on one line.
pub fn write_short(workspace: &Workspace, place: Place, ticket: bool) -> String {
    value(workspace, place, ticket).to_string()
}

fn value(workspace: &Workspace, place: Place, ticket: bool) -> Value {
    let mut file = Map::from_iter([(MARK.to_owned(), Value::from(VERSION))]);
    let changed = difference(&whole(&Workspace::default()), &whole(workspace));
    if let Some(Value::Object(changed)) = changed {
        let goes_along = |key: &str| match key {
            TICKET => false,
            OWN_TICKETS => ticket && holds(place, key),
            key => holds(place, key),
        };
        file.extend(changed.into_iter().filter(|(key, _)| goes_along(key)));
    }
    match built_in(&workspace.ticket) {
        Some(sample) if ticket || (place == Place::Browser && workspace.ticket != Ticket::default()) => {
            file.insert(TICKET.to_owned(), Value::from(sample.id));
        }
        None if ticket => {
            file.insert(TICKET.to_owned(), without_wrapping(workspace.ticket.value()));
        }
        _ => {}
    }
    Value::Object(file)
}

fn holds(place: Place, key: &str) -> bool {
    place != Place::Link || !OWN.contains(&key)
}

fn whole(workspace: &Workspace) -> Value {
    // Only a map with keys that are no text could fail, and the workspace has none.
    serde_json::to_value(workspace).unwrap_or_default()
}

/// `{"ticket": {…}}` without the outer object, where reading adds it again.
fn without_wrapping(ticket: Value) -> Value {
    match ticket {
        Value::Object(mut map) if map.len() == 1 => match map.remove(TICKET) {
            Some(Value::Object(inner)) if !inner.contains_key(TICKET) => Value::Object(inner),
            Some(inner) => Value::Object(Map::from_iter([(TICKET.to_owned(), inner)])),
            None => Value::Object(map),
        },
        other => other,
    }
}

/// Reads a workspace. `present` is the one on the page: its tickets stay where the text has none, and with
/// a link its progress stays too.
///
/// # Errors
/// What is wrong with the text and where.
pub fn read(text: &str, place: Place, present: &Workspace) -> Result<Workspace, Refusal> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > MAX_TEXT {
        let (is, most) = (text.len() >> 10, MAX_TEXT >> 10);
        return Err(Refusal::whole(format!("It is {is} KB long; the maximum for settings is {most} KB.")));
    }
    if text.trim().is_empty() {
        return Err(Refusal::whole("It is empty."));
    }
    let parsed = json::read(text).map_err(|not| Refusal {
        at: Some(not.at),
        ..Refusal::whole(format!("not JSON: {}.", not.reason))
    })?;
    let mut changes = migrate::to_now(version_taken(parsed)?);
    changes.retain(|key, _| holds(place, key));
    let kept = [TICKET, OWN_TICKETS].into_iter().chain(OWN.into_iter().filter(|key| !holds(place, key)));
    build(changes, kept, present).map_err(|mut refusal| {
        refusal.at = spot(text, &refusal.path);
        refusal
    })
}

/// The version, and everything else.
fn version_taken(parsed: Value) -> Result<(usize, Map<String, Value>), Refusal> {
    let foreign = || Refusal::whole(format!("These are not settings of this page: “{MARK}” is missing."));
    let Value::Object(mut map) = parsed else { return Err(foreign()) };
    let mark = map.shift_remove(MARK).ok_or_else(foreign)?;
    let version = mark.as_u64().and_then(|version| usize::try_from(version).ok());
    match version {
        Some(version @ 1..=VERSION) => Ok((version, map)),
        Some(version) if version > VERSION => Err(Refusal::whole(format!(
            "These settings are of version {version}, and this page reads up to version {VERSION}. Reload the page to get its newest version, then try again."
        ))),
        _ => Err(Refusal {
            path: vec![MARK.to_owned()],
            ..Refusal::whole(format!(
                "{} is not a version that this page knows; the newest is {VERSION}.",
                shorten(&mark.to_string(), QUOTED)
            ))
        }),
    }
}

/// The workspace that the changes make of the defaults, with the parts `kept` as they are at `present`.
fn build<'a>(
    mut changes: Map<String, Value>,
    kept: impl Iterator<Item = &'a str>,
    present: &Workspace,
) -> Result<Workspace, Refusal> {
    let at = |key: &str, reason: String| Refusal { path: vec![key.to_owned()], ..Refusal::whole(reason) };
    if let Some(Value::String(id)) = changes.get(TICKET) {
        let sample = Sample::find(id)
            .ok_or_else(|| at(TICKET, format!("there is no sample ticket “{}”.", shorten(id, QUOTED))))?;
        changes.insert(TICKET.to_owned(), sample.ticket().value());
    }
    let mut base = whole(&Workspace::default());
    let present = whole(present);
    for key in kept {
        if let Some(value) = present.get(key)
            && !changes.contains_key(key)
            && let Some(base) = base.as_object_mut()
        {
            base.insert(key.to_owned(), value.clone());
        }
    }
    let changes = Value::Object(changes);
    let mut all = base.clone();
    overlay(&mut all, changes.clone());
    let workspace = serde_json::from_value(all).map_err(|error| culprit(&base, &changes, &error))?;
    validate::check(&workspace)?;
    Ok(workspace)
}

/// Which of the changes cannot be: each is tried alone.
fn culprit(base: &Value, changes: &Value, error: &serde_json::Error) -> Refusal {
    /// More are not tried: a hostile file could hold very many.
    const MOST: usize = 300;
    let tried = leaves(base, changes).into_iter().take(MOST).find_map(|leaf| {
        let mut one = base.clone();
        overlay(&mut one, leaf.alone);
        let error = serde_json::from_value::<Workspace>(one).err()?;
        Some(Refusal { path: leaf.path, ..Refusal::whole(json::misfit(&error)) })
    });
    tried.unwrap_or_else(|| Refusal::whole(json::misfit(error)))
}

/// Where the value behind those keys stands in the text; none where it is one line, or was migrated away.
fn spot(text: &str, path: &[String]) -> Option<LineColumn> {
    if path.is_empty() || !text.trim().contains('\n') {
        return None;
    }
    let whole = payload::read(text).ok()?;
    let mut at = None;
    let mut json = &whole;
    for key in path {
        let member = json.members().iter().rev().find(|member| member.key == *key)?;
        at = Some(line_column(text, member.key_span.start));
        json = &member.value;
    }
    at
}

#[cfg(test)]
mod tests;
