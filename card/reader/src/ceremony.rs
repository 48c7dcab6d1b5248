//! What a portal asks for, and how the card's owner decides on it.

use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use hikae_card::apdu::Transport;
use hikae_card::client::{CardError, Client};
use hikae_card::link;
use hikae_card::message::SignedText;
use hikae_card::pin::Pin;
use serde_json::json;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

use crate::portals::Portals;
use crate::reader::Service;
use crate::terminal::{Human, Terminal};
use crate::words::{self, Lang, Trouble};

/// So long a portal waits; clocks may differ by a little.
const WAITS: TimeDelta = TimeDelta::seconds(120 + 30);

/// So long a portal may take to answer.
const ANSWERS: Duration = Duration::from_secs(30);

/// What a card answered.
pub struct Answer {
    /// Its certificate, in DER.
    pub certificate: Vec<u8>,
    /// Its signature.
    pub signature: Vec<u8>,
}

/// Signs what a link asks for, and hands the answer to its portal.
pub fn open(link: Option<String>, reader: Option<&str>, lang: Lang) -> Result<(), Trouble> {
    let mut human = Terminal;
    let link = match link {
        Some(link) => link,
        None => human
            .secret(lang.of(
                "ページのコードを貼りつけてください",
                "Paste the code from the page",
            ))?
            .to_string(),
    };
    let text = admitted(link.trim(), &Portals::here()?, now())?;
    let card = Service::connect()?.card(reader)?;
    let answer = sign(&text, card, &mut human, lang)?;
    post(&text, &answer)?;
    human.show(lang.of(
        "送りました。ブラウザーにもどってください。カードは取ってかまいません。",
        "Sent. Go back to your browser. You can take your card.",
    ));
    Ok(())
}

#[allow(
    clippy::disallowed_methods,
    reason = "this is the one place that asks the clock"
)]
fn now() -> DateTime<Utc> {
    Utc::now()
}

/// What a link asks for, if it is one, of a portal that was named, and in time. Nothing was sent to
/// a card before that.
pub fn admitted(link: &str, portals: &Portals, now: DateTime<Utc>) -> Result<SignedText, Trouble> {
    let text = link::read(link).map_err(|_| Trouble::Link)?;
    if !portals.hold(text.origin()) {
        return Err(Trouble::Stranger(text.origin().clone()));
    }
    match (now - text.issued()).abs() < WAITS {
        true => Ok(text),
        false => Err(Trouble::TooLate),
    }
}

/// Shows what is to be signed, asks for the PIN, and lets the card sign. No PIN is sent twice, and
/// the last try only after a yes.
pub fn sign(
    text: &SignedText,
    card: impl Transport,
    human: &mut impl Human,
    lang: Lang,
) -> Result<Answer, Trouble> {
    let usage = text.purpose().usage();
    let mut client = Client::open(card)?;
    human.show(lang.of(
        "次のサイトが、カードの署名を求めています。",
        "This site asks your card to sign.",
    ));
    human.show(&format!(
        "  {}: {}",
        lang.of("サイト", "Site"),
        text.origin()
    ));
    let purpose = words::purpose(text.purpose(), lang);
    human.show(&format!("  {}: {purpose}", lang.of("目的", "Purpose")));
    loop {
        let left = client.tries_left(usage)?;
        match left {
            0 => return Err(CardError::Blocked.into()),
            1 => {
                let last = lang.of(
                    "あと1回で暗証番号がロックされます。続けますか",
                    "One more wrong PIN blocks the card. Go on?",
                );
                if !human.agrees(last)? {
                    return Err(Trouble::GivenUp);
                }
            }
            _ => {}
        }
        human.show(&match lang {
            Lang::Ja => format!("  残りの回数: {left}"),
            Lang::En => format!("  Tries left: {left}"),
        });
        let typed = human.secret(words::pin(usage, lang))?;
        if typed.is_empty() {
            return Err(Trouble::GivenUp);
        }
        let pin = match Pin::new(usage, &typed) {
            Ok(pin) => pin,
            Err(error) => {
                human.show(&Trouble::Pin(error).words(lang));
                continue;
            }
        };
        match client.verify(&pin) {
            Ok(()) => break,
            Err(CardError::WrongPin(left)) => human.show(&words::wrong(left, lang)),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Answer {
        certificate: client.certificate(usage)?,
        signature: client.sign(usage, text)?,
    })
}

/// Hands the answer to the portal.
fn post(text: &SignedText, answer: &Answer) -> Result<(), Trouble> {
    let body = json!({
        "ceremony": text.ceremony(),
        "certificate": BASE64_STANDARD.encode(&answer.certificate),
        "signature": BASE64_STANDARD.encode(&answer.signature),
    });
    let address = format!("{}/card/answer", text.origin());
    // The machine's own certificates, so that a portal inside a municipality's network is known. What
    // was signed for one portal goes nowhere else.
    let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier);
    let agent = Agent::config_builder()
        .tls_config(tls.build())
        .max_redirects(0)
        .timeout_global(Some(ANSWERS))
        .build()
        .new_agent();
    match agent.post(&address).send_json(&body) {
        Ok(_) => Ok(()),
        Err(ureq::Error::StatusCode(410)) => Err(Trouble::TooLate),
        Err(error) => Err(Trouble::Portal(error.to_string())),
    }
}
