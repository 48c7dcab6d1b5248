//! What is on a card.

use hikae_card::Usage;
use hikae_card::client::{CardError, Client};
use x509_cert::Certificate;
use x509_cert::der::Decode as _;

use crate::reader::Service;
use crate::words::{Lang, Trouble};

/// Prints it. Neither uses up a try nor asks for a PIN.
pub fn print(reader: Option<&str>, lang: Lang) -> Result<(), Trouble> {
    let mut client = Client::open(Service::connect()?.card(reader)?)?;
    for usage in [Usage::Authentication, Usage::Signature] {
        println!("{}", name(usage, lang));
        let left = client.tries_left(usage)?;
        println!(
            "  {}: {left}",
            lang.of("暗証番号の残りの回数", "Tries of the PIN left")
        );
        match client.certificate(usage) {
            Ok(der) => println!("{}", describe(&der, lang)),
            Err(CardError::PinNeeded) => println!(
                "  {}",
                lang.of(
                    "証明書は、パスワードを入れるまで読めません。",
                    "The certificate cannot be read without the password.",
                )
            ),
            Err(error @ CardError::NotFound) => {
                println!("  {}", Trouble::Card(error).words(lang));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

const fn name(usage: Usage, lang: Lang) -> &'static str {
    match usage {
        Usage::Authentication => lang.of("利用者証明用電子証明書", "User authentication"),
        Usage::Signature => lang.of("署名用電子証明書", "Digital signature"),
    }
}

fn describe(der: &[u8], lang: Lang) -> String {
    let Ok(certificate) = Certificate::from_der(der) else {
        let malformed = Trouble::Card(CardError::Malformed);
        return format!("  {}", malformed.words(lang));
    };
    let certificate = certificate.tbs_certificate();
    let validity = certificate.validity();
    let day = |time: x509_cert::time::Time| {
        let seconds = time.to_unix_duration().as_secs();
        let seconds = i64::try_from(seconds).ok();
        let time = seconds.and_then(|it| chrono::DateTime::from_timestamp(it, 0));
        time.map_or_else(String::new, |time| time.format("%F").to_string())
    };
    format!(
        "  {}: {}\n  {}: {} – {}\n  {}: {}",
        lang.of("番号", "Serial number"),
        certificate.serial_number(),
        lang.of("有効期間", "Valid"),
        day(validity.not_before),
        day(validity.not_after),
        lang.of("発行者", "Issuer"),
        certificate.issuer(),
    )
}
