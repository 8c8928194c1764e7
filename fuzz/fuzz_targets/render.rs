//! Rendering: no template brings it down, and its pieces are gapless.
//!
//! `cargo +nightly fuzz run render`

#![no_main]

use libfuzzer_sys::fuzz_target;
use payload_builder::template::{Clock, Data, Dialect, Template};
use serde_json::json;

fuzz_target!(|source: &str| {
    let data = Data::new(&json!({"ticket": {
        "id": 1042, "tags": "vip, billing", "name": "Zoë", "float": 2.5, "none": null, "yes": true, "empty": "",
        "list": [1, "b", null, ["x"]], "items": [{"name": "a"}, {"name": "b"}],
    }}));
    for dialect in [Dialect::V2_4, Dialect::V5] {
        let rendering = Template::parse(source, dialect).render(&data, Clock(1_750_000_000));
        let mut end = 0;
        for piece in &rendering.pieces {
            assert_eq!(piece.output.start, end);
            assert!(source.get(piece.source.start..piece.source.end).is_some());
            end = piece.output.end;
        }
        assert_eq!(end, rendering.text.len());
    }
});
