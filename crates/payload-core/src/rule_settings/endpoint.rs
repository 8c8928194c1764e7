//! Where requests go, and how the key travels with them.
//!
//! The guide for Freshdesk gives neither: both were in pictures. What is offered here is said of other
//! integrations, or of the API itself; nobody has confirmed either for Freshdesk.

use super::RuleSettings;
use serde::{Deserialize, Serialize};

/// How Stella is shown the API key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Authentication {
    /// As the password that goes with a user name: Freshdesk's *Requires authentication*.
    #[default]
    Password,
    /// In a header of its own: Freshdesk's *Custom headers*.
    Header,
}

impl Authentication {
    /// Both, in the order on screen.
    pub const ALL: [Authentication; 2] = [Authentication::Password, Authentication::Header];

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Authentication::Password => "Password, with a user name",
            Authentication::Header => "A custom header",
        }
    }

    /// The field of Freshdesk's form that the key goes into.
    pub fn field(self) -> &'static str {
        match self {
            Authentication::Password => "Password",
            Authentication::Header => "Custom headers",
        }
    }
}

/// An address of Stella that is told somewhere.
#[derive(Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// Its name on screen.
    pub name: &'static str,
    /// The address; `<subdomain>` stands for the account's own.
    pub url: &'static str,
    /// How it takes the key.
    pub authentication: Authentication,
    /// Who says so.
    pub said: &'static str,
}

/// Where the sister guides for Zendesk and Freshsales send requests, with Basic authentication; for
/// Freshdesk by analogy.
pub const SISTER: Endpoint = Endpoint {
    name: "Standard (as for Zendesk and Freshsales)",
    url: "https://api.stellaconnect.net/v1/auth",
    authentication: Authentication::Password,
    said: "The guide shows this only in a picture. Stella’s guides for Zendesk and Freshsales say so; not confirmed for Freshdesk.",
};

/// The Requests API, as its documentation has it.
pub const REQUESTS_API: Endpoint = Endpoint {
    name: "The Requests API",
    url: "https://<subdomain>.api.stellaconnect.net/v1/requests",
    authentication: Authentication::Header,
    said: "The guide shows this only in a picture. The documentation of Stella’s API says so; not confirmed for Freshdesk.",
};

/// Every known endpoint, in the order on screen.
pub const ENDPOINTS: [&Endpoint; 2] = [&SISTER, &REQUESTS_API];

/// What stands for the account's own subdomain until it is put in.
pub const SUBDOMAIN: &str = "<subdomain>";

impl Endpoint {
    /// Whether an address is this one, with whatever subdomain.
    fn is_at(&self, url: &str) -> bool {
        match self.url.split_once(SUBDOMAIN) {
            None => url == self.url,
            Some((start, end)) => {
                let subdomain = url.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
                subdomain.is_some_and(|name| !name.is_empty() && !name.contains(['/', '.', '@', '?', '#']))
            }
        }
    }

    /// The known endpoint at an address.
    pub fn at(url: &str) -> Option<&'static Endpoint> {
        ENDPOINTS.into_iter().find(|endpoint| endpoint.is_at(url))
    }
}

impl RuleSettings {
    /// The known endpoint that requests go to, in the way it takes them.
    pub fn endpoint(&self) -> Option<&'static Endpoint> {
        Endpoint::at(&self.url).filter(|endpoint| endpoint.authentication == self.authentication)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_known_with_whatever_subdomain() {
        for (url, expected) in [
            (SISTER.url, Some(&SISTER)),
            ("https://api.stellaconnect.net/v1/auth/", None),
            (REQUESTS_API.url, Some(&REQUESTS_API)),
            ("https://acme.api.stellaconnect.net/v1/requests", Some(&REQUESTS_API)),
            ("https://.api.stellaconnect.net/v1/requests", None),
            ("https://a/b.api.stellaconnect.net/v1/requests", None),
            ("https://me@x.api.stellaconnect.net/v1/requests", None),
            ("https://example.com/", None),
        ] {
            assert_eq!(Endpoint::at(url), expected, "{url}");
        }
    }

    #[test]
    fn an_endpoint_is_used_only_in_its_own_way() {
        let mut book = RuleSettings::default();
        assert_eq!(book.endpoint(), Some(&SISTER));
        book.authentication = Authentication::Header;
        assert_eq!(book.endpoint(), None);
    }
}
