//! Receivers on the network: there, away, back, verified, refused.

use super::support::{PATIENCE, Watch, project, public, valid};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::Value;
use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A frame of RFC 6587 section 3.4.1, or none when the sender ends before one.
fn frame(from: &mut impl Read) -> Option<String> {
    let (mut length, mut byte) = (0_usize, [0]);
    loop {
        from.read_exact(&mut byte).ok()?;
        match byte[0] {
            b' ' => break,
            digit => length = length * 10 + usize::from(digit - b'0'),
        }
    }
    let mut text = vec![0; length];
    from.read_exact(&mut text).ok()?;
    Some(String::from_utf8(text).unwrap())
}

/// The event in a message, whose header is as RFC 5424 has it.
fn event(message: &str) -> Value {
    let parts: Vec<&str> = message.splitn(8, ' ').collect();
    let [priority, time, host, name, process, id, data, text] = parts[..] else { panic!("{message}") };
    let priority: u16 = priority.strip_prefix('<').unwrap().strip_suffix(">1").unwrap().parse().unwrap();
    assert!((104..112).contains(&priority), "log audit: {message}");
    assert!(time.ends_with('Z') && host.is_ascii() && process.parse::<u32>().is_ok(), "{message}");
    assert_eq!((name, data), ("tickmark", "-"));
    let event: Value = serde_json::from_str(text).unwrap();
    assert_eq!(event["event"], id, "{message}");
    valid(&event);
    event
}

fn accepted(listener: &TcpListener) -> TcpStream {
    listener.set_nonblocking(true).unwrap();
    let start = Instant::now();
    loop {
        if let Ok((stream, _)) = listener.accept() {
            stream.set_nonblocking(false).unwrap();
            stream.set_read_timeout(Some(PATIENCE)).unwrap();
            return stream;
        }
        assert!(start.elapsed() < PATIENCE, "nobody connects");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Reads events up to the one that closes a run.
fn run(from: &mut impl Read) -> Vec<Value> {
    let mut events: Vec<Value> = Vec::new();
    while events.last().is_none_or(|last| last["event"] != "evaluated") {
        events.push(event(&frame(from).expect("an event")));
    }
    events
}

#[test]
fn a_receiver_that_goes_away_and_comes_back_gets_every_event() {
    let project = project();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let mut watch = Watch::start(project.path(), &["--to", &format!("tcp://{address}")]);
    let mut first = accepted(&listener);
    let mut numbers = vec![event(&frame(&mut first).unwrap())["sequence"].as_u64().unwrap()];
    watch.write("main.tf", &public());
    numbers.extend(run(&mut first).iter().map(|event| event["sequence"].as_u64().unwrap()));
    drop(first);
    drop(listener);
    watch.write("main.tf", super::support::PRIVATE);
    std::thread::sleep(Duration::from_secs(2));
    let listener = TcpListener::bind(address).unwrap();
    let mut second = accepted(&listener);
    let last = *numbers.last().unwrap();
    loop {
        let event = event(&frame(&mut second).expect("an event"));
        let number = event["sequence"].as_u64().unwrap();
        if !numbers.contains(&number) {
            numbers.push(number);
        }
        if event["event"] == "evaluated" && number > last {
            assert_eq!(event["open"], event["open"].as_u64().unwrap());
            break;
        }
    }
    assert!(numbers.windows(2).all(|two| two[1] == two[0] + 1), "{numbers:?}");
    assert_eq!(watch.end(), Some(1));
    let rest: Vec<Value> = std::iter::from_fn(|| frame(&mut second)).map(|message| event(&message)).collect();
    assert_eq!(rest.last().unwrap()["event"], "stopped", "{rest:#?}");
}

#[test]
fn a_receiver_that_is_not_there_yet_gets_what_happened_before_it_was() {
    let project = project();
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut watch = Watch::started(project.path(), &["--to", &format!("-,tcp://{address}")]);
    watch.write("main.tf", &public());
    let told = watch.run();
    let listener = TcpListener::bind(address).unwrap();
    let mut stream = accepted(&listener);
    assert_eq!(event(&frame(&mut stream).unwrap())["event"], "started");
    assert_eq!(run(&mut stream), told);
}

/// A certificate authority and a receiver's certificate for a name, as PEM files.
fn certificates(folder: &Path, name: &str) {
    let script = format!(
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=ours -keyout ca.key -out ca.pem \
           -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign && \
         openssl req -newkey rsa:2048 -nodes -subj /CN={name} -keyout own.key -out own.csr && \
         printf 'subjectAltName=DNS:{name}\\nbasicConstraints=CA:FALSE\\n' > own.ext && \
         openssl x509 -req -in own.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile own.ext -out own.pem"
    );
    let made = Command::new("sh").args(["-c", &script]).current_dir(folder).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

fn server(folder: &Path) -> Arc<ServerConfig> {
    let chain = CertificateDer::pem_file_iter(folder.join("own.pem")).unwrap().map(Result::unwrap).collect();
    let key = PrivateKeyDer::from_pem_file(folder.join("own.key")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    Arc::new(config.with_no_client_auth().with_single_cert(chain, key).unwrap())
}

#[test]
fn a_receiver_over_tls_is_verified_by_its_authority_and_its_name() {
    let (project, keys) = (project(), tempfile::tempdir().unwrap());
    certificates(keys.path(), "localhost");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("tls://localhost:{}", listener.local_addr().unwrap().port());
    let authority = keys.path().join("ca.pem");
    let mut watch = Watch::start(project.path(), &["--to", &url, "--ca", authority.to_str().unwrap()]);
    let session = ServerConnection::new(server(keys.path())).unwrap();
    let mut stream = StreamOwned::new(session, accepted(&listener));
    assert_eq!(event(&frame(&mut stream).unwrap())["event"], "started");
    watch.write("main.tf", &public());
    assert!(run(&mut stream).iter().any(|event| event["rule"] == "AWS-S3-005"));
    assert_eq!(watch.end(), Some(1));
    assert_eq!(event(&frame(&mut stream).unwrap())["event"], "stopped");
    assert_eq!(stream.read(&mut [0]).unwrap(), 0, "the end is an end, not a cut");
}

#[test]
fn a_receiver_with_another_name_or_authority_gets_nothing() {
    let (project, keys, others) = (project(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    certificates(keys.path(), "elsewhere.example");
    certificates(others.path(), "localhost");
    for (served, trusted) in [(keys.path(), keys.path()), (others.path(), keys.path())] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("tls://localhost:{}", listener.local_addr().unwrap().port());
        let authority = trusted.join("ca.pem");
        let mut watch =
            Watch::started(project.path(), &["--to", "-", "--to", &url, "--ca", authority.to_str().unwrap()]);
        for _ in 0..2 {
            let session = ServerConnection::new(server(served)).unwrap();
            let mut stream = StreamOwned::new(session, accepted(&listener));
            assert!(frame(&mut stream).is_none(), "an event went to a stranger");
        }
        assert_eq!(watch.end(), Some(1));
    }
}

#[test]
fn a_receiver_that_cannot_be_meant_is_refused_at_once() {
    let project = project();
    let missing = project.path().join("no.pem");
    for (to, more) in
        [("udp://localhost:514", None), ("tcp://localhost", None), ("tls://localhost:6514", missing.to_str())]
    {
        let mut arguments = vec!["watch", "--to", to];
        arguments.extend(more.into_iter().flat_map(|file| ["--ca", file]));
        let tickmark =
            Command::new(env!("CARGO_BIN_EXE_tickmark")).current_dir(project.path()).args(&arguments).output().unwrap();
        assert_eq!(tickmark.status.code(), Some(2), "{to}");
    }
}
