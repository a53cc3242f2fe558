//! What there is to say about pages.

use super::{Finding, Found};
use crate::api::Operation;
use crate::diagnostics::{Diagnostic, Diagnostics, PAGES_NOT_FOLLOWED, SETTING_INVALID};
use crate::ir::PageRule;
use crate::lower::inputs::Inputs;

/// Reports settings and extensions that do not fit, and pages that need a line of settings.
pub fn report_pages(inputs: &Inputs<'_>, operation: &Operation, found: &Found, diagnostics: &mut Diagnostics) {
    let id = operation.id.as_deref().unwrap_or_default();
    for (extension, why) in &found.misfits {
        let Some(name) = extension else {
            let message = format!("`pages.{id}`: {why}");
            diagnostics.push(inputs.settings.about(&SETTING_INVALID, "pages", id, message));
            continue;
        };
        let place = operation.place.child(name);
        let diagnostic = Diagnostic::new(&PAGES_NOT_FOLLOWED, place, format!("`{name}` does not fit: {why}"));
        diagnostics.push(diagnostic.effect("it is ignored"));
    }
    let (why, effect) = match &found.finding {
        Finding::Plan(plan) if plan.rule == PageRule::Undeclared => {
            let effect = "`pages` and `items` follow a `Link` header if the server sends one, and else give one page";
            ("nothing says where the next page is", effect)
        }
        Finding::Plan(_) => return,
        Finding::Unknown(why) => (*why, "a call gives one page"),
    };
    let diagnostic = Diagnostic::new(&PAGES_NOT_FOLLOWED, operation.place.clone(), why).effect(effect);
    let help = format!("`[pages.{id}]` in the settings can say it: `position`, `next`, `items` and so on");
    diagnostics.push(if id.is_empty() { diagnostic } else { diagnostic.help(help) });
}
