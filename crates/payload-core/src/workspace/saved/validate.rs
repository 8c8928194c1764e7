//! What a workspace from outside must keep to, beyond the types: what the page's own fields would refuse.

use super::Refusal;
use crate::options::read_channel;
use crate::text::{QUOTED, shorten};
use crate::workspace::Workspace;

/// More channels than this are a mistake.
const MAX_CHANNELS: usize = 50;
/// More entries in the map of languages than this are a mistake.
const MAX_MAP: usize = 200;

/// Checks it.
///
/// # Errors
/// The first thing that cannot be.
pub fn check(workspace: &Workspace) -> Result<(), Refusal> {
    let options = &workspace.options;
    let refuse = |path: &[&str], reason: String| {
        let path = path.iter().map(|key| (*key).to_owned()).collect();
        Err(Refusal { at: None, path, reason })
    };
    let channels = &options.channels;
    if channels.len() > MAX_CHANNELS {
        return refuse(
            &["choices", "channels"],
            format!("{} channels; the maximum is {MAX_CHANNELS}.", channels.len()),
        );
    }
    for (at, channel) in channels.iter().enumerate() {
        let name = channel.name.as_str();
        let refused = match read_channel(name, channels.split_at(at).0) {
            Ok(read) if read == name => continue,
            Ok(_) => format!("“{}” has spaces around it.", shorten(name, QUOTED)),
            Err(reason) => reason,
        };
        return refuse(&["choices", "channels"], refused);
    }
    let map = options.language.settings.map.len();
    if map > MAX_MAP {
        return refuse(
            &["choices", "language", "settings", "map"],
            format!("{map} entries; the maximum is {MAX_MAP}."),
        );
    }
    Ok(())
}
