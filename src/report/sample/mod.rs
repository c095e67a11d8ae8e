//! An assessment that has everything a report must cope with; only tests use it.

mod checks;
mod held;
mod records;
mod trend;

use crate::model::{
    Assessment, Check, Class, Control, ControlId, ControlStatus, Date, Decisions, Digest, Disagreement, Evidence,
    Fingerprint, Framework, FrameworkAssessment, Freshness, InputRecord, KindId, LeftOut, Level, Measure, NodeType,
    NotRead, Outcome, Problem, Ratio, Role, Rule, RuleId, RuleResult, RuleStatus, Run, Score, Severity, Stage, Status,
    StatusSource, Time, View,
};
use checks::{Page, checks};
pub(super) use held::held;
pub(super) use records::signed;
use std::collections::BTreeMap;
use std::sync::Arc;
pub(super) use trend::trend;

/// A run over nothing.
pub(super) fn nothing() -> Assessment {
    Assessment {
        run: run(),
        inputs: Vec::new(),
        rules: BTreeMap::new(),
        checks: Vec::new(),
        rule_results: BTreeMap::new(),
        frameworks: frameworks().into_iter().map(|framework| unseen(Arc::new(framework))).collect(),
        problems: Vec::new(),
        exceptions: Vec::new(),
        attestations: Vec::new(),
        disagreements: Vec::new(),
        gate_failures: Vec::new(),
        baseline: None,
        change: None,
        measures: Vec::new(),
        freshness: Freshness::default(),
        complete_kinds: std::collections::BTreeSet::new(),
        history: None,
    }
}

/// A run over several files, with every kind of outcome.
pub(super) fn assessment() -> Assessment {
    Assessment {
        run: Run {
            left_out: left_out(),
            files_ignored: 2,
            decisions: Decisions {
                min_coverage: Some(60.0),
                roles: vec![Role::ServiceProvider],
                complete_layers: vec!["host".to_owned()],
                parameters: BTreeMap::from([("min_days".to_owned(), toml::Value::Integer(14))]),
                ..Decisions::default()
            },
            unjudged_types: BTreeMap::from([
                ("aws_route53_record".to_owned(), 12),
                ("aws_lambda_function".to_owned(), 3),
                ("ServiceMonitor".to_owned(), 1),
            ]),
            resources: BTreeMap::from([(kind("aws.s3.bucket"), 2), (kind("k8s.workload"), 1), (kind("linux.sshd"), 1)]),
            ..run()
        },
        inputs: inputs(),
        rules: rules().into_iter().map(|rule| (rule.id.clone(), Arc::new(rule))).collect(),
        checks: checks(),
        rule_results: rule_results(),
        frameworks: frameworks().into_iter().enumerate().map(|(n, framework)| judged(n, Arc::new(framework))).collect(),
        problems: problems(),
        exceptions: Vec::new(),
        attestations: Vec::new(),
        disagreements: vec![Disagreement {
            rule: id("AWS-S3-003"),
            identity: "shop-cards".into(),
            views: vec![
                (View::Code, "fail", "module.shop.aws_s3_bucket.cards".into()),
                (View::Live, "pass", "arn:aws:s3:::shop-cards".into()),
            ],
        }],
        gate_failures: vec!["4 findings at or above high".to_owned(), "coverage of hipaa is below 60%".to_owned()],
        baseline: None,
        change: None,
        measures: measures(),
        freshness: Freshness::default(),
        complete_kinds: std::collections::BTreeSet::new(),
        history: None,
    }
}

/// The sample with its first finding repeated in other places until there are `count`.
pub(super) fn many(count: usize) -> Assessment {
    let mut assessment = assessment();
    let first = assessment.checks[0].clone();
    let Outcome::Fail(findings) = &first.outcome else { panic!("the first check fails") };
    let rules = ["AWS-S3-003", "K8S-POD-002", "K8S-POD-009"].map(id);
    assessment.checks.extend((0..count).map(|number| {
        let mut finding = findings[0].clone();
        finding.location.path = format!("generated/{:03}.tf", number / 50).into();
        finding.location.start.line = u32::try_from(4 + number % 50).unwrap();
        finding.location.end.line = finding.location.start.line;
        finding.fingerprint = Fingerprint(u128::try_from(number).unwrap().to_be_bytes());
        Check { rule: rules[number % 3].clone(), outcome: Outcome::Fail(vec![finding]), ..first.clone() }
    }));
    assessment
}

/// Figures of every unit, and one that has no value.
fn measures() -> Vec<Measure> {
    vec![
        Measure::share("score", 12.5, 25.0, "rules").with("framework", "gdpr").with("version", "2016/679"),
        Measure::ratio("waived_share", Ratio { numerator: 0, denominator: 0 }, "failing checks")
            .with("framework", "gdpr"),
        Measure::count("exceptions", 2).with("type", "risk_acceptance").with("owner", "the \"shop\\bank\"\nteam"),
        Measure::plain("exception_age", Some(1.5)).with("statistic", "median"),
    ]
}

fn run() -> Run {
    Run {
        version: "0.0.0",
        as_of: Date { year: 2026, month: 11, day: 22 },
        evaluated_at: Time(1_795_335_300_042),
        content_digest: Digest([0xab; 32]),
        fail_on: Some(Severity::High),
        decisions: Decisions::default(),
        changed_since: None,
        left_out: Vec::new(),
        files_ignored: 0,
        unjudged_types: BTreeMap::new(),
        resources: BTreeMap::new(),
    }
}

fn left_out() -> Vec<LeftOut> {
    let one = |why, path: &str| LeftOut { why, path: path.into() };
    let unknown = ["README.md", "docs/a.md", "docs/b.md", "run.sh", "Makefile"];
    let mut all: Vec<_> = unknown.map(|path| one(NotRead::UnknownFormat, path)).into();
    all.push(one(NotRead::Downloaded, "infra/.terraform"));
    all.push(one(NotRead::Archive, "infra/lambda.zip"));
    all
}

fn id(text: &str) -> RuleId {
    RuleId(text.into())
}

fn kind(text: &str) -> KindId {
    KindId(text.into())
}

fn inputs() -> Vec<InputRecord> {
    let input = |path: &str, syntax: &'static str, recognised: &str, resources| InputRecord {
        path: path.into(),
        digest: Digest([path.len().try_into().unwrap(); 32]),
        syntax: syntax.into(),
        recognised: recognised.to_owned(),
        documents: 1,
        resources,
        collected: checks::collected(path),
    };
    vec![
        input("deploy/web.yaml", "yaml", "kubernetes: apiVersion and kind at the root", 1),
        input("hosts/db 1.tar!etc/ssh/sshd_config", "sshd", "linux.sshd: path in a host tree", 1),
        input("infra/main.tf", "hcl", "terraform: file name", 1),
        input("infra/prod.tfvars", "hcl", "terraform variables: file name", 0),
    ]
}

fn rules() -> Vec<Rule> {
    let rule = |rule_id: &str, title: &str, severity, kind_id: &str, package: &str| {
        Rule {
        id: id(rule_id),
        title: title.to_owned().into(),
        description: format!("{title}: otherwise anyone who reaches it can read or change what it holds.").into(),
        severity,
        applies_to: vec![kind(kind_id)],
        remediation: match kind_id {
            "aws.s3.bucket" => "Set `acl = \"private\"` or remove the ACL, and add an `aws_s3_bucket_public_access_block` with all four settings true.",
            "linux.sshd" => "Set `PermitRootLogin no` in sshd_config and reload sshd.",
            _ => "Remove `privileged: true`; add single capabilities instead.",
        }
        .into(),
        tags: vec!["storage".into()],
        related_resources: vec!["https://example.org/manual#anchor".into()],
        equivalents: BTreeMap::from([("checkov".into(), vec!["CKV_AWS_20".into()])]),
        parameters: BTreeMap::new(),
        package: package.to_owned().into(),
        path: "policies/x.rego".into(),
        text: "".into(),
    }
    };
    vec![
        rule(
            "AWS-S3-003",
            "Buckets are not public",
            Severity::Critical,
            "aws.s3.bucket",
            "policies.aws.s3.public_bucket",
        ),
        rule(
            "HOST-SSH-001",
            "Root cannot log in over SSH",
            Severity::High,
            "linux.sshd",
            "policies.linux.ssh.root_login",
        ),
        rule(
            "K8S-POD-002",
            "Containers are not privileged",
            Severity::High,
            "k8s.workload",
            "policies.kubernetes.pod.privileged",
        ),
        rule(
            "K8S-POD-009",
            "Containers do not run as root",
            Severity::Medium,
            "k8s.workload",
            "policies.kubernetes.pod.root_user",
        ),
        rule("K8S-POD-011", "Images are pinned", Severity::Low, "k8s.workload", "policies.kubernetes.pod.latest_tag"),
    ]
}

fn rule_results() -> BTreeMap<RuleId, RuleResult> {
    let result = |status, failed, undecided| RuleResult {
        status,
        passed: 1,
        stale: 0,
        failed,
        waived: 0,
        undecided,
        no_evidence: 0,
        not_applicable: 0,
    };
    BTreeMap::from([
        (id("AWS-S3-003"), result(RuleStatus::Fail, 1, 2)),
        (id("HOST-SSH-001"), result(RuleStatus::Fail, 2, 0)),
        (id("K8S-POD-002"), result(RuleStatus::Fail, 1, 1)),
        (id("K8S-POD-009"), result(RuleStatus::Fail, 1, 0)),
        (id("K8S-POD-011"), result(RuleStatus::Error, 0, 1)),
    ])
}

fn control(control_id: &str, class: Class, title: &str, rules: &[&str]) -> Control {
    Control {
        id: ControlId(control_id.into()),
        parent: None,
        citation: control_id.replacen('-', " ", 1).into(),
        title: title.to_owned().into(),
        summary: format!("{title}, in short.").into(),
        node: NodeType::Requirement,
        class,
        role: Role::All,
        effective: None,
        superseded: None,
        effective_note: None,
        layers: Vec::new(),
        decision_inputs: Vec::new(),
        aliases: Vec::new(),
        specification: None,
        status_source: StatusSource::Rules,
        no_exception: None,
        alternatives: Vec::new(),
        attested_months: None,
        evidence: rules
            .iter()
            .map(|rule| Evidence { rule: id(rule), because: "it limits who can read".into(), demands: BTreeMap::new() })
            .collect(),
    }
}

fn frameworks() -> Vec<Framework> {
    let framework = |name: &str, title: &str, version: &str, controls| Framework {
        id: name.into(),
        title: title.to_owned(),
        version: version.to_owned(),
        controls,
    };
    let every = ["AWS-S3-003", "HOST-SSH-001", "K8S-POD-002", "K8S-POD-009", "K8S-POD-011"];
    vec![
        framework(
            "gdpr",
            "General Data Protection Regulation",
            "2016/679",
            vec![
                control("GDPR-32", Class::Group, "Security of processing", &[]),
                control("GDPR-32(1)(b)", Class::Partial, "Confidentiality, integrity and availability", &every),
            ],
        ),
        framework(
            "hipaa",
            "HIPAA Security Rule",
            "45 CFR 164",
            vec![
                control("HIPAA-164.312(a)(1)", Class::Partial, "Access control", &["AWS-S3-003", "HOST-SSH-001"]),
                control("HIPAA-164.312(e)(1)", Class::Automated, "Transmission security", &["AWS-S3-003"]),
                control("HIPAA-164.308(a)(2)", Class::Manual, "A responsible person", &[]),
            ],
        ),
        framework(
            "pci-dss",
            "PCI DSS",
            "4.0.1",
            vec![
                control("PCI-1.3.1", Class::Automated, "Inbound traffic is limited", &["AWS-S3-003", "K8S-POD-002"]),
                control(
                    "PCI-2.2.6",
                    Class::Automated,
                    "Security parameters prevent misuse",
                    &["HOST-SSH-001", "K8S-POD-009"],
                ),
                control("PCI-6.4.1", Class::Automated, "Superseded", &["HOST-SSH-001"]),
            ],
        ),
    ]
}

fn unseen(framework: Arc<Framework>) -> FrameworkAssessment {
    let status = |control: &Control| ControlStatus {
        id: control.id.clone(),
        status: if control.class == Class::Manual { Status::Manual } else { Status::NoEvidence },
        reason: "no input shows anything".to_owned(),
        rules: Vec::new(),
    };
    FrameworkAssessment {
        controls: framework.controls.iter().map(status).collect(),
        counts: BTreeMap::from([(Status::NoEvidence, framework.controls.len())]),
        score: Score { score: None, coverage: None, pessimistic: None, points: 0.0, judged: 0.0, applicable: 0.0 },
        metrics: vec![("assured_rate", Ratio { numerator: 0, denominator: 0 })],
        framework,
    }
}

fn judged(number: usize, framework: Arc<Framework>) -> FrameworkAssessment {
    let mut assessed = unseen(framework);
    for status in &mut assessed.controls {
        let (new, reason) = match &*status.id.0 {
            "PCI-6.4.1" => (Status::NotApplicable, "superseded since 2025-03-31"),
            "PCI-2.2.6" => (Status::Error, "K8S-POD-009 could not be decided"),
            "HIPAA-164.308(a)(2)" => (Status::Manual, "only a person can say, and nobody did"),
            _ => (Status::Fail, "AWS-S3-003 fails on module.shop.aws_s3_bucket.cards"),
        };
        status.status = new;
        reason.clone_into(&mut status.reason);
        status.rules = vec![id("AWS-S3-003")];
    }
    assessed.counts = [
        BTreeMap::from([(Status::Fail, 1), (Status::Manual, 60)]),
        BTreeMap::from([(Status::Fail, 2), (Status::Manual, 1), (Status::NoEvidence, 13)]),
        BTreeMap::from([(Status::Fail, 1), (Status::Error, 1), (Status::Pass, 100), (Status::Partial, 7)]),
    ][number]
        .clone();
    let score =
        [(Some(50.0), Some(12.345), Some(6.25)), (None, Some(0.0), None), (Some(100.0), Some(33.3), Some(33.3))];
    let (score, coverage, pessimistic) = score[number];
    assessed.score = Score { score, coverage, pessimistic, ..assessed.score };
    assessed.metrics.push(("total_coverage", Ratio { numerator: 2, denominator: 3 }));
    assessed
}

fn problems() -> Vec<Problem> {
    let broken = Page::new("deploy/broken.yaml", "a: [1\nb: 2\n");
    let mut problems = vec![
        Problem::new(Level::Error, Stage::Parse, "yaml-syntax", "did not find `,` or `]` in this list")
            .at(broken.locate("b: 2"))
            .help("close the list"),
        Problem::new(Level::Error, Stage::Catalog, "rule-metadata", "custom.severity is missing")
            .in_path("policies/own.rego"),
        Problem::new(Level::Notice, Stage::Resolve, "chart-not-rendered", "templates of a Helm chart are not rendered")
            .in_path("charts/web/templates")
            .help("render it with `helm template` and scan the result"),
    ];
    problems.extend(["charts/api/templates", "charts/web/templates/tests"].map(|path| {
        Problem::new(Level::Notice, Stage::Resolve, "chart-not-rendered", "templates of a Helm chart are not rendered")
            .in_path(path)
    }));
    problems.extend((1..=7).map(|number| {
        Problem::new(Level::Warning, Stage::Parse, "duplicate-key", format!("key `a{number}` is given twice"))
            .at(Page::new("values.yaml", "x\ny\n").locate("y"))
    }));
    problems
}
