//! Logging in a computer by a phone beside it (RFC 10027, BCP 247).
//!
//! ```text
//! computer                portal                           phone, logged in
//!   begin ──────────────▶ QR code, 120 s
//!   waits                 ◀───────────────────── opens it: who asks, from where, when
//!                         ◀───────────────────── declines, or approves
//!                         code of six digits ──▶ shows it, 120 s
//!   types the code ─────▶ three tries, then over
//!   is in, for reading
//! ```
//!
//! Who approves proves nothing to the computer by that: the code has to come back through the
//! person's own eyes and hands, to the browser that began. Nothing here can tell whether the two
//! stand beside each other; that is why what comes of it may only read.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use hikae_core::consent::Level;
use hikae_core::ids::{PersonId, PhoneLoginId};
use hikae_core::login::Anchor;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;

use super::browser::Browser;
use crate::ambient::{Entropy, random};
use crate::keep::{self, Keep, KeptPhoneLogin};

/// How long the QR code can be answered.
pub const LINK: TimeDelta = TimeDelta::seconds(120);

/// How long the code can be typed after that.
pub const CODE: TimeDelta = TimeDelta::seconds(120);

/// How many codes can be tried.
pub const TRIES: u32 = 3;

/// What began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// When.
    pub at: DateTime<Utc>,
    /// Browser and system of the computer, roughly.
    pub device: String,
    /// Where it is, as far as the operator's proxy says.
    pub region: Option<String>,
    /// Where the person wants to go, a path of this portal.
    pub next: String,
}

/// Who answers on the phone.
#[derive(Debug, Clone, Copy)]
pub struct Approver {
    /// Who.
    pub person: PersonId,
    /// How strongly they proved it.
    pub level: Level,
    /// What their login stands on.
    pub anchor: Anchor,
}

/// The code that the phone shows: six digits.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code(String);

impl Code {
    const DIGITS: usize = 6;

    fn new(entropy: &dyn Entropy) -> Self {
        let number = u64::from_le_bytes(random(entropy)) % 1_000_000;
        Self(format!("{number:06}"))
    }

    /// What someone typed: with spaces or hyphens, and in the wide digits of a Japanese keyboard,
    /// too. None if it cannot be a code.
    pub fn typed(text: &str) -> Option<Self> {
        let mut digits = String::with_capacity(Self::DIGITS);
        for c in text.chars() {
            match c {
                '0'..='9' => digits.push(c),
                '０'..='９' => {
                    let digit = u32::from(c).checked_sub(u32::from('０'))?;
                    digits.push(char::from_digit(digit, 10)?);
                }
                '-' | '‐' | '－' | 'ー' => {}
                c if c.is_whitespace() => {}
                _ => return None,
            }
        }
        (digits.len() == Self::DIGITS).then_some(Self(digits))
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        &self.0
    }

    fn is(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code")
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
enum Answer {
    Declined,
    Approved {
        person: PersonId,
        anchor: Anchor,
        code: Code,
    },
}

type Kept = KeptPhoneLogin<Begun, Answer>;

/// How it stands for the computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtComputer {
    /// Nobody answered yet.
    Waiting {
        /// Until when someone can.
        until: DateTime<Utc>,
    },
    /// Approved: the code is asked for.
    Code {
        /// How many more can be tried.
        left: u32,
        /// Until when.
        until: DateTime<Utc>,
    },
    /// Declined on the phone.
    Declined,
    /// Too many codes were wrong.
    TriedOut,
    /// Over, used, unknown, or of another browser.
    Over,
}

/// How it stands for the phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AtPhone {
    /// It can be answered.
    Asked(Begun),
    /// This is the browser that began: there is no second device.
    SameBrowser,
    /// This person approved it: the code to be typed.
    Approved {
        /// What began.
        begun: Begun,
        /// The code.
        code: Code,
        /// Until when.
        until: DateTime<Utc>,
    },
    /// This person approved it, and the computer is in.
    In(Begun),
    /// This person approved it, and too many codes were wrong.
    TriedOut,
    /// It was declined.
    Declined,
    /// Over, unknown, or answered by someone else.
    Over,
}

/// What came of an answer on the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It holds.
    Taken,
    /// It came too late, or from the browser that began.
    Gone,
    /// A session that was itself let in by a phone lets nobody in.
    NoChain,
}

/// What came of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    /// It is right: who is in, and what that stands on.
    In {
        /// Who.
        person: PersonId,
        /// What the login stands on.
        anchor: Anchor,
        /// What began.
        begun: Begun,
    },
    /// It is wrong.
    Wrong {
        /// How many more can be tried.
        left: u32,
    },
    /// It was not looked at: there is nothing to type a code for.
    Gone,
}

/// Begins one in the browser of a computer.
///
/// # Errors
/// The store.
pub async fn begin(
    keep: &Keep,
    browser: &Browser,
    begun: &Begun,
) -> Result<PhoneLoginId, keep::Error> {
    let id = keep.mint(PhoneLoginId::new);
    let until = begun.at + LINK;
    keep.open_phone_login(id, browser.secret(), until, begun)
        .await?;
    Ok(id)
}

/// How it stands for the computer with this browser.
///
/// # Errors
/// The store.
pub async fn at_computer(
    keep: &Keep,
    id: PhoneLoginId,
    browser: &Browser,
) -> Result<AtComputer, keep::Error> {
    let kept: Option<Kept> = keep.phone_login(id, Some(browser.secret())).await?;
    Ok(match kept {
        Some(kept) if kept.began_here && !kept.claimed => {
            let until = kept.expires_at;
            match kept.answer {
                None => AtComputer::Waiting { until },
                Some(Answer::Declined) => AtComputer::Declined,
                Some(Answer::Approved { .. }) => match TRIES.saturating_sub(kept.tries) {
                    0 => AtComputer::TriedOut,
                    left => AtComputer::Code { left, until },
                },
            }
        }
        _ => AtComputer::Over,
    })
}

/// How it stands for the phone with this browser, and for who is logged in there.
///
/// # Errors
/// The store.
pub async fn at_phone(
    keep: &Keep,
    id: PhoneLoginId,
    browser: Option<&Browser>,
    who: Option<PersonId>,
) -> Result<AtPhone, keep::Error> {
    let kept: Option<Kept> = keep.phone_login(id, browser.map(Browser::secret)).await?;
    let Some(kept) = kept else {
        return Ok(AtPhone::Over);
    };
    if kept.began_here {
        tracing::info!(reason = "same-browser", "phone login not asked");
        return Ok(AtPhone::SameBrowser);
    }
    Ok(match kept.answer {
        None => AtPhone::Asked(kept.begun),
        Some(Answer::Declined) => AtPhone::Declined,
        Some(Answer::Approved { person, .. }) if who != Some(person) => AtPhone::Over,
        Some(Answer::Approved { .. }) if kept.claimed => AtPhone::In(kept.begun),
        Some(Answer::Approved { .. }) if kept.tries >= TRIES => AtPhone::TriedOut,
        Some(Answer::Approved { code, .. }) => AtPhone::Approved {
            begun: kept.begun,
            code,
            until: kept.expires_at,
        },
    })
}

/// Approves it on the phone.
///
/// # Errors
/// The store.
pub async fn approve(
    keep: &Keep,
    entropy: &dyn Entropy,
    id: PhoneLoginId,
    browser: Option<&Browser>,
    by: Approver,
) -> Result<Answered, keep::Error> {
    if by.level == Level::CrossDevice {
        tracing::warn!(reason = "no-chain", "phone login not approved");
        return Ok(Answered::NoChain);
    }
    let answer = Answer::Approved {
        person: by.person,
        anchor: by.anchor,
        code: Code::new(entropy),
    };
    answered(keep, id, browser, &answer).await
}

/// Declines it on the phone; or takes an approval of this person back, as long as nobody is in.
///
/// # Errors
/// The store.
pub async fn decline(
    keep: &Keep,
    id: PhoneLoginId,
    browser: Option<&Browser>,
    who: PersonId,
) -> Result<Answered, keep::Error> {
    let declined = answered(keep, id, browser, &Answer::Declined).await?;
    if declined == Answered::Taken {
        tracing::warn!(reason = "declined", "phone login declined");
        return Ok(declined);
    }
    let kept: Option<Kept> = keep.phone_login(id, browser.map(Browser::secret)).await?;
    let Some(kept) = kept else {
        return Ok(Answered::Gone);
    };
    let own = matches!(&kept.answer, Some(Answer::Approved { person, .. }) if *person == who);
    if own
        && keep
            .change_phone_answer(id, &kept, &Answer::Declined)
            .await?
    {
        tracing::warn!(reason = "taken-back", "phone login declined");
        return Ok(Answered::Taken);
    }
    Ok(Answered::Gone)
}

async fn answered(
    keep: &Keep,
    id: PhoneLoginId,
    browser: Option<&Browser>,
    answer: &Answer,
) -> Result<Answered, keep::Error> {
    let until = keep.now() + CODE;
    let browser = browser.map(Browser::secret);
    Ok(
        match keep.answer_phone_login(id, browser, answer, until).await? {
            true => Answered::Taken,
            false => Answered::Gone,
        },
    )
}

/// Takes the code that was typed at the computer. It is counted before it is compared.
///
/// # Errors
/// The store.
pub async fn enter(
    keep: &Keep,
    id: PhoneLoginId,
    browser: &Browser,
    typed: &Code,
) -> Result<Entered, keep::Error> {
    let kept: Option<Kept> = keep.phone_login(id, Some(browser.secret())).await?;
    let tried = keep.try_phone_code(id, browser.secret(), TRIES).await?;
    let (Some(kept), Some(tried)) = (kept, tried) else {
        tracing::info!(reason = "over", "code of a phone login not looked at");
        return Ok(Entered::Gone);
    };
    let Answer::Approved {
        person,
        anchor,
        ref code,
    } = tried.answer
    else {
        return Ok(Entered::Gone);
    };
    if !code.is(typed) {
        let left = TRIES.saturating_sub(tried.tries);
        tracing::warn!(reason = "wrong-code", left, "phone login refused");
        return Ok(Entered::Wrong { left });
    }
    if !keep.claim_phone_login(id, &tried).await? {
        tracing::info!(reason = "claimed-or-taken-back", "phone login refused");
        return Ok(Entered::Gone);
    }
    Ok(Entered::In {
        person,
        anchor,
        begun: kept.begun,
    })
}

#[cfg(test)]
mod tests;
