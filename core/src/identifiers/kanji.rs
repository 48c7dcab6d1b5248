//! Old forms of kanji.

use std::collections::HashMap;
use std::sync::LazyLock;

/// New form and old form. 康熙字典体 in parentheses in 常用漢字表 (平成22年内閣告示第2号), and those that
/// 人名用漢字別表 (戸籍法施行規則 別表第二) gives beside another; without those that are one character
/// after NFKC.
const OFFICIAL: &str = "\
    万萬 与與 両兩 並竝 乗乘 乱亂 亀龜 予豫 争爭 亘亙 亜亞 仏佛 仮假 会會 伝傳 体體 \
    余餘 併倂 価價 倹儉 偽僞 児兒 党黨 内內 円圓 写寫 凛凜 処處 剣劍 剤劑 剰剩 励勵 \
    労勞 効效 勅敕 勧勸 勲勳 区區 医醫 単單 即卽 厳嚴 参參 双雙 収收 叙敍 台臺 号號 \
    呉吳 告吿 営營 嘱囑 団團 囲圍 図圖 国國 圏圈 圧壓 堕墮 塁壘 塩鹽 増增 壊壞 壌壤 \
    壮壯 声聲 壱壹 売賣 変變 奥奧 奨奬 娯娛 嬢孃 学學 宝寶 実實 寛寬 寝寢 対對 寿壽 \
    専專 将將 尚尙 尭堯 尽盡 届屆 属屬 岳嶽 峡峽 巌巖 巣巢 巻卷 帯帶 帰歸 庁廳 広廣 \
    廃廢 弐貳 弥彌 弾彈 当當 彦彥 径徑 従從 徳德 徴徵 応應 恋戀 恒恆 恵惠 悦悅 悩惱 \
    悪惡 惨慘 慎愼 懐懷 戦戰 戯戲 戸戶 戻戾 払拂 抜拔 択擇 担擔 拝拜 拠據 拡擴 挙擧 \
    挟挾 挿插 捜搜 掲揭 掴摑 揺搖 摂攝 撃擊 教敎 数數 斉齊 斎齋 断斷 旧舊 昼晝 晃晄 \
    晋晉 晩晚 暁曉 暦曆 曽曾 条條 来來 枢樞 栄榮 桜櫻 桟棧 桧檜 検檢 楼樓 楽樂 概槪 \
    様樣 槙槇 権權 横橫 欠缺 欧歐 歓歡 歩步 歯齒 歳歲 歴歷 残殘 殴毆 殻殼 毎每 気氣 \
    没沒 沢澤 浄淨 浅淺 浜濱 涙淚 清淸 渇渴 済濟 渉涉 渋澁 渓溪 温溫 湾灣 湿濕 満滿 \
    滝瀧 滞滯 潜潛 瀬瀨 灯燈 炉爐 点點 為爲 焼燒 犠犧 状狀 独獨 狭狹 猟獵 献獻 獣獸 \
    瑶瑤 瓶甁 産產 画畫 畳疊 痩瘦 痴癡 発發 盗盜 県縣 真眞 研硏 砕碎 礼禮 祢禰 祷禱 \
    禄祿 禅禪 秘祕 称稱 税稅 稲稻 穂穗 穏穩 穣穰 窃竊 竜龍 箪簞 篭籠 粋粹 粛肅 糸絲 \
    経經 絵繪 絶絕 継繼 続續 総總 緑綠 緒緖 縁緣 縄繩 縦縱 繊纖 缶罐 翻飜 聡聰 聴聽 \
    胆膽 脱脫 脳腦 臓臟 舎舍 舗舖 艶艷 芸藝 茎莖 荘莊 萌萠 蔵藏 薫薰 薬藥 虚虛 虫蟲 \
    蚕蠶 蛍螢 蛮蠻 衛衞 装裝 褒襃 覇霸 覚覺 覧覽 観觀 触觸 訳譯 証證 誉譽 説說 読讀 \
    謡謠 譲讓 豊豐 賛贊 践踐 転轉 軽輕 辞辭 辺邊 逓遞 遅遲 遥遙 郎郞 郷鄕 酔醉 醸釀 \
    釈釋 鉄鐵 鉱鑛 銭錢 鋭銳 鋳鑄 錬鍊 録錄 鎮鎭 関關 閲閱 闘鬪 闘鬭 陥陷 険險 随隨 \
    隠隱 隷隸 雑雜 霊靈 青靑 静靜 頼賴 顔顏 顕顯 飲飮 餅餠 駅驛 駆驅 騒騷 験驗 髄髓 \
    髪髮 鶏鷄 麦麥 麺麵 黄黃 黒黑 黙默 齢齡";

/// Right form and common form, which family registers treat as one (誤字俗字・正字一覧表).
const COMMON: &str = "高髙 崎﨑 吉𠮷 浜濵 辺邉 柳栁";

static MODERN: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let pairs = [OFFICIAL, COMMON]
        .into_iter()
        .flat_map(str::split_whitespace);
    pairs
        .filter_map(|pair| {
            let mut pair = pair.chars();
            Some((pair.next()?, pair.next()?))
        })
        .map(|(new, old)| (old, new))
        .collect()
});

/// The form in which old and new kanji are compared.
pub(super) fn modern(c: char) -> char {
    MODERN.get(&c).copied().unwrap_or(c)
}

/// Whether a character is a kanji, or stands where one does.
pub(super) fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '〆' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn every_pair_is_two_kanji_and_no_new_form_is_an_old_one() {
        assert!(MODERN.len() > 300);
        for (old, new) in &*MODERN {
            assert!(is_kanji(*old) && is_kanji(*new), "{old} {new}");
            assert_eq!(modern(*new), *new, "{old} {new}");
            let folded: String = old.to_string().nfkc().collect();
            assert_eq!(folded, old.to_string(), "{old} never arrives here");
        }
    }

    #[test]
    fn what_may_be_another_name_stays_apart() {
        for (one, other) in [
            ('斉', '斎'),
            ('島', '嶋'),
            ('川', '河'),
            ('太', '大'),
            ('富', '冨'),
        ] {
            assert_ne!(modern(one), modern(other), "{one} {other}");
        }
    }
}
