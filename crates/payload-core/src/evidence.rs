//! How a fact is known. Nothing unknown is shown as a fact.

/// How the product knows what it says of Freshdesk, Stella or Liquid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// Stella's own guide for Freshdesk says so.
    Guide,
    /// A vendor's public documentation says so.
    Documented,
    /// Rendered with the real engine.
    Ran,
    /// Seen in captured payloads.
    Seen,
    /// Nobody has confirmed it on a live account.
    NotConfirmed,
}

impl Evidence {
    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Evidence::Guide => "from the guide",
            Evidence::Documented => "documented",
            Evidence::Ran => "run with the real engine",
            Evidence::Seen => "seen",
            Evidence::NotConfirmed => "not confirmed",
        }
    }
}

/// Where it stands how something is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What says so, and how much it says.
    pub words: String,
    /// Its address, where it is public.
    pub link: Option<&'static str>,
}
