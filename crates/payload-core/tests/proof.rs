//! The robust preset holds over every combination of its options, every built-in ticket and every Freshdesk; and
//! what the first view of the page lacks, no combination of options uses.

use payload_core::analysis::{analyze, analyze_written};
use payload_core::assumptions::Assumptions;
use payload_core::options::{FlagAs, Layout, Options, OtherKeys, Preset, Safety, Style, TagSplit};
use payload_core::proof::judge::Judge;
use payload_core::ticket::sample::SAMPLES;
use payload_core::workspace::Workspace;
use ruby_liquid::{Clock, Dialect};
use std::collections::HashSet;

const OTHER_KEYS: &str = "country = ticket.cf_country\nteam = \"EMEA \\\"1\\\"\"\nemployee.custom_id = ticket.agent.id\ncustomer.custom_id = ticket.requester.id";

/// Every safe combination of the options that are switched or picked.
fn every_robust_combination() -> Vec<Options> {
    every_combination(&[Safety::Neutral, Safety::Exact])
}

fn every_combination(safeties: &[Safety]) -> Vec<Options> {
    let mut all = Vec::new();
    for &safety in safeties {
        for layout in [Layout::LaidOut, Layout::OneLine] {
            for do_not_send in [FlagAs::Boolean, FlagAs::Text] {
                for tags in [TagSplit::Comma, TagSplit::Blank] {
                    for switches in 0..64 {
                        let mut options = Options {
                            style: Style { safety, layout, do_not_send, tags, ..Style::default() },
                            ..Options::default()
                        };
                        let on = |bit: u8| switches >> bit & 1 == 1;
                        options.brand.on = on(0);
                        options.language.on = on(1);
                        options.do_not_send.on = on(2);
                        options.tags.on = on(3);
                        options.link.on = on(4);
                        options.custom_properties.on = on(5);
                        // They meet every other option without doubling the number of combinations.
                        options.other_keys.on = on(0) != on(5);
                        options.other_keys.settings = OtherKeys::read(OTHER_KEYS).expect("they are keys");
                        all.push(options);
                    }
                }
            }
        }
    }
    all
}

/// All 1,024 combinations meet every ticket; the Freshdesks take turns, so that over the run every ticket meets
/// every one of the 108 many times. (All of it at once takes minutes even with `--release`: the feature `exhaustive`
/// runs it.)
#[test]
fn robust_holds_over_options_tickets_and_assumptions() {
    let freshdesks: Vec<Assumptions> = Assumptions::all().filter(|it| it.liquid == Dialect::V2_4).collect();
    let mut met = HashSet::new();
    for (at, options) in every_robust_combination().iter().enumerate() {
        let text = options.write("email").text;
        let judge = Judge::new("email", &text, &options.do_not_send.settings.field, Clock(1_767_600_000));
        for (number, sample) in SAMPLES.iter().enumerate() {
            if sample.id == "long" && at % 16 != 0 {
                continue;
            }
            for liquid in [Dialect::V2_4, Dialect::V5] {
                let assumptions =
                    Assumptions { liquid, ..freshdesks[(at + at / 16 + number) % freshdesks.len()] };
                met.insert((sample.id, assumptions));
                let judgment = judge.on(&sample.ticket(), assumptions);
                assert_eq!(judgment.failure, None, "{} under {assumptions:?}\n{text}", sample.id);
            }
        }
    }
    let expected = (SAMPLES.len() - 1) * 54;
    assert!(met.len() >= expected, "{} of {expected}", met.len());
}

#[cfg(feature = "exhaustive")]
#[test]
fn robust_holds_everywhere() {
    for options in every_robust_combination() {
        let text = options.write("email").text;
        let judge = Judge::new("email", &text, &options.do_not_send.settings.field, Clock(1_767_600_000));
        for sample in SAMPLES {
            for assumptions in Assumptions::all() {
                let judgment = judge.on(&sample.ticket(), assumptions);
                assert_eq!(judgment.failure, None, "{} under {assumptions:?}\n{text}", sample.id);
            }
        }
    }
}

/// The first view of the page, which opens with Liquid 2.4, has no other filters and tags than those with which choices
/// are written.
#[test]
fn choices_are_written_with_their_own_vocabulary() {
    for options in every_combination(&[Safety::AsItIs, Safety::Neutral, Safety::Exact]) {
        for preset in [Preset::Robust, Preset::Guide] {
            let workspace =
                Workspace { options: Options { preset, ..options.clone() }.into(), ..Workspace::default() };
            assert_eq!(workspace.assumptions.liquid, Dialect::V2_4);
            let clock = Clock(1_767_600_000);
            let text = workspace.template("email").text;
            assert_eq!(analyze_written(&workspace, clock), analyze(&workspace, clock), "{text}");
        }
    }
}
