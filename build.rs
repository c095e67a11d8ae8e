//! Embeds again when a policy or framework is added or removed, which `include_dir!` alone does not see, writes kinds,
//! frameworks and the METADATA of policies as JSON, and tells the program what it is built of: evidence names the platform and the engine that judged.

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
    fs::write(out.join("tables.rs"), tables(&paths)?)?;
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

/// A slice of `(path, JSON)` as Rust writes it, sorted by path. A file that cannot be read is left out: it is read, and
/// complained of, when Tickmark runs.
#[expect(clippy::use_debug, reason = "it writes a text as Rust does")]
fn tables(paths: &[String]) -> Result<String, Box<dyn Error>> {
    let mut source = "&[\n".to_owned();
    for path in paths {
        let text = fs::read_to_string(path)?;
        let is_rule = Path::new(path).extension().is_some_and(|extension| extension == "rego");
        let table = if is_rule { metadata(&text) } else { toml::from_str(&text).ok() };
        if let Some(table) = table {
            writeln!(source, "({path:?}, {:?}),", serde_json::to_string::<toml::Table>(&table)?)?;
        }
    }
    source.push_str("]\n");
    Ok(source)
}

/// The METADATA block above the package of a policy.
fn metadata(text: &str) -> Option<toml::Table> {
    let (header, _) = text.split_once("\npackage ")?;
    let (_, block) = header.rsplit_once("# METADATA\n")?;
    let lines = block.lines().map(|line| line.strip_prefix('#'));
    let yaml: Option<Vec<&str>> = lines.collect();
    yaml_serde::from_str(&yaml?.join("\n")).ok()
}
