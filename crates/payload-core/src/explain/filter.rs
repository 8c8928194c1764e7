//! What each filter makes of a value, as the end of a sentence.

/// What a filter is told, in words.
pub(super) struct ArgumentWords {
    /// As a noun: `a comma`.
    pub noun: String,
    /// After `every`: `comma`.
    pub each: String,
    /// Whether it is the text without any letters.
    pub empty: bool,
}

/// What a filter does, whatever it is told; nothing where no Liquid has it.
pub fn filter(name: &str) -> Option<String> {
    let any = |_| ArgumentWords { noun: "…".to_owned(), each: "…".to_owned(), empty: false };
    let told: Vec<ArgumentWords> = (0..2).map(any).collect();
    phrase(name, &told)
}

/// Filters of which there is always the same to say.
const PLAIN: &[(&str, &str)] = &[
    ("abs", "without its minus sign"),
    ("base64_decode", "decoded from Base64"),
    ("base64_encode", "encoded as Base64"),
    ("base64_url_safe_decode", "decoded from URL-safe Base64"),
    ("base64_url_safe_encode", "encoded as URL-safe Base64"),
    ("capitalize", "with a capital first letter and the rest in lower case"),
    ("ceil", "rounded up"),
    ("class", "which only writes “Liquid error”"),
    ("downcase", "in lower case"),
    ("escape", "with < > & and quotes escaped for HTML"),
    ("escape_once", "with < > & and quotes escaped for HTML, unless they already are"),
    ("extend", "which only writes “Liquid error”"),
    ("first", "only the first item"),
    ("floor", "rounded down"),
    ("h", "with < > & and quotes escaped for HTML"),
    ("last", "only the last item"),
    ("lstrip", "without spaces at its start"),
    ("newline_to_br", "with <br /> before every line break"),
    ("object_id", "which only writes “Liquid error”"),
    ("reverse", "from last to first"),
    ("rstrip", "without spaces at its end"),
    ("size", "as the number of its characters or items"),
    ("squish", "without spaces at its ends, and with single spaces between words"),
    ("strip", "without spaces at its ends"),
    ("strip_html", "without HTML tags"),
    ("strip_newlines", "without line breaks"),
    ("upcase", "in capital letters"),
    ("url_decode", "decoded from a URL"),
    ("url_encode", "encoded for a URL"),
];

/// What a filter does with what it is told.
pub(super) fn phrase(name: &str, told: &[ArgumentWords]) -> Option<String> {
    if let Some((_, words)) = PLAIN.iter().find(|(known, _)| *known == name) {
        return Some((*words).to_owned());
    }
    let or = |at: usize, otherwise: &str| told.get(at).map_or(otherwise.to_owned(), |told| told.noun.clone());
    let one = or(0, "nothing");
    let each = told.first().map_or("nothing", |told| told.each.as_str());
    let empty = |at: usize| told.get(at).is_none_or(|told| told.empty);
    let by = |words: &str| match told.is_empty() {
        true => words.to_owned(),
        false => format!("{words} by its {one}"),
    };
    let fits = match told.get(1) {
        Some(wanted) => format!("whose {one} is {}", wanted.noun),
        None => format!("that has {one}"),
    };
    Some(match name {
        "append" if empty(0) => "as text".to_owned(),
        "append" => format!("followed by {one}"),
        "prepend" if empty(0) => "as text".to_owned(),
        "prepend" => format!("with {one} in front"),
        "date" => format!("as a date in the form {one}"),
        "plus" => format!("plus {one}"),
        "minus" => format!("minus {one}"),
        "times" => format!("times {one}"),
        "divided_by" => format!("divided by {one}"),
        "modulo" => format!("as the remainder when divided by {one}"),
        "at_least" => format!("but at least {one}"),
        "at_most" => format!("but at most {one}"),
        "round" if told.is_empty() => "rounded".to_owned(),
        "round" => format!("rounded to {one} decimal places"),
        "join" if told.first().is_some_and(|told| told.empty) => "joined with nothing between".to_owned(),
        "join" => format!("joined with {} between", or(0, "a space")),
        "split" if empty(0) => "split into single characters".to_owned(),
        "split" => format!("split into a list at every {each}"),
        "map" => format!("only the {one} of each item"),
        "sum" if told.is_empty() => "added up".to_owned(),
        "sum" => format!("the {one} of each item, added up"),
        "sort" => by("sorted"),
        "sort_natural" => format!("{}, ignoring case", by("sorted")),
        "uniq" => by("each item only once"),
        "compact" => by("without items that are missing"),
        "concat" => format!("followed by the items of {one}"),
        "slice" => match told.get(1) {
            Some(length) => format!("only {} characters or items after the first {one}", length.noun),
            None => format!("only the one after the first {one}"),
        },
        "where" => format!("only each item {fits}"),
        "reject" => format!("without each item {fits}"),
        "find" => format!("only the first item {fits}"),
        "find_index" => format!("as the position of the first item {fits}"),
        "has" => format!("as true if there is an item {fits}, else false"),
        "default" => format!("or {} if that is empty or missing", or(0, "nothing")),
        "truncate" => format!("cut after {} characters", or(0, "50")),
        "truncatewords" => format!("cut after {} words", or(0, "15")),
        "remove" => without(each),
        "replace" if empty(1) => without(each),
        "replace" => format!("with every {each} replaced by {}", or(1, "nothing")),
        "remove_first" => format!("without the first {each}"),
        "remove_last" => format!("without the last {each}"),
        "replace_first" => format!("with the first {each} replaced by {}", or(1, "nothing")),
        "replace_last" => format!("with the last {each} replaced by {}", or(1, "nothing")),
        _ => return None,
    })
}

fn without(each: &str) -> String {
    let is_word = each.starts_with(char::is_alphabetic);
    if is_word { format!("without any {each}") } else { format!("without {each}") }
}
