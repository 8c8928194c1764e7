//! The guide's five payloads come out byte for byte.

use payload_builder::blueprint::{Blueprint, Preset};

#[test]
fn the_five_published_payloads_come_out_byte_for_byte() {
    let plain = Blueprint::of(Preset::Guide);
    let mut brand = plain.clone();
    brand.brand.on = true;
    let mut language = plain.clone();
    language.language.on = true;
    for (blueprint, channel, published) in [
        (&plain, "email", include_str!("guide/email.liquid")),
        (&plain, "chat", include_str!("guide/chat.liquid")),
        (&plain, "phone", include_str!("guide/phone.liquid")),
        (&brand, "email", include_str!("guide/brand.liquid")),
        (&language, "email", include_str!("guide/language.liquid")),
    ] {
        assert_eq!(blueprint.write(channel).text, published, "{channel}");
    }
}
