//! Index (ix08, 交換用基本情報) and summary (su08, 集計情報) of a package.

use chrono::NaiveDate;

use super::fault::Fault;
use super::xml::{self, Element, Flaw, Xml};

/// Namespace of the administrative files of the fourth phase (version 8).
pub const NAMESPACE: &str = "https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html";
/// Namespace of those before it.
pub const OLD_NAMESPACE: &str = "http://tokuteikenshin.jp/checkup/2007";
/// Root of an index.
pub const INDEX: &str = "index";
/// Root of a summary.
pub const SUMMARY: &str = "summary";

/// What an index says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// 種別コード (別表1), 1 to 20.
    pub interaction: u8,
    /// 作成年月日.
    pub created_on: NaiveDate,
    /// 提出元.
    pub sender: String,
    /// 提出先.
    pub receiver: Option<String>,
    /// 実施区分 (別表3), 1 to 9.
    pub service_event: u8,
    /// 総ファイル数: how many checkups or guidance reports the package holds.
    pub total_records: u64,
}

/// What a summary says. Money is read only to see that it is there and a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// 実施区分 (別表3), 1 to 9.
    pub service_event: u8,
    /// 健診実施者の総数.
    pub total_subjects: u64,
    /// 請求金額総計, yen.
    pub total_claim: u64,
}

/// Reads an index.
///
/// # Errors
/// A [`Fault`] with `file` and line if a required element is missing or wrong.
pub fn index(bytes: &[u8], file: &str) -> Result<Index, Fault> {
    with_document(bytes, file, |text| {
        let (mut xml, root) = open(text, INDEX)?;
        let (mut interaction, mut created_on, mut service_event) = (None, None, None);
        let (mut sender, mut receiver, mut total_records) = (None, None, None);
        xml.children(|xml, child| {
            match child.name() {
                "interactionType" => interaction = Some(code(child, 20)?),
                "creationTime" => created_on = Some(xml::day(child)?),
                "sender" => sender = id(xml)?,
                "receiver" => receiver = id(xml)?,
                "serviceEventType" => service_event = Some(code(child, 9)?),
                "totalRecordCount" => total_records = Some(count(child)?),
                _ => return Err(child.malformed("not allowed in an index")),
            }
            Ok(())
        })?;
        xml.finish()?;
        Ok(Index {
            interaction: root.require(interaction, "interactionType")?,
            created_on: root.require(created_on, "creationTime")?,
            sender: root.require(sender, "sender")?,
            receiver,
            service_event: root.require(service_event, "serviceEventType")?,
            total_records: root.require(total_records, "totalRecordCount")?,
        })
    })
}

/// Reads a summary.
///
/// # Errors
/// A [`Fault`] with `file` and line if a required element is missing or wrong.
pub fn summary(bytes: &[u8], file: &str) -> Result<Summary, Fault> {
    with_document(bytes, file, |text| {
        let (mut xml, root) = open(text, SUMMARY)?;
        let (mut service_event, mut subjects) = (None, None);
        let (mut cost, mut payment, mut claim) = (None, None, None);
        xml.children(|_, child| {
            match child.name() {
                "serviceEventType" => service_event = Some(code(child, 9)?),
                "totalSubjectCount" => subjects = Some(count(child)?),
                "totalCostAmount" => cost = Some(count(child)?),
                "totalPaymentAmount" => payment = Some(count(child)?),
                "totalPaymentByOtherProgram" => {
                    count(child)?;
                }
                "totalClaimAmount" => claim = Some(count(child)?),
                _ => return Err(child.malformed("not allowed in a summary")),
            }
            Ok(())
        })?;
        xml.finish()?;
        root.require(cost, "totalCostAmount")?;
        root.require(payment, "totalPaymentAmount")?;
        Ok(Summary {
            service_event: root.require(service_event, "serviceEventType")?,
            total_subjects: root.require(subjects, "totalSubjectCount")?,
            total_claim: root.require(claim, "totalClaimAmount")?,
        })
    })
}

fn with_document<T>(
    bytes: &[u8],
    file: &str,
    read: impl FnOnce(&str) -> Result<T, Flaw>,
) -> Result<T, Fault> {
    let text = xml::decode(bytes).map_err(|reason| Fault {
        file: file.to_owned(),
        line: None,
        reason,
    })?;
    read(&text).map_err(|flaw| flaw.into_fault(file, &text))
}

fn open<'x>(text: &'x str, root_name: &str) -> Result<(Xml<'x>, Element<'x>), Flaw> {
    let (xml, root) = Xml::open(text)?;
    if root.name() == root_name && xml.namespace() == NAMESPACE {
        Ok((xml, root))
    } else {
        Err(root.malformed("not the root or namespace expected"))
    }
}

fn id(xml: &mut Xml<'_>) -> Result<Option<String>, Flaw> {
    let mut id = None;
    xml.children(|_, child| {
        if child.name() == "id" {
            id = child.get("extension");
        }
        Ok(())
    })?;
    Ok(id)
}

fn code(element: &Element<'_>, largest: u8) -> Result<u8, Flaw> {
    let code = element.get("code").and_then(|code| code.parse().ok());
    code.filter(|code| (1..=largest).contains(code))
        .ok_or_else(|| element.malformed("not a code of its table"))
}

fn count(element: &Element<'_>) -> Result<u64, Flaw> {
    element
        .get("value")
        .filter(|value| value.len() <= 9 && value.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|value| value.parse().ok())
        .ok_or_else(|| element.malformed("not a number of at most nine digits"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<index xmlns="https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html">
  <interactionType code="6"/>
  <creationTime value="20240420"/>
  <sender><id root="1.2.392.200119.6.102" extension="9999999999"/></sender>
  <serviceEventType code="1"/>
  <totalRecordCount value="12"/>
</index>"#;

    #[test]
    fn an_index_says_how_many_reports_there_are() {
        let index = index(GOOD.as_bytes(), "ix").unwrap();
        assert_eq!(
            (index.total_records, index.interaction, index.receiver),
            (12, 6, None)
        );
    }

    #[test]
    fn what_is_wrong_with_an_index_is_told_with_its_line() {
        for (from, to, line, what) in [
            (
                "code=\"6\"",
                "code=\"21\"",
                3,
                "<interactionType>: not a code of its table",
            ),
            (
                "20240420",
                "20240431",
                4,
                "<creationTime>: a day that does not exist",
            ),
            (
                "value=\"12\"",
                "value=\"-1\"",
                7,
                "<totalRecordCount>: not a number",
            ),
            ("</sender>", "</x>", 5, "not well-formed"),
            (
                "totalRecordCount",
                "totalCount",
                7,
                "<totalCount>: not allowed",
            ),
        ] {
            let fault = index(GOOD.replace(from, to).as_bytes(), "ix").unwrap_err();
            assert_eq!(fault.line, Some(line), "{fault}");
            assert!(fault.reason.to_string().starts_with(what), "{fault}");
        }
    }
}
