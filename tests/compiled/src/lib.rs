//! What every fixture becomes. That this compiles without a warning is the test; `tests/` runs it as well.

#![deny(warnings)]

#[path = "../../../notte-codegen/runtime/mod.rs"]
pub mod runtime;

/// What is done with each type.
#[cfg(all(feature = "serde", feature = "testing"))]
pub trait Visitor {
    /// Is shown a type and its name.
    fn visit<T: runtime::http::testing::Sample + serde::Serialize + serde::de::DeserializeOwned>(&mut self, name: &str);
}

include!(concat!(env!("OUT_DIR"), "/index.rs"));

/// A path becomes a file, and a text none: it could be the path or the content.
///
/// ```no_run
/// use notte_compiled_fixtures::bodies_uploads::File;
/// let files: [File; 2] = [std::path::Path::new("cat.png").into(), std::path::PathBuf::from("cat.png").into()];
/// ```
///
/// ```compile_fail
/// use notte_compiled_fixtures::bodies_uploads::File;
/// let file: File = "cat.png".into();
/// ```
#[cfg(doctest)]
pub struct Files;
