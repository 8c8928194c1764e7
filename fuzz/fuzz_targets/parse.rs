//! Scanning and parsing: no text brings them down, and every place that they name is in the text.
//!
//! `cargo +nightly fuzz run parse`

#![no_main]

use libfuzzer_sys::fuzz_target;
use payload_builder::template::{Dialect, Template};

fuzz_target!(|source: &str| {
    for dialect in [Dialect::V2_4, Dialect::V5] {
        let template = Template::parse(source, dialect);
        let spans = template.errors().iter().map(|error| error.span).chain(template.remarks().iter().map(|remark| remark.span));
        for span in spans {
            assert!(span.start <= span.end && source.get(span.start..span.end).is_some(), "{span:?}");
        }
    }
});
