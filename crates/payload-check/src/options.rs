//! Values of options that several commands take, and the clock.

use clap::ValueEnum;
use payload_core::escaping::Escaping;
use payload_core::options::Preset;
use ruby_liquid::{Clock, Dialect};
use std::time::UNIX_EPOCH;

/// A Liquid by its name on the command line.
#[derive(Clone, Copy, ValueEnum)]
pub enum LiquidName {
    /// Liquid 2.4, which Freshdesk documents
    #[value(name = "2.4")]
    V2_4,
    /// Liquid 5, if Freshdesk has upgraded
    #[value(name = "5")]
    V5,
}

impl From<LiquidName> for Dialect {
    fn from(name: LiquidName) -> Self {
        match name {
            LiquidName::V2_4 => Dialect::V2_4,
            LiquidName::V5 => Dialect::V5,
        }
    }
}

/// A way of escaping by its name on the command line.
#[derive(Clone, Copy, ValueEnum)]
pub enum EscapingName {
    /// Values arrive as they are
    None,
    /// As inside a JSON string
    Json,
    /// As inside HTML
    Html,
    /// As Rails's to_json does
    RailsJson,
    /// For HTML first, then for JSON
    HtmlThenJson,
    /// For JSON first, then for HTML
    JsonThenHtml,
}

impl From<EscapingName> for Escaping {
    fn from(name: EscapingName) -> Self {
        match name {
            EscapingName::None => Escaping::None,
            EscapingName::Json => Escaping::Json,
            EscapingName::Html => Escaping::Html,
            EscapingName::RailsJson => Escaping::RailsJson,
            EscapingName::HtmlThenJson => Escaping::HtmlThenJson,
            EscapingName::JsonThenHtml => Escaping::JsonThenHtml,
        }
    }
}

/// A preset by its name on the command line.
#[derive(Clone, Copy, Default, ValueEnum)]
pub enum PresetName {
    /// The payloads of Stella's guide, letter for letter
    Guide,
    /// The payload that cannot break
    #[default]
    Robust,
}

impl From<PresetName> for Preset {
    fn from(name: PresetName) -> Self {
        match name {
            PresetName::Guide => Preset::Guide,
            PresetName::Robust => Preset::Robust,
        }
    }
}

/// The present moment.
pub fn now() -> Clock {
    let seconds = UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs());
    Clock(i64::try_from(seconds).unwrap_or(i64::MAX))
}
