//! Swagger 2.0: the constructs that it writes differently from OpenAPI 3, read into the same model where they stand.
//!
//! A construct is recognized by how it is written, not by the version that the description names: converters leave parts of 2.0
//! in documents of 3.x, and authors write parts of 3.x in documents of 2.0. What belongs to the other version is read and noted.

mod body;
mod collection_format;
mod extensions;
mod fields;
mod form;
mod host;
mod host_template;
mod inline_type;
mod media_types;
mod notes;
mod reserved_headers;
mod response;
mod root;
mod security;
mod streams;

pub use body::{body, is_body};
pub use collection_format::{header_separator, style};
pub use extensions::{client_name, enum_name, schema_extensions, skips_encoding};
pub use fields::{has_field, is_from_openapi3};
pub use host::{operation_servers, servers};
pub use inline_type::{has_inline_type, is_parameter};
pub use media_types::unused_media_types;
pub use notes::note_openapi3_keywords;
pub use reserved_headers::is_ignored;
pub use response::content;
pub use root::{note_root, unused_at_root};
pub use security::{flow_name, is_basic};
