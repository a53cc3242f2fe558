"""An API as FastAPI describes it, for the generator to be tested with. `cargo lab fastapi` runs it."""
