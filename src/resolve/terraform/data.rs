//! Data sources that need nothing but their arguments and the region: what they give is known before anything is applied.

use super::language::{Data, Entry, Fault, Frame, Origin, Scope, Type, Unknown, Value};
use super::module::Item;
use super::tree::{Here, unknown};
use crate::model::Place;
use crate::model::hcl::{Expr, ExprKind, Part};
use std::sync::Arc;

/// Variables of one template.
const MOST_VARIABLES: usize = 200;

/// Whether a data source needs nothing but its arguments and the region.
pub(super) fn is_pure(kind: &str) -> bool {
    matches!(
        kind,
        "data.aws_region"
            | "data.aws_partition"
            | "data.aws_default_tags"
            | "data.aws_arn"
            | "data.aws_service_principal"
            | "data.template_file"
    )
}

/// The computed attributes of a data source with these arguments.
pub(super) fn pure<'a>(here: &Here<'_, 'a>, item: &'a Item<'a>, entries: &[Entry]) -> Vec<(&'static str, Value)> {
    let at = item.header;
    let argument = |name: &str| entries.iter().find(|entry| &*entry.key == name).map(|entry| &entry.value);
    match &*item.kind {
        "data.aws_region" if argument("name").is_none() => here.region_of(item).map_or_else(Vec::new, |region| {
            let endpoint = text(&region).map(|region| Value::string(format!("ec2.{region}.{}", suffix(&region)), at));
            let named = ["name", "id"].map(|name| (name, region.clone()));
            named.into_iter().chain(endpoint.map(|endpoint| ("endpoint", endpoint))).collect()
        }),
        "data.aws_partition" => here.region_of(item).and_then(|region| text(&region)).map_or_else(Vec::new, |region| {
            let suffix = suffix(&region);
            let reversed = suffix.rsplit('.').collect::<Vec<_>>().join(".");
            let partition = partition(&region);
            vec![
                ("partition", Value::string(partition, at)),
                ("id", Value::string(partition, at)),
                ("dns_suffix", Value::string(suffix, at)),
                ("reverse_dns_prefix", Value::string(reversed, at)),
            ]
        }),
        "data.aws_default_tags" => {
            let tags = here.default_tags(item).unwrap_or_else(|| Value::map(Type::String, Vec::new(), at));
            vec![("tags", tags)]
        }
        "data.aws_service_principal" => {
            let region = argument("region").cloned().or_else(|| here.region_of(item));
            let named = argument("service_name").and_then(text).zip(region.as_ref().and_then(text));
            named.map_or_else(Vec::new, |(service, region)| principal(&service, &region, at))
        }
        "data.aws_arn" => argument("arn").and_then(text).map_or_else(Vec::new, |arn| arn_parts(&arn, at)),
        "data.template_file" => match argument("template") {
            Some(template) => vec![("rendered", rendered(here, template, argument("vars"), at))],
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// What only AWS tells of the account: Terraform reads it while it plans, and no account lacks it.
pub(super) fn of_account(address: &str, attribute: &str, at: Place) -> Value {
    let why = format!("{address}.{attribute} is known only to AWS").into();
    let unknown = Unknown { kind: Type::String, why, not_null: true, not_empty: true, ..Unknown::default() };
    Unknown { is_read: true, ..unknown }.at(at)
}

/// <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/arn>
fn arn_parts(arn: &str, at: Place) -> Vec<(&'static str, Value)> {
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    let ["arn", partition, service, region, account, resource] = parts.as_slice() else { return Vec::new() };
    let named = [
        ("id", arn),
        ("partition", *partition),
        ("service", *service),
        ("region", *region),
        ("account", *account),
        ("resource", *resource),
    ];
    named.map(|(name, part)| (name, Value::string(part, at))).to_vec()
}

/// <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/service_principal>; outside the
/// standard partition services have names of their own.
fn principal(service: &str, region: &str, at: Place) -> Vec<(&'static str, Value)> {
    if partition(region) != "aws" {
        return Vec::new();
    }
    let suffix = suffix(region);
    let named = [
        ("id", format!("{service}.{region}.{suffix}")),
        ("name", format!("{service}.{suffix}")),
        ("region", region.to_owned()),
        ("suffix", suffix.to_owned()),
    ];
    named.map(|(name, part)| (name, Value::string(part, at))).to_vec()
}

/// <https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html>
fn partition(region: &str) -> &'static str {
    let starts = |prefix: &str| region.starts_with(prefix);
    if starts("cn-") {
        "aws-cn"
    } else if starts("us-gov-") {
        "aws-us-gov"
    } else if starts("us-isob-") {
        "aws-iso-b"
    } else if starts("us-iso-") {
        "aws-iso"
    } else {
        "aws"
    }
}

/// The end of the host names of a region's services.
fn suffix(region: &str) -> &'static str {
    match partition(region) {
        "aws-cn" => "amazonaws.com.cn",
        "aws-iso" => "c2s.ic.gov",
        "aws-iso-b" => "sc2s.sgov.gov",
        _ => "amazonaws.com",
    }
}

fn text(value: &Value) -> Option<Arc<str>> {
    if let Data::String(text) = &value.data { Some(Arc::clone(text)) } else { None }
}

/// The template of a `template_file`, rendered with its variables and nothing else.
fn rendered(here: &Here<'_, '_>, template: &Value, vars: Option<&Value>, at: Place) -> Value {
    let entries = vars.and_then(Value::entries);
    let (Some(text), false) = (text(template), vars.is_some() && entries.is_none()) else {
        return unknown("the template or its variables are not known", at);
    };
    let entries = entries.map_or(&[][..], |entries| entries.as_slice());
    match here.tree.root.files.template(&text, 0) {
        Ok(parts) if entries.len() <= MOST_VARIABLES => {
            let scope = Scope { is_template: true, ..Scope::top(super::files::NOWHERE, 0) };
            let value = bound(here, &parts, entries, scope);
            Value { origin: Origin { place: at, ..value.origin }, data: value.data }
        }
        Ok(_) => unknown("the template has too many variables", at),
        Err(why) => Fault::new(why, at).into_value(),
    }
}

/// Binds the variables one by one, then renders.
fn bound(here: &Here<'_, '_>, parts: &[Part], entries: &[Entry], scope: Scope<'_>) -> Value {
    if let [first, rest @ ..] = entries {
        let frame = Frame { name: &first.key, value: &first.value, outer: scope.frame };
        return bound(here, parts, rest, scope.with(&frame));
    }
    let expr = Expr { kind: ExprKind::Template(parts.to_vec()), span: crate::model::Span::default() };
    here.evaluate(&expr, scope).unwrap_or_else(Fault::into_value)
}
