//! Values of types for tests.

/// Gives a type the JSON of its sample. The path of the runtime's `testing` follows.
///
/// ```text
/// sample!(super::super::types::Pet, "{\"name\":\"Rex\"}"; super::super::runtime::http::testing);
/// ```
macro_rules! sample {
    ($name:ty, $json:literal; $($testing:tt)+) => {
        impl $($testing)+::Sample for $name {
            const JSON: &'static str = $json;
        }
    };
}
