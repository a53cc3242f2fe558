//! Every name in Rust is made here: words from the description, a rule for each kind of name, and who gives way in a collision.

mod enums;
mod framework;
mod keywords;
mod method;
mod parameters;
pub mod reserved;
mod route;
mod route_words;
mod scope;
mod signs;
mod split;
mod words;

pub use enums::variant_word;
pub use framework::{without_framework_suffix, without_number};
pub use keywords::{escaped, is_device, is_identifier, is_path};
pub use method::{is_about_several, is_prefix_segment, list_names, method_name};
pub use parameters::without_parameters;
pub use reserved::is_reserved_type;
pub use route::{Listing, route_names};
pub use scope::Scope;
pub use words::{constant, field, field_candidates, pascal, plural, singular, snake};
