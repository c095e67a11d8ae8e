//! The kind language, form by form, on small bodies.

use super::KindTable;
use crate::catalog::Catalog;
use crate::model::{
    Data, Definition, Dialect, Document, Entry, KindId, Object, Origin, Outline, Place, Span, Syntax, Text, Value, View,
};
use crate::model::{Digest, Number, Reference, SourceId};
use crate::resolve::Raw;
use crate::resolve::unit::{Resolution, of_raws};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A body from JSON: `"?"` is unknown, `"?aws_x.y"` is unknown and refers to that address.
fn body(json: &serde_json::Value) -> Value {
    let data = match json {
        serde_json::Value::Null => Data::Null,
        serde_json::Value::Bool(truth) => Data::Bool(*truth),
        serde_json::Value::Number(number) => Data::Number(Number::Int(number.as_i64().unwrap())),
        serde_json::Value::String(text) => match text.strip_prefix('?') {
            Some("") => return Value::unknown("var.x has no value", None, Place::default()),
            Some(address) => {
                let reference = Reference { address: address.into(), attribute: "id".into() };
                return Value::unknown("known after apply", Some(reference), Place::default());
            }
            None => Data::String(text.as_str().into()),
        },
        serde_json::Value::Array(items) => Data::List(Arc::new(items.iter().map(body).collect())),
        serde_json::Value::Object(map) => {
            let entry = |(key, value): (&String, &serde_json::Value)| Entry {
                key: key.as_str().into(),
                key_span: Span::default(),
                value: body(value),
            };
            Data::Object(Arc::new(Object(map.iter().map(entry).collect())))
        }
    };
    Value { data, origin: Origin::default() }
}

fn raw(kind: &str, address: &str, json: &serde_json::Value) -> Raw {
    Raw {
        dialect: Dialect::Terraform,
        kind: kind.into(),
        address: address.into(),
        view: View::Code,
        body: body(json),
        document: 0,
        header: Place { source: SourceId(0), span: Span { start: 7, end: 9 } },
        open: None,
        says: crate::model::Collected::Unknown,
    }
}

fn table(fields: &str, readers: &str) -> KindTable {
    let identity = if fields.contains("name = ") { "['name']" } else { "[]" };
    let text = format!(
        "id = \"t.thing\"\ntitle = \"\"\nlayer = \"host\"\nidentity = {identity}\n[fields]\n{fields}\n\
         [[read]]\ndialect = \"terraform\"\ntypes = [\"thing\"]\n[read.fields]\n{readers}\n"
    );
    let catalog = Catalog::of(&[("thing.toml", &text)]);
    assert_eq!(catalog.problems, [], "{text}");
    KindTable::new(&catalog.kinds, &BTreeSet::from([KindId("t.thing".into())]))
}

fn unit(kinds: &KindTable, raws: Vec<Raw>) -> Resolution<'_> {
    let text = Arc::new(Text::new(SourceId(0), "x".into(), Digest([0; 32]), String::new()));
    let root = Value::new(Data::Null, Place::default());
    of_raws(vec![Document::new(text, 0, Syntax::Json, root)], raws, kinds)
}

/// The canonical attribute `a` of the first resource, in a short notation.
fn read(field: &str, reader: &str, raws: Vec<Raw>) -> String {
    let kinds = table(&format!("a = {{ {field}, doc = \"\" }}"), &format!("a = {reader}"));
    let unit = unit(&kinds, raws);
    show(unit.resources(0)[0].attributes.get("a").unwrap())
}

fn show(value: &Value) -> String {
    match &value.data {
        Data::Null => "null".into(),
        Data::Bool(truth) => truth.to_string(),
        Data::Number(Number::Int(number)) => number.to_string(),
        Data::Number(Number::Decimal(digits)) => digits.to_string(),
        Data::String(text) => format!("'{text}'"),
        Data::List(items) => format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(" ")),
        Data::Object(object) => {
            let entries = object.0.iter().map(|entry| format!("{}={}", entry.key, show(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(" "))
        }
        Data::Unknown(unknown) => format!("unknown({})", unknown.why),
        Data::Absent(why) => format!("absent({why})"),
        Data::Deferred => "deferred".into(),
    }
}

fn one(json: &str) -> Vec<Raw> {
    vec![raw("thing", "thing.x", &serde_json::from_str(json).unwrap())]
}

#[test]
fn paths_step_through_single_blocks_and_collect_lists() {
    let json = r#"{"v": [{"on": true}], "l": [{"c": ["a", "b"]}, {"c": ["d"]}, {}]}"#;
    assert_eq!(read("type = 'boolean'", "'v.on'", one(json)), "true");
    assert_eq!(read("type = 'list'", "'l[*].c[*]'", one(json)), "['a' 'b' 'd']");
    assert_eq!(read("type = 'list'", "'l[1].c'", one(json)), "['d']");
}

#[test]
fn what_is_not_there_is_absent_null_or_a_stated_default() {
    assert_eq!(read("type = 'string'", "'x'", one("{}")), "absent(the input does not say `a`)");
    assert_eq!(read("type = 'string', optional = true", "'x'", one("{}")), "null");
    assert_eq!(read("type = 'boolean'", "{ path = 'x', default = false, because = 'y' }", one("{}")), "false");
    assert_eq!(
        read("type = 'boolean'", "{ path = 'x', default = true, because = 'y' }", one(r#"{"x": null}"#)),
        "true"
    );
}

#[test]
fn unknown_stays_unknown_through_every_form() {
    let json = r#"{"x": "?"}"#;
    for reader in [
        "'x'",
        "{ path = 'x.y' }",
        "['x', 'z']",
        "{ path = 'x', map = { a = true } }",
        "{ path = 'x', present = true }",
    ] {
        assert_eq!(read("type = 'boolean'", reader, one(json)), "unknown(var.x has no value)", "{reader}");
    }
}

#[test]
fn a_reference_is_there_though_its_value_is_unknown() {
    assert_eq!(read("type = 'boolean'", "{ path = 'k', present = true }", one(r#"{"k": "?kms.k"}"#)), "true");
    assert_eq!(read("type = 'boolean'", "{ path = 'k', present = true }", one("{}")), "false");
}

#[test]
fn texts_that_count_as_nothing_are_not_there() {
    let reader = "{ path = 'k', nothing = ['alias/aws/*', 'arn:*:alias/aws/*', 'none'], present = true }";
    for (key, there) in [
        ("alias/aws/ebs", "false"),
        ("arn:aws:kms:eu-west-1:1:alias/aws/ebs", "false"),
        ("none", "false"),
        ("nonesuch", "true"),
        ("alias/aws", "true"),
        ("alias/mine", "true"),
        ("arn:aws:kms:eu-west-1:1:alias/mine/aws/ebs", "true"),
        ("arn:aws:kms:eu-west-1:1:key/1", "true"),
        ("?kms.k", "true"),
    ] {
        assert_eq!(read("type = 'boolean'", reader, one(&format!(r#"{{"k": "{key}"}}"#))), there, "{key}");
    }
}

#[test]
fn types_convert_or_are_unknown() {
    assert_eq!(read("type = 'boolean'", "'x'", one(r#"{"x": "True"}"#)), "true");
    assert_eq!(read("type = 'number'", "'x'", one(r#"{"x": "22"}"#)), "22");
    assert_eq!(read("type = 'string'", "'x'", one(r#"{"x": 22}"#)), "'22'");
    assert_eq!(read("type = 'list'", "'x'", one(r#"{"x": "a"}"#)), "['a']");
    assert_eq!(read("type = 'number'", "'x'", one(r#"{"x": "many"}"#)), "unknown(`a` is not a number)");
}

#[test]
fn maps_replace_values_and_fall_to_the_default() {
    let reader = "{ path = 'x', map = { Enabled = true }, default = false, because = 'y' }";
    assert_eq!(read("type = 'boolean'", reader, one(r#"{"x": "Enabled"}"#)), "true");
    assert_eq!(read("type = 'boolean'", reader, one(r#"{"x": "Suspended"}"#)), "false");
    let any = "{ path = 'x', map = { Enabled = true, '*' = false } }";
    assert_eq!(read("type = 'boolean'", any, one(r#"{"x": "Suspended"}"#)), "false");
}

#[test]
fn sub_mappings_give_every_declared_member() {
    let field =
        "type = 'list', of = { p = { type = 'number', doc = '' }, q = { type = 'string', optional = true, doc = '' } }";
    let reader = "{ path = 'r[*]', each = 'item', where = { t = 'in' }, fields = { p = 'port', q = 'q' } }";
    let json = r#"{"r": [{"t": "in", "port": "80"}, {"t": "out", "port": 1}, {"t": "?", "port": 2}]}"#;
    assert_eq!(read(field, reader, one(json)), "[{p=80 q=null} unknown(var.x has no value)]");
}

#[test]
fn json_in_a_string_is_read_and_bad_json_is_unknown() {
    let reader = "{ path = 'p', parse = 'json' }";
    assert_eq!(read("type = 'any'", reader, one(r#"{"p": "{\"S\": [1]}"}"#)), "{S=[1]}");
    assert!(read("type = 'any'", reader, one(r#"{"p": "{"}"#)).starts_with("unknown(holds no valid JSON"));
}

#[test]
fn a_trailing_comma_hides_nothing_and_lets_nothing_pass() {
    let reader = "{ path = 'p', parse = 'json' }";
    let found = read("type = 'any'", reader, one(r#"{"p": "{\"S\": [1, \",]\",], }"}"#));
    assert!(found.starts_with("{S=[1 ',]' unknown(holds no valid JSON"), "{found}");
}

const JOIN: &str =
    "{ join = { types = ['part'], ours = ['name'], theirs = ['of'] }, path = 'on', default = false, because = 'y' }";

fn with_part(thing: &str, part: &str) -> Vec<Raw> {
    let part: serde_json::Value = serde_json::from_str(part).unwrap();
    let mut raws = one(thing);
    raws.push(raw("part", "part.p", &part));
    raws
}

#[test]
fn siblings_join_by_reference_or_equal_value() {
    let named = r#"{"name": "n"}"#;
    assert_eq!(read("type = 'boolean'", JOIN, with_part(named, r#"{"of": "?thing.x", "on": true}"#)), "true");
    assert_eq!(read("type = 'boolean'", JOIN, with_part(named, r#"{"of": "n", "on": true}"#)), "true");
    assert_eq!(read("type = 'boolean'", JOIN, with_part(named, r#"{"of": "m", "on": true}"#)), "false");
    assert_eq!(read("type = 'boolean'", JOIN, with_part(named, r#"{"of": "?thing.y", "on": true}"#)), "false");
    assert_eq!(read("type = 'boolean'", JOIN, with_part(r#"{"name": "?part.p"}"#, r#"{"on": true}"#)), "true");
}

#[test]
fn of_a_sibling_only_what_joins_read_is_noted_and_of_what_must_be_there_nothing_below() {
    let join = "{ types = ['part'], ours = ['id'], theirs = ['thing.id'], same = ['zone'] }";
    let kinds = table(
        "a = { type = 'string', doc = '' }\nb = { type = 'boolean', doc = '' }",
        &format!("a = {{ join = {join}, path = 'x.y' }}\nb = {{ path = 'k.deep', present = true }}"),
    );
    let shown = |outline: &Outline| format!("{outline:?}").replace("Members", "");
    assert_eq!(shown(kinds.outline("thing")), r#"({"id": Whole, "k": ({"deep": ({})}), "zone": Whole})"#);
    let of_part = r#"({"thing": ({"id": Whole}), "x": ({"y": Whole}), "zone": Whole})"#;
    assert_eq!(shown(kinds.outline_of_sibling("part")), of_part);
}

#[test]
fn what_lies_below_joins_when_asked() {
    let within = JOIN.replace("theirs = ['of']", "theirs = ['of'], within = true");
    let joins = |join: &str, of: &str| {
        let part = format!(r#"{{"of": "{of}", "on": true}}"#);
        read("type = 'boolean'", join, with_part(r#"{"name": "/a/b"}"#, &part))
    };
    assert_eq!(joins(&within, "/a/b/queues/default"), "true");
    assert_eq!(joins(&within, "/a/b"), "true");
    assert_eq!(joins(&within, "/a/bc"), "false");
    assert_eq!(joins(&within, "/a"), "false");
    assert_eq!(joins(JOIN, "/a/b/queues/default"), "false");
}

#[test]
fn a_sibling_that_may_mean_anyone_makes_the_field_unknown() {
    let found = read("type = 'boolean'", JOIN, with_part(r#"{"name": "n"}"#, r#"{"of": "?", "on": true}"#));
    assert_eq!(found, "unknown(part.p may be about this resource: what it refers to is unknown)");
}

#[test]
fn identity_is_the_named_fields_or_the_address() {
    let kinds = table("name = { type = 'string', doc = '' }", "name = 'name'");
    let known = unit(&kinds, one(r#"{"name": "n"}"#));
    assert_eq!(&*known.resources(0)[0].identity, "n");
    let unknown = unit(&kinds, one(r#"{"name": "?"}"#));
    assert_eq!(&*unknown.resources(0)[0].identity, "thing.x");
}

#[test]
fn a_misspelt_reader_key_names_itself() {
    let text =
        "id='t'\ntitle=''\nlayer=''\n[fields]\n[[read]]\ndialect='terraform'\ntypes=[]\n[read.fields]\na={ pth='x' }";
    let error = toml::from_str::<Definition>(text).unwrap_err().to_string();
    assert!(error.contains("unknown field `pth`"), "{error}");
}
