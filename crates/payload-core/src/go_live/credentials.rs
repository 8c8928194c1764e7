//! The test key, and where it is.

use super::{STELLA_API, Step, step};
use crate::automation::Origin;
use crate::workspace::Workspace;

pub(super) fn steps(workspace: &Workspace) -> Vec<Step> {
    use Origin::{Guide, Ours};
    let field = workspace.rules.authentication.field();
    vec![
        step(
            "test-address",
            Guide,
            "Enter the API test email address in Stella",
            "With the test key, every survey goes to this address and none to a customer.",
            &format!("Stella: Integrations, {STELLA_API}"),
        ),
        step(
            "test-key",
            Guide,
            "Copy the test key there",
            format!(
                "It goes into the field {field} of each send rule, and nowhere else. This page never asks for it."
            ),
            &format!("Stella: Integrations, {STELLA_API}"),
        ),
        step(
            "curl",
            Ours,
            "Post the sample payload to Stella from a terminal",
            "This shows that address, key and payload are correct before you set up Freshdesk. Use the test key.",
            "Test without Freshdesk, on this page",
        ),
    ]
}
