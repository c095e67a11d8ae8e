//! Flags of the commands that write what people sign.

use clap::Args;

#[derive(Debug, Args)]
pub(in crate::cli) struct WaiveArguments {
    /// Name of the record, and of its file
    pub(in crate::cli) id: String,
    /// What is accepted: `risk_acceptance`, `false_positive`, `not_applicable`, `compensating_control`,
    /// `customized_approach` or `addressable_alternative`
    #[arg(long = "type", value_name = "TYPE", default_value = "risk_acceptance")]
    pub(in crate::cli) kind: String,
    /// Rule whose failures it covers (repeatable)
    #[arg(long = "rule", value_name = "RULE")]
    pub(in crate::cli) rules: Vec<String>,
    /// Control it speaks for (repeatable)
    #[arg(long = "control", value_name = "CONTROL")]
    pub(in crate::cli) controls: Vec<String>,
    /// Glob over files it covers (repeatable)
    #[arg(long = "path", value_name = "GLOB")]
    pub(in crate::cli) scope_paths: Vec<String>,
    /// Glob over addresses or identities it covers (repeatable)
    #[arg(long = "resource", value_name = "GLOB")]
    pub(in crate::cli) scope_resources: Vec<String>,
    /// Kind it covers, such as aws.s3.bucket (repeatable)
    #[arg(long = "kind", value_name = "KIND")]
    pub(in crate::cli) scope_kinds: Vec<String>,
    /// Why
    #[arg(long)]
    pub(in crate::cli) reason: Option<String>,
    /// What may go wrong
    #[arg(long)]
    pub(in crate::cli) risk: Option<String>,
    /// What lowers the risk meanwhile
    #[arg(long)]
    pub(in crate::cli) measure: Option<String>,
    /// Who answers for it
    #[arg(long)]
    pub(in crate::cli) owner: Option<String>,
    /// Who approves it, not the owner
    #[arg(long)]
    pub(in crate::cli) approver: Option<String>,
    /// Day of the approval [default: today]
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) approved: Option<String>,
    /// Last day it has an effect
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) expires: Option<String>,
    /// Where it is discussed
    #[arg(long)]
    pub(in crate::cli) ticket: Option<String>,
    /// Answer that its type asks for, such as `residual_risk=low` (repeatable)
    #[arg(long = "answer", value_name = "ITEM=TEXT")]
    pub(in crate::cli) answers: Vec<String>,
    /// File that proves it; its digest is written down (repeatable)
    #[arg(long = "artefact", value_name = "FILE")]
    pub(in crate::cli) artefacts: Vec<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct AttestArguments {
    /// The control, such as PCI-12.1.2
    pub(in crate::cli) control: String,
    /// What is stated
    #[arg(long)]
    pub(in crate::cli) statement: Option<String>,
    /// What it comes to: `met`, `not_met` or `not_applicable`
    #[arg(long, default_value = "met")]
    pub(in crate::cli) result: String,
    /// Who states it: a name or a role
    #[arg(long)]
    pub(in crate::cli) by: Option<String>,
    /// Who checked it, not the one who states it
    #[arg(long)]
    pub(in crate::cli) approver: Option<String>,
    /// Day of the statement [default: today]
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) on: Option<String>,
    /// Last day it has an effect [default: when the control is due again, at most twelve months later]
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) valid_until: Option<String>,
    /// First and last day it speaks of
    #[arg(long, value_name = "DATE..DATE")]
    pub(in crate::cli) period: Option<String>,
    /// File that was looked at; its digest is written down (repeatable)
    #[arg(long = "artefact", value_name = "FILE")]
    pub(in crate::cli) artefacts: Vec<String>,
    /// What the reviewer noted
    #[arg(long)]
    pub(in crate::cli) note: Option<String>,
}
