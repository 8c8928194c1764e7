//! Whether a template leans on what Rails adds to Liquid 2.4.

use super::Harmless;
use crate::assumptions::Assumptions;
use crate::ticket::sample::Sample;
use ruby_liquid::{Clock, Dialect, Host, Template};

/// Words without which nothing is different on Rails.
const WORDS: [&str; 4] = ["first", "last", "split", "blank"];

/// Tickets that tell: each kind of value is there, missing and empty.
const TICKETS: [&str; 6] = ["ordinary", "bare", "no-tags", "no-agent", "blank-name", "quotes"];

/// Whether Liquid 2.4 renders a template differently where Rails is loaded. `harmless` fills the tickets that it is
/// tried on.
pub fn leans_on_rails(text: &str, harmless: &Harmless, clock: Clock) -> bool {
    if !WORDS.iter().any(|word| text.contains(word)) {
        return false;
    }
    let [plain, rails] =
        [Host::Plain, Host::Rails].map(|host| Template::parse(text, Dialect::V2_4).hosted_by(host));
    TICKETS.iter().filter_map(|id| Sample::find(id)).any(|sample| {
        let data = Assumptions::default().hand_over(&harmless.fill(sample));
        plain.render_plain(&data, clock).text != rails.render_plain(&data, clock).text
    })
}
