//! The words of a path: what is done, and of what there are several.

use super::words::singular;

/// What is done where a `POST`, `PUT` or `PATCH` ends with a segment that begins with one of these words.
const VERBS: &str = "abort accept acknowledge activate add advance analyze apply approve archive assign attach authenticate \
    authorize cancel capture classify clear close complete confirm connect convert count create deactivate decline \
    decrease delete deploy deprecate detach disable discard disconnect dismiss download duplicate embed enable \
    evaluate execute expire extend extract fail fetch finalize find finish generate get increase install join kill \
    leave lookup mark merge migrate move mute notify open pause pay predict process promote provision publish \
    reactivate reboot redeem refresh regenerate register reject reload remove rename render renew reopen reorder \
    replace rerank resend resize resolve restart restore resume retry revert revoke rotate scrape send set snooze \
    start stop submit summarize suspend tokenize transcribe translate unarchive unassign unban unblock unfollow \
    unlike unlock unmute unpin unpublish unstar unsubscribe update upload validate verify void withdraw";

/// What is done where it ends with one of these words; they are nouns as well.
const VERBS_AND_NOUNS: &str = "backup ban block bookmark build charge check claim clone copy crawl dispatch end export favourite follow fork \
    import invite like lock login logout pin ping preview pull push query reblog refund release report reset return review \
    run search share sign star sync test transfer trigger vote";

/// What a `GET` does where it ends with a segment that begins with one of these words.
const READING_VERBS: &str = "authenticate authorize fetch find get lookup validate verify";

/// What a `GET` does where it ends with one of these words.
const READS: &str = "check count download export ping preview query search";

/// Words that look like plurals and stand for one thing.
const SINGLE: &str = "analytics aws cors details dns gps https insights jwks kms kubernetes mms preferences settings sms statistics \
    stats status tls";

/// Plurals that do not look like plurals.
const PLURAL: &str = "cpus gpus menus skus vcpus";

/// Whether a segment says what is done.
pub fn is_action(method: &str, word: &str) -> bool {
    let verb = word.split('_').next().unwrap_or(word);
    match method {
        "GET" => is_among(READING_VERBS, verb) || is_read(word),
        "POST" | "PUT" | "PATCH" => is_verb(word) || is_among(VERBS_AND_NOUNS, word),
        _ => false,
    }
}

/// Whether a segment begins with a verb that is no noun.
pub fn is_verb(word: &str) -> bool {
    is_among(VERBS, word.split('_').next().unwrap_or(word))
}

/// Whether a word is what a `GET` does.
pub fn is_read(word: &str) -> bool {
    is_among(READS, word)
}

/// Whether a word is a plural.
pub fn is_plural(word: &str) -> bool {
    let last = word.rsplit('_').next().unwrap_or(word);
    is_among(PLURAL, last) || (!is_among(SINGLE, last) && singular(last).is_some())
}

/// The singular of a word, or the word where it has none.
pub fn one_of(word: &str) -> String {
    let one = singular(word).or_else(|| word.strip_suffix('s').map(str::to_owned));
    one.filter(|_| is_plural(word)).unwrap_or_else(|| word.to_owned())
}

fn is_among(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}
