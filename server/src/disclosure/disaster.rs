//! In a disaster people come without a card, and institutions do not know them: those inside the
//! area may find someone by the four basic items (基本4情報), until it ends.

use chrono::NaiveDate;
use hikae_core::consent::{Directive, Purpose};
use hikae_core::disclosure::{Actor, Channel, Outcome};
use hikae_core::ids::{InstitutionId, PersonId, RequestId};
use hikae_core::institution::Institution;
use hikae_core::resident::Sex;

use super::gate::{Asked, Told, question};
use super::{Gate, Reason, Refusal};
use crate::identity::agreement;
use crate::keep::{self, Pseudonym};

/// Who is looked for: all four must agree with the register.
#[derive(Debug, Clone)]
pub struct BasicItems {
    /// 氏名.
    pub name: String,
    /// 生年月日.
    pub birth_date: NaiveDate,
    /// 性別.
    pub sex: Sex,
    /// 住所.
    pub address: String,
}

/// What an institution says to find someone in a disaster.
#[derive(Debug, Clone)]
pub struct LookUp {
    /// The request as the asking system knows it.
    pub id: RequestId,
    /// Who is looked for.
    pub who: BasicItems,
    /// Who looks.
    pub institution: InstitutionId,
    /// Department or unit.
    pub unit: Option<String>,
    /// Who acts there.
    pub actor: Actor,
    /// What they act for. Only a disaster is one.
    pub purpose: Purpose,
    /// Why, in their words.
    pub reason: Reason,
    /// The way in.
    pub channel: Channel,
}

impl Gate {
    /// The institution's name for the one who agrees in everything; it stands in that person's log
    /// when this answers. Nobody, somebody who refuses this, and several are one answer.
    ///
    /// # Errors
    /// [`Refusal::PurposeNotAllowed`] if no disaster is declared where the institution is, or it
    /// may not look: whoever was met has the attempt in their log.
    pub async fn look_up(&self, said: LookUp) -> Result<Option<Pseudonym>, Refusal> {
        let institution = self.registered(said.institution).await?;
        let now = self.keep.now();
        let may = said.purpose == Purpose::Disaster
            && institution.purposes.contains(&said.purpose)
            && said.purpose.rule().askers.contains(&institution.kind)
            && matches!(said.actor, Actor::Human { .. })
            && self.is_struck(&institution).await?;
        let Some(person) = self.meets(&said.who).await? else {
            return match may {
                true => Ok(None),
                false => Err(Refusal::PurposeNotAllowed),
            };
        };
        let question = question(said.purpose, &institution, &said.actor, None, now);
        let directives = self.keep.directives(person).await?;
        let refuses = |directive: &Directive| directive.shuts_out(&question);
        let found = may && !directives.iter().any(refuses);
        let asked = Asked {
            id: said.id,
            person,
            institution: &institution,
            unit: said.unit.as_deref(),
            actor: &said.actor,
            purpose: said.purpose,
            reason: &said.reason,
            channel: said.channel,
        };
        let outcome = match found {
            true => Outcome::LookedUp,
            false => Outcome::Refused,
        };
        self.append(asked, Told::of_nothing(outcome), now).await?;
        match (may, found) {
            (false, _) => Err(Refusal::PurposeNotAllowed),
            (true, false) => Ok(None),
            (true, true) => Ok(Some(self.keep.pseudonym(person, institution.id).await?)),
        }
    }

    /// Whether a disaster is declared where an institution is.
    pub(super) async fn is_struck(&self, institution: &Institution) -> Result<bool, keep::Error> {
        match &institution.place {
            Some(place) => Ok(self.keep.disaster_in(place).await?.is_some()),
            None => Ok(false),
        }
    }

    /// The only resident who agrees in everything.
    async fn meets(&self, who: &BasicItems) -> Result<Option<PersonId>, keep::Error> {
        let born = self.keep.people_born(who.birth_date, who.sex).await?;
        let mut agreeing = born
            .into_iter()
            .filter(|(_, resident)| agreement::is_same(&who.name, &who.address, resident))
            .map(|(person, _)| person);
        Ok(agreeing.next().filter(|_| agreeing.next().is_none()))
    }
}
