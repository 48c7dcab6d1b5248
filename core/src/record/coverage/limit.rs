//! 限度額適用認定証の適用区分.

use serde::{Deserialize, Serialize};

macro_rules! classes {
    ($($name:ident $code:literal $label:literal)+) => {
        /// 適用区分, by the codes of オンライン資格確認: A up to 69 years, B from 70 on.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[allow(missing_docs, reason = "the codes are their names")]
        pub enum LimitClass {
            $($name,)+
        }

        impl LimitClass {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its code.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)+
                }
            }

            /// Its name on the certificate.
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$name => $label,)+
                }
            }
        }
    };
}

classes! {
    A01 "A01" "ア"
    A02 "A02" "イ"
    A03 "A03" "ウ"
    A04 "A04" "エ"
    A05 "A05" "オ"
    A06 "A06" "オ（境界層）"
    B01 "B01" "現役並みⅢ"
    B02 "B02" "現役並みⅡ"
    B03 "B03" "現役並みⅠ"
    B04 "B04" "一般"
    B05 "B05" "低所得Ⅱ"
    B06 "B06" "低所得Ⅰ"
    B07 "B07" "低所得Ⅰ（老福）"
    B08 "B08" "低所得Ⅰ（境界層）"
    B09 "B09" "一般Ⅱ"
    B10 "B10" "一般Ⅰ"
}

impl LimitClass {
    /// The class of this code, or with this name.
    pub fn find(text: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|class| class.code() == text || class.label() == text)
    }
}
