//! Real-world templates, good and bad, and what is found in them. A case more is a file more in
//! `tests/findings`; a template of a channel other than email is named for it.

use payload_core::assumptions::Assumptions;
use payload_core::checks::{Applicability, Finding, Severity, find, fix_all};
use payload_core::options::{Options, OtherKeys, Preset, Safety, USUAL_CHANNELS};
use payload_core::payload;
use payload_core::text::line_column;
use payload_core::ticket::sample;
use payload_core::workspace::Workspace;
use ruby_liquid::{Clock, Template};
use std::fmt::Write;
use std::fs;
use std::path::Path;

const NOW: Clock = Clock(1_767_600_000);

fn channel_of(path: &Path) -> &'static str {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    USUAL_CHANNELS.into_iter().find(|channel| name.ends_with(channel)).unwrap_or("email")
}

/// What is found in a template that was edited by hand.
fn found(text: &str, channel: &str) -> Vec<Finding> {
    let mut workspace = Workspace::default();
    workspace.by_hand.insert(channel.to_owned(), text.to_owned());
    find(&workspace, channel, text, NOW)
}

fn report(text: &str, findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let place = finding.span.map_or_else(String::new, |span| {
            format!(" at {}: {}", line_column(text, span.start), span.of(text).replace('\n', "↵"))
        });
        let _ = writeln!(out, "{} {}{place}", finding.severity.label(), finding.code);
        let _ = writeln!(out, "    {}\n    {}", finding.what, finding.why);
        if let Some(fix) = &finding.fix {
            let care = if fix.applicability == Applicability::Safe { "safe" } else { "to be reviewed" };
            let edits: Vec<String> =
                fix.edits().iter().map(|(span, new)| format!("«{}» → «{new}»", span.of(text))).collect();
            let _ = writeln!(out, "    [{}] {care}: {}", fix.label, edits.join(", "));
        }
    }
    out
}

#[test]
fn templates_have_the_expected_findings() {
    insta::glob!("findings/*.liquid", |path| {
        let text = fs::read_to_string(path).unwrap();
        insta::assert_snapshot!(report(&text, &found(&text, channel_of(path))));
    });
}

fn every_template() -> Vec<(String, &'static str)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings");
    let files = fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path());
    let liquid = files.filter(|path| path.extension().is_some_and(|ending| ending == "liquid"));
    liquid.map(|path| (fs::read_to_string(&path).expect("a template is text"), channel_of(&path))).collect()
}

/// Whether a template gives JSON for the ticket that the page opens with.
fn renders(text: &str) -> bool {
    let assumptions = Assumptions::default();
    let template = Template::parse(text, assumptions.liquid);
    let payload = template.render(&assumptions.hand_over(&sample::ordinary()), NOW).text;
    template.errors().is_empty() && payload::read(&payload).is_ok()
}

#[test]
fn after_a_fix_its_finding_is_gone_and_no_new_error_is_there() {
    let mut fixes = 0;
    for (text, channel) in every_template() {
        let before = found(&text, channel);
        for finding in &before {
            let Some(fix) = &finding.fix else { continue };
            let mended = fix.apply(&text);
            let after = found(&mended, channel);
            let count = |findings: &[Finding]| {
                let same = |other: &&Finding| {
                    other.code == finding.code && other.field == finding.field && other.path == finding.path
                };
                findings.iter().filter(same).count()
            };
            assert!(
                count(&after) < count(&before),
                "{}: {}\n{mended}\n{}",
                finding.code,
                fix.label,
                report(&mended, &after)
            );
            // A template that did not even render may show now what was wrong with it all along.
            let rendered = renders(&text);
            let breaks = |findings: &[Finding]| {
                findings.iter().filter(|finding| finding.severity == Severity::Breaks).count()
            };
            assert!(
                !rendered || breaks(&after) <= breaks(&before),
                "{}: {}\n{mended}\n{}",
                finding.code,
                fix.label,
                report(&mended, &after)
            );
            fixes += 1;
        }
    }
    assert!(fixes > 40, "{fixes}");
}

#[test]
fn fixing_all_comes_to_an_end_and_leaves_nothing_safe_to_do() {
    for (mut text, channel) in every_template() {
        for round in 0.. {
            assert!(round < 6, "{text}");
            match fix_all(&text, &found(&text, channel)) {
                Some(mended) => text = mended,
                None => break,
            }
        }
        let left = found(&text, channel);
        assert!(left.iter().all(|finding| {
            finding.fix.as_ref().is_none_or(|fix| fix.applicability == Applicability::Review)
        }));
    }
}

#[test]
fn what_the_robust_preset_writes_gives_no_alarm() {
    let mut combinations = 0;
    for bits in 0..1 << 8 {
        let on = |bit: u32| bits >> bit & 1 == 1;
        let mut options = Options::of(Preset::Robust);
        options.brand.on = on(0);
        options.language.on = on(1);
        options.do_not_send.on = on(2);
        options.tags.on = on(3);
        options.link.on = on(4);
        if on(5) {
            options.style.layout = payload_core::options::Layout::OneLine;
        }
        if on(6) {
            options.style.safety = Safety::Exact;
        }
        options.custom_properties.on = on(7);
        options.other_keys.on = on(0) != on(7);
        options.other_keys.settings =
            OtherKeys::read("country = ticket.cf_country\ncustomer.custom_id = ticket.requester.id")
                .expect("they are keys");
        let mut workspace = Workspace { options: options.into(), ..Workspace::default() };
        for channel in ["email", "in store"] {
            if channel == "in store" {
                workspace.apply(payload_core::workspace::Edit::AddChannel(channel.to_owned()));
            }
            let text = workspace.template(channel).text;
            let found = find(&workspace, channel, &text, NOW);
            assert!(found.is_empty(), "{bits:b}\n{text}\n{}", report(&text, &found));
            combinations += 1;
        }
    }
    assert_eq!(combinations, 512);
}

#[test]
fn every_prefix_has_findings_inside_of_it() {
    for (text, channel) in every_template() {
        for (end, _) in text.char_indices() {
            let (prefix, _) = text.split_at(end);
            for finding in found(prefix, channel) {
                let spans = finding.span.into_iter().chain(
                    finding.fix.into_iter().flat_map(|fix| fix.edits().to_vec()).map(|(span, _)| span),
                );
                for span in spans {
                    assert!(
                        span.end <= prefix.len()
                            && prefix.is_char_boundary(span.start)
                            && prefix.is_char_boundary(span.end),
                        "{} in {prefix}",
                        finding.code
                    );
                }
            }
        }
    }
}

#[test]
fn a_template_that_does_not_parse_tells_why() {
    let template = "{% if %}";
    assert!(!Template::parse(template, Default::default()).errors().is_empty());
    assert_eq!(found(template, "email")[0].code, "syntax");
}
