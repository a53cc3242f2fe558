//! Tables of HTML to tables of markdown.

use super::{Due, Translation};
use crate::docs::clean::LINE_START;

/// The table so far.
#[derive(Debug, Default)]
pub(super) struct Rows {
    rows: Vec<Vec<String>>,
    /// What was written before the cell that is open.
    around: Option<String>,
}

impl Rows {
    /// Whether text belongs to a cell; between cells there is none.
    pub(super) fn in_cell(&self) -> bool {
        self.around.is_some()
    }
}

impl Translation {
    /// `<table>`; one inside of a cell is no table of its own.
    pub(super) fn begin_table(&mut self) {
        if self.table.is_none() {
            self.due(Due::Paragraph);
            self.table = Some(Rows::default());
        }
    }

    /// `<tr>` or `</tr>`.
    pub(super) fn row(&mut self) {
        self.end_cell();
        if let Some(table) = &mut self.table
            && table.rows.last().is_none_or(|row| !row.is_empty())
        {
            table.rows.push(Vec::new());
        }
    }

    /// `<td>` or `<th>`.
    pub(super) fn cell(&mut self) {
        self.end_cell();
        if let Some(table) = &mut self.table {
            table.around = Some(std::mem::take(&mut self.out));
            self.one_line = true;
        }
    }

    /// The end of a cell, if one is open.
    pub(super) fn end_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let Some(around) = table.around.take() else { return };
        let cell = std::mem::replace(&mut self.out, around);
        match table.rows.last_mut() {
            Some(row) => row.push(cell),
            None => table.rows.push(vec![cell]),
        }
        self.one_line = false;
        self.due = Due::Nothing;
        self.due(Due::Paragraph);
    }

    /// `</table>`: writes what was gathered.
    pub(super) fn end_table(&mut self) {
        self.end_cell();
        let Some(table) = self.table.take() else { return };
        let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        for (number, row) in table.rows.iter().filter(|row| !row.is_empty()).enumerate() {
            // The first row says how many columns there are; the cells that others lack are empty without being written.
            let columns = if number == 0 { width } else { row.len() };
            let cells = row
                .iter()
                .map(|cell| cell.trim().trim_start_matches(LINE_START))
                .chain(std::iter::repeat(""))
                .take(columns);
            let line: String = std::iter::once("|".to_owned()).chain(cells.map(|cell| format!(" {cell} |"))).collect();
            self.write(&line);
            self.due = Due::Line;
            if number == 0 {
                self.write(&format!("|{}", " --- |".repeat(width)));
                self.due = Due::Line;
            }
        }
        self.due(Due::Paragraph);
    }
}
