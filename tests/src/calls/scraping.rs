//! Scraping and search without a session.

use notte_generated::With as _;
use notte_generated::types::ScrapeFromHtmlRequestFrame;
use serde_json::json;

use super::Expected;
use super::table::{Case, Operation, json as sending};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new("scrapeWebpage", webpage(), webpage_in_full()),
        Operation::new("scrapeFromHtml", html(), html_in_full()),
        Operation::new(
            "searchWeb",
            Case::new(
                |notte| sending(notte.scraping().search_web("rust")),
                Expected::post("/search", json!({ "q": "rust" })),
            ),
            Case::new(
                |notte| sending(notte.scraping().search_web("rust").depth("deep").output_type("structured")),
                Expected::post("/search", json!({ "q": "rust", "depth": "deep", "outputType": "structured" })),
            ),
        ),
    ]
}

fn webpage() -> Case {
    Case::new(
        |notte| sending(notte.scraping().scrape_webpage("https://example.com")),
        Expected::post("/scrape", json!({ "url": "https://example.com" })),
    )
}

fn webpage_in_full() -> Case {
    Case::new(
        |notte| {
            let schema = json!({ "type": "object" }).as_object().cloned().unwrap_or_default();
            let call = notte.scraping().scrape_webpage("https://example.com/?q=1#top").selector("#main");
            let call = call.scrape_links(true).scrape_images(false).ignored_tags(["aside"]).only_main_content(false);
            let call = call.only_images(false).response_format(schema).instructions("all of it");
            let call = call.use_link_placeholders(true).headless(false).solve_captchas(true).proxies(true);
            sending(call.browser_type("firefox"))
        },
        Expected::post(
            "/scrape",
            json!({
                "url": "https://example.com/?q=1#top",
                "selector": "#main",
                "scrape_links": true,
                "scrape_images": false,
                "ignored_tags": ["aside"],
                "only_main_content": false,
                "only_images": false,
                "response_format": { "type": "object" },
                "instructions": "all of it",
                "use_link_placeholders": true,
                "headless": false,
                "solve_captchas": true,
                "proxies": true,
                "browser_type": "firefox",
            }),
        ),
    )
}

fn html() -> Case {
    Case::new(|notte| sending(notte.scraping().scrape_from_html()), Expected::post("/scrape_from_html", json!({})))
}

fn html_in_full() -> Case {
    Case::new(
        |notte| {
            let schema = json!({ "type": "object" }).as_object().cloned().unwrap_or_default();
            let frame = ScrapeFromHtmlRequestFrame::default().with(|value| {
                value.html = Some("<p title=\"a\">\u{a0}\\</p>".to_owned());
                value.url = Some("https://example.com".to_owned());
            });
            let call = notte.scraping().scrape_from_html().selector("p").scrape_links(false).scrape_images(true);
            let call = call.ignored_tags(Vec::<String>::new()).only_main_content(true).only_images(true);
            let call = call.response_format(schema).instructions("").use_link_placeholders(false);
            sending(call.frames([frame, ScrapeFromHtmlRequestFrame::default()]))
        },
        Expected::post(
            "/scrape_from_html",
            json!({
                "selector": "p",
                "scrape_links": false,
                "scrape_images": true,
                "ignored_tags": [],
                "only_main_content": true,
                "only_images": true,
                "response_format": { "type": "object" },
                "instructions": "",
                "use_link_placeholders": false,
                "frames": [{ "html": "<p title=\"a\">\u{a0}\\</p>", "url": "https://example.com" }, {}],
            }),
        ),
    )
}
