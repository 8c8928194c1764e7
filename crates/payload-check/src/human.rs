//! Findings for people: the sentence, the marked line, and what fixes it.

use payload_core::checks::{Applicability, Finding};
use payload_core::text::line_column;

/// At most so many characters of a line are shown on either side of what is marked.
const AROUND: usize = 60;

/// A finding in several lines.
pub fn finding(text: &str, finding: &Finding) -> String {
    let mut lines = vec![format!("{}: {}", finding.severity.label(), finding.what)];
    if let Some(span) = finding.span {
        let place = line_column(text, span.start);
        let (above, from_start) = text.split_at(text.floor_char_boundary(span.start));
        let before = last(above.rsplit('\n').next().unwrap_or_default(), AROUND);
        let line = from_start.split('\n').next().unwrap_or_default();
        let (marked, rest) = line.split_at(line.floor_char_boundary(span.end.saturating_sub(span.start)));
        let after: String = rest.chars().take(AROUND).collect();
        let head = format!("  {:>4} | ", place.line);
        let indent = " ".repeat(head.chars().count() + before.chars().count());
        lines.push(format!("{head}{before}{marked}{after}"));
        lines.push(format!("{indent}{}", "^".repeat(marked.chars().count().max(1))));
    }
    if !finding.why.is_empty() {
        lines.push(format!("  {}", finding.why));
    }
    if let Some(fix) = &finding.fix {
        let care = if fix.applicability == Applicability::Review { " (review it)" } else { "" };
        lines.push(format!("  Fix: {}{care}", fix.label));
    }
    lines.join("\n")
}

fn last(text: &str, characters: usize) -> String {
    let skipped = text.chars().count().saturating_sub(characters);
    text.chars().skip(skipped).collect()
}

#[cfg(test)]
mod tests {
    use payload_core::checks::find;
    use payload_core::workspace::Workspace;
    use ruby_liquid::Clock;

    #[test]
    fn marks_the_place_in_its_line() {
        let text = "{\n  \"channel\": \"email\",\n  \"tags\": {{ ticket.tagz }}\n}";
        let findings = find(&Workspace::default(), "email", text, Clock(0));
        let shown: Vec<String> = findings.iter().map(|finding| super::finding(text, finding)).collect();
        let marked =
            shown.iter().find(|text| text.contains("ticket.tagz }}")).expect("the misspelled field is found");
        assert!(marked.contains("     3 |   \"tags\": {{ "), "{marked}");
        assert!(marked.contains("^^^"), "{marked}");
    }
}
