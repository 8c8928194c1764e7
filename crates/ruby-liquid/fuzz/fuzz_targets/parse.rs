//! Parsing: no text brings it down, every place that it names is in the text, and every error says something.
//!
//! `cargo fuzz run parse`: see CONTRIBUTING.md.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ruby_liquid::{Dialect, Node, Template};
use ruby_liquid::Span;

fn check(span: Span, source: &str) {
    assert!(span.start <= span.end && source.get(span.start..span.end).is_some(), "{span:?}");
}

fn walk(nodes: &[Node], source: &str) {
    let mut end = 0;
    for node in nodes {
        check(node.span, source);
        check(node.head, source);
        assert!(node.span.start >= end, "parts stand in order");
        end = node.span.end;
    }
}

fuzz_target!(|source: &str| {
    for dialect in [Dialect::V2_4, Dialect::V5] {
        let template = Template::parse(source, dialect);
        for error in template.errors() {
            check(error.span, source);
            assert!(!error.message.is_empty());
        }
        for remark in template.warnings() {
            check(remark.span, source);
        }
        walk(template.nodes(), source);
    }
});
