//! The kinds of items, and what is known of them, with their words in the text of a listing.

macro_rules! words {
    ($(#[$docs:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$docs])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$of])* $variant,)*
        }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its word in the text of a listing.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// The one with this word.
            #[must_use]
            pub fn by_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

words! {
    /// What an item is.
    Kind {
        /// An operation of the description, by method and path.
        Operation = "operation",
        /// A parameter of an operation, by place and name.
        Parameter = "parameter",
        /// A media type of a request body.
        RequestBody = "request-body",
        /// A response of an operation, by status.
        Response = "response",
        /// A media type of a response.
        Content = "content",
        /// A header of a response.
        ResponseHeader = "response-header",
        /// A security scheme.
        SecurityScheme = "security-scheme",
        /// A server, by its number.
        Server = "server",
        /// The client and its constructors.
        Client = "client",
        /// A credential that the client takes, by the name of its scheme.
        Credential = "credential",
        /// A header that is set once, on the client.
        ClientHeader = "client-header",
        /// A server to choose.
        ServerConstant = "server-constant",
        /// A type of the runtime that the crate exports where it needs it.
        Export = "export",
        /// A feature of the crate.
        Feature = "feature",
        /// A group of operations, by its module.
        Group = "group",
        /// A method for an operation.
        Method = "method",
        /// An argument of a method.
        Argument = "argument",
        /// A setter of a call.
        Setter = "setter",
        /// A method of a call that waits for an end.
        Waiter = "waiter",
        /// The enum of an operation's responses.
        Answers = "answers",
        /// The enum of error bodies, by operation.
        Errors = "errors",
        /// A variant of responses or errors.
        Answer = "answer",
        /// The struct of response headers, by operation.
        Headers = "headers",
        /// A field of response headers.
        Header = "header",
        /// A type that is an object.
        Struct = "struct",
        /// A field.
        Field = "field",
        /// A type that is a list of values.
        Enum = "enum",
        /// A value of such a list.
        Value = "value",
        /// A type that is one of several.
        Union = "union",
        /// An alternative of a union.
        Alternative = "alternative",
        /// A type around another.
        Newtype = "newtype",
        /// Another name for a type.
        Alias = "alias",
    }
}

words! {
    /// What is known of an item.
    Fact {
        /// `operationId`, or method and path.
        Id = "id",
        /// The type, as the crate's users write it; of an item of the description, that of JSON.
        Type = "type",
        /// The name on the wire, where the name in Rust differs.
        Wire = "wire",
        /// The value on the wire.
        Value = "is",
        /// Whether the description requires it.
        Required = "required",
        /// The value in a new struct, where the description leaves no choice.
        Preset = "preset",
        /// The default that the server applies.
        Default = "default",
        /// Bounds that the server checks.
        Bounds = "bounds",
        /// The HTTP method.
        Http = "http",
        /// The path template.
        Path = "path",
        /// The alternatives of security schemes.
        Security = "security",
        /// The scopes that the schemes must grant.
        Scopes = "scopes",
        /// A server of the operation's own, or the URL of one.
        Url = "url",
        /// The `Accept` header.
        Accept = "accept",
        /// The `Content-Type` header.
        ContentType = "content-type",
        /// Where a value goes in the request, and how it is written.
        Style = "style",
        /// The member or parameter that a method sends by itself, to be answered with events or with one value.
        Flag = "flag",
        /// Parameters that have one value.
        Fixed = "sends",
        /// Headers that it requires of the client.
        Requires = "requires",
        /// When a body is sent.
        Body = "body",
        /// The type of a success.
        Returns = "returns",
        /// The type of the items of a list that comes in pages, and that of a page.
        Items = "items",
        /// How a list comes in pages.
        Paging = "paging",
        /// What a wait ends with.
        Ends = "ends",
        /// Which failed calls are sent again, where the default differs.
        Retries = "retries",
        /// Whether responses may lack required members.
        Lenient = "lenient",
        /// Where an operation takes an idempotency key.
        Key = "key",
        /// Whether redirects are followed.
        Redirects = "redirects",
        /// What becomes of a success that is not described.
        Others = "others",
        /// The type of a call.
        Call = "call",
        /// The struct that a method takes its arguments in, as its fields.
        Takes = "takes",
        /// The method that takes the body as a value, and the type of that value.
        With = "with",
        /// The arguments of the constructor.
        New = "new",
        /// The scheme of the constructor's credential.
        Scheme = "scheme",
        /// How a credential travels.
        Travels = "travels",
        /// The struct of a group.
        Named = "named",
        /// Whether requests carry the type.
        Sent = "sent",
        /// Whether it implements `Default`.
        Empty = "empty",
        /// The field for members that are not known, and its type.
        Extra = "extra",
        /// The variant for what is not known, and its type.
        Unknown = "unknown",
        /// Whether it implements `Ord`.
        Ordered = "ordered",
        /// How an alternative or a response is recognized.
        Recognized = "recognized",
        /// Members that are set where they tell an alternative.
        Tags = "tags",
        /// Whether the type converts into the union.
        Converts = "converts",
        /// The type that an alias names.
        Of = "of",
        /// The feature that turns it on.
        Feature = "feature",
        /// Whether the description calls it deprecated.
        Deprecated = "deprecated",
        /// A checksum of its documentation.
        Docs = "docs",
    }
}
