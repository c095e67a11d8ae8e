//! Checks of the sample: every outcome, in files that are hard to show.

use super::{id, kind};
use crate::model::{
    Check, Collected, Date, Digest, Finding, Fingerprint, Link, Location, Outcome, Snippet, SourceId, Span, Subject,
    Text, Time, View,
};
use std::sync::Arc;

const MAIN_TF: &str = "# storage of the shop\n\
resource \"aws_s3_bucket\" \"cards\" {\n  bucket = \"shop-cards\"\n  acl    = var.acl\n\n  tags = {\n    owner = \"Zoë Müller\" # 漢字\n  }\n}\n";
const VARS: &str = "region = \"eu-west-1\"\n\nacl = \"public-read\"\n";
const DEPLOYMENT: &str = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n\t    hostNetwork: true # tab\n      containers:\n        - name: web\n          image: web:latest\n          securityContext:\n            privileged: true\n            runAsUser: 0\n";
const SSHD: &str = "Port 22\nPermitRootLogin yes \u{1b}[31mred\u{7}\nX11Forwarding no\n";

/// Every check, by path.
pub(super) fn checks() -> Vec<Check> {
    let mut checks = bucket_checks();
    checks.extend(workload_checks());
    checks.extend(host_checks());
    checks
}

fn bucket_checks() -> Vec<Check> {
    let (main, vars) = (Page::new("infra/main.tf", MAIN_TF), Page::new("infra/prod.tfvars", VARS));
    let mut public = main.finding("var.acl", "the ACL is public-read, expected private", "acl", 1);
    public.chain = vec![
        Link { label: "var.acl".into(), location: main.locate("var.acl") },
        Link { label: "acl in prod.tfvars".into(), location: vars.locate("\"public-read\"") },
    ];
    let header = main.locate("resource \"aws_s3_bucket\" \"cards\"");
    let bucket = subject("aws.s3.bucket", "module.shop.aws_s3_bucket.cards", "shop-cards", View::Code, header.clone());
    let logs = subject("aws.s3.bucket", "aws_s3_bucket.logs", "aws_s3_bucket.logs", View::Code, header);
    vec![
        check("AWS-S3-003", &bucket, Outcome::Fail(vec![public])),
        check("AWS-S3-003", &logs, Outcome::Unknown("var.region has no value".into())),
    ]
}

fn workload_checks() -> Vec<Check> {
    let page = Page::new("deploy/web.yaml", DEPLOYMENT);
    let web = subject("k8s.workload", "apps/Deployment/default/web", "default/web", View::Code, page.locate("apps/v1"));
    let privileged =
        page.finding("privileged: true", "privileged is true, expected false", "containers[0].privileged", 2);
    let host = page.finding("hostNetwork: true", "hostNetwork is true, expected false", "host_network", 3);
    let root = page.finding(
        "securityContext:\n            privileged: true\n            runAsUser: 0",
        "runAsUser is 0, expected a user other than root, since a process that escapes its container keeps that number on the node",
        "containers[0].security_context",
        4,
    );
    let mut bare =
        page.finding("image: web:latest", "the image is web:latest, expected a digest", "containers[0].image", 5);
    bare.snippet = None;
    vec![
        check("K8S-POD-002", &web, Outcome::Fail(vec![privileged, host])),
        check("K8S-POD-009", &web, Outcome::Fail(vec![root])),
        check("K8S-POD-011", &web, Outcome::Fail(vec![bare])),
    ]
}

fn host_checks() -> Vec<Check> {
    let path = "hosts/db 1.tar!etc/ssh/sshd_config";
    let page = Page::new(path, SSHD);
    let sshd = subject("linux.sshd", "db 1:/etc/ssh/sshd_config", "db 1", View::Live, page.locate("Port 22"));
    let absolute = Page::new("/srv/export.json", &format!("{{\"pad\":\"{}\",\"root\":\"yes\"}}", "é".repeat(3000)));
    let parent = Page::new("../shared/Ünïcode.json", "{\"root\": \"yes\"}");
    let other = subject("linux.sshd", "web:/etc/ssh/sshd_config", "web", View::Live, absolute.locate("{"));
    vec![
        check(
            "HOST-SSH-001",
            &sshd,
            Outcome::Fail(vec![page.finding(
                "yes",
                "PermitRootLogin is yes, expected no",
                "settings.permitrootlogin",
                6,
            )]),
        ),
        check(
            "HOST-SSH-001",
            &other,
            Outcome::Fail(vec![
                absolute.finding("\"yes\"", "PermitRootLogin is yes, expected no", "root", 7),
                parent.finding("\"yes\"", "PermitRootLogin is yes, expected no", "root", 8),
            ]),
        ),
        check("AWS-S3-003", &other, Outcome::NoEvidence("the export does not hold ACLs".into())),
        check("K8S-POD-002", &sshd, Outcome::Error("rule ran out of its 2 s".into())),
        check("K8S-POD-009", &sshd, Outcome::Pass),
        check("K8S-POD-011", &sshd, Outcome::NotApplicable("no image".into())),
    ]
}

fn check(rule: &str, subject: &Arc<Subject>, outcome: Outcome) -> Check {
    Check { rule: id(rule), subject: Arc::clone(subject), outcome, exception: None }
}

fn subject(kind_id: &str, address: &str, identity: &str, view: View, location: Location) -> Arc<Subject> {
    let collected = collected(&location.path);
    Arc::new(Subject {
        kind: kind(kind_id),
        address: address.into(),
        identity: identity.into(),
        view,
        location,
        collected,
    })
}

/// Hosts are of a day that somebody gave, what lies outside of the project of one that nobody did.
pub(super) fn collected(path: &str) -> Collected {
    match path {
        path if path.starts_with("hosts/") => Collected::Told(Time::midnight(Date { year: 2026, month: 9, day: 1 })),
        path if path.starts_with('/') => Collected::Unknown,
        _ => Collected::WorkingTree,
    }
}

/// A source text, and what tests need to point into it.
pub(super) struct Page(Text);

impl Page {
    pub(super) fn new(path: &str, content: &str) -> Self {
        Self(Text::new(SourceId(0), path.into(), Digest([0; 32]), content.to_owned()))
    }

    fn span(&self, wanted: &str) -> Span {
        let start = self.0.as_str().find(wanted).unwrap();
        Span::new(start, start + wanted.len())
    }

    pub(super) fn locate(&self, wanted: &str) -> Location {
        self.0.locate(self.span(wanted))
    }

    fn snippet(&self, wanted: &str) -> Snippet {
        let location = self.locate(wanted);
        let first_line = location.start.line.saturating_sub(1).max(1);
        let lines: Vec<_> = (first_line..=location.end.line + 1)
            .filter_map(|line| Some(self.0.part(self.0.line(line)?).to_string()))
            .collect();
        let text = lines.join("\n");
        let before = self.0.as_str().split_inclusive('\n').take(first_line as usize - 1).map(str::len).sum::<usize>();
        let range = self.span(wanted).range();
        Snippet { first_line, text, highlight: range.start - before..range.end - before }
    }

    fn finding(&self, wanted: &str, message: &str, attribute: &str, number: u8) -> Finding {
        Finding {
            message: message.into(),
            attribute: attribute.into(),
            location: self.locate(wanted),
            snippet: Some(Arc::new(self.snippet(wanted))),
            chain: Vec::new(),
            fingerprint: Fingerprint([number; 16]),
            since: None,
        }
    }
}
