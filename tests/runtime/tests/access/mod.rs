//! Who calls: credentials, tokens and cookies, where they go and where they are shown.

mod cookies;
mod credentials;
mod echo;
mod redirects;
mod sensitive;
mod token_trust;
mod tokens;
