//! Finds out what is missing before a card can sign.

use std::process::ExitCode;

use hikae_card::Usage;
use hikae_card::client::Client;

use crate::desktop;
use crate::portals::Portals;
use crate::reader::Service;
use crate::words::{Lang, Trouble};

/// Says of each part whether it is there; fails if one without which nothing works is not.
pub fn examine(reader: Option<&str>, lang: Lang) -> ExitCode {
    let service = Service::connect();
    let readers = service.as_ref().map_err(said(lang)).and_then(|service| {
        let names = service.readers().map_err(|error| error.words(lang))?;
        match names.is_empty() {
            true => Err(Trouble::NoReader.words(lang)),
            false => Ok(names.join(", ")),
        }
    });
    let card = service.as_ref().map_err(said(lang)).and_then(|service| {
        let card = service.card(reader).map_err(|error| error.words(lang))?;
        let tried = Client::open(card).and_then(|mut client| {
            let pin = client.tries_left(Usage::Authentication)?;
            Ok((pin, client.tries_left(Usage::Signature)?))
        });
        match tried {
            Ok((pin, password)) => Ok(match lang {
                Lang::Ja => format!("暗証番号はあと{pin}回、パスワードはあと{password}回"),
                Lang::En => format!("tries left: PIN {pin}, password {password}"),
            }),
            Err(error) => Err(Trouble::Card(error).words(lang)),
        }
    });
    let portals = Portals::here().map_err(|error| error.words(lang));
    let portals = portals.and_then(|portals| match portals.all() {
        [] => Err(lang
            .of(
                "hikae-card trust で、使うサイトを登録してください",
                "name the sites that you use by hikae-card trust",
            )
            .to_owned()),
        known => Ok(known.iter().map(|it| format!("{it} ")).collect()),
    });
    let link = match desktop::is_installed() {
        true => Ok(String::new()),
        false => Err(lang
            .of(
                "hikae-card install をすると、ページから開けます",
                "hikae-card install lets pages open this program",
            )
            .to_owned()),
    };
    let service = service
        .map(|_| String::new())
        .map_err(|error| error.words(lang));
    let needed = [
        (lang.of("PC/SCサービス", "PC/SC service"), service),
        (lang.of("カードリーダー", "Reader"), readers),
        (lang.of("カード", "Card"), card),
        (lang.of("登録したサイト", "Sites"), portals),
    ];
    let mut well = true;
    for (what, found) in needed {
        well &= found.is_ok();
        print(what, found);
    }
    print(lang.of("ページからのリンク", "Links of pages"), link);
    match well {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

fn said(lang: Lang) -> impl Fn(&Trouble) -> String {
    move |error| error.words(lang)
}

fn print(what: &str, found: Result<String, String>) {
    match found {
        Ok(more) => println!("✓ {what} {more}"),
        Err(missing) => println!("✗ {what}: {missing}"),
    }
}
