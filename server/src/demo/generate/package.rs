//! Packages as an institution delivers them: `<sender>_<receiver>_<date><N>_<service>.zip`.

use std::io::{Cursor, Write};

use askama::Template;
use chrono::NaiveDate;
use hikae_core::record::Organization;
use hikae_core::record::checkup::Report;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Error;
use crate::documents::official::{Checkup, Day, Index, Summary};
use crate::intake::Subject;

/// What a checkup costs in the demo, yen.
const COST: usize = 8_000;

/// A package that is being written.
pub(super) struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    folder: String,
    sender: String,
    receiver: String,
    made_on: NaiveDate,
    records: usize,
}

impl Package {
    /// Begins a package.
    pub(super) fn new(
        sender: &Organization,
        receiver: &str,
        made_on: NaiveDate,
    ) -> Result<Self, Error> {
        Self::numbered(sender, receiver, made_on, 0)
    }

    /// Begins one of several packages of a day.
    pub(super) fn numbered(
        sender: &Organization,
        receiver: &str,
        made_on: NaiveDate,
        number: usize,
    ) -> Result<Self, Error> {
        let sender = sender
            .code
            .clone()
            .ok_or(Error::Format("a package without a sender"))?;
        Ok(Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
            folder: format!("{sender}_{receiver}_{}{number}_1", Day(made_on)),
            sender,
            receiver: receiver.to_owned(),
            made_on,
            records: 0,
        })
    }

    /// Adds a report.
    pub(super) fn add(&mut self, subject: &Subject, report: &Report) -> Result<(), Error> {
        self.records += 1;
        let name = format!(
            "DATA/h{}{}01{:06}.xml",
            self.sender,
            Day(self.made_on),
            self.records
        );
        self.file(&name, &Checkup { subject, report })
    }

    /// How many reports it holds.
    pub(super) const fn len(&self) -> usize {
        self.records
    }

    /// Ends the package: its file name and its bytes.
    pub(super) fn finish(mut self) -> Result<(String, Vec<u8>), Error> {
        let (sender, receiver) = (self.sender.clone(), self.receiver.clone());
        let (created_on, records) = (Day(self.made_on), self.records);
        let index = Index {
            created_on,
            sender: &sender,
            receiver: &receiver,
            records,
        };
        self.file("ix08_V08.xml", &index)?;
        self.file(
            "su08_V08.xml",
            &Summary {
                records,
                cost: COST * records,
            },
        )?;
        let bytes = self
            .zip
            .finish()
            .map_err(|_| Error::Format("a package"))?
            .into_inner();
        Ok((format!("{}.zip", self.folder), bytes))
    }

    fn file(&mut self, name: &str, document: &impl Template) -> Result<(), Error> {
        let text = document
            .render()
            .map_err(|_| Error::Format("an XML file"))?;
        self.zip
            .start_file(
                format!("{}/{name}", self.folder),
                SimpleFileOptions::default(),
            )
            .map_err(|_| Error::Format("a package"))?;
        self.zip
            .write_all(text.as_bytes())
            .map_err(|_| Error::Format("a package"))
    }
}
