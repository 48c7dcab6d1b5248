//! What happened to the five residents before the visitor came: reads through the very gate, and
//! decisions of their own, each at its time. Nothing is inserted behind the gate.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use hikae_core::calendar::{jst_date, start_of_jst_day};
use hikae_core::consent::{Directive, Effect, Grantees, Level, Purpose, Scope};
use hikae_core::disclosure::Channel;
use hikae_core::ids::{DirectiveId, PersonId};
use hikae_core::notice::week_of;
use hikae_core::record::Category;

use super::institutions::{Part, Play, play};
use super::residents::Who;
use crate::ambient::FixedClock;
use crate::disclosure::{Reason, ReasonError, Refusal};
use crate::keep::{self, Keep};
use crate::watch;

/// Why the history could not be made.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// The store.
    #[error(transparent)]
    Keep(#[from] keep::Error),
    /// The gate.
    #[error(transparent)]
    Gate(#[from] Refusal),
    /// A reason of a scene.
    #[error(transparent)]
    Reason(#[from] ReasonError),
    /// A scene names someone or something that is not there.
    #[error("a scene of the demo names {0}, which is not there")]
    Missing(&'static str),
}

/// Something that happened.
struct Scene {
    who: Who,
    /// How many days before today.
    days: u64,
    /// Time of day in Japan.
    hour: u32,
    minute: u32,
    act: Act,
}

enum Act {
    /// An institution asked.
    Ask(&'static str, Purpose, &'static [Category]),
    /// The resident permitted an institution to see these for treatment.
    Permit(&'static str, &'static [Category]),
    /// The resident refused the hand-over of checkups to a new insurer.
    RefuseHandover,
    /// The resident sealed the oldest checkup.
    SealOldestCheckup,
}

const CHECKUPS: &[Category] = &[Category::Checkup];
const VACCINATIONS: &[Category] = &[Category::Vaccination];
const BOTH: &[Category] = &[Category::Checkup, Category::Vaccination];

const fn scene(who: Who, days: u64, hour: u32, minute: u32, act: Act) -> Scene {
    Scene {
        who,
        days,
        hour,
        minute,
        act,
    }
}

/// The scenes, oldest first.
const SCENES: [Scene; 21] = [
    scene(
        Who::Hanako,
        410,
        11,
        20,
        Act::Ask("insurer", Purpose::InsurerHandover, CHECKUPS),
    ),
    scene(
        Who::Ichiro,
        320,
        3,
        15,
        Act::Ask("hospital", Purpose::Emergency, BOTH),
    ),
    scene(Who::Ichiro, 318, 15, 40, Act::SealOldestCheckup),
    scene(Who::Taro, 290, 9, 30, Act::RefuseHandover),
    scene(
        Who::Hanako,
        205,
        10,
        5,
        Act::Ask("clinic", Purpose::Treatment, CHECKUPS),
    ),
    scene(Who::Hanako, 205, 19, 30, Act::Permit("clinic", BOTH)),
    scene(
        Who::Taro,
        180,
        14,
        10,
        Act::Ask("insurer", Purpose::InsurerHandover, CHECKUPS),
    ),
    scene(
        Who::Midori,
        150,
        9,
        0,
        Act::Ask("city", Purpose::MunicipalMove, VACCINATIONS),
    ),
    scene(
        Who::Hanako,
        63,
        10,
        5,
        Act::Ask("clinic", Purpose::Treatment, CHECKUPS),
    ),
    scene(
        Who::Hanako,
        63,
        10,
        12,
        Act::Ask("clinic", Purpose::Treatment, BOTH),
    ),
    scene(
        Who::Taro,
        45,
        16,
        45,
        Act::Ask("pharmacy", Purpose::Treatment, VACCINATIONS),
    ),
    scene(Who::Maria, 40, 11, 0, Act::Permit("clinic", BOTH)),
    scene(
        Who::Maria,
        40,
        11,
        20,
        Act::Ask("clinic", Purpose::Treatment, BOTH),
    ),
    scene(
        Who::Hanako,
        20,
        2,
        0,
        Act::Ask("city", Purpose::NoticeTargeting, VACCINATIONS),
    ),
    scene(
        Who::Midori,
        20,
        2,
        0,
        Act::Ask("city", Purpose::NoticeTargeting, VACCINATIONS),
    ),
    scene(
        Who::Hanako,
        19,
        2,
        0,
        Act::Ask("city", Purpose::NoticeTargeting, VACCINATIONS),
    ),
    scene(
        Who::Ichiro,
        19,
        2,
        0,
        Act::Ask("city", Purpose::NoticeTargeting, VACCINATIONS),
    ),
    scene(
        Who::Hanako,
        9,
        16,
        30,
        Act::Ask("osteopath", Purpose::Treatment, VACCINATIONS),
    ),
    scene(
        Who::Taro,
        4,
        18,
        5,
        Act::Ask("clinic", Purpose::Treatment, CHECKUPS),
    ),
    scene(
        Who::Hanako,
        3,
        10,
        5,
        Act::Ask("clinic", Purpose::Treatment, CHECKUPS),
    ),
    scene(
        Who::Hanako,
        1,
        22,
        41,
        Act::Ask("hospital", Purpose::Emergency, BOTH),
    ),
];

/// Plays the scenes.
///
/// # Errors
/// See [`HistoryError`].
pub async fn seed(
    keep: &Keep,
    people: &BTreeMap<Who, PersonId>,
    now: DateTime<Utc>,
) -> Result<(), HistoryError> {
    let mut week = None;
    for scene in &SCENES {
        let at = scene.at(now);
        let then = keep.at(Arc::new(FixedClock::new(at)));
        // A summary of the weeks before, as the portal would have written it.
        if week.replace(week_of(at)) != Some(week_of(at)) {
            summaries(&then, people, week_of(at)).await?;
        }
        let person = *people
            .get(&scene.who)
            .ok_or(HistoryError::Missing("a resident"))?;
        match &scene.act {
            Act::Ask(part, purpose, categories) => {
                ask(&then, person, part, *purpose, categories).await?;
                // As the portal would have, some minutes later.
                let later = FixedClock::new(at + TimeDelta::minutes(5));
                watch::look(&keep.at(Arc::new(later)), None).await?;
            }
            Act::Permit(part, categories) => {
                let part = find(part)?;
                let institution = then
                    .institution_by_code(part.code)
                    .await?
                    .ok_or(HistoryError::Missing("an institution"))?;
                let directive = Directive {
                    grantees: Grantees::Institutions {
                        institutions: BTreeSet::from([institution.id]),
                    },
                    scope: Scope::Categories {
                        categories: categories.iter().copied().collect(),
                        sensitive: BTreeSet::new(),
                    },
                    valid_until: Some(at + TimeDelta::days(365)),
                    ..directive(&then, person, Effect::Permit, Purpose::Treatment)
                };
                then.put_directive(person, directive, 0).await?;
            }
            Act::RefuseHandover => {
                let directive = directive(&then, person, Effect::Deny, Purpose::InsurerHandover);
                then.put_directive(person, directive, 0).await?;
            }
            Act::SealOldestCheckup => {
                let checkups = then.records(person, Some(Category::Checkup)).await?;
                let oldest = checkups.first().ok_or(HistoryError::Missing("a checkup"))?;
                let id = then.mint(DirectiveId::new);
                let seal = Directive::seal(
                    id,
                    BTreeSet::from([oldest.header.id]),
                    person,
                    Level::Card,
                    at,
                );
                then.put_directive(person, seal, 0).await?;
            }
        }
    }
    let then = keep.at(Arc::new(FixedClock::new(now)));
    if week != Some(week_of(now)) {
        summaries(&then, people, week_of(now)).await?;
    }
    // Nobody leaves their notices unread for long.
    for person in people.values() {
        then.read_notices(*person, now - TimeDelta::days(7)).await?;
    }
    Ok(())
}

async fn summaries(
    then: &Keep,
    people: &BTreeMap<Who, PersonId>,
    week: NaiveDate,
) -> Result<(), HistoryError> {
    for person in people.values() {
        then.tell_digest(*person, week).await?;
    }
    Ok(())
}

async fn ask(
    then: &Keep,
    person: PersonId,
    part: &'static str,
    purpose: Purpose,
    categories: &[Category],
) -> Result<(), HistoryError> {
    let part = find(part)?;
    let request = Play {
        part,
        person,
        purpose,
        reason: Reason::new(part.reason)?,
        categories: categories.iter().copied().collect(),
        channel: Channel::Demo,
    };
    play(then, request).await?;
    // Whom it met it knows from then on.
    let institution = then.institution_by_code(part.code).await?;
    let institution = institution.ok_or(HistoryError::Missing("an institution"))?;
    then.pseudonym(person, institution.id).await?;
    Ok(())
}

fn find(key: &'static str) -> Result<&'static Part, HistoryError> {
    Part::find(key).ok_or(HistoryError::Missing(key))
}

fn directive(then: &Keep, person: PersonId, effect: Effect, purpose: Purpose) -> Directive {
    Directive {
        id: then.mint(DirectiveId::new),
        version: 1,
        effect,
        purposes: BTreeSet::from([purpose]),
        grantees: Grantees::Everyone,
        except: BTreeSet::new(),
        scope: Scope::All,
        period: None,
        valid_from: then.now(),
        valid_until: None,
        made_at: then.now(),
        made_by: person,
        made_with: Level::Card,
        study: None,
        visit: None,
    }
}

impl Scene {
    /// The instant of the scene. Never later than `now`: a demo begun in the morning has no
    /// evening yet, so yesterday is the latest day.
    fn at(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let today = jst_date(now);
        let day = today
            .checked_sub_days(Days::new(self.days))
            .unwrap_or(today);
        let time = NaiveTime::from_hms_opt(self.hour, self.minute, 0).unwrap_or_default();
        start_of_jst_day(day) + (time - NaiveTime::MIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenes_happen_in_order_and_before_now() {
        let now: DateTime<Utc> = "2026-11-20T15:00:00Z".parse().unwrap();
        let times: Vec<_> = SCENES.iter().map(|scene| scene.at(now)).collect();
        assert!(times.is_sorted());
        assert!(times.iter().all(|at| *at < now));
    }

    #[test]
    fn every_scene_names_a_part_that_may_ask_for_its_purpose() {
        for scene in &SCENES {
            if let Act::Ask(part, purpose, _) = scene.act {
                let part = Part::find(part).unwrap();
                assert!(part.purposes.contains(&purpose), "{}", part.key);
            }
        }
    }
}
