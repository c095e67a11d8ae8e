//! Writing to standard output and to files. A reader that goes away does not change the verdict.

use super::diagnostic::Failure;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::Path;

/// Writes a text to standard output.
pub(super) fn text(text: &str) -> Result<u8, Failure> {
    to(None, |out| out.write_all(text.as_bytes()))?;
    Ok(super::PASSED)
}

/// Lets `write` write to a file, or to standard output when there is none.
pub(super) fn to(
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<(), Failure> {
    let shown = path.map_or_else(|| "standard output".into(), |path| path.display().to_string());
    let written = match path {
        Some(path) => std::fs::File::create(path).and_then(|file| flushed(BufWriter::new(file), write)),
        None => flushed(BufWriter::new(std::io::stdout().lock()), write),
    };
    match written {
        Err(error) if path.is_none() && error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| Failure::Io { action: "write", path: shown, error }),
    }
}

/// Lets `write` write to a file that replaces another as a whole, or to standard output when there is none.
pub(super) fn whole(
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<(), Failure> {
    let Some(path) = path.filter(|path| !path.exists() || path.is_file()) else { return to(path, write) };
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = std::path::PathBuf::from(name);
    let written = to(Some(&beside), write).and_then(|()| {
        let failed = |error| Failure::Io { action: "write", path: path.display().to_string(), error };
        std::fs::rename(&beside, path).map_err(failed)
    });
    if written.is_err() {
        // what was written is no use to anybody; that it cannot be removed either changes nothing
        let _ = std::fs::remove_file(&beside);
    }
    written
}

fn flushed(mut out: impl Write, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> std::io::Result<()> {
    write(&mut out)?;
    out.flush()
}
