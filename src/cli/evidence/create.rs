//! `tickmark evidence create`.

use super::super::arguments::{Arguments, CreateArguments};
use super::super::diagnostic::Failure;
use super::super::scan::{self, Examined};
use super::super::{clock, environment, output};
use super::{failure, inputs, occasion};
use crate::evidence::{
    self, Copies, Files, MINISIG, Made, Previous, RequiredRecord, RunRecord, SIGNATURE, SUMS, SettingsRecord,
    TerraformRecord,
};
use crate::redact::Secrets;
use std::io::{IsTerminal, Write};
use std::path::Path;

pub(super) fn run(raw: &CreateArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let output = raw.scan.output.clone().unwrap_or_default();
    if output.exists() {
        let message = format!("cannot write {}: it is there already", output.display());
        return Err(Failure::usage(message, "a bundle is never overwritten; name a new one"));
    }
    if let Some(ending) = foreign_ending(&output) {
        let message = format!("cannot write {}: a bundle is no {ending}", output.display());
        return Err(Failure::usage(message, "name a new directory, FILE.tar or FILE.zip"));
    }
    if raw.scan.baseline.is_some() || raw.scan.changed_since.is_some() {
        let help = "`tickmark diff` sets the JSON reports of two bundles against each other";
        return Err(Failure::usage("a bundle is of a whole run, not of what changed in it", help));
    }
    let key = raw.sign_key.as_deref().map(key).transpose()?;
    let previous = raw.previous.as_deref().map(previous).transpose()?;
    let started_at = clock::now(None);
    let examined = scan::examined(&raw.scan, arguments)?;
    if examined.scan.baseline.is_some() {
        let help = "leave `baseline` out of tickmark.toml, or name another configuration with --config";
        return Err(Failure::usage("a bundle is of a whole run, and the configuration names a baseline", help));
    }
    let copies = raw.include_inputs.then(|| inputs::copies(&examined)).transpose()?;
    let occasion = occasion::now(started_at, raw.person.clone(), examined.scan.jobs.chosen());
    let run = RunRecord::new(&examined.assessment, settings(&examined), occasion);
    let made = made(&examined, &run, copies.as_ref(), previous.as_ref());
    let mut files = evidence::contents(&made).map(|files| evidence::sealed(files, &made)).map_err(failure)?;
    evidence::refuse(&files, &examined.catalog).map_err(failure)?;
    if let Some(key) = key {
        let sums = files.get(SUMS).map(Vec::as_slice).unwrap_or_default();
        let (name, signature) = evidence::sign(sums, &key, &mut passphrase).map_err(failure)?;
        files.insert(name.to_owned(), signature);
    }
    evidence::write(&output, &files, examined.assessment.run.as_of).map_err(failure)?;
    if !arguments.quiet {
        output::text(&told(&examined, &files, &output))?;
    }
    Ok(scan::code(&examined.assessment))
}

/// The ending of an archive of a form that is not written; a directory with such a name would be taken for one.
fn foreign_ending(output: &Path) -> Option<&'static str> {
    const ENDINGS: [&str; 7] = [".tar.gz", ".tar.xz", ".tar.zst", ".tar.bz2", ".tgz", ".gz", ".7z"];
    let name = output.file_name()?.to_str()?.to_ascii_lowercase();
    ENDINGS.into_iter().find(|ending| name.ends_with(ending))
}

fn made<'a>(
    examined: &'a Examined,
    run: &'a RunRecord,
    copies: Option<&'a Copies>,
    previous: Option<&'a Previous>,
) -> Made<'a> {
    Made {
        assessment: &examined.assessment,
        catalog: &examined.catalog,
        shelf: &examined.work.shelf,
        run,
        copies,
        previous,
    }
}

/// What was decided, as the run record has it.
fn settings(examined: &Examined) -> SettingsRecord {
    let (scan, run) = (&examined.scan, &examined.assessment.run);
    let decisions = &run.decisions;
    let shown = |path: &std::path::PathBuf| path.display().to_string();
    let shelf = &examined.work.shelf.shown;
    SettingsRecord {
        paths: scan.paths.iter().map(shown).collect(),
        hosts: scan.hosts.clone(),
        include: scan.include.clone(),
        exclude: scan.exclude.clone(),
        no_ignore: scan.no_ignore,
        terraform: TerraformRecord::new(&scan.inputs, &inputs::redacted_value),
        frameworks: examined.assessment.frameworks.iter().map(|one| one.framework.id.to_string()).collect(),
        fail_on: run.fail_on.map(|severity| severity.name().to_owned()),
        min_coverage: decisions.min_coverage,
        roles: decisions.roles.iter().map(|role| role.name().to_owned()).collect(),
        decision_inputs: decisions.decision_inputs.clone(),
        complete_layers: decisions.complete_layers.clone(),
        required: examined.work.required.iter().map(|(control, one)| (control.to_string(), required(one))).collect(),
        parameters: decisions.parameters.clone(),
        fresh_days: decisions.fresh_days.clone(),
        collected_at: decisions.collected.iter().map(ToString::to_string).collect(),
        records: (!shelf.is_empty()).then(|| shelf.clone()),
    }
}

fn required(one: &crate::assess::Required) -> RequiredRecord {
    RequiredRecord {
        layers: one.layers.iter().cloned().collect(),
        views: one.views.iter().map(|view| view.name().to_owned()).collect(),
    }
}

fn key(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| Failure::Io { action: "read", path: path.display().to_string(), error })
}

fn previous(path: &Path) -> Result<Previous, Failure> {
    evidence::read(path).and_then(|files| Previous::of(&files)).map_err(failure)
}

/// The passphrase of a key: out of the environment, else from the terminal, where it is not shown.
fn passphrase() -> Option<String> {
    environment::variable(environment::SIGN_PASSPHRASE).or_else(|| {
        let mut screen = std::io::stderr();
        if !std::io::stdin().is_terminal() || !screen.is_terminal() {
            return None;
        }
        write!(screen, "passphrase of the key: ").and_then(|()| screen.flush()).ok()?;
        let silent = Silent::new();
        let mut line = String::new();
        let read = std::io::stdin().read_line(&mut line);
        drop(silent);
        writeln!(screen).and(read).ok()?;
        Some(line.trim_end_matches(['\r', '\n']).to_owned())
    })
}

/// A terminal that does not show what is typed, as long as this lives: stty(1). Where there is none it shows it.
struct Silent;

impl Silent {
    fn new() -> Self {
        Self::set("-echo");
        Self
    }

    fn set(mode: &str) {
        // a terminal that cannot be silenced still takes the passphrase
        let _ = std::process::Command::new("stty").arg(mode).status();
    }
}

impl Drop for Silent {
    fn drop(&mut self) {
        Self::set("echo");
    }
}

/// What was written, and how to sign it when nobody did.
fn told(examined: &Examined, files: &Files, output: &Path) -> String {
    let sums = files.get(SUMS).map(|sums| evidence::digest(sums).to_string()).unwrap_or_default();
    let path = output.display();
    let size: usize = files.values().map(Vec::len).sum();
    let signed = if [SIGNATURE, MINISIG].iter().any(|name| files.contains_key(*name)) {
        "signed".to_owned()
    } else {
        format!(
            "not signed: keep that digest where others cannot change it, for `tickmark evidence verify --expect`; or \
             `ssh-keygen -Y sign -f KEY -n {} {path}/{SUMS}` signs a directory, --sign-key any bundle",
            evidence::NAMESPACE
        )
    };
    format!(
        "wrote {path}: {} files, {} KiB, verdict {}\n{SUMS} sha256:{sums}\n{signed}\n",
        files.len(),
        size.div_ceil(1024),
        examined.assessment.verdict().name()
    )
}

/// A text with what must not be kept redacted.
pub(super) fn redacted(text: &str) -> String {
    Secrets::default().redact(text)
}
