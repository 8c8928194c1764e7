use super::*;
use crate::assumptions::Unticked;
use crate::escaping::Escaping;
use crate::ticket::Ticket;
use crate::ticket::sample::DO_NOT_SEND;
use ruby_liquid::{Clock, Host, Template};
use serde_json::json;

const DAY: &str = "2026-01-05";

fn flag() -> Placeholder {
    Placeholder::known(DO_NOT_SEND)
}

/// What an account that does so would send.
fn rendered(freshdesk: Assumptions) -> String {
    let ticket = Ticket::with([
        (Placeholder::known("ticket.subject"), json!(SUBJECT)),
        (Placeholder::known("ticket.tags"), json!(TAGS.join(", "))),
        (flag(), json!(false)),
    ]);
    let template = Template::parse(&template(&flag()), freshdesk.liquid);
    assert_eq!(template.errors(), []);
    template.render(&freshdesk.hand_over(&ticket), Clock(0)).text
}

fn html(text: &str) -> String {
    Escaping::Html.escape(text).into_owned()
}

#[test]
fn every_freshdesk_is_recognized_however_the_inspector_shows_it() {
    for freshdesk in Assumptions::all() {
        let sent = rendered(freshdesk);
        let as_json = json!(sent).to_string();
        for pasted in [
            sent.clone(),
            format!("POST /x\n\n{sent}\n\nsender: me"),
            as_json.clone(),
            html(&sent),
            html(&as_json),
        ] {
            let reading =
                read(&pasted, Assumptions::default(), DAY).unwrap_or_else(|why| panic!("{why}\n{pasted}"));
            assert_eq!(reading.assumptions, freshdesk, "{pasted}");
            let unclear: Vec<_> = reading.answers.iter().filter(|answer| answer.meaning.is_err()).collect();
            assert!(unclear.is_empty(), "{unclear:?} {pasted}");
        }
    }
}

#[test]
fn each_version_of_liquid_has_its_answer() {
    let sent = rendered(Assumptions::default());
    for (answer, version) in [
        (" s /a b/%41/-1/xax//a", "Liquid 2.4 to 2.6."),
        ("s/a+b/%41/-1/xax/d/a", "Liquid 3. This page knows 2.4 and 5; 2.4 is nearer, as it lacks more."),
        ("s/a+b/A/1/xax/d/a", "Liquid 4 to 5.3."),
        ("s/a+b/A/1/xa/d/a", "Liquid 5.4 or later."),
    ] {
        let pasted = sent.replace(" s /a b/%41/-1/xax//a", answer);
        assert_eq!(
            read(&pasted, Assumptions::default(), DAY).unwrap().answers[0].meaning,
            Ok(version.to_owned())
        );
    }
}

#[test]
fn nonsense_is_refused_with_the_reason() {
    let sent = rendered(Assumptions::default());
    for (pasted, part) in [
        (String::new(), "Paste what arrived"),
        ("hello".to_owned(), "not what the probe renders to"),
        (template(&flag()), "the probe itself"),
        ("Liquid syntax error: x".to_owned(), "could not read the probe"),
        (sent.replace("checkbox", "box"), "its line checkbox=[…] is missing or cut off"),
        (
            sent.replace("liquid=[", "").replace("tags=[", "tags="),
            "its lines liquid=[…], tags=[…] are missing or cut off",
        ),
        (sent.replace("written=[a", "written=[A"), "its line written=[…] arrived changed"),
        (
            "liquid=[x]\nwritten=[a\"b\\c<d>&e]\nsubject=[x]\ntags=[x]\ncheckbox=[x]\nend".to_owned(),
            "None of the answers",
        ),
    ] {
        let reason = read(&pasted, Assumptions::default(), DAY).unwrap_err();
        assert!(reason.contains(part), "{reason}");
    }
}

#[test]
fn the_last_line_may_have_been_left_behind() {
    let sent = rendered(Assumptions::default());
    let whole = read(&sent, Assumptions::default(), DAY).unwrap();
    for cut in ["\nend", "\nrails="] {
        let pasted = sent.split(cut).next().unwrap();
        assert_ne!(pasted, sent);
        for pasted in
            [pasted.to_owned(), format!("{pasted}\nheaders: [x]"), format!("{{\"body\": {pasted:?}}}")]
        {
            let reading = read(&pasted, Assumptions::default(), DAY).unwrap();
            assert_eq!(reading.probed.unticked, whole.probed.unticked, "{pasted}");
            assert_eq!(reading.probed.robust, whole.probed.robust, "{pasted}");
            let rails = whole.probed.rails.filter(|_| cut == "\nend");
            assert_eq!(reading.probed.rails, rails, "{pasted}");
        }
    }
}

#[test]
fn an_answer_without_sense_leaves_the_assumption_as_it_was() {
    let before = Assumptions { unticked: Unticked::Zero, liquid: Dialect::V5, ..Assumptions::default() };
    let sent = rendered(Assumptions::default())
        .replace("checkbox=[false]", "checkbox=[true]")
        .replace("/%41/-1/", "/A/-1/");
    let reading = read(&sent, before, DAY).unwrap();
    assert_eq!(reading.assumptions, before);
    assert_eq!((reading.probed.liquid, reading.probed.unticked), (None, None));
    let meaning = |question| {
        let answer = reading.answers.iter().find(|answer| answer.question == question).unwrap();
        answer.meaning.clone()
    };
    assert!(meaning(Question::Liquid).unwrap_err().contains("no Liquid that this page knows"));
    assert!(meaning(Question::Unticked).unwrap_err().contains("untick it"));
}

#[test]
fn parts_that_are_certain_count_where_the_whole_is_not_known() {
    let dialect = |answer: &str| answers::liquid(answer).map(|(dialect, _)| dialect).ok();
    for (answer, expected) in [
        // A filter of the account's own.
        ("s/a+b/A/1/xa/d/\"a\"", Some(Dialect::V5)),
        (" s /a b/%41/-1/xax//\"a\"", Some(Dialect::V2_4)),
        ("?/?/A/?/?/?/?", Some(Dialect::V5)),
        ("?/?/%41/?/?/?/?", Some(Dialect::V2_4)),
        // It may be either.
        ("?/?/?/?/xax/?/?", None),
        ("?/?/?/?/?/?/?", None),
        ("s/a+b/A", None),
        ("", None),
    ] {
        assert_eq!(dialect(answer), expected, "{answer}");
    }
    let told = answers::liquid("s/a+b/A/1/xa/d/\"a\"").unwrap().1;
    assert_eq!(told, "Liquid 5.4 or later. The account has its own filter for: json.");
}

#[test]
fn each_sign_is_told_however_it_arrives() {
    for (subject, told) in [
        (SUBJECT, Ok("\", \\, <, > and & arrive as they are.")),
        (
            r#"a&quot;b\c&lt;d&gt;&amp;e"#,
            Ok(r#"" arrives as &quot;, < arrives as &lt;, > arrives as &gt;, & arrives as &amp;."#),
        ),
        (r#"a"b\c&lt;d&gt;&e"#, Ok(r"< arrives as &lt;, > arrives as &gt;.")),
        (r#"a\"b\\c\u003cd>&e"#, Ok(r#"" arrives as \", \ arrives as \\, < arrives as \u003c."#)),
        (r#"a"b\cd&e"#, Ok("< does not arrive, > does not arrive.")),
        ("Re: something", Err(())),
    ] {
        assert_eq!(answers::signs(subject).map_err(|_| ()), told.map(str::to_owned), "{subject}");
    }
}

#[test]
fn what_the_robust_pattern_leans_on_and_rails_are_told() {
    let sent = rendered(Assumptions::default());
    let reading = read(&sent, Assumptions::default(), DAY).unwrap();
    assert_eq!((reading.probed.robust, reading.probed.rails), (Some(true), Some(false)));
    assert_eq!(reading.probed.on, DAY);
    let other = sent.replace("p'qr_s", "p'q\\r_s").replace("rails=[/a/not blank]", "rails=[a/\"a\"/blank]");
    let reading = read(&other, Assumptions::default(), DAY).unwrap();
    assert_eq!((reading.probed.robust, reading.probed.rails), (Some(false), Some(true)));
    assert_eq!(reading.assumptions.host, Host::Rails);
    // The latest Liquid 5 answers so without Rails.
    let latest = rendered(Assumptions { liquid: Dialect::V5, ..Assumptions::default() })
        .replace("rails=[/a/not blank]", "rails=[a/a/blank]");
    let reading = read(&latest, Assumptions::default(), DAY).unwrap();
    assert_eq!((reading.probed.rails, reading.assumptions.host), (None, Host::Plain));
    // What another way of cleaning leaned on says nothing of today's.
    let (start, rest) = sent.split_once("robust=[").unwrap();
    let (_, end) = rest.split_once("rails=").unwrap();
    let before = format!("{start}robust=[{EARLIER_ROBUST_ANSWER}]\nrails={end}");
    assert_eq!(read(&before, Assumptions::default(), DAY).unwrap().probed.robust, None);
    // What an earlier version of this page asked for is still read.
    let (start, _) = sent.split_once("robust=").unwrap();
    let earlier = format!("{start}end");
    let reading = read(&earlier, Assumptions::default(), DAY).unwrap();
    assert_eq!((reading.probed.robust, reading.answers.len()), (None, 5));
}
