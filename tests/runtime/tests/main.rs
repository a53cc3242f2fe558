//! The runtime with its tests, as one crate: they use what generated code uses, and that is `pub(crate)`.

#![allow(dead_code, unused_imports, reason = "the tests of the runtime use a part of it")]

extern crate self as notte_runtime;

#[path = "../../../notte-codegen/runtime/http/mod.rs"]
pub mod http;
#[path = "../../../notte-codegen/runtime/json/mod.rs"]
pub mod json;

mod http_answers;
mod http_blocking;
mod http_calls;
mod http_cookies;
mod http_credentials;
mod http_described;
mod http_double;
mod http_echo;
mod http_errors;
mod http_events;
mod http_faults;
mod http_forms;
mod http_framing;
mod http_options;
mod http_outage;
mod http_pages;
mod http_redirects;
mod http_requests;
mod http_resume;
mod http_retries;
mod http_save;
mod http_sensitive;
mod http_servers;
mod http_stalls;
mod http_styles;
mod http_tokens;
mod http_tracing;
mod http_transport;
mod http_uploads;
mod http_wait;
mod json_any;
mod json_memory;
mod json_objects;
mod json_own;
mod json_secrets;
mod json_text;
mod json_values;
mod support;
