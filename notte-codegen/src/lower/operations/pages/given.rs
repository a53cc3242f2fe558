//! Pages as settings or an extension say them, held against the description.

use super::super::members::{self, items, member};
use super::answer::{Answer, List};
use super::request::Request;
use crate::api::{FixedParameter, SchemaId};
use crate::ir::{PagePlan, PagePosition, PageRule, PageStep};
use crate::settings::PageSettings;
use crate::shapes::Schemas;

/// The plan, and the schema of an item; or what does not fit the description.
pub fn given(
    schemas: &Schemas,
    settings: &PageSettings,
    rule: PageRule,
    fixed: &[FixedParameter],
    request: &Request,
    success: Option<SchemaId>,
    answer: &Answer,
) -> Result<(PagePlan, Option<SchemaId>), String> {
    let Some(root) = success else { return Err("the answer is not JSON with a schema".to_owned()) };
    let at = |path: &Option<String>| -> Result<Option<(Vec<String>, SchemaId)>, String> {
        let Some(path) = path else { return Ok(None) };
        let names = members::path(path);
        let found = member(schemas, root, &names);
        found.map(|id| Some((names, id))).ok_or_else(|| format!("the answer has no member `{path}`"))
    };
    let path = |text: &Option<String>| at(text).map(|found| found.map(|(path, _)| path));
    let position = match &settings.position {
        Some(name) => place(request, name).ok_or_else(|| match fixed.iter().find(|one| one.name == *name) {
            Some(fixed) => format!("the parameter `{name}` has one value, `{}`, which is always sent", fixed.value),
            None => format!("the operation has no parameter `{name}`"),
        })?,
        None => PagePosition::None,
    };
    let (list, item) = match at(&settings.items)? {
        Some((path, id)) => match items(schemas, id) {
            Some(item) => (Some(path), Some(item)),
            None => return Err(format!("`{}` is not a list", path.join("."))),
        },
        None => match &answer.list {
            List::At(path, item) => (Some(path.clone()), *item),
            List::None | List::Ambiguous => (None, None),
        },
    };
    let declared = request.members.iter().find(|member| member.place == position).and_then(|member| member.default);
    let first = settings.first.or(declared);
    let step = match settings.counts.as_deref() {
        Some("pages") => PageStep::Page(first),
        Some("items") => PageStep::Offset(first),
        _ => PageStep::Cursor,
    };
    if step == PageStep::Offset(first) && list.is_none() {
        return Err("it is not known which list is the page".to_owned());
    }
    let has_next = [&settings.next, &settings.next_header, &settings.last].into_iter().any(Option::is_some);
    if step == PageStep::Cursor && position != PagePosition::None && !has_next {
        return Err(format!("nothing says where the next `{}` is", settings.position.as_deref().unwrap_or_default()));
    }
    let ends = [&settings.next, &settings.next_header, &settings.has_more, &settings.pages, &settings.total];
    let has_end = ends.into_iter().any(Option::is_some);
    let plan = PagePlan {
        rule: if has_end { rule } else { PageRule::Empty },
        position,
        step,
        size: settings.size.clone().or_else(|| request.size.clone()),
        next: path(&settings.next)?,
        is_value: false,
        next_header: settings.next_header.clone(),
        last: settings.last.clone(),
        has_more: path(&settings.has_more)?,
        pages: path(&settings.pages)?,
        total: path(&settings.total)?,
        current: None,
        items: list,
    };
    Ok((plan, item))
}

/// The place of a parameter, or of a member of the body (`body.query.cursor`).
fn place(request: &Request, name: &str) -> Option<PagePosition> {
    let places = || request.members.iter().map(|member| &member.place);
    let is_it = |place: &&PagePosition| match place {
        PagePosition::Query(known) | PagePosition::Header(known) => known == name,
        PagePosition::Body(path) => name.strip_prefix("body.").is_some_and(|rest| rest == path.join(".")),
        PagePosition::None => false,
    };
    places().find(is_it).cloned()
}
