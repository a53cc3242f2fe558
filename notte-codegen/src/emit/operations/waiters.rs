//! Waiters: the constants that say when something is over, and the methods of a builder that wait for it.

use super::answers::output;
use crate::emit::tokens::{docs, ident};
use crate::ir::{Crate, Operation, Waiter};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The waiters of a builder.
pub fn waiters(lowered: &Crate, operation: &Operation) -> Vec<TokenStream> {
    if operation.waiters.is_empty() {
        return Vec::new();
    }
    let (builder, output) = (ident(&operation.call), output(lowered, &operation.output));
    let methods = operation.waiters.iter().map(|waiter| {
        let (docs, method, constant) = (docs(&waiter.docs), ident(&waiter.method), ident(&waiter.constant));
        quote! {
            #docs
            #[inline]
            pub fn #method(self) -> super::runtime::http::Wait<#output> {
                super::runtime::http::Wait::new(self, &#constant)
            }
        }
    });
    let mut items = vec![quote!(impl #builder { #(#methods)* })];
    items.extend(operation.waiters.iter().map(constant));
    items
}

fn constant(waiter: &Waiter) -> TokenStream {
    let Waiter { state, done, failed, .. } = waiter;
    let name = ident(&waiter.constant);
    let failed = (!failed.is_empty()).then(|| quote!(.failed(&[#(#failed),*])));
    let interval = waiter.interval.map(Literal::u32_unsuffixed).map(|seconds| quote!(.interval(#seconds)));
    let deadline = waiter.deadline.map(Literal::u32_unsuffixed).map(|seconds| quote!(.deadline(#seconds)));
    quote! {
        const #name: super::runtime::http::Waiter =
            super::runtime::http::Waiter::new(&[#(#state),*], &[#(#done),*]) #failed #interval #deadline;
    }
}
