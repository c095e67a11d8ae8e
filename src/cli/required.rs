//! What must be seen of controls, out of the configuration, held against the frameworks and kinds that were loaded.

use super::config::Config;
use super::diagnostic::Failure;
use crate::assess::Required;
use crate::catalog::Catalog;
use crate::model::{ControlId, View};
use std::collections::{BTreeMap, BTreeSet};

const VIEWS: [View; 4] = [View::Code, View::Plan, View::State, View::Live];

/// The demands by control; a control, layer or view that nobody knows is an error.
pub(super) fn checked(config: &Config, catalog: &Catalog) -> Result<BTreeMap<ControlId, Required>, Failure> {
    let kinds = catalog.kind_layers();
    let layers: BTreeSet<&str> = kinds.values().map(String::as_str).collect();
    let mut all = BTreeMap::new();
    for (id, demand) in &config.required {
        let mut controls = catalog.frameworks.iter().flat_map(|framework| &framework.controls);
        let control = controls.find(|control| *control.id.0 == **id).ok_or_else(|| {
            let failure =
                Failure::usage(format!("there is no control {id}"), "`tickmark frameworks show ID` lists them");
            config.blame(&["required", id], None, failure)
        })?;
        if let Some(layer) = demand.layers.iter().find(|layer| !layers.contains(layer.as_str())) {
            let known: Vec<&str> = layers.iter().copied().collect();
            let failure =
                Failure::usage(format!("no rule judges the layer {layer}"), format!("use {}", known.join(", ")));
            return Err(config.blame(&["required", id, "layers"], Some(layer), failure));
        }
        let view = |name: &String| {
            VIEWS.into_iter().find(|view| view.name() == name).ok_or_else(|| {
                let failure = Failure::usage(format!("`{name}` is no view"), "use code, plan, state or live");
                config.blame(&["required", id, "views"], Some(name), failure)
            })
        };
        let views = demand.views.iter().map(view).collect::<Result<_, _>>()?;
        all.insert(control.id.clone(), Required { layers: demand.layers.iter().cloned().collect(), views });
    }
    Ok(all)
}
