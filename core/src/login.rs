//! What a login stands on, and what it is strong enough for.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::consent::Level;
use crate::ids::{AppId, CardId};

/// What a way in hangs on, and ends with: a proof of who someone is, registered here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// A card.
    Card(CardId),
    /// A link to デジタル認証アプリ.
    App(AppId),
}

/// A proof counts as fresh for so long.
pub const FRESH: TimeDelta = TimeDelta::minutes(5);

/// What a person does, as far as it matters how strongly and how lately they proved who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Looks at what is theirs.
    Look,
    /// Changes something: refuses, permits to those they name, objects, sets a preference.
    Change,
    /// Takes a file along.
    Export,
    /// Permits something to everyone.
    PermitEveryone,
    /// Permits research.
    PermitResearch,
    /// Adds a way in that outlives this session.
    AddPasskey,
    /// Lets another browser in beside this one.
    Approve,
    /// Ends every session and way in at once (すぐに止める). Never refused: who presses it wrongly
    /// loses a minute, who cannot press it loses more.
    Lock,
    /// Undoes that.
    Unlock,
}

/// A stronger or fresher proof is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a proof of level {least:?} or above is needed now")]
pub struct StepUp {
    /// The least level that is enough.
    pub least: Level,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 9] = [
        Self::Look,
        Self::Change,
        Self::Export,
        Self::PermitEveryone,
        Self::PermitResearch,
        Self::AddPasskey,
        Self::Approve,
        Self::Lock,
        Self::Unlock,
    ];

    /// The least level, and whether it must have been proved just now.
    const fn asks(self) -> (Level, bool) {
        match self {
            Self::Look | Self::Lock => (Level::CrossDevice, false),
            Self::Change | Self::Approve => (Level::Passkey, false),
            Self::Export | Self::PermitEveryone | Self::PermitResearch => (Level::Passkey, true),
            // A passkey that made another would live on in it when it is removed.
            Self::AddPasskey | Self::Unlock => (Level::App, true),
        }
    }

    /// Whether who proved `level` this `age` ago may do it.
    ///
    /// # Errors
    /// [`StepUp`] with what is needed instead.
    pub fn allowed(self, level: Level, age: TimeDelta) -> Result<(), StepUp> {
        let (least, fresh) = self.asks();
        if level >= least && (!fresh || age < FRESH) {
            Ok(())
        } else {
            Err(StepUp { least })
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    #[test]
    fn what_each_level_is_enough_for() {
        const LEVELS: [Level; 4] = [Level::CrossDevice, Level::Passkey, Level::App, Level::Card];
        let mut table = String::new();
        for age in [FRESH - TimeDelta::seconds(1), FRESH] {
            let told = if age < FRESH { "just now" } else { "before" };
            write!(table, "{told:16}").unwrap();
            for level in LEVELS {
                write!(table, "{:14}", format!("{level:?}")).unwrap();
            }
            for act in Act::ALL {
                write!(table, "\n{:16}", format!("{act:?}")).unwrap();
                for level in LEVELS {
                    let answer = match act.allowed(level, age) {
                        Ok(()) => "yes".to_owned(),
                        Err(StepUp { least }) => format!("no: {least:?}"),
                    };
                    write!(table, "{answer:14}").unwrap();
                }
            }
            table.push_str("\n\n");
        }
        let lines: Vec<_> = table.lines().map(str::trim_end).collect();
        insta::assert_snapshot!("levels", lines.join("\n"));
    }
}
