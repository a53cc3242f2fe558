//! The conversions of open enums of strings.

/// Implements `Wire`, `Display`, comparisons, and the conversions from and to text for an enum that is an `OpenEnum`.
///
/// A value is compared, ordered and hashed by its text, which is less to compile than what a derive makes.
///
/// ```text
/// open_enum!(SessionStatus);
/// ```
///
/// The module `json` of the runtime must be in scope.
macro_rules! open_enum {
    ($name:ident) => {
        impl json::Wire for $name {
            #[inline]
            fn read(node: json::Node<'_>) -> Self {
                json::OpenEnum::from_text(node.string())
            }

            #[inline]
            fn write(&self, writer: &mut json::Writer) {
                writer.string(json::OpenEnum::as_str(self));
            }
        }

        impl $name {
            /// The values that the description has.
            pub const KNOWN: &'static [Self] = <Self as json::OpenEnum>::KNOWN;

            /// Returns the value as it is sent.
            #[inline]
            pub fn as_str(&self) -> &str {
                json::OpenEnum::as_str(self)
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(json::OpenEnum::as_str(self))
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                json::OpenEnum::as_str(self)
            }
        }

        impl ::std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                json::OpenEnum::as_str(self) == json::OpenEnum::as_str(other)
            }
        }

        impl ::std::cmp::Eq for $name {}

        impl ::std::cmp::PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::std::option::Option<::std::cmp::Ordering> {
                ::std::option::Option::Some(::std::cmp::Ord::cmp(self, other))
            }
        }

        impl ::std::cmp::Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                json::OpenEnum::as_str(self).cmp(json::OpenEnum::as_str(other))
            }
        }

        impl ::std::hash::Hash for $name {
            #[inline]
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                ::std::hash::Hash::hash(json::OpenEnum::as_str(self), state);
            }
        }

        impl ::std::cmp::PartialEq<str> for $name {
            #[inline]
            fn eq(&self, text: &str) -> bool {
                json::OpenEnum::as_str(self) == text
            }
        }

        impl ::std::cmp::PartialEq<&str> for $name {
            #[inline]
            fn eq(&self, text: &&str) -> bool {
                json::OpenEnum::as_str(self) == *text
            }
        }

        impl ::std::convert::From<$name> for ::std::string::String {
            #[inline]
            fn from(value: $name) -> Self {
                json::OpenEnum::as_str(&value).to_owned()
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok(json::OpenEnum::from_text(text))
            }
        }

        impl ::std::convert::From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                json::OpenEnum::from_text(text)
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                json::OpenEnum::from_text(&text)
            }
        }
    };
}
