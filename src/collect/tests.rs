use super::*;
use std::fs;
use std::io::Write as _;
use std::path::Path;

fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().expect("a parent")).expect("directories");
    fs::write(path, text).expect("a file");
}

fn request<'a>(paths: &'a [PathBuf], hosts: &'a [String]) -> Request<'a> {
    Request {
        paths,
        hosts,
        include: &[],
        exclude: &[],
        no_ignore: false,
        stdin: None,
        terraform: TerraformInputs::default(),
        collected: &[],
        limits: Limits::default(),
    }
}

fn scan(path: &Path) -> Inventory {
    inventory(&request(&[path.to_owned()], &[]))
}

fn host(path: &Path) -> Inventory {
    inventory(&request(&[], &[path.to_string_lossy().into_owned()]))
}

fn inner(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(Entry::inner).collect()
}

fn text(entries: &[Entry], inner: &str) -> String {
    let entry = entries.iter().find(|entry| entry.inner() == inner).expect("the entry");
    String::from_utf8(entry.read(crate::model::SourceId(0)).expect("readable").bytes).expect("text")
}

fn codes(found: &Inventory) -> Vec<&str> {
    found.problems.iter().map(|problem| &*problem.code).collect()
}

/// A member of a test archive.
enum Put<'a> {
    File(&'a str, &'a [u8]),
    Link(&'a str, &'a str),
    HardLink(&'a str, &'a str),
    Device(&'a str),
}

/// A tar whose names are written as given, which the `tar` crate itself refuses to do.
fn tar(path: &Path, members: &[Put<'_>]) {
    let mut builder = ::tar::Builder::new(Vec::new());
    for member in members {
        let (name, target, kind, bytes): (&str, &str, _, &[u8]) = match member {
            Put::File(name, bytes) => (name, "", ::tar::EntryType::Regular, bytes),
            Put::Link(name, target) => (name, target, ::tar::EntryType::Symlink, b""),
            Put::HardLink(name, target) => (name, target, ::tar::EntryType::Link, b""),
            Put::Device(name) => (name, "", ::tar::EntryType::Char, b""),
        };
        let mut header = ::tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_entry_type(kind);
        let raw = header.as_gnu_mut().expect("gnu header");
        raw.name[..name.len()].copy_from_slice(name.as_bytes());
        raw.linkname[..target.len()].copy_from_slice(target.as_bytes());
        header.set_cksum();
        builder.append(&header, bytes).expect("appended");
    }
    let bytes = builder.into_inner().expect("bytes");
    if path.to_string_lossy().ends_with("gz") {
        let file = fs::File::create(path).expect("a file");
        let mut encoder = flate2::write::GzEncoder::new(file, flate2::Compression::best());
        encoder.write_all(&bytes).expect("written");
        encoder.finish().expect("finished");
    } else {
        fs::write(path, bytes).expect("written");
    }
}

#[test]
fn ignored_files_are_counted_and_hidden_ones_read() {
    let dir = tempfile::tempdir().expect("a directory");
    write(dir.path(), ".gitignore", "skipped/\n*.log\n");
    write(dir.path(), "a.tf", "");
    write(dir.path(), ".hidden.yml", "");
    write(dir.path(), ".git/config", "");
    write(dir.path(), "x.log", "");
    write(dir.path(), "skipped/1", "");
    write(dir.path(), "skipped/2", "");
    let found = scan(dir.path());
    assert_eq!(inner(&found.entries), [".gitignore", ".hidden.yml", "a.tf"]);
    assert_eq!(found.ignored, 3);
    let paths = [dir.path().to_owned()];
    let all = inventory(&Request { no_ignore: true, ..request(&paths, &[]) });
    assert_eq!((all.entries.len(), all.ignored), (6, 0));
}

#[test]
fn globs_include_and_exclude_by_name_and_by_path() {
    let dir = tempfile::tempdir().expect("a directory");
    for name in ["a/x.tf", "a/test/y.tf", "b/x.tf", "b/x.md"] {
        write(dir.path(), name, "");
    }
    let paths = [dir.path().to_owned()];
    let (include, exclude) = (["*.tf".to_owned()], ["test".to_owned(), "b/x.*".to_owned()]);
    let found = inventory(&Request { include: &include, exclude: &exclude, ..request(&paths, &[]) });
    assert_eq!(inner(&found.entries), ["a/x.tf"]);
    assert_eq!(found.ignored, 3);
}

#[test]
fn a_glob_that_does_not_compile_is_an_error() {
    let include = ["a[".to_owned()];
    assert_eq!(codes(&inventory(&Request { include: &include, ..request(&[], &[]) })), ["glob-invalid"]);
}

#[test]
fn standard_input_and_missing_paths_are_told_apart() {
    let paths = [PathBuf::from("-"), PathBuf::from("no/such/path")];
    let found = inventory(&Request { stdin: Some(b"hello".to_vec()), ..request(&paths, &[]) });
    assert_eq!(text(&found.entries, "-"), "hello");
    assert_eq!(codes(&found), ["path-unreadable"]);
}

#[test]
fn the_digest_is_that_of_the_bytes() {
    let dir = tempfile::tempdir().expect("a directory");
    write(dir.path(), "a", "abc");
    let found = scan(&dir.path().join("a"));
    let source = found.entries[0].read(crate::model::SourceId(7)).expect("readable");
    assert_eq!(source.digest.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(source.id.0, 7);
}

#[test]
fn a_file_above_the_limit_is_an_error() {
    let dir = tempfile::tempdir().expect("a directory");
    write(dir.path(), "a", "four");
    let paths = [dir.path().join("a")];
    let limits = Limits { file: 3, ..Limits::default() };
    let found = inventory(&Request { limits, ..request(&paths, &[]) });
    let problem = found.entries[0].read(crate::model::SourceId(0)).expect_err("too large");
    assert!(problem.message.ends_with("it is larger than 3 bytes"), "{}", problem.message);
}

#[cfg(unix)]
#[test]
fn links_stay_inside_the_root_and_each_file_is_read_once() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().expect("a directory");
    write(dir.path(), "outside", "secret");
    write(dir.path(), "root/real", "");
    symlink("real", dir.path().join("root/again")).expect("a link");
    symlink("../outside", dir.path().join("root/out")).expect("a link");
    symlink(".", dir.path().join("root/loop")).expect("a link");
    let paths = [dir.path().join("root"), dir.path().join("root/real")];
    let found = inventory(&request(&paths, &[]));
    assert_eq!(inner(&found.entries), ["real"]);
    assert_eq!(codes(&found), ["link-not-followed"]);
}

#[test]
fn hostile_members_are_refused_and_the_rest_is_read() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("a.tar");
    tar(
        &path,
        &[
            Put::File("../up", b"x"),
            Put::File("/abs/file", b"absolute"),
            Put::File("b/./c//d", b"first"),
            Put::File("b/c/d", b"second"),
            Put::Device("dev/sda"),
            Put::Link("b/out", "../../../etc/passwd"),
            Put::HardLink("b/hard", "abs/file"),
            Put::HardLink("b/missing", "/etc/shadow"),
        ],
    );
    let found = scan(&path);
    assert_eq!(inner(&found.entries), ["abs/file", "b/c/d", "b/hard"]);
    assert!(found.entries[0].path().ends_with("a.tar!abs/file"));
    assert_eq!(text(&found.entries, "b/c/d"), "second");
    assert_eq!(text(&found.entries, "b/hard"), "absolute");
    assert_eq!(
        codes(&found),
        ["archive-member-refused", "archive-duplicate-member", "link-not-followed", "link-not-followed"]
    );
}

#[test]
fn an_archive_bomb_is_cut_off() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("a.tgz");
    let zeros = vec![0_u8; 20 << 20];
    tar(&path, &[Put::File("before", b"kept"), Put::File("zeros", &zeros)]);
    let found = scan(&path);
    assert_eq!(inner(&found.entries), ["before"]);
    assert_eq!(codes(&found), ["archive-unreadable"]);
    assert!(found.problems[0].message.contains("archive bomb"));
}

#[test]
fn members_are_bounded_one_by_one_and_together() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("a.tar");
    tar(&path, &[Put::File("large", b"123456"), Put::File("a", b"123"), Put::File("b", b"123")]);
    let paths = [path];
    let limits = Limits { member: 5, archive: 5, ..Limits::default() };
    let found = inventory(&Request { limits, ..request(&paths, &[]) });
    assert_eq!(inner(&found.entries), ["a"]);
    assert_eq!(codes(&found), ["file-too-large", "archive-unreadable"]);
    let limits = Limits { entries: 2, ..Limits::default() };
    let found = inventory(&Request { limits, ..request(&paths, &[]) });
    assert_eq!((found.entries.len(), codes(&found)), (2, vec!["archive-unreadable"]));
}

#[test]
fn zip_members_are_read_and_names_that_lead_out_refused() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("a.zip");
    let mut writer = zip::ZipWriter::new(fs::File::create(&path).expect("a file"));
    for name in ["ok/a.json", "../up", "..\\win"] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("started");
        writer.write_all(b"{}").expect("written");
    }
    writer.finish().expect("finished");
    let found = scan(&path);
    assert_eq!(inner(&found.entries), ["ok/a.json"]);
    assert_eq!(codes(&found), ["archive-member-refused", "archive-member-refused"]);
}

#[test]
fn a_truncated_or_false_archive_is_an_error() {
    let dir = tempfile::tempdir().expect("a directory");
    for name in ["a.zip", "b.tgz", "c.tar"] {
        write(dir.path(), name, "this is no archive at all, whatever its name says");
        assert_eq!(codes(&scan(&dir.path().join(name))), ["archive-unreadable"], "{name}");
    }
}

#[test]
fn a_host_lists_what_resolvers_read_and_takes_its_own_name() {
    let dir = tempfile::tempdir().expect("a directory");
    let root = dir.path().join("dump/root");
    write(&root, "etc/ssh/sshd_config", "");
    write(&root, "usr/lib/sysctl.d/50-default.conf", "");
    write(&root, "usr/share/doc/x", "");
    let found = host(&root);
    assert_eq!(&*found.hosts[0].name, "dump");
    assert_eq!(inner(&found.hosts[0].entries), ["etc/ssh/sshd_config", "usr/lib/sysctl.d/50-default.conf"]);
    assert!(found.hosts[0].entries[0].path().ends_with("dump/root/etc/ssh/sshd_config"));
    write(&root, "etc/hostname", "# comment\n web1 \n");
    assert_eq!(&*host(&root).hosts[0].name, "web1");
}

#[test]
fn each_match_of_a_host_glob_is_a_host_with_a_name_of_its_own() {
    let dir = tempfile::tempdir().expect("a directory");
    for name in ["a", "b", "c"] {
        write(dir.path(), &format!("{name}/etc/hostname"), if name == "c" { "other" } else { "same" });
    }
    write(dir.path(), "d", "a file beside the hosts");
    let found = host(&dir.path().join("[a-d]"));
    let names: Vec<String> = found.hosts.iter().map(|host| host.name.to_string()).collect();
    let path = |name: &str| shown(&dir.path().join(name));
    assert_eq!(names, [format!("same ({})", path("a")), format!("same ({})", path("b")), "other".to_owned()]);
    assert_eq!(codes(&host(&dir.path().join("x*"))), ["path-unreadable"]);
}

#[test]
fn a_copy_of_etc_alone_is_a_host() {
    let dir = tempfile::tempdir().expect("a directory");
    write(dir.path(), "web9/ssh/sshd_config", "");
    let found = host(&dir.path().join("web9"));
    assert_eq!(inner(&found.hosts[0].entries), ["etc/ssh/sshd_config"]);
    assert!(found.hosts[0].entries[0].path().ends_with("web9/ssh/sshd_config"));
    write(dir.path(), "none/readme", "");
    assert_eq!(codes(&host(&dir.path().join("none"))), ["host-not-recognised"]);
}

#[cfg(unix)]
#[test]
fn links_of_a_host_are_followed_as_if_its_root_were_the_root() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().expect("a directory");
    let root = dir.path().join("h");
    write(dir.path(), "passwd", "outside");
    write(&root, "etc/sysctl.conf", "relative");
    write(&root, "etc/real.d/a.conf", "aliased");
    write(&root, "usr/lib/sysctl.d/a.conf", "library");
    fs::create_dir_all(root.join("etc/sysctl.d")).expect("a directory");
    symlink("usr/lib", root.join("lib")).expect("a link");
    symlink("../sysctl.conf", root.join("etc/sysctl.d/99-sysctl.conf")).expect("a link");
    symlink("/etc/sysctl.conf", root.join("etc/sysctl.d/98-absolute.conf")).expect("a link");
    symlink("/dev/null", root.join("etc/sysctl.d/masked.conf")).expect("a link");
    symlink("../../../passwd", root.join("etc/passwd")).expect("a link");
    symlink("loop", root.join("etc/loop")).expect("a link");
    symlink("real.d", root.join("etc/link.d")).expect("a link");
    symlink("../..", root.join("etc/real.d/up")).expect("a link");
    let found = host(&root);
    let entries = &found.hosts[0].entries;
    assert_eq!(text(entries, "etc/sysctl.d/99-sysctl.conf"), "relative");
    assert_eq!(text(entries, "etc/sysctl.d/98-absolute.conf"), "relative");
    assert_eq!(text(entries, "etc/sysctl.d/masked.conf"), "");
    assert_eq!(text(entries, "etc/link.d/a.conf"), "aliased");
    assert_eq!(inner(entries).iter().filter(|path| path.ends_with("lib/sysctl.d/a.conf")).count(), 1);
    assert!(!inner(entries).contains(&"etc/passwd"));
    assert_eq!(codes(&found), ["link-not-followed"]);
}

#[test]
fn a_host_in_an_archive_is_read_like_one_on_disk() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("web2.tar.gz");
    tar(
        &path,
        &[
            Put::File("./web2/etc/sysctl.conf", b"x = 1"),
            Put::Link("./web2/etc/sysctl.d/99-sysctl.conf", "/etc/sysctl.conf"),
            Put::Link("./web2/etc/masked.conf", "/dev/null"),
            Put::Link("./web2/lib", "usr/lib"),
            Put::File("./web2/usr/lib/sysctl.d/a.conf", b""),
            Put::Link("./web2/etc/shadow", "../../../../etc/shadow"),
        ],
    );
    let found = host(&path);
    let host = &found.hosts[0];
    assert_eq!(&*host.name, "web2");
    assert_eq!(
        inner(&host.entries),
        ["etc/masked.conf", "etc/sysctl.conf", "etc/sysctl.d/99-sysctl.conf", "usr/lib/sysctl.d/a.conf"]
    );
    assert!(host.entries[1].path().ends_with("web2.tar.gz!web2/etc/sysctl.conf"));
    assert_eq!(text(&host.entries, "etc/sysctl.d/99-sysctl.conf"), "x = 1");
}

fn left_out(found: &Inventory, root: &Path) -> Vec<(&'static str, String)> {
    let root = format!("{}/", root.display());
    found.left_out.iter().map(|one| (one.why.name(), one.path.replace(&root, ""))).collect()
}

#[test]
fn downloaded_code_is_named_and_read_on_demand_only() {
    let root = tempfile::tempdir().expect("a directory");
    write(root.path(), "main.tf", "");
    write(root.path(), "web/node_modules/a/x.yaml", "");
    write(root.path(), ".terraform/modules/m/main.tf", "");
    let found = scan(root.path());
    assert_eq!(inner(&found.entries), ["main.tf"]);
    let named = [("downloaded", ".terraform".to_owned()), ("downloaded", "web/node_modules".to_owned())];
    assert_eq!(left_out(&found, root.path()), named);
    assert_eq!(found.ignored, 0);
    assert_eq!(inner(&scan(&root.path().join(".terraform")).entries), ["modules/m/main.tf"]);
    let paths = [root.path().to_owned()];
    let all = inventory(&Request { no_ignore: true, ..request(&paths, &[]) });
    assert_eq!((all.entries.len(), all.left_out.len()), (3, 0));
}

#[test]
fn archives_links_and_pipes_inside_a_directory_are_named() {
    let root = tempfile::tempdir().expect("a directory");
    write(root.path(), "a/main.tf", "");
    write(root.path(), "b.zip", "");
    std::os::unix::fs::symlink("a", root.path().join("same")).expect("a link");
    let _socket = std::os::unix::net::UnixListener::bind(root.path().join("s.yaml")).expect("a socket");
    let found = scan(root.path());
    assert_eq!(inner(&found.entries), ["a/main.tf"]);
    let named = [("archive", "b.zip"), ("linked_directory", "same"), ("not_a_file", "s.yaml")];
    assert_eq!(left_out(&found, root.path()), named.map(|(why, path)| (why, path.to_owned())));
}

#[test]
fn archives_inside_an_archive_and_devices_are_named() {
    let root = tempfile::tempdir().expect("a directory");
    let path = root.path().join("a.tar");
    tar(&path, &[Put::File("in.tar", b""), Put::Device("null.yaml"), Put::File("node_modules/x.yaml", b"")]);
    let found = scan(&path);
    assert_eq!(codes(&found), ["archive-in-archive"]);
    assert_eq!(found.entries.len(), 0);
    let named = [("downloaded", "a.tar!node_modules"), ("not_a_file", "a.tar!null.yaml")];
    assert_eq!(left_out(&found, root.path()), named.map(|(why, path)| (why, path.to_owned())));
}

#[test]
fn the_tree_of_a_host_among_other_paths_is_told_unless_it_is_declared() {
    let root = tempfile::tempdir().expect("a directory");
    write(root.path(), "web-1/etc/ssh/sshd_config", "");
    let (paths, hosts) = ([root.path().to_owned()], [root.path().join("web-1").to_string_lossy().into_owned()]);
    let found = inventory(&request(&paths, &[]));
    assert_eq!(codes(&found), ["host-not-declared"]);
    assert_eq!(found.problems[0].help.as_deref(), Some(&*format!("scan it with `--host {}`", hosts[0])));
    assert_eq!(codes(&inventory(&request(&paths, &hosts))), Vec::<&str>::new());
}

/// A tar whose members have a mode, a user and a group.
fn owned_tar(path: &Path, members: &[(&str, u32, u64, u64)]) {
    let mut builder = ::tar::Builder::new(Vec::new());
    for (name, mode, user, group) in members {
        let mut header = ::tar::Header::new_gnu();
        let is_directory = name.ends_with('/');
        header.set_entry_type(if is_directory { ::tar::EntryType::Directory } else { ::tar::EntryType::Regular });
        header.set_mode(*mode);
        header.set_uid(*user);
        header.set_gid(*group);
        header.set_size(0);
        builder.append_data(&mut header, name, &b""[..]).expect("a member");
    }
    fs::write(path, builder.into_inner().expect("an archive")).expect("a file");
}

#[test]
fn an_archive_that_kept_owners_tells_permissions_and_one_that_lost_them_does_not() {
    let dir = tempfile::tempdir().expect("a directory");
    let (kept, lost) = (dir.path().join("kept.tar"), dir.path().join("lost.tar"));
    owned_tar(&kept, &[("etc/", 0o755, 0, 0), ("etc/shadow", 0o640, 0, 42), ("etc/a b", 0o4755, 0, 0)]);
    owned_tar(&lost, &[("etc/", 0o755, 0, 0), ("etc/shadow", 0o644, 0, 0)]);
    let listing = text(&host(&kept).hosts[0].entries, "host.mtree");
    let lines = [
        "./etc type=dir mode=0755 uid=0 gid=0",
        "./etc/a\\040b type=file mode=4755 uid=0 gid=0",
        "./etc/shadow type=file mode=0640 uid=0 gid=42",
    ];
    assert_eq!(listing, format!("#mtree\n{}\n", lines.join("\n")));
    assert_eq!(inner(&host(&lost).hosts[0].entries), ["etc/shadow"]);
}

#[test]
fn a_listing_made_on_the_host_counts_more_than_what_became_of_the_copy() {
    let dir = tempfile::tempdir().expect("a directory");
    write(dir.path(), "etc/shadow", "");
    write(dir.path(), "host.mtree", "./etc/shadow mode=0600 uid=0 gid=0\n");
    assert_eq!(text(&host(dir.path()).hosts[0].entries, "host.mtree"), "./etc/shadow mode=0600 uid=0 gid=0\n");
}

#[cfg(unix)]
#[test]
fn links_to_units_are_listed_though_the_copy_lacks_the_units() {
    let dir = tempfile::tempdir().expect("a directory");
    let wants = dir.path().join("etc/systemd/system/multi-user.target.wants");
    fs::create_dir_all(&wants).expect("directories");
    std::os::unix::fs::symlink("/usr/lib/systemd/system/auditd.service", wants.join("auditd.service")).expect("a link");
    let line = "./etc/systemd/system/multi-user.target.wants/auditd.service type=link \
                link=/usr/lib/systemd/system/auditd.service";
    assert_eq!(text(&host(dir.path()).hosts[0].entries, "host.mtree"), format!("#mtree\n{line}\n"));
}
