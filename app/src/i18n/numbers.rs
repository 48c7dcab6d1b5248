//! Words about the numbers under which institutions know a person. Slot: `{place}`.

use crate::messages;

messages! {
    /// Title.
    title { ja: "機関ごとの番号", easy: "病院《びょういん》などが つかう 番号《ばんごう》", en: "Numbers that institutions know you by" }
    /// What they are.
    lead {
        ja: "ひかえは、あなたの名前のかわりに、機関ごとにちがう番号を渡しています。ほかの機関の番号とはつながりません。番号は、望めばいつでも新しくできます。",
        easy: "病院《びょういん》などには、名前《なまえ》の かわりに 番号《ばんごう》を わたします。番号《ばんごう》は ところごとに ちがいます。いつでも 新《あたら》しく できます。",
        en: "Instead of your name, each institution gets a number that no other institution has. You can have a new one at any time.",
    }
    /// None.
    none {
        ja: "あなたの番号を持っている機関はありません。",
        easy: "番号《ばんごう》を もって いる ところは ありません。",
        en: "No institution has a number for you.",
    }
    /// Link.
    renew { ja: "番号を新しくする", easy: "新《あたら》しく する", en: "Get a new number" }
    /// Title of the question.
    ask { ja: "番号を新しくしますか", easy: "番号《ばんごう》を 新《あたら》しく しますか", en: "Get a new number?" }
    /// What happens.
    what {
        ja: "{{place}}が持っているあなたの番号を無効にします。その番号では、あなたの記録を見られなくなります。",
        easy: "{{place}}が もって いる 番号《ばんごう》は つかえなく なります。その 番号《ばんごう》では、あなたの 記録《きろく》は 見《み》られません。",
        en: "The number that {{place}} has for you stops working. Nobody can look at your records with it any more.",
    }
    /// What comes next.
    then {
        ja: "新しい番号は、次にあなたが受付でカードを使うときなどに渡されます。それまで、この機関は、あなたが許可していても記録を見られません。救急のときも、前の番号ではあなただと分かりません。",
        easy: "新《あたら》しい 番号《ばんごう》は、つぎに 受付《うけつけ》で カードを つかう ときに わたします。それまで、ここは あなたの 記録《きろく》を 見《み》られません。急《きゅう》な 病気《びょうき》の ときも 見《み》られません。",
        en: "The new number is handed over the next time you use your card there. Until then this institution cannot see your records even if you permit it, nor in an emergency.",
    }
    /// What does not change.
    not {
        ja: "前に渡された記録は、機関に残ります。共有の設定は変わりません。この変更は元に戻せませんが、また新しくすることはできます。",
        easy: "前《まえ》に わたした 記録《きろく》は、そこに のこります。共有《きょうゆう》の 設定《せってい》は かわりません。もとには もどせません。",
        en: "What was handed over before stays there, and your sharing settings stay as they are. This cannot be undone, but you can get another number again.",
    }
    /// Button.
    confirm { ja: "新しくする", easy: "新《あたら》しく する", en: "Get a new number" }
    /// Link.
    leave { ja: "やめる", easy: "やめる", en: "Leave it as it is" }
    /// Done.
    renewed_title { ja: "番号を新しくしました", easy: "番号《ばんごう》を 新《あたら》しく しました", en: "You have a new number" }
    /// Done.
    renewed {
        ja: "{{place}}が持っていた番号は、もう使えません。",
        easy: "{{place}}が もって いた 番号《ばんごう》は、もう つかえません。",
        en: "The number that {{place}} had does not work any more.",
    }
    /// On the page of settings.
    see { ja: "機関ごとの番号を見る・新しくする", easy: "番号《ばんごう》を 見《み》る・新《あたら》しく する", en: "See the numbers, or get new ones" }
}
