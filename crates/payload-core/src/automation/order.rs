//! The order of the rules: whoever changes a ticket stands above whoever sends it.

use super::{Rule, in_right_order, rules};
use crate::workspace::Workspace;

/// The rules as they are to be made in Freshdesk: in the admin's order, or in the right one where that order does not
/// work.
pub fn rules_to_make(workspace: &Workspace) -> Vec<Rule> {
    let rules = rules(workspace);
    match rules.iter().any(|rule| !sent_before(&rules, rule).is_empty()) {
        true => in_right_order(workspace),
        false => rules,
    }
}

/// The rules that have sent a ticket by the time this one changes it.
pub fn sent_before<'r>(rules: &'r [Rule], rule: &Rule) -> Vec<&'r Rule> {
    if rule.webhook().is_some() {
        return Vec::new();
    }
    let above = rules.iter().take_while(|other| other.id != rule.id);
    above.filter(|other| other.webhook().is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule_settings::{RuleEdit, RuleId};
    use crate::workspace::Edit;

    #[test]
    fn an_order_that_does_not_work_is_not_made() {
        let words = |order: &[RuleId]| {
            let mut workspace = Workspace::default();
            workspace.apply(Edit::Channel("chat".into(), true));
            workspace.apply(Edit::Rule(RuleEdit::Order(order.to_vec())));
            let rules = rules_to_make(&workspace).into_iter().map(|rule| String::from(rule.id));
            rules.collect::<Vec<_>>().join(" ")
        };
        let (assign, exclude, send) =
            (RuleId::Assign, RuleId::Exclude, |channel: &str| RuleId::Send(channel.into()));
        let right = "assign do-not-send send-email send-chat";
        assert_eq!(words(&[]), right);
        for late in [
            vec![assign.clone(), send("email"), exclude.clone()],
            vec![exclude.clone(), send("chat"), assign.clone(), send("email")],
            vec![send("email")],
        ] {
            assert_eq!(words(&late), right, "{late:?}");
        }
        let own = [exclude, assign, send("chat"), send("email")];
        assert_eq!(words(&own), "do-not-send assign send-chat send-email");
    }
}
