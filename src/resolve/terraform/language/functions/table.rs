//! Every function: its name, what it takes, what it gives, what it does.

use super::super::types::Type;
use super::super::value::{Evaluated, Value};
use super::call::Call;
use super::parameter::{ANY, Kind, LIST, NUMBER, Parameter, SET, TEXT, TEXTS};
use super::{
    aws, dates, encoding, files, format, hashes, lists, lookups, maps, network, numbers, regexes, sets, strings, yaml,
};

/// The type of a result that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gives {
    Any,
    Text,
    Number,
    Bool,
    Texts,
    SetOfTexts,
    TextsByKey,
    /// The type of the first argument.
    Same,
    /// The type of what the first argument holds.
    Element,
}

/// A function.
pub(super) struct Function {
    pub(super) name: &'static str,
    pub(super) parameters: &'static [Parameter],
    pub(super) rest: Option<Parameter>,
    pub(super) gives: Gives,
    pub(super) run: fn(&Call<'_>) -> Evaluated,
    /// The unknown result refers to what the first argument refers to.
    pub(super) keeps_reference: bool,
}

/// Functions whose results only running tells.
/// <https://developer.hashicorp.com/terraform/language/functions/timestamp>
pub(super) const NEVER_KNOWN: &[&str] = &["bcrypt", "plantimestamp", "rsadecrypt", "timestamp", "uuid"];

const fn of(
    name: &'static str,
    parameters: &'static [Parameter],
    gives: Gives,
    run: fn(&Call<'_>) -> Evaluated,
) -> Function {
    Function { name, parameters, rest: None, gives, run, keeps_reference: false }
}

impl Function {
    const fn rest(self, rest: Parameter) -> Self {
        Self { rest: Some(rest), ..self }
    }

    /// Whether a value may be an argument, by its type.
    pub(super) fn may_take(&self, index: usize, value: &Value) -> bool {
        let is_list = |kind: &Type| matches!(kind, Type::Dynamic | Type::List(_) | Type::Tuple(_));
        match (self.name, index) {
            ("reverse" | "flatten" | "one" | "sum" | "setproduct", _) => {
                let kind = value.kind();
                is_list(&kind) || matches!(kind, Type::Set(_))
            }
            ("slice" | "element" | "index", 0) | ("zipmap", 1) => is_list(&value.kind()),
            ("lookup", 0) | ("templatefile" | "templatestring", 1) => {
                value.entries().is_some() || matches!(value.kind(), Type::Dynamic | Type::Map(_) | Type::Object(_))
            }
            _ => true,
        }
    }

    const fn keeping(self) -> Self {
        Self { keeps_reference: true, ..self }
    }
}

/// A value of any kind: null, unknown, secret.
const ALL: Parameter = ANY.nullable().open().marked();

/// Every function that is computed here.
pub(super) const FUNCTIONS: &[Function] = &[
    of("abs", &[NUMBER], Gives::Number, numbers::abs),
    of("abspath", &[TEXT], Gives::Text, files::abspath),
    of("alltrue", &[Parameter::of(Kind::Bools)], Gives::Bool, lists::alltrue),
    of("anytrue", &[Parameter::of(Kind::Bools)], Gives::Bool, lists::anytrue),
    of("base64decode", &[TEXT], Gives::Text, encoding::base64decode),
    of("base64encode", &[TEXT], Gives::Text, encoding::base64encode),
    of("base64gzip", &[TEXT], Gives::Text, encoding::base64gzip),
    of("base64sha256", &[TEXT], Gives::Text, hashes::base64sha256),
    of("base64sha512", &[TEXT], Gives::Text, hashes::base64sha512),
    of("basename", &[TEXT], Gives::Text, files::basename),
    of("ceil", &[NUMBER], Gives::Number, numbers::ceil),
    of("chomp", &[TEXT], Gives::Text, strings::chomp),
    of("chunklist", &[LIST.marked(), NUMBER.marked()], Gives::Any, lists::chunklist),
    of("cidrhost", &[TEXT, NUMBER], Gives::Text, network::cidrhost),
    of("cidrnetmask", &[TEXT], Gives::Text, network::cidrnetmask),
    of("cidrsubnet", &[TEXT, NUMBER, NUMBER], Gives::Text, network::cidrsubnet),
    of("cidrsubnets", &[TEXT], Gives::Texts, network::cidrsubnets).rest(NUMBER),
    of("coalesce", &[], Gives::Any, lookups::coalesce).rest(ANY.open().nullable()),
    of("coalescelist", &[], Gives::Any, lookups::coalescelist).rest(ANY.open().nullable()),
    of("compact", &[TEXTS], Gives::Same, lists::compact).keeping(),
    of("concat", &[], Gives::Any, lists::concat).rest(ANY.open().marked()),
    of("contains", &[ANY.open(), ANY], Gives::Bool, lists::contains),
    of("csvdecode", &[TEXT], Gives::Any, encoding::csvdecode),
    of("dirname", &[TEXT], Gives::Text, files::dirname),
    of("distinct", &[LIST.whole()], Gives::Same, lists::distinct).keeping(),
    of("element", &[ANY.marked(), NUMBER], Gives::Element, lookups::element).keeping(),
    of("endswith", &[TEXT, TEXT], Gives::Bool, strings::endswith),
    of("ephemeralasnull", &[ALL], Gives::Same, lookups::ephemeralasnull),
    of("file", &[TEXT], Gives::Text, files::file),
    of("filebase64", &[TEXT], Gives::Text, files::filebase64),
    of("filebase64sha256", &[TEXT], Gives::Text, hashes::filebase64sha256),
    of("filebase64sha512", &[TEXT], Gives::Text, hashes::filebase64sha512),
    of("fileexists", &[TEXT], Gives::Bool, files::fileexists),
    of("filemd5", &[TEXT], Gives::Text, hashes::filemd5),
    of("fileset", &[TEXT, TEXT], Gives::SetOfTexts, files::fileset),
    of("filesha1", &[TEXT], Gives::Text, hashes::filesha1),
    of("filesha256", &[TEXT], Gives::Text, hashes::filesha256),
    of("filesha512", &[TEXT], Gives::Text, hashes::filesha512),
    of("flatten", &[ANY.marked()], Gives::Any, lists::flatten).keeping(),
    of("floor", &[NUMBER], Gives::Number, numbers::floor),
    of("format", &[TEXT.open()], Gives::Text, format::format).rest(ANY.open().nullable()),
    of("formatdate", &[TEXT, TEXT], Gives::Text, dates::formatdate),
    of("formatlist", &[TEXT.open()], Gives::Texts, format::formatlist).rest(ANY.open().nullable()),
    of("indent", &[NUMBER, TEXT], Gives::Text, strings::indent),
    of("index", &[ANY, ANY], Gives::Number, lists::index),
    of("issensitive", &[ALL], Gives::Bool, lookups::issensitive),
    of("join", &[TEXT], Gives::Text, strings::join).rest(TEXTS),
    of("jsondecode", &[TEXT], Gives::Any, encoding::jsondecode),
    of("jsonencode", &[ANY.open().nullable().marked()], Gives::Text, encoding::jsonencode),
    of("keys", &[ANY.open().marked()], Gives::Any, maps::keys),
    of("length", &[ANY.open().marked()], Gives::Number, lists::length),
    of("log", &[NUMBER, NUMBER], Gives::Number, numbers::log),
    of("lookup", &[ANY.open().marked(), TEXT.open().marked()], Gives::Element, lookups::lookup).rest(ALL),
    of("lower", &[TEXT], Gives::Text, strings::lower),
    of("matchkeys", &[LIST, LIST, LIST], Gives::Same, lists::matchkeys),
    of("max", &[], Gives::Number, numbers::max).rest(NUMBER),
    of("md5", &[TEXT], Gives::Text, hashes::md5),
    of("merge", &[], Gives::Any, maps::merge).rest(ALL),
    of("min", &[], Gives::Number, numbers::min).rest(NUMBER),
    of("nonsensitive", &[ALL], Gives::Same, lookups::nonsensitive),
    of("one", &[ANY.open()], Gives::Element, lookups::one).keeping(),
    of("parseint", &[ANY, NUMBER], Gives::Number, numbers::parseint),
    of("pathexpand", &[TEXT], Gives::Text, files::pathexpand),
    of("pow", &[NUMBER, NUMBER], Gives::Number, numbers::pow),
    of("provider::aws::arn_build", &[TEXT, TEXT, TEXT, TEXT, TEXT], Gives::Text, aws::arn_build),
    of("provider::aws::arn_parse", &[TEXT], Gives::Any, aws::arn_parse),
    of("provider::aws::trim_iam_role_path", &[TEXT], Gives::Text, aws::trim_iam_role_path),
    of("range", &[], Gives::Any, lists::range).rest(NUMBER),
    of("regex", &[TEXT.open(), TEXT.open()], Gives::Any, regexes::regex),
    of("regexall", &[TEXT.open(), TEXT.open()], Gives::Any, regexes::regexall),
    of("replace", &[TEXT, TEXT, TEXT], Gives::Text, strings::replace),
    of("reverse", &[ANY.marked()], Gives::Same, lists::reverse),
    of("sensitive", &[ALL], Gives::Same, lookups::sensitive),
    of("setintersection", &[SET], Gives::Any, sets::setintersection).rest(SET),
    of("setproduct", &[], Gives::Any, sets::setproduct).rest(ANY.open().marked()),
    of("setsubtract", &[SET, SET], Gives::Any, sets::setsubtract),
    of("setunion", &[Parameter::of(Kind::Set)], Gives::Any, sets::setunion).rest(Parameter::of(Kind::Set)),
    of("sha1", &[TEXT], Gives::Text, hashes::sha1),
    of("sha256", &[TEXT], Gives::Text, hashes::sha256),
    of("sha512", &[TEXT], Gives::Text, hashes::sha512),
    of("signum", &[NUMBER], Gives::Number, numbers::signum),
    of("slice", &[ANY.marked(), NUMBER, NUMBER], Gives::Same, lists::slice),
    of("sort", &[Parameter::of(Kind::Texts).open()], Gives::Same, lists::sort),
    of("split", &[TEXT, TEXT], Gives::Texts, strings::split),
    of("startswith", &[TEXT.open(), TEXT.open()], Gives::Bool, strings::startswith),
    of("strcontains", &[TEXT, TEXT], Gives::Bool, strings::strcontains),
    of("strrev", &[TEXT], Gives::Text, strings::strrev),
    of("substr", &[TEXT, NUMBER, NUMBER], Gives::Text, strings::substr),
    of("sum", &[ANY.whole()], Gives::Number, numbers::sum),
    of("templatefile", &[TEXT, ANY], Gives::Any, files::templatefile),
    of("templatestring", &[TEXT, ANY], Gives::Text, files::templatestring),
    of("textdecodebase64", &[TEXT, TEXT], Gives::Text, encoding::textdecodebase64),
    of("textencodebase64", &[TEXT, TEXT], Gives::Text, encoding::textencodebase64),
    of("timeadd", &[TEXT, TEXT], Gives::Text, dates::timeadd),
    of("timecmp", &[TEXT, TEXT], Gives::Number, dates::timecmp),
    of("title", &[TEXT], Gives::Text, strings::title),
    of("tobool", &[ALL], Gives::Bool, lookups::tobool).keeping(),
    of("tolist", &[ALL], Gives::Any, lookups::tolist).keeping(),
    of("tomap", &[ALL], Gives::Any, lookups::tomap).keeping(),
    of("tonumber", &[ALL], Gives::Number, lookups::tonumber).keeping(),
    of("toset", &[ALL], Gives::Any, lookups::toset).keeping(),
    of("tostring", &[ALL], Gives::Text, lookups::tostring).keeping(),
    of("transpose", &[Parameter::of(Kind::TextsByKey).whole()], Gives::TextsByKey, maps::transpose),
    of("trim", &[TEXT, TEXT], Gives::Text, strings::trim),
    of("trimprefix", &[TEXT, TEXT], Gives::Text, strings::trimprefix),
    of("trimspace", &[TEXT], Gives::Text, strings::trimspace),
    of("trimsuffix", &[TEXT, TEXT], Gives::Text, strings::trimsuffix),
    of("upper", &[TEXT], Gives::Text, strings::upper),
    of("urlencode", &[TEXT], Gives::Text, encoding::urlencode),
    of("uuidv5", &[TEXT, TEXT], Gives::Text, hashes::uuidv5),
    of("values", &[ANY.open().marked()], Gives::Any, maps::values).keeping(),
    of("yamldecode", &[TEXT], Gives::Any, yaml::yamldecode),
    of("yamlencode", &[ANY.nullable().whole()], Gives::Text, yaml::yamlencode),
    of("zipmap", &[TEXTS, ANY.marked()], Gives::Any, maps::zipmap),
];

#[cfg(test)]
mod tests {
    use super::FUNCTIONS;

    #[test]
    fn functions_are_sorted_and_unique() {
        let names: Vec<&str> = FUNCTIONS.iter().map(|function| function.name).collect();
        assert!(names.is_sorted_by(|left, right| left < right));
    }
}
