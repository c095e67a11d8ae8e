//! Ports by number, range and name.

/// Names that files use for ports which rules ask about (`services(5)`, firewalld's `services`).
const NAMES: [(&str, u16, u16); 22] = [
    ("ssh", 22, 22),
    ("telnet", 23, 23),
    ("rdp", 3389, 3389),
    ("ms-wbt-server", 3389, 3389),
    ("ms-wbt", 3389, 3389),
    ("vnc-server", 5900, 5903),
    ("vnc", 5900, 5900),
    ("wsman", 5985, 5985),
    ("wsmans", 5986, 5986),
    ("mssql", 1433, 1433),
    ("ms-sql-s", 1433, 1433),
    ("oracle", 1521, 1521),
    ("mysql", 3306, 3306),
    ("galera", 3306, 3306),
    ("postgresql", 5432, 5432),
    ("redis", 6379, 6379),
    ("elasticsearch", 9200, 9200),
    ("memcache", 11_211, 11_211),
    ("memcached", 11_211, 11_211),
    ("mongodb", 27_017, 27_017),
    ("any", 0, u16::MAX),
    ("*", 0, u16::MAX),
];

/// The first and last port of `22`, `1024-65535`, `1024:65535`, `ssh`; none for a name that no rule asks about.
pub(super) fn range(text: &str) -> Option<(u16, u16)> {
    let one = |text: &str| -> Option<(u16, u16)> {
        let named = || NAMES.iter().find(|(name, ..)| *name == text).map(|(_, first, last)| (*first, *last));
        text.parse().ok().map(|port: u16| (port, port)).or_else(named)
    };
    let named = one(text);
    // names may hold a hyphen
    let ends = || text.split_once(['-', ':']).and_then(|(first, last)| Some((one(first)?.0, one(last)?.1)));
    named.or_else(ends)
}
