//! Which rule an operation's pages follow.

use super::super::members::{is_object, resolved};
use super::answer::{Answer, Leaf, List};
use super::request::{Position, Request};
use super::words::{counts_items, counts_pages, is_backward, is_opaque, is_page_number, next_rank, says_more};
use super::{Finding, Kind};
use crate::api::{Operation, Response, Type};
use crate::ir::{PagePlan, PagePosition, PageRule, PageStep};
use crate::names::snake;
use crate::shapes::Schemas;

/// Decides by the first rule that fits. The result is `None` for an operation that shows no sign of pages.
pub fn decide(schemas: &Schemas, operation: &Operation, request: &Request, answer: &Answer) -> Option<Finding> {
    let facts = Facts { schemas, operation, request, answer };
    let forward: Vec<&Position> = request.positions.iter().filter(|position| !is_backward(&position.name)).collect();
    let has_list = answer.list != List::None;
    if forward.is_empty() {
        return facts.without_position(has_list);
    }
    let exact = || forward.iter().find_map(|position| facts.exact(position));
    let open = || forward.iter().find_map(|position| facts.until_empty(position));
    if !has_list && operation.method != "GET" {
        return None;
    }
    if !has_list {
        return Some(Finding::Unknown("the answer has no list that is known"));
    }
    if facts.has_link() {
        let position = forward.first().copied();
        return Some(planned(PagePlan { rule: PageRule::Link, ..facts.plan(position) }));
    }
    let plan = exact().or_else(open).unwrap_or_else(|| facts.plan(forward.first().copied()));
    Some(planned(plan))
}

fn planned(plan: PagePlan) -> Finding {
    Finding::Plan(Box::new(plan))
}

/// All that the rules look at.
struct Facts<'a> {
    schemas: &'a Schemas,
    operation: &'a Operation,
    request: &'a Request,
    answer: &'a Answer,
}

impl Facts<'_> {
    /// The plan of an operation that takes no position: addresses lead on.
    fn without_position(&self, has_list: bool) -> Option<Finding> {
        let next = self.next(None);
        // One thing may have lists in it.
        let is_of_many =
            |path: &[String]| path.is_empty() || self.request.has_size || !self.operation.path.ends_with('}');
        if self.has_link() && matches!(&self.answer.list, List::At(path, _) if is_of_many(path)) {
            return Some(planned(PagePlan { rule: PageRule::Link, ..self.plan(None) }));
        }
        let next = next?;
        if has_list && self.is_address(next) {
            let plan = PagePlan { rule: PageRule::Address, next: Some(next.path.clone()), ..self.plan(None) };
            return Some(planned(plan));
        }
        let is_sign = next.name != "next" || self.is_address(next) || next.container.is_some();
        (is_sign && has_list)
            .then_some(Finding::Unknown("the answer says where the next page is, and no parameter takes it"))
    }

    /// The plan without a rule.
    fn plan(&self, position: Option<&Position>) -> PagePlan {
        let step = match position.map(|position| (position.kind, position)) {
            Some((Kind::Page, position)) => PageStep::Page(position.default),
            Some((Kind::Offset, position)) => PageStep::Offset(position.default.or(first_offset(&position.name))),
            Some((Kind::Cursor | Kind::TextPage, _)) | None => PageStep::Cursor,
        };
        PagePlan {
            position: position.map_or(PagePosition::None, |position| position.place.clone()),
            step,
            size: self.request.size.clone(),
            items: match &self.answer.list {
                List::At(path, _) => Some(path.clone()),
                List::None | List::Ambiguous => None,
            },
            ..PagePlan::default()
        }
    }

    /// The plan by what the answer declares.
    fn exact(&self, position: &Position) -> Option<PagePlan> {
        let plan = self.plan(Some(position));
        let more = self.leaf(&[Type::Boolean], says_more).map(|leaf| leaf.path.clone());
        let next = self.next(Some(position));
        if let Some(leaf) = next {
            let rule = if self.is_address(leaf) { PageRule::Address } else { PageRule::Value };
            let is_value = is_opaque(&leaf.name);
            return Some(PagePlan { rule, next: Some(leaf.path.clone()), is_value, has_more: more, ..plan });
        }
        if let Some(header) = self.next_header(position) {
            return Some(PagePlan { rule: PageRule::Header, next_header: Some(header), ..plan });
        }
        let last = self.last(position);
        if let (Kind::Cursor, Some(last)) = (position.kind, self.last_member(position)) {
            let next = Some(last.path.clone());
            return Some(PagePlan { rule: PageRule::Value, next, is_value: true, has_more: more, ..plan });
        }
        if let (Some(more), Some(last)) = (&more, last) {
            return Some(PagePlan { rule: PageRule::LastItem, has_more: Some(more.clone()), last: Some(last), ..plan });
        }
        if position.kind == Kind::Cursor || plan.items.is_none() && position.kind == Kind::Offset {
            return None;
        }
        let counts = [Type::Integer, Type::Number];
        let count = |is_it: fn(&str) -> bool| self.leaf(&counts, is_it).map(|leaf| leaf.path.clone());
        let is_page = matches!(position.kind, Kind::Page | Kind::TextPage);
        let pages = count(counts_pages).filter(|_| is_page);
        let total = count(counts_items).filter(|_| plan.items.is_some());
        let rule = match (&more, &pages, &total) {
            (Some(_), ..) => PageRule::HasMore,
            (None, Some(_), _) => PageRule::Pages,
            (None, None, Some(_)) => PageRule::Total,
            (None, None, None) => return None,
        };
        let current = count(is_page_number).filter(|_| is_page);
        let step = if is_page { PageStep::Page(position.default) } else { plan.step };
        Some(PagePlan { rule, step, has_more: more, pages, total, current, ..plan })
    }

    /// The plan of an operation that counts pages or items, and says nowhere how many there are.
    fn until_empty(&self, position: &Position) -> Option<PagePlan> {
        let plan = self.plan(Some(position));
        let counts = matches!(position.kind, Kind::Page | Kind::Offset) && self.is_of_things();
        let current = self.leaf(&[Type::Integer], is_page_number).map(|leaf| leaf.path.clone());
        let current = current.filter(|_| position.kind == Kind::Page);
        (counts && plan.items.is_some()).then_some(PagePlan { rule: PageRule::Empty, current, ..plan })
    }

    /// Whether the list is more than a part of one thing: one of objects, or one that no id in the path leads to.
    fn is_of_things(&self) -> bool {
        match &self.answer.list {
            List::At(path, item) => {
                let is_of_many = path.is_empty() || !self.operation.path.ends_with('}');
                is_of_many || item.is_none_or(|item| is_object(self.schemas, item))
            }
            List::None | List::Ambiguous => false,
        }
    }

    /// The first member of one of these types whose name fits.
    fn leaf(&self, types: &[Type], is_it: fn(&str) -> bool) -> Option<&Leaf> {
        let has_type = |leaf: &&Leaf| {
            let schema = resolved(self.schemas, leaf.schema);
            schema.types.is_empty() && types.contains(&Type::Integer)
                || types.iter().any(|one| schema.types.contains(*one))
        };
        self.answer.leaves.iter().filter(has_type).find(|leaf| is_it(&leaf.name))
    }

    /// The member that leads to the next page.
    fn next(&self, position: Option<&Position>) -> Option<&Leaf> {
        let is_text = |leaf: &&Leaf| {
            let schema = resolved(self.schemas, leaf.schema);
            !schema.types.contains(Type::Boolean)
        };
        let parameter = position.map(|position| position.name.as_str());
        let rank = |leaf: &Leaf| next_rank(&leaf.name, leaf.container.as_deref(), parameter);
        let ranked = self.answer.leaves.iter().filter(is_text).filter_map(|leaf| Some((rank(leaf)?, leaf)));
        ranked.min_by_key(|(rank, leaf)| (*rank, leaf.path.len())).map(|(_, leaf)| leaf)
    }

    /// Whether a member is said to be an address.
    fn is_address(&self, leaf: &Leaf) -> bool {
        let schema = resolved(self.schemas, leaf.schema);
        let by_format = schema.format.as_deref().is_some_and(|format| format.starts_with("ur"));
        let text = schema.description.as_deref().unwrap_or_default().to_lowercase();
        let words: Vec<&str> = leaf.name.split('_').collect();
        let by_name = ["url", "uri", "link", "href"].iter().any(|word| words.contains(word));
        let is_link = leaf.path.last().is_some_and(|name| name == "href");
        by_format
            || by_name
            || is_link
            || text.contains("url")
            || text.contains("uri ")
            || leaf.container.as_deref() == Some("links")
    }

    /// The header with the next position.
    fn next_header(&self, position: &Position) -> Option<String> {
        let parameter = position.name.as_str();
        let is_next = |name: &str| {
            let words = snake(name);
            let words = words.trim_start_matches("x_");
            next_rank(words, None, Some(parameter)).is_some() || words == parameter
        };
        let mut headers = self.successes().flat_map(|response| &response.headers);
        headers.find(|header| is_next(&header.name)).map(|header| header.name.clone())
    }

    /// The member that has the id of the last item, beside a position that goes on after it.
    fn last_member(&self, position: &Position) -> Option<&Leaf> {
        let follows = position.name.contains("after") || position.name == "last_id";
        let is_last = |name: &str| matches!(name, "last_id" | "last_item_id" | "last");
        self.leaf(&[Type::String], is_last).filter(|_| follows)
    }

    /// The member of an item that is the next position, where that is the id of the last item.
    fn last(&self, position: &Position) -> Option<String> {
        let follows = matches!(position.name.as_str(), "after" | "after_id" | "starting_after" | "start_after");
        let List::At(_, Some(item)) = &self.answer.list else { return None };
        let has_id = is_object(self.schemas, *item) && resolved(self.schemas, *item).properties.contains_key("id");
        (follows && has_id).then(|| "id".to_owned())
    }

    fn has_link(&self) -> bool {
        self.successes().flat_map(|response| &response.headers).any(|header| header.name.eq_ignore_ascii_case("link"))
    }

    fn successes(&self) -> impl Iterator<Item = &Response> {
        self.operation.responses.iter().filter(|response| self.operation.is_success(response.status))
    }
}

/// SCIM counts from 1 (RFC 7644, 3.4.2.4).
fn first_offset(name: &str) -> Option<i64> {
    (name == "start_index").then_some(1)
}
