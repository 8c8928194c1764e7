//! What a terminal wrote above the tickets: the head of the answer (`curl -i`), or how far it was (`curl > file 2>&1`), or
//! the command itself.

use crate::ticket::read::not_json::is_request;

/// The text without it.
pub fn passed_over(text: &str) -> &str {
    let body = match () {
        () if text.starts_with("HTTP/") => {
            let gaps = ["\r\n\r\n", "\n\n"];
            gaps.iter().filter_map(|gap| Some(text.split_once(gap)?.1)).max_by_key(|body| body.len())
        }
        () if text.trim_start().starts_with("% Total") => {
            text.find(['{', '[']).and_then(|start| text.get(start..))
        }
        () if is_request(text) => text.split_once('\n').map(|(_, body)| body),
        () => None,
    };
    body.filter(|body| body.trim_start().starts_with(['{', '['])).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_above_json_is_passed_over() {
        for (text, rest) in [
            ("HTTP/2 200\r\ncontent-type: application/json\r\n\r\n[{}]", "[{}]"),
            ("HTTP/1.1 200 OK\nlink: <https://x>\n\n{\"a\":\"\n\n\"}", "{\"a\":\"\n\n\"}"),
            ("  % Total    % Received % Xferd\n100  12  100\r100 24\n[{}]", "[{}]"),
            ("$ curl -u key:X https://acme.freshdesk.com/api/v2/tickets\n[{}]", "[{}]"),
            ("curl -X POST https://x \\\n -d '{}'", "curl -X POST https://x \\\n -d '{}'"),
            ("[{}]", "[{}]"),
            ("HTTP/2 401\n\nDenied", "HTTP/2 401\n\nDenied"),
            ("Ticket ID,Tags\n1,{x}", "Ticket ID,Tags\n1,{x}"),
        ] {
            assert_eq!(passed_over(text), rest);
        }
    }
}
