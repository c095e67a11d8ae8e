//! What each stage costs on small, typical input: `cargo bench`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;
use tickmark::assess::{Facts, Settings, assess};
use tickmark::catalog::Catalog;
use tickmark::collect::{self, Inventory, Request};
use tickmark::evaluate::{Engine, Limits, Scene};
use tickmark::model::{
    Assessment, Data, Date, Decisions, Digest, Document, Object, Origin, Run, Source, SourceId, Syntax, Value,
};
use tickmark::parse::parse;
use tickmark::report::{Format, Style, render};
use tickmark::resolve::{KindTable, Layout, Resolution, Scope, Terraform, directory_of, resolve};
use tickmark::scan::{Judges, Reader, scan};

/// Buckets, one in ten of them public.
fn terraform(count: usize) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let acl = if number % 10 == 0 { "public-read" } else { "private" };
        let _ = write!(
            text,
            "resource \"aws_s3_bucket\" \"b{number}\" {{\n  bucket = \"bucket-{number}\"\n  acl    = \"{acl}\"\n  \
             versioning {{\n    enabled = true\n  }}\n}}\n"
        );
        text
    })
}

fn kubernetes(count: usize) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let _ = write!(
            text,
            "---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: pod-{number}\nspec:\n  containers:\n    - name: app\n      \
             image: example.com/app:1.{number}\n      securityContext: {{ privileged: {} }}\n",
            number % 10 == 0
        );
        text
    })
}

fn documents(text: &str, syntax: Syntax) -> Vec<Document> {
    let bytes = text.as_bytes().to_vec();
    let source = Source { id: SourceId(0), path: "bench".into(), digest: Digest([0; 32]), bytes };
    parse(source, syntax).documents
}

struct Content {
    catalog: Catalog,
    engine: Engine,
    kinds: KindTable,
}

#[expect(clippy::expect_used, reason = "the date is written here")]
fn content() -> Content {
    let catalog = Catalog::load(&[]);
    let nothing = Value { data: Data::Object(Arc::new(Object::default())), origin: Origin::default() };
    let as_of = "2026-01-31".parse().expect("a date");
    let engine = Engine::new(&catalog.rules, &catalog.libraries, &nothing, as_of, Limits::default());
    let wanted = catalog.rules.iter().flat_map(|rule| rule.applies_to.iter().cloned()).collect();
    let kinds = KindTable::new(&catalog.kinds, &wanted);
    Content { catalog, engine, kinds }
}

fn evaluate(content: &Content, resolution: &Resolution<'_>) -> usize {
    let texts = resolution.texts();
    let mut session = content.engine.session();
    let mut checks = 0;
    for resource in (0..resolution.len()).flat_map(|index| resolution.resources(index)) {
        let scene = Scene::new(&resource, &texts);
        for rule in content.engine.rules_for(&resource.kind) {
            black_box(session.check(*rule, &scene));
            checks += 1;
        }
    }
    checks
}

/// The assessment of a real folder of fixtures.
fn assessment(content: &Content) -> Assessment {
    let paths = ["fixtures/aws/s3".into(), "fixtures/kubernetes/workload".into()];
    let inventory = collect::inventory(&Request {
        paths: &paths,
        hosts: &[],
        include: &[],
        exclude: &[],
        no_ignore: true,
        stdin: None,
        terraform: tickmark::model::TerraformInputs::default(),
        collected: &[],
        limits: collect::Limits::default(),
    });
    let judges = Judges { rules: &content.catalog.rules, engine: &content.engine, kinds: &content.kinds };
    let found = scan(&inventory, judges, &|_, _| {});
    let as_of = Date { year: 2026, month: 1, day: 31 };
    let facts = Facts {
        run: Run {
            version: "bench",
            as_of,
            evaluated_at: tickmark::model::Time::midnight(as_of),
            content_digest: content.catalog.digest,
            fail_on: None,
            changed_since: None,
            decisions: Decisions::default(),
            left_out: Vec::new(),
            files_ignored: found.ignored,
            unjudged_types: found.unjudged,
            resources: found.resources,
        },
        inputs: found.inputs,
        rules: content.catalog.rules.iter().map(|rule| (rule.id.clone(), Arc::clone(rule))).collect(),
        frameworks: content.catalog.frameworks.clone(),
        checks: found.checks,
        problems: found.problems,
        kind_layers: content.catalog.kind_layers(),
        parameters: Value { data: Data::Object(Arc::new(Object::default())), origin: Origin::default() },
        exceptions: Vec::new(),
        attestations: Vec::new(),
        baseline: None,
    };
    assess(facts, &Settings::new(as_of))
}

fn reports(criterion: &mut Criterion, content: &Content) {
    let assessment = assessment(content);
    for format in Format::all() {
        criterion.bench_function(&format!("report/{}", format.name()), |bencher| {
            bencher.iter(|| {
                let mut out = Vec::new();
                render(format, black_box(&assessment), &Style::default(), &mut out).map(|()| out.len())
            });
        });
    }
}

fn stages(criterion: &mut Criterion) {
    let content = content();
    let inventory = Inventory::default();
    let (reader, values) = (Reader::new(&inventory), BTreeMap::new());
    let inputs = [("terraform", terraform(200), Syntax::Hcl), ("kubernetes", kubernetes(200), Syntax::Yaml)];
    for (name, text, syntax) in inputs {
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("parse", |bencher| bencher.iter(|| documents(black_box(&text), syntax)));
        let mut parsed = documents(&text, syntax);
        let mut scope = Scope::File;
        let path = parsed.first().map(|document| Arc::clone(&document.text.path)).unwrap_or_default();
        if syntax == Syntax::Hcl {
            let mut layout = Layout::default();
            layout.add(directory_of(&path).into(), std::mem::take(&mut parsed), &reader);
            let inputs = &inventory.terraform;
            for (root, variant) in layout.roots(&[]).iter().zip(&inputs.variants) {
                let (terraform, documents) = Terraform::new(root, inputs, variant, &values, &reader);
                (scope, parsed) = (Scope::Root(terraform), documents);
            }
        }
        group.bench_function("resolve", |bencher| {
            bencher.iter(|| {
                let resolution = resolve(&scope, parsed.clone(), &content.kinds);
                (0..resolution.len()).flat_map(|index| resolution.resources(index)).count()
            });
        });
        let resolution = resolve(&scope, parsed.clone(), &content.kinds);
        group.bench_function("evaluate", |bencher| bencher.iter(|| evaluate(&content, &resolution)));
        group.finish();
    }
    criterion.bench_function("catalog", |bencher| bencher.iter(|| Catalog::load(&[]).rules.len()));
    reports(criterion, &content);
}

criterion_group!(benches, stages);
criterion_main!(benches);
