//! The end of every call that is a type of its own.

/// Gives a call that has setters what `Call` has: ways to send it, to time it, to add a header, to await it.
///
/// The type has a field `call: Call<…>`. A second field, when named, holds the JSON body; with a `?` it may be
/// `None`, and no body is sent then. `stream` is for calls that answer with bytes, or with what is not described.
///
/// ```text
/// call!(ListSessions => Vec<SessionResponse>);
/// call!(SessionStart => SessionResponse, body);
/// call!(SessionStop => SessionResponse, body?);
/// call!(SessionReplay => Bytes; stream);
/// ```
///
/// Where it is used, `Call`, `Pending` and `Reply` are in scope, and `ByteStream` for `stream`.
macro_rules! call {
    ($name:ident => $output:ty) => {
        call!(@face $name, $output);

        impl $name {
            #[inline]
            fn into_call(self) -> Call<$output> {
                self.call
            }
        }
    };
    ($name:ident => $output:ty; stream) => {
        call!($name => $output);
        call!(@stream $name);
    };
    ($name:ident => $output:ty, $body:ident) => {
        call!(@face $name, $output);

        impl $name {
            #[inline]
            fn into_call(mut self) -> Call<$output> {
                self.call.json(&self.$body);
                self.call
            }
        }
    };
    ($name:ident => $output:ty, $body:ident; stream) => {
        call!($name => $output, $body);
        call!(@stream $name);
    };
    ($name:ident => $output:ty, $body:ident?) => {
        call!(@face $name, $output);

        impl $name {
            #[inline]
            fn into_call(mut self) -> Call<$output> {
                if let Some(body) = &self.$body {
                    self.call.json(body);
                }
                self.call
            }
        }
    };
    ($name:ident => $output:ty, $body:ident?; stream) => {
        call!($name => $output, $body?);
        call!(@stream $name);
    };
    (@stream $name:ident) => {
        impl $name {
            /// Sends the call, and gives the answer piece by piece.
            ///
            /// The timeout counts for the head and then for each piece, not for the whole.
            #[inline]
            pub fn stream(self) -> Pending<ByteStream> {
                self.into_call().stream()
            }
        }
    };
    (@face $name:ident, $output:ty) => {
        impl $name {
            /// Sends the call. Any status but 2xx is an error.
            #[inline]
            pub fn send(self) -> Pending<$output> {
                self.into_call().send()
            }

            /// Sends the call, and gives the status and the headers with the answer.
            #[inline]
            pub fn send_with_meta(self) -> Pending<Reply<$output>> {
                self.into_call().send_with_meta()
            }

            /// How long this call may take, in place of what the client says.
            #[inline]
            pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.call = self.call.timeout(timeout);
                self
            }

            /// Adds a header that the operation does not know.
            #[inline]
            pub fn header(mut self, name: &str, value: &str) -> Self {
                self.call = self.call.header(name, value);
                self
            }
        }

        impl ::std::future::IntoFuture for $name {
            type Output = <Pending<$output> as ::std::future::Future>::Output;
            type IntoFuture = Pending<$output>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }

        impl ::std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&self.call, f)
            }
        }
    };
}
