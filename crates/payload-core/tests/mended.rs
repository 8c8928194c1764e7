//! What the button of a finding makes of a line of a template, and lines that have no such button.

use payload_core::checks::{Applicability, Finding, find};
use payload_core::workspace::Workspace;
use ruby_liquid::Clock;

const NOW: Clock = Clock(1_767_600_000);

const EMPLOYEE: &str = r#""employee": {"email": "{{ticket.agent.email}}"}"#;
const CUSTOMER: &str =
    r#""customer": {"name": "{{ticket.requester.name}}", "email": "{{ticket.from_email}}"}"#;

/// A template with a line, and with the persons that the line does not write.
fn template(line: &str) -> String {
    let mut lines = vec![r#""channel": "email""#, r#""ext_interaction_id": "{{ticket.id}}""#];
    lines.extend([EMPLOYEE].iter().filter(|_| !line.starts_with("\"employee\"")));
    lines.extend([CUSTOMER].iter().filter(|_| !line.starts_with("\"customer\"")));
    format!("{{\n  {},\n  {line}\n}}", lines.join(",\n  "))
}

fn found(text: &str) -> Vec<Finding> {
    let mut workspace = Workspace::default();
    workspace.by_hand.insert("email".to_owned(), text.to_owned());
    find(&workspace, "email", text, NOW)
}

/// What the fixes of a label make of a line, and whether they are safe; those of other lines do not count.
fn mended(line: &str, label: &str) -> Vec<(String, Applicability)> {
    let text = template(line);
    let fixes = found(&text).into_iter().filter_map(|finding| finding.fix).filter(|fix| fix.label == label);
    let last = |text: &str| text.lines().rev().nth(1).unwrap_or_default().trim().to_owned();
    let mended = fixes.map(|fix| (last(&fix.apply(&text)), fix.applicability));
    mended.filter(|(mended, _)| mended != line).collect()
}

#[test]
fn a_button_mends_what_it_says_and_no_more() {
    use Applicability::{Review, Safe};
    const FLAG: &str = "Check for every form of true";
    const FULL: &str = r#""do_not_send": {% if ticket.cf_no_survey == true or ticket.cf_no_survey == 'true' or ticket.cf_no_survey == '1' or ticket.cf_no_survey == 1 %}true{% else %}false{% endif %}"#;
    for (line, label, becomes, care) in [
        // Words of other languages, where JSON has another or none.
        (r#""do_not_send": yes"#, "Write it as JSON does", r#""do_not_send": true"#, Review),
        (r#""do_not_send": None"#, "Write it as JSON does", r#""do_not_send": false"#, Review),
        (r#""do_not_send": FALSE"#, "Write it as JSON does", r#""do_not_send": false"#, Review),
        (r#""do_not_send": null"#, "Write false", r#""do_not_send": false"#, Review),
        (r#""brand": Acme North"#, "Put quotes around it", r#""brand": "Acme North""#, Review),
        (r#""brand": None"#, "Write it as JSON does", r#""brand": null"#, Review),
        (r#""brand": "Acme \ud83d!""#, "Remove it", r#""brand": "Acme !""#, Review),
        (
            r#""brand": "A &amp; B &quot;C&quot;<br>D""#,
            "Write it as plain text",
            r#""brand": "A & B \"C\" D""#,
            Review,
        ),
        (
            r#""do_not_send": {% if ticket.tags contains 'quiet' %}true{% endif %}"#,
            "Send false otherwise",
            r#""do_not_send": {% if ticket.tags contains 'quiet' %}true{% else %}false{% endif %}"#,
            Review,
        ),
        (r#""language": "German""#, "Write “de”", r#""language": "de""#, Review),
        (r#""language": "en_US""#, "Write “en-US”", r#""language": "en-US""#, Review),
        (
            r#""custom_properties": {"vip": true, "n": 5}"#,
            "Put quotes around it",
            r#""custom_properties": {"vip": "true", "n": 5}"#,
            Review,
        ),
        // One that nobody can mend keeps no other from its button.
        (
            r#""brand": TRUE, "country": @@"#,
            "Write it as JSON does",
            r#""brand": true, "country": @@"#,
            Review,
        ),
        (
            r#""employee": [{"email": "{{ticket.agent.email}}"}]"#,
            "Take it out of the list",
            r#""employee": {"email": "{{ticket.agent.email}}"}"#,
            Review,
        ),
        (
            r#""employee": ["{{ticket.agent.email}}"]"#,
            "Send it as the email",
            r#""employee": {"email": "{{ticket.agent.email}}"}"#,
            Review,
        ),
        (
            r#""employee": {"emailAddress": "{{ticket.agent.email}}"}"#,
            "Rename to “email”",
            r#""employee": {"email": "{{ticket.agent.email}}"}"#,
            Review,
        ),
        (
            r#""brand": {{ ticket.group.name == "EU" ? "Acme EU" : "Acme" }}"#,
            "Write it as Liquid reads it",
            r#""brand": "{% if ticket.group.name == "EU" %}Acme EU{% else %}Acme{% endif %}""#,
            Review,
        ),
        (
            r#""tags": [{% assign all = ticket.tags | split: ', ' %}{% for tag in all %}"{{tag}}"{% endfor %}]"#,
            "Write a comma between the items",
            r#""tags": [{% assign all = ticket.tags | split: ', ' %}{% for tag in all %}"{{tag}}"{% unless forloop.last %},{% endunless %}{% endfor %}]"#,
            Review,
        ),
        // Every branch says something else: each keeps its word.
        (
            r#""do_not_send": {% if ticket.cf_no_survey == true %}"true"{% else %}"false"{% endif %}"#,
            "Remove the quotes",
            r#""do_not_send": {% if ticket.cf_no_survey == true %}true{% else %}false{% endif %}"#,
            Safe,
        ),
        (
            r#""do_not_send": {% unless ticket.cf_no_survey == true %}"false"{% else %}"true"{% endunless %}"#,
            "Remove the quotes",
            r#""do_not_send": {% unless ticket.cf_no_survey == true %}false{% else %}true{% endunless %}"#,
            Safe,
        ),
        (
            r#""do_not_send": "{% if ticket.priority == 'Urgent' %}true{% else %}false{% endif %}""#,
            "Remove the quotes",
            r#""do_not_send": {% if ticket.priority == 'Urgent' %}true{% else %}false{% endif %}"#,
            Safe,
        ),
        // A checkbox that is asked for is meant to decide.
        (
            r#""do_not_send": {% if ticket.cf_no_survey != nil %}true{% else %}false{% endif %}"#,
            FLAG,
            FULL,
            Review,
        ),
        (
            r#""do_not_send": {% if ticket.cf_no_survey != 'false' %}true{% else %}false{% endif %}"#,
            FLAG,
            FULL,
            Review,
        ),
        (
            r#""do_not_send": {% if ticket.cf_no_survey contains 'true' %}true{% else %}false{% endif %}"#,
            FLAG,
            FULL,
            Review,
        ),
        // A comparison is what decides, not the field alone.
        (
            r#""do_not_send": {{ ticket.priority == 'Urgent' }}"#,
            "Send true or false",
            r#""do_not_send": {% if ticket.priority == 'Urgent' %}true{% else %}false{% endif %}"#,
            Review,
        ),
        (r#""do_not_send": {{ ticket.cf_no_survey == true }}"#, "Send true or false", FULL, Review),
        // The word turns round the whole block, up to its end.
        (
            r#""do_not_send": {% if ticket.tags not contains 'vip' %}true{% else %}false{% endif %}"#,
            "Write {% unless ticket.tags contains 'vip' %}",
            r#""do_not_send": {% unless ticket.tags contains 'vip' %}true{% else %}false{% endunless %}"#,
            Review,
        ),
        // All that stands around an address gives way to it.
        (
            r#""customer": {"email": "test+{{ticket.id}}@acme.example"}"#,
            "Use ticket.from_email",
            r#""customer": {"email": "{{ ticket.from_email | append: '' | replace: '"', "'" | remove: '\' | split: ' ' | join: ' ' }}"}"#,
            Review,
        ),
        (
            r#""customer": {"email": "{{ticket.requester.name}} <{{ticket.from_email}}>"}"#,
            "Send the address alone",
            r#""customer": {"email": "{{ticket.from_email}}"}"#,
            Review,
        ),
        (
            r#""employee": {"email": "{{ ticket.agent.email | append: '' | remove: '@acme.example' }}"}"#,
            "Send it as it is",
            r#""employee": {"email": "{{ ticket.agent.email | append: '' }}"}"#,
            Review,
        ),
        (
            r#""employee": {"email": "{{ ticket.agent.email | truncate: 20 | downcase }}"}"#,
            "Send all of it",
            r#""employee": {"email": "{{ ticket.agent.email | downcase }}"}"#,
            Safe,
        ),
        (
            r#""brand": "{{ ticket.cf_brand | escape | upcase }}""#,
            "Send it as it is",
            r#""brand": "{{ ticket.cf_brand | append: '' | replace: '"', "'" | remove: '\' | split: ' ' | join: ' ' | upcase }}""#,
            Safe,
        ),
        (
            r#""customer": {"email": "{% if ticket.from_email contains '@' %}{{ticket.from_email}}{% else %}noreply@acme.example{% endif %}"}"#,
            "Send “no_email” instead",
            r#""customer": {"email": "{% if ticket.from_email contains '@' %}{{ticket.from_email}}{% else %}no_email{% endif %}"}"#,
            Review,
        ),
        (
            r#""employee": {"email": "{{ticket.agent}}"}"#,
            "Use ticket.agent.email",
            r#""employee": {"email": "{{ ticket.agent.email | append: '' | replace: '"', "'" | remove: '\' | split: ' ' | join: ' ' }}"}"#,
            Review,
        ),
        (
            r#""employee": {"name": "Maya"}"#,
            "Add “email”",
            r#""employee": {"email": "{{ ticket.agent.email | append: '' | replace: '"', "'" | remove: '\' | split: ' ' | join: ' ' }}","name": "Maya"}"#,
            Review,
        ),
        (
            r#""brand": "{ {ticket.cf_brand} }""#,
            "Write {{ticket.cf_brand}}",
            r#""brand": "{{ ticket.cf_brand | append: '' | replace: '"', "'" | remove: '\' | split: ' ' | join: ' ' }}""#,
            Review,
        ),
        // Letters that Liquid compares one by one, and numbers that Freshdesk has names for.
        (
            r#""do_not_send": {% if ticket.from_email == '*@acme.example' %}true{% else %}false{% endif %}"#,
            "Write contains '@acme.example'",
            r#""do_not_send": {% if ticket.from_email contains '@acme.example' %}true{% else %}false{% endif %}"#,
            Review,
        ),
        (
            r#""do_not_send": {% if ticket.priority >= 3 %}true{% else %}false{% endif %}"#,
            "Use the names",
            r#""do_not_send": {% if ticket.priority == 'High' or ticket.priority == 'Urgent' %}true{% else %}false{% endif %}"#,
            Review,
        ),
        (
            r#""do_not_send": {% if ticket.group == 'Legal' %}true{% else %}false{% endif %}"#,
            "Use ticket.group.name",
            r#""do_not_send": {% if ticket.group.name == 'Legal' %}true{% else %}false{% endif %}"#,
            Review,
        ),
        (
            r#""do_not_send": {% if ticket.tags == 'vip, gold' %}true{% else %}false{% endif %}"#,
            "Look for each",
            r#""do_not_send": {% if ticket.tags contains 'vip' and ticket.tags contains 'gold' %}true{% else %}false{% endif %}"#,
            Review,
        ),
        (
            r#""do_not_send": {% if not ticket.tags contains 'vip' and ticket.priority == 'Low' %}true{% else %}false{% endif %}"#,
            "Write it as Liquid reads it",
            r#""do_not_send": {% unless ticket.tags contains 'vip' or ticket.priority != 'Low' %}true{% else %}false{% endunless %}"#,
            Review,
        ),
        // A guard asks for both ways to be empty, and keeps what it guards.
        (
            r#""brand": "{% if ticket.cf_brand != '' %}{{ ticket.cf_brand }}{% else %}Main{% endif %}""#,
            "Check for nil and an empty text",
            r#""brand": "{% if ticket.cf_brand != nil and ticket.cf_brand != '' %}{{ ticket.cf_brand }}{% else %}Main{% endif %}""#,
            Review,
        ),
        (
            r#""language": "{% unless ticket.requester.language == nil %}{{ ticket.requester.language }}{% else %}en{% endunless %}""#,
            "Check for nil and an empty text",
            r#""language": "{% unless ticket.requester.language == nil or ticket.requester.language == '' %}{{ ticket.requester.language }}{% else %}en{% endunless %}""#,
            Review,
        ),
        (r#""language": "jp""#, "Use ja", r#""language": "ja""#, Review),
        (r#""country": "Germany""#, "Write “DE”", r#""country": "DE""#, Review),
        (
            r#""custom_properties": {"day": "{{ ticket.created_on | date: 'DD.MM.YYYY' }}"}"#,
            "Write '%d.%m.%Y'",
            r#""custom_properties": {"day": "{{ ticket.created_on | date: '%d.%m.%Y' }}"}"#,
            Review,
        ),
        (r#""tags": "vip, gold""#, "Write it as a list", r#""tags": ["vip", "gold"]"#, Review),
        (r#""tags": {"vip", "gold"}"#, "Write square brackets", r#""tags": ["vip", "gold"]"#, Review),
        (
            r#""custom_properties": [{"name": "tier", "value": "gold"}, {"area": "EU"}]"#,
            "Write it as an object",
            r#""custom_properties": {"tier": "gold", "area": "EU"}"#,
            Review,
        ),
        // A key is there once.
        (r#""brand": "Acme", "brand": "Acme""#, "Remove the second", r#""brand": "Acme""#, Safe),
        (r#""brand": "Acme", "brand": "North""#, "Remove the first", r#""brand": "North""#, Review),
        // The template is for email.
        (r#""brand": "Acme", "channel": "chat""#, "Remove the second", r#""brand": "Acme""#, Review),
        (
            r#""employee": {"email": "{{ticket.agent.email}}"}, "employee": {"custom_id": "{{ticket.agent.id}}"}"#,
            "Make one of both",
            r#""employee": {"email": "{{ticket.agent.email}}", "custom_id": "{{ticket.agent.id}}"}"#,
            Review,
        ),
        (
            r#""do_not_send": {% case ticket.group.name %}{% when 'A' %}true{% endcase %}"#,
            "Send false otherwise",
            r#""do_not_send": {% case ticket.group.name %}{% when 'A' %}true{% else %}false{% endcase %}"#,
            Review,
        ),
        (r#""do_not_send": "No""#, "Write false", r#""do_not_send": false"#, Review),
        (r#""tags": "vip""#, "Write it as a list", r#""tags": ["vip"]"#, Review),
        (r#""brand": "Acme" <!-- ours -->"#, "Remove the comment", r#""brand": "Acme" "#.trim_end(), Review),
        (
            r#""language": "{{ ticket.requester.language | slice: 0, 2 }}""#,
            "Cut it with truncate",
            r#""language": "{{ ticket.requester.language | truncate: 2, '' }}""#,
            Review,
        ),
        (
            r#""do_not_send": {% if ticket.group.name == 'A' and ticket.group.name == 'B' %}true{% else %}false{% endif %}"#,
            "Join them with “or”",
            r#""do_not_send": {% if ticket.group.name == 'A' or ticket.group.name == 'B' %}true{% else %}false{% endif %}"#,
            Review,
        ),
        (
            r#""channel": "{% if ticket.source == 'Phone' %}phone{% else %}email""#,
            "Add {% endif %}",
            r#""channel": "{% if ticket.source == 'Phone' %}phone{% else %}email{% endif %}""#,
            Review,
        ),
        // All that stands around a field gives way to a link.
        (
            r#""external_url": "https://acme.freshdesk.com{{ticket.url}}""#,
            "Send the link alone",
            r#""external_url": "{{ticket.url}}""#,
            Review,
        ),
        (
            r#""external_url": "https://{{ticket.url}}""#,
            "Send the link alone",
            r#""external_url": "{{ticket.url}}""#,
            Safe,
        ),
        (
            r#""external_url": "https://acme.freshdesk.com/agents/{{ticket.agent.id}}?tab=all""#,
            "Use ticket.url",
            r#""external_url": "{{ticket.url}}""#,
            Review,
        ),
        // Escaping comes before the join.
        (
            r#""tags": ["{{ ticket.tags | append: '' | split: ', ' | join: '","' }}"]"#,
            "Make it safe (replaces quotes, removes backslashes)",
            r#""tags": ["{{ ticket.tags | append: '' | replace: '"', "'" | remove: '\' | split: ' ' | join: ' ' | append: '' | split: ', ' | join: '","' }}"]"#,
            Safe,
        ),
        // Other tags keep their commas.
        (
            r#""tags": ["stella", "{{ ticket.tags }}"]"#,
            "Write the tags as a list",
            r#""tags": ["stella"{% assign list = ticket.tags | append: '' | split: ',' %}{% for tag in list limit:19 %}{% assign word = tag | append: '' | replace: '"', "'" | remove: '\' | split: ' ' | join: ' ' %}{% if word != '' %}, "{{ word }}"{% endif %}{% endfor %}]"#,
            Review,
        ),
        (
            r#""tags": [{% for tag in ticket.tags %}"{{tag}}",{% endfor %}"x"]"#,
            "Write the tags as a list",
            r#""tags": [{% assign list = ticket.tags | append: '' | split: ',' %}{% for tag in list limit:19 %}{% assign word = tag | append: '' | replace: '"', "'" | remove: '\' | split: ' ' | join: ' ' %}{% if word != '' %}"{{ word }}", {% endif %}{% endfor %}"x"]"#,
            Review,
        ),
        // What the key wants, of whom it wants it.
        (
            r#""employee": {{ticket.agent | json}}"#,
            "Write it as an object",
            r#""employee": {"email": "{{ ticket.agent.email | append: '' | replace: '"', "'" | remove: '\' | split: ' ' | join: ' ' }}"}"#,
            Review,
        ),
        (
            r#""employee": {"email": "{{ticket.responder_id}}"}"#,
            "Use ticket.agent.email",
            r#""employee": {"email": "{{ ticket.agent.email | append: '' | replace: '"', "'" | remove: '\' | split: ' ' | join: ' ' }}"}"#,
            Review,
        ),
        (
            r#""customer": {"email": "{{ticket.from_email}}", "custom_id": "{{ticket.agent.id}}"}"#,
            "Use ticket.requester.id",
            r#""customer": {"email": "{{ticket.from_email}}", "custom_id": "{{ticket.requester.id}}"}"#,
            Review,
        ),
        (
            r#""customer": {"email": "{{ ticket.contact.mail | append: '' }}"}"#,
            "Use ticket.requester.email",
            r#""customer": {"email": "{{ ticket.requester.email | append: '' }}"}"#,
            Review,
        ),
        // Names that are a slip away from one that is known.
        (
            r#""employee": {"email": "{{ tikcet.agent.email | append: '' }}"}"#,
            "Use ticket.agent.email",
            r#""employee": {"email": "{{ ticket.agent.email | append: '' }}"}"#,
            Review,
        ),
        (
            r#""brand": "{{ ticket.cf-brand | append: '' }}""#,
            "Use ticket.cf_brand",
            r#""brand": "{{ ticket.cf_brand | append: '' }}""#,
            Review,
        ),
        (
            r#""do_not_send": {% if ticket.do_not_send_stella_connect_request == true %}true{% else %}false{% endif %}"#,
            "Use ticket.cf_do_not_send_stella_connect_request",
            r#""do_not_send": {% if ticket.cf_do_not_send_stella_connect_request == true %}true{% else %}false{% endif %}"#,
            Review,
        ),
    ] {
        let fixes = mended(line, label);
        let all: Vec<_> =
            found(&template(line)).into_iter().map(|finding| (finding.what, finding.fix)).collect();
        assert_eq!(fixes.first(), Some(&(becomes.to_owned(), care)), "{line}\n{all:#?}");
    }
}

#[test]
fn a_button_that_would_make_a_ticket_worse_is_not_there() {
    const TAGS: &str = "Make it safe (replaces quotes, removes backslashes)";
    for (line, label) in [
        // After the join all tags would be one.
        (r#""tags": [{% assign all = ticket.tags | split: ', ' | join: '","' %}"{{ all }}"]"#, TAGS),
        // What is escaped before the join is escaped.
        (
            r#""tags": ["{{ ticket.tags | append: '' | replace: '"', "'" | remove: '\' | split: ' ' | join: ' ' | split: ', ' | join: '","' }}"]"#,
            TAGS,
        ),
        (r#""do_not_send": {% if ticket.cf_no_survey != nil %}true{% else %}false{% endif %}"#, "Send false"),
        (r#""employee": {{ticket.agent | json}}"#, "Put quotes and escape"),
        // First name and last name would be one.
        (
            r#""customer": {"name": "{{ticket.requester.first_name}} {{ticket.requester.last_name}}", "email": "{{ticket.from_email}}"}"#,
            "Remove the space",
        ),
        // Where no address is known, the survey would go to the agent.
        (
            r#""customer": {"email": "{{ ticket.from_email | default: ticket.agent.email }}"}"#,
            "Check for an empty value",
        ),
        // Tickets with another tag would be excluded too.
        (
            r#""do_not_send": {% if ticket.cf_no_survey == true and ticket.tags contains 'x' %}true{% else %}false{% endif %}"#,
            "Check for every form of true",
        ),
        // The quotes between other braces are Liquid's.
        (r#""brand": "{ { ticket.cf_brand | replace: '"', '' } }""#, "Write it as JSON"),
        (r#""brand": "{ { ticket.cf_brand | replace: '"', '' } }""#, "Keep only the template"),
    ] {
        assert_eq!(mended(line, label), [], "{line}");
    }
}

#[test]
fn nothing_is_told_of_what_is_not_so() {
    for (line, codes) in [
        // An account's own field holds what its key wants, in whichever branch it is read.
        (
            r#""customer": {"email": "{% if ticket.source == 'Phone' %}{{ticket.cf_caller_email}}{% else %}{{ticket.from_email}}{% endif %}"}"#,
            &["branch", "rejected"][..],
        ),
        (
            r#""language": "{% if ticket.group.name == 'DACH' %}{{ticket.cf_language}}{% else %}en{% endif %}""#,
            &["branch", "rejected"],
        ),
        (
            r#""do_not_send": {% if ticket.cf_csat_sent == nil %}false{% else %}true{% endif %}"#,
            &["excludes-all"],
        ),
        (
            r#""custom_properties": {"long": "{% if ticket.cf_brand.size > 0 %}yes{% else %}no{% endif %}"}"#,
            &["text-against-number"],
        ),
        (r#""language": "{{ticket.requester.time_zone}}""#, &["language-code", "no-language"]),
        (
            r#""do_not_send": {% if ticket.tags contains 'vip' %}false{% elsif not ticket.tags contains 'quiet' %}false{% else %}true{% endif %}, "tags": ["x"]"#,
            &["tag-comma", "tag-separator", "liquid-error"],
        ),
    ] {
        let text = template(line);
        let told: Vec<_> = found(&text).into_iter().filter(|finding| codes.contains(&finding.code)).collect();
        assert!(told.is_empty(), "{line}\n{told:#?}");
    }
}

#[test]
fn words_say_for_which_tickets() {
    for (line, code, words) in [
        (
            r#""employee": {"email": "{% if ticket.group.name == 'Billing' %}lead@acme.example{% else %}{{ticket.agent.email}}{% endif %}"}"#,
            "same-for-all",
            "for every ticket that meets the condition",
        ),
        (
            r#""brand": "{% case ticket.group.name %}{% when 'Nobody' %}Acme{% endcase %}""#,
            "rejected",
            "Depending on the ticket: the brand is empty. A ticket that meets none of the conditions",
        ),
        (
            r#""customer": {"email": "{% if ticket.from_email == nil or ticket.from_email == '' %}{{ticket.agent.email}}{% else %}{{ticket.from_email}}{% endif %}"}"#,
            "wrong-fallback",
            "“customer.email” is filled from Agent e-mail",
        ),
        (
            r#""do_not_send": {% if ticket.cf_no_survey == undefined %}false{% else %}true{% endif %}"#,
            "liquid-slip",
            "Liquid has no undefined",
        ),
        (
            r#""customer": {"email": "{{ticket.contact.xyz}}"}"#,
            "unknown-placeholder",
            "ticket.contact.xyz is not",
        ),
        (
            r#""tags": [{% if ticket.tags contains 'vip' %}"vip",{% endif %}{% if ticket.tags contains 'late' %}"late"{% endif %}]"#,
            "trailing-comma",
            "each comma belongs into the condition",
        ),
        (r#""brand": "Acme","#, "trailing-comma", "A comma stands only between two items"),
        (r#""employee": {"email": "{{ticket.agent}}"}"#, "not-json", "is not one value"),
    ] {
        let found = found(&template(line));
        let finding = found.iter().find(|finding| finding.code == code);
        let said = finding.map(|finding| format!("{} {}", finding.what, finding.why)).unwrap_or_default();
        assert!(said.contains(words), "{line}\n{found:#?}");
    }
}
