//! Makes the client of the description of issues, as a crate of anybody would.

fn main() -> Result<(), notte_codegen::BuildError> {
    notte_codegen::build("issues.yaml", &notte_codegen::Settings::default())
}
