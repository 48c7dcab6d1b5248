//! Codes to search for (<http://hl7.org/fhir/R4/search.html#token>).

/// `system|code`, `|code`, `code` or `system|`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    system: Option<String>,
    code: Option<String>,
}

/// Values in one parameter.
const MOST: usize = 64;

impl Token {
    /// The values of a parameter, any of which will do. `None` if there are too many, or one says
    /// nothing.
    pub fn read(value: &str) -> Option<Vec<Self>> {
        let values = split(value, ',')?;
        if values.len() > MOST {
            return None;
        }
        values.iter().map(|value| Self::one(value)).collect()
    }

    /// Whether a code is meant.
    pub fn fits(&self, system: &str, code: &str) -> bool {
        self.system.as_deref().is_none_or(|it| it == system)
            && self.code.as_deref().is_none_or(|it| it == code)
    }

    fn one(value: &str) -> Option<Self> {
        let parts = split(value, '|')?;
        let (system, code) = match parts.as_slice() {
            [code] => (None, code),
            [system, code] => (Some(plain(system)), code),
            _ => return None,
        };
        let code = (!code.is_empty()).then(|| plain(code));
        let says_something = code.is_some() || system.as_deref().is_some_and(|it| !it.is_empty());
        says_something.then_some(Self { system, code })
    }
}

/// The pieces between separators that no backslash stands before, backslashes kept. `None` if a
/// backslash is the last character.
fn split(text: &str, separator: char) -> Option<Vec<String>> {
    let mut pieces = vec![String::new()];
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == separator {
            pieces.push(String::new());
            continue;
        }
        let piece = pieces.last_mut()?;
        piece.push(c);
        if c == '\\' {
            piece.push(chars.next()?);
        }
    }
    Some(pieces)
}

/// Without the backslashes that stand before other characters.
fn plain(text: &str) -> String {
    let mut chars = text.chars();
    let mut plain = String::new();
    while let Some(c) = chars.next() {
        plain.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    plain
}
