//! A receiver on the network: `tcp://host:port`, or `tls://host:port` with its name verified (RFC 5425, RFC 9325).

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// A receiver that does not answer for so long is away.
const PATIENCE: Duration = Duration::from_secs(10);
/// Syslog over TLS: RFC 5425 section 4.1.
const TLS_PORT: u16 = 6514;

/// Why a receiver cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TargetError {
    /// It is not a URL of a receiver.
    #[error("`{0}` is no receiver")]
    Url(String),
    /// Its certificate cannot be verified with what the authority's file holds.
    #[error("cannot use the certificates in {path}: {reason}")]
    Authority {
        /// The file.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// There is nothing to verify a certificate with.
    #[error("this machine has no certificate authorities to verify a receiver with")]
    NoAuthorities,
    /// TLS cannot be set up.
    #[error("cannot use TLS: {0}")]
    Tls(#[from] rustls::Error),
}

/// Where to send.
#[derive(Debug, Clone)]
pub struct Target {
    host: String,
    port: u16,
    tls: Option<(Arc<ClientConfig>, ServerName<'static>)>,
}

impl Target {
    /// The receiver of a URL; over TLS it is verified with the authorities in a file, or with those of the machine.
    pub fn new(url: &str, authorities: Option<&Path>) -> Result<Self, TargetError> {
        let wrong = || TargetError::Url(url.to_owned());
        let (scheme, address) = url.split_once("://").ok_or_else(wrong)?;
        let default = match scheme {
            "tcp" => None,
            "tls" => Some(TLS_PORT),
            _ => return Err(wrong()),
        };
        let (host, port) = split(address, default).ok_or_else(wrong)?;
        let tls = if scheme == "tls" {
            let name = ServerName::try_from(host.clone()).map_err(|_| wrong())?;
            Some((Arc::new(client(authorities)?), name))
        } else {
            None
        };
        Ok(Self { host, port, tls })
    }

    /// The address, as a person reads it.
    pub(super) fn shown(&self) -> String {
        let scheme = if self.tls.is_some() { "tls" } else { "tcp" };
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        format!("{scheme}://{host}:{}", self.port)
    }

    /// A connection, its receiver verified.
    pub(super) fn connect(&self) -> io::Result<Connection> {
        let mut last = io::Error::new(ErrorKind::NotFound, "the name has no address");
        for address in (self.host.as_str(), self.port).to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, PATIENCE).and_then(|stream| self.secured(stream)) {
                Ok(connection) => return Ok(connection),
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    fn secured(&self, mut stream: TcpStream) -> io::Result<Connection> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let Some((config, name)) = &self.tls else { return Ok(Connection::Plain(stream)) };
        let mut session = ClientConnection::new(Arc::clone(config), name.clone()).map_err(io::Error::other)?;
        while session.is_handshaking() {
            session.complete_io(&mut stream).map_err(in_words)?;
        }
        Ok(Connection::Secure(Box::new(StreamOwned::new(session, stream))))
    }
}

/// `host:port`, `[address]:port`, or either without a port when there is one by default.
fn split(address: &str, default: Option<u16>) -> Option<(String, u16)> {
    let (host, port) = match address.strip_prefix('[') {
        Some(rest) => {
            let (host, port) = rest.split_once(']')?;
            (host, port.strip_prefix(':'))
        }
        None => address.rsplit_once(':').map_or((address, None), |(host, port)| (host, Some(port))),
    };
    let port = port.map_or(Some(default), |port| port.parse().ok().map(Some))??;
    let usable = !host.is_empty() && !host.contains(['/', '@', ' ']);
    usable.then(|| (host.to_owned(), port))
}

/// A receiver that is silent for too long makes a socket say that it "would block".
fn in_words(error: io::Error) -> io::Error {
    if error.kind() == ErrorKind::WouldBlock {
        io::Error::new(ErrorKind::TimedOut, "it does not answer")
    } else {
        error
    }
}

fn client(authorities: Option<&Path>) -> Result<ClientConfig, TargetError> {
    let mut roots = RootCertStore::empty();
    if let Some(path) = authorities {
        let unusable = |reason: String| TargetError::Authority { path: path.display().to_string(), reason };
        let certificates = CertificateDer::pem_file_iter(path).map_err(|error| unusable(error.to_string()))?;
        for certificate in certificates {
            let certificate = certificate.map_err(|error| unusable(error.to_string()))?;
            roots.add(certificate).map_err(|error| unusable(error.to_string()))?;
        }
        if roots.is_empty() {
            return Err(unusable("it holds none".to_owned()));
        }
    } else {
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        if roots.is_empty() {
            return Err(TargetError::NoAuthorities);
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

/// A way to a receiver.
pub(super) enum Connection {
    Plain(TcpStream),
    Secure(Box<StreamOwned<ClientConnection, TcpStream>>),
}

impl Connection {
    /// Sends bytes, unless the receiver has closed: what is written to a closed socket is lost without an error.
    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.is_closed()? {
            return Err(io::Error::new(ErrorKind::ConnectionAborted, "the receiver closed the connection"));
        }
        match self {
            Self::Plain(stream) => stream.write_all(bytes),
            Self::Secure(stream) => stream.write_all(bytes).and_then(|()| stream.flush()),
        }
    }

    /// Takes leave, so that a receiver over TLS knows that nothing was cut off.
    pub(super) fn close(&mut self) {
        if let Self::Secure(stream) = self {
            stream.conn.send_close_notify();
            // the receiver may be gone, and then there is nobody to take leave of
            let _ = stream.flush();
        }
    }

    /// Whether the receiver has closed; what it says is dropped, since syslog has no answers.
    fn is_closed(&mut self) -> io::Result<bool> {
        self.socket().set_nonblocking(true)?;
        let mut answer = [0; 512];
        let closed = loop {
            let read = match self {
                Self::Plain(stream) => stream.read(&mut answer),
                Self::Secure(stream) => stream.read(&mut answer),
            };
            match read {
                Ok(0) => break true,
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => break error.kind() != ErrorKind::WouldBlock,
            }
        };
        self.socket().set_nonblocking(false)?;
        Ok(closed)
    }

    fn socket(&self) -> &TcpStream {
        match self {
            Self::Plain(stream) => stream,
            Self::Secure(stream) => &stream.sock,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receiver_is_a_scheme_a_host_and_a_port() {
        for (url, shown) in [
            ("tcp://logs.example.org:601", Some("tcp://logs.example.org:601")),
            ("tcp://[::1]:601", Some("tcp://[::1]:601")),
            ("tcp://127.0.0.1:601", Some("tcp://127.0.0.1:601")),
            ("tcp://logs.example.org", None),
            ("tcp://:601", None),
            ("tcp://a:70000", None),
            ("tcp://user@a:601", None),
            ("udp://a:514", None),
            ("logs.example.org:601", None),
        ] {
            assert_eq!(Target::new(url, None).ok().map(|target| target.shown()).as_deref(), shown, "{url}");
        }
        assert_eq!(split("logs.example.org", Some(TLS_PORT)), Some(("logs.example.org".to_owned(), 6514)));
        assert_eq!(split("[fe80::1]", Some(TLS_PORT)), Some(("fe80::1".to_owned(), 6514)));
    }
}
