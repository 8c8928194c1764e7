//! The address of a Freshdesk account, read out of what people paste for it.

use crate::text::{QUOTED, shorten};
use serde::{Deserialize, Serialize};

/// A host, like `acme.freshdesk.com`, or a domain of the account's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Host(String);

impl Host {
    /// Reads a host, a link to anything there, or the account's bare name.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read(typed: &str) -> Result<Self, String> {
        let typed = typed.trim();
        let address = match typed.split_once("://") {
            Some((scheme, rest))
                if ["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) =>
            {
                rest
            }
            _ => typed,
        };
        let host = address.split(['/', '?', '#']).next().unwrap_or_default().to_lowercase();
        let is_label = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        };
        if host.len() > 253 || !host.split('.').all(is_label) {
            return Err(format!(
                "“{}” is not a Freshdesk address: write it like acme.freshdesk.com, or paste the link to a ticket.",
                shorten(typed, QUOTED)
            ));
        }
        Ok(Self(if host.contains('.') { host } else { format!("{host}.freshdesk.com") }))
    }

    /// The same of a field that may be left empty.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read_if_any(typed: &str) -> Result<Option<Self>, String> {
        match typed.trim() {
            "" => Ok(None),
            typed => Self::read(typed).map(Some),
        }
    }

    /// The link to a ticket, as `ticket.url` renders it.
    pub fn link(&self, id: &str) -> String {
        format!("https://{}/helpdesk/tickets/{id}", self.0)
    }

    /// The host itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Host {
    type Error = String;

    fn try_from(typed: String) -> Result<Self, String> {
        Self::read(&typed)
    }
}

impl From<Host> for String {
    fn from(host: Host) -> String {
        host.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_paste() {
        for (typed, host) in [
            ("acme", "acme.freshdesk.com"),
            (" acme.freshdesk.com ", "acme.freshdesk.com"),
            ("https://acme.freshdesk.com", "acme.freshdesk.com"),
            ("HTTPS://Acme.Freshdesk.com/a/tickets/11?x=1#y", "acme.freshdesk.com"),
            ("acme.freshdesk.com/helpdesk/tickets/11", "acme.freshdesk.com"),
            ("http://support.acme.example/", "support.acme.example"),
            ("help-1.bücher.example", "help-1.bücher.example"),
        ] {
            assert_eq!(Host::read(typed).unwrap().as_str(), host, "{typed}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        for typed in [
            "",
            "https://",
            "ftp://acme.freshdesk.com",
            "ann@acme.example",
            "acme freshdesk",
            "a..b",
            "-a.b",
            "a\".b",
            "https:",
        ] {
            let reason = Host::read(typed).unwrap_err();
            assert!(reason.contains("acme.freshdesk.com"), "{typed}: {reason}");
        }
    }

    #[test]
    fn leads_to_a_ticket() {
        assert_eq!(Host::read("acme").unwrap().link("11"), "https://acme.freshdesk.com/helpdesk/tickets/11");
    }
}
