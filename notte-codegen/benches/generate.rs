//! How long generation takes, whole and stage by stage: `cargo bench -p notte-codegen`.
//!
//! It runs on Notte's description, and on the one that `NOTTE_BENCH_SPEC` names, by its whole path.

#![expect(clippy::expect_used, reason = "a benchmark that can't run has nothing to say")]

use divan::{Bencher, black_box};
use notte_codegen::{Diagnostics, Document, Settings, emit, generate, ir, load, lower, normalize, print};
use std::path::PathBuf;

fn main() {
    divan::main();
}

/// The descriptions to measure on.
fn specs() -> Vec<String> {
    // Cargo runs benchmarks in the package's folder.
    let notte = PathBuf::from("../spec/notte-openapi.yml");
    let more = std::env::var_os("NOTTE_BENCH_SPEC").map(PathBuf::from);
    std::iter::once(notte).chain(more).map(|path| path.display().to_string()).collect()
}

fn document(spec: &str) -> Document {
    let mut diagnostics = Diagnostics::new();
    let document = load::from_path(spec.as_ref(), &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{spec} can't be read");
    document
}

/// From the file to the text of all files.
#[divan::bench(args = specs())]
fn whole(spec: &str) -> usize {
    let generated =
        generate(&document(spec), &Settings::default(), Diagnostics::new()).expect("the generator has no bug");
    generated.files.expect("it is generated").len()
}

/// From the file to a tree.
#[divan::bench(args = specs())]
fn load_alone(spec: &str) -> Document {
    document(black_box(spec))
}

/// From the tree to the resolved model.
#[divan::bench(args = specs())]
fn normalize_alone(bencher: Bencher<'_, '_>, spec: &str) {
    let document = document(spec);
    bencher.bench_local(|| normalize::normalize(black_box(&document), &mut Diagnostics::new()));
}

/// From the model to the crate in Rust's terms.
#[divan::bench(args = specs())]
fn lower_alone(bencher: Bencher<'_, '_>, spec: &str) {
    let api = normalize::normalize(&document(spec), &mut Diagnostics::new()).expect("a description");
    bencher
        .with_inputs(|| api.clone())
        .bench_local_values(|api| lower::lower(black_box(api), &Settings::default(), &mut Diagnostics::new()));
}

/// From the crate in Rust's terms to tokens, on one thread.
#[divan::bench(args = specs())]
fn emit_alone(bencher: Bencher<'_, '_>, spec: &str) {
    let lowered = lowered(spec);
    let taken = emit::taken(&lowered);
    bencher.bench_local(|| {
        emit::files(&lowered).iter().map(|file| emit::emit(&lowered, &taken, file)).collect::<Vec<_>>()
    });
}

/// From tokens to text, on one thread; `whole` makes and prints on as many as there are processors.
#[divan::bench(args = specs())]
fn print_alone(bencher: Bencher<'_, '_>, spec: &str) {
    let lowered = lowered(spec);
    let taken = emit::taken(&lowered);
    let modules = || emit::files(&lowered).iter().map(|file| emit::emit(&lowered, &taken, file)).collect::<Vec<_>>();
    bencher.with_inputs(modules).bench_local_values(|modules| {
        modules.into_iter().map(|module| print::print(module).expect("the generator has no bug").len()).sum::<usize>()
    });
}

fn lowered(spec: &str) -> ir::Crate {
    let api = normalize::normalize(&document(spec), &mut Diagnostics::new()).expect("a description");
    lower::lower(api, &Settings::default(), &mut Diagnostics::new())
}
