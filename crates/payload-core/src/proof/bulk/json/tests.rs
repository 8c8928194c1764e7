use super::*;

fn rows(text: &str, size: usize) -> Vec<(usize, usize, String)> {
    let mut splitter = Splitter::new(text.trim_start().starts_with('['));
    let mut found = Vec::new();
    let mut emit = |row: Row<'_>| {
        found.push((row.number, row.line, row.text.map_or_else(|why| format!("! {why}"), str::to_owned)));
    };
    let characters: Vec<char> = text.chars().collect();
    for piece in characters.chunks(size) {
        splitter.push(&piece.iter().collect::<String>(), &mut emit);
    }
    splitter.finish(&mut emit);
    found
}

fn texts(text: &str) -> Vec<String> {
    rows(text, 1000).into_iter().map(|(.., text)| text).collect()
}

#[test]
fn cuts_lists_lines_and_streams_wherever_the_pieces_end() {
    let list = " [\n {\"a\": \"]},{\\\"\", \"b\": [1, {}]},\n {\"c\":{}} , 7,\"x,y\"\n]\n";
    let lines = "{\"a\":\"}\\\\\"}\n\n{\"b\":[1]}\r\n{\"c\":1}";
    let stream = "{\n \"a\": 1\n}\n{\n \"b\": {\n }\n}{\"c\": 2}";
    for (text, expected) in [
        (list, vec!["{\"a\": \"]},{\\\"\", \"b\": [1, {}]}", "{\"c\":{}}", "7", "\"x,y\""]),
        (lines, vec!["{\"a\":\"}\\\\\"}", "{\"b\":[1]}", "{\"c\":1}"]),
        (stream, vec!["{\n \"a\": 1\n}", "{\n \"b\": {\n }\n}", "{\"c\": 2}"]),
    ] {
        for size in [1, 2, 3, 5, 7, 1000] {
            let found = rows(text, size);
            assert_eq!(found.iter().map(|(.., text)| text.as_str()).collect::<Vec<_>>(), expected, "{size}");
            assert_eq!(found.last().map(|(number, ..)| *number), Some(expected.len()));
        }
    }
    assert_eq!(rows(lines, 4).iter().map(|(_, line, _)| *line).collect::<Vec<_>>(), [1, 3, 4]);
}

#[test]
fn a_broken_line_spoils_no_other() {
    assert_eq!(
        texts("{\"a\": \"x\n{\"b\":1}\nnot json\n{\"c\":1}"),
        ["{\"a\": \"x", "{\"b\":1}", "not json", "{\"c\":1}"]
    );
    assert_eq!(texts("{\"a\":1}\n{\"b\": {\n{\"c\":1}"), ["{\"a\":1}", "{\"b\": {", "{\"c\":1}"]);
}

#[test]
fn a_file_that_was_cut_off_says_so() {
    assert_eq!(texts("[{\"a\":1},{\"b\": \"x"), ["{\"a\":1}", "! the file ends in the middle of it"]);
    let mut splitter = Splitter::new(true);
    splitter.push("[{\"a\":1},", &mut |_| {});
    assert!(splitter.is_cut_off());
    splitter.push("{\"a\":1}]", &mut |_| {});
    assert!(!splitter.is_cut_off());
}

#[test]
fn a_ticket_that_is_too_long_is_skipped() {
    let text = format!("[{{\"a\":\"{}\"}},{{\"b\":1}}]", "x".repeat(MAX_ROW));
    for size in [1000, usize::MAX] {
        let found: Vec<String> = rows(&text, size).into_iter().map(|(.., text)| text).collect();
        assert_eq!(found, ["! it is longer than 512 KB", "{\"b\":1}"]);
    }
}

#[test]
fn pages_are_cut_too() {
    assert_eq!(texts("[[{\"a\":1}],[{\"b\":1}]]"), ["{\"a\":1}", "{\"b\":1}"]);
    assert_eq!(texts("[{\"a\":1}]\n[{\"b\":1}]"), ["{\"a\":1}", "{\"b\":1}"]);
}

#[test]
fn a_long_answer_is_opened() {
    let one = format!("{{\"a\":\"{}\",\"results\":[1]}}", "x".repeat(1000));
    let list = vec![one.clone(); 1000].join(",\n");
    for text in [
        format!("{{\"total\":1000,\"page\":{{\"b\":[1]}},\"results\":[{list}],\"tail\":[{{\"c\":\"}}\"}}]}}"),
        format!("{{\"tickets\": [\n{list}\n]}}\n"),
        format!("{{\"status\":\"success\",\"data\":[{list}]}}"),
        format!("{{\"data\":{{\"total\":[1],\"items\":[{list}],\"a\":{{}}}},\"b\":[2]}}"),
        format!("[{{\"meta\":{{\"a\":1}},\"hits\":{{\"hits\":[{list}]}}}}]"),
        format!("{{\"users\":[{}1],\"tickets\":[{list}]}}", "{\"id\":9},".repeat(MAX_ROW / 9)),
    ] {
        for size in [999, 100_000, usize::MAX] {
            let found = rows(&text, size);
            assert_eq!(found.len(), 1000, "{size}");
            assert!(found.iter().all(|(.., row)| *row == one), "{size}");
        }
    }
    // What has a ticket's keys is one, whatever lists it holds.
    let ticket = format!("[{{\"subject\":\"x\",\"items\":[{list}]}},{{\"b\":1}}]");
    assert_eq!(texts(&ticket), ["! it is longer than 512 KB", "{\"b\":1}"]);
}

#[test]
fn an_answer_that_was_cut_off_is_opened() {
    for (text, rows) in [
        (
            r#"{"total":2,"results":[{"a":1},{"b":"#,
            &[r#"{"a":1}"#, "! the file ends in the middle of it"][..],
        ),
        (r#"{"total":2,"results":[{"a":1},"#, &[r#"{"a":1}"#]),
        (r#"{"subject":"x","items":[{"a":1},"#, &["! the file ends in the middle of it"]),
    ] {
        assert_eq!(texts(text), rows, "{text}");
    }
}
