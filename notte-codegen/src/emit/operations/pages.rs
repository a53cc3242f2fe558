//! Pages: how the list of an operation comes in pages.

use super::builder::setters_type;
use crate::emit::tokens::ident;
use crate::emit::ty::{self, Names};
use crate::ir::{Crate, Operation, PagePlan, PagePosition, PageRule, PageStep};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The pages of an operation, if it has some and its call is not an alias.
pub fn pages(lowered: &Crate, operation: &Operation) -> Vec<TokenStream> {
    let (Some(pages), Some(setters), None) = (&operation.pages, &operation.setters, &operation.call_of) else {
        return Vec::new();
    };
    let ((setters, _), plan) = (setters_type(operation, &ident(setters)), plan(&pages.plan));
    let item = pages.item.as_ref().map_or_else(|| quote!(()), |item| ty::ty(item, &mut Names::Qualified(lowered)));
    vec![quote! {
        impl Paged for #setters {
            type Item = #item;
            const PAGING: &'static Paging = &#plan;
        }
    }]
}

fn plan(plan: &PagePlan) -> TokenStream {
    let mut all = quote!(Paging::new());
    match &plan.position {
        PagePosition::None => {}
        PagePosition::Query(name) => all = quote!(#all.query(#name)),
        PagePosition::Header(name) => all = quote!(#all.header(#name)),
        PagePosition::Body(path) => all = quote!(#all.body(&[#(#path),*])),
    }
    match plan.step {
        PageStep::Cursor => {}
        PageStep::Page(None) => all = quote!(#all.counts_pages(None)),
        PageStep::Page(Some(first)) => {
            let first = Literal::i64_unsuffixed(first);
            all = quote!(#all.counts_pages(Some(#first)));
        }
        PageStep::Offset(first) => {
            let first = Literal::i64_unsuffixed(first.unwrap_or_default());
            all = quote!(#all.counts_items(#first));
        }
    }
    if let Some(name) = &plan.size {
        all = quote!(#all.size(#name));
    }
    if plan.rule == PageRule::Link {
        all = quote!(#all.link());
    }
    if let Some(path) = &plan.next {
        let method = match (plan.rule, plan.is_value) {
            (PageRule::Address, _) => quote!(next_address),
            (_, true) => quote!(next_value),
            (_, false) => quote!(next),
        };
        all = quote!(#all.#method(&[#(#path),*]));
    }
    if let Some(name) = &plan.next_header {
        all = quote!(#all.next_header(#name));
    }
    if let Some(name) = &plan.last {
        all = quote!(#all.last_item(#name));
    }
    let members = [
        (&plan.has_more, quote!(has_more)),
        (&plan.pages, quote!(total_pages)),
        (&plan.total, quote!(total_items)),
        (&plan.current, quote!(current_page)),
        (&plan.items, quote!(items)),
    ];
    for (path, method) in members {
        if let Some(path) = path {
            all = quote!(#all.#method(&[#(#path),*]));
        }
    }
    all
}
