//! What goes wrong, and what is said about it, in Japanese or English.

use hikae_card::Usage;
use hikae_card::client::CardError;
use hikae_card::message::{Origin, Purpose};
use hikae_card::pin::PinError;

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// 日本語.
    Ja,
    /// English.
    En,
}

impl Lang {
    /// That of the machine, by the variables that POSIX names, in their order.
    pub fn here() -> Self {
        let said = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty());
        match said.as_deref() {
            Some(value) if value.starts_with("ja") => Self::Ja,
            _ => Self::En,
        }
    }

    /// One of the two.
    pub const fn of(self, ja: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Ja => ja,
            Self::En => en,
        }
    }
}

/// What a signature is for.
pub const fn purpose(purpose: Purpose, lang: Lang) -> &'static str {
    match purpose {
        Purpose::Login => lang.of("ログイン", "Logging in"),
        Purpose::Register => lang.of("カードの登録", "Registering your card"),
        Purpose::Visit => lang.of(
            "医療機関などでの本人の確認",
            "Saying who you are at an institution",
        ),
    }
}

/// What a key's PIN is called.
pub const fn pin(usage: Usage, lang: Lang) -> &'static str {
    match usage {
        Usage::Authentication => lang.of(
            "利用者証明用の暗証番号（数字4けた）",
            "PIN of user authentication (4 digits)",
        ),
        Usage::Signature => lang.of(
            "署名用のパスワード（6〜16文字）",
            "Password of the signature (6 to 16 characters)",
        ),
    }
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The link is none of a portal's.
    #[error("not a link of a portal")]
    Link,
    /// The link is of a portal that was not named.
    #[error("{0} is not among the portals")]
    Stranger(Origin),
    /// The address is none of a portal's.
    #[error("not the address of a portal")]
    Origin,
    /// The portal waits no longer.
    #[error("the portal waits no longer")]
    TooLate,
    /// The portal did not take the answer.
    #[error("the portal cannot be reached: {0}")]
    Portal(String),
    /// The service for card readers is not there.
    #[error("no PC/SC service")]
    NoService,
    /// There is no reader, or none with this name.
    #[error("no reader")]
    NoReader,
    /// There is no card in the reader.
    #[error("no card")]
    NoCard,
    /// The reader failed.
    #[error("the reader failed: {0}")]
    Reader(String),
    /// The card.
    #[error(transparent)]
    Card(#[from] CardError),
    /// What was typed is no PIN. No try was used up.
    #[error(transparent)]
    Pin(#[from] PinError),
    /// The owner did not go on.
    #[error("given up")]
    GivenUp,
    /// A file.
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    /// The file holds no software card.
    #[error("{0} holds no software card")]
    NoSoftwareCard(String),
}

impl Trouble {
    /// One sentence for whoever sits there, and what to do.
    pub fn words(&self, lang: Lang) -> String {
        let fixed = match self {
            Self::Link => lang.of(
                "このリンクは使えません。ページにもどり、もう一度はじめてください。",
                "This link cannot be used. Go back to the page and begin again.",
            ),
            Self::Stranger(origin) => {
                return match lang {
                    Lang::Ja => format!(
                        "{origin} は登録されていません。だれかに送られたリンクなら、開かないでください。\
                         ご自分の自治体のものなら、hikae-card trust {origin} で登録できます。"
                    ),
                    Lang::En => format!(
                        "{origin} is not among your portals. If someone sent you this link, do not go on. \
                         If it is your municipality's, name it: hikae-card trust {origin}"
                    ),
                };
            }
            Self::Origin => lang.of(
                "アドレスが正しくありません（例：https://hikae.example.lg.jp）。",
                "This is not the address of a portal (for instance https://hikae.example.lg.jp).",
            ),
            Self::TooLate => lang.of(
                "時間切れです。ページにもどり、もう一度はじめてください。カードには何もしていません。",
                "Too late. Go back to the page and begin again.",
            ),
            Self::Portal(_) => lang.of(
                "サイトにつながりません。インターネットの接続を確かめてください。",
                "The site cannot be reached. Check the connection.",
            ),
            Self::NoService => lang.of(
                "カードリーダーのサービス（pcscd）が動いていません。hikae-card doctor で確かめられます。",
                "The service for card readers (pcscd) is not running. Try hikae-card doctor.",
            ),
            Self::NoReader => lang.of(
                "カードリーダーが見つかりません。つなぎなおしてください。",
                "No card reader was found. Plug it in again.",
            ),
            Self::NoCard => lang.of(
                "カードが置かれていません。カードをリーダーに置いてください。",
                "There is no card on the reader. Put your card on it.",
            ),
            Self::Reader(_) => lang.of(
                "カードリーダーと話せませんでした。カードを置きなおしてください。",
                "The reader could not be spoken to. Put the card on it again.",
            ),
            Self::Card(error) => return card(error, lang),
            Self::Pin(_) => lang.of(
                "暗証番号の形がちがいます。カードには送っていません。",
                "That cannot be the PIN. It was not sent to the card.",
            ),
            Self::GivenUp => lang.of("やめました。カードには何もしていません。", "Given up. Nothing was sent to the card."),
            Self::File(..) | Self::NoSoftwareCard(_) => return self.to_string(),
        };
        match self {
            Self::Portal(why) | Self::Reader(why) => format!("{fixed} ({why})"),
            _ => fixed.to_owned(),
        }
    }
}

fn card(error: &CardError, lang: Lang) -> String {
    let fixed = match error {
        CardError::NotJpki => lang.of(
            "マイナンバーカードではないようです。",
            "This does not seem to be a My Number Card.",
        ),
        CardError::Blocked => lang.of(
            "暗証番号がロックされています。市区町村の窓口で解除できます。",
            "The PIN is blocked. The desk of your municipality can unblock it.",
        ),
        CardError::NotFound => lang.of(
            "この電子証明書は、カードに入っていません。",
            "This certificate is not on the card.",
        ),
        CardError::WrongPin(left) => return wrong(*left, lang),
        CardError::Transport(_)
        | CardError::PinNeeded
        | CardError::Unexpected(_)
        | CardError::Malformed => lang.of(
            "カードを読み取れませんでした。置きなおして、もう一度はじめてください。",
            "The card could not be read. Put it on the reader again and begin anew.",
        ),
    };
    match error {
        CardError::Transport(_) | CardError::Unexpected(_) => format!("{fixed} ({error})"),
        _ => fixed.to_owned(),
    }
}

/// A wrong PIN.
pub fn wrong(left: u8, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("暗証番号がちがいます。あと{left}回です。"),
        Lang::En => format!("Wrong PIN. Tries left: {left}."),
    }
}
