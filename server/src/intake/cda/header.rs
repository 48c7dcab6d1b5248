//! Whom and what a checkup file is about: everything outside `structuredBody`.

use chrono::NaiveDate;
use hikae_core::record::Organization;
use hikae_core::resident::{InsuredNumber, Sex};

use crate::intake::parsed::Subject;
use crate::intake::xml::{self, Element, Flaw, Xml};

const INSURER: &str = "1.2.392.200119.6.101";
const SYMBOL: &str = "1.2.392.200119.6.204";
const NUMBER: &str = "1.2.392.200119.6.205";
const BRANCH: &str = "1.2.392.200119.6.211";

/// What has been read so far.
#[derive(Default)]
pub(super) struct Header {
    report_code: Option<String>,
    program_code: Option<String>,
    performed_on: Option<NaiveDate>,
    issued_on: Option<NaiveDate>,
    performer: Option<Organization>,
    author: Option<Organization>,
    subject: Option<Subject>,
}

/// All of it.
pub(super) struct Complete {
    pub(super) report_code: String,
    pub(super) program_code: String,
    pub(super) performed_on: NaiveDate,
    pub(super) issued_on: NaiveDate,
    pub(super) performer: Organization,
    pub(super) author: Organization,
    pub(super) subject: Subject,
}

impl Header {
    /// Reads one child of the root.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>, child: &Element<'_>) -> Result<(), Flaw> {
        match child.name() {
            "code" => self.report_code = child.get("code"),
            "effectiveTime" => self.issued_on = Some(xml::day(child)?),
            "recordTarget" if self.subject.is_some() => {
                return Err(child.malformed("a report about more than one person"));
            }
            "recordTarget" => xml.children(|xml, role| {
                if role.name() == "patientRole" {
                    self.subject = Some(subject(xml, role)?);
                }
                Ok(())
            })?,
            "author" if self.author.is_none() => {
                xml.children(|xml, child| match child.name() {
                    "assignedAuthor" => represented(xml, &mut self.author),
                    _ => Ok(()),
                })?;
            }
            "documentationOf" if self.program_code.is_none() => {
                xml.children(|xml, child| match child.name() {
                    "serviceEvent" => self.service_event(xml),
                    _ => Ok(()),
                })?;
            }
            _ => {}
        }
        Ok(())
    }

    fn service_event(&mut self, xml: &mut Xml<'_>) -> Result<(), Flaw> {
        xml.children(|xml, child| {
            match child.name() {
                "code" => self.program_code = child.get("code"),
                "effectiveTime" if child.get("value").is_some() => {
                    self.performed_on = Some(xml::day(child)?);
                }
                "effectiveTime" => xml.children(|_, bound| {
                    if bound.name() == "low" {
                        self.performed_on = Some(xml::day(bound)?);
                    }
                    Ok(())
                })?,
                "performer" => xml.children(|xml, child| match child.name() {
                    "assignedEntity" => represented(xml, &mut self.performer),
                    _ => Ok(()),
                })?,
                _ => {}
            }
            Ok(())
        })
    }

    /// All of it, or what is missing.
    pub(super) fn complete(self, root: &Element<'_>) -> Result<Complete, Flaw> {
        let present = |code: Option<String>| code.filter(|code| !code.is_empty());
        Ok(Complete {
            report_code: root.require(present(self.report_code), "報告区分 (code)")?,
            program_code: root.require(
                present(self.program_code),
                "プログラム種別 (serviceEvent/code)",
            )?,
            performed_on: root.require(
                self.performed_on,
                "day of the checkup (serviceEvent/effectiveTime)",
            )?,
            issued_on: root.require(self.issued_on, "day of creation (effectiveTime)")?,
            performer: root.require(self.performer, "institution (serviceEvent/performer)")?,
            author: root.require(self.author, "author (author)")?,
            subject: root.require(self.subject, "person (recordTarget)")?,
        })
    }
}

/// Reads `representedOrganization` of an assigned entity.
fn represented(xml: &mut Xml<'_>, into: &mut Option<Organization>) -> Result<(), Flaw> {
    xml.children(|xml, child| {
        if child.name() == "representedOrganization" {
            *into = Some(organization(xml)?);
        }
        Ok(())
    })
}

fn organization(xml: &mut Xml<'_>) -> Result<Organization, Flaw> {
    let mut organization = Organization {
        code: None,
        name: String::new(),
    };
    xml.children(|xml, child| {
        match child.name() {
            "id" => organization.code = child.get("extension").filter(|code| !code.is_empty()),
            "name" => organization.name = xml.text()?,
            _ => {}
        }
        Ok(())
    })?;
    Ok(organization)
}

fn subject(xml: &mut Xml<'_>, role: &Element<'_>) -> Result<Subject, Flaw> {
    let (mut insurer, mut symbol, mut number, mut branch) = (None, None, None, None);
    let (mut name, mut sex, mut birth_date) = (None, None, None);
    let (mut postal_code, mut address) = (None, None);
    xml.children(|xml, child| {
        match child.name() {
            "id" => {
                let slot = match child.get("root").as_deref() {
                    Some(INSURER) => &mut insurer,
                    Some(SYMBOL) => &mut symbol,
                    Some(NUMBER) => &mut number,
                    Some(BRANCH) => &mut branch,
                    _ => return Ok(()),
                };
                *slot = child
                    .get("extension")
                    .filter(|text| !text.trim().is_empty());
            }
            "addr" => {
                let text = xml.mixed(|xml, part| {
                    if part.name() == "postalCode" {
                        postal_code = Some(xml.text()?).filter(|text| !text.is_empty());
                    }
                    Ok(())
                })?;
                address = Some(text).filter(|text| !text.is_empty());
            }
            "patient" => xml.children(|xml, child| {
                match child.name() {
                    "name" => name = Some(xml.text()?).filter(|text| !text.is_empty()),
                    "administrativeGenderCode" => sex = Some(sex_of(child)?),
                    "birthTime" => birth_date = Some(xml::day(child)?),
                    _ => {}
                }
                Ok(())
            })?,
            _ => {}
        }
        Ok(())
    })?;
    Ok(Subject {
        insured: InsuredNumber {
            insurer: role.require(insurer, "保険者番号")?,
            symbol,
            number: role.require(number, "被保険者証等番号")?,
            branch,
        },
        name: role.require(name, "name")?,
        sex: role.require(sex, "sex")?,
        birth_date: role.require(birth_date, "date of birth")?,
        postal_code,
        address,
    })
}

fn sex_of(element: &Element<'_>) -> Result<Sex, Flaw> {
    match element.get("code").as_deref() {
        Some("1") => Ok(Sex::Male),
        Some("2") => Ok(Sex::Female),
        _ => Err(element.malformed("neither 1 (男) nor 2 (女)")),
    }
}
