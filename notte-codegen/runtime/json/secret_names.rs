//! Secrets that are known by their names, for `Debug`.

/// What is hidden in a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hiding {
    Nothing,
    /// The value is a secret, and so is all that is in it but a few names.
    Value,
    /// A cookie: a text is a secret, and so is the member `value`.
    Cookie,
    /// What belongs to cookies: the member `value` is a secret.
    OfCookies,
}

/// Words that make a name that of a secret, where they follow each other.
const SECRETS: [&[&str]; 19] = [
    &["password"],
    &["passwd"],
    &["passphrase"],
    &["pwd"],
    &["secret"],
    &["api", "key"],
    &["apikey"],
    &["jwt"],
    &["otp"],
    &["access", "key"],
    &["access", "token"],
    &["refresh", "token"],
    &["private", "key"],
    &["encryption", "key"],
    &["signing", "key"],
    &["authorization"],
    &["cvv"],
    &["cvc"],
    &["card", "number"],
];

/// Words beside `token` that make it a position in a list or a text.
const POSITIONS: [&str; 13] = [
    "page",
    "next",
    "previous",
    "prev",
    "continuation",
    "pagination",
    "cursor",
    "sync",
    "start",
    "end",
    "resume",
    "first",
    "last",
];

/// Members of a secret that tell it from others, and are none themselves.
const HARMLESS: [&str; 6] = ["id", "name", "type", "object", "status", "domain"];

/// Returns what is hidden in the members of a type of this name: a type `ApiKey` has members that say which of them are secrets.
pub(super) fn of_type(name: &str) -> Hiding {
    if words(name).iter().any(|word| word == "cookie") { Hiding::OfCookies } else { Hiding::Nothing }
}

/// Returns what is hidden in a member of this name.
pub(super) fn of_members(name: &str, around: Hiding) -> Hiding {
    let words = words(name);
    let is_cookie = |word: &String| word == "cookie";
    match around {
        Hiding::Value if HARMLESS.contains(&name) => Hiding::Nothing,
        Hiding::Value => Hiding::Value,
        Hiding::Cookie | Hiding::OfCookies if name == "value" => Hiding::Value,
        _ if words.last().is_some_and(is_cookie) => Hiding::Cookie,
        _ if words.iter().any(is_cookie) => Hiding::OfCookies,
        _ if is_secret(&words) || is_token(name, &words) => Hiding::Value,
        _ => Hiding::Nothing,
    }
}

/// Returns whether the name is that of one token, other than a position: `device_token`, not `next_token` and `max_tokens`.
fn is_token(name: &str, words: &[String]) -> bool {
    let is_position = |word: &String| POSITIONS.contains(&word.as_str());
    name.to_ascii_lowercase().ends_with("token") && !words.iter().any(is_position)
}

/// Returns whether the name has words of a secret.
fn is_secret(words: &[String]) -> bool {
    let follow = |secret: &&[&str]| words.windows(secret.len()).any(|window| *window == **secret);
    SECRETS.iter().any(follow)
}

/// Returns the words of a name, in lower case, without the `s` of a plural: `apiKeys`, `API_KEY` and `api-key` are `api key`.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    let mut characters = name.chars().peekable();
    while let Some(c) = characters.next() {
        let starts = !before.is_alphanumeric()
            || c.is_uppercase()
                && (!before.is_uppercase() || characters.peek().is_some_and(|next| next.is_lowercase()));
        if c.is_alphanumeric() {
            match words.last_mut() {
                Some(word) if !starts => word.extend(c.to_lowercase()),
                _ => words.push(c.to_lowercase().collect()),
            }
        }
        before = c;
    }
    for word in &mut words {
        if word.ends_with('s') && !word.ends_with("ss") {
            word.pop();
        }
    }
    words
}

/// Returns a text without what is secret in its URLs, if one has a user, or a parameter of the query or the fragment whose name is that of a
/// secret.
pub(super) fn without_credentials(text: &str) -> Option<String> {
    if !text.contains("://") {
        return None;
    }
    let mut is_changed = false;
    let shown = text.split_inclusive(char::is_whitespace).map(|word| {
        let (url, space) = word.split_at(word.trim_end().len());
        let hidden = of_url(url);
        is_changed |= hidden.is_some();
        hidden.map_or_else(|| word.to_owned(), |url| url + space)
    });
    let shown: String = shown.collect();
    is_changed.then_some(shown)
}

fn of_url(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let (authority, after) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = authority.rsplit_once('@').map(|(_, host)| format!("..@{host}"));
    let mut is_changed = host.is_some();
    let pairs = after.split_inclusive(['?', '#', '&']).map(|pair| {
        let (pair, mark) = pair.split_at(pair.trim_end_matches(['?', '#', '&']).len());
        match pair.split_once('=').filter(|(name, _)| is_parameter(name)) {
            Some((name, _)) => {
                is_changed = true;
                format!("{name}=..{mark}")
            }
            None => format!("{pair}{mark}"),
        }
    });
    let after: String = pairs.collect();
    is_changed.then(|| format!("{scheme}://{}{after}", host.as_deref().unwrap_or(authority)))
}

/// Returns whether a parameter of a URL is a secret: signed URLs have signatures, too.
fn is_parameter(name: &str) -> bool {
    let words = words(name);
    is_secret(&words) || words.iter().any(|word| ["token", "signature", "sig", "credential"].contains(&word.as_str()))
}
