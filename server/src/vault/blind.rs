//! Blind indexes: equality look-ups that tell a thief of the database nothing.

use aes_gcm_siv::KeyInit;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::seal::derive;

/// A keyed hash under which something is found again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Blind(pub [u8; 32]);

/// What a blind index is about. Equal bytes in two domains have unrelated indexes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Domain {
    /// Municipality and 宛名番号.
    MunicipalNumber,
    /// Insurer, symbol and number, without the branch.
    Insured,
    /// An insurer, where those are found whom another one insures too.
    Insurer,
    /// Date of birth and sex.
    Birth,
    /// What a resident's row in the register says.
    Resident,
    /// Issuer and serial of a card certificate.
    Card,
    /// Issuer and sub of デジタル認証アプリ.
    App,
    /// State that a browser brings back from there.
    AppState,
    /// Code of an institution.
    InstitutionCode,
    /// What an institution's row in the registry says.
    Institution,
    /// Person and what makes a record the same record again.
    RecordSource,
    /// Person and what a record says.
    RecordContent,
    /// Person and category of a record.
    RecordCategory,
    /// Token of a session.
    Session,
    /// Secret of the browser that began a ceremony.
    Browser,
    /// Place, fault and content of something in quarantine.
    Quarantine,
    /// Person and what a notice was written for.
    Occasion,
    /// Person, institution, and what it did.
    Acquaintance,
    /// Person and secret of a browser from which they log in.
    Device,
    /// Person, institution and version: the name under which the one knows the other.
    Pseudonym,
    /// Person and institution, where such names are counted.
    PseudonymOf,
    /// Institution and name, where the person is found by it.
    PseudonymHolder,
    /// Institution, a person's name there, and what is named after it.
    GatewayName,
    /// What a member of staff types to sign in.
    StaffLogin,
    /// Id of a passkey.
    Passkey,
    /// Token of an invitation.
    Invitation,
    /// Token of a session of staff.
    StaffSession,
    /// Client of the gateway and jti of an assertion.
    Assertion,
    /// Access token of a client of the gateway.
    AccessToken,
    /// What a browser at a reception holds.
    Reception,
    /// A number at the desk.
    DeskNumber,
    /// Number that a person logs in with.
    LoginNumber,
    /// What stands in for the passkeys of who is not there.
    Decoy,
    /// Person and what a case is about.
    CaseSubject,
    /// A case, where officers find it.
    Case,
    /// The person of a case, where officers find it.
    CaseOwner,
    /// An office, and whether it still has to act.
    CaseShelf,
    /// A pattern, who acts where, and a day.
    Finding,
    /// What is counted, and of whom.
    Rate,
}

impl Domain {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::MunicipalNumber => b"municipal-number",
            Self::Insured => b"insured",
            Self::Insurer => b"insurer",
            Self::Birth => b"birth",
            Self::Resident => b"resident",
            Self::Card => b"card",
            Self::App => b"app",
            Self::AppState => b"app-state",
            Self::InstitutionCode => b"institution-code",
            Self::Institution => b"institution",
            Self::RecordSource => b"record-source",
            Self::RecordContent => b"record-content",
            Self::RecordCategory => b"record-category",
            Self::Session => b"session",
            Self::Browser => b"browser",
            Self::Quarantine => b"quarantine",
            Self::Occasion => b"occasion",
            Self::Acquaintance => b"acquaintance",
            Self::Device => b"device",
            Self::Pseudonym => b"pseudonym",
            Self::PseudonymOf => b"pseudonym-of",
            Self::PseudonymHolder => b"pseudonym-holder",
            Self::GatewayName => b"gateway-name",
            Self::StaffLogin => b"staff-login",
            Self::Passkey => b"passkey",
            Self::Invitation => b"invitation",
            Self::StaffSession => b"staff-session",
            Self::Assertion => b"gateway-assertion",
            Self::AccessToken => b"gateway-token",
            Self::Reception => b"reception",
            Self::DeskNumber => b"desk-number",
            Self::LoginNumber => b"login-number",
            Self::Decoy => b"decoy",
            Self::CaseSubject => b"case-subject",
            Self::Case => b"case",
            Self::CaseOwner => b"case-owner",
            Self::CaseShelf => b"case-shelf",
            Self::Finding => b"finding",
            Self::Rate => b"rate",
        }
    }
}

/// HMAC under the blind-index key derived from the system key.
pub(super) fn keyed(system: &[u8; 32]) -> Hmac<Sha256> {
    Hmac::new((&*derive::<64>(system, "hikae/1/blind-index")).into())
}

/// Every part goes in with its length before it, so that no two lists of parts are the same bytes.
pub(super) fn of(keyed: &Hmac<Sha256>, domain: Domain, parts: &[&[u8]]) -> Blind {
    let mut mac = keyed.clone();
    for part in std::iter::once(&domain.label()).chain(parts) {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    Blind(mac.finalize().into_bytes().into())
}
