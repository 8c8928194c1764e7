//! Slips in tags: blocks, loops, assignments and conditions in the words of other languages.

use super::assigned::assigned;
use super::comparisons::{Spelled, spelled, when_values};
use super::negation::without_not;
use super::{Slip, first_word, is_name, is_placeholder, outside_quotes, slip};
use crate::text::{slice, split_before};

/// Slips in `{% … %}`.
pub const TAGS: &[fn(&str) -> Option<Slip>] = &[
    tilde,
    entities,
    escaped_quotes,
    value_in_tag,
    end_of_block,
    otherwise,
    loop_in_other_words,
    assignment,
    assigned,
    when,
    condition,
];

/// `{%~ if a ~%}`
fn tilde(inside: &str) -> Option<Slip> {
    without_tildes(inside).and_then(|inside| slip(TILDES, format!("{{% {inside} %}}")))
}

/// Why there are no signs beside the braces.
pub const TILDES: &str =
    "Liquid has no ~ beside the braces: spaces between the parts of a payload do no harm.";

/// The inside without the signs of another language that take spaces away.
pub fn without_tildes(inside: &str) -> Option<&str> {
    let plain = inside.trim_matches('~').trim();
    (plain != inside && !plain.is_empty()).then_some(plain)
}

/// `{% if a &gt; 0 %}`
fn entities(inside: &str) -> Option<Slip> {
    without_entities(inside).and_then(|inside| slip(ENTITIES, format!("{{% {inside} %}}")))
}

/// Why there are no entities in Liquid.
pub const ENTITIES: &str =
    "HTML writes signs as entities, as > as &gt;: Liquid reads only the signs themselves.";

/// The inside with the signs that entities of HTML outside of its quotes stand for.
pub fn without_entities(inside: &str) -> Option<String> {
    const SIGNS: [(&str, &str); 7] = [
        ("&gt;", ">"),
        ("&lt;", "<"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    let mut plain = inside.to_owned();
    for (entity, sign) in SIGNS {
        while let Some(at) = outside_quotes(&plain, entity) {
            plain.replace_range(at..at + entity.len(), sign);
        }
    }
    (plain != inside).then_some(plain)
}

/// `{% if a == \"x\" %}`
fn escaped_quotes(inside: &str) -> Option<Slip> {
    let plain = inside.replace("\\\"", "\"");
    // Beside others it stands within a text.
    let is_pair = inside.matches("\\\"").count() == plain.matches('"').count();
    (plain != inside && is_pair)
        .then(|| slip("Quotes in a tag stand without a backslash.", format!("{{% {plain} %}}")))?
}

/// `{% ticket.tags %}`
fn value_in_tag(inside: &str) -> Option<Slip> {
    let name = inside.split(['|', ' ']).next()?;
    (is_placeholder(name) && (name.contains('.') || name != "ticket")).then(|| {
        slip(
            format!("A value is written in two braces: {{{{ {name} }}}}, not {{% {name} %}}."),
            format!("{{{{ {inside} }}}}"),
        )
    })?
}

/// Ends of blocks in other languages.
const ENDS: [(&str, &str); 8] = [
    ("fi", "endif"),
    ("esac", "endcase"),
    ("done", "endfor"),
    ("next", "endfor"),
    ("endforeach", "endfor"),
    ("endswitch", "endcase"),
    ("endeach", "endfor"),
    ("end-if", "endif"),
];

/// `{% /if %}`
fn end_of_block(inside: &str) -> Option<Slip> {
    let of_slash = inside.strip_prefix('/').map(str::trim).filter(|block| is_name(block));
    let end = match of_slash {
        Some("foreach" | "each") => "endfor".to_owned(),
        Some(block) => format!("end{block}"),
        None => ENDS.iter().find(|(other, _)| *other == inside)?.1.to_owned(),
    };
    slip(format!("Liquid writes {end}, not {inside}."), format!("{{% {end} %}}"))
}

/// `{% default %}` in a `case`.
fn otherwise(inside: &str) -> Option<Slip> {
    matches!(inside, "default" | "otherwise" | "default:" | "else:")
        .then(|| slip(format!("Liquid writes else, not {inside}."), "{% else %}"))?
}

/// `{% foreach tag of tags %}`
fn loop_in_other_words(inside: &str) -> Option<Slip> {
    let (word, rest) = first_word(inside);
    let rest = match word {
        "for" => rest.strip_prefix("each ").map_or(rest, str::trim),
        "foreach" | "each" => rest,
        _ => return None,
    };
    let rest = rest.trim_end_matches(':').trim();
    let rest = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(rest);
    let mut words = rest.splitn(3, char::is_whitespace).map(str::trim);
    let (item, joint, of) = (words.next()?, words.next()?, words.next()?);
    let meant = format!("for {item} in {}", collection(of));
    // `for each tags as tag`, as PHP has it.
    let meant = if joint == "as" && is_name(of) { format!("for {of} in {item}") } else { meant };
    let is_loop = matches!(joint, "in" | "of" | "as") && (is_name(item) || joint == "as");
    (is_loop && meant != inside.split_whitespace().collect::<Vec<_>>().join(" ")).then(|| {
        slip(
            "A loop is written for item in list, or for item in (1..5), with limit:20 behind it.",
            format!("{{% {meant} %}}"),
        )
    })?
}

/// What a loop goes through: a range in brackets, and a colon behind `limit` and `offset`.
fn collection(of: &str) -> String {
    let mut meant = of.split_whitespace().collect::<Vec<_>>().join(" ");
    for (word, joint) in [("limit", " "), ("limit", "="), ("limit", " = "), ("offset", " ")] {
        if let Some((before, number)) = meant.split_once(&format!(" {word}{joint}"))
            && number.starts_with(|c: char| c.is_ascii_digit())
        {
            meant = format!("{before} {word}:{number}");
        }
    }
    let (range, rest) = split_before(&meant, |c| c == ' ');
    let is_range = range.contains("..") && !range.starts_with(['(', '"', '\'']);
    if is_range { format!("({range}){rest}") } else { meant }
}

/// `{% set a = b %}`, `{% assign a: b %}`
fn assignment(inside: &str) -> Option<Slip> {
    let (word, rest) = first_word(inside);
    let is_set = matches!(word, "assign" | "set" | "let" | "var" | "const" | "define");
    if !is_set && (word != "capture" || !rest.contains('=')) {
        return None;
    }
    let (name, rest) = split_before(rest, |c| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-'));
    let rest = rest.trim();
    let mut signs = [":=", "===", "==", "=", ":", ""].into_iter();
    let (sign, value) = signs.find_map(|sign| Some((sign, rest.strip_prefix(sign)?.trim())))?;
    let plain = value.strip_prefix("{{").and_then(|value| value.strip_suffix("}}")).map_or(value, str::trim);
    // `assign a.b` sets a variable of that very name.
    if name.is_empty() || plain.is_empty() || rest.starts_with('.') {
        return None;
    }
    if sign.is_empty() && plain.split(['"', '\'']).next().is_some_and(|words| words.contains('=')) {
        let what = "The name of a variable is one word: write agent_email, not agent email.";
        return Some(Slip { what: what.into(), meant: None, end: None });
    }
    let closed = closed(plain);
    if word == "assign" && sign == "=" && plain == value {
        return slip("A quote is not closed.", format!("{{% assign {name} = {} %}}", closed?));
    }
    let plain = closed.as_deref().unwrap_or(plain);
    slip("A variable is set by assign name = value.", format!("{{% assign {name} = {plain} %}}"))
}

/// `{% when == 'a' && 'b' %}`
fn when(inside: &str) -> Option<Slip> {
    let ("when", rest) = first_word(inside) else { return None };
    if let ("contains", part) = first_word(rest) {
        let what = format!(
            "A when names whole values. To look for {part} in a text, use if and contains instead of case."
        );
        return Some(Slip { what, meant: None, end: None });
    }
    when_values(rest).map(|values| {
        slip(
            "A when lists only its values, with “or” between them.",
            format!("{{% when {} %}}", values.join(" or ")),
        )
    })?
}

/// The words of a condition; what stands in quotes is one.
pub fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = None;
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c.is_whitespace() => {
                if let Some(start) = Option::take(&mut start) {
                    found.push(slice(text, start..at));
                }
                continue;
            }
            None => {}
        }
        start.get_or_insert(at);
    }
    found.extend(start.map(|start| slice(text, start..)));
    found
}

/// Slips in what a tag asks.
fn condition(inside: &str) -> Option<Slip> {
    let (word, rest) = first_word(inside);
    if !matches!(word, "if" | "elsif" | "unless") || rest.is_empty() {
        return None;
    }
    if ["==", "!=", "<>", "<", ">", "<=", ">=", "contains"].contains(words(rest).last()?) {
        return Some(Slip {
            what: "The right side of the comparison is missing.".into(),
            meant: None,
            end: None,
        });
    }
    let mut what = None;
    let mut said = |sentence: &str| {
        what.get_or_insert_with(|| sentence.to_owned());
    };
    let mut asked = rest.to_owned();
    for end in [" then", ":", " {"] {
        if let Some(shorter) = asked.strip_suffix(end) {
            said("A condition ends with its tag: nothing comes after it.");
            asked = shorter.trim_end().to_owned();
        }
    }
    if asked.contains("{{") {
        said("Between {% and %} a placeholder is written without braces.");
        for (open, close) in [("'{{", "}}'"), ("\"{{", "}}\""), ("{{", "}}")] {
            asked = without_braces(&asked, open, close);
        }
    }
    if asked.contains('`') {
        said("A text is written in straight quotes, not in backticks.");
        asked = asked.replace('`', "'");
    }
    if let Some(apart) = apostrophe(&asked) {
        said("A text with an apostrophe in it stands in double quotes.");
        asked = apart;
    }
    if let Some(closed) = closed(&asked) {
        said("A quote is not closed.");
        asked = closed;
    }
    let mut before = String::new();
    if let Some(Spelled { what, asked: meant, before: first }) = spelled(&asked) {
        let meant = meant.filter(|_| first.is_empty() || word != "elsif");
        let Some(meant) = meant else {
            return negated(word, &asked).or(Some(Slip { what: what.into(), meant: None, end: None }));
        };
        said(what);
        (asked, before) = (meant, first);
    }
    if words(&asked).iter().any(|word| !word.starts_with(['"', '\'']) && is_bracketed(word)) {
        let joins: Vec<&str> =
            words(&asked).into_iter().filter(|word| matches!(*word, "and" | "or")).collect();
        if joins.array_windows().any(|[one, other]| one != other) && !is_one_bracket(&asked) {
            let what = "Liquid has no brackets: “and” and “or” are evaluated from right to left.";
            return Some(Slip { what: what.into(), meant: None, end: None });
        }
        said("Liquid has no brackets.");
        asked = without_brackets(&asked);
    }
    let corrected: Vec<&str> = words(&asked)
        .into_iter()
        .map(|word| match word {
            "Contains" | "CONTAINS" => "contains",
            "None" | "NULL" | "Null" | "Nil" | "NIL" | "undefined" => "nil",
            "True" | "TRUE" => "true",
            "False" | "FALSE" => "false",
            word => word,
        })
        .collect();
    if corrected != words(&asked) {
        let strange = ["None", "undefined"].into_iter().find(|other| words(&asked).contains(other));
        match strange {
            Some(other) => said(&format!("Liquid has no {other}: it calls nothing nil.")),
            None => said("Liquid is case-sensitive: write contains, nil, true and false."),
        }
        asked = corrected.join(" ");
    }
    if let [item, "in", list] = words(&asked)[..] {
        said("Liquid writes it the other way round: list contains item.");
        asked = format!("{list} contains {item}");
    }
    if let Some(slip) = negated(word, &asked) {
        return Some(slip);
    }
    let what = what?;
    slip(what, format!("{before}{{% {word} {asked} %}}"))
}

/// The condition with its only text in double quotes, where an apostrophe ends it early: `'don't'`.
fn apostrophe(asked: &str) -> Option<String> {
    let [before, one, other, ""] = asked.split('\'').collect::<Vec<_>>()[..] else { return None };
    let is_inside = one.ends_with(char::is_alphanumeric) && other.starts_with(char::is_alphabetic);
    (is_inside && !asked.contains('"')).then(|| format!("{before}\"{one}'{other}\""))
}

/// The condition with its last text closed by the quote that opened it.
fn closed(asked: &str) -> Option<String> {
    let last = words(asked).last().copied()?;
    let quote = last.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let text = slice(last, 1..).trim_end_matches(['"', '\'']);
    let is_open = last.matches(quote).count() == 1 && !text.contains(['"', '\'']) && !text.is_empty();
    is_open.then(|| format!("{}{quote}{text}{quote}", slice(asked, ..asked.len() - last.len())))
}

/// `{% if a not contains 'b' %}`
fn negated(word: &str, asked: &str) -> Option<Slip> {
    let words = words(asked);
    let is_not =
        |[not, word]: &[&str; 2]| *not == "not" && matches!(*word, "contains" | "contain" | "include");
    let is_not = words.contains(&"!contains") || words.array_windows().any(is_not);
    let is_answer = |[_, sign, _, other, answer]: &[&str; 5]| {
        matches!(*sign, "contains" | "==" | "!=")
            && matches!((*other, *answer), ("==" | "!=", "true" | "false"))
    };
    (is_not || words.array_windows().any(is_answer)).then(|| {
        let meant = without_not(word, asked);
        let what = match &meant {
            _ if !is_not => {
                "A comparison is true or false by itself: it is compared with nothing.".to_owned()
            }
            Some((tag, _)) => format!("Liquid has no “not contains”: write {tag}."),
            None => "Liquid has no “not contains”.".to_owned(),
        };
        let (meant, end) = meant.map_or((None, None), |(tag, end)| (Some(tag), end));
        Slip { what, meant, end }
    })
}

/// A text without the braces around its placeholders.
fn without_braces(text: &str, open: &str, close: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        let Some((name, behind)) = after.split_once(close) else { break };
        plain.push_str(before);
        plain.push_str(name.trim());
        rest = behind;
    }
    plain + rest
}

fn is_bracketed(word: &str) -> bool {
    // A range is no bracket of a condition.
    (word.starts_with('(') || word.ends_with(')')) && !word.contains("..")
}

/// Whether one pair of brackets holds the whole condition.
fn is_one_bracket(text: &str) -> bool {
    text.strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
        .is_some_and(|text| !text.contains(['(', ')']))
}

fn without_brackets(text: &str) -> String {
    let bare = |word: &str| match word.starts_with(['"', '\'']) {
        true => word.trim_end_matches(')').to_owned(),
        false => word.trim_start_matches('(').trim_end_matches(')').to_owned(),
    };
    let words: Vec<String> = words(text).into_iter().map(bare).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
