//! The files whose permissions matter, by what is in them.

use crate::resolve::host::has_ending;

/// What a path is for, when its permissions matter to some rule.
pub(super) fn of(path: &str) -> Option<&'static str> {
    EXACT.iter().find(|(known, _)| *known == path).map(|(_, role)| *role).or_else(|| by_place(path))
}

const EXACT: &[(&str, &str)] = &[
    ("etc/passwd", "accounts"),
    ("etc/passwd-", "accounts"),
    ("etc/group", "accounts"),
    ("etc/group-", "accounts"),
    ("etc/shadow", "passwords"),
    ("etc/shadow-", "passwords"),
    ("etc/gshadow", "passwords"),
    ("etc/gshadow-", "passwords"),
    ("etc/security/opasswd", "passwords"),
    ("etc/ssh/sshd_config", "sshd"),
    ("etc/sudoers", "sudo"),
    ("etc/sudoers.d", "sudo"),
    ("etc/crontab", "cron"),
    ("etc/cron.d", "cron"),
    ("etc/cron.hourly", "cron"),
    ("etc/cron.daily", "cron"),
    ("etc/cron.weekly", "cron"),
    ("etc/cron.monthly", "cron"),
    ("etc/cron.allow", "cron_allow"),
    ("etc/at.allow", "cron_allow"),
    ("etc/cron.deny", "cron_deny"),
    ("etc/at.deny", "cron_deny"),
    ("boot/grub/grub.cfg", "boot"),
    ("boot/grub/user.cfg", "boot"),
    ("boot/grub2/grub.cfg", "boot"),
    ("boot/grub2/user.cfg", "boot"),
    ("etc/nftables.conf", "firewall"),
    ("etc/sysconfig/nftables.conf", "firewall"),
    ("etc/sysconfig/iptables", "firewall"),
    ("etc/sysconfig/ip6tables", "firewall"),
    ("etc/iptables/rules.v4", "firewall"),
    ("etc/iptables/rules.v6", "firewall"),
    ("etc/firewalld", "firewall"),
    ("etc/ufw", "firewall"),
    ("var/log/audit", "audit_log"),
];

fn by_place(path: &str) -> Option<&'static str> {
    let (directory, name) = path.rsplit_once('/')?;
    match directory {
        "etc/ssh" if name.ends_with("_key") => Some("host_key"),
        "etc/ssh/sshd_config.d" if has_ending(name, "conf") => Some("sshd"),
        "etc/sudoers.d" => Some("sudo"),
        "etc/cron.d" => Some("cron"),
        "etc/ssl/private" | "etc/pki/tls/private" => Some("tls_key"),
        "etc/ufw" | "etc/firewalld/zones" if has_ending(name, "rules") || has_ending(name, "xml") => Some("firewall"),
        "var/log/audit" => Some("audit_log"),
        _ => None,
    }
}
