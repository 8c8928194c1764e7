//! The browsers of the stories: those of the system, or Debian's when we may install them.

use crate::paths;
use crate::run::{Outcome, ask, command, fail, run, say};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A browser, by the names it goes by.
struct Browser {
    name: &'static str,
    variable: &'static str,
    programs: &'static [&'static str],
    elsewhere: &'static [&'static str],
    packages: &'static [&'static str],
}

const CHROMIUM: Browser = Browser {
    name: "Chromium or Chrome",
    variable: "PAYLOAD_BUILDER_CHROMIUM",
    programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"],
    elsewhere: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
        "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    ],
    packages: &["chromium", "fonts-liberation"],
};

const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "PAYLOAD_BUILDER_FIREFOX",
    programs: &["firefox-esr", "firefox"],
    elsewhere: &[
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:/Program Files/Mozilla Firefox/firefox.exe",
    ],
    packages: &["firefox-esr"],
};

/// Chromium, or one of its kind.
pub fn chromium() -> Outcome<PathBuf> {
    CHROMIUM.found_or_installed()
}

/// Firefox.
pub fn firefox() -> Outcome<PathBuf> {
    FIREFOX.found_or_installed()
}

impl Browser {
    fn found_or_installed(&self) -> Outcome<PathBuf> {
        if let Some(browser) = self.found() {
            return Ok(browser);
        }
        let plea = format!("The stories need {}: install it, or set {} to it.", self.name, self.variable);
        if !may_install() {
            return fail(plea);
        }
        say(format!("Installing {} for the stories", self.packages.join(" and ")));
        let apt = || {
            let mut apt = Command::new("apt-get");
            apt.env("DEBIAN_FRONTEND", "noninteractive").args(["-q", "-y", "-o", "Dpkg::Use-Pty=0"]);
            apt
        };
        run(apt().arg("update"))?;
        run(apt().args(["install", "--no-install-recommends"]).args(self.packages))?;
        self.found().map_or_else(|| fail(plea), Ok)
    }

    fn found(&self) -> Option<PathBuf> {
        if let Some(set) = env::var_os(self.variable) {
            return Some(set.into());
        }
        let elsewhere = self.elsewhere.iter().map(PathBuf::from).find(|file| file.is_file());
        self.programs.iter().find_map(|name| paths::on_path(name).filter(|it| works(it))).or(elsewhere)
    }
}

/// Ubuntu's `chromium-browser` may be a stub that only asks for a snap.
fn works(browser: &Path) -> bool {
    cfg!(windows) || ask(command(browser).arg("--version")).is_some()
}

fn may_install() -> bool {
    ask(Command::new("id").arg("-u")).as_deref() == Some("0") && paths::on_path("apt-get").is_some()
}
