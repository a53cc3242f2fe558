//! How much a text may become.

/// What is left for the values of a text. Aliases make more of a text than it has.
pub struct Budget {
    left: usize,
}

/// What a value counts besides its text.
const VALUE: usize = 32;

/// The message of a text that becomes too much.
pub const SPENT: &str = "aliases make far more of this text than it has";

impl Budget {
    /// The budget of a text of so many bytes. Without aliases it is at most a few times `VALUE` for each byte of the text; this
    /// is for values that stand in several places, and not for more than that.
    pub fn of(text: usize) -> Self {
        Self { left: text.saturating_mul(2 * VALUE).saturating_add(8 << 20) }
    }

    /// Takes a value with so many bytes of text.
    pub fn spend(&mut self, bytes: usize) -> Result<(), &'static str> {
        self.left = self.left.checked_sub(bytes + VALUE).ok_or(SPENT)?;
        Ok(())
    }

    /// What is left.
    pub fn left(&self) -> usize {
        self.left
    }
}
