//! The robust pattern is short: it is what the admin pastes, reads and keeps.

use payload_core::options::{Comment, Options};

#[test]
fn the_default_choices_fit_a_screen() {
    let mut options = Options::default();
    let text = options.write("email").text;
    assert!(text.len() <= 1_500, "{} bytes\n{text}", text.len());
    assert!(text.lines().count() <= 20, "{} lines", text.lines().count());
    let longest = text.lines().map(|line| line.chars().count()).max();
    assert!(longest <= Some(160), "{longest:?}\n{text}");
    options.brand.on = true;
    options.language.on = true;
    let text = options.write("email").text;
    assert!(text.len() <= 2_000, "{} bytes\n{text}", text.len());
}

#[test]
fn the_comment_names_the_settings_and_can_be_left_out() {
    let mut options = Options::default();
    options.brand.on = true;
    let comment = "{% comment %}Payload Builder: Robust, email, brand. Edit there.{% endcomment %}";
    assert!(options.write("email").text.contains(comment));
    // The name of a channel is the admin's own and may hold anything.
    assert!(options.write("{% endcomment %}").text.contains("Builder: Robust, brand. Edit"));
    options.style.comment = Comment::LeftOut;
    assert!(!options.write("email").text.contains("comment"));
}
