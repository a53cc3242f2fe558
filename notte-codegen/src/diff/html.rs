//! Changes as one page: nothing is loaded, and text of a description is text there and nothing else.

use super::{Change, Diff, Verdict};
use crate::visible::visible;
use std::cmp::Reverse;

/// What a browser may do on the page: its own style and its own script.
const HEAD: &str = concat!(
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n",
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Changes of the client</title>\n<style>\n",
    include_str!("html/style.css"),
    "</style>\n</head>\n<body>\n",
);

const SEARCH: &str = "<div class=\"find\"><input id=\"search\" type=\"search\" placeholder=\"Search, such as: major get\" aria-label=\"Search\">\n\
    <output id=\"count\" for=\"search\"></output></div>\n";

/// Hides the rows without the words that are searched for.
const SCRIPT: &str = concat!("<script>\n", include_str!("html/search.js"), "</script>\n");

/// The page.
#[must_use]
pub fn html(diff: &Diff, title: &str) -> String {
    let mut page = HEAD.to_owned();
    let verdict = diff.verdict();
    page.push_str(&format!("<h1>{} <span class=\"verdict {verdict}\">{verdict}</span></h1>\n", escaped(title)));
    page.push_str(&summary(diff));
    page.push_str(SEARCH);
    let described: Vec<&Change> = diff.changes.iter().filter(|change| change.is_of_description()).collect();
    let rust: Vec<&Change> =
        diff.changes.iter().filter(|change| !change.is_of_description() && !change.behavior).collect();
    let behavior: Vec<&Change> = diff.changes.iter().filter(|change| change.behavior).collect();
    section(&mut page, "The API, and what becomes of it in Rust", &described);
    section(&mut page, "Rust", &rust);
    section(&mut page, "Behavior: compiles, and sends or reads something else", &behavior);
    page.push_str(SCRIPT);
    page.push_str("</body>\n</html>\n");
    page
}

/// Marks what compiles as before and sends or reads something else.
const BEHAVIOR: &str = "<span class=\"verdict behavior\">behavior</span>";

fn summary(diff: &Diff) -> String {
    let count = |verdict: Verdict| {
        diff.changes.iter().filter(|change| !change.is_of_description() && change.verdict == verdict).count()
    };
    let behavior = diff.changes.iter().filter(|change| change.behavior).count();
    let items: String = [Verdict::Major, Verdict::Minor, Verdict::Patch]
        .into_iter()
        .map(|verdict| format!("<li><span class=\"verdict {verdict}\">{verdict}</span> {}</li>", count(verdict)))
        .collect();
    format!("<ul class=\"summary\">{items}<li>{BEHAVIOR} {behavior}</li></ul>\n")
}

fn section(page: &mut String, title: &str, changes: &[&Change]) {
    if changes.is_empty() {
        return;
    }
    page.push_str(&format!("<section><h2>{} ({})</h2>\n<table>\n", escaped(title), changes.len()));
    page.push_str(
        "<thead><tr><th>Verdict</th><th>Change</th><th>Before and after</th><th>Rust</th></tr></thead>\n<tbody>\n",
    );
    let mut changes = changes.to_vec();
    // What breaks programs first; what is equal stays in the order of the description.
    changes.sort_by_key(|change| Reverse(change.verdict));
    for change in changes {
        page.push_str(&row(change));
    }
    page.push_str("</tbody>\n</table></section>\n");
}

fn row(change: &Change) -> String {
    let kind = change.kind.trim_start_matches(super::described::PREFIX).replace('-', " ");
    let code = |tag: &str, text: &str| match text {
        "" => String::new(),
        text => format!("<{tag}><code>{}</code></{tag}>", escaped(text)),
    };
    let place = match change.place.as_str() {
        "" => String::new(),
        place => format!("<code class=\"place\">{}</code>", broken(place)),
    };
    let rust = if change.rust.is_empty() { String::new() } else { format!("<code>{}</code>", broken(&change.rust)) };
    let behavior = if change.behavior { BEHAVIOR } else { "" };
    format!(
        "<tr><td><span class=\"verdict {verdict}\">{verdict}</span>{behavior}</td><td>{}{place}</td><td>{}{}</td><td>{rust}</td></tr>\n",
        escaped(&kind),
        code("del", &change.before),
        code("ins", &change.after),
        verdict = change.verdict,
    )
}

/// A path as HTML, whose lines may break where one of its parts ends.
fn broken(path: &str) -> String {
    escaped(path).replace("::", "::<wbr>").replace("~1", "~1<wbr>").replace('/', "/<wbr>")
}

/// A text as HTML that shows it, in an element or in an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::html;
    use crate::diff::{Change, Diff, Verdict};

    #[test]
    fn text_of_a_description_is_no_markup() {
        let hostile = "</code><script>alert(1)</script>\" onload='x' &lt; \u{202e}";
        let change = Change {
            kind: format!("api-{hostile}"),
            place: hostile.to_owned(),
            rust: hostile.to_owned(),
            before: hostile.to_owned(),
            after: hostile.to_owned(),
            behavior: true,
            ..Change::default()
        };
        let page = html(&Diff { changes: vec![change] }, hostile);
        assert_eq!(page.matches("<script").count(), 1, "{page}");
        assert_eq!(page.matches("</script").count(), 1, "{page}");
        assert!(!page.contains("onload='") && !page.contains('\u{202e}') && page.contains("&amp;lt;"), "{page}");
        for address in ["http:", "https:", "//", "src=", "href=", "url(", "@import", "fetch("] {
            assert!(!page.contains(address), "{address}");
        }
        assert!(page.contains("default-src 'none'"));
    }

    #[test]
    fn what_breaks_stands_first_and_behavior_is_marked() {
        let change = |rust: &str, verdict, behavior| Change {
            kind: "method-path-changed".to_owned(),
            rust: rust.to_owned(),
            verdict,
            behavior,
            ..Change::default()
        };
        let changes = vec![
            change("a::patch", Verdict::Patch, false),
            change("a::b::major", Verdict::Major, false),
            change("a::sends", Verdict::Patch, true),
        ];
        let page = html(&Diff { changes }, "T");
        let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
        assert!(at("a::<wbr>b::<wbr>major") < at("a::<wbr>patch"));
        assert!(page.contains("patch</span><span class=\"verdict behavior\">behavior</span></td>"), "{page}");
        assert!(!html(&Diff::default(), "T").contains("<section>"));
    }
}
