//! The functions of the AWS provider that are of its arguments alone.
//!
//! <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/functions/arn_parse>, `arn_build`,
//! `trim_iam_role_path`.

use super::super::value::{Entry, Evaluated, Fault, Value};
use super::call::Call;

/// `arn_parse`: the parts of an ARN.
pub(super) fn arn_parse(call: &Call<'_>) -> Evaluated {
    let text = call.text(0)?;
    let [partition, service, region, account, resource] = parts(call, &text)?;
    let named = [
        ("partition", partition),
        ("service", service),
        ("region", region),
        ("account_id", account),
        ("resource", resource),
    ];
    let entries = named.map(|(name, part)| Entry::new(name, Value::string(part, call.at)));
    Ok(Value::object(entries.into(), call.at))
}

/// `arn_build`: an ARN of its parts.
pub(super) fn arn_build(call: &Call<'_>) -> Evaluated {
    let mut arn = String::from("arn");
    for part in 0..5 {
        arn.push(':');
        arn.push_str(&call.text(part)?);
    }
    call.gives(arn)
}

/// `trim_iam_role_path`: the ARN of a role without the path before its name.
pub(super) fn trim_iam_role_path(call: &Call<'_>) -> Evaluated {
    let text = call.text(0)?;
    let [partition, service, region, account, resource] = parts(call, &text)?;
    if service != "iam" || !region.is_empty() {
        return Err(call.fault(format!("{text} is no ARN of IAM")));
    }
    let Some((role, path)) = resource.split_once('/').filter(|(role, _)| *role == "role") else {
        return Err(call.fault(format!("{text} is no ARN of a role")));
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    call.gives(format!("arn:{partition}:{service}:{region}:{account}:{role}/{name}"))
}

/// The five parts after `arn:`, of which the last holds what colons it will.
fn parts<'t>(call: &Call<'_>, arn: &'t str) -> Result<[&'t str; 5], Fault> {
    let mut parts = arn.splitn(6, ':');
    let no_arn = || call.fault(format!("{arn} is no ARN"));
    if parts.next() != Some("arn") {
        return Err(no_arn());
    }
    let mut next = || parts.next().ok_or_else(no_arn);
    Ok([next()?, next()?, next()?, next()?, next()?])
}
