//! One row of a CSV file (RFC 4180, without line breaks in fields).

use chrono::NaiveDate;
use hikae_core::calendar::parse_date;

use crate::intake::fault::Reason;

/// One row, by the names of its columns.
pub(crate) struct Row<'h> {
    columns: &'h [String],
    fields: Vec<String>,
}

impl<'h> Row<'h> {
    /// Splits a line.
    pub(super) fn split(line: String, columns: &'h [String]) -> Result<Self, Reason> {
        let fields = split(&line)?;
        if fields.len() == columns.len() {
            return Ok(Self { columns, fields });
        }
        let (there, expected) = (fields.len(), columns.len());
        Err(Reason::malformed(format!(
            "{there} fields where the header has {expected}"
        )))
    }

    /// Every field with the name of its column.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.columns
            .iter()
            .map(String::as_str)
            .zip(self.fields.iter().map(String::as_str))
    }

    /// A field without the spaces around it; `None` if it is empty or there is no such column.
    pub(super) fn optional(&self, column: &str) -> Option<&str> {
        self.fields()
            .find(|(name, _)| *name == column)
            .map(|(_, field)| field.trim())
            .filter(|field| !field.is_empty())
    }

    /// A field that must not be empty.
    pub(super) fn required(&self, column: &str) -> Result<&str, Reason> {
        self.optional(column)
            .ok_or_else(|| Reason::malformed(format!("{column} is empty")))
    }

    /// A day that must be there, in any form that ledgers use.
    pub(super) fn day(&self, column: &str) -> Result<NaiveDate, Reason> {
        parse_date(self.required(column)?)
            .ok_or_else(|| Reason::malformed(format!("{column} is not a day")))
    }

    /// A day that may be missing, in any form that ledgers use.
    pub(super) fn optional_day(&self, column: &str) -> Result<Option<NaiveDate>, Reason> {
        self.optional(column).map(|_| self.day(column)).transpose()
    }
}

/// The fields of a line.
pub(super) fn split(line: &str) -> Result<Vec<String>, Reason> {
    let mut fields = Vec::new();
    let mut rest = line;
    loop {
        let (field, after) = match rest.strip_prefix('"') {
            Some(quoted) => take_quoted(quoted)?,
            None => match rest.split_once(',') {
                Some((field, after)) => (field.to_owned(), Some(after)),
                None => (rest.to_owned(), None),
            },
        };
        fields.push(field);
        match after {
            Some(after) => rest = after,
            None => return Ok(fields),
        }
    }
}

/// Reads to the closing quotation mark and past the comma after it.
fn take_quoted(text: &str) -> Result<(String, Option<&str>), Reason> {
    let mut field = String::new();
    let mut rest = text;
    loop {
        let (part, after) = rest
            .split_once('"')
            .ok_or_else(|| Reason::malformed("a quotation mark is not closed on its line"))?;
        field.push_str(part);
        if let Some(after) = after.strip_prefix('"') {
            field.push('"');
            rest = after;
        } else if after.is_empty() {
            return Ok((field, None));
        } else if let Some(after) = after.strip_prefix(',') {
            return Ok((field, Some(after)));
        } else {
            return Err(Reason::malformed(
                "something stands behind a closing quotation mark",
            ));
        }
    }
}
