//! `operationId`.

use crate::diagnostics::{Diagnostic, Diagnostics, OPERATION_ID_DUPLICATE, OPERATION_ID_MISSING};
use crate::normalize::document::Node;
use indexmap::IndexSet;

pub fn id(node: &Node<'_>, ids: &mut IndexSet<String>, diagnostics: &mut Diagnostics) -> Option<String> {
    let effect = "it is named from its method and path";
    match node.text("operationId", diagnostics).filter(|id| !id.trim().is_empty()) {
        Some(id) if ids.insert(id.clone()) => Some(id),
        Some(id) => {
            let message = format!("`{id}` is the operationId of an earlier operation");
            let place = node.place.child("operationId");
            diagnostics.push(Diagnostic::new(&OPERATION_ID_DUPLICATE, place, message).effect(effect));
            None
        }
        None => {
            let message = "the operation has no operationId";
            diagnostics.push(Diagnostic::new(&OPERATION_ID_MISSING, node.place.clone(), message).effect(effect));
            None
        }
    }
}
