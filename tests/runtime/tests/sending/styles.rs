//! Lists and objects as text: each cell of OpenAPI's Style Examples, as it stands on the wire.

#![allow(clippy::expect_used, reason = "what fails here is the test")]

use crate::support;

use notte_runtime::http::{Call, Draft, Error, Operation, Style};
use serde_json::{Value, json};
use support::{FillPath as _, GET, POST, SECRET, Server, ok};

static PATH: Operation = Operation::new("get", "GET", "/a/{color}/b");
static PREFIXED: Operation = Operation::new("get", "GET", "/a{color}");

// The keys are in the order of the alphabet: whether serde_json keeps another one is a feature of it.
fn object() -> Value {
    json!({"B": 150, "G": 200, "R": 100})
}

fn array() -> Value {
    json!(["blue", "black", "brown"])
}

async fn query(value: &Value, style: Style, explode: bool) -> String {
    sent(|call| call.query_styled("color", value, style, explode)).await
}

async fn reserved(value: &Value, style: Style, explode: bool) -> String {
    sent(|call| call.query_reserved("color", value, style, explode)).await
}

async fn sent(set: impl FnOnce(&mut Draft)) -> String {
    let server = Server::answering(ok()).await;
    let mut call = Call::<Value>::new(&server.client(), &GET);
    set(&mut call.draft);
    call.send().await.expect("an answer");
    let target = server.only().target().to_owned();
    assert!(target.starts_with("GET /thing"), "{target}");
    target.trim_start_matches("GET /thing").to_owned()
}

async fn form(value: &Value, style: Style, explode: bool) -> String {
    let server = Server::answering(ok()).await;
    let mut call = Call::<Value>::new(&server.client(), &POST);
    call.draft.form("color", value, style, explode);
    call.send().await.expect("an answer");
    String::from_utf8(server.only().body).expect("text")
}

async fn path_of(operation: &'static Operation, value: &Value, style: Style, explode: bool) -> Result<String, Error> {
    let server = Server::answering(ok()).await;
    Call::<Value>::new(&server.client(), operation).path_styled(value, style, explode).send().await?;
    Ok(server.only().target().trim_start_matches("GET ").to_owned())
}

async fn path(value: &Value, style: Style, explode: bool) -> String {
    let target = path_of(&PATH, value, style, explode).await.expect("an answer");
    target.trim_start_matches("/a/").trim_end_matches("/b").to_owned()
}

#[tokio::test]
async fn style_examples_of_a_path() {
    use Style::{Label, Matrix, Simple};
    for (style, explode, value, on_the_wire) in [
        (Matrix, false, json!(""), ";color"),
        (Matrix, false, json!("blue"), ";color=blue"),
        (Matrix, false, array(), ";color=blue,black,brown"),
        (Matrix, false, object(), ";color=B,150,G,200,R,100"),
        (Matrix, true, json!(""), ";color"),
        (Matrix, true, json!("blue"), ";color=blue"),
        (Matrix, true, array(), ";color=blue;color=black;color=brown"),
        (Matrix, true, object(), ";B=150;G=200;R=100"),
        (Label, false, json!("blue"), ".blue"),
        (Label, false, array(), ".blue,black,brown"),
        (Label, false, object(), ".B,150,G,200,R,100"),
        (Label, true, json!("blue"), ".blue"),
        (Label, true, array(), ".blue.black.brown"),
        (Label, true, object(), ".B=150.G=200.R=100"),
        (Simple, false, json!("blue"), "blue"),
        (Simple, false, array(), "blue,black,brown"),
        (Simple, false, object(), "B,150,G,200,R,100"),
        (Simple, true, json!("blue"), "blue"),
        (Simple, true, array(), "blue,black,brown"),
        (Simple, true, object(), "B=150,G=200,R=100"),
    ] {
        assert_eq!(path(&value, style, explode).await, on_the_wire, "{style:?} {explode} {value}");
    }
}

#[tokio::test]
async fn style_examples_of_a_query_and_of_a_form() {
    use Style::{DeepObject, Form, Pipe, Space};
    for (style, explode, value, on_the_wire) in [
        (Form, false, json!(""), "color="),
        (Form, false, json!("blue"), "color=blue"),
        (Form, false, array(), "color=blue,black,brown"),
        (Form, false, object(), "color=B,150,G,200,R,100"),
        (Form, true, json!(""), "color="),
        (Form, true, json!("blue"), "color=blue"),
        (Form, true, array(), "color=blue&color=black&color=brown"),
        (Form, true, object(), "B=150&G=200&R=100"),
        (Space, false, array(), "color=blue%20black%20brown"),
        (Space, false, object(), "color=B%20150%20G%20200%20R%20100"),
        (Space, true, array(), "color=blue&color=black&color=brown"),
        (Space, false, json!("blue"), "color=blue"),
        (Pipe, false, array(), "color=blue%7Cblack%7Cbrown"),
        (Pipe, false, object(), "color=B%7C150%7CG%7C200%7CR%7C100"),
        (Pipe, true, array(), "color=blue&color=black&color=brown"),
        (DeepObject, true, object(), "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100"),
        (DeepObject, false, object(), "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100"),
    ] {
        assert_eq!(query(&value, style, explode).await, format!("?{on_the_wire}"), "{style:?} {explode} {value}");
        assert_eq!(form(&value, style, explode).await, on_the_wire, "{style:?} {explode} {value}");
        // Nothing in these values is reserved.
        assert_eq!(reserved(&value, style, explode).await, format!("?{on_the_wire}"), "{style:?} {explode} {value}");
    }
}

#[test]
fn style_examples_of_a_header() {
    for (explode, value, text) in [
        (false, json!("blue"), "blue"),
        (false, array(), "blue,black,brown"),
        (false, object(), "B,150,G,200,R,100"),
        (true, array(), "blue,black,brown"),
        (true, object(), "B=150,G=200,R=100"),
        (false, json!(""), ""),
        (false, json!([]), ""),
        (false, json!({}), ""),
        (false, json!(null), ""),
        (false, json!("a b%,é"), "a b%,é"),
    ] {
        assert_eq!(Style::plain(&value, explode), text, "{value} {explode}");
    }
}

#[tokio::test]
async fn what_is_undefined_is_not_sent() {
    use Style::{DeepObject, Form, Pipe, Space};
    for value in [json!(null), json!([]), json!({}), json!([null]), json!({"a": null})] {
        for style in [Form, Space, Pipe, DeepObject] {
            for explode in [false, true] {
                assert_eq!(query(&value, style, explode).await, "", "{style:?} {explode} {value}");
                assert_eq!(form(&value, style, explode).await, "", "{style:?} {explode} {value}");
                assert_eq!(reserved(&value, style, explode).await, "", "{style:?} {explode} {value}");
            }
        }
    }
    assert_eq!(query(&json!({"a": []}), Form, true).await, "");
    assert_eq!(query(&json!({"a": {}, "b": [null]}), DeepObject, true).await, "");
    let holes = json!([null, "a", null, "b"]);
    assert_eq!(query(&holes, Form, false).await, "?color=a,b");
    assert_eq!(query(&holes, Form, true).await, "?color=a&color=b");
    assert_eq!(query(&json!({"a": null, "b": 1}), Form, false).await, "?color=b,1");
    assert_eq!(path(&holes, Style::Simple, false).await, "a,b");
    assert_eq!(path(&json!({"a": null, "b": 1}), Style::Matrix, true).await, ";b=1");
    assert_eq!(Style::plain(&json!({"a": null, "b": 1}), true), "b=1");
}

#[tokio::test]
async fn what_is_empty_is_sent() {
    let empty = json!(["", "a", ""]);
    assert_eq!(query(&json!([""]), Style::Form, false).await, "?color=");
    assert_eq!(query(&empty, Style::Form, false).await, "?color=,a,");
    assert_eq!(query(&empty, Style::Form, true).await, "?color=&color=a&color=");
    assert_eq!(query(&json!({"a": ""}), Style::Form, true).await, "?a=");
    assert_eq!(query(&json!({"a": ""}), Style::DeepObject, true).await, "?color%5Ba%5D=");
    // RFC 6570, 3.2.7 and 3.2.5: a `;` takes no `=` before nothing, a `.` does.
    assert_eq!(path(&empty, Style::Matrix, true).await, ";color;color=a;color");
    assert_eq!(path(&json!({"a": "", "b": 1}), Style::Matrix, true).await, ";a;b=1");
    assert_eq!(path(&json!({"a": "", "b": 1}), Style::Label, true).await, ".a=.b=1");
    assert_eq!(path(&empty, Style::Simple, false).await, ",a,");
}

#[tokio::test]
async fn a_path_that_would_be_another_is_refused() {
    use Style::{Label, Matrix, Simple};
    for (style, explode, value, why) in [
        (Simple, false, json!(""), "empty"),
        (Simple, false, json!([]), "empty"),
        (Simple, true, json!({}), "empty"),
        (Simple, false, json!(null), "empty"),
        (Simple, false, json!("."), "`.`"),
        (Simple, false, json!([".."]), "`..`"),
        (Label, false, json!(""), "`.`"),
        (Label, true, json!(["", ""]), "`..`"),
        (Label, true, json!("."), "`..`"),
        (Label, true, json!([]), "empty"),
        (Label, false, json!({"a": null}), "empty"),
        (Matrix, true, json!([]), "empty"),
        (Matrix, false, json!({}), "empty"),
    ] {
        let error = path_of(&PATH, &value, style, explode).await.expect_err("a refusal");
        assert!(error.is_invalid());
        assert_eq!(error.to_string(), format!("get: the path parameter `color` is {why}"), "{style:?} {value}");
    }
    let target = path_of(&PREFIXED, &array(), Label, true).await.expect("an answer");
    assert_eq!(target, "/a.blue.black.brown");
}

#[tokio::test]
async fn a_value_is_told_from_what_separates_it() {
    let odd = json!(["a,b", "c;d=e", "f.g", "h/i?j#k", "l m%", "é&+|"]);
    let encoded = "a%2Cb,c%3Bd%3De,f.g,h%2Fi%3Fj%23k,l%20m%25,%C3%A9%26%2B%7C";
    assert_eq!(path(&odd, Style::Simple, false).await, encoded);
    assert_eq!(query(&odd, Style::Form, false).await, format!("?color={encoded}"));
    assert_eq!(query(&json!({"a=b&c": "d=e&f"}), Style::Form, true).await, "?a%3Db%26c=d%3De%26f");
    assert_eq!(query(&json!({"a]=b": "[c]"}), Style::DeepObject, true).await, "?color%5Ba%5D%3Db%5D=%5Bc%5D");
    assert_eq!(path(&json!({"a;b": "c=d"}), Style::Matrix, true).await, ";a%3Bb=c%3Dd");
    // OpenAPI leaves open what becomes of these.
    assert_eq!(query(&json!(["a b", "c"]), Style::Space, false).await, "?color=a%20b%20c");
    assert_eq!(query(&json!(["a|b", "c"]), Style::Pipe, false).await, "?color=a%7Cb%7Cc");
}

#[tokio::test]
async fn reserved_characters_are_left_as_they_are() {
    // `'` is encoded by the rules of WHATWG for a URL of http, whatever stands there.
    for (value, on_the_wire) in [
        ("/a/b:c?d=e;f,g@h!i$j(k)*l", "/a/b:c?d=e;f,g@h!i$j(k)*l"),
        ("[a]", "[a]"),
        ("a&b#c+d", "a%26b%23c%2Bd"),
        ("a b\"<é>", "a%20b%22%3C%C3%A9%3E"),
        ("a%2Fb%2fc", "a%2Fb%2fc"),
        ("100%", "100%25"),
        ("%%41%4%zz%é", "%25%41%254%25zz%25%C3%A9"),
        ("", ""),
        ("'", "%27"),
    ] {
        assert_eq!(reserved(&json!(value), Style::Form, true).await, format!("?color={on_the_wire}"), "{value}");
    }
    assert_eq!(reserved(&json!({"a/b": "/x"}), Style::Form, true).await, "?a%2Fb=/x");
    assert_eq!(reserved(&json!(["/a", "b"]), Style::Form, false).await, "?color=/a,b");
    assert_eq!(reserved(&json!(["/a", "b c"]), Style::Pipe, false).await, "?color=/a%7Cb%20c");
    assert_eq!(reserved(&json!(["/a", "b&c"]), Style::Space, false).await, "?color=/a%20b%26c");
    assert_eq!(
        reserved(&json!({"a/b": "/x", "c": ["/y"], "d": {"e": "f:g"}}), Style::DeepObject, true).await,
        "?color%5Ba%2Fb%5D=/x&color%5Bc%5D%5B0%5D=/y&color%5Bd%5D%5Be%5D=f:g"
    );
    let server = Server::answering(ok()).await;
    let mut call = Call::<Value>::new(&server.client(), &POST);
    call.draft.form_reserved("color", &json!(["/a", "b&c"]), Style::Form, true);
    call.send().await.expect("an answer");
    assert_eq!(server.only().body, b"color=/a&color=b%26c");
}

#[tokio::test]
async fn what_is_nested_deeper() {
    let nested = json!({"a": {"b": 1, "c": [2, 3]}, "d": [4, {"e": 5}]});
    assert_eq!(
        query(&nested, Style::DeepObject, true).await,
        "?color%5Ba%5D%5Bb%5D=1&color%5Ba%5D%5Bc%5D%5B0%5D=2&color%5Ba%5D%5Bc%5D%5B1%5D=3&color%5Bd%5D%5B0%5D=4\
         &color%5Bd%5D%5B1%5D%5Be%5D=5"
    );
    assert_eq!(query(&json!({"a": [1, 2], "b": {"c": 3}}), Style::Form, true).await, "?a=1&a=2&b=%7B%22c%22%3A3%7D");
    assert_eq!(
        query(&json!([[1, 2], {"c": 3}]), Style::Form, true).await,
        "?color=%5B1%2C2%5D&color=%7B%22c%22%3A3%7D"
    );
    assert_eq!(
        query(&json!([1.5, -2, true, 18446744073709551615_u64]), Style::Form, false).await,
        "?color=1.5,-2,true,18446744073709551615"
    );
}

#[tokio::test]
async fn lists_of_deep_objects_in_each_habit() {
    use Style::{DeepObject, DeepObjectBrackets, DeepObjectRepeat};
    let list = json!(["a", null, "b"]);
    let lists = json!([["a", "b"], ["c"]]);
    let lines = json!([{"price": "p1", "tags": ["x", "y"]}, {}, {"price": "p2"}]);
    let card = json!({"items": [{"sku": "s1"}, {"sku": "s2"}]});
    for (style, value, on_the_wire) in [
        (DeepObject, &list, "color[0]=a&color[1]=b"),
        (DeepObjectBrackets, &list, "color[]=a&color[]=b"),
        (DeepObjectRepeat, &list, "color=a&color=b"),
        (DeepObject, &lists, "color[0][0]=a&color[0][1]=b&color[1][0]=c"),
        (DeepObjectBrackets, &lists, "color[][]=a&color[][]=b&color[][]=c"),
        (DeepObjectRepeat, &lists, "color=a&color=b&color=c"),
        (DeepObject, &lines, "color[0][price]=p1&color[0][tags][0]=x&color[0][tags][1]=y&color[2][price]=p2"),
        (DeepObjectBrackets, &lines, "color[][price]=p1&color[][tags][]=x&color[][tags][]=y&color[][price]=p2"),
        (DeepObjectRepeat, &lines, "color[price]=p1&color[tags]=x&color[tags]=y&color[price]=p2"),
        (DeepObject, &card, "color[items][0][sku]=s1&color[items][1][sku]=s2"),
        (DeepObjectBrackets, &card, "color[items][][sku]=s1&color[items][][sku]=s2"),
        (DeepObjectRepeat, &card, "color[items][sku]=s1&color[items][sku]=s2"),
        (DeepObject, &json!("a"), "color=a"),
    ] {
        let on_the_wire = on_the_wire.replace('[', "%5B").replace(']', "%5D");
        assert_eq!(query(value, style, true).await, format!("?{on_the_wire}"), "{style:?}");
        assert_eq!(form(value, style, true).await, on_the_wire, "{style:?}");
        assert_eq!(reserved(value, style, true).await, format!("?{on_the_wire}"), "{style:?}");
    }
}

#[tokio::test]
async fn a_parameter_set_again_is_replaced() {
    let server = Server::answering(ok()).await;
    let mut call = Call::<Value>::new(&server.client(), &GET);
    call.draft.query_styled("color", &object(), Style::Form, true);
    call.draft.query("page", &1);
    call.draft.query_styled("deep", &object(), Style::DeepObject, true);
    call.draft.query_styled("gone", &array(), Style::Form, true);
    call.draft.query_styled("color", &json!({"X": 1}), Style::Form, true);
    call.draft.query_styled("deep", &json!({"Y": 2}), Style::DeepObject, true);
    call.draft.query_styled("page", &json!([2, 3]), Style::Form, true);
    call.draft.query_styled("gone", &json!([]), Style::Form, true);
    call.send().await.expect("an answer");
    assert_eq!(server.only().target(), "GET /thing?X=1&page=2&page=3&deep%5BY%5D=2");
}

#[tokio::test]
async fn a_debugged_call_shows_no_value() {
    let server = Server::start([]).await;
    let mut call = Call::<Value>::new(&server.client(), &PATH).path_styled(&json!([SECRET]), Style::Simple, false);
    call.draft.query_styled("a", &json!([SECRET]), Style::Form, true);
    call.draft.form("b", &json!(SECRET), Style::Form, true);
    assert!(!format!("{call:?}").contains(SECRET));
    call.draft.part("c", &json!(SECRET), None);
    call.draft.cookie("d", SECRET);
    assert!(!format!("{call:?} {call:#?}").contains(SECRET));
}
