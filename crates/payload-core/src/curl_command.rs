//! A command that posts a payload to Stella without Freshdesk, for a terminal. Whatever the payload holds
//! arrives byte for byte.
//!
//! Characters that a terminal acts upon when pasted, and those that hide or turn the text around, are
//! written as escapes: nothing is seen that does not happen, and nothing happens that is not seen.

use crate::automation::{HEADER, KEY, USER};
use crate::rule_settings::Authentication;
use crate::text::characters::is_unseen;

/// The shells that a command is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shell {
    /// sh, bash, dash, zsh: macOS, Linux, Git for Windows.
    Posix,
    /// PowerShell, the Windows one and the newer.
    PowerShell,
}

impl Shell {
    /// Every shell, in the order on screen.
    pub const ALL: [Shell; 2] = [Shell::Posix, Shell::PowerShell];

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Shell::Posix => "macOS, Linux",
            Shell::PowerShell => "PowerShell",
        }
    }

    /// The command that posts a payload to an address. The key is a placeholder.
    pub fn command(self, url: &str, authentication: Authentication, payload: &str) -> String {
        match self {
            Shell::Posix => {
                let key = match authentication {
                    Authentication::Password => format!("--user {}", posix(&format!("{USER}:{KEY}"))),
                    Authentication::Header => format!("--header {}", posix(&format!("{HEADER}: {KEY}"))),
                };
                format!(
                    "printf {} |\n  curl {key} --header 'Content-Type: application/json' \\\n    --data-binary @- {}\n",
                    printf(payload),
                    posix(url),
                )
            }
            // Not curl: Windows PowerShell calls something else by that name, and passes quotes on badly.
            Shell::PowerShell => {
                let (login, headers) = match authentication {
                    Authentication::Password => (
                        format!(
                            "$login = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes({}))\n",
                            powershell(&format!("{USER}:{KEY}"))
                        ),
                        "Authorization = \"Basic $login\"".to_owned(),
                    ),
                    Authentication::Header => {
                        (String::new(), format!("{} = {}", powershell(HEADER), powershell(KEY)))
                    }
                };
                format!(
                    "{login}$payload = {}\nInvoke-WebRequest -UseBasicParsing -Method Post -Uri {} `\n  -Headers @{{ {headers} }} -ContentType 'application/json' `\n  -Body ([Text.Encoding]::UTF8.GetBytes($payload))\n",
                    powershell(payload),
                    powershell(url),
                )
            }
        }
    }
}

/// Single quotes for a POSIX shell.
fn posix(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// The format of `printf`, in quotes: what is unsafe becomes the octal escapes of its bytes.
fn printf(text: &str) -> String {
    let mut format = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => format.push_str("%%"),
            '\\' => format.push_str(r"\\"),
            c if is_unseen(c) => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    format.push_str(&format!("\\{byte:03o}"));
                }
            }
            c => format.push(c),
        }
    }
    // A format that begins with a hyphen would be read as an option.
    if let Some(rest) = format.strip_prefix('-') {
        format = format!("\\055{rest}");
    }
    posix(&format)
}

/// Single quotes for PowerShell, which takes typographic single quotes for the same and doubles them
/// (documented in *about_Quoting_Rules* and its language specification). What is unsafe is joined by its
/// number.
fn powershell(text: &str) -> String {
    let mut quoted = String::from("'");
    for c in text.chars() {
        match c {
            '\'' | '\u{2018}'..='\u{201b}' => quoted.extend([c, c]),
            c if is_unseen(c) => {
                // A `[char]` is a unit of UTF-16.
                for unit in c.encode_utf16(&mut [0; 2]) {
                    quoted.push_str(&format!("' + [char]{unit} + '"));
                }
            }
            c => quoted.push(c),
        }
    }
    quoted.push('\'');
    match quoted.contains("' + [char]") {
        true => format!("({quoted})"),
        false => quoted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ticket::sample::SAMPLES;
    use proptest::prelude::*;
    use std::process::Command;

    fn hostile() -> Vec<String> {
        let mut all: Vec<String> = [
            "",
            "-n",
            "--help",
            "'",
            "''",
            "'\\''",
            "\\",
            "\\'",
            "\\n\\055\\0\\c",
            "%s%n%%%d",
            "$HOME `id` $(id) ${x} !! !x",
            "a\nb\n\n",
            "\n",
            "\r\n\t",
            "\u{0}\u{1}7\u{1b}[31m\u{7f}\u{85}",
            "\u{202e}abc\u{2028}\u{feff}",
            "‘’‚‛ “”",
            "山田 花子 👩\u{200d}💻",
            "\"; rm -rf / #",
            "a' + [char]65 + 'b",
            "@'\nx\n'@",
        ]
        .map(str::to_owned)
        .into();
        all.extend(SAMPLES.iter().map(|sample| sample.ticket().to_json()));
        all.push("x'\\%\u{1}".repeat(5000));
        all
    }

    /// What a real shell makes of it, with `cat` in the place of curl.
    fn ran(shell: &str, payload: &str) -> Option<Vec<u8>> {
        let script = format!("printf {} | cat", printf(payload));
        Some(Command::new(shell).arg("-c").arg(script).output().ok()?.stdout)
    }

    #[test]
    fn any_payload_survives_a_real_shell() {
        let mut tried = 0;
        for shell in ["sh", "dash", "bash", "zsh", "busybox"] {
            for payload in hostile() {
                let Some(out) = ran(shell, &payload) else { break };
                assert_eq!(String::from_utf8_lossy(&out), payload, "{shell}");
                tried += 1;
            }
        }
        assert!(tried > 0, "no shell on this machine");
    }

    #[test]
    fn the_whole_command_survives_a_real_shell() {
        // A stand-in for curl that says what it was given.
        let said = |authentication, payload: &str| {
            let curl = "curl() { printf '[%s]' \"$@\"; cat; }\n";
            let script = format!(
                "{curl}{}",
                Shell::Posix.command("https://a.b/it's?x=1&y=$z", authentication, payload)
            );
            Command::new("sh").arg("-c").arg(script).output().expect("there is a POSIX shell").stdout
        };
        for (authentication, key) in [
            (Authentication::Password, "[--user][connect:<API key>]"),
            (Authentication::Header, "[--header][x-api-key: <API key>]"),
        ] {
            let out = said(authentication, "{\"a\": \"it's\"}\n");
            assert_eq!(
                String::from_utf8_lossy(&out),
                format!(
                    "{key}[--header][Content-Type: application/json][--data-binary][@-][https://a.b/it's?x=1&y=$z]{{\"a\": \"it's\"}}\n"
                )
            );
        }
    }

    /// What PowerShell makes of an expression of single-quoted texts and `[char]` numbers, by its
    /// documented rules: a quote of any of five kinds ends the text unless another follows.
    fn read_powershell(expression: &str) -> String {
        let mut out: Vec<u16> = Vec::new();
        let inner =
            expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(expression);
        let mut chars = inner.chars().peekable();
        let is_quote = |c: char| matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}');
        while let Some(c) = chars.next() {
            if is_quote(c) {
                while let Some(c) = chars.next() {
                    if is_quote(c) && chars.next_if(|next| is_quote(*next)).is_none() {
                        break;
                    }
                    out.extend_from_slice(c.encode_utf16(&mut [0; 2]));
                }
            } else if c == '[' {
                let rest: String = chars.by_ref().take("char]".len()).collect();
                assert_eq!(rest, "char]");
                let mut digits = String::new();
                while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                    digits.push(digit);
                }
                out.push(digits.parse().unwrap());
            } else {
                assert!(c == ' ' || c == '+', "{c:?} in {expression}");
            }
        }
        String::from_utf16(&out).unwrap()
    }

    #[test]
    fn any_payload_survives_powershell() {
        for payload in hostile() {
            assert_eq!(read_powershell(&powershell(&payload)), payload);
        }
    }

    /// What a real PowerShell writes: `pwsh`, or `powershell` on Windows.
    fn ran_by_powershell(script: &str) -> Vec<u8> {
        let run = |name: &&str| Command::new(name).args(["-NoProfile", "-Command", script]).output().ok();
        let output = ["pwsh", "powershell"].iter().find_map(run).expect("there is a PowerShell");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    #[test]
    #[ignore = "needs pwsh"]
    fn the_whole_command_survives_a_real_powershell() {
        // A stand-in that writes down what it was given, byte for byte.
        let stand_in = "function Invoke-WebRequest { param($Uri, $Method, $Headers, $ContentType, $Body, [switch]$UseBasicParsing)
          $out = [Console]::OpenStandardOutput()
          $said = [Text.Encoding]::UTF8.GetBytes(\"[$UseBasicParsing][$Method][$Uri][$($Headers.Keys): $($Headers.Values)][$ContentType]\")
          $out.Write($said, 0, $said.Length)
          $out.Write($Body, 0, $Body.Length)
        }\n";
        for (authentication, header) in [
            (Authentication::Password, "Authorization: Basic Y29ubmVjdDo8QVBJIGtleT4="),
            (Authentication::Header, "x-api-key: <API key>"),
        ] {
            for payload in hostile() {
                let command =
                    Shell::PowerShell.command("https://a.b/it's?x=1&y=$z", authentication, &payload);
                let out = ran_by_powershell(&format!("{stand_in}{command}"));
                let said = format!("[True][Post][https://a.b/it's?x=1&y=$z][{header}][application/json]");
                assert_eq!(String::from_utf8_lossy(&out), format!("{said}{payload}"));
            }
        }
    }

    #[test]
    fn nothing_unseen_is_pasted() {
        for payload in hostile() {
            for shell in Shell::ALL {
                for authentication in Authentication::ALL {
                    assert!(!shell.command("https://a.b", authentication, &payload).contains(is_unseen));
                }
            }
        }
    }

    #[test]
    fn commands() {
        let payload = "{\n  \"name\": \"O'Hara 5%\t\"\n}";
        let command = |shell: Shell, authentication| shell.command("https://a.b/v1", authentication, payload);
        insta::assert_snapshot!(command(Shell::Posix, Authentication::Password), @r#"
        printf '{
          "name": "O'\''Hara 5%%\011"
        }' |
          curl --user 'connect:<API key>' --header 'Content-Type: application/json' \
            --data-binary @- 'https://a.b/v1'
        "#);
        insta::assert_snapshot!(command(Shell::Posix, Authentication::Header), @r#"
        printf '{
          "name": "O'\''Hara 5%%\011"
        }' |
          curl --header 'x-api-key: <API key>' --header 'Content-Type: application/json' \
            --data-binary @- 'https://a.b/v1'
        "#);
        insta::assert_snapshot!(command(Shell::PowerShell, Authentication::Header), @r#"
        $payload = ('{
          "name": "O''Hara 5%' + [char]9 + '"
        }')
        Invoke-WebRequest -UseBasicParsing -Method Post -Uri 'https://a.b/v1' `
          -Headers @{ 'x-api-key' = '<API key>' } -ContentType 'application/json' `
          -Body ([Text.Encoding]::UTF8.GetBytes($payload))
        "#);
        insta::assert_snapshot!(command(Shell::PowerShell, Authentication::Password), @r#"
        $login = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('connect:<API key>'))
        $payload = ('{
          "name": "O''Hara 5%' + [char]9 + '"
        }')
        Invoke-WebRequest -UseBasicParsing -Method Post -Uri 'https://a.b/v1' `
          -Headers @{ Authorization = "Basic $login" } -ContentType 'application/json' `
          -Body ([Text.Encoding]::UTF8.GetBytes($payload))
        "#);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn any_text_at_all(payload in any::<String>()) {
            let out = ran("sh", &payload).expect("there is a POSIX shell");
            prop_assert_eq!(String::from_utf8_lossy(&out), payload.clone());
            prop_assert_eq!(read_powershell(&powershell(&payload)), payload);
        }
    }
}
