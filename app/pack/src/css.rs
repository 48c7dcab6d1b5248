//! Style sheets: imports put in place, comments and indentation left out.

use std::path::{Path, PathBuf};

use crate::PackError;

/// The style sheet at `path` with everything that it imports, as one.
///
/// # Errors
/// A part cannot be read, or imports itself.
pub fn bundle(path: &Path) -> Result<String, PackError> {
    let mut bundled = String::new();
    put(path, &mut Vec::new(), &mut bundled)?;
    Ok(compact(&bundled))
}

fn put(path: &Path, inside: &mut Vec<PathBuf>, bundled: &mut String) -> Result<(), PackError> {
    if inside.iter().any(|outer| outer == path) {
        return Err(PackError::ImportLoop(path.to_path_buf()));
    }
    inside.push(path.to_path_buf());
    let source = std::fs::read_to_string(path).map_err(PackError::io(path))?;
    for line in source.lines() {
        match imported(line) {
            Some(name) => put(&path.with_file_name(name), inside, bundled)?,
            None => {
                bundled.push_str(line);
                bundled.push('\n');
            }
        }
    }
    inside.pop();
    Ok(())
}

/// The file that a line `@import "file";` names.
fn imported(line: &str) -> Option<&str> {
    line.trim().strip_prefix("@import \"")?.strip_suffix("\";")
}

/// The same style sheet in fewer bytes. Strings hold neither `/*` nor line breaks in our sheets.
fn compact(source: &str) -> String {
    let mut compacted = String::with_capacity(source.len());
    let mut rest = source;
    let mut without_comments = String::with_capacity(source.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        without_comments.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    without_comments.push_str(rest);
    for line in without_comments
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        compacted.push_str(line.strip_suffix(" {").unwrap_or(line));
        if line.ends_with(" {") {
            compacted.push('{');
        } else if !line.ends_with([';', '}']) {
            // A selector or a value that goes on in the next line.
            compacted.push(' ');
        }
    }
    compacted
        .replace(", ", ",")
        .replace(": ", ":")
        .replace(";}", "}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_keep_their_meaning_in_fewer_bytes() {
        let source = "/* a\nb */\n.a,\n.b > c {\n  color: red;\n  margin: 0 auto;\n}\n";
        assert_eq!(compact(source), ".a,.b > c{color:red;margin:0 auto}");
    }

    #[test]
    fn imports_are_put_in_place_and_loops_refused() {
        let folder = tempfile::tempdir().unwrap();
        let write =
            |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("main.css", "@import \"a.css\";\n@import \"b.css\";\n");
        write("a.css", "a {\n  top: 0;\n}\n");
        write("b.css", "b {\n  top: 1px;\n}\n");
        let main = folder.path().join("main.css");
        assert_eq!(bundle(&main).unwrap(), "a{top:0}b{top:1px}");
        write("b.css", "@import \"main.css\";\n");
        assert!(matches!(bundle(&main), Err(PackError::ImportLoop(_))));
    }
}
