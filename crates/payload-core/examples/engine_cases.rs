//! Prints what the builder's templates give for every built-in ticket and way of escaping, for other engines to be
//! compared with: one JSON object a line. `cargo xtask engines` runs it.

use payload_core::assumptions::Assumptions;
use payload_core::escaping::Escaping;
use payload_core::options::{CustomProperties, Layout, Options, OtherKeys, Safety};
use payload_core::ticket::sample::SAMPLES;
use ruby_liquid::{Clock, Dialect, Template};
use serde_json::json;

fn main() -> Result<(), String> {
    for (name, options) in options()? {
        let text = options.write("email").text;
        let templates = [Dialect::V2_4, Dialect::V5].map(|liquid| Template::parse(&text, liquid));
        for sample in SAMPLES {
            for escaping in Escaping::ALL {
                let freshdesk = Assumptions { escaping, ..Assumptions::default() };
                let data = freshdesk.hand_over(&sample.ticket());
                let [expected, other] = templates.each_ref().map(|it| it.render(&data, Clock(0)).text);
                if expected != other {
                    return Err(format!("{name}, {}, {escaping:?}: 2.4 and 5 differ", sample.name));
                }
                let case = format!("{name}, {}, {escaping:?}", sample.name);
                println!(
                    "{}",
                    json!({"case": case, "template": text, "data": data.to_json(), "expected": expected})
                );
            }
        }
    }
    Ok(())
}

/// Options by name: as little as possible, the default, and everything, each as safe as it gets.
fn options() -> Result<Vec<(String, Options)>, String> {
    let mut all = Vec::new();
    for safety in [Safety::Neutral, Safety::Exact] {
        for layout in [Layout::LaidOut, Layout::OneLine] {
            let mut plain = Options::default();
            plain.style.safety = safety;
            plain.style.layout = layout;
            let mut bare = plain.clone();
            (bare.do_not_send.on, bare.tags.on, bare.link.on) = (false, false, false);
            let mut full = plain.clone();
            (full.brand.on, full.language.on, full.custom_properties.on) = (true, true, true);
            full.custom_properties.settings = CustomProperties::read("group = ticket.group.name")?;
            full.other_keys.on = true;
            full.other_keys.settings = OtherKeys::read(
                "country = ticket.cf_country\nteam = \"EMEA\"\nemployee.custom_id = ticket.agent.id\ncustomer.custom_id = ticket.requester.id",
            )?;
            full.customer.no_email = "nobody <none>".to_owned();
            for (name, options) in [("bare", bare), ("default", plain), ("full", full)] {
                all.push((format!("{name} {safety:?} {layout:?}"), options));
            }
        }
    }
    Ok(all)
}
