//! Responses: what a success gives, the bodies of errors, and headers.

mod answer_docs;
mod errors;
mod headers;
mod output;
mod plan;
mod statuses;

pub use answer_docs::answer_docs;
pub use errors::{error_docs, errors_of};
pub use headers::{header_schemas, headers_of, report_headers};
pub use output::{events, output, report_untyped};
pub use plan::{EventData, Payload, ResponsePlan, plan_responses};
pub use statuses::described_statuses;
