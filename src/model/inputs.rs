//! What a person gives to Terraform beside its files: values of variables, and the workspace.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The inputs of every root module of a run; each variant is judged by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TerraformInputs {
    /// Values of the environment's `TF_VAR_name`, by name. Everything else that gives a value wins over them.
    /// <https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence>
    pub environment: BTreeMap<Arc<str>, Arc<str>>,
    /// Directories that are judged as root modules though another one calls them.
    pub roots: Vec<Arc<str>>,
    /// The sets of inputs that are judged side by side; never empty.
    pub variants: Vec<Variant>,
}

/// One set of inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// What it is called, when there are several.
    pub name: Option<Arc<str>>,
    /// The workspace, `default` unless one was named.
    pub workspace: Arc<str>,
    /// What `--var` and `--var-file` give, in their order: later ones win, and all win over files that
    /// Terraform reads unasked.
    pub given: Vec<Given>,
}

/// Values of variables that were given by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// `--var name=text`; the variable's type decides whether the text is an expression.
    Value {
        /// The name of the variable.
        name: Arc<str>,
        /// What stands after `=`.
        text: Arc<str>,
    },
    /// `--var-file path`, by the path of its entry in the inventory.
    File(Arc<str>),
}

impl TerraformInputs {
    /// The files that the variants name, each once, in order.
    pub fn files(&self) -> impl Iterator<Item = &Arc<str>> {
        let given = self.variants.iter().flat_map(|variant| &variant.given);
        let files = given.filter_map(|given| match given {
            Given::File(path) => Some(path),
            Given::Value { .. } => None,
        });
        files.collect::<std::collections::BTreeSet<_>>().into_iter()
    }
}

impl Default for TerraformInputs {
    /// One variant that gives nothing.
    fn default() -> Self {
        let variant = Variant { name: None, workspace: "default".into(), given: Vec::new() };
        Self { environment: BTreeMap::new(), roots: Vec::new(), variants: vec![variant] }
    }
}
