//! Tables as terminals, databases and old systems print them: lined up by spaces, drawn with lines, or separated by signs
//! that are rare elsewhere.

mod files;
#[path = "files/tables.rs"]
mod tables;

use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::report::Report;
use payload_core::proof::bulk::{FileShape, preview};
use payload_core::ticket::sample::DO_NOT_SEND;
use tables::{HEADER, ROW, counts, reasons, report};

const ROWS: [&str; 3] = [
    "501|Parcel late|Resolved|Email|Ivo Berg|Noor Haddad|noor@example.org",
    "502|Refund, \"all\" of it|Resolved|Email||Bo Li|bo@example.org",
    "503|Login|Open|Chat|Ivo Berg|Cy Fox|cy@example.org",
];

/// The header and the rows, as cells.
fn cells() -> Vec<Vec<String>> {
    let split = |text: &str, sign| text.split(sign).map(str::to_owned).collect();
    std::iter::once(split(HEADER, ',')).chain(ROWS.iter().map(|row| split(row, '|'))).collect()
}

/// Every row with its cells padded, the given text between and around them, and below the header what is drawn with
/// another.
#[expect(clippy::indexing_slicing, reason = "all rows have as many cells")]
fn printed(between: &str, around: [&str; 2], drawn: Option<(char, &str)>) -> Vec<String> {
    let cells = cells();
    let width = |at: usize| cells.iter().map(|row| row[at].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..cells[0].len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let padded = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        format!("{}{}{}", around[0], padded.collect::<Vec<_>>().join(between), around[1])
    };
    let mut lines: Vec<String> = cells.iter().map(line).collect();
    if let Some((sign, cross)) = drawn {
        let rule = widths.iter().map(|width| sign.to_string().repeat(*width)).collect::<Vec<_>>().join(cross);
        lines.insert(1, rule);
    }
    lines
}

#[expect(clippy::indexing_slicing, reason = "one is rejected")]
fn assert_read(text: &str) -> Report {
    let report = report(text);
    assert_eq!(counts(&report), "1 survey, 1 rejected, 1 no_rule", "{text}: {:?}", report.bad_rows);
    assert_eq!((report.failing[0].ticket.as_str(), reasons(&report)[0]), ("502", "Employee not found"));
    let shape = preview(text.as_bytes(), &[], &Placeholder::known(DO_NOT_SEND)).map(|preview| preview.shape);
    assert_eq!(shape, Ok(FileShape::Csv));
    report
}

#[test]
fn columns_may_be_lined_up() {
    for lines in [
        printed("  ", ["", ""], None),
        printed("   ", [" ", ""], None),
        printed(" ", ["", ""], Some(('-', " "))),
        printed("  ", ["", ""], Some(('=', "  "))),
        printed(" | ", [" ", " "], Some(('-', "-+-"))),
    ] {
        assert_read(&(lines.join("\n") + "\n"));
        assert_read(&format!("Tickets of May\n\n{}\n\n(3 rows)\n\n", lines.join("\r\n")));
    }
}

#[test]
fn columns_may_be_drawn() {
    let lines = printed(" | ", ["| ", " |"], Some(('-', "-+-")));
    let rule = format!("+-{}-+", lines[1]);
    let all =
        [&rule, &lines[0], &rule, &lines[2], &lines[3], &lines[4], &rule].map(String::as_str).join("\n");
    assert_read(&format!("{all}\n3 rows in set (0.01 sec)\n"));
    let thin =
        |text: &str| text.replace('|', "│").replace("-+", "─┼").replace("+-", "┼─").replace("--", "──");
    assert_read(&thin(&all));
    // Wide characters take two columns.
    let wide = all.replacen("Parcel late", "遅い荷物   ", 1);
    assert_read(&wide);
}

#[test]
fn quotes_are_letters_where_lines_are_drawn() {
    let cells = cells();
    let line = |row: &Vec<String>| format!("| {} |", row.join(" | "));
    let text = format!(
        "{}\n|{}\n{}\n",
        line(&cells[0]),
        "---|".repeat(7),
        cells[1..].iter().map(line).collect::<Vec<_>>().join("\n")
    );
    assert_read(&text);
    let report = assert_read(&text.replace("Refund, \"all\" of it", "\"Refund"));
    assert_eq!(
        report.failing[0]
            .whole
            .as_ref()
            .map(|ticket| ticket.text(&Placeholder::known("ticket.subject")))
            .as_deref(),
        Some("\"Refund")
    );
}

#[test]
fn a_line_that_is_not_lined_up_is_no_row() {
    let lines = printed("  ", ["", ""], None).join("\n");
    let report =
        report(&format!("{lines}\n504        A subject that was far too long for itsResolved  Email\n"));
    assert_eq!(counts(&report), "1 survey, 1 rejected, 1 no_rule, 1 skipped");
}

#[test]
fn rare_signs_separate_too() {
    for sign in ["^", "~", "|"] {
        let text: Vec<String> = cells().iter().map(|row| row.join(sign)).collect();
        assert_read(&(text.join("\n") + "\n"));
    }
    // They separate nothing in a table that has others.
    assert_eq!(counts(&report(&format!("{HEADER}\n{}\n", ROW.replace("Parcel", "a ^ b ~ c")))), "1 survey");
}
