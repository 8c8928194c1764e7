//! Rendering: no template brings it down, its pieces are gapless, and it renders the same again.
//!
//! `cargo fuzz run render`: see CONTRIBUTING.md.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ruby_liquid::{Clock, Data, Dialect, Template};
use serde_json::json;

fuzz_target!(|source: &str| {
    let data = Data::new(&json!({"ticket": {
        "id": 1042, "tags": "vip, billing", "name": "Zoë", "float": 2.5, "none": null, "yes": true, "empty": "",
        "list": [1, "b", null, ["x"]], "items": [{"name": "a"}, {"name": "b"}], "big": i64::MIN, "huge": u64::MAX,
        "created_on": "Fri, 1 Mar, 2024 at 12:30 PM", "html": "<p class='x'>a &amp; b</p><!-- c -->",
    }}));
    for dialect in [Dialect::V2_4, Dialect::V5] {
        let template = Template::parse(source, dialect);
        let rendering = template.render(&data, Clock(1_750_000_000));
        let mut end = 0;
        for piece in &rendering.pieces {
            assert_eq!(piece.output.start, end);
            assert!(source.get(piece.source.start..piece.source.end).is_some());
            end = piece.output.end;
        }
        assert_eq!(end, rendering.text.len());
        for problem in &rendering.problems {
            assert!(source.get(problem.source.start..problem.source.end).is_some());
        }
        assert_eq!(template.render(&data, Clock(1_750_000_000)).text, rendering.text);
    }
});
