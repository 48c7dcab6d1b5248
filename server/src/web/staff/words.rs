//! What is kept about staff, as pages take it.

use std::collections::BTreeMap;

use hikae_app::PostName;
use hikae_core::ids::InstitutionId;
use hikae_core::staff::Post;

use crate::keep::Keep;
use crate::web::WebError;

/// Names of institutions.
pub type Names = BTreeMap<InstitutionId, String>;

/// The names of all institutions.
pub async fn names(keep: &Keep) -> Result<Names, WebError> {
    let institutions = keep.institutions().await?;
    Ok(institutions
        .into_iter()
        .map(|it| (it.id, it.name))
        .collect())
}

/// A post with the name of its place.
pub fn post_words(post: &Post, names: &Names) -> PostName {
    match post {
        Post::Office { office, roles } => PostName::Office {
            office: office.clone(),
            roles: roles.iter().copied().collect(),
        },
        Post::PrivacyOfficer { institution } => {
            PostName::PrivacyOfficer(names.get(institution).cloned())
        }
    }
}

/// One post with the name of its place.
pub async fn post_name(keep: &Keep, post: &Post) -> Result<PostName, WebError> {
    let names = match post.institution() {
        None => Names::new(),
        Some(id) => {
            let institution = keep.institution(id).await?;
            institution.map(|it| (id, it.name)).into_iter().collect()
        }
    };
    Ok(post_words(post, &names))
}
