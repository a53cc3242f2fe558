use super::{Style, render, to_json_lines};
use crate::diagnostics::{DUPLICATE_KEY, Diagnostic, Diagnostics, KEYWORD_IGNORED, Place, REF_UNRESOLVED, SYNTAX};
use crate::load::Source;

fn source(name: &str, text: &str) -> Source {
    Source::new(name, text, serde_json::Value::Null)
}

fn place(file: usize, pointer: &str) -> Place {
    Place { file, pointer: pointer.to_owned() }
}

fn some() -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    diagnostics.deny(&REF_UNRESOLVED);
    diagnostics.push(
        Diagnostic::new(&DUPLICATE_KEY, place(1, "/x"), "this key stands twice").effect("the last value is used"),
    );
    diagnostics.push(
        Diagnostic::new(&KEYWORD_IGNORED, place(0, "/a/not"), "`not` is not checked")
            .effect("values are\nnot checked")
            .help("write `type`\nerror: forged\r\u{202e}"),
    );
    diagnostics.push(Diagnostic::new(&REF_UNRESOLVED, place(0, "/a/$ref"), "`#/b` \u{1b}[31m leads nowhere"));
    diagnostics.push(Diagnostic::new(&REF_UNRESOLVED, place(0, "/a/list/9"), "gone"));
    diagnostics.push(Diagnostic::new(&SYNTAX, Place::root(0), "bad").at(2, 9));
    diagnostics
}

const YAML: &str = "openapi: 3.1.0\r\na:  # ünïcödé\r\n  $ref: '#/b'\r\n  not: {type: string}\r\n  list: []\r\n";

#[test]
fn for_people() {
    let sources = [source("api.yaml", YAML), source("in memory", "")];
    let text = render(&some(), &sources, Style::Plain);
    let expected = include_str!("expected.txt");
    assert_eq!(text, expected, "{text}");
    let ansi = render(&some(), &sources, Style::Ansi);
    assert!(ansi.contains("\u{1b}["));
    assert!(!ansi.contains("\u{1b}[31m leads"));
    assert_eq!(render(&Diagnostics::new(), &sources, Style::Plain), "");
}

#[test]
fn for_machines() {
    let sources = [source("api.yaml", YAML), source("in memory", "")];
    let text = to_json_lines(&some(), &sources);
    assert_eq!(text.lines().count(), 5);
    assert_eq!(
        text.lines().next().unwrap(),
        r#"{"code":"syntax","severity":"error","message":"bad","effect":null,"help":null,"file":"api.yaml","pointer":"","line":2,"column":9}"#
    );
    let last: serde_json::Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
    assert_eq!((&last["line"], &last["file"]), (&serde_json::Value::Null, &"in memory".into()));
}

#[test]
fn one_long_line_is_cut() {
    let text = format!("{{\"{}\": 1, \"ß\": {{\"key\": \"{}\"}}}}", "ä".repeat(500), "ö".repeat(100_000));
    let mut diagnostics = Diagnostics::new();
    diagnostics.deny(&REF_UNRESOLVED);
    diagnostics.push(Diagnostic::new(&REF_UNRESOLVED, place(0, "/ß/key"), "x"));
    diagnostics.push(Diagnostic::new(&SYNTAX, Place::root(0), "x").at(1, 90_000));
    diagnostics.push(Diagnostic::new(&SYNTAX, Place::root(0), "x").at(1, 900_000));
    diagnostics.push(Diagnostic::new(&SYNTAX, Place::root(0), "x").at(77, 0));
    diagnostics.push(Diagnostic::new(&SYNTAX, place(7, ""), "x").at(77, 0));
    let text = render(&diagnostics, &[source("one.json", &text)], Style::Plain);
    assert!(text.contains("one.json:1:515"), "{text}");
    assert!(text.contains("one.json:1:90000"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() < 140), "{text}");
    assert!(text.ends_with("5 errors\n"));
}

#[test]
fn odd_texts_do_not_panic() {
    for text in ["", "\n", "\u{feff}", "é", "\u{feff}a: \"é\u{202e}\t\u{7}\"\n\tb", "a:\r b:\r", "a: |\n  é\n  ö\nb"]
    {
        for position in [None, Some((0, 0)), Some((1, 1)), Some((1, 2)), Some((2, 500)), Some((usize::MAX, usize::MAX))]
        {
            for pointer in ["", "/", "a", "/a", "/b/~", "/a/~1~2"] {
                let mut diagnostics = Diagnostics::new();
                let mut diagnostic = Diagnostic::new(&SYNTAX, place(0, pointer), "é\n\u{1b}x").help("\n\n");
                diagnostic.position = position;
                diagnostics.push(diagnostic);
                let _ = render(&diagnostics, &[source("é", text)], Style::Ansi);
                let _ = to_json_lines(&diagnostics, &[source("é", text)]);
            }
        }
    }
}
