// A program of a user, which is compiled with each of the clients in `changes.json`.

use api::items::{CreateItem, CreateItemError, DeleteItem, GetItem, Items, ListItems, MoveItem, MoveItemArgs};
use api::types::{Dot, Item, Kind, Line, Mark, NewItem, Size};
use api::{Client, Error, With as _};

struct Shop {
    items: Items,
}

impl Shop {
    fn new(client: &Client) -> Self {
        Self { items: Items::new(client) }
    }

    fn tool(&self, name: &str) -> CreateItem {
        self.items.create(name).kind(Kind::Tool).mark(Line::default())
    }

    fn whole(&self, request: NewItem) -> CreateItem {
        self.items.create_with(request).kind("toy")
    }

    fn calls(&self, id: &str) -> (ListItems, GetItem, DeleteItem) {
        (self.items.list(), self.items.get(id), self.items.delete(id))
    }

    fn moved(&self, id: &str, to: String) -> MoveItem {
        self.items.r#move(MoveItemArgs { id, from: "shelf", to: &to })
    }

    async fn first_name(&self) -> Result<Option<String>, Error> {
        let items: Vec<Item> = self.items.list().await?;
        let item = self.items.get("1").header("x-trace", "1").timeout(std::time::Duration::from_secs(1)).await?;
        let Item { name, kind, .. } = item;
        Ok(items.first().map(describe).or(kind.map(|_| name)))
    }

    async fn reason(&self) -> Option<String> {
        let error = self.items.create("x").await.err()?;
        match error.typed()? {
            CreateItemError::UnprocessableEntity(refusal) => refusal.reason.clone(),
            _ => Some(error.to_string()),
        }
    }
}

fn describe(item: &Item) -> String {
    let kind = match item.kind {
        Some(Kind::Tool) => "tool",
        Some(Kind::Toy) => "toy",
        _ => "item",
    };
    let mark = match &item.mark {
        Some(Mark::Line(line)) => line.length.unwrap_or_default(),
        Some(Mark::Dot(_)) => 1,
        _ => 0,
    };
    format!("{kind} {} {mark}", item.name)
}

fn request() -> NewItem {
    NewItem::new("saw").with(|item| {
        item.kind = Some(Kind::Tool);
        item.mark = Some(Mark::from(Dot::default()));
        item.size = Some(Size::default().with(|size| size.width = Some(3)));
    })
}

#[test]
fn a_program_compiles_and_works_as_before() {
    let sent = api::json::to_json(&request());
    assert_eq!(sent, serde_json::json!({ "name": "saw", "kind": "tool", "mark": { "type": "Dot" }, "size": { "width": 3 } }));
    let answer = serde_json::json!({ "id": "1", "name": "saw", "kind": "tool", "mark": { "type": "Line", "length": 2 },
        "created": "2026-01-01T00:00:00Z" });
    let item: Item = api::json::from_json(&answer).unwrap();
    assert_eq!(describe(&item), "tool saw 2");
    let client = notte_compiled_fixtures::runtime::http::ClientBuilder::new(&API).build().unwrap();
    let shop = Shop::new(&client);
    assert!(format!("{:?}", shop.tool("saw")).contains("create_item"));
    assert!(format!("{:?}", shop.whole(request())).contains("create_item"));
    assert!(format!("{:?}", shop.calls("1")).contains("list_items"));
    assert!(format!("{:?}", shop.moved("1", "hall".to_owned())).contains("move_item"));
    drop((shop.first_name(), shop.reason()));
}
