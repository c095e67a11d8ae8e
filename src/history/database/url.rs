//! Where a history is: a file, or a server by its URL.

use super::{Cause, Database, postgres::Postgres, sqlite::Sqlite};
use crate::history::Error;
use ::postgres::Config;
use ::postgres::config::{Host, SslMode};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// How long a server may take to answer a knock, unless the URL says otherwise.
const KNOCK: Duration = Duration::from_secs(10);

/// Where a history is.
#[derive(Debug, Clone)]
pub enum Place {
    /// A SQLite file.
    File(PathBuf),
    /// A PostgreSQL server.
    Server(Box<Server>),
}

/// How to reach a PostgreSQL server.
#[derive(Debug, Clone)]
pub struct Server {
    pub(super) config: Config,
    pub(super) trust: Trust,
    pub(super) authorities: Option<PathBuf>,
    shown: String,
}

/// What TLS must prove: the levels of libpq's `sslmode`,
/// <https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION>.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// `disable`: there is no TLS.
    Plain,
    /// `prefer`: TLS where the server has it.
    Offered,
    /// `require`: TLS with whoever answers.
    Anyone,
    /// `verify-ca`: with a server that an authority vouches for.
    Authority,
    /// `verify-full`: with the very server that was named.
    Name,
}

impl Trust {
    fn of(word: &str) -> Option<Self> {
        match word {
            "disable" => Some(Self::Plain),
            "prefer" => Some(Self::Offered),
            "require" => Some(Self::Anyone),
            "verify-ca" => Some(Self::Authority),
            "verify-full" => Some(Self::Name),
            _ => None,
        }
    }

    fn mode(self) -> SslMode {
        match self {
            Self::Plain => SslMode::Disable,
            Self::Offered => SslMode::Prefer,
            Self::Anyone | Self::Authority | Self::Name => SslMode::Require,
        }
    }
}

impl Place {
    /// Reads a path or a URL. `password` is used where the URL has none.
    pub fn parse(text: &str, password: Option<&str>) -> Result<Self, Error> {
        if !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
            return match text.split_once("://") {
                Some((scheme, _)) => Err(Error::Url {
                    place: without_password(text),
                    why: format!("{scheme} is no database that Tickmark knows"),
                }),
                None => Ok(Self::File(PathBuf::from(text))),
            };
        }
        server(text, password).map(|server| Self::Server(Box::new(server)))
    }

    /// The place as it may be shown: without a password.
    pub fn shown(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Server(server) => server.shown.clone(),
        }
    }

    /// Whether a text is a URL with a password in it.
    pub fn has_password(text: &str) -> bool {
        without_password(text) != text
    }

    /// Opens it; a file that is not there is made when that is wanted.
    pub(in crate::history) fn open(&self, create: bool) -> Result<Box<dyn Database>, Cause> {
        Ok(match self {
            Self::File(path) => Box::new(Sqlite::open(path, create)?),
            Self::Server(server) => Box::new(Postgres::connect(server)?),
        })
    }
}

impl Server {
    /// Whether it is only reached over sockets of this machine, where TLS has nothing to add.
    pub(super) fn is_socket(&self) -> bool {
        self.config.get_hosts().iter().all(is_socket)
    }
}

#[cfg(unix)]
fn is_socket(host: &Host) -> bool {
    matches!(host, Host::Unix(_))
}

#[cfg(not(unix))]
fn is_socket(_: &Host) -> bool {
    false
}

fn server(text: &str, password: Option<&str>) -> Result<Server, Error> {
    let shown = without_password(text);
    let wrong = |why: String| Error::Url { place: shown.clone(), why };
    let (base, query) = text.split_once('?').unwrap_or((text, ""));
    let (mut rest, mut trust, mut authorities) = (Vec::new(), None, None);
    for part in query.split('&').filter(|part| !part.is_empty()) {
        match part.split_once('=') {
            Some(("sslmode", word)) => {
                let known =
                    || wrong(format!("sslmode {word} is none of disable, prefer, require, verify-ca, verify-full"));
                trust = Some(Trust::of(word).ok_or_else(known)?);
            }
            Some(("sslrootcert", path)) => authorities = Some(PathBuf::from(decoded(path))),
            _ => rest.push(part),
        }
    }
    let url = if rest.is_empty() { base.to_owned() } else { format!("{base}?{}", rest.join("&")) };
    // the driver's own message repeats the value, which may be a password
    let mut config =
        Config::from_str(&url).map_err(|_| wrong("it is not a URL that PostgreSQL understands".to_owned()))?;
    if config.get_hosts().is_empty() {
        return Err(wrong("it names no host".to_owned()));
    }
    if let Some(password) = password.filter(|_| config.get_password().is_none()) {
        config.password(password);
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(KNOCK);
    }
    let trust =
        trust.unwrap_or_else(|| if config.get_hosts().iter().all(is_here) { Trust::Offered } else { Trust::Name });
    config.ssl_mode(trust.mode()).application_name("tickmark");
    Ok(Server { config, trust, authorities, shown })
}

/// Whether a host is this machine; any other must prove its name unless the URL says less.
fn is_here(host: &Host) -> bool {
    let local = |name: &String| matches!(name.as_str(), "localhost" | "127.0.0.1" | "::1");
    is_socket(host) || matches!(host, Host::Tcp(name) if local(name))
}

/// The URL with its password left out, wherever it stands.
fn without_password(url: &str) -> String {
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let base = match base.split_once("://").and_then(|(scheme, rest)| Some((scheme, rest.rsplit_once('@')?))) {
        Some((scheme, (user, host))) => {
            format!("{scheme}://{}@{host}", user.split_once(':').map_or(user, |(name, _)| name))
        }
        None => base.to_owned(),
    };
    let parts: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && !part.starts_with("password=")).collect();
    if parts.is_empty() { base } else { format!("{base}?{}", parts.join("&")) }
}

/// A part of a URL with `%XX` resolved; what is no such code stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.split_at_checked(2).filter(|_| *first == b'%');
        let value = code.and_then(|(digits, _)| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        if let (Some(value), Some((_, after))) = (value, code) {
            bytes.push(value);
            rest = after;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server_of(url: &str) -> Server {
        let Ok(Place::Server(server)) = Place::parse(url, Some("from the environment")) else { panic!("{url}") };
        *server
    }

    #[test]
    fn a_server_elsewhere_must_prove_its_name_unless_the_url_says_less() {
        for (url, trust) in [
            ("postgres://db.example.org/audit", Trust::Name),
            ("postgres://localhost/audit", Trust::Offered),
            ("postgres:///audit?host=/run/postgresql", Trust::Offered),
            ("postgresql://db.example.org/audit?sslmode=require", Trust::Anyone),
            (
                "postgres://db/audit?connect_timeout=3&sslmode=verify-ca&sslrootcert=%2Fetc%2Fca%20x.pem",
                Trust::Authority,
            ),
        ] {
            assert_eq!(server_of(url).trust, trust, "{url}");
        }
        let authority = server_of("postgres://db/audit?sslrootcert=%2Fetc%2Fca%20x.pem").authorities;
        assert_eq!(authority, Some(PathBuf::from("/etc/ca x.pem")));
    }

    #[test]
    fn no_password_is_shown_or_overruled() {
        for url in
            ["postgres://u:secret@db/audit", "postgres://u@db/audit?password=secret", "postgres://u:secret@db:x/a"]
        {
            let shown = match Place::parse(url, None) {
                Ok(place) => place.shown(),
                Err(error) => error.to_string(),
            };
            assert!(!shown.contains("secret") && Place::has_password(url), "{shown}");
        }
        assert_eq!(server_of("postgres://u:given@db/audit").config.get_password(), Some(b"given".as_slice()));
        assert_eq!(server_of("postgres://u@db/audit").config.get_password(), Some(b"from the environment".as_slice()));
        assert!(!Place::has_password("postgres://u@db/audit?sslmode=require"));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for (url, why) in [
            ("mysql://db/audit", "mysql is no database that Tickmark knows"),
            ("postgres://db/audit?sslmode=allow", "sslmode allow is none of"),
            ("postgres://db/audit?surprise=1", "not a URL that PostgreSQL understands"),
        ] {
            let error = Place::parse(url, None).map(|place| place.shown()).unwrap_err();
            assert!(error.to_string().contains(why), "{error}");
        }
        assert!(matches!(Place::parse("a/history.db", None), Ok(Place::File(_))));
    }
}
