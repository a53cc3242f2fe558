//! The whole build script.

fn main() -> Result<(), notte_codegen::BuildError> {
    notte_codegen::build("openapi/library.yaml", &notte_codegen::Settings::default())
}
