//! The client's constructors, and a method for each group.

use super::Module;
use super::tokens::{docs, gate, ident};
use crate::docs::code;
use crate::ir::{Crate, Group, Retries, Scheme, SchemeKind};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The file of the client.
pub fn client(lowered: &Crate) -> Module {
    let base_url = &lowered.base_url;
    let schemes = lowered.schemes.iter().map(|scheme| {
        let (name, kind) = (&scheme.name, kind(&scheme.kind));
        quote!(Scheme { name: #name, kind: SchemeKind::#kind })
    });
    let scheme_names = (!lowered.schemes.is_empty()).then(|| quote!(, Scheme, SchemeKind));
    let secret = lowered.schemes.first().map(|_| {
        quote!(
            use super::runtime::json::Secret;
        )
    });
    let new = constructor(lowered.schemes.first());
    let groups = lowered.groups.iter().map(|group| {
        let (module, name, docs) = (ident(&group.module), ident(&group.name), docs(&group.docs));
        let gate = gate(group.feature.as_slice());
        quote!(#docs #gate pub fn #module(&self) -> #module::#name { #module::#name::new(self) })
    });
    let api_docs = docs(&["The base URL, user agent and security schemes of the API.".to_owned()]);
    let mut builder_docs = vec!["Returns a builder for a client with custom settings.".to_owned()];
    builder_docs.extend(lowered.builder_docs.iter().cloned());
    let builder_docs = docs(&builder_docs);
    let retries = lowered.retries.as_ref().map(retries);
    let retries_name = retries.is_some().then(|| quote!(, Retries));
    let lenient = lowered.lenient.then(|| quote!(.lenient(true)));
    let server = (!lowered.servers.is_empty()).then(|| quote!(, ServerUrl));
    let mut items = vec![
        quote!(use super::runtime::http::{Api, Client, ClientBuilder, Error #retries_name #scheme_names #server};),
    ];
    items.extend(secret);
    items.extend(modules(&lowered.groups));
    items.extend([
        quote! {
            #api_docs
            pub const API: Api = Api {
                base_url: #base_url,
                user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
                schemes: &[#(#schemes),*],
            };
        },
        quote! {
            impl Client {
                #new

                #builder_docs
                pub fn builder() -> ClientBuilder {
                    ClientBuilder::new(&API) #lenient #retries
                }

                #(#groups)*
            }
        },
    ]);
    if !lowered.servers.is_empty() {
        let servers = lowered.servers.iter().map(|server| {
            let (name, url, docs) = (ident(&server.name), &server.url, docs(&server.docs));
            let variables = server.variables.iter().map(|(name, default)| quote!((#name, #default)));
            quote!(#docs pub const #name: Self = Self::new(#url, &[#(#variables),*]);)
        });
        items.push(quote!(impl ServerUrl { #(#servers)* }));
    }
    if !lowered.schemes.is_empty() {
        let setters = lowered.schemes.iter().map(scheme_setter);
        items.push(quote!(impl ClientBuilder { #(#setters)* }));
    }
    if !lowered.headers.is_empty() {
        let setters = lowered.headers.iter().map(|header| {
            let (name, wire, docs) = (ident(&header.name), &header.wire, docs(&header.docs));
            quote!(#docs pub fn #name(self, value: impl AsRef<str>) -> Self { self.header(#wire, value.as_ref()) })
        });
        items.push(quote!(impl ClientBuilder { #(#setters)* }));
    }
    Module {
        path: "constructors.rs".to_owned(),
        docs: vec!["Constructors of the client, and a method for each group of operations.".to_owned()],
        items,
    }
}

/// The policy of retries.
fn retries(retries: &Retries) -> TokenStream {
    let attempts = retries.attempts.map(|attempts| {
        let attempts = Literal::u32_unsuffixed(attempts);
        quote!(.attempts(#attempts))
    });
    let wait = retries.max_retry_after.map(|seconds| {
        let seconds = Literal::u32_unsuffixed(seconds);
        quote!(.max_retry_after(std::time::Duration::from_secs(#seconds)))
    });
    let statuses = |statuses: &[u16], method: TokenStream| {
        let literals = statuses.iter().map(|status| Literal::u16_unsuffixed(*status));
        (!statuses.is_empty()).then(|| quote!(.#method(&[#(#literals),*])))
    };
    let always = statuses(&retries.always_on, quote!(always_on));
    let on = statuses(&retries.on, quote!(on));
    let never = statuses(&retries.never_on, quote!(never_on));
    quote!(.retries(Retries::new() #attempts #wait #always #on #never))
}

/// The `use` items for the groups' modules.
fn modules(groups: &[Group]) -> Vec<TokenStream> {
    let (gated, always): (Vec<&Group>, Vec<&Group>) = groups.iter().partition(|group| group.feature.is_some());
    let mut items = Vec::new();
    if !always.is_empty() {
        let names = always.iter().map(|group| ident(&group.module));
        items.push(quote!(use super::{#(#names),*};));
    }
    items.extend(gated.iter().map(|group| {
        let (gate, name) = (gate(group.feature.as_slice()), ident(&group.module));
        quote!(#gate use super::#name;)
    }));
    items
}

fn kind(kind: &SchemeKind) -> TokenStream {
    match kind {
        SchemeKind::Bearer => quote!(Bearer),
        SchemeKind::Basic => quote!(Basic),
        SchemeKind::Header(name) => quote!(Header(#name)),
        SchemeKind::Query(name) => quote!(Query(#name)),
        SchemeKind::Cookie(name) => quote!(Cookie(#name)),
    }
}

/// The credential of a scheme, in words.
pub fn credential(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::Bearer => "the bearer token".to_owned(),
        SchemeKind::Basic => "the user name and the password".to_owned(),
        SchemeKind::Header(header) => format!("the key in the header `{}`", code(header)),
        SchemeKind::Query(parameter) => format!("the key in the query, as `{}`", code(parameter)),
        SchemeKind::Cookie(cookie) => format!("the key in the cookie `{}`", code(cookie)),
    }
}

/// The method of the builder that takes the credential of a scheme.
fn scheme_setter(scheme: &Scheme) -> TokenStream {
    let (setter, name) = (ident(&scheme.setter), &scheme.name);
    let mut lines = vec![format!("Sets {}.", credential(&scheme.kind))];
    if !scheme.docs.is_empty() {
        lines.push(String::new());
        lines.extend(scheme.docs.iter().cloned());
    }
    let docs = docs(&lines);
    match scheme.kind {
        SchemeKind::Basic => quote! {
            #docs
            pub fn #setter(self, user: impl AsRef<str>, password: impl Into<Secret>) -> Self {
                self.basic(#name, user.as_ref(), password)
            }
        },
        _ => quote! {
            #docs
            pub fn #setter(self, secret: impl Into<Secret>) -> Self {
                self.credential(#name, secret)
            }
        },
    }
}

/// `new`, with what the first scheme asks for.
fn constructor(scheme: Option<&Scheme>) -> TokenStream {
    let errors = [
        "".to_owned(),
        "# Errors".to_owned(),
        "Returns an error if the HTTP client can't be set up, or if the key can't be sent in a header.".to_owned(),
    ];
    let with_errors = |first: &str, more: &[String]| {
        let mut lines = vec![first.to_owned()];
        if !more.is_empty() {
            lines.push(String::new());
            lines.extend(more.iter().cloned());
        }
        lines.extend(errors.clone());
        docs(&lines)
    };
    match scheme {
        None => {
            let docs = with_errors("Returns a client with the default settings.", &[]);
            quote!(#docs pub fn new() -> Result<Self, Error> { Self::builder().build() })
        }
        Some(Scheme { name, docs: more, kind: SchemeKind::Basic, .. }) => {
            let docs = with_errors("Returns a client that authenticates with a user name and a password.", more);
            quote! {
                #docs
                pub fn new(user: impl AsRef<str>, password: impl Into<Secret>) -> Result<Self, Error> {
                    Self::builder().basic(#name, user.as_ref(), password).build()
                }
            }
        }
        Some(Scheme { name, docs: more, .. }) => {
            let docs = with_errors("Returns a client that authenticates with this key.", more);
            quote! {
                #docs
                pub fn new(key: impl Into<Secret>) -> Result<Self, Error> {
                    Self::builder().credential(#name, key).build()
                }
            }
        }
    }
}
