//! Links to デジタル認証アプリ.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use hikae_core::ids::PersonId;

use super::engine::{must, returned};
use super::notices::telling;
use super::people::{holder, there};
use super::pieces::{Piece, held, one};
use super::{Engine, Expect, Scope, Script, Statement, text};
use crate::store::{AppCeremonyRow, AppLinkRow, Apps, Error, Held, NewNotice};
use crate::vault::{Blind, Sealed};

#[async_trait]
impl<E: Engine> Apps for E {
    async fn put_app_links(
        &self,
        person: PersonId,
        links: &[AppLinkRow],
        notice: Option<&NewNotice>,
    ) -> Result<(), Error> {
        let script = Script::new(Scope::Person(person)).given(there(person));
        let mut script = links
            .iter()
            .fold(script, |script, link| put(script, person, link));
        if let Some(notice) = notice {
            script = telling(script, person, notice, Expect::Touch);
        }
        self.write(script).await?;
        Ok(())
    }

    async fn app_link(&self, subject: Blind) -> Result<Option<Held<AppLinkRow>>, Error> {
        let Some(person) = holder(self, subject).await? else {
            return Ok(None);
        };
        let link = Statement::new(text::APP_LINK).bind(person).bind(subject);
        let read = |piece: Piece| piece.app_link(person);
        Ok(one(held(self, person, link, read, |link| link.id).await?))
    }

    async fn app_links(&self, person: PersonId) -> Result<Option<Held<Vec<AppLinkRow>>>, Error> {
        let links = Statement::new(text::APP_LINKS).bind(person);
        let read = |piece: Piece| piece.app_link(person);
        held(self, person, links, read, |link| link.id).await
    }

    async fn open_app_ceremony(&self, ceremony: &AppCeremonyRow) -> Result<(), Error> {
        let open = Statement::new(text::OPEN_APP_CEREMONY)
            .bind(ceremony.state)
            .bind(ceremony.browser)
            .bind(ceremony.expires_at)
            .bind(&ceremony.sealed);
        must(self, Scope::Blind(ceremony.state), open).await
    }

    async fn take_app_ceremony(
        &self,
        state: Blind,
        browser: Blind,
        now: DateTime<Utc>,
    ) -> Result<Option<Sealed>, Error> {
        let take = Statement::new(text::TAKE_APP_CEREMONY)
            .bind(state)
            .bind(browser)
            .bind(now);
        let taken = returned(self, Scope::Blind(state), take).await?;
        let sealed = taken.into_iter().next().map(|mut row| row.sealed(0));
        sealed.transpose()
    }
}

fn put(script: Script, person: PersonId, link: &AppLinkRow) -> Script {
    if link.version > 1 {
        let update = Statement::new(text::UPDATE_APP_LINK)
            .bind(person)
            .bind(link.id.uuid())
            .bind(link.version)
            .bind(&link.sealed);
        return script.must(update);
    }
    let hold = Statement::new(text::HOLD).bind(link.subject).bind(person);
    let insert = Statement::new(text::INSERT_APP_LINK)
        .bind(person)
        .bind(link.id.uuid())
        .bind(link.version)
        .bind(link.subject)
        .bind(link.linked_at)
        .bind(&link.sealed);
    script.must(hold).must(insert)
}
