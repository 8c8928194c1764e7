//! The program as a person or a script runs it: what it prints, and its exit status.

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_payload-check"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    program.stdin.take().expect("it has an input").write_all(input.as_bytes()).expect("it reads");
    program.wait_with_output().expect("it ends")
}

/// What it prints, and its exit status.
fn json(arguments: &[&str], input: &str) -> (Value, i32) {
    let output = run(arguments, input);
    let text = String::from_utf8(output.stdout).expect("it prints text");
    let value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {text}"));
    (value, output.status.code().expect("it ends by itself"))
}

const GUIDE: &str = include_str!("../../payload-core/tests/guide/email.liquid");

#[test]
fn what_the_builder_writes_has_no_problems() {
    let written = run(&["write", "--preset", "robust", "--channel", "chat"], "");
    let template = String::from_utf8(written.stdout).expect("a template is text");
    let (report, status) = json(&["template", "-", "--channel", "chat"], &template);
    assert_eq!(status, 0, "{report:#}");
    assert_eq!(report["verdict"]["outcome"], "survey");
    assert_eq!(report["findings"], Value::Array(Vec::new()));
    assert_eq!(report["proof"]["held"], report["proof"]["cases"]);
    assert!(report["proof"]["surveys"].as_u64() > Some(0));
    assert_eq!(report["recognized"]["preset"], "robust");
    assert_eq!(report["recognized"]["whole"], true);
}

#[test]
fn the_guides_payload_is_written_to_the_letter_and_has_problems() {
    let written = run(&["write", "--preset", "guide", "--channel", "email"], "");
    assert_eq!(String::from_utf8_lossy(&written.stdout), GUIDE);
    let (report, status) = json(&["template", "-"], GUIDE);
    assert_eq!(status, 1);
    let findings = report["findings"].as_array().expect("a list");
    assert!(findings.iter().any(|finding| finding["severity"] == "breaks"), "{findings:#?}");
    let fixed =
        findings.iter().find_map(|finding| finding["fix"]["result"].as_str()).expect("one can be fixed");
    assert_ne!(fixed, GUIDE);
}

#[test]
fn the_channel_is_the_one_that_the_payload_names() {
    let phone = include_str!("../../payload-core/tests/guide/phone.liquid");
    assert_eq!(json(&["template", "-"], phone).0["channel"], "phone");
    assert_eq!(json(&["template", "-", "--channel", "In store"], phone).0["channel"], "In store");
}

#[test]
fn a_verdict_by_a_ticket_says_what_the_ticket_lacks() {
    let written = run(&["write", "--preset", "robust", "--channel", "email"], "");
    let template = String::from_utf8(written.stdout).expect("a template is text");
    let folder = env!("CARGO_TARGET_TMPDIR");
    let ticket = r#"{"id": 31, "subject": "Grüße", "status": 4, "responder_id": 4, "requester": {"name": "Noor", "email": "noor@example.org"}}"#;
    let utf16: Vec<u8> = ticket.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = ticket.chars().map(|c| u8::try_from(c).expect("it is Latin-1")).collect();
    for (name, bytes) in [("8.json", ticket.as_bytes()), ("16.json", &utf16), ("latin.json", &latin)] {
        let path = format!("{folder}/{name}");
        std::fs::write(&path, bytes).expect("it can be written");
        let (read, status) = json(&["ticket", &path], "");
        assert_eq!((read["tickets"][0]["ticket"]["subject"].as_str(), status), (Some("Grüße"), 0), "{name}");
        let (report, _) = json(&["template", "-", "--ticket", &path], &template);
        assert_eq!(report["verdict"]["status"], "Employee not found");
        assert_eq!(report["ticket"]["missing"][0], "ticket.agent.email");
        assert!(report["ticket"]["notes"].to_string().contains("Somebody is assigned"), "{report:#}");
        let human = run(&["--human", "template", "-", "--ticket", &path], &template);
        assert!(String::from_utf8_lossy(&human.stdout).contains("Somebody is assigned"), "{name}");
    }
}

#[test]
fn people_get_the_marked_line() {
    let output = run(&["--human", "template", "-"], "{\n  \"tags\": {{ ticket.tagz }}\n}");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("     2 |   \"tags\": {{ ticket.tagz }}"), "{text}");
    assert!(text.contains("^^^"), "{text}");
}

#[test]
fn renders_line_by_line() {
    let lines =
        "{\"template\": \"{{ a | upcase }}\", \"data\": {\"a\": \"x\"}}\n\n{\"template\": \"{{\"}\nno\n";
    let output = run(&["render", "--liquid", "5"], lines);
    let answers: Vec<Value> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("each answer is JSON"))
        .collect();
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0]["output"], "X");
    assert!(answers[1]["syntax_errors"].is_array());
    assert!(answers[2]["error"].as_str().is_some_and(|error| error.starts_with("line 4: ")));
}

#[test]
fn settings_files_and_links_are_proved() {
    let (report, status) = json(&["settings", "-"], r#"{"payload_builder": 1}"#);
    assert_eq!(status, 0);
    assert_eq!(report["channels"][0]["channel"], "email");
    let written = run(&["write", "--channel", "email"], "");
    assert_eq!(report["channels"][0]["template"], String::from_utf8_lossy(&written.stdout).as_ref());
    let links = include_str!("../../payload-core/tests/saved/v1-links.txt");
    let mut read = 0;
    for link in
        links.lines().filter_map(|line| line.split_whitespace().last()).filter(|word| word.starts_with('a'))
    {
        for address in ["https://example.com/#build&s=", "https://example.com/#s=", "#s="] {
            let (report, _) = json(&["settings", "-"], &format!("{address}{link}"));
            assert!(report["channels"].is_array(), "{address}");
        }
        read += 1;
    }
    assert!(read > 0, "{links}");
}

#[test]
fn what_cannot_be_read_is_said_in_one_sentence() {
    for (arguments, input) in [
        (["template", "/no/such/file"].as_slice(), ""),
        (&["settings", "-"], "{\"payload_builder\": 99}"),
        (&["settings", "-"], "https://example.com/#build&s=apAAAC"),
        (&["ticket", "-"], "no ticket"),
        (&["tickets", "-"], "%PDF-1.4"),
        (&["template"], ""),
        (&["template", "-", "--nope"], ""),
        (&["template", "-", "--liquid", "3"], ""),
        (&["nope"], ""),
    ] {
        let output = run(arguments, input);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        // What was read and is something else is a report too.
        if arguments[0].starts_with("ticket") && !output.stdout.is_empty() {
            let report: Value = serde_json::from_slice(&output.stdout).expect("it prints JSON");
            assert!(report["refused"].is_string(), "{report}");
        }
        let words = String::from_utf8_lossy(&output.stderr);
        assert_eq!(words.trim_end().lines().count(), 1, "{words}");
        assert!(words.trim_end().ends_with('.'), "{words}");
    }
}

#[test]
fn skipped_rows_are_told_with_the_reason() {
    let table = "Ticket ID,Status,Source,Agent,Full name,Email\n1,Resolved,Email,Ivo,Noor,noor@example.org\n2,x,x,x,x,x,x\n";
    let (report, _) = json(&["tickets", "-"], table);
    let skipped = &report["skipped"][0];
    assert_eq!((skipped["row"].as_u64(), skipped["line"].as_u64()), (Some(2), Some(3)), "{report}");
    assert_eq!(skipped["why"], "it has 7 fields, the header has 6");
    assert!(report["columns"].is_array() && report["counts"]["tickets"] == 1, "{report}");
    let words = String::from_utf8(run(&["tickets", "-", "--human"], table).stdout).expect("it prints text");
    assert!(words.contains("Row 2 (line 3) was skipped: it has 7 fields, the header has 6."), "{words}");
}
