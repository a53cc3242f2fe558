//! JSON text: what is taken, what is refused, and with which words.

#![allow(clippy::unwrap_used, reason = "what a test builds on fails the test")]

use notte_runtime::json::{DecodeError, Document, Kind, from_json, from_slice, to_json, to_vec};
use serde_json::{Value, json};

fn read(text: &str) -> Result<Value, DecodeError> {
    from_slice(text.as_bytes())
}

fn message(text: impl AsRef<[u8]>) -> String {
    from_slice::<Value>(text.as_ref()).unwrap_err().message().to_owned()
}

#[test]
fn reads_what_serde_json_reads() {
    let texts = [
        "null",
        "true",
        " false ",
        "0",
        "-0",
        "1440.0",
        "-12.50e-2",
        "18446744073709551615",
        "-9223372036854775808",
        "9007199254740993",
        r#""""#,
        r#""plain""#,
        r#""a longer one, of more than eight bytes, ünïcödé and 漢字 😀""#,
        r#""\"\\\/\b\f\n\r\t""#,
        r#""\u0041\u00e9\u6f22\ud83d\ude00\u0000""#,
        "[]",
        "{}",
        "[ ]",
        "{ }",
        "[[],[[]],{}]",
        "\t[1 ,\r\n 2, {\"a\" : [ ] , \"b\":null}]\n",
        r#"{"a":{"b":[1,{"c":"d"}]},"\u0061b":true}"#,
    ];
    for text in texts {
        let expected: Value = serde_json::from_str(text).unwrap();
        assert_eq!(read(text).unwrap(), expected, "{text}");
        assert_eq!(from_json::<Value>(&expected).unwrap(), expected, "{text}");
        assert_eq!(to_json(&expected), expected, "{text}");
        assert_eq!(to_vec(&expected), serde_json::to_vec(&expected).unwrap(), "{text}");
    }
}

#[test]
fn refuses_what_serde_json_refuses() {
    let texts = [
        "",
        " ",
        "nul",
        "nulll",
        "True",
        "tru e",
        "+1",
        "01",
        "-01",
        "-",
        "1.",
        ".5",
        "1e",
        "1e+",
        "1.e1",
        "0x10",
        "NaN",
        "Infinity",
        "--1",
        "1 2",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1}",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{a:1}",
        "{1:1}",
        "{\"a\" 1}",
        "{\"a\":1]",
        "{\"a\":1 \"b\":2}",
        "{,}",
        "\"",
        "\"abc",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u",
        "\"\\ud800\"",
        "\"\\ud800x\"",
        "\"\\ud800\\n\"",
        "\"\\ud800\\u0041\"",
        "\"\\udc00\"",
        "\"\\ud800\\ud800\"",
        "\"a\nb\"",
        "\"a\tb\"",
        "\"\u{1f}\"",
        "'a'",
        "/* */ 1",
        "1 // x",
        "\u{a0}1",
        "[1]x",
        "\u{0}",
        "1\u{0}",
        "\u{feff}\u{feff}1",
    ];
    for text in texts {
        assert!(serde_json::from_str::<Value>(text).is_err(), "serde_json takes {text:?}");
        assert!(read(text).is_err(), "{text:?}");
    }
}

/// Every text that is one change away from a good one is taken or refused as `serde_json` does, with the same result.
#[test]
fn agrees_with_serde_json_on_broken_texts() {
    let good = r#"{"a":[1,-2.5e3,true,null,"x\n\ud83d\ude00é"],"b":{"c":{},"d":[[]]}, "a":0}"#;
    let insertions = b"{}[],:\"\\ \n01-+.eEtfnu\x00\x1f\x7f\x80\xc3\xff";
    let mut texts = Vec::new();
    for at in 0..=good.len() {
        texts.push(good.as_bytes()[..at].to_vec());
        for &byte in insertions {
            let (before, after) = good.as_bytes().split_at(at);
            texts.push([before, &[byte], after].concat());
            if let Some((_, after)) = after.split_first() {
                texts.push([before, &[byte], after].concat());
                texts.push([before, after].concat());
            }
        }
    }
    for text in texts {
        let shown = String::from_utf8_lossy(&text).into_owned();
        match (from_slice::<Value>(&text), serde_json::from_slice::<Value>(&text)) {
            (Ok(ours), Ok(theirs)) => assert_eq!(ours, theirs, "{shown}"),
            (Err(_), Err(_)) => {}
            (ours, theirs) => panic!("{shown}: {ours:?}, but serde_json: {theirs:?}"),
        }
    }
}

#[test]
fn says_what_is_wrong_and_where() {
    assert_eq!(message(""), "unexpected end of input at line 1 column 1");
    assert_eq!(message("[1, "), "unexpected end of input at line 1 column 5");
    assert_eq!(message("{\n  \"a\": tru\n}"), "expected a value at line 2 column 11");
    assert_eq!(message("[1 2]"), "expected `,` or `]` at line 1 column 4");
    assert_eq!(message("{\"a\":1 \"b\":2}"), "expected `,` or `}` at line 1 column 8");
    assert_eq!(message("{\"a\" 1}"), "expected `:` at line 1 column 6");
    assert_eq!(message("{1:1}"), "expected a key in quotes at line 1 column 2");
    assert_eq!(message("[\"é\", x]"), "expected a value at line 1 column 7");
    assert_eq!(message("{} {}"), "unexpected text after the value at line 1 column 4");
    assert_eq!(message("[012]"), "a number with a leading zero at line 1 column 3");
    assert_eq!(message("[1.x]"), "expected a digit at line 1 column 4");
    assert_eq!(message("\"a\u{1}\""), "a control character in a string at line 1 column 3");
    assert_eq!(message(r#""a\q""#), "an unknown escape in a string at line 1 column 4");
    assert_eq!(message(r#""\u00zz""#), "expected four hexadecimal digits at line 1 column 6");
    assert_eq!(message(r#""\ud800 ""#), "half of a surrogate pair in a string at line 1 column 4");
    assert_eq!(message(b"\"a\xff\""), "invalid UTF-8 at line 1 column 3");
    assert_eq!(message(b"\"a\xe6\xbc"), "invalid UTF-8 at line 1 column 3");
    assert_eq!(message("<html>"), "expected a value at line 1 column 1");
}

#[test]
fn passes_over_a_byte_order_mark() {
    assert_eq!(read("\u{feff}[1]").unwrap(), json!([1]));
    assert!(read("[\u{feff}1]").is_err());
}

#[test]
fn limits_nesting() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read(&nested(127)).is_ok());
    assert!(serde_json::from_str::<Value>(&nested(127)).is_ok());
    assert!(serde_json::from_str::<Value>(&nested(128)).is_err());
    assert_eq!(message(nested(128)), "nested too deeply at line 1 column 128");
    assert!(message("[".repeat(1_000_000)).starts_with("nested too deeply"));
    assert!(message("{\"a\":".repeat(1_000_000)).starts_with("nested too deeply"));
    // A level that is closed is given back.
    assert!(read(&format!("[{}]", vec![nested(100); 50].join(","))).is_ok());
}

#[test]
fn converts_a_deep_tree_both_ways() {
    let mut tree = json!(1);
    for _ in 0..300 {
        tree = json!([tree]);
    }
    assert_eq!(to_json(&tree), tree);
    assert!(from_json::<Value>(&tree).unwrap_err().message().starts_with("nested too deeply"));
}

#[test]
fn keeps_the_last_of_repeated_keys() {
    assert_eq!(read(r#"{"a":1,"b":2,"a":3}"#).unwrap(), json!({"a": 3, "b": 2}));
    assert_eq!(read(r#"{"a":1,"\u0061":{"a":2,"a":4}}"#).unwrap(), json!({"a": {"a": 4}}));
    let document = Document::parse(br#"{"t":1,"t":2,"t":3}"#).unwrap();
    assert_eq!(document.root().get("t").unwrap().as_number(), Some("3"));
    assert_eq!(document.root().entries().count(), 1);
}

#[test]
fn keeps_the_last_of_repeated_keys_in_wide_objects() {
    for width in [10, 63, 64, 65, 66, 1000] {
        let members = (0..width).chain(0..width).map(|n| format!("\"key{n}\":{n}")).collect::<Vec<_>>().join(",");
        let text = format!("{{{members},\"key3\":\"last\"}}");
        let document = Document::parse(text.as_bytes()).unwrap();
        assert_eq!(document.root().entries().count(), width, "{width}");
        assert_eq!(document.root().get("key3").unwrap().as_str(), Some("last"), "{width}");
        assert_eq!(read(&text).unwrap(), serde_json::from_str::<Value>(&text).unwrap());
    }
}

/// A quadratic search would take minutes.
#[test]
fn takes_a_wide_object_in_no_time() {
    let members = (0..200_000).map(|n| format!("\"k{n}\":0")).collect::<Vec<_>>().join(",");
    assert_eq!(read(&format!("{{{members}}}")).unwrap().as_object().unwrap().len(), 200_000);
}

#[test]
fn rounds_floats_to_the_nearest() {
    for text in [
        "0.1",
        "122.416294033786585",
        "9.5367431640625e-7",
        "2.2250738585072011e-308",
        "179769313486231570000",
        "1e-999",
    ] {
        let exact: f64 = text.parse().unwrap();
        assert_eq!(from_slice::<f64>(text.as_bytes()).unwrap().to_bits(), exact.to_bits(), "{text}");
        assert_eq!(read(text).unwrap().as_f64().unwrap().to_bits(), exact.to_bits(), "{text}");
    }
    let long = format!("1{}", "0".repeat(308));
    assert_eq!(from_slice::<f64>(long.as_bytes()).unwrap(), 1e308);
}

/// RFC 8259, 6: such a number is JSON. It is a fault only where it is read.
#[test]
fn a_number_out_of_range_is_a_fault_where_it_is_read() {
    let long = format!("1{}", "0".repeat(400));
    for number in ["1e400", "-1e400", &long] {
        let text = format!(r#"{{"a":[{{"b":{number}}}]}}"#);
        type Numbers<T> = std::collections::BTreeMap<String, Vec<std::collections::BTreeMap<String, T>>>;
        let path = |error: notte_runtime::json::DecodeError| error.path();
        assert_eq!(from_slice::<Numbers<f64>>(text.as_bytes()).map_err(path), Err("$.a[0].b".to_owned()));
        assert_eq!(from_slice::<Numbers<f32>>(text.as_bytes()).map_err(path), Err("$.a[0].b".to_owned()));
        assert_eq!(from_slice::<Numbers<i64>>(text.as_bytes()).map_err(path), Err("$.a[0].b".to_owned()));
        assert_eq!(from_slice::<Value>(text.as_bytes()).map_err(path), Err("$.a[0].b".to_owned()));
        // What nobody reads costs nobody the rest.
        let document = Document::parse(text.as_bytes()).unwrap();
        let kept = document.root().object().extra::<()>();
        assert_eq!(document.read::<Nothing>().unwrap(), Nothing);
        assert_eq!(kept["a"][0]["b"].as_f64().map(f64::abs), Some(f64::MAX));
    }
}

/// A type without members.
#[derive(Debug, PartialEq)]
struct Nothing;

impl notte_runtime::json::Wire for Nothing {
    fn read(node: notte_runtime::json::Node<'_>) -> Self {
        let _ = node.object().extra::<()>();
        Self
    }

    fn write(&self, writer: &mut notte_runtime::json::Writer) {
        writer.object();
    }
}

#[test]
fn tells_kinds() {
    let document = Document::parse(br#"[null,true,1,"s",[],{}]"#).unwrap();
    let kinds: Vec<_> = document.root().array().map(|node| node.kind()).collect();
    assert_eq!(kinds, [Kind::Null, Kind::Bool, Kind::Number, Kind::String, Kind::Array, Kind::Object]);
    assert!(document.root().get("a").is_none());
}
