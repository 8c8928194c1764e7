//! From a template back to the choices that it stands for, by what it does.
//!
//! The template is tried on tickets; what it sends tells which choices were made. Then the builder writes the
//! template of those choices, and both are compared over hundreds of cases: only what means the same is
//! recognized. What is left over is named.

mod rewrite;

pub use rewrite::{Rewrite, Rewritten};

use crate::assumptions::LANGUAGES;
use crate::checks::Subject;
use crate::compare::{Change, Comparison, compare};
use crate::options::{
    Comment, Content, CustomProperties, FlagAs, KeyPath, LanguageCode, Layout, Options, OtherKeys, Preset,
    PropertyName, Safety, Style, TagLimit, TagSplit, has_choice,
};
use crate::payload::{Json, Kind};
use crate::placeholder::Placeholder;
use crate::text::Span;
use crate::workspace::Workspace;
use ruby_liquid::Clock;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What a template was recognized as.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recognition {
    /// The choices nearest to it; the channels are those of the workspace.
    pub options: Options,
    /// What it does that these choices do not; nothing where it means the same.
    pub unknown: Vec<Unknown>,
    /// Where it cleans odd values in another way, as templates of earlier versions do.
    pub cleaned: Vec<Unknown>,
}

/// Something in a template that no choice stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unknown {
    /// Where it stands; nothing where it is nowhere in particular.
    pub span: Option<Span>,
    /// The key of the payload that it is about; empty for the payload as a whole.
    pub path: String,
    /// What it is, as a sentence.
    pub what: String,
}

impl Recognition {
    /// Whether the choices mean the same as the template.
    pub fn is_whole(&self) -> bool {
        self.unknown.is_empty()
    }
}

/// Reads the choices off a template of a channel. Nothing where it does not give JSON even for an ordinary
/// ticket.
pub fn recognize(text: &str, channel: &str, workspace: &Workspace, clock: Clock) -> Option<Recognition> {
    let template = workspace.assumptions.parse(text);
    let subject = Subject::new(&template, workspace, channel, clock);
    if !subject.sends() {
        return None;
    }
    let candidates = [Preset::Guide, Preset::Robust].map(|preset| read(&subject, preset));
    let mut without_comment = candidates[1].clone();
    without_comment.style.comment = Comment::LeftOut;
    let exact =
        candidates.iter().chain([&without_comment]).find(|options| options.write(channel).text == text);
    if let Some(options) = exact {
        return Some(Recognition { options: options.clone(), unknown: Vec::new(), cleaned: Vec::new() });
    }
    let compared = candidates.map(|options| {
        let comparison = compare(&options.write(channel).text, text, channel, workspace, clock);
        (options, comparison)
    });
    let (options, comparison) = match compared {
        [(guide, by_guide), (_, by_robust)] if by_guide.differences.len() < by_robust.differences.len() => {
            (guide, by_guide)
        }
        [_, (robust, by_robust)] => (robust, by_robust),
    };
    let (cleaned, unknown) = told(&subject, &comparison);
    Some(Recognition { options, unknown, cleaned })
}

/// The choices of a template, if it follows that preset's pattern.
fn read(subject: &Subject<'_>, preset: Preset) -> Options {
    let mut options = Options::clone(&subject.workspace.options);
    options.preset = preset;
    options.style = style(subject, preset);
    let has = |key: &str| subject.sent(key).is_some();
    options.brand.on = has("brand");
    options.language.on = has("language");
    options.do_not_send.on = has("do_not_send");
    options.tags.on = has("tags");
    options.link.on = has("external_url");
    let custom = custom_properties(subject);
    options.custom_properties.on = custom.is_some();
    if let Some(custom) = custom {
        options.custom_properties.settings = custom;
    }
    let others = other_keys(subject);
    options.other_keys.on = others.is_some();
    if let Some(others) = others {
        options.other_keys.settings = others;
    }
    options.customer.name = subject.field_of("customer.name");
    options.customer.email = subject.field_of("customer.email");
    if let Some(email) = &options.customer.email
        && let Some(instead) = text_without(subject, email, "customer.email")
    {
        options.customer.no_email = instead.trim().to_owned();
    }
    if options.brand.on {
        options.brand.settings.value = content(subject, "brand");
    }
    if options.language.on {
        let field = subject.field_of("language");
        // The guide's pattern has no room for a map: what was decided about it stays.
        if let (Some(field), Preset::Robust) = (&field, preset) {
            let settings = &mut options.language.settings;
            settings.when_empty =
                text_without(subject, field, "language").and_then(|text| LanguageCode::read(&text).ok());
            settings.map = map(subject, field);
        }
        options.language.settings.placeholder = field;
    }
    if let Some(flag) = subject.flag() {
        options.do_not_send.settings.field = flag;
    }
    if let Some(link) = subject.field_of("external_url") {
        options.link.settings.placeholder = link;
    }
    if options.tags.on {
        options.tags.settings.limit = limit(subject);
    }
    options.forget_defaults();
    options
}

fn style(subject: &Subject<'_>, preset: Preset) -> Style {
    let mut style = preset.style();
    let name =
        subject.field_of("customer.name").unwrap_or_else(|| Placeholder::known("ticket.requester.name"));
    style.safety = match subject.with(&name, Some(json!("a\"b"))).payload {
        Err(_) => Safety::AsItIs,
        Ok(payload) => match payload.at("customer.name").and_then(Json::text) {
            Some(text) if text.contains('"') => Safety::Exact,
            _ => Safety::Neutral,
        },
    };
    if subject.sent("do_not_send").is_some_and(|sent| matches!(sent.kind, Kind::Text(_))) {
        style.do_not_send = FlagAs::Text;
    } else if subject.sent("do_not_send").is_some() {
        style.do_not_send = FlagAs::Boolean;
    }
    if let Ok(payload) = subject.with(&tags(), Some(json!("a b, c"))).payload
        && let Some(list) = payload.get("tags").map(|tags| tags.formatted())
    {
        style.tags = if list.contains("\"a b\"") || list.contains("\" a b\"") {
            TagSplit::Comma
        } else {
            TagSplit::Blank
        };
    }
    style.layout = if subject.text().trim().contains('\n') { Layout::LaidOut } else { Layout::OneLine };
    style
}

fn tags() -> Placeholder {
    Placeholder::known("ticket.tags")
}

/// What is sent at a path where its field is missing; nothing where that is empty.
fn text_without(subject: &Subject<'_>, field: &Placeholder, path: &str) -> Option<String> {
    let payload = subject.with(field, None).payload.ok()?;
    payload.at(path).and_then(Json::text).filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// The codes that are sent as others.
fn map(subject: &Subject<'_>, field: &Placeholder) -> Vec<(LanguageCode, LanguageCode)> {
    let sent = |code: &str| {
        let payload = subject.with(field, Some(Value::from(code))).payload.ok()?;
        payload.at("language").and_then(Json::text).map(str::to_owned)
    };
    // Those that the builder maps by itself stand in its order, so that they are the same choice.
    let usual: Vec<String> =
        Options::default().language.settings.map.iter().map(|(from, _)| from.as_str().to_owned()).collect();
    let others =
        LANGUAGES.split(' ').filter(|code| !usual.iter().any(|known| known == code)).map(str::to_owned);
    // What is sent for a code that cannot be read is no choice of its own.
    let fallback = text_without(subject, field, "language");
    let pair = |from: String| {
        let to = sent(&from).filter(|to| *to != from && !to.is_empty())?;
        let is_unread = from.find('-').unwrap_or(from.len()) != 2;
        if is_unread && Some(&to) == fallback.as_ref() {
            return None;
        }
        LanguageCode::read(&from).ok().zip(LanguageCode::read(&to).ok())
    };
    usual.clone().into_iter().chain(others).filter_map(pair).collect()
}

/// At most so many tags are sent; nothing where there is no limit.
fn limit(subject: &Subject<'_>) -> Option<TagLimit> {
    let sent = |many: usize| {
        let names: Vec<String> = (1..=many).map(|at| format!("t{at}")).collect();
        match &subject.with(&tags(), Some(Value::from(names))).payload.ok()?.get("tags")?.kind {
            Kind::List(items) => Some(items.len()),
            _ => None,
        }
    };
    // A template that does not cut where this Freshdesk joins sends one text for all tags: that is no limit.
    let limit = sent(30)?;
    if limit == 1 && sent(1) == sent(2) && !subject.text().contains("limit:1") {
        return None;
    }
    TagLimit::new(limit)
}

/// What is sent at a path: a field of the ticket and nothing else, or a fixed text.
fn content(subject: &Subject<'_>, path: &str) -> Option<Content> {
    let field = || subject.field_of(path).map(Content::Placeholder);
    match subject.sent(path)?.text() {
        Some(text) if subject.form.sources(path).is_empty() => Some(Content::Text(text.to_owned())),
        Some(_) => field(),
        None => None,
    }
}

/// The members of an object of the payload that can be written as a list; nothing where there are none.
fn list<List: TryFrom<Vec<(String, String)>>>(
    subject: &Subject<'_>,
    paths: impl Iterator<Item = String>,
    name: impl Fn(&str) -> Option<String>,
) -> Option<List> {
    let entry = |path: String| Some((name(&path)?, content(subject, &path)?.to_string()));
    let entries: Vec<_> = paths.filter_map(entry).collect();
    if entries.is_empty() { None } else { entries.try_into().ok() }
}

/// The custom properties that are values of the ticket or fixed texts; nothing where there are none.
fn custom_properties(subject: &Subject<'_>) -> Option<CustomProperties> {
    let object = "custom_properties";
    let name = |path: &str| {
        let name = path.strip_prefix(object)?.strip_prefix('.')?;
        PropertyName::read(name).ok().map(|_| name.to_owned())
    };
    list(subject, keys_in(subject, object), name)
}

/// The keys that no choice writes; nothing where there are none.
fn other_keys(subject: &Subject<'_>) -> Option<OtherKeys> {
    let paths = ["", "employee", "customer"].into_iter().flat_map(|object| keys_in(subject, object));
    list(subject, paths, |path| KeyPath::read(path).ok().map(|_| path.to_owned()))
}

/// The keys of an object of the payload, each with the keys down to it; of the payload itself without a name.
fn keys_in<'s>(subject: &'s Subject<'_>, object: &'s str) -> impl Iterator<Item = String> + 's {
    let payload = subject.plain.payload.as_ref().ok();
    let found = if object.is_empty() { payload } else { subject.sent(object) };
    let prefix = if object.is_empty() { String::new() } else { format!("{object}.") };
    found.map(Json::members).unwrap_or_default().iter().map(move |member| format!("{prefix}{}", member.key))
}

/// Two values as they can be told apart: with dots for spaces where nothing else differs, since a page shows several
/// spaces as one.
fn shown_apart(one: &str, other: &str) -> (String, String) {
    let without = |text: &str| text.split_whitespace().collect::<String>();
    match without(one) == without(other) {
        true => (one.replace(' ', "·"), other.replace(' ', "·")),
        false => (one.to_owned(), other.to_owned()),
    }
}

/// What a template cleans in another way than its choices, and what it does beyond them, each once.
fn told(subject: &Subject<'_>, comparison: &Comparison) -> (Vec<Unknown>, Vec<Unknown>) {
    let (mut cleaned, mut unknown): (Vec<Unknown>, Vec<Unknown>) = (Vec::new(), Vec::new());
    for difference in &comparison.differences {
        let path = &difference.path;
        let span = subject.sent(path).filter(|_| !path.is_empty()).and_then(|json| subject.origin(json.span));
        let what = match &difference.kind {
            Change::Added(own) if has_choice(path) => format!(
                "“{path}” is sent as {own}, where Return to choices sends none, e.g. for “{}”.",
                difference.ticket
            ),
            Change::Added(_) => format!("“{path}” is sent, for which there is no choice."),
            Change::Removed(_) => format!("“{path}” is not sent."),
            Change::Changed(built, own) => {
                let (built, own) = shown_apart(built, own);
                format!(
                    "“{path}” is written differently: {own}, where Return to choices gives {built}, e.g. for “{}”.",
                    difference.ticket
                )
            }
            Change::Cleaned(built, own) => {
                let (built, own) = shown_apart(built, own);
                format!(
                    "“{path}” is cleaned differently: {own}, where Return to choices gives {built}, e.g. for “{}”.",
                    difference.ticket
                )
            }
            Change::Breaks => {
                format!("It fails where the generated payload works, e.g. for “{}”.", difference.ticket)
            }
            Change::Holds => format!(
                "It holds where what Return to choices writes fails, e.g. for “{}”.",
                difference.ticket
            ),
        };
        let all = match difference.kind {
            Change::Cleaned(..) => &mut cleaned,
            _ => &mut unknown,
        };
        if !all.iter().any(|known| known.what == what) {
            all.push(Unknown { span, path: path.clone(), what });
        }
    }
    (cleaned, unknown)
}

#[cfg(test)]
mod tests;
