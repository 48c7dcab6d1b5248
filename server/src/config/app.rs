//! `HIKAE_APP_…`: デジタル認証アプリ.

use std::path::Path;

use super::{ConfigError, value};
use crate::identity::app::settings::{self, Endpoints, Settings, SettingsError};

const ISSUER: &str = "HIKAE_APP_ISSUER";
const CLIENT: &str = "HIKAE_APP_CLIENT_ID";
const KEY: &str = "HIKAE_APP_KEY";
const KEY_ID: &str = "HIKAE_APP_KEY_ID";
const ACR: &str = "HIKAE_APP_ACR";
const AUTHORIZATION: &str = "HIKAE_APP_AUTHORIZATION_URL";
const TOKEN: &str = "HIKAE_APP_TOKEN_URL";
const USERINFO: &str = "HIKAE_APP_USERINFO_URL";
const KEYS: &str = "HIKAE_APP_JWKS_URL";

/// All of them.
const ALL: [&str; 9] = [
    ISSUER,
    CLIENT,
    KEY,
    KEY_ID,
    ACR,
    AUTHORIZATION,
    TOKEN,
    USERINFO,
    KEYS,
];

/// What the provider is asked for where nothing else is set: proved by the card, whose revocation
/// was looked up.
const ASKED: &str = "aal3 crl";

/// The settings; none where none of them is set.
pub(super) fn read() -> Result<Option<Settings>, ConfigError> {
    from(value)
}

fn from(value: impl Fn(&str) -> Option<String>) -> Result<Option<Settings>, ConfigError> {
    if ALL.iter().all(|name| value(name).is_none()) {
        return Ok(None);
    }
    let needed = |name, reason| value(name).ok_or(ConfigError::Missing { name, reason });
    let issuer = needed(ISSUER, "the issuer of デジタル認証アプリ, an https address")?;
    let client = needed(CLIENT, "the portal's client id at デジタル認証アプリ")?;
    let key = needed(
        KEY,
        "file with the key by which the portal proves who it is",
    )?;
    let client = settings::client(&client).map_err(wrong(CLIENT, &client))?;
    let secret = settings::key(Path::new(&key)).map_err(wrong(KEY, &key))?;
    let mut endpoints = Endpoints::below(&issuer).map_err(wrong(ISSUER, &issuer))?;
    for (name, endpoint) in [
        (AUTHORIZATION, &mut endpoints.authorization),
        (TOKEN, &mut endpoints.token),
        (USERINFO, &mut endpoints.userinfo),
        (KEYS, &mut endpoints.keys),
    ] {
        if let Some(text) = value(name) {
            *endpoint = settings::address(&text).map_err(wrong(name, &text))?;
        }
    }
    let acr = value(ACR).unwrap_or_else(|| ASKED.to_owned());
    Ok(Some(Settings {
        acr: settings::acr(&acr).map_err(wrong(ACR, &acr))?,
        issuer,
        client,
        endpoints,
        key: secret,
        key_id: value(KEY_ID),
    }))
}

fn wrong(name: &'static str, value: &str) -> impl FnOnce(SettingsError) -> ConfigError {
    let value = value.to_owned();
    move |error| ConfigError::Invalid {
        name,
        value,
        reason: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use p256::ecdsa::SigningKey;
    use p256::pkcs8::{EncodePrivateKey as _, LineEnding};

    use super::*;

    const PROVIDER: &str = "https://app.example/api/realms/main";

    /// A folder with a key in it, and what is set about it.
    fn set(folder: &tempfile::TempDir, mode: u32) -> Vec<(&'static str, String)> {
        let key = SigningKey::from_slice(&[7; 32]).unwrap();
        let file = folder.path().join("key.pem");
        std::fs::write(&file, key.to_pkcs8_pem(LineEnding::LF).unwrap()).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        vec![
            (ISSUER, PROVIDER.to_owned()),
            (CLIENT, "RP00000001".to_owned()),
            (KEY, file.display().to_string()),
        ]
    }

    fn read(set: &[(&str, String)]) -> Result<Option<Settings>, ConfigError> {
        from(|name| {
            let found = set.iter().rev().find(|(it, _)| *it == name);
            found.map(|(_, value)| value.clone())
        })
    }

    fn with(
        set: &[(&'static str, String)],
        name: &'static str,
        value: &str,
    ) -> Vec<(&'static str, String)> {
        let mut set = set.to_vec();
        set.push((name, value.to_owned()));
        set
    }

    #[test]
    fn nothing_set_offers_nothing_and_something_set_needs_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let set = set(&folder, 0o600);
        assert!(read(&[]).unwrap().is_none());
        assert!(read(&set).unwrap().is_some());
        for left_out in 0..set.len() {
            let mut some = set.clone();
            let (name, _) = some.remove(left_out);
            let error = read(&some).err().unwrap().to_string();
            assert!(error.starts_with(name), "{error}");
        }
        assert!(read(&[(ACR, "aal3".to_owned())]).is_err());
    }

    #[test]
    fn endpoints_stand_below_the_issuer_unless_they_are_set() {
        let folder = tempfile::tempdir().unwrap();
        let set = set(&folder, 0o600);
        let settings = read(&set).unwrap().unwrap();
        assert_eq!(
            settings.endpoints.keys.as_str(),
            "https://app.example/api/realms/main/protocol/openid-connect/certs"
        );
        assert_eq!(settings.acr, "aal3 crl");
        let moved = with(&set, TOKEN, "https://other.example/token");
        let settings = read(&moved).unwrap().unwrap();
        assert_eq!(
            settings.endpoints.token.as_str(),
            "https://other.example/token"
        );
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let set = set(&folder, 0o600);
        for (name, value) in [
            (ISSUER, "http://app.example"),
            (ISSUER, "app.example"),
            (CLIENT, "RP 1"),
            (ACR, " "),
            (KEYS, "http://app.example/certs"),
            (TOKEN, "https://user:secret@app.example/token"),
            (KEY, "/nowhere/key.pem"),
        ] {
            let error = read(&with(&set, name, value)).err().unwrap().to_string();
            assert!(error.starts_with(name), "{error}");
        }
        let here = with(&set, ISSUER, "http://localhost:4000");
        assert!(read(&here).unwrap().is_some(), "this machine is secure");
    }

    #[test]
    fn a_key_that_others_may_read_or_that_is_none_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let open = set(&folder, 0o644);
        let error = read(&open).err().unwrap().to_string();
        assert!(error.contains("others may read it"), "{error}");
        let closed = set(&folder, 0o600);
        std::fs::write(&closed[2].1, "no key").unwrap();
        let error = read(&closed).err().unwrap().to_string();
        assert!(error.contains("P-256"), "{error}");
    }
}
