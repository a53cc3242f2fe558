//! `--fetch`: references to addresses are followed when asked for, within limits, against a server on loopback.

use super::results::{said, tree};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What a path is answered with: the status, more lines of the head, and the body.
type Page = (&'static str, &'static str, Vec<u8>);

/// A server, and the heads of the requests that it was asked.
struct Server {
    address: String,
    port: u16,
    heads: Arc<Mutex<Vec<String>>>,
    most_at_once: Arc<AtomicUsize>,
}

/// A page below this path is answered late.
const SLOW: &str = "/slow";

impl Server {
    fn start(pages: Vec<(&'static str, Page)>) -> Self {
        let pages = pages.into_iter().map(|(path, page)| (path.to_owned(), page)).collect();
        Self::start_at("127.0.0.1", pages)
    }

    fn start_at(host: &str, pages: BTreeMap<String, Page>) -> Self {
        let listener = TcpListener::bind((host, 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (heads, most_at_once) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
        let (record, most) = (Arc::clone(&heads), Arc::clone(&most_at_once));
        let (pages, now) = (Arc::new(pages), Arc::new(AtomicUsize::new(0)));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let stream = stream.expect("a connection");
                let (pages, record, now, most) =
                    (Arc::clone(&pages), Arc::clone(&record), Arc::clone(&now), Arc::clone(&most));
                std::thread::spawn(move || {
                    let begin = || most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    // Before the client has the response, and may ask again.
                    let end = || now.fetch_sub(1, Ordering::SeqCst);
                    answer(stream, &pages, &record, begin, end);
                });
            }
        });
        Self { address: format!("http://{host}:{port}"), port, heads, most_at_once }
    }

    fn heads(&self) -> Vec<String> {
        self.heads.lock().expect("a list").clone()
    }

    fn asked(&self) -> Vec<String> {
        self.heads().iter().filter_map(|head| head.split(' ').nth(1).map(str::to_owned)).collect()
    }
}

fn answer(
    mut stream: TcpStream,
    pages: &BTreeMap<String, Page>,
    record: &Mutex<Vec<String>>,
    begin: impl Fn() -> usize,
    end: impl Fn() -> usize,
) {
    let lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let path = head.first().and_then(|line| line.split(' ').nth(1)).unwrap_or_default().to_owned();
    let nothing = ("404 Not Found", "", Vec::new());
    let (status, more, body) = pages.get(&path).unwrap_or(&nothing);
    record.lock().expect("a list").push(head.join("\n"));
    begin();
    if path.starts_with(SLOW) {
        std::thread::sleep(Duration::from_millis(500));
    }
    let head = format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n{more}\r\n", body.len());
    end();
    // Whoever has read enough goes away.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
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

/// As [`xtask`] with `--fetch`, and the server on loopback allowed.
fn fetching(arguments: &[&str]) -> Output {
    xtask(&[arguments, &["--fetch", "--fetch-allow", "127.0.0.1"]].concat())
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
        let output = fetching(&["generate", &spec, "--out", &out.display().to_string(), "--deny", "ref-remote"]);
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
        said(&output).contains("[ref-remote]") && said(&output).contains("`notte-codegen generate --fetch` fetch it"),
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
        (
            "/good",
            page(
                "A: {type: string, enum: [x]}\nB: {$ref: missing.yaml}\nC: {$ref: 'file:///etc/hostname'}\nD: {$ref: 'ws://e.invalid/'}\n",
            ),
        ),
    ]);
    let paths = ["circle", "bytes", "large", "nowhere", "good#/A", "good#/B", "good#/C", "good#/D"];
    let schemas: Vec<String> =
        (0..).zip(paths).map(|(n, path)| format!("S{n}: {{$ref: '{}/{path}'}}", server.address)).collect();
    let spec = description(folder.path(), &schemas.join(", "));
    let out = folder.path().join("far").display().to_string();
    let output = fetching(&["generate", &spec, "--out", &out, "--message-format", "json"]);
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
        ("file:///etc/hostname", "can't be fetched: only `http` and `https` are supported, and this is `file`"),
        ("ws://", "can't be fetched: only `http` and `https` are supported, and this is `ws`"),
    ] {
        let found = losses.iter().filter_map(|loss| loss["message"].as_str()).find(|message| message.contains(path));
        assert!(found.is_some_and(|message| message.contains(reason)), "{path}: {reason}: {text}");
    }
    assert!(!text.contains("good#/A"), "{text}");
    let output = fetching(&["generate", &spec, "--out", &out, "--deny", "ref-remote"]);
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
    assert!(fetching(&["regenerate", "--root", &root]).status.success());
    assert!(tree(folder.path()) != before);
    let output = fetching(&["regenerate", "--root", &root, "--check"]);
    assert!(output.status.success(), "{}", said(&output));
}

/// A description with a schema for each reference.
fn referring(folder: &Path, references: impl IntoIterator<Item = String>) -> String {
    let schemas: Vec<String> =
        references.into_iter().enumerate().map(|(n, reference)| format!("S{n}: {{$ref: '{reference}'}}")).collect();
    description(folder, &schemas.join(", "))
}

#[test]
fn addresses_that_are_not_public_are_refused_unless_named() {
    let (folder, server) = (tempfile::tempdir().expect("a folder"), pets());
    let out = folder.path().join("far").display().to_string();
    let hosts =
        ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::ffff:127.0.0.1]", "127.0.0.1."];
    let references = hosts.map(|host| format!("http://{host}:{}/schemas/pet.yaml#/Pet", server.port));
    let spec = referring(folder.path(), references);
    let output = xtask(&["generate", &spec, "--out", &out, "--fetch", "--message-format", "json"]);
    assert!(output.status.success(), "{}", said(&output));
    let text = said(&output);
    let refused = text.lines().filter(|line| line.contains("ref-remote") && line.contains("loopback address"));
    assert_eq!(refused.count(), hosts.len(), "{text}");
    assert!(text.contains("`--fetch-allow localhost` allows it"), "{text}");
    assert_eq!(server.asked(), Vec::<String>::new());
    let named = xtask(&["generate", &spec, "--out", &out, "--fetch", "--fetch-allow", "LOCALHOST", "--verbose"]);
    assert!(named.status.success(), "{}", said(&named));
    assert!(server.heads().iter().any(|head| head.to_lowercase().contains("host: localhost:")), "{:?}", server.heads());
}

#[test]
fn a_redirect_leads_to_no_private_address_and_says_not_where_from() {
    let folder = tempfile::tempdir().expect("a folder");
    let hidden = Server::start_at("127.0.0.2", [("/secret".to_owned(), page("{A: {type: string}}"))].into());
    let location =
        |host: &str| -> &'static str { format!("location: http://{host}:{}/secret\r\n", hidden.port).leak() };
    let server = Server::start(vec![
        ("/by-address?token=abc", ("302 Found", location("127.0.0.2"), Vec::new())),
        ("/by-number", ("302 Found", location("2130706434"), Vec::new())),
        ("/to-file", ("302 Found", "location: file:///etc/passwd\r\n", Vec::new())),
    ]);
    let paths = ["by-address?token=abc", "by-number", "to-file"];
    let spec = referring(folder.path(), paths.map(|path| format!("{}/{path}#/A", server.address)));
    let out = folder.path().join("far").display().to_string();
    let output = fetching(&["generate", &spec, "--out", &out, "--verbose"]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(hidden.asked(), Vec::<String>::new(), "{}", said(&output));
    assert_eq!(said(&output).matches("127.0.0.2` is a loopback address").count(), 2, "{}", said(&output));
    assert!(said(&output).contains("to-file#/A` can't be fetched: the answer is 302 Found"), "{}", said(&output));
    let output = fetching(&["generate", &spec, "--out", &out, "--fetch-allow", "127.0.0.2"]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(hidden.asked(), ["/secret", "/secret"]);
    for head in hidden.heads() {
        assert!(!head.to_lowercase().contains("referer") && !head.contains("abc"), "{head}");
    }
}

#[test]
fn there_is_one_budget_for_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!("{{A: {{type: string, description: {}}}}}", "x".repeat(1_000));
    let pages = |prefix: &str| (0..4).map(|n| (format!("{prefix}{n}"), page(&text))).collect::<Vec<_>>();
    let server = Server::start_at("127.0.0.1", pages("/d").into_iter().chain(pages(SLOW)).collect());
    let out = folder.path().join("far");
    let out_text = out.display().to_string();
    let refer = |prefix: &str| referring(folder.path(), (0..4).map(|n| format!("{}{prefix}{n}#/A", server.address)));
    for (prefix, option, value, reason) in [
        ("/d", "--fetch-bytes", "3000", "more than 3000 bytes in all; `--fetch-bytes N` allows more"),
        ("/d", "--fetch-addresses", "3", "more than 3 addresses; `--fetch-addresses N` allows more"),
        (SLOW, "--fetch-seconds", "0.1", "longer than 0.1 seconds in all; `--fetch-seconds S` allows more"),
    ] {
        let spec = refer(prefix);
        let output = fetching(&["generate", &spec, "--out", &out_text, option, value]);
        assert_eq!(output.status.code(), Some(1), "{option}: {}", said(&output));
        assert!(said(&output).contains(reason), "{option}: {}", said(&output));
        assert!(!out.exists(), "{option}: something was written");
    }
    let spec = refer("/d");
    let output = fetching(&["generate", &spec, "--out", &out_text, "--fetch-bytes", "5000", "--fetch-addresses", "4"]);
    assert!(output.status.success(), "{}", said(&output));
}

#[test]
fn documents_are_fetched_in_parallel_within_bounds() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = (0..24).map(|n| (format!("{SLOW}{n}"), page("{A: {type: string}}"))).collect();
    let server = Server::start_at("127.0.0.1", pages);
    let spec = referring(folder.path(), (0..24).map(|n| format!("{}{SLOW}{n}#/A", server.address)));
    let output = fetching(&["generate", &spec, "--out", &folder.path().join("far").display().to_string()]);
    assert!(output.status.success() && said(&output).contains("nothing was lost"), "{}", said(&output));
    assert_eq!(server.asked().len(), 24);
    let most = server.most_at_once.load(Ordering::SeqCst);
    assert!((2..=8).contains(&most), "{most} at once");
}

#[test]
fn a_description_may_be_an_address() {
    let (folder, server) = (tempfile::tempdir().expect("a folder"), pets_described());
    let out = folder.path().join("pets").display().to_string();
    let spec = format!("{}/openapi.yaml", server.address);
    let refused = xtask(&["generate", &spec, "--out", &out]);
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    assert!(said(&refused).contains("`--fetch` fetches it"), "{}", said(&refused));
    let output = fetching(&["generate", &spec, "--out", &out]);
    assert!(output.status.success(), "{}", said(&output));
    // A relative reference starts at the address, and never reads a file.
    let types = tree(&folder.path().join("pets"));
    let types: String = types.values().map(|text| String::from_utf8_lossy(text).into_owned()).collect();
    assert!(types.contains("pub struct Pet {") && types.contains("pub tail: Option<bool>"), "{}", said(&output));
    let missing = format!("{}/nope.yaml", server.address);
    let output = fetching(&["generate", &missing, "--out", &out]);
    assert!(!output.status.success() && said(&output).contains("can't fetch"), "{}", said(&output));
}

fn pets_described() -> Server {
    let entry = "openapi: 3.1.0\ninfo: {title: Far, version: '1'}\npaths: {}\ncomponents: {schemas: {Pet: {$ref: 'pet.yaml'}}}\n";
    Server::start(vec![
        ("/openapi.yaml", page(entry)),
        ("/pet.yaml", page("type: object\nproperties: {tail: {type: boolean}}\n")),
    ])
}
