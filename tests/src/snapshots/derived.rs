//! Code that follows from other code beside it: a snapshot has its name, and shows it only where it is otherwise.

use super::layout::Block;

const READ: &str = "#[inline] fn read(node: Node<'_>) -> Self {";
const WRITE: &str = "#[inline] fn write(&self, writer: &mut Writer) {";
const DEBUG: &str = "{ #[inline] fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { match self {";

/// A block with names in place of what follows:
///
/// - `«read» { FIELDS }` is a `Self` of these fields, read from the object of the node;
/// - `«write»` puts each field that is read before it, in this order, by the method of the same name;
/// - `«write-one A B _C»` writes the value of each of these variants, and `C` as what is none of them;
/// - `«debug-one T A B _C»` is the implementation of `Debug` that shows the variants in the same way.
pub fn derived(block: Block) -> Block {
    if let Some((name, rest)) =
        block.head.strip_prefix("impl std::fmt::Debug for ").and_then(|rest| rest.split_once(' '))
    {
        let flat = block.flat();
        let arms = flat.split_once(DEBUG).filter(|_| rest == "{").and_then(|(_, arms)| arms.strip_suffix("} } }"));
        return match arms.and_then(|arms| {
            variants(arms, |name| {
                (format!("debug_one(\"{name}\", value, f)"), format!("debug_none(\"{name}\", value, f)"))
            })
        }) {
            Some(names) => named(&format!("«debug-one {name} {names}»")),
            None => block,
        };
    }
    match block.rest.as_slice() {
        [(functions, close)] if block.head.starts_with("impl Wire for ") => {
            let read = functions.iter().find(|function| function.head == READ).and_then(fields);
            let functions = functions.iter().map(|function| match (&read, function.head.as_str()) {
                (Some(fields), READ) => reading(fields),
                (fields, WRITE) => writing(function, fields.as_deref()).unwrap_or_else(|| function.clone()),
                _ => function.clone(),
            });
            Block { head: block.head.clone(), rest: vec![(functions.collect(), close.clone())] }
        }
        _ => block,
    }
}

fn named(name: &str) -> Block {
    Block { head: name.to_owned(), rest: Vec::new() }
}

/// The fields that a function reads, if it does nothing else.
fn fields(read: &Block) -> Option<Vec<String>> {
    let flat = read.flat();
    let fields =
        flat.strip_prefix(READ)?.strip_prefix(" let mut object = node.object(); Self { ")?.strip_suffix(" } }")?;
    Some(parts(fields))
}

fn reading(fields: &[String]) -> Block {
    let fields = fields.iter().map(|field| named(&format!("{field},")));
    Block { head: "«read» {".to_owned(), rest: vec![(fields.collect(), "}".to_owned())] }
}

/// What a function that writes is called.
fn writing(write: &Block, fields: Option<&[String]>) -> Option<Block> {
    let flat = write.flat();
    let body = flat.strip_prefix(WRITE)?.strip_suffix(" }")?;
    if let Some(fields) = fields {
        let statements: Option<String> = fields.iter().map(|field| statement(field)).collect();
        let expected = format!(" let mut object = writer.object();{}", statements?);
        return (body == expected).then(|| named("«write»"));
    }
    let arms = body.strip_prefix(" match self {")?.strip_suffix(" }")?;
    let names = variants(arms, |_| ("value.write(writer)".to_owned(), "writer.none_of_these(value)".to_owned()))?;
    Some(named(&format!("«write-one {names}»")))
}

/// The statement that writes what a field reads: `a: object.required("b")` is `object.required("b", &self.a);`.
fn statement(field: &str) -> Option<String> {
    let (name, read) = field.split_once(": object.")?;
    let (method, arguments) = read.strip_suffix(')')?.split_once('(')?;
    let comma = if arguments.is_empty() { "" } else { ", " };
    Some(format!(" object.{method}({arguments}{comma}&self.{name});"))
}

/// The names of the variants, if each arm does what is said of its variant: `_` stands before one that does the second.
fn variants(arms: &str, does: impl Fn(&str) -> (String, String)) -> Option<String> {
    let names = parts(arms.trim()).into_iter().map(|arm| {
        let (name, done) = arm.strip_prefix("Self::")?.split_once("(value) => ")?;
        let (one, none) = does(name);
        if done == one { Some(name.to_owned()) } else { (done == none).then(|| format!("_{name}")) }
    });
    let names: Vec<String> = names.collect::<Option<_>>()?;
    Some(names.join(" "))
}

/// What stands between commas that are in no brackets and no quotes.
fn parts(text: &str) -> Vec<String> {
    let (mut depth, mut is_quoted, mut is_escaped) = (0_usize, false, false);
    let parts = text.split(|letter: char| {
        let was_escaped = std::mem::take(&mut is_escaped);
        match letter {
            '"' if !was_escaped => is_quoted = !is_quoted,
            '\\' if is_quoted => is_escaped = !was_escaped,
            _ if is_quoted => {}
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' | '>' => depth = depth.saturating_sub(1),
            ',' => return depth == 0,
            _ => {}
        }
        false
    });
    parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::layout::blocks;
    use super::derived;

    fn shown(text: &str) -> String {
        blocks(text).into_iter().map(|block| derived(block).text(0, 200)).collect()
    }

    const READ: &str = "#[inline] fn read(node: Node<'_>) -> Self {\nlet mut object = node.object();\nSelf {\n    a: object.required(\"b\"),\n    extra: object.extra::<Self>(),\n}\n}\n";

    #[test]
    fn what_follows_has_a_name_and_what_does_not_is_shown() {
        let wire = |write: &str| {
            let text =
                format!("impl Wire for T {{\n{READ}#[inline] fn write(&self, writer: &mut Writer) {{\n{write}}}\n}}\n");
            // Indented as generated code is.
            let (mut depth, mut out) = (0_usize, String::new());
            for line in text.lines().map(str::trim) {
                depth -= usize::from(line.starts_with('}'));
                out.push_str(&format!("{}{line}\n", "    ".repeat(depth)));
                depth += usize::from(line.ends_with('{'));
            }
            shown(&out)
        };
        let own =
            "let mut object = writer.object();\nobject.required(\"b\", &self.a);\nobject.extra::<Self>(&self.extra);\n";
        let read = "«read» { a: object.required(\"b\"), extra: object.extra::<Self>() }";
        assert_eq!(wire(own), format!("impl Wire for T {{ {read} «write» }}\n"));
        assert!(wire(&own.replace("required", "optional")).contains("object.optional(\"b\", &self.a);"));
        assert!(wire(&own.replace("&self.a", "&self.b")).contains("fn write"));
        let (one, two) = own.split_once("object.required").expect("two statements");
        assert!(wire(&format!("{one}object.other();\nobject.required{two}")).contains("fn write"));
    }

    #[test]
    fn variants_are_named() {
        let debug = |shown: &str| {
            format!(
                "impl std::fmt::Debug for U {{\n    #[inline] fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{\n        match self {{\n            Self::A(value) => debug_one(\"{shown}\", value, f),\n            Self::B(value) => debug_none(\"B\", value, f),\n        }}\n    }}\n}}\n"
            )
        };
        assert_eq!(shown(&debug("A")), "«debug-one U A _B»\n");
        assert!(shown(&debug("C")).contains("debug_one(\"C\", value, f)"));
    }
}
