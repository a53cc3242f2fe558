use super::{Location, locate_all};

fn locate(text: &str, pointer: &str) -> Option<Location> {
    locate_all(text, &[pointer]).pop().flatten()
}

fn shown<'a>(text: &'a str, pointer: &str) -> (usize, usize, &'a str, bool) {
    let Location { line, column, span, exact } = locate(text, pointer).unwrap();
    (line, column, text.get(span).unwrap(), exact)
}

#[test]
fn json() {
    let text = "{\n  \"a/b\": {\"ü\": [1, {\"x~\": true}, \"ß\"]},\n  \"\\u0061\": null\n}";
    assert_eq!(shown(text, ""), (1, 1, "{", true));
    assert_eq!(shown(text, "/a~1b"), (2, 3, "\"a/b\"", true));
    assert_eq!(shown(text, "/a~1b/ü"), (2, 11, "\"ü\"", true));
    assert_eq!(shown(text, "/a~1b/ü/0"), (2, 17, "1", true));
    assert_eq!(shown(text, "/a~1b/ü/1"), (2, 20, "{", true));
    assert_eq!(shown(text, "/a~1b/ü/1/x~0"), (2, 21, "\"x~\"", true));
    assert_eq!(shown(text, "/a~1b/ü/2"), (2, 34, "\"ß\"", true));
    assert_eq!(shown(text, "/a"), (3, 3, "\"\\u0061\"", true));
    assert_eq!(shown(text, "/a/b/c"), (3, 3, "\"\\u0061\"", false));
    assert_eq!(shown(text, "/a~1b/ü/7"), (2, 11, "\"ü\"", false));
}

#[test]
fn yaml() {
    let text = "\u{feff}# é comment\r\nöpen: 'x'\r\nresponses:\r\n  200: {a: [1, \"zwei\"]}\r\n  0x10: y\r\n  ~: z\r\nlist:\r\n- ä: 1\r\n  ö: 2\r\n- |\r\n  text\r\n- last\r\n";
    assert_eq!(shown(text, "/öpen"), (2, 1, "öpen", true));
    assert_eq!(shown(text, "/responses/200"), (4, 3, "200", true));
    assert_eq!(shown(text, "/responses/200/a/1"), (4, 16, "\"zwei\"", true));
    assert_eq!(shown(text, "/responses/16"), (5, 3, "0x10", true));
    assert_eq!(shown(text, "/responses/null"), (6, 3, "~", true));
    assert_eq!(shown(text, "/list/0/ö"), (9, 3, "ö", true));
    assert_eq!(shown(text, "/list/2"), (12, 3, "last", true));
    assert_eq!((shown(text, "/list/0").0, shown(text, "/list/0").1), (8, 3));
    assert_eq!(shown(text, "/list/9"), (7, 1, "list", false));
}

#[test]
fn the_last_of_a_repeated_key() {
    let yaml = "a:\n  b: {c: 1}\nx: 1\na:\n  b: {d: 2}\n";
    assert_eq!(shown(yaml, "/a/b"), (5, 3, "b", true));
    assert_eq!(shown(yaml, "/a/b/c"), (5, 3, "b", false));
    let json = r#"{"a": {"b": 1}, "a": {"c": 2}}"#;
    assert_eq!(shown(json, "/a/b"), (1, 17, "\"a\"", false));
}

#[test]
fn what_is_written_elsewhere_falls_back_to_the_nearest() {
    let text = "base: &base\n  x: 1\nuse:\n  <<: *base\n  y: 2\nalias: *base\n? [complex, key]\n: {x: 1}\nend: 1\n";
    assert_eq!(shown(text, "/use/x"), (3, 1, "use", false));
    assert_eq!(shown(text, "/use/y"), (5, 3, "y", true));
    assert_eq!(shown(text, "/alias/x"), (6, 1, "alias", false));
    assert_eq!(shown(text, "/end"), (9, 1, "end", true));
}

#[test]
fn flow_yaml_and_broken_texts() {
    assert_eq!(shown("{a: 1,\n b: {c: 2}}", "/b/c"), (2, 6, "c", true));
    assert_eq!(shown("{\"a\": {\"b\": 1}, \"c\" oops", "/a/b"), (1, 8, "\"b\"", true));
    assert_eq!(shown("a:\n  b: 1\nc: [", "/a/b"), (2, 3, "b", true));
    assert_eq!(locate("", "/a"), None);
    assert_eq!(locate("\u{feff}", ""), None);
    assert_eq!(locate("{", "/a").map(|l| l.exact), Some(false));
    for text in [
        "\"",
        "{\"a",
        "{\"a\\",
        "[1,",
        "a: \"\\",
        "%",
        "\t",
        "{\"\\ud800\": 1}",
        "- - - [",
        "&a *a",
        "? ? ?",
        "{\"é\\é\":1}",
    ] {
        let _ = locate(text, "/a/0/b");
    }
}

#[test]
fn deep_texts_do_not_blow_the_stack() {
    for text in ["[".repeat(10_000), "{\"a\":".repeat(10_000), "- ".repeat(10_000), "{a: ".repeat(10_000)] {
        let _ = locate(&text, &"/0".repeat(10_000));
        let _ = locate(&text, &"/a".repeat(10_000));
    }
    let yaml: String = (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert_eq!(locate(&yaml, &"/a".repeat(2_000)).map(|l| l.line), Some(2_000));
}

#[test]
fn every_node_of_a_tree_is_found_in_one_pass() {
    let tree: serde_json::Value = (0..200)
        .map(|i| (format!("k{i}"), serde_json::json!({"x": [i, {"y": i}]})))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let pointers: Vec<String> = (0..200).flat_map(|i| [format!("/k{i}/x/1/y"), format!("/k{i}/x")]).collect();
    let pointers: Vec<&str> = pointers.iter().map(String::as_str).collect();
    let texts = [tree.to_string(), serde_json::to_string_pretty(&tree).unwrap(), serde_yaml::to_string(&tree).unwrap()];
    for text in texts {
        for (location, pointer) in locate_all(&text, &pointers).into_iter().zip(&pointers) {
            let location = location.unwrap();
            assert!(location.exact);
            assert_eq!(text.get(location.span).unwrap().trim_matches('"'), pointer.rsplit('/').next().unwrap());
        }
    }
}
