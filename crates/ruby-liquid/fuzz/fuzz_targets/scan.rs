//! Scanning: no text brings it down, and its tokens follow one another and miss nothing.
//!
//! `cargo fuzz run scan`: see CONTRIBUTING.md.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ruby_liquid::Dialect;
use ruby_liquid::scan::{TokenKind, scan};

fuzz_target!(|source: &str| {
    for dialect in [Dialect::V2_4, Dialect::V5] {
        let mut end = 0;
        let mut dropped = false;
        for token in scan(source, dialect) {
            assert!(!dropped, "nothing follows what was dropped");
            assert_eq!(token.span.start, end, "a gap, or two tokens of one place");
            let text = source.get(token.span.start..token.span.end).expect("a stretch of the text");
            match token.kind {
                TokenKind::Text => assert!(!text.is_empty() && !text.contains("{{") && !text.contains("{%")),
                TokenKind::Tag => assert!(text.starts_with("{%")),
                TokenKind::Output => assert!(text.starts_with("{{")),
            }
            // Liquid 5 drops the rest of the template after an output without an end.
            dropped = dialect == Dialect::V5 && text == "{{";
            end = token.span.end;
        }
        assert!(end == source.len() || dropped);
    }
});
