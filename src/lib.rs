//! Tickmark tells where an organisation stands with GDPR, HIPAA and PCI DSS.
//!
//! Six stages, in order; each takes and gives only the nouns of [`model`], none sees another:
//!
//! | stage | takes | gives | knows nothing of |
//! |---|---|---|---|
//! | [`collect`] | paths, standard input, archives | `Source`s | formats |
//! | [`parse`] | a `Source` | `Document`s with spans | meaning |
//! | [`resolve`] | `Document`s | `Resource`s with provenance | rules |
//! | [`evaluate`] | rules x `Resource`s | `Check`s with `Finding`s | frameworks |
//! | [`assess`] | `Check`s, frameworks | the `Assessment` | formats of output |
//! | [`report`] | the `Assessment` | bytes | everything else |
//!
//! Beside them [`catalog`] loads rules, kinds and frameworks, [`records`] what people signed, [`redact`] says what must not
//! be shown, [`change`] sets one run against another, [`history`] keeps what earlier runs came to, [`watch`] tells of files
//! that change and of what came of it. Above them [`scan`] conducts, [`evidence`] keeps a run so that others can check it,
//! then `cli`, then `main`. `tests/architecture.rs` fails on any import that points sideways or up.
//!
//! Where to add things: a rule or a kind in `policies/<provider>/<service>/`, a framework in
//! `frameworks/`, a syntax in `parse/` and its table, a dialect in `resolve/`, an output in `report/`.

pub mod assess;
pub mod catalog;
pub mod change;
pub mod cli;
pub mod collect;
pub mod evaluate;
pub mod evidence;
pub mod history;
pub mod model;
pub mod parse;
pub mod records;
pub mod redact;
pub mod report;
pub mod resolve;
pub mod scan;
pub mod watch;
