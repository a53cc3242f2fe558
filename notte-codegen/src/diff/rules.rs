//! The verdicts: what it is in Rust when an item appears, vanishes or changes.

use super::Verdict::{self, Major, Minor, None as Nothing, Patch};
use super::constructors::{has_the_same_names, takes_the_same};
use crate::surface::{Fact, Item, Kind};

/// What a change of a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// What it asks for.
    pub verdict: Verdict,
    /// Whether programs that compile behave otherwise.
    pub behavior: bool,
}

pub const fn rule(verdict: Verdict) -> Ruling {
    Ruling { verdict, behavior: false }
}

/// The same to the compiler, another request or another reading of a response.
const BEHAVIOR: Ruling = Ruling { verdict: Patch, behavior: true };

/// A new item. `holder` is what holds it, as it is now.
#[must_use]
pub fn added(item: &Item, holder: Option<&Item>) -> Ruling {
    match item.kind {
        Kind::Argument => rule(Major),
        // What is sent must have it.
        Kind::Field if holder.is_some_and(is_sent) && !can_be_left_out(item) => rule(Major),
        _ => rule(Minor),
    }
}

/// An item that is gone.
#[must_use]
pub fn removed(item: &Item) -> Ruling {
    match item.kind {
        // Its method does not compile; where a text names the scheme, only the requests differ.
        Kind::Credential => Ruling { behavior: true, ..rule(Major) },
        _ => rule(Major),
    }
}

/// Items of a kind that stand in another order. Which alternative a value is can depend on which is asked first.
#[must_use]
pub fn reordered(kind: Kind, items: &[&Item]) -> Ruling {
    let is_asked = |test: &str| test.starts_with("has ") || test.starts_with("lacks ") || test.contains("?=");
    let may_overlap = |item: &&Item| item.fact(Fact::Recognized).is_some_and(|tests| tests.split(", ").any(is_asked));
    if kind == Kind::Alternative && items.iter().any(may_overlap) { BEHAVIOR } else { rule(Patch) }
}

/// A fact that is another, appears or vanishes. `holder` is what holds the item, as it is now.
#[must_use]
pub fn changed(item: &Item, fact: Fact, before: Option<&str>, after: Option<&str>, holder: Option<&Item>) -> Ruling {
    match fact {
        Fact::Docs | Fact::Id | Fact::Bounds => rule(Patch),
        Fact::Deprecated => rule(if after.is_some() { Minor } else { Patch }),
        Fact::Default if item.kind == Kind::Field && !holder.is_some_and(is_sent) => rule(Patch),
        Fact::Path if is_same_path(before, after) => rule(Patch),
        // The parameters of a path are filled in by their order.
        Fact::Wire if item.fact(Fact::Style).is_some_and(|style| style.starts_with("path")) => rule(Patch),
        // A list that came in pages, or comes in pages now, has other methods.
        Fact::Paging if before.is_none() || after.is_none() => rule(Nothing),
        Fact::Paging
        | Fact::Ends
        | Fact::Retries
        | Fact::Lenient
        | Fact::Key
        | Fact::Redirects
        | Fact::Others
        | Fact::Preset
        | Fact::Default
        | Fact::Wire
        | Fact::Value
        | Fact::Http
        | Fact::Path
        | Fact::Security
        | Fact::Url
        | Fact::Accept
        | Fact::ContentType
        | Fact::Style
        | Fact::Flag
        | Fact::Fixed
        | Fact::Requires
        | Fact::Body
        | Fact::Scheme
        | Fact::Travels
        | Fact::Recognized
        | Fact::Tags => BEHAVIOR,
        Fact::Type if takes_null_now(before, after) || takes_any_integer_now(before, after) => rule(Minor),
        // The range is another, which no compiler sees.
        Fact::Type if any_integer(before).is_some() && any_integer(after).is_some() => BEHAVIOR,
        Fact::New if takes_the_same(before, after) => match has_the_same_names(before, after) {
            // It compiles, and gives each the value of another.
            true => Ruling { behavior: true, ..rule(Major) },
            // A caller writes no names of arguments.
            false => rule(Patch),
        },
        Fact::Type | Fact::Returns | Fact::Call | Fact::Unknown | Fact::Named => rule(Major),
        // Whether there are names is said of the arguments themselves.
        Fact::Takes => rule(if before.is_some() && after.is_some() { Major } else { Nothing }),
        // What was not there takes nothing away; what is gone or another does.
        Fact::New | Fact::With | Fact::Items | Fact::Extra | Fact::Empty | Fact::Ordered | Fact::Converts => {
            rule(if before.is_none() { Minor } else { Major })
        }
        Fact::Feature => rule(if after.is_none() { Minor } else { Major }),
        Fact::Of => rule(Minor),
        // A value that is null where it was absent.
        Fact::Required if item.kind == Kind::Field => BEHAVIOR,
        Fact::Sent | Fact::Required | Fact::Scopes => rule(Nothing),
    }
}

/// Whether requests carry a type.
fn is_sent(item: &Item) -> bool {
    item.fact(Fact::Sent).is_some()
}

/// Whether a caller can leave out a field.
fn can_be_left_out(field: &Item) -> bool {
    let ty = field.fact(Fact::Type).unwrap_or_default();
    field.fact(Fact::Preset).is_some()
        || ty.starts_with("json::Nullable<")
        || (ty.starts_with("Option<") && field.fact(Fact::Required).is_none())
}

/// Whether a setter takes null where it took a value alone.
fn takes_null_now(before: Option<&str>, after: Option<&str>) -> bool {
    let before = before.unwrap_or_default();
    let value = before.strip_prefix("impl Into<").and_then(|ty| ty.strip_suffix('>')).unwrap_or(before);
    let integer = any_integer(Some(before)).unwrap_or(value);
    // What is an option itself takes a text as well.
    let value = value.strip_prefix("Option<").and_then(|inner| inner.strip_suffix('>')).unwrap_or(value);
    let with_null = [format!("impl Into<json::Nullable<{value}>>"), format!("impl Integer<json::Nullable<{integer}>>")];
    !value.is_empty() && after.is_some_and(|after| with_null.iter().any(|text| text == after))
}

/// Whether an argument or setter takes an integer of any type where it took one type, null as before.
fn takes_any_integer_now(before: Option<&str>, after: Option<&str>) -> bool {
    let target = after.and_then(|after| after.strip_prefix("impl Integer<")?.strip_suffix('>'));
    before.zip(target).is_some_and(|(before, target)| before == target || before == format!("impl Into<{target}>"))
}

/// The range of an argument or setter that takes an integer of any type, but not null.
fn any_integer(ty: Option<&str>) -> Option<&str> {
    ty?.strip_prefix("impl Integer<")?.strip_suffix('>').filter(|range| !range.contains('<'))
}

/// Whether two path templates differ in the names of their parameters only.
fn is_same_path(before: Option<&str>, after: Option<&str>) -> bool {
    let unnamed = |path: Option<&str>| {
        let mut text = String::new();
        for part in path.unwrap_or_default().split('{') {
            text.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
            text.push('{');
        }
        text
    };
    unnamed(before) == unnamed(after)
}

#[cfg(test)]
mod tests {
    use super::{BEHAVIOR, Ruling, changed, rule};
    use crate::diff::Verdict::{Major, Minor, Patch};
    use crate::surface::{Fact, Item, Kind};

    fn type_changed(before: &str, after: &str) -> Ruling {
        changed(&Item::new(Kind::Setter, "limit"), Fact::Type, Some(before), Some(after), None)
    }

    #[test]
    fn a_constructor_is_its_types_in_order() {
        let new = |before, after| changed(&Item::new(Kind::Struct, "Pet"), Fact::New, Some(before), Some(after), None);
        let (pair, swapped) =
            ("(a: impl Into<String>, b: impl Into<String>)", "(b: impl Into<String>, a: impl Into<String>)");
        assert_eq!(new(pair, swapped), Ruling { behavior: true, ..rule(Major) });
        assert_eq!(new(pair, "(a: impl Into<String>, c: impl Into<String>)"), rule(Patch));
        assert_eq!(new("(a: BTreeMap<String, i64>, b: bool)", "(b: bool, a: BTreeMap<String, i64>)"), rule(Major));
        assert_eq!(new(pair, "(a: impl Into<String>)"), rule(Major));
        let gone = changed(&Item::new(Kind::Client, "Client"), Fact::New, Some("()"), None, None);
        assert_eq!(gone, rule(Major));
    }

    #[test]
    fn integers_of_any_type_take_what_one_type_took() {
        assert_eq!(type_changed("i64", "impl Integer<i64>"), rule(Minor));
        assert_eq!(type_changed("impl Integer<i64>", "i64"), rule(Major));
        assert_eq!(type_changed("i64", "impl Integer<u32>"), rule(Major));
        assert_eq!(type_changed("impl Integer<i64>", "impl Integer<i32>"), BEHAVIOR);
        let (either, null) = ("impl Integer<json::Nullable<i64>>", "impl Into<json::Nullable<i64>>");
        for before in ["i64", "impl Integer<i64>", null] {
            assert_eq!(type_changed(before, either), rule(Minor), "{before}");
        }
        assert_eq!(type_changed(either, "impl Integer<i64>"), rule(Major));
        assert_eq!(type_changed(either, null), rule(Major));
        let option = "impl Into<Option<String>>";
        assert_eq!(type_changed(option, "impl Into<json::Nullable<String>>"), rule(Minor));
        // Null is of the type of the API, and so no integer of another size.
        assert_eq!(type_changed("impl Integer<i32>", either), rule(Major));
    }
}
