//! `Serialize` and `Deserialize` for types.

/// Implements `Serialize` and `Deserialize` for a type that is `Wire`. The path of the runtime's `json` follows the type.
///
/// ```text
/// with_serde!(super::super::types::Pet; super::super::runtime::json);
/// ```
macro_rules! with_serde {
    ($name:ty; $($json:tt)+) => {
        impl ::serde::Serialize for $name {
            #[inline]
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                $($json)+::serde::serialize(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                $($json)+::serde::deserialize(deserializer)
            }
        }
    };
}
