//! Reading the tables that are part of the program: tab-separated, `#` begins a remark.

/// The rows of a table, remarks left out.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The fields of a row; `None` if there are more or fewer than `N`.
pub(crate) fn fields<const N: usize>(row: &'static str) -> Option<[&'static str; N]> {
    let mut fields = row.split('\t');
    let mut out = [""; N];
    for slot in &mut out {
        *slot = fields.next()?;
    }
    fields.next().is_none().then_some(out)
}

/// A field that may be left empty.
pub(crate) fn present(field: &'static str) -> Option<&'static str> {
    (!field.is_empty()).then_some(field)
}
