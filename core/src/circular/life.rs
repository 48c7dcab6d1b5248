//! What a municipality tells people at certain times of their lives: words and a rule to begin from.

use super::{AgeAt, Content, Dose, Rule, Text, Texts, Topic};
use crate::circular::Audience;

/// Words and a rule for an occasion in life. Staff begin a circular from it, and change what they
/// like: it goes the same way as any other.
#[derive(Debug, Clone, Copy)]
pub struct LifeEvent {
    /// Its name in addresses.
    pub key: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// Whether the law has the municipality tell it.
    pub statutory: bool,
    /// What staff call it.
    pub name: &'static str,
    rule: fn() -> Rule,
    /// Title and body: 日本語, やさしい日本語, English.
    words: [(&'static str, &'static str); 3],
}

impl LifeEvent {
    /// The one of a name.
    pub fn from_key(key: &str) -> Option<&'static Self> {
        LIFE_EVENTS.iter().find(|event| event.key == key)
    }

    /// A circular to begin from.
    pub fn content(&self) -> Content {
        let [ja, plain, en] = self.words.map(|(title, body)| Text {
            title: title.to_owned(),
            body: body.to_owned(),
        });
        Content {
            topic: self.topic,
            statutory: self.statutory,
            texts: Texts { ja, plain, en },
            link: None,
            valid_until: None,
            event: None,
            file: None,
            audience: Audience::Rule {
                name: self.name.to_owned(),
                rule: (self.rule)(),
            },
            training: false,
        }
    }
}

fn age(from: u16, to: u16, at: AgeAt) -> Rule {
    Rule::Age { from, to, at }
}

fn series(series: &str, dose: Dose) -> Rule {
    Rule::Vaccination {
        series: series.to_owned(),
        dose,
    }
}

/// The series of children's routine vaccinations (定期接種 A類), but for HPV, which has words of
/// its own.
const OF_CHILDREN: [&str; 14] = [
    "ROTA",
    "HEPB",
    "PCV",
    "DPT-IPV-Hib",
    "DPT-IPV",
    "IPV",
    "HIB",
    "BCG",
    "MR1",
    "MR2",
    "VAR",
    "JE1",
    "JE2",
    "DT2",
];

/// All of them.
pub static LIFE_EVENTS: [LifeEvent; 5] = [
    LifeEvent {
        key: "checkup",
        topic: Topic::Checkup,
        statutory: true,
        name: "40歳から74歳になる年度の方で、今年度の健診がまだの方",
        rule: || Rule::All {
            of: vec![age(40, 74, AgeAt::FiscalYearEnd), Rule::NoCheckup],
        },
        words: [
            (
                "特定健診のご案内",
                "今年度の特定健診をまだ受けていない方にお知らせしています。\n\n特定健診は、年に1回、無料または少ない費用で受けられます。生活習慣病を早く見つけるための健診です。",
            ),
            (
                "健診《けんしん》の お知《し》らせ",
                "1年《ねん》に 1回《かい》、体《からだ》を しらべる ことが できます。\n\nあなたは 今年《ことし》、まだ うけて いません。病気《びょうき》を はやく 見《み》つける ために、うけて ください。",
            ),
            (
                "Your health checkup",
                "You have not yet had this year's specific health checkup (tokutei kenshin).\n\nYou can have it once a year, free or at low cost. It helps to find lifestyle diseases early.",
            ),
        ],
    },
    LifeEvent {
        key: "children",
        topic: Topic::Vaccination,
        statutory: true,
        name: "定期の予防接種を受けられる時期の子ども",
        rule: || Rule::All {
            of: vec![
                age(0, 13, AgeAt::Today),
                Rule::Any {
                    of: OF_CHILDREN.map(|it| series(it, Dose::Open)).to_vec(),
                },
            ],
        },
        words: [
            (
                "お子さんの予防接種のご案内",
                "定期の予防接種を受けられる時期です。受けられる予防接種は、「予防接種」のページで確かめられます。",
            ),
            (
                "子《こ》どもの 予防接種《よぼうせっしゅ》の お知《し》らせ",
                "予防接種《よぼうせっしゅ》を うける ことが できる 時《とき》です。\n\nどの 予防接種《よぼうせっしゅ》か、「予防接種《よぼうせっしゅ》」の ページで 見《み》る ことが できます。",
            ),
            (
                "Your child's vaccinations",
                "It is time for one or more routine vaccinations. The page \"Vaccinations\" shows which ones.",
            ),
        ],
    },
    LifeEvent {
        key: "pneumococcal",
        topic: Topic::Vaccination,
        statutory: true,
        name: "高齢者の肺炎球菌の予防接種を受けられる方",
        rule: || Rule::All {
            of: vec![age(65, 65, AgeAt::Today), series("PNEU", Dose::Open)],
        },
        words: [
            (
                "高齢者の肺炎球菌の予防接種のご案内",
                "65歳の間に1回、肺炎球菌の予防接種を受けられます。66歳の誕生日の前日までです。",
            ),
            (
                "肺炎《はいえん》の 予防接種《よぼうせっしゅ》の お知《し》らせ",
                "65歳《さい》の 間《あいだ》に 1回《かい》、肺炎《はいえん》の 予防接種《よぼうせっしゅ》を うける ことが できます。\n\n66歳《さい》の 誕生日《たんじょうび》の 前《まえ》の 日《ひ》までです。",
            ),
            (
                "Vaccination against pneumococcal disease",
                "While you are 65, you can have one vaccination against pneumococcal disease, until the day before your 66th birthday.",
            ),
        ],
    },
    LifeEvent {
        key: "shingles",
        topic: Topic::Vaccination,
        statutory: true,
        name: "帯状疱疹の予防接種を受けられる年度の方",
        rule: || series("ZOS", Dose::Open),
        words: [
            (
                "帯状疱疹の予防接種のご案内",
                "今年度、帯状疱疹の予防接種を受けられます。受けられるのは、決められた年齢になる年度だけです。",
            ),
            (
                "帯状疱疹《たいじょうほうしん》の 予防接種《よぼうせっしゅ》の お知《し》らせ",
                "今年度《こんねんど》、帯状疱疹《たいじょうほうしん》の 予防接種《よぼうせっしゅ》を うける ことが できます。\n\nうける ことが できるのは、3月《がつ》31日《にち》までです。",
            ),
            (
                "Vaccination against shingles",
                "You can have a vaccination against shingles in this fiscal year, until 31 March. It is offered at certain ages only.",
            ),
        ],
    },
    LifeEvent {
        key: "hpv",
        topic: Topic::Vaccination,
        statutory: true,
        name: "HPVの予防接種がまだ終わっていない方",
        rule: || series("HPV", Dose::Open),
        words: [
            (
                "HPV（子宮頸がん予防）の予防接種のご案内",
                "HPVの予防接種を、定期の予防接種として受けられます。まだ終わっていない回があります。",
            ),
            (
                "HPVの 予防接種《よぼうせっしゅ》の お知《し》らせ",
                "がんを ふせぐ ための 予防接種《よぼうせっしゅ》を うける ことが できます。\n\nまだ 終《お》わって いない 回《かい》が あります。",
            ),
            (
                "Vaccination against HPV",
                "You can have the vaccination against HPV, which prevents cervical cancer, as a routine vaccination. Not all doses have been given yet.",
            ),
        ],
    },
];
