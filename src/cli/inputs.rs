//! What is given to Terraform beside its files: `--var`, `--var-file`, `--workspace`, `TF_VAR_name`.

use super::config::Config;
use super::diagnostic::Failure;
use crate::model::{Given, TerraformInputs, Variant};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The flags as they were typed.
#[derive(Debug, Clone, Default)]
pub(super) struct InputArguments {
    /// `--var` and `--var-file` in the order typed, which decides which of them wins.
    given: Vec<RawGiven>,
    workspaces: Vec<String>,
    roots: Vec<String>,
}

#[derive(Debug, Clone)]
enum RawGiven {
    Value(String),
    File(String),
}

// written by hand because derived flags forget their order among each other
impl clap::FromArgMatches for InputArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut arguments = Self::default();
        arguments.update_from_arg_matches(matches)?;
        Ok(arguments)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        let typed = |id: &str, raw: fn(String) -> RawGiven| {
            let indices = matches.indices_of(id).into_iter().flatten();
            let texts = matches.get_many::<String>(id).into_iter().flatten();
            indices.zip(texts.map(move |text| raw(text.clone()))).collect::<Vec<_>>()
        };
        let mut given = typed("var", RawGiven::Value);
        given.extend(typed("var-file", RawGiven::File));
        given.sort_by_key(|(index, _)| *index);
        self.given = given.into_iter().map(|(_, raw)| raw).collect();
        self.workspaces = matches.get_many("workspace").into_iter().flatten().cloned().collect();
        self.roots = matches.get_many("terraform-root").into_iter().flatten().cloned().collect();
        Ok(())
    }
}

impl clap::Args for InputArguments {
    fn augment_args(command: Command) -> Command {
        let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::Append).help_heading("Terraform");
        command
            .arg(flag("var").value_name("NAME=VALUE").help("Set a variable of root modules (repeatable)"))
            .arg(flag("var-file").value_name("[VARIANT=]FILE").help(
                "Read values of variables from a file (repeatable); files under several names, such as \
                 prod=prod.tfvars, are judged side by side",
            ))
            .arg(flag("workspace").value_name("[VARIANT=]NAME").help(
                "Evaluate in this workspace (repeatable: several are judged side by side) [default: TF_WORKSPACE, \
                 or default]",
            ))
            .arg(
                flag("terraform-root")
                    .value_name("DIR")
                    .help("Judge this directory as a root module too, though another one calls it (repeatable)"),
            )
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// Flags over configuration over environment.
pub(super) fn inputs(raw: &InputArguments, config: &Config) -> Result<TerraformInputs, Failure> {
    let mut given: Vec<Named> = Vec::new();
    for typed in with_configured(raw, config) {
        given.push(named(&typed)?);
    }
    let workspaces = if raw.workspaces.is_empty() { &config.workspace } else { &raw.workspaces };
    let workspaces = Workspaces::new(workspaces)?;
    let mut names: Vec<&Arc<str>> = Vec::new();
    for name in given.iter().filter_map(|given| given.variant.as_ref()).chain(workspaces.variants()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let variant = |name: Option<&Arc<str>>| -> Result<Variant, Failure> {
        let is_of = |given: &&Named| given.variant.is_none() || given.variant.as_ref() == name;
        let given = given.iter().filter(is_of).map(|given| given.given.clone()).collect();
        Ok(Variant { name: name.cloned(), workspace: workspaces.of(name)?, given })
    };
    let variants = if names.is_empty() {
        vec![variant(None)?]
    } else {
        names.into_iter().map(|name| variant(Some(name))).collect::<Result<_, _>>()?
    };
    Ok(TerraformInputs {
        environment: environment(),
        roots: raw.roots.iter().map(|root| directory(root)).collect(),
        variants,
    })
}

/// A directory as the paths of its files begin.
fn directory(typed: &str) -> Arc<str> {
    let path = typed.trim_end_matches('/');
    let path = path.strip_prefix("./").unwrap_or(path);
    if path == "." { "".into() } else { path.into() }
}

/// What was typed; kinds of flags that were not typed are as the configuration has them, files first.
fn with_configured(raw: &InputArguments, config: &Config) -> Vec<RawGiven> {
    let has = |wanted: fn(&RawGiven) -> bool| raw.given.iter().any(wanted);
    let mut all = Vec::new();
    if !has(|given| matches!(given, RawGiven::File(_))) {
        all.extend(config.var_file.iter().cloned().map(RawGiven::File));
    }
    if !has(|given| matches!(given, RawGiven::Value(_))) {
        all.extend(config.var.iter().cloned().map(RawGiven::Value));
    }
    all.extend(raw.given.iter().cloned());
    all
}

/// What is given, to one variant or to all.
struct Named {
    variant: Option<Arc<str>>,
    given: Given,
}

fn named(typed: &RawGiven) -> Result<Named, Failure> {
    match typed {
        RawGiven::File(text) => {
            let (variant, path) = split(text);
            if path.is_empty() {
                return Err(Failure::usage(
                    format!("`--var-file {text}` names no file"),
                    "write --var-file prod.tfvars, or --var-file prod=prod.tfvars",
                ));
            }
            Ok(Named { variant, given: Given::File(path.into()) })
        }
        RawGiven::Value(text) => {
            let parts = text.split_once('=').filter(|(name, _)| !name.trim().is_empty());
            let (name, value) = parts.ok_or_else(|| {
                Failure::usage(format!("`--var {text}` gives no value"), "write --var name=value, as for Terraform")
            })?;
            Ok(Named { variant: None, given: Given::Value { name: name.trim().into(), text: value.into() } })
        }
    }
}

/// What names a file, with its path below a directory unless it is absolute.
pub(super) fn based(text: &str, directory: &Path) -> String {
    let (variant, path) = split(text);
    let path = directory.join(path).display().to_string();
    variant.map_or_else(|| path.clone(), |variant| format!("{variant}={path}"))
}

/// The name of a variant and what follows it; a path such as `./a=b` has no name before its `=`.
fn split(text: &str) -> (Option<Arc<str>>, &str) {
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'))
    };
    match text.split_once('=') {
        Some((name, rest)) if is_name(name) => (Some(name.into()), rest),
        _ => (None, text),
    }
}

/// The workspaces that were asked for.
struct Workspaces {
    plain: Vec<Arc<str>>,
    of_variants: BTreeMap<Arc<str>, Arc<str>>,
}

impl Workspaces {
    fn new(typed: &[String]) -> Result<Self, Failure> {
        let mut workspaces = Self { plain: Vec::new(), of_variants: BTreeMap::new() };
        for text in typed {
            let (variant, name) = split(text);
            if name.is_empty() {
                return Err(Failure::usage(
                    format!("`--workspace {text}` names no workspace"),
                    "write --workspace prod",
                ));
            }
            match variant {
                Some(variant) => drop(workspaces.of_variants.insert(variant, name.into())),
                None => workspaces.plain.push(name.into()),
            }
        }
        Ok(workspaces)
    }

    /// The variants that workspaces make: those they name, and each of several plain ones.
    fn variants(&self) -> impl Iterator<Item = &Arc<str>> {
        let several: &[Arc<str>] = if self.plain.len() > 1 { &self.plain } else { &[] };
        self.of_variants.keys().chain(several)
    }

    fn of(&self, variant: Option<&Arc<str>>) -> Result<Arc<str>, Failure> {
        if let Some(name) = variant.and_then(|variant| self.of_variants.get(variant)) {
            return Ok(Arc::clone(name));
        }
        match (self.plain.as_slice(), variant) {
            ([], _) => Ok(super::environment::variable("TF_WORKSPACE").as_deref().unwrap_or("default").into()),
            ([only], _) => Ok(Arc::clone(only)),
            (several, Some(variant)) if several.contains(variant) => Ok(Arc::clone(variant)),
            (_, variant) => {
                let variant = variant.map_or("", |variant| &**variant);
                Err(Failure::usage(
                    format!("several workspaces are given, and none of them to the variant {variant}"),
                    format!("write --workspace {variant}=NAME"),
                ))
            }
        }
    }
}

/// The values of `TF_VAR_name`, by name.
fn environment() -> BTreeMap<Arc<str>, Arc<str>> {
    let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
        let name = name.to_str()?.strip_prefix("TF_VAR_").filter(|name| !name.is_empty())?;
        Some((name.into(), value.to_str()?.into()))
    };
    std::env::vars_os().filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variants(typed: &[&str]) -> Result<Vec<String>, String> {
        let matches = <InputArguments as clap::Args>::augment_args(Command::new("x").no_binary_name(true));
        let matches = matches.get_matches_from(typed);
        let raw = <InputArguments as clap::FromArgMatches>::from_arg_matches(&matches).expect("flags");
        let config: Config = toml::from_str("workspace = [\"configured\"]").expect("a configuration");
        let shown = |variant: Variant| {
            let given = variant.given.iter().map(|given| match given {
                Given::Value { name, text } => format!("{name}={text}"),
                Given::File(path) => path.to_string(),
            });
            let given = given.collect::<Vec<_>>().join(" ");
            format!("{} in {}: {given}", variant.name.as_deref().unwrap_or("-"), variant.workspace)
        };
        let inputs = inputs(&raw, &config).map_err(|failure| failure.to_string())?;
        Ok(inputs.variants.into_iter().map(shown).collect())
    }

    #[test]
    fn values_keep_the_order_in_which_they_were_typed() {
        let typed = ["--var", "a=1", "--var-file", "x.tfvars", "--var", "b = c=d", "--var-file", "./n=y.tfvars"];
        assert_eq!(variants(&typed).unwrap(), ["- in configured: a=1 x.tfvars b= c=d ./n=y.tfvars"]);
    }

    #[test]
    fn named_files_make_variants_side_by_side() {
        let typed = ["--var-file", "all.tfvars", "--var-file", "prod=p.tfvars", "--var-file", "stage=s.tfvars"];
        assert_eq!(
            variants(&typed).unwrap(),
            ["prod in configured: all.tfvars p.tfvars", "stage in configured: all.tfvars s.tfvars"]
        );
    }

    #[test]
    fn several_workspaces_are_variants_of_their_names() {
        let typed = ["--workspace", "prod", "--workspace", "stage", "--var-file", "prod=p.tfvars"];
        assert_eq!(variants(&typed).unwrap(), ["prod in prod: p.tfvars", "stage in stage: "]);
        let typed = ["--var-file", "prod=p.tfvars", "--workspace", "prod=live"];
        assert_eq!(variants(&typed).unwrap(), ["prod in live: p.tfvars"]);
        let typed = ["--workspace", "a", "--workspace", "b", "--var-file", "prod=p.tfvars"];
        assert_eq!(variants(&typed).unwrap_err(), "several workspaces are given, and none of them to the variant prod");
    }

    #[test]
    fn what_gives_nothing_is_refused() {
        assert_eq!(variants(&["--var", "name"]).unwrap_err(), "`--var name` gives no value");
        assert_eq!(variants(&["--var-file", "prod="]).unwrap_err(), "`--var-file prod=` names no file");
    }
}
