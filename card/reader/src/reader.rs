//! Cards in readers, over PC/SC.

use hikae_card::apdu::{Transport, TransportError};
use pcsc::{Card, Context, Error, MAX_BUFFER_SIZE, Protocols, Scope, ShareMode};

use crate::words::Trouble;

/// A card in a reader, for this program alone as long as it lives.
pub struct InReader(Card);

impl Transport for InReader {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        let mut buffer = [0; MAX_BUFFER_SIZE];
        let answer = self.0.transmit(command, &mut buffer);
        answer
            .map(<[u8]>::to_vec)
            .map_err(|error| TransportError(error.to_string()))
    }
}

/// The service for card readers.
pub struct Service(Context);

impl Service {
    /// Connects to it.
    pub fn connect() -> Result<Self, Trouble> {
        match Context::establish(Scope::User) {
            Ok(context) => Ok(Self(context)),
            Err(Error::NoService | Error::ServiceStopped) => Err(Trouble::NoService),
            Err(error) => Err(Trouble::Reader(error.to_string())),
        }
    }

    /// Names of the readers.
    pub fn readers(&self) -> Result<Vec<String>, Trouble> {
        let names = match self.0.list_readers_owned() {
            Ok(names) => names,
            Err(Error::NoReadersAvailable) => Vec::new(),
            Err(error) => return Err(Trouble::Reader(error.to_string())),
        };
        let readable = names.iter().filter_map(|name| name.to_str().ok());
        Ok(readable.map(str::to_owned).collect())
    }

    /// The card in the reader whose name holds `wanted`; in the first one that has a card, if no
    /// name is wanted.
    pub fn card(&self, wanted: Option<&str>) -> Result<InReader, Trouble> {
        let readers = self.readers()?;
        let named = |name: &&String| wanted.is_none_or(|wanted| name.contains(wanted));
        let mut found = Trouble::NoReader;
        for name in readers.iter().filter(named) {
            let Ok(name) = std::ffi::CString::new(name.as_str()) else {
                continue;
            };
            match self.0.connect(&name, ShareMode::Exclusive, Protocols::ANY) {
                Ok(card) => return Ok(InReader(card)),
                Err(Error::NoSmartcard | Error::RemovedCard | Error::UnpoweredCard) => {
                    found = Trouble::NoCard;
                }
                Err(error) => found = Trouble::Reader(error.to_string()),
            }
        }
        Err(found)
    }
}
