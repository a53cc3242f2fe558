//! Scalars, containers, and the types that a schema asks for.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what a test builds on fails the test")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::time::SystemTime;

use jiff::Timestamp;
use notte_runtime::json::{
    DateTime, Duration, Extra, JsonObject, Nullable, OpenEnum, Secret, UnixTime, Wire, from_slice, to_vec,
};
use serde_json::{Map, Value, json};

fn read<T: Wire>(text: &str) -> T {
    from_slice(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn error<T: Wire>(text: &str) -> String {
    match from_slice::<T>(text.as_bytes()) {
        Ok(_) => panic!("{text} is taken"),
        Err(error) => error.to_string(),
    }
}

fn written<T: Wire>(value: &T) -> String {
    String::from_utf8(to_vec(value)).unwrap()
}

fn round_trip<T: Wire>(text: &str) {
    assert_eq!(written(&read::<T>(text)), text);
}

#[test]
fn integers() {
    round_trip::<i8>("-128");
    round_trip::<i64>("-9223372036854775808");
    round_trip::<u64>("18446744073709551615");
    round_trip::<u8>("255");
    assert_eq!(read::<i64>("1440.0"), 1440);
    assert_eq!(read::<u16>("1.5e3"), 1500);
    assert_eq!(read::<i32>("-0"), 0);
    assert_eq!(read::<i64>("-0.0"), 0);
    assert_eq!(error::<i8>("128"), "at $: expected an integer (i8), found a number that is not one or is out of range");
    assert!(error::<u64>("-1").contains("out of range"));
    assert!(error::<i64>("1.5").contains("not one"));
    assert!(error::<i64>("9223372036854775808").contains("out of range"));
    assert!(error::<u64>("18446744073709551616").contains("out of range"));
    assert_eq!(read::<i64>("9007199254740993.0"), 9_007_199_254_740_993);
    // From 2^53 on a float stands for several whole numbers: which one was meant cannot be told.
    assert!(error::<i64>("9007199254740993e0").contains("not one"));
    assert_eq!(error::<i64>("\"1\""), "at $: expected an integer, found a string");
}

#[test]
fn seconds_are_made_of_other_times() {
    let timestamp = |text: &str| UnixTime::from(text.parse::<Timestamp>().unwrap());
    assert_eq!(timestamp("1970-01-01T00:00:01.9Z"), UnixTime(1));
    assert_eq!((timestamp("1969-12-31T23:59:59.5Z"), timestamp("1969-12-31T23:59:59Z")), (UnixTime(-1), UnixTime(-1)));
    let (after, before) = (
        SystemTime::UNIX_EPOCH + std::time::Duration::from_millis(1900),
        SystemTime::UNIX_EPOCH - std::time::Duration::from_millis(500),
    );
    assert_eq!((UnixTime::from(after), UnixTime::from(before)), (UnixTime(1), UnixTime(-1)));
    assert_eq!((i64::from(UnixTime(7)), "7".parse(), UnixTime(7).to_string()), (7, Ok(UnixTime(7)), "7".to_owned()));
    assert!(UnixTime(i64::MAX).timestamp().is_err());
}

#[test]
fn floats() {
    round_trip::<f64>("0.1");
    round_trip::<f64>("-1.5e-10");
    round_trip::<f32>("0.1");
    assert_eq!(read::<f64>("3"), 3.0);
    assert_eq!(written(&f64::NAN), "null");
    assert_eq!(written(&vec![f64::INFINITY, f64::NEG_INFINITY]), "[null,null]");
    assert_eq!(written(&f32::NAN), "null");
    assert!(error::<f32>("1e39").contains("single precision"));
    assert_eq!(error::<f64>("true"), "at $: expected a number, found a boolean");
}

#[test]
fn strings() {
    round_trip::<String>("\"\"");
    round_trip::<String>(r#""a\"b\\c\nd\te\u0001f""#);
    round_trip::<String>("\"漢字 ünïcödé 😀 \u{7f} \u{2028}\"");
    assert_eq!(read::<String>(r#""\ud83d\ude00\/""#), "😀/");
    assert_eq!(error::<String>("3"), "at $: expected a string, found a number");
    assert_eq!(error::<bool>("null"), "at $: expected a boolean, found null");
}

#[test]
fn containers() {
    round_trip::<Vec<Vec<i64>>>("[[1,2],[],[3]]");
    round_trip::<BTreeMap<String, Vec<bool>>>(r#"{"a":[true],"b \"c\"":[]}"#);
    round_trip::<Option<String>>("null");
    round_trip::<Option<Box<i64>>>("7");
    round_trip::<Value>(r#"{"a":[1,2.5,null,"x"]}"#);
    round_trip::<Map<String, Value>>(r#"{"a":[1,2.5,null,"x"],"b":{}}"#);
    assert_eq!(error::<Vec<i64>>("{}"), "at $: expected an array, found an object");
    assert_eq!(error::<BTreeMap<String, i64>>("[]"), "at $: expected an object, found an array");
    assert_eq!(error::<Map<String, Value>>("[]"), "at $: expected an object, found an array");
    assert_eq!(
        error::<Vec<BTreeMap<String, i64>>>(r#"[{},{"a b":[]}]"#),
        r#"at $[1]["a b"]: expected an integer, found an array"#
    );
}

#[test]
fn what_may_be_null_is_made_of_what_its_value_is_made_of() {
    fn within<T: Wire>(value: Nullable<T>) -> String {
        value.into_iter().map(|value| written(&value)).collect()
    }
    let owned = || "a".to_owned();
    let texts = [
        within(Nullable::<String>::from("a")),
        within(Nullable::<String>::from(&owned())),
        within(Nullable::<String>::from(Cow::from("a"))),
        within(Nullable::<Secret>::from("a")),
        within(Nullable::<Secret>::from(owned())),
        within(Nullable::<DateTime>::from("a")),
        within(Nullable::<DateTime>::from(owned())),
    ];
    assert_eq!(texts, ["\"a\""; 7]);
    let (seventh, second) = (Timestamp::from_second(7).unwrap(), std::time::Duration::from_secs(7));
    let seconds: [Nullable<UnixTime>; 3] = [7_i64.into(), seventh.into(), (SystemTime::UNIX_EPOCH + second).into()];
    assert_eq!(seconds, [Nullable::Value(UnixTime(7)); 3]);
    let times: [Nullable<DateTime>; 2] = [seventh.into(), (SystemTime::UNIX_EPOCH + second).into()];
    assert!(times.into_iter().all(|time| within(time) == "\"1970-01-01T00:00:07Z\""));
}

#[test]
fn nullable() {
    assert_eq!(Nullable::<i64>::default(), Nullable::Absent);
    assert_eq!(Nullable::<i64>::from(3), Nullable::Value(3));
    assert_eq!(Nullable::<i64>::from(None::<i64>), Nullable::Null);
    assert_eq!(Nullable::<i64>::from(Some(3)), Nullable::Value(3));
    let mut name: Nullable<String> = "a".into();
    name.as_mut().unwrap().push('b');
    assert_eq!((name.as_deref(), name.as_ref().map(String::len)), (Some("ab"), Some(2)));
    assert_eq!(name.into_option(), Some("ab".to_owned()));
    assert!(Nullable::<i64>::Absent.is_absent() && !Nullable::<i64>::Null.is_absent());
    assert!(Nullable::<i64>::Null.is_null() && !Nullable::Value(1).is_null());
    assert_eq!(
        format!("{:?} {:?} {:?}", Nullable::<i64>::Absent, Nullable::<i64>::Null, Nullable::Value(1)),
        "Absent Null Value(1)"
    );
}

#[test]
fn extra_shows_only_names() {
    let mut extra = Extra::default();
    extra.insert("token", "hunter2");
    assert_eq!(format!("{extra:?}"), r#"{"token"}"#);
    assert_eq!(extra["token"], "hunter2");
    assert_eq!(Map::from(extra.clone()), *json!({"token": "hunter2"}).as_object().unwrap());
    assert_eq!(JsonObject::from(extra.clone()), *extra);
}

#[test]
fn secret_is_sent_and_not_shown() {
    let secret: Secret = read(r#""hunter2""#);
    assert_eq!(secret, Secret::new("hunter2"));
    assert_eq!(secret.expose(), "hunter2");
    assert_eq!(written(&secret), r#""hunter2""#);
    assert_eq!(format!("{secret:?} {:?}", Some(&secret)), "Secret(..) Some(Secret(..))");
    assert!(!error::<Secret>("12345").contains("12345"));
}

#[test]
fn date_time_keeps_its_text() {
    let cases = [
        ("2024-05-06T07:08:09Z", Some("2024-05-06T07:08:09Z")),
        ("2024-05-06T07:08:09+02:00", Some("2024-05-06T05:08:09Z")),
        ("2024-05-06 07:08:09.123456+00:00", Some("2024-05-06T07:08:09.123456Z")),
        ("2024-05-06T07:08:09.123456", Some("2024-05-06T07:08:09.123456Z")),
        ("2024-05-06T07:08", Some("2024-05-06T07:08:00Z")),
        ("2024-05-06", Some("2024-05-06T00:00:00Z")),
        ("yesterday", None),
        ("2024-13-06", None),
        ("", None),
    ];
    for (text, expected) in cases {
        let date_time: DateTime = read(&format!("\"{text}\""));
        assert_eq!(date_time.as_str(), text);
        assert_eq!(written(&date_time), format!("\"{text}\""));
        let expected: Option<Timestamp> = expected.map(|text| text.parse().unwrap());
        assert_eq!(date_time.timestamp().ok(), expected, "{text}");
        assert_eq!(text.parse::<DateTime>().is_ok(), expected.is_some(), "{text}");
    }
    let error = "soon".parse::<DateTime>().unwrap_err();
    assert_eq!(error.to_string(), "\"soon\" is not a date and time");
    let now: Timestamp = "2024-05-06T07:08:09Z".parse().unwrap();
    assert_eq!(DateTime::from(now).to_string(), "2024-05-06T07:08:09Z");
}

#[derive(Debug, PartialEq)]
enum Status {
    Active,
    Unknown(String),
}

impl OpenEnum for Status {
    const KNOWN: &'static [Self] = &[Self::Active];

    fn from_text(text: &str) -> Self {
        if text == "active" { Self::Active } else { Self::Unknown(text.to_owned()) }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Active => "active",
            Self::Unknown(text) => text,
        }
    }
}

impl Wire for Status {
    fn read(node: notte_runtime::json::Node<'_>) -> Self {
        Self::from_text(node.string())
    }

    fn write(&self, writer: &mut notte_runtime::json::Writer) {
        writer.string(self.as_str());
    }
}

#[test]
fn open_enums_keep_unknown_values() {
    assert_eq!(
        read::<Vec<Status>>(r#"["active","brand \"new\""]"#),
        [Status::Active, Status::Unknown("brand \"new\"".to_owned())]
    );
    round_trip::<Vec<Status>>(r#"["active","brand \"new\""]"#);
    assert_eq!(error::<Vec<Status>>("[\"active\",1]"), "at $[1]: expected a string, found a number");
}

/// A list that ends in itself.
struct Link((i64, Option<Box<Link>>));

impl Wire for Link {
    fn read(node: notte_runtime::json::Node<'_>) -> Self {
        Self(Wire::read(node))
    }

    fn write(&self, writer: &mut notte_runtime::json::Writer) {
        self.0.write(writer);
    }
}

#[test]
fn tuples() {
    round_trip::<(i64, String, Option<bool>)>(r#"[1,"a",null]"#);
    round_trip::<Link>("[1,[2,null]]");
    assert_eq!(error::<(i64, bool)>("[1,2]"), "at $[1]: expected a boolean, found a number");
    assert_eq!(error::<(i64, bool)>("[1]"), "at $: expected an array of 2 elements");
    assert_eq!(error::<(i64, bool)>("{}"), "at $: expected an array, found an object");
    // What is missing is not sought in the list itself, where this one would never end.
    assert_eq!(error::<Link>("[1]"), "at $: expected an array of 2 elements");
    assert_eq!(error::<Link>("[]"), "at $: expected an array of 2 elements");
}

#[test]
fn a_length_of_time_is_one_of_the_standard_library_too() {
    use std::time::Duration as Std;
    for (length, text) in [
        (Std::from_secs(90), "PT90S"),
        (Std::ZERO, "PT0S"),
        (Std::from_millis(1500), "PT1.5S"),
        (Std::from_nanos(1), "PT0.000000001S"),
    ] {
        let duration = Duration::from(length);
        assert_eq!(duration.as_str(), text);
        assert_eq!(Std::try_from(duration.value().unwrap()).unwrap(), length);
    }
}

/// The "never" of .NET, Java and SQL servers: no `jiff::Timestamp` is as late.
#[test]
fn the_end_of_9999_is_a_date_and_time() {
    for text in [
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59.9999999Z",
        "9999-12-31T23:59:59+13:00",
        "9999-12-31T23:59:59-12:00",
    ] {
        let never: notte_runtime::json::DateTime = text.parse().unwrap();
        assert_eq!(never.as_str(), text);
    }
    for text in ["9999-12-31T25:00:00Z", "9999-13-31T23:59:59Z", "never", ""] {
        assert!(text.parse::<notte_runtime::json::DateTime>().is_err(), "{text}");
    }
}
