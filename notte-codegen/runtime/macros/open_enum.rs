//! The ways into and out of an open string enum.

/// Gives an enum that is an `OpenEnum` the JSON form of a string, `Display`, and the conversions from text.
///
/// ```text
/// open_enum!(SessionStatus);
/// ```
///
/// Where it is used, `Node`, `OpenEnum`, `Wire` and `Writer` are in scope.
macro_rules! open_enum {
    ($name:ident) => {
        impl Wire for $name {
            fn read(node: Node<'_>) -> Self {
                OpenEnum::from_text(node.string())
            }

            fn write(&self, writer: &mut Writer) {
                writer.string(OpenEnum::as_str(self));
            }
        }

        impl $name {
            /// The value as it is on the wire.
            pub fn as_str(&self) -> &str {
                OpenEnum::as_str(self)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(OpenEnum::as_str(self))
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(text: &str) -> ::std::result::Result<Self, ::std::convert::Infallible> {
                ::std::result::Result::Ok(OpenEnum::from_text(text))
            }
        }

        impl ::std::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                OpenEnum::from_text(text)
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                OpenEnum::from_text(&text)
            }
        }
    };
}
