//! Who ran it, where and when: what the machine and the pipeline say of themselves, and no secret.

use super::super::clock;
use super::super::environment::variable;
use super::create::redacted;
use crate::evidence::{Ci, Environment, Occasion};
use crate::model::Time;

/// The occasion of a run that started at a time.
pub(super) fn now(started_at: Time, person: Option<String>, jobs: usize) -> Occasion {
    Occasion {
        started_at,
        reported_at: clock::now(None),
        person,
        environment: Environment {
            host: variable("HOSTNAME").or_else(|| variable("COMPUTERNAME")).or_else(host),
            user: ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| variable(name)),
            directory: std::env::current_dir().ok().map(|directory| directory.display().to_string()),
            jobs,
        },
        ci: ci(),
        arguments: arguments(std::env::args_os().skip(1).map(|text| text.to_string_lossy().into_owned())),
    }
}

/// The name that Linux gives itself: `proc_sys_kernel(5)`.
fn host() -> Option<String> {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").ok()?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

/// The pipeline, by the variables that it documents.
///
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/variables>,
/// <https://docs.gitlab.com/ci/variables/predefined_variables/>
fn ci() -> Option<Ci> {
    if variable("GITHUB_ACTIONS").is_some() {
        let (server, repository, run) =
            (variable("GITHUB_SERVER_URL"), variable("GITHUB_REPOSITORY"), variable("GITHUB_RUN_ID"));
        let url = match (&server, &repository, &run) {
            (Some(server), Some(repository), Some(run)) => Some(format!("{server}/{repository}/actions/runs/{run}")),
            _ => None,
        };
        return Some(Ci { system: "github".to_owned(), run, url, repository, commit: variable("GITHUB_SHA") });
    }
    variable("GITLAB_CI").map(|_| Ci {
        system: "gitlab".to_owned(),
        run: variable("CI_JOB_ID"),
        url: variable("CI_JOB_URL"),
        repository: variable("CI_PROJECT_PATH"),
        commit: variable("CI_COMMIT_SHA"),
    })
}

/// The arguments; of `--var NAME=VALUE` the name, since the value may be a secret of any form.
fn arguments(given: impl Iterator<Item = String>) -> Vec<String> {
    let mut shown = Vec::new();
    let mut is_value = false;
    for argument in given {
        let hidden = |text: &str| text.split_once('=').map(|(name, _)| format!("{name}=[not kept]"));
        let argument = match argument.strip_prefix("--var=") {
            Some(text) => hidden(text).map(|text| format!("--var={text}")).unwrap_or(argument),
            None if is_value => hidden(&argument).unwrap_or(argument),
            None => redacted(&argument),
        };
        is_value = argument == "--var";
        shown.push(argument);
    }
    shown
}

#[cfg(test)]
mod tests {
    #[test]
    fn values_given_to_variables_are_not_kept() {
        let given = ["evidence", "--var", "key=hunter2", "--var=a=b", "--var-file", "x.tfvars", "--person", "Ada"];
        let shown = super::arguments(given.map(str::to_owned).into_iter());
        assert_eq!(
            shown.join(" "),
            "evidence --var key=[not kept] --var=a=[not kept] --var-file x.tfvars --person Ada"
        );
    }
}
