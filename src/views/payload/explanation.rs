//! What a piece of the template does, in plain words.

use crate::session::Session;
use payload_core::explain;
use payload_core::text::Span;
use ruby_liquid::Template;

/// The sentence on the piece at a place of the template on show.
pub fn meaning(session: Session, at: Span) -> Option<String> {
    let analysis = session.analysis()?;
    let dialect = session.read(|workspace| workspace.assumptions.liquid);
    explain::explain(&Template::parse(&analysis.template, dialect), at)
}
