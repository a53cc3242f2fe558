//! Changes as one page: nothing is loaded, and text of a description is text there and nothing else.

use super::{Change, Diff, Verdict};
use crate::visible::visible;

/// What a browser may do on the page: its own style and its own script.
const HEAD: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Changes of the client</title>
<style>
:root { color-scheme: light dark; --line: #8884; --major: #c62828; --minor: #1565c0; --patch: #2e7d32; --none: #777; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
code { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.verdict { border-radius: 4px; color: #fff; font-size: 12px; padding: 1px 8px; }
.major { background: var(--major); } .minor { background: var(--minor); } .patch { background: var(--patch); } .none { background: var(--none); }
table { border-collapse: collapse; width: 100%; } td, th { border-top: 1px solid var(--line); padding: 6px 8px; text-align: left; vertical-align: top; }
th { font-size: 12px; } del { color: var(--major); } ins { color: var(--patch); text-decoration: none; }
.place { color: var(--none); display: block; }
input { box-sizing: border-box; font: inherit; padding: 6px 8px; width: 100%; }
.summary { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; padding: 0; }
tr[hidden] { display: none; }
</style>
</head>
<body>
"#;

/// Hides the rows without the words that are searched for.
const SCRIPT: &str = r#"<script>
const search = document.getElementById("search");
search.addEventListener("input", () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of document.querySelectorAll("tbody tr")) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
  for (const section of document.querySelectorAll("section")) {
    section.hidden = !section.querySelector("tbody tr:not([hidden])");
  }
});
</script>
"#;

/// The page.
#[must_use]
pub fn html(diff: &Diff, title: &str) -> String {
    let mut page = HEAD.to_owned();
    let verdict = diff.verdict();
    page.push_str(&format!("<h1>{} <span class=\"verdict {verdict}\">{verdict}</span></h1>\n", escaped(title)));
    page.push_str(&summary(diff));
    page.push_str("<input id=\"search\" type=\"search\" placeholder=\"Search\" aria-label=\"Search\">\n");
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

fn summary(diff: &Diff) -> String {
    let count = |verdict: Verdict| {
        diff.changes.iter().filter(|change| !change.is_of_description() && change.verdict == verdict).count()
    };
    let behavior = diff.changes.iter().filter(|change| change.behavior).count();
    let items: String = [Verdict::Major, Verdict::Minor, Verdict::Patch]
        .into_iter()
        .map(|verdict| format!("<li><span class=\"verdict {verdict}\">{verdict}</span> {}</li>", count(verdict)))
        .collect();
    format!("<ul class=\"summary\">{items}<li>behavior {behavior}</li></ul>\n")
}

fn section(page: &mut String, title: &str, changes: &[&Change]) {
    if changes.is_empty() {
        return;
    }
    page.push_str(&format!("<section><h2>{} ({})</h2>\n<table>\n", escaped(title), changes.len()));
    page.push_str(
        "<thead><tr><th>Verdict</th><th>Change</th><th>Before and after</th><th>Rust</th></tr></thead>\n<tbody>\n",
    );
    for change in changes {
        page.push_str(&row(change));
    }
    page.push_str("</tbody>\n</table></section>\n");
}

fn row(change: &Change) -> String {
    let kind = change.kind.trim_start_matches(super::described::PREFIX).replace('-', " ");
    let code = |tag: &str, text: &str| match text {
        "" => String::new(),
        text => format!("<{tag}><code>{}</code></{tag}> ", escaped(text)),
    };
    let place = match change.place.as_str() {
        "" => String::new(),
        place => format!("<code class=\"place\">{}</code>", escaped(place)),
    };
    let rust = if change.rust.is_empty() { String::new() } else { format!("<code>{}</code>", escaped(&change.rust)) };
    format!(
        "<tr><td><span class=\"verdict {verdict}\">{verdict}</span></td><td>{}{place}</td><td>{}{}</td><td>{rust}</td></tr>\n",
        escaped(&kind),
        code("del", &change.before),
        code("ins", &change.after),
        verdict = change.verdict,
    )
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
    use crate::diff::{Change, Diff};

    #[test]
    fn text_of_a_description_is_no_markup() {
        let hostile = "</code><script>alert(1)</script>\" onload='x' &lt; \u{202e}";
        let change = Change {
            kind: format!("api-{hostile}"),
            place: hostile.to_owned(),
            rust: hostile.to_owned(),
            before: hostile.to_owned(),
            after: hostile.to_owned(),
            ..Change::default()
        };
        let page = html(&Diff { changes: vec![change] }, hostile);
        assert_eq!(page.matches("<script").count(), 1, "{page}");
        assert!(!page.contains("onload='") && !page.contains('\u{202e}') && page.contains("&amp;lt;"), "{page}");
        for address in ["http:", "https:", "src=", "href=", "url("] {
            assert!(!page.contains(address), "{address}");
        }
    }
}
