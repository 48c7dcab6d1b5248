//! Words that every page uses: name, navigation, header and footer.

use crate::messages;

messages! {
    /// Name of the portal.
    portal { ja: "ひかえ", easy: "ひかえ", en: "Hikae" }
    /// Line under the name.
    tagline(municipality: &str) {
        ja: "{municipality} 健康の記録",
        easy: "{municipality} 健康《けんこう》の 記録《きろく》",
        en: "{municipality} health records",
    }
}
