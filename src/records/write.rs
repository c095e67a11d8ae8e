//! New records as text, in the form that `draft` reads; a person reviews and commits them.

use crate::model::{Artefact, Attestation, Exception};
use std::fmt::Write as _;

/// The file of an exception.
pub fn exception_text(exception: &Exception) -> String {
    let mut out = String::new();
    let mut key = |name: &str, value: String| line(&mut out, name, &value);
    key("type", quoted(exception.kind.name()));
    let rules: Vec<String> = exception.rules.iter().map(ToString::to_string).collect();
    let controls: Vec<String> = exception.controls.iter().map(ToString::to_string).collect();
    for (name, list) in [("rules", &rules), ("controls", &controls)] {
        if !list.is_empty() {
            key(name, listed(list));
        }
    }
    key("reason", quoted(&exception.reason));
    key("risk", quoted(&exception.risk));
    for (name, text) in [("measure", &exception.measure), ("ticket", &exception.ticket)] {
        if let Some(text) = text {
            key(name, quoted(text));
        }
    }
    key("owner", quoted(&exception.owner));
    key("approver", quoted(&exception.approver));
    key("approved", exception.approved.to_string());
    key("expires", exception.expires.to_string());
    let scope = &exception.scope;
    if !scope.is_empty() {
        out.push_str("\n[scope]\n");
        for (name, list) in [("paths", &scope.paths), ("resources", &scope.resources), ("kinds", &scope.kinds)] {
            if !list.is_empty() {
                line(&mut out, name, &listed(list));
            }
        }
    }
    if !exception.worksheet.is_empty() {
        out.push_str("\n[worksheet]\n");
        for (name, text) in &exception.worksheet {
            line(&mut out, name, &quoted(text));
        }
    }
    artefacts(&mut out, &exception.artefacts);
    out
}

/// The file of an attestation.
pub fn attestation_text(attestation: &Attestation) -> String {
    let mut out = String::new();
    let mut key = |name: &str, value: String| line(&mut out, name, &value);
    key("control", quoted(&attestation.control.0));
    key("statement", quoted(&attestation.statement));
    key("result", quoted(attestation.result.name()));
    key("by", quoted(&attestation.by));
    for (name, text) in [("approver", &attestation.approver), ("note", &attestation.note)] {
        if let Some(text) = text {
            key(name, quoted(text));
        }
    }
    key("on", attestation.on.to_string());
    key("valid_until", attestation.valid_until.to_string());
    if let Some((from, to)) = attestation.period {
        key("period", format!("{{ from = {from}, to = {to} }}"));
    }
    artefacts(&mut out, &attestation.artefacts);
    out
}

fn artefacts(out: &mut String, artefacts: &[Artefact]) {
    for artefact in artefacts {
        out.push_str("\n[[artefacts]]\n");
        line(out, "path", &quoted(&artefact.path));
        line(out, "sha256", &quoted(&artefact.digest.to_string()));
    }
}

fn line(out: &mut String, name: &str, value: &str) {
    // writing to a String cannot fail
    let _ = writeln!(out, "{name} = {value}");
}

fn listed(items: &[String]) -> String {
    format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", "))
}

/// A basic string of TOML v1.0.0.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(control));
            }
            plain => out.push(plain),
        }
    }
    out.push('"');
    out
}
