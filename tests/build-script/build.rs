//! Two clients, one with settings.

fn main() -> Result<(), notte_codegen::BuildError> {
    notte_codegen::Build::new("openapi/library.yaml").settings("codegen.toml").run()?;
    notte_codegen::Build::new("openapi/notes.yaml").name("notes").run()
}
