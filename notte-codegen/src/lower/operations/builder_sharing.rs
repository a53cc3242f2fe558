//! Equal builders of a group: one definition, and an alias for each other operation.
//!
//! Operations that create and replace a resource have the same setters, which for a large body are most of a group's file.

use crate::hash::HashMap;
use crate::ir::{Body, Group, Kind, Named, Operation, Output, PagePlan, Parameter, StatusErrors, Ty, Type, Waiter};

/// What tells builders apart: what can be set, and what a call returns and fails with.
#[derive(PartialEq, Eq, Hash)]
struct Face {
    parameters: Vec<Parameter>,
    body: Option<Body>,
    output: Output,
    errors: Option<String>,
    pages: Option<(PagePlan, Option<Ty>)>,
    waiters: Vec<Waiter>,
}

/// Shares one type among the builders of a group with equal setters, output and errors. It has the name of the first.
pub fn share(groups: &mut [Group], types: &[Type]) {
    for group in groups {
        let mut met: HashMap<Face, (String, Option<String>)> = HashMap::default();
        let errors = std::mem::take(&mut group.errors);
        for operation in &mut group.operations {
            if operation.setters.is_none() {
                continue;
            }
            match met.entry(face(operation, &errors, types)) {
                std::collections::hash_map::Entry::Occupied(first) => {
                    let (call, setters) = first.get().clone();
                    (operation.call_of, operation.setters) = (Some(call), setters);
                }
                std::collections::hash_map::Entry::Vacant(slot) => {
                    slot.insert((operation.call.clone(), operation.setters.clone()));
                }
            }
        }
        group.errors = errors;
    }
}

fn face(operation: &Operation, errors: &[StatusErrors], types: &[Type]) -> Face {
    let mut parameters: Vec<Parameter> =
        operation.parameters.iter().filter(|parameter| !parameter.required).cloned().collect();
    parameters.iter_mut().for_each(|parameter| resolve(&mut parameter.argument.ty, types));
    let mut output = operation.output.clone();
    resolve_output(&mut output, types);
    let pages = operation.pages.as_ref().map(|pages| {
        let mut item = pages.item.clone();
        item.iter_mut().for_each(|item| resolve(item, types));
        (pages.plan.clone(), item)
    });
    // Operations that declare the same errors have one enum, each by a name of its own.
    let is_own = |named: &Named| Some(&named.name) == operation.errors.as_ref();
    let declared = errors.iter().find(|one| one.operations.iter().any(is_own));
    let errors = declared.and_then(|one| one.operations.first()).map(|first| first.name.clone());
    let mut waiters = operation.waiters.clone();
    waiters.iter_mut().for_each(|waiter| waiter.constant.clear());
    Face { parameters, body: body(operation.body.as_ref(), types), output, errors, pages, waiters }
}

/// The part of a body that setters fill, without the method's arguments.
fn body(body: Option<&Body>, types: &[Type]) -> Option<Body> {
    let mut body = match body? {
        Body::Fields { ty, optional, is_required, .. } => {
            let (ty, optional, is_required) = (ty.clone(), optional.clone(), *is_required);
            Body::Fields { ty, required: Vec::new(), optional, is_required }
        }
        Body::Json(_, true) | Body::Bytes(_, _, true) | Body::Text(_, _, true) => return None,
        body => body.clone(),
    };
    match &mut body {
        Body::Fields { ty, optional, .. } => {
            resolve(ty, types);
            optional.iter_mut().for_each(|field| resolve(&mut field.argument.ty, types));
        }
        Body::Json(argument, _) | Body::Text(argument, ..) => resolve(&mut argument.ty, types),
        Body::Bytes(..) => {}
    }
    Some(body)
}

fn resolve_output(output: &mut Output, types: &[Type]) {
    match output {
        Output::Json(ty) | Output::Events(Some(ty)) => resolve(ty, types),
        Output::NamedEvents { variants, .. } => {
            variants.iter_mut().filter_map(|variant| variant.data.as_mut()).for_each(|ty| resolve(ty, types));
        }
        Output::Choice(_, variants) => {
            variants.iter_mut().for_each(|variant| resolve_output(&mut variant.output, types));
        }
        Output::Bytes | Output::Text | Output::Events(None) | Output::Empty => {}
    }
}

/// Replaces aliases by their definitions.
fn resolve(ty: &mut Ty, types: &[Type]) {
    ty.rename(&mut |id| match types.get(id.0).map(|ty| &ty.kind) {
        Some(Kind::Alias(target)) => *target,
        _ => id,
    });
}
