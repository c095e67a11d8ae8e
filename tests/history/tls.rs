//! TLS to a real server, with as much proof as `sslmode` asks for (`tests/validators/postgres.sh` starts one).

use crate::support::{check, day, run, unique};
use tickmark::history::{Error, Place, Store};
use tickmark::model::{Severity, View, Word};

fn variable(name: &str) -> Option<String> {
    std::env::var_os(name).and_then(|value| value.into_string().ok())
}

#[test]
fn a_server_proves_as_much_as_is_asked() {
    let (Some(url), Some(ca)) = (variable("TICKMARK_TEST_POSTGRES_TLS"), variable("TICKMARK_TEST_POSTGRES_CA")) else {
        return;
    };
    let numbered = url.replace("localhost", "127.0.0.1");
    let open = |url: &str, query: &str| -> Result<Store, Error> {
        Store::create(&Place::parse(&format!("{url}?{query}"), None)?)
    };
    // the server takes no connection without TLS, and its certificate names localhost only
    for (url, query, expected) in [
        (&url, "sslmode=disable".to_owned(), Err("no encryption")),
        (&url, "sslmode=prefer".to_owned(), Ok(())),
        (&url, "sslmode=require".to_owned(), Ok(())),
        (&url, "sslmode=verify-full".to_owned(), Err("certificate")),
        (&url, format!("sslmode=verify-full&sslrootcert={ca}"), Ok(())),
        (&numbered, format!("sslmode=verify-full&sslrootcert={ca}"), Err("certificate")),
        (&numbered, format!("sslmode=verify-ca&sslrootcert={ca}"), Ok(())),
        (&numbered, format!("sslmode=require&sslrootcert={ca}"), Ok(())),
        (&numbered, "sslmode=verify-ca".to_owned(), Err("certificate")),
        (&url, "sslmode=verify-full&sslrootcert=/nowhere.pem".to_owned(), Err("cannot read the certificates")),
    ] {
        let found = open(url, &query).map(drop).map_err(|error| error.to_string());
        match (&found, expected) {
            (Ok(()), Ok(())) => {}
            (Err(error), Err(words)) => assert!(error.contains(words), "{query}: {error}"),
            _ => panic!("{url} {query}: {found:?}"),
        }
    }
    let series = unique("tls");
    let mut store = open(&url, &format!("sslmode=verify-full&sslrootcert={ca}")).unwrap();
    let checks = vec![check("A", "test.thing", Severity::High, View::Code, Word::Fail)];
    store.record(&run(&series, 0, checks)).unwrap();
    assert_eq!(store.timeline(&series, day(0)).unwrap().runs.len(), 1);
}
