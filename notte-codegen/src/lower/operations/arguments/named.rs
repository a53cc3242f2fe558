//! Named arguments: methods whose arguments could be given in the wrong order take a struct in their place.

use crate::hash::HashMap;
use crate::ir::{
    Argument, ArgumentValue, Body, ContentType, Group, Kind, NamedArgument, NamedArguments, Operation, Scalar, Ty, Type,
};

/// From how many arguments of one type on they have names, unless the settings say otherwise. Two are told apart by a reader, and three
/// texts in the wrong order compile as well as in the right one.
const FEWEST: u32 = 3;

/// What stands for the name on the wire of a body that is given whole.
const BODY: &str = "body";

/// The same for its media type.
const CONTENT_TYPE: &str = "content-type";

/// The names that the structs of an operation would have.
#[derive(Clone, Debug)]
pub struct StructNames {
    /// That of its method.
    pub method: String,
    /// That of the method with the body as a value.
    pub with: String,
}

/// Gives names to the arguments of an operation's methods, where `fewest` or more of them are of one type; with zero to none.
pub fn name_arguments(operation: &mut Operation, names: StructNames, fewest: Option<u32>, types: &[Type]) {
    let fewest = fewest.unwrap_or(FEWEST) as usize;
    let beside = beside_members(operation, types);
    let members = members(operation, types);
    let is_alike = |list: &[&Taken]| {
        let count = |kind: &Ty| list.iter().filter(|one| one.kind.as_ref() == Some(kind)).count();
        fewest > 0 && list.iter().filter_map(|one| one.kind.as_ref()).any(|kind| count(kind) >= fewest)
    };
    let fields = |list: &[&Taken]| list.iter().map(|one| one.field.clone()).collect();
    let all: Vec<&Taken> = beside.iter().chain(&members).collect();
    let with = if members.is_empty() { names.method.clone() } else { names.with };
    let beside: Vec<&Taken> = beside.iter().collect();
    operation.named = is_alike(&all).then(|| NamedArguments { name: names.method, of: None, fields: fields(&all) });
    operation.named_with = (operation.method_with.is_some() && is_alike(&beside)).then(|| NamedArguments {
        name: with,
        of: None,
        fields: fields(&beside),
    });
}

/// An argument, and what it is to a caller.
struct Taken {
    field: NamedArgument,
    /// The type that a caller gives it in; none for what is like nothing else.
    kind: Option<Ty>,
}

/// What a call takes beside the members of its body.
fn beside_members(operation: &Operation, types: &[Type]) -> Vec<Taken> {
    let parameters = operation.parameters.iter().filter(|parameter| parameter.is_argument());
    let mut taken: Vec<Taken> = parameters.map(|parameter| of(&parameter.argument, &parameter.wire, types)).collect();
    match &operation.body {
        Some(Body::Json(argument, true) | Body::Text(argument, _, true)) => {
            taken.push(of(argument, BODY, types));
        }
        Some(Body::Bytes(argument, content_type, true)) => {
            if let ContentType::Given(name) = content_type {
                let docs = vec!["The media type of the body.".to_owned()];
                let (name, wire) = (name.clone(), CONTENT_TYPE.to_owned());
                let field = NamedArgument { name, wire, value: ArgumentValue::Text, docs };
                taken.push(Taken { field, kind: Some(Ty::Scalar(Scalar::String)) });
            }
            let (name, docs) = (argument.name.clone(), argument.docs.clone());
            let field = NamedArgument { name, wire: BODY.to_owned(), value: ArgumentValue::Body, docs };
            taken.push(Taken { field, kind: None });
        }
        Some(Body::Fields { .. } | Body::Json(..) | Body::Bytes(..) | Body::Text(..)) | None => {}
    }
    taken
}

/// The members of its body that a call takes.
fn members(operation: &Operation, types: &[Type]) -> Vec<Taken> {
    let Some(Body::Fields { required, .. }) = &operation.body else { return Vec::new() };
    let is_flag = |field| operation.flag.as_ref().is_some_and(|flag| flag.is_field(field));
    required.iter().filter(|field| !is_flag(field)).map(|field| of(&field.argument, &field.wire, types)).collect()
}

fn of(argument: &Argument, wire: &str, types: &[Type]) -> Taken {
    let value = match &argument.ty {
        Ty::Scalar(Scalar::String) => ArgumentValue::Text,
        ty => ArgumentValue::Of(ty.clone()),
    };
    let (name, docs) = (argument.name.clone(), argument.docs.clone());
    Taken { field: NamedArgument { name, wire: wire.to_owned(), value, docs }, kind: Some(kind(&argument.ty, types)) }
}

/// The type that a caller gives a value in: texts, secrets and times are texts, and all integers are one type.
fn kind(ty: &Ty, types: &[Type]) -> Ty {
    match ty {
        Ty::Scalar(Scalar::String | Scalar::Secret | Scalar::DateTime) => Ty::Scalar(Scalar::String),
        Ty::Scalar(Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64) => Ty::Scalar(Scalar::I64),
        Ty::List(item) => Ty::List(Box::new(kind(item, types))),
        Ty::Boxed(inner) => kind(inner, types),
        Ty::Named(id) => match types.get(id.0).map(|ty| &ty.kind) {
            Some(Kind::Alias(target)) => Ty::Named(*target),
            _ => Ty::Named(*id),
        },
        other => other.clone(),
    }
}

/// Shares one struct among the operations of a group that take the same arguments. It has the name of the first.
pub fn share(groups: &mut [Group]) {
    for group in groups {
        let mut first: HashMap<Vec<NamedArgument>, String> = HashMap::default();
        let structs = group.operations.iter_mut().flat_map(|one| one.named.iter_mut().chain(&mut one.named_with));
        for named in structs {
            let known = first.entry(named.fields.clone()).or_insert_with(|| named.name.clone());
            named.of = (*known != named.name).then(|| known.clone());
        }
    }
}
