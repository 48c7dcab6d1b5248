//! Checking one's own log in the browser: what is checked, what came of it, what it cannot show.
//!
//! Slots that the browser fills: `{taken}`, `{entries}`, `{proven}`, `{waiting}`, `{older}`,
//! `{size}`, `{before}`, `{now}`, `{count}`, `{number}`, `{until}`, `{when}`, `{where}`, `{name}`.

use crate::messages;

messages! {
    /// Title.
    title {
        ja: "記録が書きかえられていないか確かめる",
        easy: "記録《きろく》が かわって いないか たしかめる",
        en: "Check that your log was not changed",
    }
    /// Under the title.
    lead {
        ja: "「だれが見たか」の1件ずつを、あなたの端末が自分で計算して確かめます。",
        easy: "「だれが 見《み》たか」を、あなたの パソコンや スマートフォンが たしかめます。",
        en: "Your own device recalculates every entry of “Who looked” and compares.",
    }
    /// Link to this page.
    link {
        ja: "書きかえられていないか、この端末で確かめる",
        easy: "かわって いないか たしかめる",
        en: "Check on this device that nothing was changed",
    }
    /// Before anything runs, and where nothing can.
    needs_script {
        ja: "この画面での確認には、JavaScriptとWebAssemblyが必要です。しばらく待っても始まらないときは、下の「この画面を使わずに確かめる」をご覧ください。",
        easy: "この ページで たしかめるには、JavaScriptが いります。動《うご》かない ときは、下《した》の「ほかの やりかた」を 見《み》てください。",
        en: "Checking on this page needs JavaScript and WebAssembly. If nothing starts after a moment, see “Checking without this page” below.",
    }
    /// Heading: the result.
    result_title { ja: "確認の結果", easy: "けっか", en: "Result" }
    /// Working.
    working {
        ja: "確かめています… {{taken}}件",
        easy: "たしかめて います… {{taken}}｜件《けん》",
        en: "Checking… {{taken}} entries so far",
    }
    /// Working on the public part.
    working_tree {
        ja: "公開の台帳と照らし合わせています…",
        easy: "みんなが 見《み》る ことが できる 台帳《だいちょう》と くらべて います…",
        en: "Comparing with the public ledger…",
    }
    /// Said when it is over and all is well.
    done_sound { ja: "確認が終わりました。すべて合っています。", easy: "おわりました。ぜんぶ あって います。", en: "Done. Everything holds." }
    /// Said when it is over and something was found.
    done_found { ja: "確認が終わりました。合わないところがあります。", easy: "おわりました。おかしい ところが あります。", en: "Done. Something does not hold." }

    /// Heading: all is well.
    sound_title { ja: "すべて合っています", easy: "ぜんぶ あって います", en: "Everything holds" }
    /// All is well.
    sound {
        ja: "あなたの記録 {{entries}}件は、書きかえられたり、抜かれたり、足されたりしていません。",
        easy: "あなたの 記録《きろく》は {{entries}}｜件《けん》です。かわったり、なくなったり、ふえたり して いません。",
        en: "None of your {{entries}} entries was changed, removed or added afterwards.",
    }
    /// There is nothing to be checked.
    sound_empty {
        ja: "まだ、あなたの記録を見た機関はありません。公開の台帳の署名は正しいものでした。",
        easy: "まだ だれも あなたの 記録《きろく》を 見《み》て いません。台帳《だいちょう》は 正《ただ》しいです。",
        en: "Nobody has looked at your records yet. The public ledger is signed correctly.",
    }
    /// How many are in the tree.
    proven {
        ja: "{{proven}}件：公開の台帳（全 {{size}}件）に、今の内容のまま入っています。",
        easy: "{{proven}}｜件《けん》：台帳《だいちょう》（ぜんぶで {{size}}｜件《けん》）に 同《おな》じ 内容《ないよう》で 入《はい》って います。",
        en: "{{proven}}: in the public ledger (of {{size}} entries in all) exactly as they read now.",
    }
    /// How many wait.
    waiting {
        ja: "{{waiting}}件：書かれたばかりで、台帳に入るのを待っています。ふつうは1秒ほどです。少ししてから、もう一度お試しください。",
        easy: "{{waiting}}｜件《けん》：新《あたら》しいので、まだ 台帳《だいちょう》に 入《はい》って いません。少《すこ》し 待《ま》って、もう 一度《いちど》 たしかめて ください。",
        en: "{{waiting}}: just written and waiting for the ledger, usually for about a second. Try again in a moment.",
    }
    /// How many are older than the log.
    older {
        ja: "{{older}}件：公開の台帳が始まる前のものです。前後のつながりだけを確かめました。",
        easy: "{{older}}｜件《けん》：台帳《だいちょう》が できる 前《まえ》の 記録《きろく》です。つながりだけ たしかめました。",
        en: "{{older}}: from before the public ledger began. Only that they follow on one another was checked.",
    }
    /// This browser has seen nothing before.
    seen_first {
        ja: "この端末での確認は、はじめてか、前回の控えが消えています。次からは、今日の台帳から続いているかも確かめます。",
        easy: "この パソコンや スマートフォンでは、はじめてです。次《つぎ》からは、今日《きょう》と くらべて たしかめます。",
        en: "This is the first check in this browser, or what it kept of the last one is gone. From the next time on, it is also checked that the ledger goes on from today's.",
    }
    /// What it had seen cannot be read.
    seen_lost {
        ja: "この端末に残っていた前回の控えは読めませんでした。はじめての確認と同じに扱い、新しい控えを残しました。",
        easy: "前《まえ》に たしかめた ときの メモが 読《よ》めません。はじめてと 同《おな》じように たしかめました。",
        en: "What this browser had kept of the last check could not be read. This counted as a first check.",
    }
    /// It goes on from what it had seen.
    seen_before {
        ja: "前回この端末で確かめた台帳からの続きであることも確かめました。",
        easy: "前《まえ》に たしかめた 台帳《だいちょう》の つづきです。",
        en: "It was also checked that the ledger goes on from the one this browser saw last time.",
    }
    /// The clocks differ.
    clock {
        ja: "この端末の時計と、サーバーの時計が5分以上ちがいます。「待っている」かどうかは、サーバーの時計で判断しました。端末の時計を確かめてください。",
        easy: "あなたの 時計《とけい》が ちがうかも しれません。時計《とけい》を たしかめて ください。",
        en: "The clock of this device and that of the server differ by more than five minutes. Whether an entry may still wait was judged by the server's clock. Please check the clock of your device.",
    }

    /// Heading: something was found.
    found_title { ja: "合わないところがあります", easy: "おかしい ところが あります", en: "Something does not hold" }
    /// What to do with what was found.
    found {
        ja: "下の内容を控えて（画面の写しや印刷でもかまいません）、市区町村の窓口に伝えてください。前回の確認の控えは、証拠として、この端末に残したままにしてあります。",
        easy: "この 画面《がめん》を 写真《しゃしん》に とるか、印刷《いんさつ》して ください。市役所《しやくしょ》に 見《み》せて ください。",
        en: "Keep a copy of what is listed below (a screenshot or a print will do) and report it to your municipality. What this browser remembers of the last check stays as it is, as evidence.",
    }
    /// More than are listed.
    more { ja: "ほかに {{count}}件", easy: "ほかに {{count}}｜件《けん》", en: "And {{count}} more" }
    /// Link to an entry.
    open { ja: "この記録を開いて、窓口に伝える内容を見る", easy: "この 記録《きろく》を 見《み》る", en: "Open this entry to report it" }

    /// Which entry.
    which {
        ja: "{{number}}番の記録（{{when}}、{{where}}）",
        easy: "{{number}}｜番《ばん》の 記録《きろく》（{{when}}、{{where}}）",
        en: "Entry {{number}} ({{when}}, {{where}})",
    }
    /// Which entry, if it cannot be read.
    which_sealed {
        ja: "{{number}}番の記録（{{when}}に書きとめたもの）",
        easy: "{{number}}｜番《ばん》の 記録《きろく》（{{when}}に 書《か》いた もの）",
        en: "Entry {{number}} (written down {{when}})",
    }
    /// Which entry, if only its number is known.
    which_number { ja: "{{number}}番の記録", easy: "{{number}}｜番《ばん》の 記録《きろく》", en: "Entry {{number}}" }
    /// Which entries.
    which_range {
        ja: "{{number}}番から{{until}}番の記録",
        easy: "{{number}}｜番《ばん》から {{until}}｜番《ばん》の 記録《きろく》",
        en: "Entries {{number}} to {{until}}",
    }

    /// Wrong: cannot be read.
    unreadable {
        ja: "保管されていた中身が書きかえられたか移されたため、読めません。",
        easy: "中身《なかみ》が かわったので 読《よ》めません。",
        en: "It is there but cannot be read: what is stored was altered or moved.",
    }
    /// Wrong: gap.
    missing {
        ja: "あるはずの番号がありません。取りのぞかれています。",
        easy: "ありません。だれかが 消《け》しました。",
        en: "It is missing: it was removed.",
    }
    /// Wrong: cut.
    cut {
        ja: "前回この端末で確かめたときにはありましたが、今はありません。消されています。",
        easy: "前《まえ》は ありました。今《いま》は ありません。だれかが 消《け》しました。",
        en: "It was there when this browser checked last, and is gone now: it was removed.",
    }
    /// Wrong: replaced.
    replaced {
        ja: "前回この端末で確かめたものと、別のものになっています。",
        easy: "前《まえ》に たしかめた ものと ちがいます。",
        en: "It is not the one that this browser saw last time.",
    }
    /// Wrong: not in the tree.
    not_in_log {
        ja: "公開の台帳に、今の内容では入っていません。あとで書きかえられたか、あとから足されたものです。",
        easy: "台帳《だいちょう》と ちがいます。あとで かわったか、あとから ふえた ものです。",
        en: "The public ledger does not have it as it reads now: it was changed, or added afterwards.",
    }
    /// Wrong: late.
    late {
        ja: "書かれてから1分以上たっていますが、まだ公開の台帳に入っていません。",
        easy: "まだ 台帳《だいちょう》に 入《はい》って いません。おそすぎます。",
        en: "It was written more than a minute ago and is still not in the public ledger.",
    }
    /// Wrong: changed.
    changed {
        ja: "次の記録が書かれたあとで、書きかえられています。",
        easy: "あとで だれかが かえました。",
        en: "It was changed after the next one had been written.",
    }
    /// Wrong: does not follow.
    detached {
        ja: "一つ前の記録とつながっていません。",
        easy: "一《ひと》つ 前《まえ》の 記録《きろく》と つながって いません。",
        en: "It does not follow on the one before it.",
    }
    /// Wrong: twice.
    doubled { ja: "同じ番号のものが2件あります。", easy: "2｜回《かい》 あります。", en: "It is there twice." }
    /// Wrong: at another number.
    misplaced {
        ja: "ほかの番号の場所に置かれています。並びが変えられています。",
        easy: "ちがう 場所《ばしょ》に あります。",
        en: "It is kept under another number: the order was changed.",
    }
    /// Wrong: another person's.
    foreign { ja: "ほかの人の記録が入っています。", easy: "ほかの 人《ひと》の 記録《きろく》です。", en: "It is another person's entry." }

    /// Log: no key.
    key {
        ja: "台帳の署名を確かめるための鍵が読めません。",
        easy: "台帳《だいちょう》の 鍵《かぎ》が 読《よ》めません。",
        en: "What the portal gives as the key of the ledger is none.",
    }
    /// Log: another name.
    other_log {
        ja: "台帳の名前が、前回この端末で確かめたもの（{{name}}）とちがいます。別の台帳です。",
        easy: "台帳《だいちょう》の 名前《なまえ》が 前《まえ》（{{name}}）と ちがいます。",
        en: "This is another ledger than the one this browser saw last time ({{name}}).",
    }
    /// Log: another key.
    other_key {
        ja: "台帳の署名の鍵が、前回この端末で確かめたものとちがいます。鍵が変わったという知らせがなければ、偽の台帳かもしれません。",
        easy: "台帳《だいちょう》の 鍵《かぎ》が 前《まえ》と ちがいます。にせものかも しれません。",
        en: "The ledger is signed with another key than last time. Unless a change of key was announced, it may be a false one.",
    }
    /// Log: malformed checkpoint.
    checkpoint {
        ja: "公開の台帳の現在の状態が読めません。",
        easy: "台帳《だいちょう》が 読《よ》めません。",
        en: "The current state of the public ledger cannot be read.",
    }
    /// Log: false signature.
    signature {
        ja: "公開の台帳の署名が正しくありません。",
        easy: "台帳《だいちょう》の 署名《しょめい》が 正《ただ》しく ありません。",
        en: "The public ledger is not signed with its key.",
    }
    /// Log: smaller.
    smaller {
        ja: "公開の台帳が、前回この端末で確かめたとき（{{before}}件）より短く（{{now}}件）なっています。台帳は短くなることはありません。古い状態にもどされたか、一部が消されています。",
        easy: "台帳《だいちょう》が 前《まえ》（{{before}}｜件《けん》）より 少《すく》ない（{{now}}｜件《けん》）です。だれかが 消《け》しました。",
        en: "The public ledger is shorter ({{now}} entries) than when this browser checked last ({{before}}). It never shrinks: it was rolled back, or part of it was removed.",
    }
    /// Log: forked.
    forked {
        ja: "公開の台帳が、前回この端末で確かめたもの（{{before}}件）の続きではありません。過去の部分が作り直されています。",
        easy: "台帳《だいちょう》が 前《まえ》（{{before}}｜件《けん》）の つづきでは ありません。だれかが 作《つく》りなおしました。",
        en: "The public ledger does not go on from the one this browser saw last time ({{before}} entries): its past was made anew.",
    }
    /// Log: tiles make another tree.
    tree {
        ja: "公開の台帳の中身と、その署名が合いません。",
        easy: "台帳《だいちょう》の 中身《なかみ》と 署名《しょめい》が あいません。",
        en: "What is in the public ledger is not what was signed.",
    }
    /// Log: a tile.
    tile {
        ja: "公開の台帳の一部（{{name}}）がないか、こわれています。その部分に入っているはずの記録は確かめられませんでした。",
        easy: "台帳《だいちょう》の 一部《いちぶ》（{{name}}）が ないか、こわれて います。",
        en: "Part of the public ledger ({{name}}) is missing or broken. Entries that should be in it could not be checked.",
    }
    /// The entries came in no form.
    entries {
        ja: "あなたの記録が、確かめられる形で送られてきませんでした。",
        easy: "あなたの 記録《きろく》が 正《ただ》しく 来《き》ませんでした。",
        en: "Your entries did not arrive in a form that can be checked.",
    }

    /// The check could not be made.
    offline {
        ja: "通信がうまくいかず、確認を終えられませんでした。何かがおかしいという意味ではありません。もう一度お試しください。",
        easy: "通信《つうしん》が できませんでした。もう 一度《いちど》 して ください。",
        en: "The check could not be finished because something could not be loaded. This does not mean that anything is wrong. Please try again.",
    }
    /// The session is over.
    session {
        ja: "ログインの時間が切れました。もう一度ログインしてから、確かめてください。",
        easy: "もう 一度《いちど》 ログインして ください。",
        en: "Your session is over. Log in again, then check.",
    }
    /// Link to the login.
    login { ja: "ログインする", easy: "ログインする", en: "Log in" }
    /// Button.
    again { ja: "もう一度確かめる", easy: "もう 一度《いちど》 たしかめる", en: "Check again" }
    /// Button.
    forget {
        ja: "この端末に残した控えを消す",
        easy: "この 機械《きかい》の メモを 消《け》す",
        en: "Delete what this browser remembers",
    }
    /// What the button does.
    forget_text {
        ja: "この端末には、台帳の名前・件数・ハッシュ値と、あなたの最後の記録の番号・ハッシュ値だけを控えました。だれの控えかも、健康のことも書かれていません。ほかの人と一緒に使う端末なら、消してもかまいません。次の確認は、はじめてのときと同じになります。",
        easy: "この 機械《きかい》に 小《ちい》さな メモが あります。名前《なまえ》や 健康《けんこう》の ことは 書《か》いて ありません。消《け》しても いいです。次《つぎ》は、はじめてと 同《おな》じに なります。",
        en: "This browser keeps only the name, size and hash of the ledger and the number and hash of your last entry: nothing about your health, and nothing that says whose it is. On a shared device you may delete it; the next check then counts as a first one.",
    }
    /// It was deleted.
    forgotten { ja: "控えを消しました。", easy: "メモを 消《け》しました。", en: "Deleted." }

    /// Heading.
    checked_title { ja: "何を確かめるか", easy: "何《なに》を たしかめるか", en: "What is checked" }
    /// Checked.
    checked_entry {
        ja: "1件ごとの内容から計算したしるしが、だれでも見られる公開の台帳に入っていること。内容が1文字でも変わると、しるしは合わなくなります。",
        easy: "1｜件《けん》ずつ、台帳《だいちょう》の しるしと あうか。1｜文字《もじ》でも かわると、あいません。",
        en: "That the mark calculated from each entry stands in a public ledger that anyone can see. If a single letter changes, the mark no longer fits.",
    }
    /// Checked.
    checked_chain {
        ja: "あなたの記録が、1番から抜けや重なりなくつながっていること。",
        easy: "1｜番《ばん》から ぜんぶ つながって いるか。",
        en: "That your entries follow on one another from number 1, none missing and none twice.",
    }
    /// Checked.
    checked_signature {
        ja: "公開の台帳に、この市区町村の正しい電子署名（Ed25519）があること。",
        easy: "台帳《だいちょう》の 署名《しょめい》が 正《ただ》しいか。",
        en: "That the public ledger carries the true signature (Ed25519) of this municipality's key.",
    }
    /// Checked.
    checked_memory {
        ja: "台帳が、前回この端末で確かめたときの続きであり、あなたの最後の記録が消えていないこと。",
        easy: "前《まえ》に たしかめた 台帳《だいちょう》の つづきか。最後《さいご》の 記録《きろく》が きえて いないか。",
        en: "That the ledger goes on from the one this browser saw last, and that your last entry then is still there.",
    }
    /// Heading: who else saw the log.
    witnesses_title { ja: "外から見ている証人", easy: "外《そと》から 見《み》ている 人《ひと》", en: "Witnesses outside" }
    /// What witnesses are for.
    witnesses_text {
        ja: "市とは別の団体が「証人」として、台帳が前より縮んだり書きかえられたりしていないことを確かめ、署名しています。証人がいると、人によってちがう台帳を見せることができなくなります。",
        easy: "市《し》では ない 人《ひと》が、台帳《だいちょう》が 書《か》きかえられて いないかを 見《み》て、サインを しています。",
        en: "Organisations apart from the municipality check that the ledger only ever grew, and sign it. With them, nobody can be shown a ledger of their own.",
    }
    /// None.
    witnesses_none {
        ja: "このポータルには、まだ外の証人がいません。人によってちがう台帳を見せていないかは、家族や知り合いと、証明書に書いてある台帳の件数とハッシュ値を見くらべると確かめられます。",
        easy: "外《そと》から 見《み》ている 人《ひと》は、まだ いません。",
        en: "This portal has no witnesses yet. Whether everyone is shown the same ledger you can tell by comparing its size and hash, as statements print them, with someone you know.",
    }
    /// Slots `name`, `when`, `size`.
    witness_said {
        ja: "{{name}}が、{{when}}に、{{size}}件までの台帳に署名しました。",
        easy: "{{name}}が {{when}}に {{size}}｜件《けん》までの 台帳《だいちょう》に サインしました。",
        en: "{{name}} signed the ledger of {{size}} entries ({{when}}).",
    }
    /// Link.
    witnesses_link { ja: "署名された台帳の控え（プログラム用）", easy: "サインの データ（プログラムの ため）", en: "The signed checkpoint (for programs)" }
    /// Heading.
    limits_title { ja: "これでは分からないこと", easy: "これでは わからない こと", en: "What this cannot show" }
    /// Limit.
    limit_unseen {
        ja: "だれも確かめないうちに、最後のほうの記録が消されたとき。あなたの端末が一度でも見た記録なら分かります。ときどき確かめると、気づける範囲がひろがります。",
        easy: "だれも 見《み》ない うちに、新《あたら》しい 記録《きろく》が きえた とき。ときどき たしかめて ください。",
        en: "That the last entries were removed before anyone had checked them. Once this browser has seen an entry, its removal shows; checking now and then helps.",
    }
    /// Limit.
    limit_unwritten {
        ja: "はじめから記録されなかった閲覧や、うその内容で書かれた記録。ここで分かるのは、書かれたあとで変わっていないことだけです。",
        easy: "はじめから 書《か》かれなかった こと。うその 記録《きろく》。",
        en: "Reads that were never written down, and entries that were untrue from the start. It shows only that what was written has not changed since.",
    }
    /// Limit.
    limit_portal {
        ja: "この画面そのものが偽物だったとき。確認のプログラムも、この市区町村のサーバーから届きます。サーバーを信用せずに確かめたいときは、下の方法を使ってください。",
        easy: "この ページが にせものの とき。心配《しんぱい》な ときは、下《した》の やりかたを 使《つか》って ください。",
        en: "That this page itself is false: the program that checks comes from the same server. To check without trusting it, use the way below.",
    }
    /// Limit.
    limit_others {
        ja: "ほかの人に別の台帳を見せているとき。台帳は公開されているので、ほかの人の控えと件数やハッシュ値を比べると分かります。",
        easy: "ほかの 人《ひと》に ちがう 台帳《だいちょう》を 見《み》せて いる とき。",
        en: "That others are shown another ledger. It is public, so comparing its size and hash with what others kept would show it.",
    }
    /// Heading.
    without_title { ja: "この画面を使わずに確かめる", easy: "ほかの やりかた", en: "Checking without this page" }
    /// The statement's link.
    take_link {
        ja: "記録と証明を受け取る（JSONファイル）",
        easy: "ファイルを もらう（JSON）",
        en: "Get the lines and proofs (JSON file)",
    }
    /// The other way.
    without_text {
        ja: "「記録と証明」のファイルを受け取り、手もとのコンピューターで次の命令を実行すると、サーバーにつながずに確かめられます。前に受け取ったファイルがあれば、それと比べて、消えたり変わったりしたものも分かります。",
        easy: "ファイルを もらって、自分《じぶん》の パソコンで たしかめる ことが できます。前《まえ》の ファイルが あれば、くらべる ことも できます。パソコンに くわしい 人《ひと》に 聞《き》いて ください。",
        en: "Get the lines and proofs as a file and run these commands on your own computer: they check it without any server. With a file from earlier, the second also tells what has gone or changed since.",
    }
    /// What stays where it is.
    unreadable_title { ja: "読めない記録があります", easy: "読《よ》めない 記録《きろく》が あります", en: "Some entries cannot be read" }
    /// An entry in the list that cannot be read.
    unreadable_line {
        ja: "この記録は読めません：{{number}}番（{{when}}に書きとめたもの）。保管されていた中身が書きかえられたか、移されています。",
        easy: "この 記録《きろく》は 読《よ》めません：{{number}}｜番《ばん》（{{when}}に 書《か》いた もの）。中身《なかみ》が かわって います。",
        en: "This entry cannot be read: number {{number}} (written down {{when}}). What is stored was altered or moved.",
    }
    /// What to do about it.
    unreadable_text {
        ja: "ほかの記録は、そのまま見られます。市区町村の窓口に、番号を伝えてください。",
        easy: "ほかの 記録《きろく》は 見《み》る ことが できます。市役所《しやくしょ》に 番号《ばんごう》を 言《い》って ください。",
        en: "The other entries can be read as before. Please tell your municipality the number.",
    }
}
