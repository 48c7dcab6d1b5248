//! Words of notices about a registered card.

use crate::messages;

messages! {
    /// Headline: a card took the place of another; slot `card`.
    renewed {
        ja: "新しいカード（{{card}}）が登録されました",
        easy: "新《あたら》しい カード（{{card}}）を 登録《とうろく》しました",
        en: "A new card ({{card}}) was registered",
    }
    /// What it means.
    renewed_text {
        ja: "署名用電子証明書でご本人を確かめて、前のカード（または更新前の電子証明書）と入れかえました。前のカードではもうログインできず、そのカードでのログインも終わりました。前のカードの登録は、アカウントのページに残っています。心当たりがなければ、すぐに市区町村の窓口へお知らせください。",
        easy: "前《まえ》の カードでは もう ログインできません。知《し》らない ときは、市役所《しやくしょ》に 言《い》ってください。",
        en: "It took the place of your earlier card or certificate, after you had signed with it. The earlier one no longer logs in, and logins with it have ended; its registration stays listed on the account page. If this was not you, tell your municipality at once.",
    }
    /// Headline: on hold; slot `card`.
    on_hold {
        ja: "カード（{{card}}）が一時停止になりました",
        easy: "カード（{{card}}）が 止《と》まりました",
        en: "Your card ({{card}}) was put on hold",
    }
    /// What it means.
    on_hold_text {
        ja: "紛失などの届け出があったため、このカードでのログインをすべて終わらせました。登録と記録は消えていません。カードが見つかったら、窓口かコールセンターで一時停止を解除すると、また使えます。",
        easy: "この カードの ログインは ぜんぶ 終《お》わりました。記録《きろく》は 消《き》えていません。カードが 見《み》つかったら、市役所《しやくしょ》に 言《い》うと また 使《つか》えます。",
        en: "Someone reported it lost, so every login with it has ended. Its registration and your records are kept. If you have the card back, have the hold lifted and it works again.",
    }
    /// Headline: the hold has ended; slot `card`.
    back {
        ja: "カード（{{card}}）の一時停止が解除されました",
        easy: "カード（{{card}}）が また 使《つか》えます",
        en: "The hold on your card ({{card}}) was lifted",
    }
    /// What it means.
    back_text {
        ja: "もとのとおりログインに使えます。登録し直す必要はありません。解除を頼んだ覚えがなければ、市区町村の窓口へお知らせください。",
        easy: "また ログインできます。知《し》らない ときは、市役所《しやくしょ》に 言《い》ってください。",
        en: "It logs in as before; you need not register it again. If you did not ask for this, tell your municipality.",
    }
    /// Headline: revoked; slot `card`.
    revoked {
        ja: "カード（{{card}}）の電子証明書が失効しました",
        easy: "カード（{{card}}）は もう 使《つか》えません",
        en: "The certificate of your card ({{card}}) was revoked",
    }
    /// What it means.
    revoked_text {
        ja: "このカードでのログインをすべて終わらせました。記録と設定は残っています。もう一度使うには、新しいカード（または新しい電子証明書）でログインし、署名用のパスワードで登録し直します。",
        easy: "この カードの ログインは ぜんぶ 終《お》わりました。記録《きろく》は 消《き》えていません。新《あたら》しい カードで ログインして、登録《とうろく》してください。",
        en: "Every login with it has ended. Your records and settings are kept. To come back, log in with your new card or certificate and register it with its signature password.",
    }
    /// Headline: it ends soon; slots `card`, `day`.
    ending {
        ja: "カード（{{card}}）の電子証明書は{{day}}に期限が切れます",
        easy: "カード（{{card}}）は {{day}}まで 使《つか》えます",
        en: "The certificate of your card ({{card}}) expires on {{day}}",
    }
    /// What to do about it.
    ending_text {
        ja: "期限の3か月前から、市区町村の窓口で更新できます。更新したら、その電子証明書でログインし、署名用のパスワードで登録し直してください。記録と設定はそのままです。",
        easy: "市役所《しやくしょ》で 新《あたら》しく してください。そのあと、もう一度《いちど》 登録《とうろく》してください。",
        en: "You can renew it at the desk of your municipality from three months before that day. Afterwards log in with it and register it once more with its signature password. Your records and settings stay as they are.",
    }

    /// The signature certificate ended: title.
    signature_ended {
        ja: "署名用電子証明書が使えません",
        easy: "カードの パスワードは 今《いま》 使《つか》えません",
        en: "The signature certificate no longer works",
    }
    /// The signature certificate ended: what to do.
    signature_ended_more(municipality: &str) {
        ja: "署名用電子証明書は、引っ越しや結婚などで氏名・住所が変わると失効します。期限が切れることもあります。登録してあるカードでのログインには関係ありません。カードをはじめて登録するときや更新したあとは必要です。{municipality}の窓口で発行を受けてから、もう一度お試しください。",
        easy: "引《ひ》っ越《こ》しや 結婚《けっこん》を すると、使《つか》えなく なります。登録《とうろく》した カードの ログインは できます。登録《とうろく》する ときは、{municipality}の 窓口《まどぐち》で 新《あたら》しく してください。",
        en: "It is revoked when your name or address changes, for instance after a move or marriage, or it has expired. Logging in with a card that is registered here does not need it; registering a new or renewed card does. Have a new one issued at the desk of {municipality}, then try again.",
    }
}
