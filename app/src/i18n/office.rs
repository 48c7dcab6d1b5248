//! Words of the demo's stand-in for desk, call centre and authorities of the cards.

use crate::messages;

messages! {
    /// Link from the list of cards; slot `name`.
    link { ja: "{{name}}のカードをなくす・更新する", easy: "{{name}}の カードを なくす・新《あたら》しくする", en: "Lose or renew the card of {{name}}" }
    /// Heading; slot `name`.
    heading { ja: "カードの身に起きること", easy: "カードに おきること", en: "What happens to a card" }
    /// What this is.
    lead {
        ja: "ここは、市区町村の窓口、コールセンター、認証局の代わりです。カードに起きることを試して、ログインがどうなるかを確かめられます。",
        easy: "カードを なくしたり、新《あたら》しく したり できます。そのあと ログインを ためしてください。",
        en: "This stands in for the municipal desk, the call centre and the authorities that issue certificates. Try what may happen to a card, and see what becomes of logging in.",
    }
    /// Row: whose card.
    card { ja: "カード", easy: "カード", en: "Card" }
    /// Row: the certificate for user authentication.
    authentication { ja: "利用者証明用電子証明書", easy: "ログインの 証明書《しょうめいしょ》", en: "Certificate for logging in" }
    /// Row: the signature certificate.
    signature { ja: "署名用電子証明書", easy: "サインの 証明書《しょうめいしょ》", en: "Signature certificate" }
    /// It is good.
    good { ja: "有効です", easy: "使《つか》えます", en: "Good" }
    /// It is on hold.
    on_hold { ja: "一時停止中です", easy: "止《と》まっています", en: "On hold" }
    /// It was revoked.
    revoked { ja: "失効しました", easy: "もう 使《つか》えません", en: "Revoked" }
    /// Done.
    done { ja: "変えました", easy: "変《か》えました", en: "Done" }
    /// What follows from it.
    done_more {
        ja: "このカードでログイン中だったところも、いま確かめ直しました。本物のポータルは5分ごとに確かめます。",
        easy: "この カードの ログインも、今《いま》 しらべました。",
        en: "Logins with this card have been checked again just now. A real portal does so every five minutes.",
    }
    /// Button: lose it.
    lose { ja: "なくしたと届け出る（一時停止）", easy: "なくした（止《と》める）", en: "Report it lost (hold)" }
    /// What it does.
    lose_more { ja: "どちらの電子証明書も止まります。登録は消えません。", easy: "カードが 止《と》まります。登録《とうろく》は 消《き》えません。", en: "Both certificates are put on hold. The registration is kept." }
    /// Button: find it.
    find { ja: "見つかった（一時停止を解除）", easy: "見《み》つかった（また 使《つか》う）", en: "It was found (lift the hold)" }
    /// What it does.
    find_more { ja: "また使えるようになります。", easy: "また 使《つか》えます。", en: "It works again." }
    /// Button: give it up.
    give_up { ja: "見つからないので失効させる", easy: "見《み》つからない（やめる）", en: "It does not turn up (revoke)" }
    /// What it does.
    give_up_more { ja: "もとには戻せません。新しいカードが要ります。", easy: "もとに もどりません。新《あたら》しい カードが いります。", en: "This cannot be undone; a new card is needed." }
    /// Button: move.
    moves { ja: "引っ越す・結婚する", easy: "引《ひ》っ越《こ》す・結婚《けっこん》する", en: "Move house, or marry" }
    /// What it does.
    moves_more { ja: "署名用の電子証明書だけが失効します。ログインはできます。", easy: "サインだけ できなく なります。ログインは できます。", en: "Only the signature certificate is revoked. Logging in still works." }
    /// Button: renew.
    renew { ja: "電子証明書を更新する（新しいカードを受け取る）", easy: "新《あたら》しく する", en: "Renew the certificates (or get a new card)" }
    /// What it does.
    renew_more { ja: "新しい番号の電子証明書になり、前のものは失効します。次のログインで登録し直します。", easy: "次《つぎ》の ログインで、もう一度《いちど》 登録《とうろく》します。", en: "The new certificates have new serial numbers and those before are revoked. At the next login it is registered again." }
    /// Link back.
    to_cards { ja: "カードの一覧へ", easy: "カードの ページへ", en: "To the cards" }
}
