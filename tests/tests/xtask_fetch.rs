//! `--fetch`: references to addresses are followed when asked for, within limits, against a server on loopback.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

/// What a path is answered with: the status, more lines of the head, and the body.
type Page = (&'static str, &'static str, Vec<u8>);

/// A server, and the paths that it was asked for.
struct Server {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start(pages: Vec<(&'static str, Page)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let pages: BTreeMap<&str, Page> = pages.into_iter().collect();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let record = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.expect("a connection");
                let lines = BufReader::new(&stream).lines().map_while(Result::ok);
                let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
                let path = head.first().and_then(|line| line.split(' ').nth(1)).unwrap_or_default().to_owned();
                let nothing = ("404 Not Found", "", Vec::new());
                let (status, more, body) = pages.get(path.as_str()).unwrap_or(&nothing);
                record.lock().expect("a list").push(path);
                let head =
                    format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n{more}\r\n", body.len());
                // Whoever has read enough goes away.
                let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
            }
        });
        Self { address, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("a list").clone()
    }
}

fn page(text: &str) -> Page {
    ("200 OK", "", text.as_bytes().to_vec())
}

fn xtask(arguments: &[&str]) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--package", "xtask", "--features", "fetch", "--"]).args(arguments);
    // Loopback is asked by nobody else.
    for proxy in ["http_proxy", "https_proxy", "all_proxy"] {
        cargo.env_remove(proxy).env_remove(proxy.to_uppercase());
    }
    cargo.output().expect("cargo can be run")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Every file below a folder.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(inner) = open.pop() {
        for entry in fs::read_dir(&inner).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.insert(
                    path.strip_prefix(folder).expect("below it").to_path_buf(),
                    fs::read(&path).expect("a file"),
                );
            }
        }
    }
    files
}

fn pets() -> Server {
    Server::start(vec![
        (
            "/schemas/pet.yaml",
            page(
                "Pet:\n  type: object\n  properties:\n    kind: {$ref: common/kind.yaml}\n    owner: {$ref: '/latest/owner'}\n    \
                 parent: {$ref: '../schemas/pet.yaml#/Pet'}\n",
            ),
        ),
        ("/schemas/common/kind.yaml", page("type: string\nenum: [cat, dog]\n")),
        ("/latest/owner", ("302 Found", "location: /v2/owner.yaml\r\n", Vec::new())),
        ("/v2/owner.yaml", page("type: object\nproperties: {name: {$ref: names.json}}\n")),
        (
            "/v2/names.json",
            page(r#"{"type": "object", "required": ["given"], "properties": {"given": {"type": "string"}}}"#),
        ),
    ])
}

fn description(folder: &Path, schemas: &str) -> String {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: Far, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{{schemas}}}}}\n"
    );
    let path = folder.join("spec.yaml");
    fs::write(&path, text).expect("a file");
    path.display().to_string()
}

#[test]
fn references_are_followed_from_document_to_document() {
    let (folder, server) = (tempfile::tempdir().expect("a folder"), pets());
    let schemas = format!("Pet: {{$ref: '{}/schemas/pet.yaml#/Pet'}}", server.address);
    let spec = description(folder.path(), &schemas);
    let outs = ["first", "second"].map(|name| folder.path().join(name).join("pets"));
    for out in &outs {
        let output =
            xtask(&["generate", &spec, "--out", &out.display().to_string(), "--fetch", "--deny", "ref-remote"]);
        assert!(output.status.success(), "{}", said(&output));
        assert!(said(&output).contains("nothing was lost"), "{}", said(&output));
    }
    let made = tree(&outs[0]);
    assert!(made == tree(&outs[1]), "two runs differ");
    let types: String = made
        .iter()
        .filter(|(path, _)| path.starts_with("src/types"))
        .map(|(_, text)| String::from_utf8_lossy(text).into_owned())
        .collect();
    for part in ["pub struct Pet {", "pub given: String", "pub parent: Option<Box<Pet>>", "    Cat,"] {
        assert!(types.contains(part), "{part}: {types}");
    }
    let mut asked = server.asked();
    asked.sort();
    asked.dedup();
    let wanted =
        ["/latest/owner", "/schemas/common/kind.yaml", "/schemas/pet.yaml", "/v2/names.json", "/v2/owner.yaml"];
    assert_eq!(asked, wanted);
    assert_eq!(server.asked().len(), 2 * wanted.len(), "each is asked once a run: {:?}", server.asked());
}

#[test]
fn nothing_is_asked_unless_asked_for() {
    let (folder, server) = (tempfile::tempdir().expect("a folder"), pets());
    let schemas = format!("Pet: {{$ref: '{}/schemas/pet.yaml#/Pet'}}", server.address);
    let spec = description(folder.path(), &schemas);
    let out = folder.path().join("pets").display().to_string();
    let output = xtask(&["generate", &spec, "--out", &out, "--verbose"]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(
        said(&output).contains("[ref-remote]") && said(&output).contains("`--fetch` fetches it"),
        "{}",
        said(&output)
    );
    assert_eq!(server.asked(), Vec::<String>::new());
}

#[test]
fn what_can_not_be_fetched_is_a_loss_with_its_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(vec![
        ("/circle", ("302 Found", "location: /circle\r\n", Vec::new())),
        ("/bytes", ("200 OK", "", vec![0xff, 0xfe])),
        ("/large", ("200 OK", "", vec![b' '; (64 << 20) + 1])),
        ("/good", page("A: {type: string, enum: [x]}\nB: {$ref: missing.yaml}\nC: {$ref: 'file:///etc/hostname'}\n")),
    ]);
    let paths = ["circle", "bytes", "large", "nowhere", "good#/A", "good#/B", "good#/C"];
    let schemas: Vec<String> =
        (0..).zip(paths).map(|(n, path)| format!("S{n}: {{$ref: '{}/{path}'}}", server.address)).collect();
    let spec = description(folder.path(), &schemas.join(", "));
    let out = folder.path().join("far").display().to_string();
    let output = xtask(&["generate", &spec, "--out", &out, "--fetch", "--message-format", "json"]);
    assert!(output.status.success(), "{}", said(&output));
    let text = said(&output);
    let losses: Vec<serde_json::Value> = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .filter(|line: &serde_json::Value| line["severity"] == "loss")
        .collect();
    for (path, reason) in [
        ("circle", "more than 5 redirects"),
        ("bytes", "it is not UTF-8"),
        ("large", "it is larger than 64 MB"),
        ("nowhere", "the answer is 404 Not Found"),
        ("missing.yaml", "the answer is 404 Not Found"),
        ("file:///etc/hostname", "is an address, and nothing is fetched"),
    ] {
        let found = losses.iter().filter_map(|loss| loss["message"].as_str()).find(|message| message.contains(path));
        assert!(found.is_some_and(|message| message.contains(reason)), "{path}: {reason}: {text}");
    }
    assert!(!text.contains("good#/A"), "{text}");
    let output = xtask(&["generate", &spec, "--out", &out, "--fetch", "--deny", "ref-remote"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_client_of_notte_can_refer_to_an_address() {
    let (folder, server) = (tempfile::tempdir().expect("a folder"), pets());
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace");
    for inner in ["spec", "notte-generated/src/generated"] {
        for (path, content) in tree(&workspace.join(inner)) {
            let to = folder.path().join(inner).join(path);
            fs::create_dir_all(to.parent().expect("a folder")).expect("folders");
            fs::write(to, content).expect("a file");
        }
    }
    let spec = folder.path().join("spec/notte-openapi.yml");
    let text = fs::read_to_string(&spec).expect("the description");
    let (before, after) = text.split_once("\n  schemas:\n").expect("schemas");
    let reference = format!("\n  schemas:\n    Pet: {{$ref: '{}/schemas/pet.yaml#/Pet'}}\n", server.address);
    fs::write(&spec, format!("{before}{reference}{after}")).expect("a file");
    let root = folder.path().display().to_string();
    let before = tree(folder.path());
    let output = xtask(&["regenerate", "--root", &root]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("error[ref-remote]"), "{}", said(&output));
    assert!(tree(folder.path()) == before, "something was written");
    assert!(xtask(&["regenerate", "--root", &root, "--fetch"]).status.success());
    assert!(tree(folder.path()) != before);
    let output = xtask(&["regenerate", "--root", &root, "--fetch", "--check"]);
    assert!(output.status.success(), "{}", said(&output));
}
