//! The inline events of a paragraph, a heading or a cell to words.

use super::{Inline, Target};
use crate::docs::tag::Tag;
use crate::docs::wrap::{Gap, Word};
use pulldown_cmark::{Event, LinkType, Tag as Mark, TagEnd};

/// Whether an event belongs inside of a paragraph.
pub(in crate::docs) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(mark) => {
            matches!(mark, Mark::Emphasis | Mark::Strong | Mark::Strikethrough | Mark::Link { .. } | Mark::Image { .. })
        }
        Event::End(mark) => {
            matches!(mark, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
        }
        Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::SoftBreak | Event::HardBreak => true,
        _ => false,
    }
}

/// Whether HTML among the events makes lines of its own.
pub(in crate::docs) fn has_blocks(events: &[(Event<'_>, std::ops::Range<usize>)]) -> bool {
    events
        .iter()
        .any(|(event, _)| matches!(event, Event::InlineHtml(html) if Tag::at(html).is_some_and(|tag| tag.is_block())))
}

/// The words of inline events; in bold if so wished.
pub(in crate::docs) fn words<'a, 'e: 'a>(
    events: impl IntoIterator<Item = &'a Event<'e>>,
    target: Target,
    bold: bool,
) -> Vec<Word> {
    let mut inline = Inline::new(target);
    if bold {
        inline.open("**", None);
    }
    let mut text = String::new();
    let mut events = events.into_iter().peekable();
    while let Some(event) = events.next() {
        if let Event::Text(piece) = event {
            text.push_str(piece);
            // The parser parts text at every character that could have had a meaning.
            if matches!(events.peek(), Some(Event::Text(_))) {
                continue;
            }
            inline.text(&std::mem::take(&mut text));
            continue;
        }
        match event {
            Event::Code(code) => inline.code(code),
            Event::SoftBreak => inline.gap(Gap::Soft),
            Event::HardBreak => inline.gap(Gap::Hard),
            Event::InlineHtml(html) => tag(&mut inline, html, events.peek().copied()),
            Event::Start(Mark::Emphasis) => inline.open("*", None),
            Event::Start(Mark::Strong) => inline.open("**", None),
            Event::Start(Mark::Strikethrough) => inline.open("~~", None),
            Event::Start(Mark::Link { link_type: LinkType::Email | LinkType::Autolink, .. }) => {
                inline.open_link("", None)
            }
            Event::Start(Mark::Link { dest_url, .. }) => {
                inline.open_link(unless_shown(dest_url, events.peek().copied()), None);
            }
            // Pictures are not shown in documentation: a link to it, if there is a text for the link.
            Event::Start(Mark::Image { dest_url, .. }) => inline.open_link(dest_url, None),
            Event::End(_) => inline.close(),
            _ => {}
        }
    }
    inline.finish()
}

/// The destination, unless the link's text is the same: then the text becomes a link by itself.
fn unless_shown<'a>(destination: &'a str, next: Option<&Event<'_>>) -> &'a str {
    match next {
        Some(Event::Text(text)) if text.trim() == destination.trim() => "",
        _ => destination,
    }
}

fn tag(inline: &mut Inline, html: &str, next: Option<&Event<'_>>) {
    let Some(tag) = Tag::at(html).filter(Tag::is_known) else {
        inline.text(html);
        return;
    };
    let name = tag.name.as_str();
    match (name, tag.closes) {
        ("br", _) => inline.gap(Gap::Hard),
        ("code" | "tt" | "kbd" | "samp", false) => inline.begin_code(),
        ("code" | "tt" | "kbd" | "samp", true) => inline.end_code(),
        ("b" | "strong", false) => inline.open("**", Some(tag.name)),
        ("i" | "em" | "cite" | "dfn" | "var", false) => inline.open("*", Some(tag.name)),
        ("s" | "strike" | "del", false) => inline.open("~~", Some(tag.name)),
        ("a", false) => inline.open_link(unless_shown(&decoded(tag.attribute("href")), next), Some(tag.name)),
        ("img", _) => {
            inline.open_link(&decoded(tag.attribute("src")), Some(String::new()));
            inline.text(&decoded(tag.attribute("alt")));
            inline.close_tag("");
        }
        ("sup", false) => inline.text("^"),
        (_, true) => inline.close_tag(name),
        _ if tag.is_block() => inline.gap(Gap::Soft),
        _ => {}
    }
}

fn decoded(attribute: Option<&str>) -> String {
    attribute.unwrap_or_default().replace("&amp;", "&").replace("&quot;", "\"")
}
