//! Where packages come from, whether their signatures are looked at, and whether updates are put in by themselves: dnf and
//! yum (`dnf.conf(5)`), apt (`sources.list(5)`, `apt.conf(5)`, `apt-secure(8)`).

use super::{File, Files, Found, Settings, body, has_ending, key_value};
use crate::model::{Data, Place, Span, Value};
use crate::resolve::Raw;
use std::collections::BTreeMap;

/// The main file of dnf and yum, the one that counts first.
const DNF: [&str; 3] = ["etc/dnf/dnf.conf", "etc/yum.conf", "etc/yum/yum.conf"];

/// Directories of repositories of dnf.
const REPOSITORIES: [&str; 2] = ["etc/yum.repos.d/", "etc/distro.repos.d/"];

const SOURCES: &str = "etc/apt/sources.list";
const MORE_SOURCES: &str = "etc/apt/sources.list.d/";
const APT: &str = "etc/apt/apt.conf";
const MORE_APT: &str = "etc/apt/apt.conf.d/";

/// Words that say yes, to dnf and to apt.
const YES: [&str; 6] = ["1", "yes", "true", "on", "with", "enable"];

/// Options of a source of apt by which its signature does not count.
const UNCHECKED: [&str; 2] = ["trusted", "allow-insecure"];

/// Settings of apt by which no signature counts.
const UNCHECKED_ALL: [&str; 2] = ["apt::get::allowunauthenticated", "acquire::allowinsecurerepositories"];

/// Settings of apt's files, more than any host has.
const MAX_SETTINGS: usize = 16_384;

/// Blocks inside each other: names have few parts.
const MAX_DEPTH: usize = 16;

/// The grammar of a file that says where packages come from.
pub(super) fn grammar(inner: &str) -> Option<&'static str> {
    let is_repository = REPOSITORIES.iter().any(|directory| inner.starts_with(directory)) && has_ending(inner, "repo");
    let is_source = has_ending(inner, "list") || has_ending(inner, "sources");
    if DNF.contains(&inner) || is_repository || inner == "etc/dnf/automatic.conf" {
        return Some("ini");
    }
    let of_apt = inner == SOURCES || inner == APT || (inner.starts_with(MORE_SOURCES) && is_source);
    (of_apt || is_setting(inner)).then_some("lines")
}

/// Whether apt reads a file of its directory: names without an ending, or with `.conf`.
fn is_setting(inner: &str) -> bool {
    let Some(name) = inner.strip_prefix(MORE_APT) else { return false };
    !name.contains('/') && (!name.contains('.') || has_ending(name, "conf"))
}

/// The sources of packages, and what is done about updates.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let apt = apt_settings(files);
    let raws = [dnf(host, files), apt_sources(host, files, &apt), automatic(host, files, &apt)];
    (raws.into_iter().flatten().collect(), Vec::new())
}

/// A source of packages.
fn source(name: &str, is_checked: bool, place: Place) -> Value {
    let checked = Value::new(Data::Bool(is_checked), place);
    let told = [("name".to_owned(), Value::string(name, place)), ("checked".to_owned(), checked)];
    body(Settings::from(told), place)
}

/// The repositories of dnf that are switched on.
fn dnf(host: &str, files: &Files<'_>) -> Option<Raw> {
    let main = DNF.iter().find_map(|path| files.get(path)).copied();
    let is_repository = |path: &str| REPOSITORIES.iter().any(|directory| path.starts_with(directory));
    let repositories: Vec<File<'_>> =
        files.iter().filter(|(path, _)| is_repository(path)).map(|(_, file)| *file).collect();
    let whole = main.or(repositories.first().copied())?;
    let general = main.map(|main| sections(main).remove("main").unwrap_or_default()).unwrap_or_default();
    let mut found = Vec::new();
    for (name, section) in repositories.iter().flat_map(|file| sections(*file)) {
        let is_off = section.get("enabled").is_some_and(|value| !says_yes(value));
        let said = checks(&section).or_else(|| checks(&general));
        // dnf.conf(5), gpgcheck: off unless it is set
        let place = said.map(|value| value.origin.place).or(section.values().next().map(|value| value.origin.place));
        if let Some(place) = place.filter(|_| !is_off) {
            found.push(source(name, said.is_some_and(says_yes), place));
        }
    }
    let mut settings = Settings::new();
    if found.is_empty() {
        let said = checks(&general);
        let place = said.map_or_else(|| whole.whole(), |value| value.origin.place);
        found.push(source("what dnf is told", said.is_some_and(says_yes), place));
    }
    settings.insert("sources".to_owned(), Value::list(found, whole.whole()));
    Some(whole.raw("package_sources", format!("{host}: dnf"), whole.whole(), settings))
}

type Section<'a> = BTreeMap<&'a str, &'a Value>;

/// What is said of signatures; dnf 5 has a name of its own for it.
fn checks<'a>(section: &Section<'a>) -> Option<&'a Value> {
    ["gpgcheck", "pkg_gpgcheck"].iter().find_map(|key| section.get(key).copied())
}

/// The settings of a file by section, the last of a name counting.
fn sections(file: File<'_>) -> BTreeMap<&str, Section<'_>> {
    let mut found: BTreeMap<&str, Section<'_>> = BTreeMap::new();
    for entry in file.entries() {
        let section = entry.get("section").and_then(Value::as_str);
        if let Some((section, (key, value))) = section.zip(key_value(entry)) {
            found.entry(section).or_default().insert(key, value);
        }
    }
    found
}

fn says_yes(value: &Value) -> bool {
    value.as_str().is_some_and(|word| YES.contains(&word.to_lowercase().as_str()))
}

/// The sources of apt, and what its settings say of all.
fn apt_sources(host: &str, files: &Files<'_>, apt: &BTreeMap<String, Value>) -> Option<Raw> {
    let is_source = |path: &str| path == SOURCES || path.starts_with(MORE_SOURCES);
    let read: Vec<(&str, File<'_>)> =
        files.iter().filter(|(path, _)| is_source(path)).map(|(path, file)| (*path, *file)).collect();
    let (_, whole) = *read.first()?;
    let mut found = Vec::new();
    for (path, file) in read {
        if has_ending(path, "sources") {
            paragraphs(file, &mut found);
        } else {
            found.extend(file.entries().iter().filter_map(one_line));
        }
    }
    let unchecked = UNCHECKED_ALL.iter().filter_map(|name| apt.get(*name).filter(|value| says_yes(value)));
    found.extend(unchecked.map(|value| source("every source", false, value.origin.place)));
    let settings = Settings::from([("sources".to_owned(), Value::list(found, whole.whole()))]);
    Some(whole.raw("package_sources", format!("{host}: apt"), whole.whole(), settings))
}

/// `deb [trusted=yes] https://example.com stable main`.
fn one_line(entry: &Value) -> Option<Value> {
    let words: Vec<&str> = entry.get("values")?.items()?.iter().filter_map(Value::as_str).collect();
    let (kind, rest) = words.split_first()?;
    if !["deb", "deb-src"].contains(kind) {
        return None;
    }
    let is_open = rest.first().is_some_and(|word| word.starts_with('['));
    let end = rest.iter().position(|word| word.ends_with(']')).filter(|_| is_open);
    let (options, rest) = rest.split_at_checked(end.map_or(0, |end| end + 1)).unwrap_or_default();
    let unchecked = options.iter().any(|option| {
        let (name, value) = option.trim_matches(['[', ']']).split_once('=').unwrap_or_default();
        UNCHECKED.contains(&name) && YES.contains(&value)
    });
    Some(source(rest.first().copied().unwrap_or_default(), !unchecked, entry.origin.place))
}

/// The paragraphs of a file in the form of `deb822`.
fn paragraphs(file: File<'_>, found: &mut Vec<Value>) {
    let text = file.document.text.as_str();
    let mut at = 0;
    let mut fields: BTreeMap<String, (&str, Place)> = BTreeMap::new();
    // an empty line after the last ends it as well
    for line in text.split_inclusive('\n').chain(std::iter::once("\n")) {
        let start = at;
        at += line.len();
        if line.trim().is_empty() {
            found.extend(paragraph(&std::mem::take(&mut fields)));
            continue;
        }
        let field = line.split_once(':').filter(|_| !line.starts_with(['#', ' ', '\t']));
        if let Some((name, value)) = field {
            let place = Place { source: file.document.source(), span: Span::new(start, start + line.trim_end().len()) };
            fields.insert(name.to_lowercase(), (value.trim(), place));
        }
    }
}

fn paragraph(fields: &BTreeMap<String, (&str, Place)>) -> Option<Value> {
    let (uris, place) = fields.get("uris")?;
    let says = |name: &&str| fields.get(*name).filter(|(value, _)| YES.contains(&value.to_lowercase().as_str()));
    let is_off = fields.get("enabled").is_some_and(|(value, _)| value.eq_ignore_ascii_case("no"));
    let unchecked = UNCHECKED.iter().find_map(says);
    let place = unchecked.map_or(*place, |(_, place)| *place);
    (!is_off).then(|| source(uris, unchecked.is_none(), place))
}

/// Whether updates are put in by themselves, by what dnf-automatic or apt is told.
fn automatic(host: &str, files: &Files<'_>, apt: &BTreeMap<String, Value>) -> Option<Raw> {
    let (file, said) = if let Some(file) = files.get("etc/dnf/automatic.conf").copied() {
        (file, sections(file).get("commands").and_then(|section| section.get("apply_updates").copied()).cloned())
    } else {
        let first = files.iter().find(|(path, _)| **path == APT || is_setting(path)).map(|(_, file)| *file)?;
        (first, apt.get("apt::periodic::unattended-upgrade").cloned())
    };
    let applied = said.map_or_else(
        || Value::new(Data::Bool(false), file.whole()),
        |said| {
            // apt counts the days between; `always` is every time
            let word = said.as_str().unwrap_or_default();
            let is_on = says_yes(&said)
                || word == "always"
                || word.trim_end_matches(['d', 'h', 'm', 's']).parse().is_ok_and(|days: u32| days > 0);
            Value::new(Data::Bool(is_on), said.origin.place)
        },
    );
    let settings = Settings::from([("automatic".to_owned(), applied)]);
    Some(file.raw("updates", format!("{host}: updates"), file.whole(), settings))
}

/// The settings of apt by their full names in lower case: the directory by the order of names, then the main file.
fn apt_settings(files: &Files<'_>) -> BTreeMap<String, Value> {
    let more = files.iter().filter(|(path, _)| is_setting(path)).map(|(_, file)| *file);
    let mut settings = BTreeMap::new();
    for file in more.chain(files.get(APT).copied()) {
        apt_file(file, &mut settings);
    }
    settings
}

/// `Name::Name "value";` and `Name { Name "value"; };`, with the comments of C, C++ and the shell.
fn apt_file(file: File<'_>, settings: &mut BTreeMap<String, Value>) {
    let text = file.document.text.as_str();
    let (mut open, mut words): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    let (mut at, mut first) = (0, 0);
    while let Some((word, start, end)) = apt_word(text, at) {
        at = end;
        match word {
            "{" => open.push(std::mem::take(&mut words).concat()),
            "}" => drop(open.pop()),
            ";" => {
                let said = std::mem::take(&mut words);
                if let [name, value, ..] = said.as_slice()
                    && settings.len() < MAX_SETTINGS
                    && open.len() < MAX_DEPTH
                {
                    let full: Vec<&str> = open.iter().map(String::as_str).chain(std::iter::once(*name)).collect();
                    let place = Place { source: file.document.source(), span: Span::new(first, end) };
                    settings.insert(full.join("::").to_lowercase(), Value::string(*value, place));
                }
            }
            word => {
                first = if words.is_empty() { start } else { first };
                words.push(word);
            }
        }
    }
}

/// The next word, text in quotes or sign after a place, and where it starts and ends.
fn apt_word(text: &str, mut at: usize) -> Option<(&str, usize, usize)> {
    loop {
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        let passed = if first.is_whitespace() {
            first.len_utf8()
        } else if rest.starts_with("//") || first == '#' {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if "{};".contains(first) {
            return Some((rest.get(..1)?, at, at + 1));
        } else if let Some(inside) = rest.strip_prefix('"') {
            let length = inside.find('"').unwrap_or(inside.len());
            return Some((inside.get(..length)?, at, (at + length + 2).min(text.len())));
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || "{};\"".contains(c)).unwrap_or(rest.len());
            return Some((rest.get(..end)?, at, at + end));
        };
        at += passed;
    }
}
