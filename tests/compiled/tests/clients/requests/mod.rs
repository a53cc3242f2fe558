//! What is sent: parameters and bodies.

mod collection_formats;
mod deep_lists;
mod encoding;
mod every_style;
mod fixed_parameters;
mod forms;
mod integers;
mod json_kinds;
mod methods;
mod named_arguments;
mod null_setters;
mod plain_values;
mod uploads;
