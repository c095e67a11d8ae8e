//! The status of one control: the ordered table of `content/metrics.md` section 3, row by row.

use crate::model::{Class, Status};

/// What people signed for a control.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Record {
    /// What an attestation says.
    pub(super) attestation: Attestation,
    /// What was accepted in the control's place.
    pub(super) exception: Exception,
    /// Who attested, and when.
    pub(super) by: String,
}

impl Record {
    /// Takes what an attestation says.
    pub(super) fn attest(&mut self, attestation: Attestation, by: String) {
        self.attestation = attestation;
        self.by = by;
    }
}

/// What an attestation says of a control.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Attestation {
    /// There is none.
    #[default]
    None,
    /// There is one, past its date.
    Expired,
    /// It is met.
    Met,
    /// It is not met.
    NotMet,
}

/// What was approved in place of a control.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Exception {
    /// Nothing.
    #[default]
    None,
    /// That it does not apply, with the reason.
    NotApplicable(String),
    /// A complete compensating, customised or alternative record, in date; its kind in words.
    InPlace(String),
}

/// The inputs of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one column of the table, and any combination occurs")]
pub(super) struct Case {
    /// It does not bind, not yet, no longer, or that it does not apply was approved.
    pub(super) excluded: bool,
    /// A mapped rule fails.
    pub(super) fails: bool,
    /// A mapped rule could not decide.
    pub(super) errs: bool,
    /// A mapped rule is waived.
    pub(super) waived: bool,
    /// A mapped rule passes, at least in part.
    pub(super) passes: bool,
    /// A layer was seen and not judged, a kind that its rules judge was not seen, a rule saw only a part, or a
    /// parameter was too loose.
    pub(super) gap: bool,
    /// A pass rests on evidence that is too old, or of which nobody says when it was collected.
    pub(super) stale: bool,
    /// A complete record stands in the control's place.
    pub(super) in_place: bool,
    /// What an attestation says.
    pub(super) attestation: Attestation,
    /// How far a machine can judge it in this run.
    pub(super) class: Class,
}

/// A row of the table: the first whose test holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// 1
    Excluded,
    /// 2
    RuleFails,
    /// 3
    AttestedNotMet,
    /// 4
    RuleErrs,
    /// 5
    InPlace,
    /// 6
    Waived,
    /// 7
    Pass,
    /// 8
    PassWithGap,
    /// 9
    PassAndAttested,
    /// 10; an attestation beside passes with a gap, or on stale evidence, does not lower them
    PassOfPart,
    /// 11
    AttestedOnly,
    /// 12
    Attested,
    /// 13
    Manual,
    /// 14
    NoEvidence,
}

impl Row {
    /// The row that decides a case.
    pub(super) fn of(case: &Case) -> Self {
        let met = case.attestation == Attestation::Met;
        match case.class {
            _ if case.excluded => Self::Excluded,
            _ if case.fails => Self::RuleFails,
            _ if case.attestation == Attestation::NotMet => Self::AttestedNotMet,
            _ if case.errs => Self::RuleErrs,
            _ if case.in_place => Self::InPlace,
            _ if case.waived => Self::Waived,
            Class::Automated if case.passes && !case.gap && !case.stale => Self::Pass,
            Class::Automated if case.passes => Self::PassWithGap,
            Class::Partial if case.passes && !case.gap && !case.stale && met => Self::PassAndAttested,
            Class::Partial if case.passes => Self::PassOfPart,
            Class::Partial if met => Self::AttestedOnly,
            Class::Manual if met => Self::Attested,
            Class::Manual => Self::Manual,
            Class::Automated | Class::Partial | Class::Group => Self::NoEvidence,
        }
    }

    /// The status the row gives.
    pub(super) fn status(self) -> Status {
        match self {
            Self::Excluded => Status::NotApplicable,
            Self::RuleFails | Self::AttestedNotMet => Status::Fail,
            Self::RuleErrs => Status::Error,
            Self::InPlace | Self::PassAndAttested | Self::Attested => Status::Attested,
            Self::Waived => Status::Waived,
            Self::Pass => Status::Pass,
            Self::PassWithGap | Self::PassOfPart | Self::AttestedOnly => Status::Partial,
            Self::Manual => Status::Manual,
            Self::NoEvidence => Status::NoEvidence,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Case = Case {
        excluded: false,
        fails: false,
        errs: false,
        waived: false,
        passes: false,
        gap: false,
        stale: false,
        in_place: false,
        attestation: Attestation::None,
        class: Class::Automated,
    };

    #[test]
    fn every_row_gives_its_status() {
        let automated = NOTHING;
        let partial = Case { class: Class::Partial, ..NOTHING };
        let manual = Case { class: Class::Manual, ..NOTHING };
        let group = Case { class: Class::Group, ..NOTHING };
        let met = Attestation::Met;
        for (row, case, status) in [
            (Row::Excluded, Case { excluded: true, ..automated }, Status::NotApplicable),
            (Row::RuleFails, Case { fails: true, ..automated }, Status::Fail),
            (Row::RuleFails, Case { fails: true, ..manual }, Status::Fail),
            (Row::AttestedNotMet, Case { attestation: Attestation::NotMet, ..manual }, Status::Fail),
            (Row::RuleErrs, Case { errs: true, ..partial }, Status::Error),
            (Row::InPlace, Case { in_place: true, ..manual }, Status::Attested),
            (Row::Waived, Case { waived: true, ..automated }, Status::Waived),
            (Row::Pass, Case { passes: true, ..automated }, Status::Pass),
            (Row::PassWithGap, Case { passes: true, gap: true, ..automated }, Status::Partial),
            (Row::PassWithGap, Case { passes: true, stale: true, ..automated }, Status::Partial),
            (Row::PassOfPart, Case { passes: true, stale: true, attestation: met, ..partial }, Status::Partial),
            (Row::RuleFails, Case { fails: true, stale: true, ..automated }, Status::Fail),
            (Row::PassAndAttested, Case { passes: true, attestation: met, ..partial }, Status::Attested),
            (Row::PassOfPart, Case { passes: true, ..partial }, Status::Partial),
            (Row::PassOfPart, Case { passes: true, attestation: Attestation::Expired, ..partial }, Status::Partial),
            (Row::PassOfPart, Case { passes: true, gap: true, attestation: met, ..partial }, Status::Partial),
            (Row::AttestedOnly, Case { attestation: met, ..partial }, Status::Partial),
            (Row::Attested, Case { attestation: met, ..manual }, Status::Attested),
            (Row::Manual, manual, Status::Manual),
            (Row::Manual, Case { passes: true, ..manual }, Status::Manual),
            (Row::Manual, Case { attestation: Attestation::Expired, ..manual }, Status::Manual),
            (Row::NoEvidence, automated, Status::NoEvidence),
            (Row::NoEvidence, Case { attestation: met, ..automated }, Status::NoEvidence),
            (Row::NoEvidence, Case { gap: true, ..partial }, Status::NoEvidence),
            (Row::NoEvidence, group, Status::NoEvidence),
        ] {
            assert_eq!(Row::of(&case), row, "{case:?}");
            assert_eq!(row.status(), status, "{row:?}");
        }
    }

    /// Makes the test of one row hold.
    type Step = fn(&mut Case);

    #[test]
    fn of_two_rows_that_match_the_earlier_decides() {
        let steps: [(Row, Step); 7] = [
            (Row::Excluded, |case| case.excluded = true),
            (Row::RuleFails, |case| case.fails = true),
            (Row::AttestedNotMet, |case| case.attestation = Attestation::NotMet),
            (Row::RuleErrs, |case| case.errs = true),
            (Row::InPlace, |case| case.in_place = true),
            (Row::Waived, |case| case.waived = true),
            (Row::Pass, |case| case.passes = true),
        ];
        for (first, (row, earlier)) in steps.iter().enumerate() {
            for (_, later) in &steps[first..] {
                let mut case = NOTHING;
                earlier(&mut case);
                later(&mut case);
                assert_eq!(Row::of(&case), *row, "{case:?}");
            }
        }
    }
}
