//! The language of a ticket, as Stella can read it.

use crate::payload::contract::is_language;
use crate::placeholder::Placeholder;
use crate::text::{QUOTED, shorten};
use serde::{Deserialize, Serialize};

/// The language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Language {
    /// Where it comes from; the preset's own placeholder where empty.
    pub placeholder: Option<Placeholder>,
    /// Codes that Stella cannot read, and what is sent instead. Only the robust preset has room for it.
    pub map: Vec<(LanguageCode, LanguageCode)>,
    /// What is sent where the ticket has none, or one that Stella cannot read; the same.
    pub when_empty: Option<LanguageCode>,
}

impl Language {
    /// Reads a map like `es-LA=es, fil=tl`.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read_map(typed: &str) -> Result<Vec<(LanguageCode, LanguageCode)>, String> {
        let pair = |pair: &str| {
            let (from, to) = pair.split_once('=').ok_or_else(|| {
                let shown = shorten(pair, QUOTED);
                format!("“{shown}” cannot be read: write pairs like es-LA=es, separated by commas.")
            })?;
            Ok((LanguageCode::read(from)?, LanguageCode::read_sent(to)?))
        };
        typed.split(',').map(str::trim).filter(|pair| !pair.is_empty()).map(pair).collect()
    }

    /// The map, as [`Language::read_map`] reads it.
    pub fn map_text(&self) -> String {
        let pair = |(from, to): &(LanguageCode, LanguageCode)| format!("{}={}", from.as_str(), to.as_str());
        self.map.iter().map(pair).collect::<Vec<_>>().join(", ")
    }
}

impl Default for Language {
    fn default() -> Self {
        let code = |code: &str| LanguageCode(code.to_owned());
        Self {
            placeholder: None,
            map: [("es-LA", "es"), ("es-419", "es"), ("fil", "tl")]
                .map(|(from, to)| (code(from), code(to)))
                .into(),
            when_empty: Some(code("en")),
        }
    }
}

/// A language code: letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LanguageCode(String);

impl LanguageCode {
    /// Reads what a person typed.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read(typed: &str) -> Result<Self, String> {
        let code = typed.trim();
        let shown = shorten(code, QUOTED);
        let good =
            (1..=12).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        match good {
            true => Ok(Self(code.to_owned())),
            false => {
                Err(format!("“{shown}” is not a language code: use letters, digits and -, like en or pt-BR."))
            }
        }
    }

    /// Reads what a person typed as a code that is sent. Settings of earlier pages may hold others.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read_sent(typed: &str) -> Result<Self, String> {
        Self::read(typed).and_then(|code| match is_language(code.as_str()) {
            true => Ok(code),
            false => Err(format!(
                "Stella cannot read “{}”: use two letters, like en, or with a region, like pt-BR.",
                code.0
            )),
        })
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for LanguageCode {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        Self::read(&code)
    }
}

impl From<LanguageCode> for String {
    fn from(code: LanguageCode) -> String {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_read_as_it_is_written() {
        let usual = Language::default();
        assert_eq!(usual.map_text(), "es-LA=es, es-419=es, fil=tl");
        assert_eq!(Language::read_map(&usual.map_text()), Ok(usual.map));
        assert_eq!(Language::read_map(" , "), Ok(Vec::new()));
        for bad in ["es-LA", "es-LA=", "=es", "fil=german", "en=de;fr=it"] {
            let reason = Language::read_map(bad).unwrap_err();
            assert!(reason.contains("“") && reason.ends_with('.'), "{reason}");
        }
    }

    #[test]
    fn a_code_that_is_sent_is_one_that_stella_reads() {
        for good in ["en", " pt-BR ", "zh-HK"] {
            assert_eq!(LanguageCode::read_sent(good).unwrap().as_str(), good.trim());
        }
        for bad in ["german", "fil", "es-LA", "es-419", "123", "e n", "", "en-"] {
            let reason = LanguageCode::read_sent(bad).unwrap_err();
            assert!(reason.contains("“") && reason.ends_with('.'), "{reason}");
        }
    }
}
