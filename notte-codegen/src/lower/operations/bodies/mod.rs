//! Request bodies: the ways to send one, and the arguments and setters of each.

mod body;
mod encodings;
mod forms;
mod plan;

pub use body::{body, report_bodies, report_mandatory};
pub use encodings::{fixed_fields, is_fixed, part_header_schemas};
pub use forms::free_form;
pub use plan::{BodyWay, other_types, plan_bodies};
