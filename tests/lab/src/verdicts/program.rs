//! A program that uses every public item of a client, as its listing says that they are.

use super::value::{outside, split, value_type};
use notte_codegen::surface::{Fact, Item, Kind, Surface};

/// The program: a library with a function for each use, so that the compiler says of each whether it still holds.
pub fn program(surface: &Surface) -> String {
    let mut uses = Uses::default();
    for item in &surface.items {
        match item.kind {
            Kind::Client => uses.client(item),
            Kind::Credential => uses.line(&format!("client::Client::builder().{}", credential(item))),
            Kind::ClientHeader => uses.line(&format!("client::Client::builder().{}(\"x\")", item.name)),
            Kind::ServerConstant if item.fact(Fact::Default).is_none() => {
                uses.line(&format!("client::ServerUrl::{}", item.name));
            }
            Kind::Group => uses.group(item),
            Kind::Struct => uses.structure(item),
            Kind::Enum => uses.enumeration(&format!("client::types::{}", item.name), item),
            Kind::Union => uses.variants(&format!("client::types::{}", item.name), item),
            Kind::Newtype => {
                let ty = outside(item.fact(Fact::Type).unwrap_or_default());
                uses.function(&format!("value: client::types::{}", item.name), &format!("let _: {ty} = value.0;"));
            }
            // Only the name is promised: two equal inline schemas have one type until one of them grows.
            Kind::Alias => uses.function(&format!("value: client::types::{}", item.name), ""),
            _ => {}
        }
    }
    format!("#![allow(unused, deprecated, unreachable_code)]\n{}", uses.text)
}

fn credential(item: &Item) -> String {
    let secrets = if item.fact(Fact::Travels) == Some("basic") { "\"a\", \"b\"" } else { "\"a\"" };
    format!("{}({secrets})", item.name)
}

#[derive(Default)]
struct Uses {
    text: String,
    number: usize,
}

impl Uses {
    fn function(&mut self, parameters: &str, body: &str) {
        self.text.push_str(&format!("fn use_{}({parameters}) {{ {body} }}\n", self.number));
        self.number += 1;
    }

    fn line(&mut self, expression: &str) {
        self.function("", &format!("let _ = {expression};"));
    }

    fn client(&mut self, item: &Item) {
        let secrets = split(item.fact(Fact::New).unwrap_or_default().trim_matches(['(', ')'])).len();
        let secrets = vec!["\"a\""; secrets].join(", ");
        self.line(&format!("client::Client::new({secrets})"));
    }

    fn group(&mut self, group: &Item) {
        let module = &group.name;
        for item in &group.items {
            let path = format!("client::{module}::{}", item.name);
            match item.kind {
                Kind::Method => self.method(group, item),
                Kind::Answers | Kind::Errors => self.variants(&path, item),
                Kind::Headers => self.fields(&path, item),
                Kind::Alias => self.function(&format!("value: {path}"), ""),
                _ => {}
            }
        }
    }

    /// A call with all that it takes, with the type of its response; and the same with the body as a value.
    fn method(&mut self, group: &Item, method: &Item) {
        let of_kind = |kind| method.items.iter().filter(move |item| item.kind == kind);
        let ty = |item: &Item| outside(&value_type(item.fact(Fact::Type).unwrap_or_default()));
        let returns = returned(&group.name, method);
        let receiver = format!("client.{}()", group.name);
        let call = method.fact(Fact::Call).unwrap_or_default();
        let mut parameters = vec!["client: &client::Client".to_owned()];
        let mut arguments = Vec::new();
        for (number, argument) in of_kind(Kind::Argument).enumerate() {
            parameters.push(format!("a{number}: {}", ty(argument)));
            arguments.push((argument.name.as_str(), format!("a{number}")));
        }
        let given = taken(group, method.fact(Fact::Takes), &arguments);
        let mut body = format!("let call: client::{}::{call} = {receiver}.{}({given}); ", group.name, method.name);
        for (number, setter) in of_kind(Kind::Setter).enumerate() {
            parameters.push(format!("s{number}: {}", ty(setter)));
            body.push_str(&format!("let call = call.{}(s{number}); ", setter.name));
        }
        body.push_str(&format!("let _ = async move {{ let _: {returns} = call.await.unwrap(); }};"));
        self.function(&parameters.join(", "), &body);
        if let Some((name, ty)) = method.fact(Fact::With).and_then(|with| with.split_once(": ")) {
            let (named, ty) = ty.split_once(", ").map_or((None, ty), |(named, ty)| (Some(named), ty));
            let of_call = of_kind(Kind::Argument).filter(|argument| !is_of_body(argument));
            let mut parameters = vec!["client: &client::Client".to_owned(), format!("request: {}", outside(ty))];
            let mut arguments = Vec::new();
            for (number, argument) in of_call.enumerate() {
                parameters.push(format!(
                    "a{number}: {}",
                    outside(&value_type(argument.fact(Fact::Type).unwrap_or_default()))
                ));
                arguments.push((argument.name.as_str(), format!("a{number}")));
            }
            let mut given = taken(group, named, &arguments);
            given.push_str(if arguments.is_empty() { "request" } else { ", request" });
            self.function(&parameters.join(", "), &format!("let _ = {receiver}.{name}({given});"));
        }
    }

    fn structure(&mut self, item: &Item) {
        let path = format!("client::types::{}", item.name);
        self.fields(&path, item);
        if item.fact(Fact::Empty).is_some() {
            self.line(&format!("{path}::default()"));
        }
        if let Some(new) = item.fact(Fact::New) {
            let new = new.strip_prefix('(').and_then(|new| new.strip_suffix(')')).unwrap_or(new);
            let types =
                split(new).into_iter().filter_map(|one| one.split_once(": ")).map(|(_, ty)| outside(&value_type(ty)));
            let (mut parameters, mut arguments) = (Vec::new(), Vec::new());
            for (number, ty) in types.enumerate() {
                parameters.push(format!("a{number}: {ty}"));
                arguments.push(format!("a{number}"));
            }
            self.function(&parameters.join(", "), &format!("let _ = {path}::new({});", arguments.join(", ")));
        }
    }

    fn fields(&mut self, path: &str, item: &Item) {
        for field in &item.items {
            let ty = outside(field.fact(Fact::Type).unwrap_or_default());
            self.function(&format!("value: {path}"), &format!("let _: {ty} = value.{};", field.name));
        }
    }

    fn enumeration(&mut self, path: &str, item: &Item) {
        for value in &item.items {
            let name = &value.name;
            self.function("", &format!("let value = {path}::{name}; if let {path}::{name} = value {{}}"));
        }
    }

    fn variants(&mut self, path: &str, item: &Item) {
        for variant in &item.items {
            let name = &variant.name;
            let Some(ty) = variant.fact(Fact::Type).map(outside) else {
                self.function(&format!("value: {path}"), &format!("if let {path}::{name} = value {{}}"));
                continue;
            };
            self.function(
                &format!("value: {path}"),
                &format!("if let {path}::{name}(inner) = value {{ let _: {ty} = inner; }}"),
            );
            if variant.fact(Fact::Converts).is_some() {
                self.function(&format!("value: {}", unboxed(&ty)), &format!("let _: {path} = value.into();"));
            }
        }
    }
}

/// What a method is given: values in their order, or in the fields of a struct.
fn taken(group: &Item, named: Option<&str>, arguments: &[(&str, String)]) -> String {
    let Some(named) = named else {
        return arguments.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(", ");
    };
    let fields: Vec<String> = arguments.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("client::{}::{named} {{ {} }}", group.name, fields.join(", "))
}

/// The type of a response. An enum of responses stands beside the method.
fn returned(module: &str, method: &Item) -> String {
    let returns = method.fact(Fact::Returns).unwrap_or("()");
    let is_plain = !returns.is_empty() && returns.chars().all(|c| c.is_alphanumeric() || c == '_');
    let own = ["String", "Bytes", "ByteStream", "Text", "bool", "i64", "i32", "f64", "u32", "u64"];
    if is_plain && !own.contains(&returns) { format!("client::{module}::{returns}") } else { outside(returns) }
}

fn is_of_body(argument: &Item) -> bool {
    argument.fact(Fact::Style).is_some_and(|style| style.starts_with("body"))
}

fn unboxed(ty: &str) -> &str {
    ty.strip_prefix("Box<").and_then(|ty| ty.strip_suffix('>')).unwrap_or(ty)
}
