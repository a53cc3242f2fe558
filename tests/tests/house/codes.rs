//! Each code is shown where it occurs.

use notte_codegen::diagnostics::ALL;
use std::path::Path;

#[test]
fn every_code_stands_in_a_snapshot() {
    let snapshots = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots");
    let mut shown = String::new();
    for folder in ["diagnostics", "rejected"] {
        for entry in std::fs::read_dir(snapshots.join(folder)).unwrap() {
            shown.push_str(&std::fs::read_to_string(entry.unwrap().path()).unwrap());
        }
    }
    let missing: Vec<&str> =
        ALL.iter().map(|code| code.name).filter(|name| !shown.contains(&format!("[{name}]"))).collect();
    assert!(missing.is_empty(), "no fixture shows {missing:?}");
}
