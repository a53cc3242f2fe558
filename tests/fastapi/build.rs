//! The client of what the application describes.

fn main() -> Result<(), notte_codegen::BuildError> {
    notte_codegen::Build::new("openapi.json").settings("codegen.toml").run()
}
