//! Files as SARIF names them: relative URIs under a named base, whatever the path was.

use super::Message;
use super::results::Row;
use crate::model::{Assessment, Location, Position};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The root of the repository, to which code hosts resolve every relative URI.
const ROOT: &str = "SRCROOT";
/// The root of the file system, for absolute paths.
const FILE_SYSTEM: &str = "FILESYSTEM";
/// Directories above the root, for `../x`, with the number of steps behind.
const ABOVE: &str = "ABOVE";

/// Every file that a result or a notification points into.
pub(super) struct Artifacts<'a> {
    /// The files whose digest is known; others are named where they are used.
    list: Vec<Artifact>,
    locations: BTreeMap<&'a str, ArtifactLocation>,
}

#[derive(Serialize)]
pub(super) struct Artifact {
    location: ArtifactLocation,
    hashes: Hashes,
}

#[derive(Serialize)]
struct Hashes {
    #[serde(rename = "sha-256")]
    sha_256: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    uri_base_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
}

/// What a base stands for.
#[derive(Serialize)]
pub(super) struct Base {
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<&'static str>,
    description: Message,
}

impl<'a> Artifacts<'a> {
    pub(super) fn new(assessment: &'a Assessment, rows: &[Row<'a>]) -> Self {
        let of_problems = assessment.problems.iter().filter_map(|problem| problem.path.as_deref());
        let paths: BTreeSet<&str> = rows.iter().flat_map(Row::paths).chain(of_problems).collect();
        let digests: BTreeMap<&str, _> = assessment.inputs.iter().map(|input| (&*input.path, input.digest)).collect();
        let (mut list, mut locations) = (Vec::new(), BTreeMap::new());
        for path in paths {
            let mut location = locate(path);
            if let Some(digest) = digests.get(path) {
                location.index = Some(list.len());
                list.push(Artifact { location: location.clone(), hashes: Hashes { sha_256: digest.to_string() } });
            }
            locations.insert(path, location);
        }
        Self { list, locations }
    }

    pub(super) fn list(&self) -> &[Artifact] {
        &self.list
    }

    /// The bases that are in use.
    pub(super) fn bases(&self) -> BTreeMap<&str, Base> {
        let base = |name: &str| match name {
            ROOT => Base { uri: None, description: Message::sentence("The directory that was scanned from") },
            FILE_SYSTEM => {
                Base { uri: Some("file:///"), description: Message::sentence("The root of the file system") }
            }
            above => Base {
                uri: None,
                description: Message::sentence(&format!(
                    "The directory {} steps above the one that was scanned from",
                    above.trim_start_matches(ABOVE)
                )),
            },
        };
        let used = self.locations.values().map(|location| location.uri_base_id.as_str());
        used.chain([ROOT]).map(|name| (name, base(name))).collect()
    }

    /// A place in a file; none when the file is not one of these.
    pub(super) fn at<'s>(&'s self, path: &str, region: Option<Region<'s>>) -> Option<PhysicalLocation<'s>> {
        let artifact_location = self.locations.get(path)?;
        Some(PhysicalLocation { artifact_location, region, context_region: None })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalLocation<'a> {
    artifact_location: &'a ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) context_region: Option<Region<'a>>,
}

/// Lines and columns from 1, columns in Unicode code points, the end exclusive.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region<'a> {
    pub(super) start_line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) start_column: Option<u32>,
    pub(super) end_line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end_column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) snippet: Option<Content<'a>>,
}

#[derive(Serialize)]
pub(super) struct Content<'a> {
    pub(super) text: &'a str,
}

impl<'a> Region<'a> {
    /// The region of a location, with its text when that is known.
    pub(super) fn new(location: &Location, text: Option<&'a str>) -> Self {
        let (start, end) = (location.start, ordered(location.start, location.end));
        Self {
            start_line: start.line.max(1),
            start_column: Some(start.column.max(1)),
            end_line: end.line.max(1),
            end_column: Some(end.column.max(1)),
            snippet: text.map(|text| Content { text }),
        }
    }
}

/// The end, or the start when the end comes before it.
fn ordered(start: Position, end: Position) -> Position {
    end.max(start)
}

/// The base and the relative URI of a path; never with `.`, `..`, a scheme or a leading `/`.
fn locate(path: &str) -> ArtifactLocation {
    let is_drive =
        path.as_bytes().get(1) == Some(&b':') && path.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let is_absolute = path.starts_with('/') || is_drive;
    let (mut segments, mut above) = (Vec::new(), 0_usize);
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." if segments.pop().is_some() => {}
            ".." => above += 1,
            name => segments.push(encode(name)),
        }
    }
    let uri_base_id = match above {
        _ if is_absolute => FILE_SYSTEM.to_owned(),
        0 => ROOT.to_owned(),
        steps => format!("{ABOVE}{steps}"),
    };
    let uri = if segments.is_empty() { ".".to_owned() } else { segments.join("/") };
    ArtifactLocation { uri, uri_base_id, index: None }
}

/// A path segment with every byte encoded that is not unreserved (RFC 3986 section 2.3).
fn encode(segment: &str) -> String {
    let mut encoded = String::with_capacity(segment.len());
    for byte in segment.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            other => encoded.extend(['%', hex(other >> 4), hex(other & 15)]),
        }
    }
    encoded
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::locate;

    #[test]
    fn paths_become_relative_uris() {
        let table = [
            ("infra/main.tf", "SRCROOT", "infra/main.tf"),
            ("./a//b/../c.tf", "SRCROOT", "a/c.tf"),
            ("../shared/Ünïcode file.json", "ABOVE1", "shared/%C3%9Cn%C3%AFcode%20file.json"),
            ("../../x", "ABOVE2", "x"),
            ("a/../../x", "ABOVE1", "x"),
            ("/etc/ssh/sshd_config", "FILESYSTEM", "etc/ssh/sshd_config"),
            ("C:/work/x.tf", "FILESYSTEM", "C%3A/work/x.tf"),
            ("hosts/a.tar!etc/passwd", "SRCROOT", "hosts/a.tar%21etc/passwd"),
            ("https://x", "SRCROOT", "https%3A/x"),
            ("-", "SRCROOT", "-"),
            (".", "SRCROOT", "."),
        ];
        for (path, base, uri) in table {
            let located = locate(path);
            assert_eq!((located.uri_base_id.as_str(), located.uri.as_str()), (base, uri), "{path}");
        }
    }
}
