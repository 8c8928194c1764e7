//! Objects as programs print them, told from JSON.

/// Keys or values that only Python writes: `'id': 31`, `None`, `True`; also behind a name, a prompt or the time of a log.
pub fn is_python(text: &str) -> bool {
    let text = text.trim_start();
    if text.starts_with("b'") || text.starts_with("b\"") || is_call(text) {
        return true;
    }
    let opens = text.starts_with(['{', '[', '(']) || text.contains("{'");
    opens
        && (text.contains("': ") || text.contains("':") || has_word(text, &["None", "True", "False"]))
        && !text.contains("=>")
        && !has_word(text, &["undefined"])
}

/// `Ticket(id=31, …)`, `OrderedDict([('id', 31), …])`
fn is_call(text: &str) -> bool {
    let Some((name, inside)) = text.split_once('(') else { return false };
    let is_name = name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_name && (inside.contains("='") || inside.contains("('"))
}

/// The text without what a browser's console writes before an object: `(2) [{…}]`, `▶ Object { … }`.
fn printed(text: &str) -> &str {
    let text = text.trim_start_matches(['▶', '▼', '▸', '▾', '►', ' ']);
    let counted = text.strip_prefix('(').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let text = counted.and_then(|rest| rest.strip_prefix(") ")).unwrap_or(text);
    ["Object ", "Array "].iter().find_map(|name| text.strip_prefix(name)).unwrap_or(text)
}

/// What only JavaScript writes: keys without quotes, comments, a comma at the end, `undefined`.
pub fn is_javascript(text: &str) -> bool {
    let starts =
        ["const ", "let ", "var ", "module.exports", "export ", "return ", "console.log", "//", "/*", "({"];
    if starts.iter().any(|start| text.starts_with(start)) {
        return true;
    }
    let text = printed(text);
    if !text.starts_with(['{', '[']) {
        return false;
    }
    if has_word(text, &["undefined", "NaN"]) {
        return true;
    }
    // Outside of quotes, so that links are none.
    let is_comment = |part: &str| part.contains("//") || part.contains("/*");
    if text.split('"').step_by(2).any(is_comment) {
        return true;
    }
    let bare_key = |line: &str| {
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || "{[,".contains(c));
        let key = line.split(':').next().unwrap_or_default().trim_end();
        line.contains(':')
            && !key.is_empty()
            && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$')
            && !key.starts_with(|c: char| c.is_ascii_digit())
    };
    text.lines().take(20).any(bare_key)
}

/// Whether one of the words stands in the text, outside of double quotes.
pub fn has_word(text: &str, words: &[&str]) -> bool {
    let outside = text.split('"').step_by(2);
    outside
        .flat_map(|part| part.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .any(|word| words.contains(&word))
}

/// Names with `=` behind them, as Java, Kotlin, C# and PowerShell print an object: `Ticket{id=31, …}`, `@{id=31; …}`.
pub fn is_assigned(text: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let inside = text.trim_start_matches('@').trim_start_matches(is_of_name).trim_start();
    let Some(inside) = inside.strip_prefix(['{', '(', '[']).map(str::trim_start) else { return false };
    let value = inside.trim_start_matches(is_of_name).trim_start().strip_prefix('=');
    inside.starts_with(|c: char| c.is_ascii_alphabetic())
        && value.is_some_and(|value| !value.starts_with(['=', '>']) && value.contains('='))
}
