//! The common methods of the builders of calls.

/// Implements the methods of `Call` for a builder: sending, a timeout, redirects, a header, `await`.
///
/// The type has a field `call: Call<…>`. A second field, if named, has the JSON body; with a `?` it may be `None`, and no body is sent then.
///
/// A call with a setter `stream` names another method that sends it and returns its body as a stream.
///
/// ```text
/// call!(ListSessions => Vec<SessionResponse>);
/// call!(SessionStart => SessionResponse, body);
/// call!(SessionStop => SessionResponse, body?);
/// call!(Complete => Completion, body; send_stream);
/// ```
///
/// `ByteStream`, `Call`, `Options`, `Pending` and `Reply` must be in scope.
macro_rules! call {
    ($name:ident => $output:ty) => {
        call!($name => $output; stream);
    };
    ($name:ident => $output:ty, $body:ident) => {
        call!($name => $output, $body; stream);
    };
    ($name:ident => $output:ty, $body:ident?) => {
        call!($name => $output, $body?; stream);
    };
    ($name:ident => $output:ty; $stream:ident) => {
        call!(@face $name, $output, $stream);

        impl $name {
            #[inline]
            fn into_call(self) -> Call<$output> {
                self.call
            }
        }
    };
    ($name:ident => $output:ty, $body:ident; $stream:ident) => {
        call!(@face $name, $output, $stream);

        impl $name {
            #[inline]
            fn into_call(mut self) -> Call<$output> {
                self.call.json(&self.$body);
                self.call
            }
        }
    };
    ($name:ident => $output:ty, $body:ident?; $stream:ident) => {
        call!(@face $name, $output, $stream);

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
    (@face $name:ident, $output:ty, $stream:ident) => {
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

            /// Sends the call, and returns the body of the response as a stream, whatever the description says that it is.
            ///
            /// The timeout applies to the headers and then to each piece, not to the whole.
            #[inline]
            pub fn $stream(self) -> Pending<ByteStream> {
                self.into_call().stream()
            }

            /// Sends the call, and returns the body of the response, whatever the description says that it is.
            #[inline]
            pub fn bytes(self) -> Pending<::bytes::Bytes> {
                self.into_call().bytes()
            }

            /// Sends the call, and returns the response as it came, with any status. The body of one other than 2xx ends after a MiB.
            #[inline]
            pub fn send_raw(self) -> Pending<::http::Response<::bytes::Bytes>> {
                self.into_call().send_raw()
            }

            /// Sets options of this call, in place of the client's.
            #[inline]
            pub fn with(mut self, options: Options) -> Self {
                self.call = self.call.with(options);
                self
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

            /// Sets a query parameter that is not described.
            #[inline]
            pub fn query_param(mut self, name: &str, value: &str) -> Self {
                self.call.query(name, value);
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
