//! A request with its circumstances, and the records that it is about.

use std::collections::{HashMap, HashSet};

use cedar_policy::{
    Context, Entities, Entity, EntityId, EntityTypeName, EntityUid, Request, RestrictedExpression,
};
use hikae_core::consent;
use hikae_core::record::RecordRef;

use crate::said::{number, word};
use crate::{Error, Rules};

/// What Cedar is asked: one request for each record.
pub struct Question {
    entities: Entities,
    requests: Vec<Request>,
}

impl Question {
    /// Everything that `decide` is told but the directives. No two records may have one id.
    ///
    /// # Errors
    /// [`Error::Form`] if something does not fit the schema.
    pub fn new(
        rules: &Rules,
        request: &consent::Request,
        context: &consent::Context,
        records: &[RecordRef],
    ) -> Result<Self, Error> {
        let schema = Some(rules.schema());
        let kind = uid("Kind", word(request.kind))?;
        let institution = uid("Institution", request.institution)?;
        let actor = match &request.staff {
            Some(handle) => uid("Actor", format!("{}/{handle}", request.institution))?,
            None => uid("Actor", request.institution)?,
        };
        let mut entities = vec![
            Entity::new_no_attrs(institution.clone(), HashSet::from([kind])),
            Entity::new_no_attrs(actor.clone(), HashSet::from([institution])),
        ];
        let action = uid("Action", word(request.purpose))?;
        let circumstances = circumstances(request, context)?;
        let mut requests = Vec::new();
        for record in records {
            let asked = uid("Record", record.id)?;
            entities.push(entity(record, asked.clone())?);
            let (actor, action, context) = (actor.clone(), action.clone(), circumstances.clone());
            let request = Request::new(actor, action, asked, context, schema);
            requests.push(request.map_err(Error::form)?);
        }
        let entities = Entities::from_entities(entities, schema).map_err(Error::form)?;
        Ok(Self { entities, requests })
    }

    pub(crate) const fn entities(&self) -> &Entities {
        &self.entities
    }

    pub(crate) fn requests(&self) -> &[Request] {
        &self.requests
    }
}

fn entity(record: &RecordRef, uid_of_it: EntityUid) -> Result<Entity, Error> {
    let mut attributes = HashMap::from([("about".to_owned(), long(number(record.date)))]);
    if let Some(class) = record.sensitive {
        attributes.insert("sensitive".to_owned(), reference("Class", word(class))?);
    }
    let category = uid("Category", word(record.category))?;
    Entity::new(uid_of_it, attributes, HashSet::from([category])).map_err(Error::form)
}

fn circumstances(request: &consent::Request, context: &consent::Context) -> Result<Context, Error> {
    let own = context.membership.own.iter();
    let own = own.map(|id| reference("Record", id));
    let frozen = context.frozen.keys().map(|id| reference("Record", id));
    let mut pairs = vec![
        pair("at", long(request.at.timestamp_millis())),
        pair("disaster", RestrictedExpression::new_bool(context.disaster)),
        pair("frozen", set(frozen)?),
        pair("own", set(own)?),
        pair("moved", RestrictedExpression::new_bool(context.moved_here)),
    ];
    if let Some(since) = context.membership.since {
        pairs.push(pair("since", long(number(since))));
    }
    if let Some(study) = &request.study {
        pairs.push(pair(
            "study",
            RestrictedExpression::new_string(study.clone()),
        ));
    }
    if let Some(visit) = &context.visit {
        let categories = visit
            .categories
            .iter()
            .map(|it| reference("Category", word(it)));
        let classes = visit
            .sensitive
            .iter()
            .map(|it| reference("Class", word(it)));
        let visit = RestrictedExpression::new_record([
            pair("institution", reference("Institution", visit.institution)?),
            pair("categories", set(categories)?),
            pair("classes", set(classes)?),
            pair("given", long(visit.given_at.timestamp_millis())),
            pair("until", long(visit.valid_until.timestamp_millis())),
        ]);
        pairs.push(pair("visit", visit.map_err(Error::form)?));
    }
    if let Some(emergency) = &context.emergency {
        let emergency = RestrictedExpression::new_record([
            pair(
                "institution",
                reference("Institution", emergency.institution)?,
            ),
            pair("declared", long(emergency.declared_at.timestamp_millis())),
            pair("until", long(emergency.valid_until.timestamp_millis())),
        ]);
        pairs.push(pair("emergency", emergency.map_err(Error::form)?));
    }
    Context::from_pairs(pairs).map_err(Error::form)
}

fn pair(name: &str, value: RestrictedExpression) -> (String, RestrictedExpression) {
    (name.to_owned(), value)
}

fn long(value: i64) -> RestrictedExpression {
    RestrictedExpression::new_long(value)
}

fn set(
    of: impl Iterator<Item = Result<RestrictedExpression, Error>>,
) -> Result<RestrictedExpression, Error> {
    let of: Vec<_> = of.collect::<Result<_, _>>()?;
    Ok(RestrictedExpression::new_set(of))
}

fn reference(kind: &str, id: impl std::fmt::Display) -> Result<RestrictedExpression, Error> {
    Ok(RestrictedExpression::new_entity_uid(uid(kind, id)?))
}

fn uid(kind: &str, id: impl std::fmt::Display) -> Result<EntityUid, Error> {
    let kind: EntityTypeName = kind.parse().map_err(Error::form)?;
    Ok(EntityUid::from_type_name_and_id(
        kind,
        EntityId::new(id.to_string()),
    ))
}
