//! Whether a text is a description, and of which version of OpenAPI.

/// The value of `openapi` or `swagger` at the root of a text, found without reading it as JSON or YAML: what is broken
/// elsewhere is a description all the same.
pub fn version(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('{') { in_braces(text) } else { in_lines(text) }
}

/// In JSON, or in YAML that begins like it: the keys at depth one.
fn in_braces(text: &str) -> Option<String> {
    let mut rest = text.chars();
    let (mut depth, mut last) = (0_usize, String::new());
    while let Some(c) = rest.next() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            '"' => {
                last.clear();
                while let Some(c) = rest.next().filter(|c| *c != '"') {
                    last.push(if c == '\\' { rest.next().unwrap_or(c) } else { c });
                }
            }
            ':' if depth == 1 && is_the_key(&last) => {
                return Some(scalar(rest.as_str().split([',', '}', '\n']).next().unwrap_or_default()));
            }
            ',' => last.clear(),
            c if c.is_whitespace() => {}
            c => last.push(c),
        }
    }
    None
}

/// In YAML: the lines that are indented as little as the first.
fn in_lines(text: &str) -> Option<String> {
    let lines = text.lines().filter(|line| !line.trim_start().is_empty() && !line.trim_start().starts_with('#'));
    let mut lines = lines.filter(|line| !line.starts_with(['%', '-'])).peekable();
    let indentation = lines.peek().map(|line| line.len() - line.trim_start().len())?;
    lines.find_map(|line| {
        let content = line.trim_start();
        let (key, value) = content.split_once(':').filter(|_| line.len() - content.len() == indentation)?;
        is_the_key(key.trim().trim_matches(['"', '\''])).then(|| scalar(value.split(" #").next().unwrap_or_default()))
    })
}

fn is_the_key(key: &str) -> bool {
    key == "openapi" || key == "swagger"
}

fn scalar(text: &str) -> String {
    text.trim().trim_matches(['"', '\'']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn the_root_decides() {
        let says = |text: &str| version(text);
        assert_eq!(says("\u{feff}openapi : 3.0.0\n").as_deref(), Some("3.0.0"));
        assert_eq!(says("# about\n---\ninfo:\n  openapi: no\n\"openapi\": '3.1.0' # so\n").as_deref(), Some("3.1.0"));
        assert_eq!(says("  swagger: \"2.0\"\n  info: {}\n").as_deref(), Some("2.0"));
        assert_eq!(says(r#"{"info": {"openapi": 1, "a": "}\"{"}, "openapi": "3.2.0"}"#).as_deref(), Some("3.2.0"));
        assert_eq!(says("{openapi: 3.0.1, paths: {}}").as_deref(), Some("3.0.1"));
        assert_eq!(says("type: object\nproperties:\n  openapi: {}\n"), None);
        assert_eq!(says(r#"{"title": "openapi", "inner": {"openapi": "3.0.0"}}"#), None);
        assert_eq!(says(""), None);
    }
}
