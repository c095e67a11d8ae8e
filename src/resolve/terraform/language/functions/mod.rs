//! Terraform's functions.
//!
//! <https://developer.hashicorp.com/terraform/language/functions>. What a function does with null, unknown and secret
//! arguments is stated in its parameters, as `cty` states it; what it does with others is in the file of its kind.

mod aws;
mod call;
mod dates;
mod encoding;
mod files;
mod format;
mod gzip;
mod hashes;
mod kept;
mod lists;
mod lookups;
mod maps;
mod network;
mod numbers;
mod parameter;
mod regexes;
mod sets;
mod strings;
mod table;
mod tries;
mod yaml;
mod yaml_read;

pub(super) use call::plain;
pub(in super::super) use strings::is_hidden;
pub(super) use strings::quoted_as_go;
