//! What an entry's canonical text says of itself, without a parser of JSON: the browser loads this,
//! and it reads every entry of a person.

/// What a check needs of an entry, as it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts<'a> {
    /// The entry's id.
    pub id: &'a str,
    /// The institution, still JSON.
    pub institution: &'a str,
    /// When it happened.
    pub occurred_at: &'a str,
    /// Whose records.
    pub person: &'a str,
    /// Hash of the entry before it.
    pub previous: &'a str,
    /// When it was written down.
    pub recorded_at: &'a str,
    /// Its number.
    pub seq: u64,
}

impl<'a> Facts<'a> {
    /// Reads a canonical text; `None` for what cannot be one.
    pub fn of(text: &'a str) -> Option<Self> {
        let mut scan = Scan { text, at: 0 };
        let [mut id, mut institution, mut occurred_at, mut person] = [None; 4];
        let [mut previous, mut recorded_at] = [None; 2];
        let mut seq = None;
        let mut before = "";
        scan.byte(b'{')?;
        loop {
            let key = scan.string()?;
            // Canonical keys are sorted, so that none is there twice.
            if key <= before {
                return None;
            }
            before = key;
            scan.byte(b':')?;
            let value = scan.value()?;
            match key {
                "id" => id = plain(value),
                "institution" => institution = Some(value),
                "occurred_at" => occurred_at = plain(value),
                "person" => person = plain(value),
                "previous" => previous = plain(value),
                "recorded_at" => recorded_at = plain(value),
                "seq" => seq = value.parse().ok(),
                _ => {}
            }
            match scan.next()? {
                b',' => {}
                b'}' if scan.at == text.len() => break,
                _ => return None,
            }
        }
        Some(Self {
            id: id?,
            institution: institution?,
            occurred_at: occurred_at?,
            person: person?,
            previous: previous?,
            recorded_at: recorded_at?,
            seq: seq?,
        })
    }
}

/// The content of a string without escapes.
fn plain(value: &str) -> Option<&str> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    (!inner.contains('\\')).then_some(inner)
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn next(&mut self) -> Option<u8> {
        let byte = *self.text.as_bytes().get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn byte(&mut self, expected: u8) -> Option<()> {
        (self.next()? == expected).then_some(())
    }

    /// Goes to the end of a string whose first quotation mark was read.
    fn rest_of_string(&mut self) -> Option<()> {
        loop {
            match self.next()? {
                b'"' => return Some(()),
                b'\\' => {
                    self.next()?;
                }
                _ => {}
            }
        }
    }

    /// A string, without its quotation marks.
    fn string(&mut self) -> Option<&'a str> {
        self.byte(b'"')?;
        let start = self.at;
        self.rest_of_string()?;
        self.text.get(start..self.at - 1)
    }

    /// A value of any kind, as it is written.
    fn value(&mut self) -> Option<&'a str> {
        let start = self.at;
        let mut open = 0_u32;
        loop {
            match *self.text.as_bytes().get(self.at)? {
                b'"' => {
                    self.at += 1;
                    self.rest_of_string()?;
                }
                b'{' | b'[' => {
                    open += 1;
                    self.at += 1;
                }
                b'}' | b']' if open > 0 => {
                    open -= 1;
                    self.at += 1;
                }
                b',' | b'}' | b']' if open == 0 => break,
                _ => self.at += 1,
            }
        }
        self.text
            .get(start..self.at)
            .filter(|value| !value.is_empty())
    }
}
