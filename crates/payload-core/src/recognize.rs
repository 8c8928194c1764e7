//! From a template back to the choices that it stands for, by what it does.
//!
//! The template is tried on tickets; what it sends tells which choices were made. Then the builder writes the
//! template of those choices, and both are compared over hundreds of cases: only what means the same is
//! recognised. What is left over is named.

use crate::assumptions::LANGUAGES;
use crate::checks::Subject;
use crate::compare::{Change, Comparison, compare, is_ordinary};
use crate::options::{
    Comment, Content, CustomProperties, FlagAs, KeyPath, LanguageCode, Layout, Options, OtherKeys, Preset,
    PropertyName, Safety, Style, TagLimit, TagSplit,
};
use crate::payload::{Json, Kind};
use crate::placeholder::Placeholder;
use crate::text::Span;
use crate::workspace::Workspace;
use ruby_liquid::{Clock, Template};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What a template was recognised as.
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
    /// What it is, as a sentence.
    pub what: String,
}

impl Recognition {
    /// Whether the choices mean the same as the template.
    pub fn is_whole(&self) -> bool {
        self.unknown.is_empty()
    }

    /// The choices with the robust preset: what was chosen stays, what can break is gone.
    pub fn made_robust(&self) -> Options {
        let mut robust = self.options.clone();
        // Where the guide's own placeholders were meant, they stay.
        robust.customer.name = Some(self.options.customer_name());
        robust.customer.email = Some(self.options.customer_email());
        robust.language.settings.placeholder = Some(self.options.language_placeholder());
        robust.brand.settings.value = Some(self.options.brand_value());
        robust.choose(Preset::Robust);
        robust.forget_defaults();
        robust
    }
}

/// The keys of the payload whose value is not the same any more, or gone, once these options write the template: what
/// an ordinary ticket shows of it. Blanks, quotes and how tags are cut do not count: that is what the options mend.
pub fn lost(
    text: &str,
    options: &Options,
    channel: &str,
    workspace: &Workspace,
    clock: Clock,
) -> Vec<String> {
    let written = options.write(channel).text;
    let letters = |value: &str| value.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let comparison = compare(text, &written, channel, workspace, clock);
    let mut paths: Vec<String> = Vec::new();
    for difference in comparison.differences.into_iter().filter(|difference| is_ordinary(&difference.ticket))
    {
        let is_lost = match &difference.kind {
            Change::Removed(_) => true,
            Change::Changed(before, after) => letters(before) != letters(after),
            Change::Added(_) | Change::Cleaned(..) | Change::Breaks | Change::Holds => false,
        };
        if is_lost && !paths.contains(&difference.path) {
            paths.push(difference.path);
        }
    }
    paths
}

/// Reads the choices off a template of a channel. Nothing where it does not give JSON even for an ordinary
/// ticket.
pub fn recognise(text: &str, channel: &str, workspace: &Workspace, clock: Clock) -> Option<Recognition> {
    let template = Template::parse(text, workspace.assumptions.liquid);
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
    let mut options = subject.workspace.options.clone();
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
            Change::Added(_) => format!("“{path}” is sent, for which there is no choice."),
            Change::Removed(_) => format!("“{path}” is not sent."),
            Change::Changed(built, own) => {
                let (built, own) = shown_apart(built, own);
                format!(
                    "“{path}” is written differently: {own}, where the choices give {built}, e.g. for “{}”.",
                    difference.ticket
                )
            }
            Change::Cleaned(built, own) => {
                let (built, own) = shown_apart(built, own);
                format!(
                    "“{path}” is cleaned differently: {own}, where the choices give {built}, e.g. for “{}”.",
                    difference.ticket
                )
            }
            Change::Breaks => {
                format!("It fails where the generated payload works, e.g. for “{}”.", difference.ticket)
            }
            Change::Holds => format!("It holds where the choices break, as for “{}”.", difference.ticket),
        };
        let all = match difference.kind {
            Change::Cleaned(..) => &mut cleaned,
            _ => &mut unknown,
        };
        if !all.iter().any(|known| known.what == what) {
            all.push(Unknown { span, what });
        }
    }
    (cleaned, unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::find;
    use crate::options::Switch;

    const NOW: Clock = Clock(1_767_600_000);

    fn recognised(text: &str, channel: &str) -> Recognition {
        recognise(text, channel, &Workspace::default(), NOW).expect("it sends something")
    }

    fn published(name: &str) -> String {
        let file = format!("{}/tests/guide/{name}.liquid", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(file).expect("the guide's payloads are there")
    }

    #[test]
    fn the_published_payloads_are_recognised_to_the_letter() {
        for name in ["email", "chat", "phone", "brand", "language"] {
            let channel = if ["brand", "language"].contains(&name) { "email" } else { name };
            let text = published(name);
            let recognition = recognised(&text, channel);
            assert_eq!(recognition.unknown, [], "{name}");
            assert_eq!(recognition.options.write(channel).text, text, "{name}");
        }
    }

    #[test]
    fn what_the_builder_writes_is_recognised() {
        for bits in 0..1 << 10 {
            let on = |bit: u32| bits >> bit & 1 == 1;
            let mut options = Options::of(if on(0) { Preset::Guide } else { Preset::Robust });
            options.brand.on = on(1);
            options.language.on = on(2);
            options.do_not_send.on = on(3);
            options.tags.on = on(4);
            options.link.on = on(5);
            options.custom_properties.on = on(8);
            if on(9) {
                options.other_keys = other_keys();
            }
            if on(6) {
                options.customer.name = Some(Placeholder::known("ticket.contact.name"));
                options.customer.no_email = "nobody".into();
            }
            if on(7) {
                options.brand.settings.value = Some(Content::Text("Acme".into()));
                options.language.settings.map.truncate(1);
                options.tags.settings.limit = TagLimit::new(5);
            }
            let text = options.write("email").text;
            let recognition = recognised(&text, "email");
            assert_eq!(recognition.unknown, [], "{bits:b}\n{text}");
        }
    }

    fn other_keys() -> Switch<OtherKeys> {
        let typed = "country = ticket.cf_country\nteam = \"EMEA\"\nemployee.custom_id = ticket.agent.id\ncustomer.custom_id = ticket.requester.id";
        Switch { on: true, settings: OtherKeys::read(typed).unwrap() }
    }

    #[test]
    fn keys_of_ones_own_become_choices() {
        let own = "{ \"country\": \"{{ticket.cf_country}}\", \"team\": \"EMEA\", \"custom_properties\": {\"from\": \"Freshdesk\"}, ";
        let text = published("email").replacen("{ ", own, 1).replacen(
            "\"email\":{% if",
            "\"custom_id\": \"{{ticket.requester.id}}\", \"email\":{% if",
            1,
        );
        let recognition = recognised(&text, "email");
        assert_eq!(recognition.unknown, []);
        let robust = recognition.made_robust();
        let keys = "country = ticket.cf_country\nteam = \"EMEA\"\ncustomer.custom_id = ticket.requester.id";
        assert_eq!(robust.other_keys.settings.to_string(), keys);
        assert_eq!(robust.custom_properties.settings.to_string(), "from = \"Freshdesk\"");
        assert_eq!(lost(&text, &robust, "email", &Workspace::default(), NOW), [""; 0]);
    }

    #[test]
    fn other_letters_of_the_same_meaning_are_recognised() {
        let text = published("email").replace("{{", "{{ ").replace("\",", "\",\n");
        assert!(recognised(&text, "email").is_whole());
        let mut options = Options::default();
        options.style.safety = Safety::Exact;
        options.style.layout = Layout::OneLine;
        let text = options.write("email").text.replace("\"employee\"", "\n\"employee\"");
        assert!(recognised(&text, "email").is_whole());
    }

    #[test]
    fn what_no_choice_stands_for_is_named() {
        let text = published("email").replacen('{', "{\"vip\": 1, ", 1).replace("no_email", "none");
        let recognition = recognised(&text, "email");
        assert_eq!(recognition.options.customer.no_email, "none");
        let what: Vec<_> = recognition.unknown.iter().map(|unknown| unknown.what.as_str()).collect();
        assert_eq!(what, ["“vip” is sent, for which there is no choice."]);
        assert!(recognise("{{ ticket.id", "email", &Workspace::default(), NOW).is_none());
        assert!(recognise("no payload", "email", &Workspace::default(), NOW).is_none());
    }

    #[test]
    fn what_is_lost_is_said() {
        let more = published("email").replacen('{', "{\"vip\": 1, ", 1);
        let cut = published("email").replace("split: ' '", "split: ';'");
        for (text, expected) in [(published("email"), &[][..]), (more, &["vip"]), (cut, &[])] {
            let robust = recognised(&text, "email").made_robust();
            assert_eq!(lost(&text, &robust, "email", &Workspace::default(), NOW), expected, "{text}");
            assert_eq!(robust.tags.settings.limit, None, "{text}");
        }
        assert_eq!(shown_apart("[\" a\"]", "[\"  a\"]"), ("[\"·a\"]".into(), "[\"··a\"]".into()));
    }

    #[test]
    fn made_robust_keeps_every_choice_and_leaves_no_error() {
        for name in ["email", "chat", "phone", "brand", "language"] {
            let channel = if ["brand", "language"].contains(&name) { "email" } else { name };
            let recognition = recognised(&published(name), channel);
            let robust = recognition.made_robust();
            assert_eq!(robust.preset, Preset::Robust);
            let guide = &recognition.options;
            assert_eq!(robust.customer_email(), guide.customer_email());
            assert_eq!(robust.brand_value(), guide.brand_value());
            assert_eq!(
                (robust.brand.on, robust.language.on, robust.tags.on),
                (guide.brand.on, guide.language.on, guide.tags.on)
            );
            let text = robust.write(channel).text;
            let workspace = Workspace { options: robust, ..Workspace::default() };
            let left: Vec<_> =
                find(&workspace, channel, &text, NOW).into_iter().map(|finding| finding.code).collect();
            let expected: &[&str] = if name == "brand" { &["unknown-placeholder"] } else { &[] };
            assert_eq!(left, expected, "{name}\n{text}");
        }
    }
}
