//! How a list comes in pages.

/// How to go from page to page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PagePlan {
    /// The rule by which the end is found.
    pub rule: PageRule,
    /// Where a request says which page it is for.
    pub position: PagePosition,
    /// What the position counts.
    pub step: PageStep,
    /// The query parameter that says how many items a page has.
    pub size: Option<String>,
    /// The member of an answer that leads to the next page: an address, or a value for the position.
    pub next: Option<Vec<String>>,
    /// Whether that is never an address.
    pub is_value: bool,
    /// The header of an answer with the same.
    pub next_header: Option<String>,
    /// The member of the last item that is the next position.
    pub last: Option<String>,
    /// The member that says whether there are more pages.
    pub has_more: Option<Vec<String>>,
    /// The member with the number of pages.
    pub pages: Option<Vec<String>>,
    /// The member with the number of all items.
    pub total: Option<Vec<String>>,
    /// The member with the number of this page.
    pub current: Option<Vec<String>>,
    /// The list that is the page; none where it is not known.
    pub items: Option<Vec<String>>,
}

/// Where a request says which page it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum PagePosition {
    /// Nowhere: pages are reached by their addresses.
    #[default]
    None,
    /// A query parameter.
    Query(String),
    /// A header.
    Header(String),
    /// A member of a JSON body, at its path.
    Body(Vec<String>),
}

/// What a position counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PageStep {
    /// Nothing: it is what an answer says.
    #[default]
    Cursor,
    /// Pages; the declared number of the first.
    Page(Option<i64>),
    /// Items; the declared number of the first.
    Offset(Option<i64>),
}

/// The rule by which the end of the pages is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PageRule {
    /// The settings say how.
    Settings,
    /// An extension of the description says how.
    Extension,
    /// A declared `Link` header.
    Link,
    /// The address of the next page, in the body.
    Address,
    /// The next position, in the body.
    Value,
    /// The next position, in a header.
    Header,
    /// A member says whether there are more, and the last item has the next position.
    LastItem,
    /// A member says whether there are more.
    HasMore,
    /// The number of pages.
    Pages,
    /// The number of all items.
    Total,
    /// An empty page.
    Empty,
    /// A `Link` header that arrives undeclared.
    #[default]
    Undeclared,
}

impl PageRule {
    /// Whether the description declares all that is needed.
    #[must_use]
    pub fn is_exact(self) -> bool {
        !matches!(self, Self::Empty | Self::Undeclared)
    }

    /// Its name, for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Extension => "extension",
            Self::Link => "Link header",
            Self::Address => "next URL in body",
            Self::Value => "next value in body",
            Self::Header => "next value in header",
            Self::LastItem => "has_more + id of last item",
            Self::HasMore => "has_more",
            Self::Pages => "total pages",
            Self::Total => "total count",
            Self::Empty => "until empty",
            Self::Undeclared => "undeclared Link",
        }
    }
}
