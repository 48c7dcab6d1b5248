//! Checkup files: CDA R2 as 特定健診 restricts it (hc08, version 8, fourth phase).

mod check;
mod header;
mod observation;
#[cfg(test)]
mod tests;

mod value;

use hikae_core::record::checkup::{Report, Section};

use super::fault::{Fault, Reason};
use super::parsed::ParsedCheckup;
use super::xml::{self, Element, Flaw, Xml};
use header::Header;

/// Namespace of CDA R2.
pub const NAMESPACE: &str = "urn:hl7-org:v3";
/// Name of the root element.
pub const ROOT: &str = "ClinicalDocument";

/// プログラム種別 of 特定保健指導 files, which share the root with checkups.
const GUIDANCE: &str = "100";
const TYPE_ROOT: &str = "2.16.840.1.113883.1.3";
const TYPE_EXTENSION: &str = "POCD_HD000040";

/// Reads one checkup file.
///
/// # Errors
/// A [`Fault`] with `file` and the line, if the content cannot be taken as it is. Nothing is
/// guessed and nothing is left out: a file goes in whole or not at all.
pub fn parse(bytes: &[u8], file: &str) -> Result<ParsedCheckup, Fault> {
    let text = xml::decode(bytes).map_err(|reason| Fault {
        file: file.to_owned(),
        line: None,
        reason,
    })?;
    document(&text).map_err(|flaw| flaw.into_fault(file, &text))
}

fn document(text: &str) -> Result<ParsedCheckup, Flaw> {
    let (mut xml, root) = Xml::open(text)?;
    if root.name() != ROOT || xml.namespace() != NAMESPACE {
        return Err(root.flaw(Reason::not_recognised(
            "not a checkup file: the root is not ClinicalDocument in urn:hl7-org:v3",
        )));
    }
    let mut header = Header::default();
    let mut sections = Vec::new();
    let mut remarks = Vec::new();
    xml.children(|xml, child| match child.name() {
        "component" => structured_body(xml, &mut sections, &mut remarks),
        "typeId" => type_id(child),
        _ => header.read(xml, child),
    })?;
    xml.finish()?;

    let header = header.complete(&root)?;
    if header.program_code == GUIDANCE {
        return Err(root.flaw(Reason::not_recognised(
            "a file about 特定保健指導 (health guidance), not a checkup",
        )));
    }
    let report = Report {
        report_code: header.report_code,
        program_code: header.program_code,
        performed_on: header.performed_on,
        issued_on: header.issued_on,
        performer: header.performer,
        author: header.author,
        sections,
    };
    let mut checkup = ParsedCheckup {
        subject: header.subject,
        report,
        remarks,
    };
    check::check(&mut checkup).map_err(|reason| root.flaw(reason))?;
    Ok(checkup)
}

fn type_id(child: &Element<'_>) -> Result<(), Flaw> {
    let is = |name: &str, value: &str| child.get(name).as_deref() == Some(value);
    if is("root", TYPE_ROOT) && is("extension", TYPE_EXTENSION) {
        Ok(())
    } else {
        Err(child.malformed("not the type of a CDA R2 document"))
    }
}

fn structured_body(
    xml: &mut Xml<'_>,
    sections: &mut Vec<Section>,
    remarks: &mut Vec<String>,
) -> Result<(), Flaw> {
    let mut groups = 0;
    let mut sections_of = |xml: &mut Xml<'_>| {
        xml.children(|xml, child| {
            if child.name() == "section" {
                sections.push(section(xml, child, &mut groups, remarks)?);
            }
            Ok(())
        })
    };
    xml.children(|xml, body| {
        if body.name() != "structuredBody" {
            return Err(body.malformed("not allowed in this place"));
        }
        xml.children(|xml, child| match child.name() {
            "component" => sections_of(xml),
            _ => Ok(()),
        })
    })
}

fn section(
    xml: &mut Xml<'_>,
    element: &Element<'_>,
    groups: &mut u16,
    remarks: &mut Vec<String>,
) -> Result<Section, Flaw> {
    let mut code = None;
    let mut title = String::new();
    let mut observations = Vec::new();
    xml.children(|xml, child| {
        match child.name() {
            "code" => code = child.get("code"),
            "title" => title = xml.text()?,
            "entry" => xml.children(|xml, entry| match entry.name() {
                "observation" => {
                    let mut reader = observation::Reader {
                        groups,
                        remarks,
                        out: &mut observations,
                    };
                    reader.observation(xml, entry, None)
                }
                _ => Ok(()),
            })?,
            _ => {}
        }
        Ok(())
    })?;
    let code = code.ok_or_else(|| element.malformed("no section code"))?;
    Ok(Section {
        code,
        title,
        observations,
    })
}
