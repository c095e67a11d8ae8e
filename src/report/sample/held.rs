//! The sample held against a baseline, over what changed since a revision.

use super::signed;
use crate::model::{
    Acceptance, Assessment, Baseline, Change, ChangedSince, ControlId, ControlTurn, Date, Fate, FrameworkTurn, KindId,
    Outcome, RuleId, Severity, Side, Since, Snapshot, Status, Turn, Verdict, View, Word,
};
use std::sync::Arc;

/// The signed sample: its first finding is new, the others were there before, and one is gone.
pub(in crate::report) fn held() -> Assessment {
    let mut assessment = signed();
    let snapshot = Arc::new(Snapshot::of(&assessment));
    let findings = assessment
        .checks
        .iter_mut()
        .filter_map(|check| if let Outcome::Fail(findings) = &mut check.outcome { Some(findings) } else { None });
    for (number, finding) in findings.flatten().enumerate() {
        finding.since = Some(if number == 0 { Since::New } else { Since::Known });
    }
    assessment.run.changed_since = Some(ChangedSince {
        revision: "main".into(),
        commit: "0123456789abcdef0123456789abcdef01234567".into(),
        changed: vec!["infra/main.tf".into()],
        units: 7,
        judged: 3,
        whole: None,
        remarks: vec!["1 file is in no part of the repository, and judged in any case: x.json".to_owned()],
    });
    assessment.baseline = Some(Arc::new(Baseline {
        name: "main".into(),
        commit: Some("0123456789abcdef0123456789abcdef01234567".into()),
        remarks: vec!["standard input is no part of the revision, and is taken as it is now".to_owned()],
        snapshot,
    }));
    assessment.change = Some(change());
    assessment
}

fn change() -> Change {
    let side = |name: &str| Side {
        name: name.into(),
        version: "0.0.0".into(),
        as_of: Date { year: 2026, month: 11, day: 22 },
        content_digest: "sha256:ab".into(),
        verdict: Verdict::Failed,
        open: 4,
        accepted: 2,
    };
    Change {
        before: side("main"),
        after: side("this run"),
        incomparable: vec!["the later one judged only what changed since main".to_owned()],
        turns: vec![gone()],
        controls: vec![ControlTurn {
            framework: "pci-dss".into(),
            control: ControlId("PCI-1.3.1".into()),
            before: (Status::Pass, "passes: AWS-S3-003 on 2 resources".into()),
            after: (Status::Fail, "fails: AWS-S3-003 on 1 of 2 resources".into()),
        }],
        frameworks: vec![FrameworkTurn {
            framework: "pci-dss".into(),
            version: "4.0.1".into(),
            score: (Some(61.5), Some(54.0)),
            coverage: (None, Some(7.25)),
        }],
        expiring: vec![Acceptance {
            id: "EXC-1".into(),
            kind: "risk_acceptance".into(),
            live: true,
            expires: Date { year: 2026, month: 12, day: 6 },
            owner: "Shop <team@example.com>".into(),
            covered: 1,
        }],
    }
}

fn gone() -> Turn {
    Turn {
        fate: Fate::Unobserved,
        path: "infra/old.tf".into(),
        line: 4,
        rule: RuleId("AWS-S3-003".into()),
        severity: Severity::Critical,
        kind: KindId("aws.s3.bucket".into()),
        identity: "old".into(),
        view: View::Code,
        address: "aws_s3_bucket.old".into(),
        fingerprint: Some("cd".repeat(16).into()),
        message: "the bucket is `public`, expected private".into(),
        before: Some(Word::Fail),
        after: None,
        exception: None,
        why: Some("its file is not read any more"),
    }
}
