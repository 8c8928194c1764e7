//! A template as it was copied, with what it was wrapped in: a code fence, a text of JSON, a `curl` command, a rule.
//!
//! Recognized by the text alone. Wrappings come in each other, so they are taken off one by one until a template is
//! left that stands for a payload of Stella's; where none is left, nothing was wrapped.

mod markup;
mod object;
mod quoted;
mod shell;

use crate::text::characters::is_invisible;
pub use markup::{added, html, numbered, percent_decoded};
use object::Object;

/// What a template was wrapped in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wrapping {
    /// The fence of a chat or a README: three backticks.
    CodeFence,
    /// Lines of a mail that is quoted: `> `.
    QuotedLines,
    /// `&quot;` and tags, as a web page's source has it.
    Html,
    /// `%7B%22`, as an address has it.
    PercentEncoded,
    /// A command for a terminal.
    Curl,
    /// A rule of Freshdesk's, as its API gives it.
    Rule,
    /// One text of JSON.
    JsonText,
    /// A backslash before each quote.
    EscapedQuotes,
    /// `\n` for each line break.
    EscapedLines,
    /// A cell of CSV: each quote doubled.
    Cell,
    /// The number of each line before it.
    LineNumbers,
    /// The plus of a difference before each line.
    Difference,
    /// An object or text around it.
    Surroundings,
}

/// A template that was taken out of its wrapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwrapped {
    /// The outermost wrapping.
    pub wrapping: Wrapping,
    /// The template, without any wrapping.
    pub template: String,
}

impl Wrapping {
    /// What it is, as a sentence.
    pub fn what(self) -> &'static str {
        match self {
            Wrapping::CodeFence => "This is a code fence: the template stands between backticks.",
            Wrapping::QuotedLines => "This is a quoted message: every line of the template starts with “>”.",
            Wrapping::Html => {
                "This is HTML: the quotes of the template are written as entities like &quot;, or tags stand around it."
            }
            Wrapping::PercentEncoded => "This is percent-encoded, as in an address: “{” is written as %7B.",
            Wrapping::Curl => "This is a curl command: the template is the data that it sends.",
            Wrapping::Rule => "This is a whole rule: the template is the content of its webhook.",
            Wrapping::JsonText => {
                "This is a JSON string: the quotes are escaped, and quotes stand around the whole template."
            }
            Wrapping::EscapedQuotes => "The quotes are escaped: a backslash stands before each of them.",
            Wrapping::EscapedLines => "The line breaks are escaped: each is written as \\n.",
            Wrapping::Cell => "This is a cell of a table: every quote of the template is doubled.",
            Wrapping::LineNumbers => "Every line begins with its number.",
            Wrapping::Difference => "Every line begins with a plus, as in a difference between two versions.",
            Wrapping::Surroundings => "Something else stands around the template.",
        }
    }

    /// What the button does that opens it.
    pub fn label(self) -> &'static str {
        match self {
            Wrapping::CodeFence => "Remove the code fence",
            Wrapping::QuotedLines => "Remove the quote marks",
            Wrapping::Html => "Decode the HTML",
            Wrapping::PercentEncoded => "Decode it",
            Wrapping::Curl => "Take the template out of the command",
            Wrapping::Rule => "Take the template out of the rule",
            Wrapping::JsonText | Wrapping::EscapedQuotes => "Unescape the quotes",
            Wrapping::EscapedLines => "Break the lines",
            Wrapping::Cell => "Take the template out of the cell",
            Wrapping::LineNumbers => "Remove the line numbers",
            Wrapping::Difference => "Remove the plus signs",
            Wrapping::Surroundings => "Keep only the template",
        }
    }
}

/// Wrappings in each other; more of them are a riddle, not a template.
const MOST: usize = 5;

/// Takes a template out of everything that it is wrapped in. `None` where there is no wrapping, or no template in it.
pub fn unwrap(text: &str) -> Option<Unwrapped> {
    let mut outermost = None;
    let mut inner = trim(text).to_owned();
    for _ in 0..=MOST {
        if let Some(broken) = quoted::line_breaks(&inner) {
            outermost.get_or_insert(Wrapping::EscapedLines);
            inner = trim(&broken).to_owned();
        }
        if let Some(plain) = markup::html_between(&inner) {
            outermost.get_or_insert(Wrapping::Html);
            inner = trim(&plain).to_owned();
        }
        if object::is_whole(&inner) {
            return outermost.map(|wrapping| Unwrapped { wrapping, template: inner });
        }
        let (wrapping, opened) = open(&inner)?;
        outermost.get_or_insert(wrapping);
        inner = trim(&opened).to_owned();
    }
    None
}

/// Whether a payload stands in a text.
pub fn has_payload(text: &str) -> bool {
    object::find(text).is_some()
}

/// Takes off one wrapping.
fn open(text: &str) -> Option<(Wrapping, String)> {
    let of = |wrapping| move |inner: String| (wrapping, inner);
    markup::fenced(text)
        .map(of(Wrapping::CodeFence))
        .or_else(|| markup::quoted_lines(text).map(of(Wrapping::QuotedLines)))
        .or_else(|| markup::numbered(text).map(of(Wrapping::LineNumbers)))
        .or_else(|| markup::added(text).map(of(Wrapping::Difference)))
        .or_else(|| markup::html(text).map(of(Wrapping::Html)))
        .or_else(|| markup::percent_decoded(text).map(of(Wrapping::PercentEncoded)))
        .or_else(|| shell::data_of_curl(text).map(of(Wrapping::Curl)))
        .or_else(|| quoted::tripled(text).map(of(Wrapping::Surroundings)))
        .or_else(|| quoted::cell(text).map(of(Wrapping::Cell)))
        .or_else(|| quoted::text(text).map(|inner| (surroundings(text, Wrapping::JsonText), inner)))
        .or_else(|| quoted::unescaped(text).map(of(Wrapping::EscapedQuotes)))
        .or_else(|| {
            let Object { span, .. } = object::find(text)?;
            Some((surroundings(text, Wrapping::Surroundings), span.of(text).to_owned()))
        })
}

/// What stands around a template: a rule where it has a rule's words.
fn surroundings(text: &str, other: Wrapping) -> Wrapping {
    const OF_RULES: [&str; 4] = ["\"actions\"", "\"content\"", "trigger_webhook", "\"events\""];
    if shell::is_curl(text) {
        return Wrapping::Curl;
    }
    match OF_RULES.iter().any(|word| text.contains(word)) {
        true => Wrapping::Rule,
        false => other,
    }
}

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "{\n  \"employee\": { \"email\": \"{{ticket.agent.email}}\" },\n  \"channel\": \"email\",\n  \"tags\": [{{ ticket.tags | split: ', ' }}]\n}";

    fn escaped() -> String {
        serde_json::to_string(TEMPLATE).unwrap()
    }

    #[test]
    fn opens_what_people_copy() {
        let inside = escaped().trim_matches('"').to_owned();
        let html = TEMPLATE.replace('"', "&quot;").replace('\'', "&#39;");
        let percent: String = TEMPLATE.bytes().map(|byte| format!("%{byte:02X}")).collect();
        for (text, wrapping) in [
            (format!("```json\n{TEMPLATE}\n```\n"), Wrapping::CodeFence),
            (format!("Use this:\n\n~~~\n{TEMPLATE}\n~~~\nThanks"), Wrapping::CodeFence),
            (format!("`{TEMPLATE}`"), Wrapping::CodeFence),
            (TEMPLATE.lines().map(|line| format!("> {line}\n")).collect(), Wrapping::QuotedLines),
            (html.clone(), Wrapping::Html),
            (format!("<pre><code>{html}</code></pre>"), Wrapping::Html),
            (format!("<p>{}</p>", html.replace('\n', "<br>\n")), Wrapping::Html),
            (format!("payload={percent}"), Wrapping::PercentEncoded),
            (percent, Wrapping::PercentEncoded),
            (TEMPLATE.replace('"', "\\u0022"), Wrapping::EscapedQuotes),
            (format!("\"{}\"", TEMPLATE.replace('"', "\"\"")), Wrapping::Cell),
            (TEMPLATE.replace('"', "\"\""), Wrapping::Cell),
            (format!("body = \"\"\"{TEMPLATE}\"\"\""), Wrapping::Surroundings),
            (TEMPLATE.replace('\n', "<br>\n"), Wrapping::Html),
            (TEMPLATE.replace(' ', "&nbsp;"), Wrapping::Html),
            (
                TEMPLATE.lines().enumerate().map(|(at, line)| format!("{} {line}\n", at + 1)).collect(),
                Wrapping::LineNumbers,
            ),
            (
                TEMPLATE.lines().enumerate().map(|(at, line)| format!("{:3}: {line}\n", at + 9)).collect(),
                Wrapping::LineNumbers,
            ),
            (TEMPLATE.lines().map(|line| format!("+{line}\n")).collect(), Wrapping::Difference),
            (
                format!(
                    "curl ^\"https://a.example^\" --data-raw ^\"{}^\"",
                    TEMPLATE.replace('"', "\\^\"").replace('\n', " ")
                ),
                Wrapping::Curl,
            ),
            (escaped(), Wrapping::JsonText),
            (serde_json::to_string(&escaped()).unwrap(), Wrapping::JsonText),
            (inside.clone(), Wrapping::EscapedQuotes),
            (TEMPLATE.replace('"', "\\\""), Wrapping::EscapedQuotes),
            (TEMPLATE.replace('\n', "\\n"), Wrapping::EscapedLines),
            (format!("{}\\n", TEMPLATE.replace('\n', "\\n")), Wrapping::EscapedLines),
            (
                format!(
                    "curl -X POST 'https://a.example/v1/auth' \\\n  -H 'Content-Type: application/json' \\\n  -d '{TEMPLATE}'"
                ),
                Wrapping::Curl,
            ),
            (
                format!("curl https://a.example -H \"A: b\" --data \"{}\"", TEMPLATE.replace('"', "\\\"")),
                Wrapping::Curl,
            ),
            (format!("$ curl https://a.example --data-binary @- <<'END'\n{TEMPLATE}\nEND\n"), Wrapping::Curl),
            (
                format!(
                    "{{\"name\": \"Survey\", \"actions\": [{{\"field_name\": \"trigger_webhook\", \"content\": {}}}]}}",
                    escaped()
                ),
                Wrapping::Rule,
            ),
            (
                format!(
                    "{{\"rule\": {{\"actions\": [{{\"name\": \"trigger_webhook\", \"content\": {TEMPLATE}}}]}}}}"
                ),
                Wrapping::Rule,
            ),
            (format!("{{\"data\": {TEMPLATE}}}"), Wrapping::Surroundings),
            (
                format!("POST /v1/auth HTTP/1.1\nContent-Type: application/json\n\n{TEMPLATE}"),
                Wrapping::Surroundings,
            ),
            (format!("Payload: {TEMPLATE}"), Wrapping::Surroundings),
            (format!("const body = {TEMPLATE};"), Wrapping::Surroundings),
            (format!("const body = {};", escaped()), Wrapping::JsonText),
        ] {
            let unwrapped = unwrap(&text).unwrap_or_else(|| panic!("{text}"));
            let lines = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(
                (unwrapped.wrapping, lines(&unwrapped.template)),
                (wrapping, lines(TEMPLATE)),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_not_wrapped_is_left_alone() {
        let prepared =
            format!("{{% capture a %}}{{{{ b | replace: '\"', '&quot;' }}}}{{% endcapture %}}{TEMPLATE}");
        for text in [
            "",
            "{",
            "\"",
            "```",
            "curl",
            "&quot;",
            "no payload",
            "{\"a\": 1}",
            "{{ ticket.id }}",
            TEMPLATE,
            &prepared,
        ] {
            assert_eq!(unwrap(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[`>&;%{}\"'\\\\a: \n,]{0,60}|.{0,60}") {
            let _ = unwrap(&text);
        }
    }
}
