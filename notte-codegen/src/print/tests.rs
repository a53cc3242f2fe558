//! What is laid out here is what `prettyplease` makes of it.

use super::{items, parsed};
use crate::{Diagnostics, Settings, emit, generate, load};
use std::path::{Path, PathBuf};

fn descriptions(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            descriptions(&path, found);
        } else if path.file_stem().is_some_and(|stem| stem == "spec" || stem == "notte-openapi") {
            found.push(path);
        }
    }
}

#[test]
fn the_layout_is_that_of_prettyplease() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace");
    let mut found = Vec::new();
    descriptions(&root.join("tests/fixtures"), &mut found);
    descriptions(&root.join("spec"), &mut found);
    // Any other descriptions, to be sure.
    found.extend(std::env::var("NOTTE_LAYOUT_SPECS").iter().flat_map(|list| list.split(':')).map(PathBuf::from));
    let settings = Settings { features: Some(true), ..Settings::default() };
    let (mut here, mut all) = (0, 0);
    for path in found {
        let mut diagnostics = Diagnostics::new();
        let document = load::from_path(&path, &mut diagnostics);
        let Some(lowered) = generate::ir(&document, &settings, &mut diagnostics) else { continue };
        let taken = emit::taken(&lowered);
        for file in emit::files(&lowered) {
            for item in emit::emit(&lowered, &taken, &file).items {
                all += 1;
                let Some(text) = items::laid_out(&item.to_string()) else { continue };
                here += 1;
                assert_eq!(text, parsed(item).expect("it is Rust"), "{}", path.display());
            }
        }
    }
    assert!(here * 4 > all * 3, "{here} of {all} items are laid out here");
}

#[test]
fn lines_are_broken_where_prettyplease_breaks_them() {
    let mut here = 0;
    for length in 1..100 {
        let (pascal, constant) = ("N".repeat(length), "C".repeat(length));
        for item in [
            format!("use super::types::{{{pascal}}};"),
            format!("pub struct S {{ pub field: Option<{pascal}>, pub list: Option<Vec<{pascal}>> }}"),
            format!("pub struct S {{ pub field: std::collections::BTreeMap<String, Vec<{pascal}>> }}"),
            format!(
                "pub struct S {{ pub field: Keyed<Vec<{pascal}>, Vec<{pascal}>>, pub last: Call<types::{pascal}> }}"
            ),
            format!(
                "impl S {{ pub fn get(&self) -> Call<()> {{ Draft::new(&self.client, &{constant}).path(&id).path(name.as_ref()).call() }} }}"
            ),
            format!(
                "impl S {{ pub fn get(&self) -> {pascal} {{ Draft::new(&self.client, &{constant}).path(&id).call_with({pascal}Setters) }} }}"
            ),
            format!("impl S {{ fn set(&mut self) {{ self.draft.query(\"{pascal}\", &value.a(\".(\\\")\")); }} }}"),
            format!("impl S {{ fn set(&mut self) {{ self.draft.query(\"a\", &value).{pascal}.b(); }} }}"),
            format!(
                "impl S {{ fn read(node: Node) -> Self {{ S {{ a: object.optional(\"{pascal}\"), b: object.extra() }} }} }}"
            ),
            format!("impl S {{ fn get(&self) {{ from.a(\"{pascal}\").b(); me.{pascal}().c(|d| d + 1) }} }}"),
            format!(
                "impl S {{ fn get(&self) -> Get {{ Draft::new(&self.client, &{constant}).call_with({pascal} {{ body: None }}) }} fn one(&self) -> Vec<u8> {{ if true {{ a }} else {{ b }} }} }}"
            ),
        ] {
            let item: proc_macro2::TokenStream = item.parse().expect("it is tokens");
            let Some(text) = items::laid_out(&item.to_string()) else { continue };
            here += 1;
            assert_eq!(text, parsed(item).expect("it is Rust"));
        }
    }
    assert!(here > 600, "{here} of 1089 items are laid out here");
}
