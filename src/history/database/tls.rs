//! TLS to a PostgreSQL server, with as much proof as the URL's `sslmode` asks for.

use super::Cause;
use super::url::{Server, Trust};
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use std::path::Path;
use std::sync::Arc;
use tokio_postgres_rustls::MakeRustlsConnect;

/// What makes connections; none where there is no TLS.
pub(super) fn connector(server: &Server) -> Result<Option<MakeRustlsConnect>, Cause> {
    if server.trust == Trust::Plain || server.is_socket() {
        return Ok(None);
    }
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions();
    let builder = builder.map_err(|error| Cause::Tls(error.to_string()))?;
    let config = match (server.trust, server.authorities.as_deref()) {
        (Trust::Plain, _) => return Ok(None),
        (Trust::Name, authorities) => builder.with_root_certificates(roots(authorities)?),
        // as libpq does it: `require` beside an authority asks for its word
        (Trust::Anyone, Some(_)) | (Trust::Authority, _) => {
            let roots = Arc::new(roots(server.authorities.as_deref())?);
            let chain = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider)).build();
            let chain = chain.map_err(|error| Cause::Tls(error.to_string()))?;
            builder.dangerous().with_custom_certificate_verifier(Arc::new(Unnamed { chain: Some(chain), provider }))
        }
        (Trust::Offered | Trust::Anyone, _) => {
            builder.dangerous().with_custom_certificate_verifier(Arc::new(Unnamed { chain: None, provider }))
        }
    };
    Ok(Some(MakeRustlsConnect::new(config.with_no_client_auth())))
}

/// The authorities of a file, or those that this machine trusts.
fn roots(file: Option<&Path>) -> Result<RootCertStore, Cause> {
    let mut roots = RootCertStore::empty();
    let certificates = match file {
        Some(path) => {
            let cannot = |error| Cause::Tls(format!("cannot read the certificates in {}: {error}", path.display()));
            let certificates = CertificateDer::pem_file_iter(path).map_err(cannot)?;
            certificates.collect::<Result<Vec<_>, _>>().map_err(cannot)?
        }
        None => rustls_native_certs::load_native_certs().certs,
    };
    let (added, _) = roots.add_parsable_certificates(certificates);
    if added == 0 {
        let whose = file.map_or_else(|| "this machine".to_owned(), |path| path.display().to_string());
        return Err(Cause::Tls(format!("{whose} has no certificate of an authority")));
    }
    Ok(roots)
}

/// Accepts a server under any name: with a chain up to an authority where one is asked for, else any certificate.
#[derive(Debug)]
struct Unnamed {
    chain: Option<Arc<WebPkiServerVerifier>>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Unnamed {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let Some(chain) = &self.chain else { return Ok(ServerCertVerified::assertion()) };
        match chain.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now) {
            // the name is looked at last, when the chain holds
            Err(rustls::Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => Ok(ServerCertVerified::assertion()),
            verified => verified,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
