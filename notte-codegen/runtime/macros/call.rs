//! The common methods of the builders of calls.

/// Implements the methods of `Call` for a builder: sending, a timeout, redirects, a header, `await`.
///
/// The type has a field `call: Call<…>`. A second field, if named, has the JSON body; with a `?` it may be `None`, and no body is sent then.
/// `stream` is for calls whose response is bytes, or has no described body.
///
/// ```text
/// call!(ListSessions => Vec<SessionResponse>);
/// call!(SessionStart => SessionResponse, body);
/// call!(SessionStop => SessionResponse, body?);
/// call!(SessionReplay => Bytes; stream);
/// ```
///
/// `Call`, `Pending` and `Reply` must be in scope, and `ByteStream` for `stream`.
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
            /// Sends the call, and returns the body of the response as a stream.
            ///
            /// The timeout applies to the headers and then to each piece, not to the whole.
            #[inline]
            pub fn stream(self) -> Pending<ByteStream> {
                self.into_call().stream()
            }
        }
    };
    (@face $name:ident, $output:ty) => {
        impl $name {
            /// Sends the call. Any status other than 2xx is an error.
            #[inline]
            pub fn send(self) -> Pending<$output> {
                self.into_call().send()
            }

            /// Sends the call, and returns the status and the headers with the response.
            #[inline]
            pub fn send_with_meta(self) -> Pending<Reply<$output>> {
                self.into_call().send_with_meta()
            }

            /// Sets the time limit of this call, in place of the client's.
            #[inline]
            pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.call = self.call.timeout(timeout);
                self
            }

            /// Sets whether redirects are followed. Otherwise a redirect is an error with its headers, unless the description says that
            /// it is the response.
            #[inline]
            pub fn follow_redirects(mut self, follow: bool) -> Self {
                self.call = self.call.follow_redirects(follow);
                self
            }

            /// Sets a header.
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
