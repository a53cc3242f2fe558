//! Fetching pages one after the other.

use std::collections::HashSet;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use http::{HeaderMap, StatusCode};

use super::super::super::json::{DecodeError, Document, Node};
use super::super::call::draft::Draft;
use super::super::error::failure::{Failure, Head, Unreadable};
use super::super::exchange::{Exchange, Reading};
use super::super::response::from_response::{parse, unreadable};
use super::super::{Error, Response};
use super::follow::{address, set};
use super::list::list;
use super::next::{Progress, next, page_number};
use super::paging::{Paging, Place, Step};
use super::position::{Position, Spot};

/// The pages of a call.
pub(super) struct Walk {
    paging: &'static Paging,
    draft: Draft,
    /// The page that is fetched next, or is being fetched; `None` at the end.
    next: Option<Spot>,
    /// The page that was fetched last.
    last: Option<Spot>,
    exchange: Option<Pin<Box<Exchange>>>,
    /// The error that comes after a page that was read.
    fault: Option<Error>,
    is_over: bool,
    /// The positions that were fetched.
    seen: HashSet<Spot>,
    progress: Progress,
    pub(super) pages_left: Option<usize>,
    /// The limit of the whole walk, and when it started.
    pub(super) limit: Option<Duration>,
    started: Option<Instant>,
    pub(super) head: Option<(StatusCode, HeaderMap)>,
}

impl Walk {
    pub(super) fn new(draft: Draft, paging: &'static Paging) -> Self {
        Self {
            paging,
            draft,
            next: Some(Spot::Start),
            last: None,
            exchange: None,
            fault: None,
            is_over: false,
            seen: HashSet::new(),
            progress: Progress::default(),
            pages_left: None,
            limit: None,
            started: None,
            head: None,
        }
    }

    pub(super) fn resume(&mut self, position: Position) {
        self.next = Some(position.0);
    }

    /// Returns the page that is fetched next.
    pub(super) fn position(&self) -> Option<Position> {
        self.next.clone().map(Position)
    }

    /// Returns the page that was fetched last.
    pub(super) fn last_position(&self) -> Option<Position> {
        self.last.clone().map(Position)
    }

    /// Polls the next page, which `read` decodes.
    pub(super) fn poll_next<P>(
        &mut self,
        cx: &mut Context<'_>,
        read: impl FnOnce(&Paging, &Document<'_>, &Response) -> Result<P, DecodeError>,
    ) -> Poll<Option<Result<P, Error>>> {
        let page = ready!(self.poll_response(cx)).and_then(|response| match response {
            Some(response) if response.status != StatusCode::NO_CONTENT => self.decode(response, read).map(Some),
            Some(_) | None => Ok(None),
        });
        self.is_over = self.is_over || !matches!(page, Ok(Some(_)));
        Poll::Ready(page.transpose())
    }

    /// Polls the response with the next page; `None` at the end.
    fn poll_response(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Response>, Error>> {
        if self.exchange.is_none() {
            if let Some(fault) = self.fault.take() {
                return Poll::Ready(Err(fault));
            }
            let Some(spot) = self.next.clone().filter(|_| !self.is_over && self.pages_left != Some(0)) else {
                return Poll::Ready(Ok(None));
            };
            self.exchange = Some(Box::pin(self.open(&spot)?));
        }
        let Some(exchange) = &mut self.exchange else { return Poll::Ready(Ok(None)) };
        let response = ready!(exchange.as_mut().poll(cx));
        self.exchange = None;
        Poll::Ready(response.map(Some))
    }

    /// Starts the request for a page.
    fn open(&mut self, spot: &Spot) -> Result<Exchange, Error> {
        let started = *self.started.get_or_insert_with(Instant::now);
        let mut draft = self.draft.clone();
        if let Some(limit) = self.limit {
            let left = limit.saturating_sub(started.elapsed());
            draft.timeout = Some(draft.limits().timeout.min(left));
            if left.is_zero() {
                return Err(Error::of(draft.attempt(), Failure::Timeout(limit)));
            }
        }
        set(&mut draft, self.paging, spot);
        let start = match spot {
            Spot::Address(target) => {
                let refused = |fault| Error::of(self.draft.attempt(), Failure::Invalid(fault));
                Some(address(&draft, self.paging, target)?.map_err(refused)?)
            }
            Spot::Start | Spot::Value(_) | Spot::Number(_) => None,
        };
        self.progress.sent = match spot {
            Spot::Number(number) => Some(*number),
            Spot::Start => self.set_by_caller(),
            Spot::Value(_) | Spot::Address(_) => None,
        };
        Ok(Exchange::starting(draft, start, Reading::Whole))
    }

    /// Returns the position that the caller has set, if it is a number.
    fn set_by_caller(&self) -> Option<i64> {
        match self.paging.place {
            Place::Query(name) => {
                let (_, text) = self.draft.query.parameters.iter().find(|(known, _)| known == name)?;
                text.split_once('=')?.1.parse().ok()
            }
            Place::Nowhere | Place::Header(_) | Place::Body(_) => None,
        }
    }

    fn decode<P>(
        &mut self,
        response: Response,
        read: impl FnOnce(&Paging, &Document<'_>, &Response) -> Result<P, DecodeError>,
    ) -> Result<P, Error> {
        self.head = Some((response.status, response.headers.clone()));
        let is_lenient = response.attempt.limits.is_lenient;
        let read = parse(&response).and_then(|document| {
            let document = if is_lenient { document.lenient() } else { document };
            let page = read(self.paging, &document, &response).map_err(Unreadable::Json)?;
            Ok((page, self.follow(document.root(), &response)))
        });
        let (page, next) = match read {
            Ok(found) => found,
            Err(reason) => return Err(unreadable(response, reason)),
        };
        self.last = self.next.take();
        self.pages_left = self.pages_left.map(|left| left.saturating_sub(1));
        self.seen.extend(self.last.clone().filter(|spot| *spot != Spot::Start));
        // An address is checked when it arrives, so that the error names what the server sent.
        let fault = next.as_ref().and_then(|next| self.refused(next));
        self.fault = fault.map(|fault| {
            let head = Head { status: response.status, headers: response.headers };
            Error::of(response.attempt, Failure::Redirect(head, fault))
        });
        self.next = next.filter(|_| self.fault.is_none());
        Ok(page)
    }

    /// Returns the position of the next page, and notes what this one says.
    fn follow(&mut self, root: Node<'_>, response: &Response) -> Option<Spot> {
        let length = list(root, self.paging).and_then(Node::as_array).map_or(0, |list| list.len());
        self.progress.items += length;
        self.progress.largest = self.progress.largest.max(length);
        if let (Step::Pages(_), None, None) = (self.paging.step, self.progress.sent, self.progress.start) {
            self.progress.start = Some(page_number(self.paging, None, root));
        }
        let next = next(self.paging, self.progress, &response.headers, root);
        self.progress.has_link = self.progress.has_link || super::link::next(&response.headers).is_some();
        next
    }

    /// Says why the next page must not be fetched.
    fn refused(&self, next: &Spot) -> Option<String> {
        if self.seen.contains(next) {
            return Some("the next page is one that was fetched already".to_owned());
        }
        let Spot::Address(target) = next else { return None };
        match address(&self.draft, self.paging, target) {
            Ok(request) => request.err(),
            Err(_) => None,
        }
    }
}
