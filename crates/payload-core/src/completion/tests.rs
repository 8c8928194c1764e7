use super::*;
use crate::options::{Options, Preset};
use proptest::prelude::*;
use ruby_liquid::{filters, tags};

/// The word and what could stand for it; `‸` marks the caret.
fn at_caret(marked: &str, dialect: Dialect) -> Option<(String, Vec<String>)> {
    let caret = marked.find('‸').unwrap();
    let text = marked.replace('‸', "");
    let found = complete(&text, caret, dialect, &[])?;
    let names = found.candidates.iter().map(|one| one.text.clone()).collect();
    Some((found.span.of(&text).to_owned(), names))
}

/// The first candidate in place of the word.
fn accepted(marked: &str, dialect: Dialect) -> String {
    let caret = marked.find('‸').unwrap();
    let mut text = marked.replace('‸', "");
    if let Some(found) = complete(&text, caret, dialect, &[]) {
        text.replace_range(found.span.start..found.span.end, &found.candidates[0].text);
    }
    text
}

#[test]
fn writes_the_first_that_fits() {
    for (typed, written) in [
        ("{{ ticket.requester.n‸", "{{ ticket.requester.name"),
        ("{{ ticket.requester.n‸ }}", "{{ ticket.requester.name }}"),
        ("{{ ticket.requ‸ester.phone }}", "{{ ticket.requester.name }}"),
        ("{{ lang‸", "{{ ticket.requester.language"),
        ("{{ ticket.id | upc‸", "{{ ticket.id | upcase"),
        ("{{ ticket.id |app‸ }}", "{{ ticket.id |append }}"),
        ("{{ a | append: 'x|y' | dow‸", "{{ a | append: 'x|y' | downcase"),
        ("{{ a | append: ticket.sub‸", "{{ a | append: ticket.subject"),
        ("{% un‸", "{% unless"),
        ("{%un‸", "{%unless"),
        ("{% if a %}{% ‸", "{% if a %}{% endif"),
        ("{% for t in a %}{% if a %}{% ‸", "{% for t in a %}{% if a %}{% endif"),
        ("{% for t in a %}{% if a %}{% endif %}{% e‸", "{% for t in a %}{% if a %}{% endif %}{% endfor"),
        ("{% case a %}{% w‸", "{% case a %}{% when"),
        ("{% if ticket.sub‸", "{% if ticket.subject"),
        ("{% if a == ticket.sub‸", "{% if a == ticket.subject"),
        ("{% if a and ticket.sub‸", "{% if a and ticket.subject"),
        ("{% for t in ticket.ta‸ %}", "{% for t in ticket.tags %}"),
        ("{% assign name = 'x' %}{{ na‸", "{% assign name = 'x' %}{{ name"),
        ("{% capture word %}{% endcapture %}{{ wo‸", "{% capture word %}{% endcapture %}{{ word"),
        ("{% for tag in a %}{{ ta‸", "{% for tag in a %}{{ tag"),
        ("{% for tag in a %}{{ forloop.la‸", "{% for tag in a %}{{ forloop.last"),
        ("{% assign mail = ticket.from‸ %}", "{% assign mail = ticket.from_email %}"),
        ("{{ ticket.subj‸\n\"x\": {{ ticket.id }}", "{{ ticket.subject\n\"x\": {{ ticket.id }}"),
        ("é{{ ticket.subj‸", "é{{ ticket.subject"),
    ] {
        for dialect in [Dialect::V2_4, Dialect::V5] {
            assert_eq!(accepted(typed, dialect), written, "{typed}");
        }
    }
    assert_eq!(accepted("{%- un‸", Dialect::V5), "{%- unless");
    assert_eq!(accepted("{% liquid\n if a\n ech‸", Dialect::V5), "{% liquid\n if a\n echo");
}

#[test]
fn is_silent_where_anything_may_stand() {
    for typed in [
        "‸",
        "ticket.‸",
        "{‸",
        "{‸{ ticket.id }}",
        "{{ ticket.id }‸}",
        "{{ ticket.id }}‸",
        "{{ 'ticket.‸",
        "{{ ticket.id ti‸",
        "{{ a | append ti‸",
        "{{ a | append: 'ti‸",
        "{% assign ti‸",
        "{% assign name ‸",
        "{% for ti‸",
        "{% for t in ticket.tags ti‸",
        "{% if a ti‸",
        "{% capture ti‸",
        "{% endif ti‸",
        "{% raw %}{{ ti‸",
        "{% comment %}{{ ti‸ }}{% endcomment %}",
        "{% raw %}{% raw %}{% ‸",
        "{{ nothinglikethis‸",
        "{{ ticket.subject‸ }}",
    ] {
        for dialect in [Dialect::V2_4, Dialect::V5] {
            assert_eq!(at_caret(typed, dialect), None, "{typed}");
        }
    }
}

#[test]
fn offers_again_after_a_raw_and_in_a_closed_loop_no_item() {
    let (word, names) = at_caret("{% raw %}{{ x }}{% endraw %}{{ ticket.i‸", Dialect::V2_4).unwrap();
    assert_eq!((word.as_str(), names[0].as_str()), ("ticket.i", "ticket.id"));
    let (_, names) = at_caret("{% for tag in a %}{% endfor %}{{ ta‸", Dialect::V2_4).unwrap();
    assert!(!names.contains(&"tag".to_owned()));
}

#[test]
fn offers_what_the_dialect_has() {
    let all = |typed: &str, dialect| at_caret(typed, dialect).map(|(_, names)| names).unwrap_or_default();
    for dialect in [Dialect::V2_4, Dialect::V5] {
        let works = |name: &&str| !["class", "extend", "object_id"].contains(name);
        let known: Vec<&str> = filters::filters(dialect).iter().map(|it| it.name).filter(works).collect();
        assert_eq!(all("{{ a | ‸", dialect), known);
        let known: Vec<&str> = tags::tags(dialect).map(|tag| tag.name).collect();
        assert_eq!(all("{% ‸", dialect), known);
    }
    let strip = "strip".to_owned();
    assert!(!all("{{ a | str‸", Dialect::V2_4).contains(&strip));
    assert!(all("{{ a | str‸", Dialect::V5).contains(&strip));
    assert_eq!(all("{% if a %}{% ‸", Dialect::V2_4)[..3], ["endif", "else", "elsif"]);
}

#[test]
fn every_candidate_says_what_it_is() {
    for dialect in [Dialect::V2_4, Dialect::V5] {
        for typed in
            ["{{ ", "{% for a in b %}{{ ", "{{ a | ", "{% ", "{% if a %}{% ", "{% tablerow a in b %}{{ "]
        {
            for one in complete(typed, typed.len(), dialect, &[]).unwrap().candidates {
                assert!(!one.about.is_empty(), "{}", one.text);
            }
        }
    }
}

#[test]
fn never_panics_for_any_caret_in_any_prefix() {
    let mut sources = [Preset::Guide, Preset::Robust].map(|preset| Options::of(preset).write("email").text);
    sources[0].push_str("{% raw %}é{{ x }}{% endraw %}{{ é | ");
    for source in &sources {
        for dialect in [Dialect::V2_4, Dialect::V5] {
            for end in (0..=source.len()).filter(|end| source.is_char_boundary(*end)) {
                let (text, _) = source.split_at(end);
                let from = if end == source.len() { 0 } else { end.saturating_sub(2) };
                for caret in from..=end + 2 {
                    if let Some(found) = complete(text, caret, dialect, &[]) {
                        assert!(text.get(found.span.start..found.span.end).is_some());
                        assert!(found.span.start <= caret && caret <= found.span.end.max(caret));
                    }
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn completes_something_or_nothing_in_any_text(
        parts in prop::collection::vec(prop::sample::select(vec![
            "{{", "}}", "{%", "%}", " ", "ticket.", "re", "|", "'", "\"", "é", "\n", "if ", "for t in ", "raw", "endraw",
            "assign a =", "-", "{", "}", ":", ",", "liquid\n", "comment", "endcomment", "endfor", "endif",
        ]), 0..16),
        caret in 0usize..80,
    ) {
        let text = parts.concat();
        for dialect in [Dialect::V2_4, Dialect::V5] {
            if let Some(found) = complete(&text, caret, dialect, &[]) {
                prop_assert!(text.get(found.span.start..found.span.end).is_some());
                prop_assert!(!found.candidates.is_empty());
            }
        }
    }
}
