//! Visits, and the browsers at receptions, as they are kept.

use chrono::{DateTime, Utc};
use hikae_core::ids::{InstitutionId, VisitId};
use hikae_core::institution::Institution;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::clients::token_place;
use super::{Error, Keep, KeptToken};
use crate::staff::audit::Deed;
use crate::store::TokenRow;
use crate::vault::{Blind, Domain, Kind};

const ASKED: Kind = Kind::new("visit", 1);
const ANSWER: Kind = Kind::new("visit_answer", 1);
const RECEPTION: Kind = Kind::new("reception", 1);

/// A visit as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVisit<Q, A> {
    /// Until when it can be answered, and the answer be read (exclusive).
    pub expires_at: DateTime<Utc>,
    /// What is asked.
    pub asked: Q,
    /// What was answered.
    pub answer: Option<A>,
}

impl Keep {
    /// Begins a visit.
    pub async fn open_visit<Q: Serialize + Sync>(
        &self,
        id: VisitId,
        expires_at: DateTime<Utc>,
        asked: &Q,
    ) -> Result<(), Error> {
        let sealed = self.vault.seal_system(ASKED, id.uuid().as_bytes(), asked)?;
        Ok(self.store.open_visit(id, expires_at, &sealed).await?)
    }

    /// A visit that has not expired.
    pub async fn visit<Q: DeserializeOwned, A: DeserializeOwned>(
        &self,
        id: VisitId,
    ) -> Result<Option<KeptVisit<Q, A>>, Error> {
        let Some(row) = self.store.visit(id, self.now()).await? else {
            return Ok(None);
        };
        let place = id.uuid();
        let open = |sealed| self.vault.open_system(ANSWER, place.as_bytes(), &sealed);
        Ok(Some(KeptVisit {
            expires_at: row.expires_at,
            asked: self
                .vault
                .open_system(ASKED, place.as_bytes(), &row.sealed)?,
            answer: row.answer.map(open).transpose()?,
        }))
    }

    /// Answers a visit that has not expired, once, and keeps the answer until `until`. `false` if
    /// there is none, or it was answered before.
    pub async fn answer_visit<A: Serialize + Sync>(
        &self,
        id: VisitId,
        answer: &A,
        until: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let sealed = self
            .vault
            .seal_system(ANSWER, id.uuid().as_bytes(), answer)?;
        let answered = self.store.answer_visit(id, self.now(), &sealed, until);
        Ok(answered.await?)
    }

    /// Lets the holder of a token stand at the reception of an institution, as its client stands at
    /// this version.
    pub async fn open_reception<T: Serialize + Sync>(
        &self,
        token: &[u8],
        institution: InstitutionId,
        client: u32,
        expires_at: DateTime<Utc>,
        content: &T,
        deed: Option<Deed>,
    ) -> Result<(), Error> {
        let token = self.at_reception(token);
        let place = token_place(token, institution, client);
        let row = TokenRow {
            token,
            institution,
            client,
            expires_at,
            sealed: self.vault.seal_system(RECEPTION, &place, content)?,
        };
        let audit = deed.map(|deed| self.line(deed)).transpose()?;
        Ok(self.store.open_reception(&row, audit.as_ref()).await?)
    }

    /// At whose reception the holder of a token stands; `None` as well if anything has changed
    /// about the client since.
    pub async fn reception<T: DeserializeOwned>(
        &self,
        token: &[u8],
    ) -> Result<Option<(KeptToken<T>, Institution, u32)>, Error> {
        let token = self.at_reception(token);
        let Some((row, institution)) = self.store.reception(token, self.now()).await? else {
            return Ok(None);
        };
        let place = token_place(token, row.institution, row.client);
        let kept = KeptToken {
            expires_at: row.expires_at,
            content: self.vault.open_system(RECEPTION, &place, &row.sealed)?,
        };
        Ok(Some((
            kept,
            self.open_institution(&institution)?,
            row.client,
        )))
    }

    /// Takes a token of a reception back: `true` for one caller only.
    pub async fn close_reception(&self, token: &[u8]) -> Result<bool, Error> {
        Ok(self.store.close_reception(self.at_reception(token)).await?)
    }

    fn at_reception(&self, token: &[u8]) -> Blind {
        self.vault.blind(Domain::Reception, &[token])
    }
}
