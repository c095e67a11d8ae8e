//! Embeds policies and frameworks, with what kinds, frameworks and the METADATA of policies say as JSON and with the digest
//! over all, and tells the program what it is built of: evidence names the platform and the engine that judged.

#[path = "src/catalog/form.rs"]
mod form;

use form::{Form, Header};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=policies");
    println!("cargo:rerun-if-changed=frameworks");
    println!("cargo:rerun-if-changed=Cargo.lock");
    let target = env::var_os("TARGET").unwrap_or_default();
    println!("cargo:rustc-env=BUILT_FOR={}", target.display());
    let locked = fs::read_to_string("Cargo.lock").unwrap_or_default();
    let after = locked.split("name = \"regorus\"\nversion = \"").nth(1).unwrap_or_default();
    println!("cargo:rustc-env=BUILT_WITH_REGORUS={}", after.split('"').next().unwrap_or_default());

    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let mut paths = Vec::new();
    for root in ["frameworks", "policies"] {
        content(Path::new(root), &mut paths)?;
    }
    paths.sort();
    let files: Result<Vec<(String, String)>, std::io::Error> =
        paths.into_iter().map(|path| fs::read_to_string(&path).map(|text| (path, text))).collect();
    let files: Vec<_> = files?.into_iter().filter(|(path, text)| Form::of(path, text) != Form::Other).collect();
    fs::write(out.join("catalog.rs"), catalog(&files)?)?;
    Ok(())
}

fn content(folder: &Path, found: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            content(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "toml" || extension == "rego") {
            found.push(path.to_str().ok_or("a path is not text")?.replace('\\', "/"));
        }
    }
    Ok(())
}

/// The files as Rust writes them, in their order. What cannot be read as JSON is left out: it is read, and complained of,
/// when Tickmark runs.
#[expect(clippy::use_debug, reason = "it writes texts as Rust does")]
fn catalog(files: &[(String, String)]) -> Result<String, Box<dyn Error>> {
    let mut source = "static FILES: &[Built] = &[\n".to_owned();
    for (path, text) in files {
        let form = Form::of(path, text);
        let table = if form == Form::Rego { metadata(text) } else { toml::from_str(text).ok() };
        let kind = table.as_ref().filter(|_| form == Form::Kind).map(form::heading);
        let heading = kind.map(|heading| serde_json::to_string(&heading)).transpose()?;
        let json = table.map(|table: toml::Table| serde_json::to_string(&table)).transpose()?;
        let content = format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/\", {path:?}))");
        let package = (form == Form::Rego).then(|| Header::of(text).package).flatten();
        write!(source, "Built {{ path: {path:?}, form: Form::{form:?}, content: {content}, ")?;
        writeln!(source, "json: {json:?}, package: {package:?}, heading: {heading:?} }},")?;
    }
    let digest = form::digest(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    writeln!(source, "];\nconst DIGEST: [u8; 32] = {digest:?};")?;
    Ok(source)
}

/// The METADATA block above the package of a policy.
fn metadata(text: &str) -> Option<toml::Table> {
    let lines = text.get(Header::of(text).block?)?.lines().map(|line| line.strip_prefix('#'));
    let yaml: Option<Vec<&str>> = lines.collect();
    yaml_serde::from_str(&yaml?.join("\n")).ok()
}
