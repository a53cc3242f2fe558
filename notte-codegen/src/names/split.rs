//! Where a name in camel case is split into words.

/// Words that are written with capitals inside. Those that begin with a small letter only begin a name.
const FIXED: [&str; 9] = ["IPv4", "IPv6", "OAuth", "iOS", "iPadOS", "macOS", "oAuth", "tvOS", "watchOS"];

/// Acronyms whose plural could be read as an acronym and `As` or `Is`.
const ENDS_IN_VOWEL: [&str; 10] = ["AI", "API", "CA", "CLI", "KPI", "QA", "SHA", "SLA", "UI", "URI"];

/// The words of a part that holds only ASCII letters and digits.
///
/// A word ends before a capital that follows a small letter, and before the last of several capitals when a small letter
/// follows them. A lone `s` after capitals is a plural (`userIDs`), and `v` with a digit is a version (`APIv2`).
pub fn words(part: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = part;
    while !rest.is_empty() {
        let (word, tail) = rest.split_at_checked(word_len(rest, words.is_empty())).unwrap_or((rest, ""));
        words.push(word);
        rest = tail;
    }
    words
}

/// The length of the first word of a text.
fn word_len(text: &str, begins_name: bool) -> usize {
    if let Some(len) = fixed_len(text, begins_name) {
        return len;
    }
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).copied();
    let is_upper = |index: usize| at(index).is_some_and(|byte| byte.is_ascii_uppercase());
    let is_lower = |index: usize| at(index).is_some_and(|byte| byte.is_ascii_lowercase());
    let is_digit = |index: usize| at(index).is_some_and(|byte| byte.is_ascii_digit());
    // The case of the last letter: digits continue the word that they follow.
    let (mut after_upper, mut after_lower) = (false, false);
    for index in 0..bytes.len() {
        if index > 0 && is_upper(index) && after_lower {
            return index;
        }
        if is_upper(index) && after_upper && is_lower(index + 1) {
            if !is_upper(index - 1) {
                return index;
            }
            let end = index + 2;
            if at(index + 1) == Some(b'v') && is_digit(end) {
                return index + 1;
            }
            let acronym = text.get(..=index).unwrap_or(text);
            if at(index + 1) == Some(b's') && !is_lower(end) && (!is_upper(end) || has_plural(acronym)) {
                return end + digits_len(text.get(end..).unwrap_or_default());
            }
            return index;
        }
        if is_upper(index) || is_lower(index) {
            (after_upper, after_lower) = (is_upper(index), is_lower(index));
        }
    }
    bytes.len()
}

/// The length of a fixed word, and of the digits after it, at the start of a text.
fn fixed_len(text: &str, begins_name: bool) -> Option<usize> {
    FIXED.into_iter().find_map(|word| {
        let rest = text.strip_prefix(word)?;
        let begins = begins_name || word.starts_with(|c: char| c.is_ascii_uppercase());
        let len = word.len() + digits_len(rest);
        let plural = text.get(len..)?.strip_prefix('s');
        let len = len + usize::from(plural.is_some_and(|tail| !tail.starts_with(|c: char| c.is_ascii_lowercase())));
        let ends = !text.get(len..)?.starts_with(|c: char| c.is_ascii_lowercase());
        (begins && ends).then_some(len)
    })
}

/// Whether an acronym before `s` and a further word is a plural. `URLIsValid` and `IDAsText` hold the words `Is` and `As`.
fn has_plural(acronym: &str) -> bool {
    !acronym.ends_with(['A', 'I']) || ENDS_IN_VOWEL.iter().any(|end| acronym.ends_with(end))
}

fn digits_len(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::words;

    fn snake(text: &str) -> String {
        words(text).join("_").to_lowercase()
    }

    #[test]
    fn plurals_of_acronyms() {
        for (text, name) in [
            ("imageURLs", "image_urls"),
            ("userIDs", "user_ids"),
            ("publicIPs", "public_ips"),
            ("VMs", "vms"),
            ("listURLs", "list_urls"),
            ("ListOfIDs", "list_of_ids"),
            ("GetLLMsTxtStatus", "get_llms_txt_status"),
            ("APIs", "apis"),
            ("listAPIsOfUser", "list_apis_of_user"),
            ("IDsList", "ids_list"),
            ("VMs2", "vms2"),
            ("HTTPsafe", "htt_psafe"),
            ("URLIsValid", "url_is_valid"),
            ("IDAsText", "id_as_text"),
            ("PoPs", "po_ps"),
        ] {
            assert_eq!(snake(text), name, "{text}");
        }
    }

    #[test]
    fn words_with_capitals_inside() {
        for (text, name) in [
            ("IPv4Address", "ipv4_address"),
            ("publicIPv6", "public_ipv6"),
            ("IPv4s", "ipv4s"),
            ("listIPv6sOfHost", "list_ipv6s_of_host"),
            ("APIv2Key", "api_v2_key"),
            ("iOSVersion", "ios_version"),
            ("macOS", "macos"),
            ("OAuth", "oauth"),
            ("UserOAuth", "user_oauth"),
            ("oAuth2Token", "oauth2_token"),
            ("OAuthorization", "o_authorization"),
            ("NOAuth", "no_auth"),
            ("fooAuth", "foo_auth"),
            ("WebAuthn", "web_authn"),
        ] {
            assert_eq!(snake(text), name, "{text}");
        }
    }

    #[test]
    fn other_names_are_split_as_the_crate_heck_does() {
        use heck::ToSnakeCase;
        for text in [
            "httpOnly",
            "SSHKeys",
            "JSONData",
            "GitHubID",
            "x2FAEnabled",
            "2fa",
            "2FA",
            "A1b",
            "A1Bc",
            "aB1cD",
            "sha256sum",
            "sha256Sum",
            "utf8Name",
            "eTag",
            "A",
            "aB",
            "Ab",
            "ABC",
            "ABCd",
            "V2Beta1API",
            "EC2Instance",
            "S3BucketACL",
        ] {
            assert_eq!(snake(text), text.to_snake_case(), "{text}");
        }
    }
}
