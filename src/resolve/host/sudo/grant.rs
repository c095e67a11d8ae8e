//! A line that gives rights: who, on which hosts, as whom, which commands, and whether a password is asked for.

use super::super::{Settings, body};
use super::Statement;
use crate::model::{Data, Value};
use std::collections::BTreeMap;

/// Aliases that stand for other aliases are followed this far; sudo refuses cycles.
const MAX_ALIASES: usize = 8;

/// The tags of a command (`sudoers(5)`, "Tag Spec").
const TAGS: [&str; 16] = [
    "EXEC",
    "NOEXEC",
    "FOLLOW",
    "NOFOLLOW",
    "INTERCEPT",
    "NOINTERCEPT",
    "LOG_INPUT",
    "NOLOG_INPUT",
    "LOG_OUTPUT",
    "NOLOG_OUTPUT",
    "MAIL",
    "NOMAIL",
    "PASSWD",
    "NOPASSWD",
    "SETENV",
    "NOSETENV",
];

/// The members of aliases of users, by name.
pub(super) type Aliases = BTreeMap<String, Vec<String>>;

/// The aliases of users that a line declares.
pub(super) fn user_aliases(text: &str) -> Option<Aliases> {
    let declared = text.trim().strip_prefix("User_Alias")?;
    let aliases = parts(declared, ':').into_iter().filter_map(|alias| {
        let (name, members) = alias.split_once('=')?;
        Some((name.trim().to_owned(), names(members)))
    });
    Some(aliases.collect())
}

/// The right a line gives; none when it says something else.
pub(super) fn grant(line: &Statement, aliases: &Aliases) -> Option<Value> {
    let text = line.text.trim();
    let first = text.split_whitespace().next()?;
    if first.starts_with("Defaults") || first.ends_with("_Alias") {
        return None;
    }
    let (left, commands) = text.split_once('=')?;
    let users = who(left);
    let users = users.iter().flat_map(|name| members(name, aliases, 0)).map(|name| line.text(&name));
    let place = line.origin.origin.place;
    let mut settings = Settings::new();
    settings.insert("users".to_owned(), Value::list(users.collect(), place));
    settings.insert("commands".to_owned(), Value::list(self::commands(line, commands), place));
    Some(body(settings, place))
}

/// The users of the left side: all but the list of hosts at its end. Blanks may stand round the commas of both.
fn who(left: &str) -> Vec<String> {
    let mut words: Vec<&str> = left.split_whitespace().collect();
    let mut hosts = words.pop().unwrap_or_default();
    while hosts.starts_with(',') || words.last().is_some_and(|word| word.ends_with(',')) {
        let Some(word) = words.pop() else { break };
        hosts = word;
    }
    names(&words.join(" "))
}

fn names(list: &str) -> Vec<String> {
    let names = parts(list, ',').into_iter().map(|name| name.trim().trim_matches('"').to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

fn members(name: &str, aliases: &Aliases, depth: usize) -> Vec<String> {
    match aliases.get(name) {
        Some(listed) if depth < MAX_ALIASES => {
            listed.iter().flat_map(|member| members(member, aliases, depth + 1)).collect()
        }
        Some(_) | None => vec![name.to_owned()],
    }
}

/// The commands of the right side, each with the tags and the users that hold for it.
fn commands(line: &Statement, list: &str) -> Vec<Value> {
    let (mut run_as, mut without_password) = ("root".to_owned(), false);
    let mut commands = Vec::new();
    for part in parts(list, ',') {
        let mut rest = part.trim();
        if let Some((inside, after)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            inside.trim().clone_into(&mut run_as);
            rest = after.trim_start();
        }
        while let Some((tag, after)) = rest.split_once(':').filter(|(tag, _)| TAGS.contains(&tag.trim())) {
            match tag.trim() {
                "NOPASSWD" => without_password = true,
                "PASSWD" => without_password = false,
                _ => {}
            }
            rest = after.trim_start();
        }
        let fields = [
            ("command", line.text(rest)),
            ("run_as", line.text(&run_as)),
            ("without_password", line.says(Data::Bool(without_password))),
        ];
        let fields: Settings = fields.map(|(key, value)| (key.to_owned(), value)).into();
        commands.push(body(fields, line.origin.origin.place));
    }
    commands
}

/// The parts of a list. What stands in quotes or brackets, or behind a backslash, does not part it.
pub(super) fn parts(list: &str, separator: char) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut quoted, mut depth, mut before) = (0, false, 0_usize, ' ');
    for (at, letter) in list.char_indices() {
        match letter {
            _ if before == '\\' => {}
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            _ if letter == separator && !quoted && depth == 0 => {
                found.extend(list.get(start..at));
                start = at + letter.len_utf8();
            }
            _ => {}
        }
        before = if before == '\\' { ' ' } else { letter };
    }
    found.extend(list.get(start..));
    found
}
