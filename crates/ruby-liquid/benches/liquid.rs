//! Parsing and rendering, beside the plain `liquid` crate's own: fidelity must not cost speed.

#![expect(missing_docs, reason = "criterion's macros make functions without any")]

use criterion::{Criterion, criterion_group, criterion_main};
use ruby_liquid::{Clock, Data, Dialect, Template};
use serde_json::{Value, json};
use std::hint::black_box;

/// A payload that both engines read alike.
const PAYLOAD: &str = r#"{
"employee": {"email": "{{ ticket.agent.email }}"},
"channel": "email",
"customer": {"name": "{{ ticket.requester.name }}", "email": "{% if ticket.from_email %}{{ ticket.from_email }}{% else %}no_email{% endif %}"},
"ext_interaction_id": "{{ ticket.id }}",
"external_url": "{{ ticket.url }}",
"tags": [{% assign tags = ticket.tags | split: ", " %}{% for tag in tags %}"{{ tag | upcase }}"{% unless forloop.last %},{% endunless %}{% endfor %}]
}"#;

fn data() -> Value {
    json!({"ticket": {
        "id": 1042,
        "url": "https://acme.freshdesk.com/helpdesk/tickets/1042",
        "tags": "vip, billing issue, refund",
        "from_email": "ann@example.com",
        "agent": {"name": "Maya", "email": "maya@acme.example"},
        "requester": {"name": "Ann Lee", "email": "ann@example.com"},
    }})
}

fn compare(criterion: &mut Criterion) {
    let json = data();
    let plain = liquid::ParserBuilder::with_stdlib().build().expect("a parser");
    let globals = liquid::to_object(&json).expect("an object");

    let mut parse = criterion.benchmark_group("parse");
    parse.bench_function("2.4", |bench| bench.iter(|| Template::parse(black_box(PAYLOAD), Dialect::V2_4)));
    parse.bench_function("5", |bench| bench.iter(|| Template::parse(black_box(PAYLOAD), Dialect::V5)));
    parse.bench_function("liquid crate", |bench| {
        bench.iter(|| plain.parse(black_box(PAYLOAD)).expect("a template"))
    });
    parse.finish();

    let mut render = criterion.benchmark_group("render");
    let (handed, clock) = (Data::new(&json), Clock(1_750_000_000));
    for (name, dialect) in [("2.4", Dialect::V2_4), ("5", Dialect::V5)] {
        let template = Template::parse(PAYLOAD, dialect);
        render.bench_function(name, |bench| bench.iter(|| template.render(black_box(&handed), clock)));
    }
    let template = plain.parse(PAYLOAD).expect("a template");
    render.bench_function("liquid crate", |bench| {
        bench.iter(|| template.render(black_box(&globals)).expect("a text"))
    });
    render.bench_function("data from JSON", |bench| bench.iter(|| Data::new(black_box(&json))));
    render.finish();
}

criterion_group!(benches, compare);
criterion_main!(benches);
