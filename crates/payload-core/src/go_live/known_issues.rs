//! What Stella's status page, or its answer, says when a request goes wrong, and what to do about it.

use crate::evidence::Evidence;
use crate::workspace::Workspace;

/// One thing that goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownIssue {
    /// Its name there.
    pub name: &'static str,
    /// What it means.
    pub means: &'static str,
    /// What to do.
    pub todo: &'static str,
    /// How this is known.
    pub known: Evidence,
    applies: Applies,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Applies {
    Always,
    WithBrand,
    WithLanguage,
}

const fn issue(name: &'static str, means: &'static str, todo: &'static str) -> KnownIssue {
    KnownIssue { name, means, todo, known: Evidence::Documented, applies: Applies::Always }
}

const TROUBLES: [KnownIssue; 18] = [
    issue(
        "Employee not found",
        "No profile has the agent’s e-mail address, or no agent was assigned.",
        "Compare the addresses in Freshdesk and Stella, and turn on the rule that assigns an agent.",
    ),
    issue(
        "Employee profile not complete",
        "The agent’s profile is not approved yet.",
        "Have the profile completed and approved in Stella.",
    ),
    issue(
        "Suppressed",
        "The customer got a survey for this brand recently.",
        "Nothing to do. Stella sends surveys again after the suppression period, which is set on its Company Info page.",
    ),
    issue(
        "Unsubscribed",
        "The customer unsubscribed from surveys.",
        "Nothing to do. Test with another customer.",
    ),
    issue(
        "Bounced",
        "The survey was sent, but the customer’s mail server rejected it.",
        "Check the customer’s address in Freshdesk.",
    ),
    issue(
        "Deactivated employee",
        "The agent’s profile is deactivated in Stella.",
        "Activate it, or assign the ticket to another agent before it is resolved.",
    ),
    issue(
        "Invalid customer",
        "The customer has no usable name or e-mail address.",
        "Check the contact in Freshdesk. A ticket without an address sends “no_email” on purpose and ends here.",
    ),
    issue(
        "Channel not enabled",
        "The channel of the payload is not set up in Stella, or not switched to On.",
        "Compare the spelling with Stella’s, including capital letters, and switch the channel to On.",
    ),
    issue(
        "Channel is in manual mode",
        "Stella does not accept requests for this channel.",
        "Switch the channel to On, or turn off the send rule.",
    ),
    KnownIssue {
        applies: Applies::WithBrand,
        ..issue(
            "Brand signifier not provided",
            "The payload has no brand, or an empty one.",
            "Fill in the brand field of the ticket, or send one brand for all tickets.",
        )
    },
    KnownIssue {
        applies: Applies::WithBrand,
        ..issue(
            "Brand signifier invalid or inactive",
            "No active brand in Stella has this label.",
            "Compare the values of the ticket field with the labels in Stella.",
        )
    },
    KnownIssue {
        applies: Applies::WithLanguage,
        ..issue(
            "Language not specified",
            "The payload has no language, or one that Stella cannot read.",
            "Map the code under Language in Build.",
        )
    },
    issue(
        "400",
        "The payload does not have the format that Stella accepts.",
        "Look at the Payload preview and the Problems in Build for such a ticket.",
    ),
    issue(
        "403",
        "The key is wrong, or belongs to another account.",
        "Paste the key again in every send rule, where its sheet says Password or Custom headers.",
    ),
    issue(
        "500",
        "Stella had a problem.",
        "Wait. Freshdesk tries again every 30 minutes for a day. If it still fails, contact Stella’s support.",
    ),
    KnownIssue {
        known: Evidence::NotConfirmed,
        ..issue(
            "Nothing at all",
            "The rule did not match, the requester is an agent, or the call went elsewhere.",
            "Try it under What happens to a ticket in Rules, and check the rule’s count of affected tickets in Freshdesk.",
        )
    },
    issue(
        "It comes hours late on a busy day",
        "Freshdesk makes up to 1,000 webhook calls an hour for all rules together. The rest wait, and are dropped after 24 hours.",
        "Limit each send rule to tickets that should get a survey. Excluded tickets are posted too.",
    ),
    issue(
        "An e-mail from Freshdesk: the webhook failed",
        "For a day, Stella could not read the payload or rejected the key.",
        "Look at the ticket in Build, under Paste a real ticket.",
    ),
];

/// What can go wrong with these choices.
pub fn known_issues(workspace: &Workspace) -> impl Iterator<Item = &'static KnownIssue> {
    let (brand, language) = (workspace.options.brand.on, workspace.options.language.on);
    TROUBLES.iter().filter(move |issue| match issue.applies {
        Applies::Always => true,
        Applies::WithBrand => brand,
        Applies::WithLanguage => language,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::Status;

    #[test]
    fn every_error_that_a_verdict_names_is_explained() {
        for status in [
            Status::EmployeeNotFound,
            Status::InvalidCustomer,
            Status::BrandNotProvided,
            Status::LanguageNotSpecified,
        ] {
            assert!(TROUBLES.iter().any(|issue| issue.name == status.label()), "{status:?}");
        }
    }

    #[test]
    fn brand_and_language_only_where_they_are_sent() {
        let mut workspace = Workspace::default();
        let plain = known_issues(&workspace).count();
        workspace.options.brand.on = true;
        workspace.options.language.on = true;
        assert_eq!((plain, known_issues(&workspace).count()), (TROUBLES.len() - 3, TROUBLES.len()));
    }
}
