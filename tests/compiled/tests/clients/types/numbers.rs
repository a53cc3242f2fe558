//! Integers, however they are written: JSON Schema's integers are numbers without a fraction, and `1.0` has none.

use notte_compiled_fixtures::enums_values::types::{Holder as Enums, Level};
use notte_compiled_fixtures::formats_strings::types::Holder;
use notte_compiled_fixtures::runtime::json::{from_slice, to_text};

#[test]
fn a_fraction_of_nothing_is_no_fraction() {
    let text = r#"{"small":1.0,"large":2e3,"unsigned":3.00,"huge":18446744073709551615.0,"whole":-4.0,"counted":5.0}"#;
    let holder: Holder = from_slice(text.as_bytes()).unwrap();
    assert_eq!((holder.small, holder.large, holder.unsigned), (Some(1), Some(2000), Some(3)));
    assert_eq!((holder.huge, holder.whole, holder.counted), (Some(u64::MAX), Some(-4), Some(5)));
    let written = to_text(&holder);
    assert!(written.contains(r#""small":1,"large":2000,"unsigned":3,"huge":18446744073709551615"#), "{written}");
    let enums: Enums = from_slice(br#"{"browser":"chromium","level":2.0}"#).unwrap();
    assert_eq!(enums.level, Some(Level::V2));
}

#[test]
fn a_number_in_a_format_of_integers_is_one() {
    let holder: Holder = from_slice(br#"{"whole":9007199254740993,"counted":18446744073709551615}"#).unwrap();
    assert_eq!((holder.whole, holder.counted), (Some(9_007_199_254_740_993), Some(u64::MAX)));
    for text in [r#"{"whole":1.5}"#, r#"{"counted":-1}"#, r#"{"large":1.5}"#] {
        assert!(from_slice::<Holder>(text.as_bytes()).is_err(), "{text}");
    }
}
