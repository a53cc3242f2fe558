//! How a list comes in pages.

/// A path to a member of a response, by the names on the wire.
pub(super) type Path = &'static [&'static str];

/// How the list of an operation comes in pages.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    pub(super) place: Place,
    pub(super) step: Step,
    pub(super) size: &'static str,
    pub(super) has_link: bool,
    pub(super) next: Path,
    pub(super) form: Form,
    pub(super) next_header: &'static str,
    pub(super) last: &'static str,
    pub(super) has_more: Path,
    pub(super) pages: Path,
    pub(super) total: Path,
    pub(super) current: Path,
    pub(super) items: Option<Path>,
}

/// Where a request says which page it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Nowhere,
    Query(&'static str),
    Header(&'static str),
    Body(Path),
}

/// What the position counts. A number is the declared one of the first page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Nothing,
    Pages(Option<i64>),
    Items(i64),
}

/// What the next position is in a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Value,
    Address,
    /// An address if it begins like one.
    Either,
}

impl Paging {
    /// Creates a description of pages that are reached by a `Link` header, whether or not it is declared.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            place: Place::Nowhere,
            step: Step::Nothing,
            size: "",
            has_link: false,
            next: &[],
            form: Form::Either,
            next_header: "",
            last: "",
            has_more: &[],
            pages: &[],
            total: &[],
            current: &[],
            items: None,
        }
    }

    /// Sets the query parameter that says which page a request is for.
    #[must_use]
    pub const fn query(mut self, name: &'static str) -> Self {
        self.place = Place::Query(name);
        self
    }

    /// Sets the header that says which page a request is for.
    #[must_use]
    pub const fn header(mut self, name: &'static str) -> Self {
        self.place = Place::Header(name);
        self
    }

    /// Sets the member of the body that says which page a request is for.
    #[must_use]
    pub const fn body(mut self, path: &'static [&'static str]) -> Self {
        self.place = Place::Body(path);
        self
    }

    /// Sets that the position counts pages, and the number of the first, if it is declared.
    #[must_use]
    pub const fn counts_pages(mut self, first: Option<i64>) -> Self {
        self.step = Step::Pages(first);
        self
    }

    /// Sets that the position counts items, and the number of the first.
    #[must_use]
    pub const fn counts_items(mut self, first: i64) -> Self {
        self.step = Step::Items(first);
        self
    }

    /// Sets the query parameter that says how many items a page has.
    #[must_use]
    pub const fn size(mut self, name: &'static str) -> Self {
        self.size = name;
        self
    }

    /// Sets that each page but the last has a `Link` header.
    #[must_use]
    pub const fn link(mut self) -> Self {
        self.has_link = true;
        self
    }

    /// Sets the member with the next position: a value, or an address if it begins like one.
    #[must_use]
    pub const fn next(mut self, path: &'static [&'static str]) -> Self {
        self.next = path;
        self
    }

    /// Sets the member with the next position, which is never an address.
    #[must_use]
    pub const fn next_value(mut self, path: &'static [&'static str]) -> Self {
        self.form = Form::Value;
        self.next(path)
    }

    /// Sets the member with the address of the next page.
    #[must_use]
    pub const fn next_address(mut self, path: &'static [&'static str]) -> Self {
        self.form = Form::Address;
        self.next(path)
    }

    /// Sets the header of a response with the next position.
    #[must_use]
    pub const fn next_header(mut self, name: &'static str) -> Self {
        self.next_header = name;
        self
    }

    /// Sets the member of the last item that is the next position.
    #[must_use]
    pub const fn last_item(mut self, member: &'static str) -> Self {
        self.last = member;
        self
    }

    /// Sets the member that says whether there are more pages.
    #[must_use]
    pub const fn has_more(mut self, path: &'static [&'static str]) -> Self {
        self.has_more = path;
        self
    }

    /// Sets the member with the number of pages.
    #[must_use]
    pub const fn total_pages(mut self, path: &'static [&'static str]) -> Self {
        self.pages = path;
        self
    }

    /// Sets the member with the number of all items.
    #[must_use]
    pub const fn total_items(mut self, path: &'static [&'static str]) -> Self {
        self.total = path;
        self
    }

    /// Sets the member with the number of this page.
    #[must_use]
    pub const fn current_page(mut self, path: &'static [&'static str]) -> Self {
        self.current = path;
        self
    }

    /// Sets the list that is the page; an empty path for the whole response.
    #[must_use]
    pub const fn items(mut self, path: &'static [&'static str]) -> Self {
        self.items = Some(path);
        self
    }
}

impl Default for Paging {
    fn default() -> Self {
        Self::new()
    }
}
