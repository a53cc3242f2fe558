//! What a `$ref` may read: regular files below the description's folder, and below the working directory.

use notte_codegen::load::LoadOptions;
use notte_codegen::{Diagnostics, Settings, generate, load};
use std::fs;
use std::path::{Path, PathBuf};

const SECRET: &str = "TOPSECRETKEY";

/// A folder with a description in `api/`, a shared schema beside it, and a secret outside of both.
fn place() -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("a folder");
    let secret = format!("{{type: object, properties: {{{SECRET}: {{type: string}}}}}}\n");
    for (path, text) in [
        ("work/api/inner/pet.yaml", "{type: object, properties: {name: {type: string}}}\n"),
        ("work/api/.hidden/secret.yaml", &secret),
        ("work/common/kind.yaml", "{type: string, enum: [cat, dog]}\n"),
        ("outside.yaml", &secret),
    ] {
        let path = place.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    place
}

/// The codes about references, and all generated text; the description refers to one file.
fn referring(place: &Path, reference: &str, ref_roots: &[PathBuf]) -> (Vec<String>, String) {
    let entry = place.join("work/api/openapi.yaml");
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{A: {{$ref: '{reference}'}}}}}}\n"
    );
    fs::write(&entry, text).expect("a file");
    let mut diagnostics = Diagnostics::new();
    let options = LoadOptions { ref_roots: ref_roots.to_vec(), ..LoadOptions::default() };
    let document = load::from_path_with(&entry, &options, &mut diagnostics);
    let read: Vec<String> = document.files_read.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let generated = generate(&document, &Settings::default(), diagnostics).expect("no bug");
    assert_eq!(generated.files_read, document.files_read);
    let said = generated.diagnostics.iter().filter(|one| one.code.name.starts_with("ref-"));
    let said = said.map(|one| format!("{} {}: {}", one.code.name, one.place, one.message)).collect();
    let files = generated.files.expect("no errors");
    (said, format!("{}\n{}", files.values().cloned().collect::<String>(), read.join("\n")))
}

#[test]
fn files_outside_are_refused_however_they_are_spelled() {
    let place = place();
    let outside = place.path().join("outside.yaml").display().to_string();
    let encoded = outside.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
    let mut references =
        vec!["../../outside.yaml".to_owned(), "%2e%2e/%2e%2e%2foutside.yaml".to_owned(), outside.clone(), encoded];
    references.push("inner/../../../outside.yaml".to_owned());
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&outside, place.path().join("work/api/link.yaml")).expect("a link");
        std::os::unix::fs::symlink(place.path(), place.path().join("work/api/up")).expect("a link");
        references.extend(["link.yaml".to_owned(), "up/outside.yaml".to_owned()]);
    }
    for reference in references {
        let (said, text) = referring(place.path(), &reference, &[]);
        assert!(
            said.len() == 1 && said[0].starts_with("ref-refused #/components/schemas/A/$ref: "),
            "{reference}: {said:?}"
        );
        assert!(said[0].contains("outside of the folders that this description may read"), "{said:?}");
        assert!(!text.contains(SECRET) && !text.contains("work/common"), "{reference}");
        // Where it is asked for, it is read.
        let (said, text) = referring(place.path(), &reference, &[place.path().to_path_buf()]);
        assert_eq!(said, Vec::<String>::new(), "{reference}");
        assert!(text.contains("topsecretkey"), "{reference}");
    }
}

#[test]
fn what_lies_below_is_read() {
    let place = place();
    let (said, text) = referring(place.path(), "inner/pet.yaml", &[]);
    assert_eq!(said, Vec::<String>::new());
    assert!(text.contains("pub name: Option<String>") && text.contains("inner/pet.yaml"));
    // The folder of a sibling is not below the description, and here not below the working directory.
    let (said, _) = referring(place.path(), "../common/kind.yaml", &[]);
    assert!(said.len() == 1 && said[0].starts_with("ref-refused"), "{said:?}");
    let (said, text) = referring(place.path(), "../common/kind.yaml", &[place.path().join("work")]);
    assert_eq!(said, Vec::<String>::new());
    assert!(text.contains("    Cat,"));
}

#[test]
fn hidden_files_and_other_endings_are_not_read() {
    let place = place();
    fs::write(place.path().join("work/api/.secret"), format!("{SECRET}: 1")).expect("a file");
    for reference in [".hidden/secret.yaml", ".secret"] {
        let (said, text) = referring(place.path(), reference, &[]);
        assert!(said.len() == 1 && said[0].contains("it is hidden"), "{reference}: {said:?}");
        assert!(!text.contains(SECRET));
    }
    // The ending is looked at before anything is read.
    fs::write(place.path().join("work/api/big.bin"), [0xff; 100]).expect("a file");
    let (said, text) = referring(place.path(), "big.bin", &[]);
    assert!(said[0].starts_with("ref-unresolved") && said[0].contains("neither JSON nor YAML"), "{said:?}");
    assert!(!text.contains("big.bin\n") && !text.ends_with("big.bin"), "it was read");
}

#[test]
fn only_regular_files_of_bounded_size_are_opened() {
    let place = place();
    let large = fs::File::create(place.path().join("work/api/large.yaml")).expect("a file");
    large.set_len((64 << 20) + 1).expect("a sparse file");
    let (said, _) = referring(place.path(), "large.yaml", &[]);
    assert!(said.len() == 1 && said[0].contains("a file may have 64 MB"), "{said:?}");
    fs::create_dir(place.path().join("work/api/folder.yaml")).expect("a folder");
    let (said, _) = referring(place.path(), "folder.yaml", &[]);
    assert!(said.len() == 1 && said[0].contains("it is not a regular file"), "{said:?}");
    #[cfg(unix)]
    {
        // Opening a pipe would wait for a writer without end.
        let pipe = place.path().join("work/api/pipe.json");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
        let (said, _) = referring(place.path(), "pipe.json", &[]);
        assert!(said.len() == 1 && said[0].contains("it is not a regular file"), "{said:?}");
        for device in ["/dev/zero", "/dev/random", "/proc/self/environ", "/etc/passwd"] {
            let (said, _) = referring(place.path(), device, &[]);
            assert!(said.len() == 1 && said[0].contains("outside of the folders"), "{device}: {said:?}");
            let (said, _) = referring(place.path(), device, &[PathBuf::from("/dev")]);
            assert!(said.len() == 1 && said[0].starts_with("ref-refused"), "{device}: {said:?}");
        }
    }
}

#[test]
fn all_files_together_are_bounded() {
    let place = place();
    let mut properties = String::new();
    for number in 0..5 {
        // What is not UTF-8 counts as well, and is not parsed.
        let path = place.path().join(format!("work/api/part{number}.yaml"));
        fs::write(&path, [0xff]).expect("a file");
        fs::File::options().write(true).open(&path).expect("a file").set_len(60 << 20).expect("a sparse file");
        properties.push_str(&format!("p{number}: {{$ref: part{number}.yaml}}, "));
    }
    let all = format!("{{type: object, properties: {{{properties}}}}}\n");
    fs::write(place.path().join("work/api/all.yaml"), all).expect("a file");
    let (said, _) = referring(place.path(), "all.yaml", &[]);
    assert_eq!(said.iter().filter(|one| one.contains("it is not UTF-8")).count(), 4, "{said:?}");
    assert_eq!(said.iter().filter(|one| one.contains("all files of a description 256 MB")).count(), 1, "{said:?}");
}

#[test]
fn a_file_that_is_no_tree_is_a_loss_where_it_is_referred_to() {
    let place = place();
    let broken = "name: [1\nother: }\n";
    fs::write(place.path().join("work/api/inner/broken.yaml"), broken).expect("a file");
    fs::write(place.path().join("work/api/inner/far.yaml"), "{type: object, properties: {a: {$ref: broken.yaml}}}\n")
        .expect("a file");
    let (said, files) = referring(place.path(), "inner/far.yaml", &[]);
    assert_eq!(said.len(), 1, "{said:?}");
    let [line] = said.as_slice() else { return };
    assert!(
        line.starts_with("ref-unresolved #/properties/a/$ref: `broken.yaml` leads to a file that can't be used: "),
        "{line}"
    );
    assert!(line.contains(" at line "), "{line}");
    assert!(files.contains("pub a: Option<Json>"), "{files}");
}
