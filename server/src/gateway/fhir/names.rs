//! Names of resources: stable for one institution, and unrelated to those that another one sees.

use hikae_core::ids::{DirectiveId, InstitutionId, RecordId};
use hikae_core::record::Organization;

use crate::keep::{Keep, Pseudonym};

/// Bytes of a name within a person: 80 bits, among the few records of one person.
const LOCAL: usize = 10;

/// How one institution calls one person and what belongs to them. Every name is a keyed hash over
/// the institution and its pseudonym of the person: without the key nobody can relate it to
/// anything, and a pseudonym issued anew changes them all.
pub struct Names<'a> {
    keep: &'a Keep,
    institution: InstitutionId,
    pseudonym: Pseudonym,
}

impl<'a> Names<'a> {
    /// The names that an institution knows for the person whom it knows as `pseudonym`.
    pub const fn new(keep: &'a Keep, institution: InstitutionId, pseudonym: Pseudonym) -> Self {
        Self {
            keep,
            institution,
            pseudonym,
        }
    }

    /// The person: the pseudonym itself.
    pub fn person(&self) -> String {
        self.pseudonym.to_string()
    }

    /// What is made of a record as a whole. It begins with the person's name, so that whoever
    /// brings it back also says whose it is.
    pub fn record(&self, record: RecordId) -> String {
        self.within(&[b"record", record.uuid().as_bytes()])
    }

    /// The part of a record that stands at this place.
    pub fn part(&self, record: RecordId, part: &str) -> String {
        format!("{}.{part}", self.record(record))
    }

    /// The part of a record's name that is its own.
    pub fn short(&self, record: RecordId) -> String {
        hex::encode(self.hash(&[b"record", record.uuid().as_bytes()]))
    }

    /// A permit.
    pub fn directive(&self, directive: DirectiveId) -> String {
        self.within(&[b"directive", directive.uuid().as_bytes()])
    }

    /// The institution, as the registry calls it.
    pub const fn institution(&self) -> InstitutionId {
        self.institution
    }

    /// Where something stands among others that are equal otherwise.
    pub fn place(&self, id: &[u8]) -> [u8; LOCAL] {
        self.hash(&[b"place", id])
    }

    /// An organisation, as records name it.
    pub fn organization(&self, it: &Organization) -> String {
        let code = it.code.as_deref().unwrap_or_default();
        self.within(&[b"organization", code.as_bytes(), it.name.as_bytes()])
    }

    /// Someone whom a record names.
    pub fn practitioner(&self, record: RecordId, name: &str) -> String {
        self.within(&[b"practitioner", record.uuid().as_bytes(), name.as_bytes()])
    }

    /// A version of something that has no number for its versions.
    pub fn version(&self, content: &[u8]) -> String {
        hex::encode(self.hash(&[b"version", content]))
    }

    /// What vouches for something that the institution brings back.
    pub fn seal(&self, parts: &[&[u8]]) -> [u8; 16] {
        let seal: [&[u8]; 1] = [b"seal"];
        let parts = [&seal, parts].concat();
        self.keep.name_at(self.institution, self.pseudonym, &parts)
    }

    fn within(&self, parts: &[&[u8]]) -> String {
        format!("{}.{}", self.pseudonym, hex::encode(self.hash(parts)))
    }

    fn hash(&self, parts: &[&[u8]]) -> [u8; LOCAL] {
        let whole = self.keep.name_at(self.institution, self.pseudonym, parts);
        let (first, _) = whole.split_first_chunk().unwrap_or((&[0; LOCAL], &[]));
        *first
    }
}
