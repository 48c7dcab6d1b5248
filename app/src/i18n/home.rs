//! Words of the home page.

use crate::messages;

messages! {
    /// Heading.
    heading { ja: "ホーム", easy: "ホーム", en: "Home" }
    /// Whose home it is.
    lead {
        ja: "新しいことと、あなたがすることをまとめています。",
        easy: "新《あたら》しいことが わかります。",
        en: "What is new, and what is for you to do.",
    }
    /// Heading of the notice about an emergency read.
    emergency {
        ja: "救急で、あなたの記録が見られました",
        easy: "救急《きゅうきゅう》で、あなたの 記録《きろく》を 見《み》ました",
        en: "Your records were read in an emergency",
    }
    /// Heading of the notice about an emergency in which nothing was read yet.
    emergency_declared {
        ja: "救急の届け出がありました",
        easy: "急《きゅう》な 病気《びょうき》や けがの 届《とど》けが ありました",
        en: "An emergency was declared for you",
    }
    /// It still lasts: slot `when`.
    emergency_lasts {
        ja: "{{when}}まで続きます。あなたが「見せない」と決めた記録は見せません。",
        easy: "{{when}}まで つづきます。あなたが「見《み》せない」と 決《き》めた 記録《きろく》は 見《み》せません。",
        en: "It lasts until {{when}}. What you decided not to show is not shown.",
    }
    /// It has ended: slot `when`.
    emergency_over {
        ja: "{{when}}に終わりました。もう見ることはできません。",
        easy: "{{when}}に おわりました。もう 見《み》る ことは できません。",
        en: "It ended at {{when}}. Nothing can be looked at under it any more.",
    }
    /// Link to what was looked at in it.
    emergency_read { ja: "何を見たか", easy: "何《なに》を 見《み》たか", en: "What was looked at" }
    /// Nothing was asked for in it.
    emergency_unread {
        ja: "この届け出で、あなたの記録はまだ見られていません。",
        easy: "この 届《とど》けで、あなたの 記録《きろく》は まだ 見《み》ていません。",
        en: "Nothing of yours has been looked at under it so far.",
    }
    /// Link to one event.
    details { ja: "くわしく見る", easy: "くわしく 見《み》る", en: "See the details" }
    /// Heading of the last reads.
    reads { ja: "最近、見た機関", easy: "最近《さいきん》、見《み》たところ", en: "Who looked lately" }
    /// Nobody looked yet.
    no_reads {
        ja: "まだ、どの機関もあなたの記録を見ていません。",
        easy: "まだ だれも 見《み》ていません。",
        en: "No institution has looked at your records yet.",
    }
    /// Link to all reads.
    all_reads { ja: "すべて見る", easy: "ぜんぶ 見《み》る", en: "See all" }
    /// Heading of the last checkup.
    checkup { ja: "健診", easy: "健診《けんしん》", en: "Checkup" }
    /// When and where it was: slots `when` and `where`.
    checkup_of {
        ja: "{{when}}に{{where}}で受けた健診の結果が届いています。",
        easy: "{{when}}に {{where}}で 受《う》けた 健診《けんしん》の 結果《けっか》が あります。",
        en: "The results of your checkup on {{when}} at {{where}} are here.",
    }
    /// Link to the report.
    checkup_see { ja: "結果を見る", easy: "結果《けっか》を 見《み》る", en: "See the results" }
    /// No checkup.
    no_checkup {
        ja: "健診の結果は、まだ届いていません。健診を受けてから1〜3か月で届きます。",
        easy: "健診《けんしん》の 結果《けっか》は、まだ ありません。",
        en: "No checkup results have arrived yet. They come one to three months after a checkup.",
    }
    /// Heading of what is due.
    due { ja: "これからのこと", easy: "これからのこと", en: "Coming up" }
    /// A vaccination that is due: slot `name`.
    due_vaccine {
        ja: "{{name}}の予防接種",
        easy: "{{name}}の 予防接種《よぼうせっしゅ》",
        en: "Vaccination: {{name}}",
    }
    /// Until when it can be had: slot `day`.
    until { ja: "{{day}}まで", easy: "{{day}}まで", en: "until {{day}}" }
    /// It can still be caught up.
    catch_up {
        ja: "まだ間に合います",
        easy: "まだ 間《ま》に合《あ》います",
        en: "can still be caught up",
    }
    /// Link to the vaccinations.
    due_see { ja: "受け方を見る", easy: "受《う》けかたを 見《み》る", en: "See how" }
    /// Nothing is due.
    no_due {
        ja: "いま受けられる予防接種はありません。",
        easy: "今《いま》 受《う》ける 予防接種《よぼうせっしゅ》は ありません。",
        en: "No vaccination is due now.",
    }
    /// Heading of the way to the insurance.
    insurance { ja: "健康保険", easy: "健康保険《けんこうほけん》", en: "Health insurance" }
    /// What stands there.
    insurance_lead {
        ja: "きょう使える保険と、これまでの保険を確かめられます。",
        easy: "いま 使《つか》える 保険《ほけん》が わかります。",
        en: "See which insurance holds today, and those before it.",
    }
    /// Link to the insurance.
    insurance_see { ja: "保険を見る", easy: "保険《ほけん》を 見《み》る", en: "See your insurance" }
    /// Heading of how sharing stands.
    sharing { ja: "いまの共有", easy: "今《いま》の 共有《きょうゆう》", en: "Sharing now" }
    /// Permissions in force.
    permits { ja: "見せると決めたこと", easy: "見《み》せると 決《き》めたこと", en: "Permissions" }
    /// Refusals in force.
    denials { ja: "見せないと決めたこと", easy: "見《み》せないと 決《き》めたこと", en: "Refusals" }
    /// Link to the settings.
    sharing_see { ja: "共有の設定", easy: "共有《きょうゆう》の 設定《せってい》", en: "Sharing settings" }
}
