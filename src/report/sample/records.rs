//! The sample with what people signed: a waived check, a false positive, attestations.

use super::{Page, assessment, id};
use crate::model::{
    Artefact, Assessment, Attestation, AttestationUse, Attested, ControlId, Date, Digest, Exception, ExceptionKind,
    ExceptionUse, Outcome, RuleStatus, Selector, Standing, Status,
};
use std::sync::Arc;

const FILE: &str = "[[exception]]\nid = \"EXC-1\"\n";

/// The sample, where one failing check is waived, another a false positive, and people signed for controls.
pub(in crate::report) fn signed() -> Assessment {
    let mut assessment = assessment();
    let waived = Arc::new(exception("EXC-1", ExceptionKind::RiskAcceptance, "K8S-POD-009"));
    let mistaken = Arc::new(exception("EXC-2", ExceptionKind::FalsePositive, "K8S-POD-011"));
    for (rule, covering) in [("K8S-POD-009", &waived), ("K8S-POD-011", &mistaken)] {
        let failing = |check: &&mut crate::model::Check| *check.rule.0 == *rule;
        let mut checks = assessment.checks.iter_mut().filter(failing);
        let check = checks.find(|check| matches!(check.outcome, Outcome::Fail(_))).unwrap();
        check.exception = Some(Arc::clone(covering));
    }
    settle(&mut assessment);
    let expired = Arc::new(Exception {
        expires: Date { year: 2026, month: 10, day: 31 },
        ..exception("EXC-3", ExceptionKind::RiskAcceptance, "HOST-SSH-001")
    });
    assessment.exceptions = vec![
        ExceptionUse {
            exception: waived,
            standing: Standing::Live,
            covered: 1,
            refused: Vec::new(),
            days_left: Some(129),
        },
        ExceptionUse {
            exception: mistaken,
            standing: Standing::Live,
            covered: 1,
            refused: Vec::new(),
            days_left: Some(129),
        },
        ExceptionUse {
            exception: expired,
            standing: Standing::Expired,
            covered: 2,
            refused: Vec::new(),
            days_left: None,
        },
    ];
    assessment.attestations = vec![
        attested("HIPAA-164.308(a)(2)", Attested::Met, Standing::Live),
        attested(
            "PCI-1.3.1",
            Attested::NotMet,
            Standing::Void("policy.pdf is no longer the file that was looked at".to_owned()),
        ),
    ];
    assessment
}

/// What assess would make of it.
fn settle(assessment: &mut Assessment) {
    for (rule, status, waived) in
        [("K8S-POD-009", RuleStatus::Waived, 1), ("K8S-POD-011", RuleStatus::NotApplicable, 0)]
    {
        let result = assessment.rule_results.get_mut(&id(rule)).unwrap();
        (result.status, result.failed, result.undecided, result.waived) = (status, 0, 0, waived);
    }
    let controls = assessment.frameworks.iter_mut().flat_map(|framework| &mut framework.controls);
    for control in controls {
        let (status, reason) = match &*control.id.0 {
            "HIPAA-164.308(a)(2)" => (Status::Attested, "attested by Security officer on 2026-09-01"),
            "PCI-2.2.6" => (Status::Waived, "K8S-POD-009 fails and is waived"),
            _ => continue,
        };
        control.status = status;
        reason.clone_into(&mut control.reason);
    }
}

fn exception(name: &str, kind: ExceptionKind, rule: &str) -> Exception {
    Exception {
        id: name.into(),
        kind,
        rules: vec![id(rule)],
        controls: Vec::new(),
        scope: Selector { paths: vec!["deploy/*".to_owned()], ..Selector::default() },
        reason: "the vendor's image, replaced in Q1 <soon>".to_owned(),
        risk: "a flaw in the image reaches the node".to_owned(),
        measure: Some("the node pool runs nothing else".to_owned()),
        owner: "platform team".to_owned(),
        approver: "Zoë, CISO".to_owned(),
        approved: Date { year: 2026, month: 10, day: 1 },
        expires: Date { year: 2027, month: 3, day: 31 },
        ticket: Some("SEC-12".to_owned()),
        worksheet: kind.worksheet().iter().map(|item| (*item, format!("what {item} says"))).collect(),
        artefacts: Vec::new(),
        signed_by: None,
        location: Page::new(".tickmark/exceptions.toml", FILE).locate("[[exception]]"),
    }
}

fn attested(control: &str, result: Attested, standing: Standing) -> AttestationUse {
    let attestation = Attestation {
        control: ControlId(control.into()),
        statement: "A named person answers for it; see the policy & its annex.".to_owned(),
        result,
        by: "Security officer".to_owned(),
        approver: Some("Internal audit".to_owned()),
        on: Date { year: 2026, month: 9, day: 1 },
        valid_until: Date { year: 2027, month: 8, day: 31 },
        period: None,
        artefacts: vec![Artefact { path: "policy.pdf".into(), digest: Digest([0x11; 32]), altered: false }],
        note: None,
        signed_by: Some("officer@example.org".into()),
        location: Page::new(".tickmark/attestations.toml", FILE).locate("[[exception]]"),
    };
    AttestationUse { attestation: Arc::new(attestation), standing, days_left: Some(282) }
}
