//! What must be in place first.

use super::{FIELDS, Step, step};
use crate::automation::{Origin, Rule};
use crate::options::Content;
use crate::rule_settings::RuleId;
use crate::ticket::field;
use crate::workspace::Workspace;

pub(super) fn steps(workspace: &Workspace, rules: &[Rule]) -> Vec<Step> {
    use Origin::{Guide, Ours};
    let options = &workspace.options;
    let mut steps = vec![
        step(
            "all-in-freshdesk",
            Guide,
            "All customer contacts are handled in Freshdesk",
            "If some are not, talk to Stella’s team before you start.",
            "",
        ),
        step(
            "profiles",
            Guide,
            "Every agent has an approved profile in Stella",
            "Without a profile, Stella logs “Employee profile not complete” and sends no survey.",
            "Stella: the team’s profiles",
        ),
        step(
            "same-address",
            Ours,
            "Every agent’s e-mail address is the same in Freshdesk and in Stella",
            "Stella finds the agent by e-mail address. If the addresses differ, it logs “Employee not found”.",
            "Freshdesk: Admin > Team > Agents; Stella: the team’s profiles",
        ),
        step(
            "customer-address",
            Guide,
            "Customers have an e-mail address on their contact",
            "The survey goes to this address. Without one, Stella logs “Invalid customer”.",
            "Freshdesk: Contacts",
        ),
    ];
    steps.push(match rules.iter().any(|rule| rule.id == RuleId::Assign) {
        true => step(
            "assigned",
            Guide,
            format!(
                "Tickets may be resolved without an assigned agent: the rule “{}” assigns the agent who resolves them",
                workspace.rules.name_of(&RuleId::Assign)
            ),
            "The survey is about an agent. Without one, Stella logs “Employee not found”.",
            "",
        ),
        false => step(
            "assigned",
            Guide,
            "Your team assigns every ticket before it is resolved",
            "The rule that assigns an agent is off. Without an agent, Stella logs “Employee not found”.",
            "",
        ),
    });
    if options.brand.on {
        steps.push(match options.brand_value() {
            Content::Placeholder(placeholder) => {
                let name = field::label(&placeholder);
                step("brand-field", Guide, format!("The ticket field {name} ({placeholder}) exists, and its values are the labels of your brands in Stella"), "Another value is “Brand signifier invalid or inactive”. Freshdesk has no brand field of its own: a field that you make is called cf_brand.", FIELDS)
            }
            Content::Text(text) => step("brand-field", Ours, format!("“{text}” is the label of a brand in Stella"), "Another value is “Brand signifier invalid or inactive”.", "Stella: the brands"),
        });
    }
    if options.language.on {
        let placeholder = options.language_placeholder();
        steps.push(step(
            "languages",
            Guide,
            format!("The languages of your customers ({placeholder}) are set up in Stella"),
            "If Stella cannot read a language, it logs “Language not specified”.",
            "Stella: the languages; Freshdesk: Admin > Account > Helpdesk settings",
        ));
    }
    steps
}
