//! Institutions as clients of the gateway, as they are kept.

use chrono::{DateTime, Utc};
use hikae_core::ids::InstitutionId;
use hikae_core::institution::Institution;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Error, Keep, version_row};
use crate::gateway::Admission;
use crate::staff::audit::Deed;
use crate::store::{self, ClientRow, TokenRow};
use crate::vault::{Blind, Domain, Kind};

const CLIENT: Kind = Kind::new("gateway_client", 1);
const TOKEN: Kind = Kind::new("gateway_token", 1);

/// A token as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptToken<T> {
    /// When it ends (exclusive).
    pub expires_at: DateTime<Utc>,
    /// What it is good for.
    pub content: T,
}

impl Keep {
    /// How an institution gets in, and the version of that; `None` if nothing was ever said.
    pub async fn client(
        &self,
        institution: InstitutionId,
    ) -> Result<Option<(Admission, u32)>, Error> {
        let row = self.store.client(institution).await?;
        let open = |row| Ok((self.open_client(&row)?, row.version));
        row.map(open).transpose()
    }

    /// All of them.
    pub async fn clients(&self) -> Result<Vec<(InstitutionId, Admission)>, Error> {
        let rows = self.store.clients().await?;
        rows.iter()
            .map(|row| Ok((row.institution, self.open_client(row)?)))
            .collect()
    }

    /// Writes how an institution gets in, as version `expected + 1`, 0 for the first. Ends all its
    /// tokens.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the version is another by now.
    pub async fn put_client(
        &self,
        institution: InstitutionId,
        expected: u32,
        admission: &Admission,
        deed: Deed,
    ) -> Result<(), Error> {
        let version = expected.saturating_add(1);
        let place = version_row(institution.uuid(), version);
        let row = ClientRow {
            institution,
            version,
            sealed: self.vault.seal_system(CLIENT, &place, admission)?,
        };
        let audit = self.line(deed)?;
        Ok(self.store.put_client(&row, &audit).await?)
    }

    /// Takes an assertion of a client: `true` for one caller only, of all processes.
    pub async fn spend_assertion(
        &self,
        client: InstitutionId,
        jti: &str,
        expires_at: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let client = client.uuid();
        let parts = [client.as_bytes().as_slice(), jti.as_bytes()];
        let assertion = self.vault.blind(Domain::Assertion, &parts);
        match self.store.spend_assertion(assertion, expires_at).await {
            Ok(()) => Ok(true),
            Err(store::Error::Conflict) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Gives out a token to a client, as it stands at this version.
    pub async fn issue_token<T: Serialize + Sync>(
        &self,
        token: &[u8],
        institution: InstitutionId,
        client: u32,
        expires_at: DateTime<Utc>,
        content: &T,
    ) -> Result<(), Error> {
        let token = self.access_token(token);
        let place = token_place(token, institution, client);
        let row = TokenRow {
            token,
            institution,
            client,
            expires_at,
            sealed: self.vault.seal_system(TOKEN, &place, content)?,
        };
        Ok(self.store.issue_token(&row).await?)
    }

    /// A token that has not expired, and its institution as it stands now; `None` as well if
    /// anything has changed about the client since.
    pub async fn client_token<T: DeserializeOwned>(
        &self,
        token: &[u8],
    ) -> Result<Option<(KeptToken<T>, Institution)>, Error> {
        let token = self.access_token(token);
        let Some((row, institution)) = self.store.token(token, self.now()).await? else {
            return Ok(None);
        };
        let place = token_place(token, row.institution, row.client);
        let kept = KeptToken {
            expires_at: row.expires_at,
            content: self.vault.open_system(TOKEN, &place, &row.sealed)?,
        };
        Ok(Some((kept, self.open_institution(&institution)?)))
    }

    fn access_token(&self, token: &[u8]) -> Blind {
        self.vault.blind(Domain::AccessToken, &[token])
    }

    fn open_client(&self, row: &ClientRow) -> Result<Admission, Error> {
        let place = version_row(row.institution.uuid(), row.version);
        Ok(self.vault.open_system(CLIENT, &place, &row.sealed)?)
    }
}

/// Whose it is, is part of the place: a token made another client's does not open.
pub(super) fn token_place(token: Blind, institution: InstitutionId, client: u32) -> Vec<u8> {
    let mut place = token.0.to_vec();
    place.extend(version_row(institution.uuid(), client));
    place
}
