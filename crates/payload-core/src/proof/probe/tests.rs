use super::*;
use crate::ticket::Ticket;
use crate::ticket::sample::DO_NOT_SEND;
use ruby_liquid::{Clock, Template};
use serde_json::json;

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
    template.render(&freshdesk.present(&ticket), Clock(0)).text
}

fn html(text: &str) -> String {
    Escaping::Html.escape(text).into_owned()
}

#[test]
fn every_freshdesk_is_recognised_however_the_inspector_shows_it() {
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
                read(&pasted, Assumptions::default()).unwrap_or_else(|why| panic!("{why}\n{pasted}"));
            assert_eq!(reading.assumptions, freshdesk, "{pasted}");
            assert!(reading.answers.iter().all(|answer| answer.meaning.is_ok()));
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
        assert_eq!(read(&pasted, Assumptions::default()).unwrap().answers[0].meaning, Ok(version.to_owned()));
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
        (sent.replace("end", "").replace("checkbox", "box"), "not all there"),
        (
            "liquid=[x]\nwritten=[a\"b\\c<d>&e]\nsubject=[x]\ntags=[x]\ncheckbox=[x]\nend".to_owned(),
            "None of the answers",
        ),
    ] {
        let reason = read(&pasted, Assumptions::default()).unwrap_err();
        assert!(reason.contains(part), "{reason}");
    }
}

#[test]
fn an_answer_without_sense_leaves_the_assumption_as_it_was() {
    let before = Assumptions { unticked: Unticked::Zero, liquid: Dialect::V5, ..Assumptions::default() };
    let sent = rendered(Assumptions::default())
        .replace("checkbox=[false]", "checkbox=[true]")
        .replace("/xax/", "/?/");
    let reading = read(&sent, before).unwrap();
    assert_eq!(reading.assumptions, before);
    assert!(reading.answers[0].meaning.as_ref().unwrap_err().contains("no Liquid that this page knows"));
    assert!(reading.answers[3].meaning.as_ref().unwrap_err().contains("untick it"));
}
