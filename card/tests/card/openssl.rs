//! What is issued and signed here, judged by OpenSSL.

use std::path::Path;
use std::process::Command;

use hikae_card::Usage;
use hikae_card::client::Client;
use hikae_card::message::Purpose;
use hikae_card::oid;
use hikae_card::pin::Pin;
use tempfile::TempDir;
use x509_cert::Certificate;
use x509_cert::der::pem::LineEnding;
use x509_cert::der::{Decode, EncodePem};

use crate::fixture::{self, SERIAL};

/// Runs `openssl`; none where it is not installed.
fn openssl(folder: &Path, arguments: &[&str]) -> Option<(bool, String)> {
    let output = match Command::new("openssl")
        .current_dir(folder)
        .args(arguments)
        .output()
    {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("SKIPPED: openssl is not installed, the independent check did not run");
            return None;
        }
        Err(error) => panic!("openssl: {error}"),
    };
    let text = [output.stdout, output.stderr].concat();
    Some((
        output.status.success(),
        String::from_utf8_lossy(&text).into_owned(),
    ))
}

/// `-CAfile` takes PEM only.
fn pem(certificate: &[u8]) -> Vec<u8> {
    let certificate = Certificate::from_der(certificate).unwrap();
    certificate.to_pem(LineEnding::LF).unwrap().into_bytes()
}

/// A folder with the authorities, the holder's certificates and a list.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let (authentication, signature) = (fixture::authentication_2023(), fixture::signature_2023());
    write("ca.pem", &pem(authentication.certificate()));
    write(
        "ca-2019.pem",
        &pem(fixture::authentication_2019().certificate()),
    );
    write("sign-ca.pem", &pem(signature.certificate()));
    let draft = fixture::authentication_draft(&authentication);
    write("auth.der", &authentication.issue(&draft).unwrap());
    write(
        "sign.der",
        &signature
            .issue(&fixture::signature_draft(&signature))
            .unwrap(),
    );
    write(
        "list.der",
        &crate::revocation::list(&authentication, None, &[(SERIAL, 6)]),
    );
    folder
}

/// `verify` at the fixture's now (2026-11-21T03:00:00Z).
const AT: &str = "1795230000";

#[test]
fn openssl_accepts_the_chain_with_its_critical_policy() {
    let folder = folder();
    let verify = |ca: &str, certificate: &str, extra: &[&str]| {
        let fixed = ["verify", "-attime", AT, "-CAfile", ca];
        openssl(folder.path(), &[&fixed, extra, &[certificate]].concat())
    };
    let policy = oid::AUTHENTICATION_POLICY.to_string();
    let demanded = [
        "-purpose",
        "sslclient",
        "-policy",
        &policy,
        "-explicit_policy",
    ];
    let Some((accepted, text)) = verify("ca.pem", "auth.der", &demanded) else {
        return;
    };
    assert!(accepted, "{text}");
    let other_policy = oid::SIGNATURE_POLICY.to_string();
    let demanded = ["-policy", &other_policy, "-explicit_policy"];
    let (accepted, text) = verify("ca.pem", "auth.der", &demanded).unwrap();
    assert!(!accepted, "{text}");
    let (accepted, text) = verify("ca-2019.pem", "auth.der", &[]).unwrap();
    assert!(
        !accepted,
        "a generation with the same name is not the issuer: {text}"
    );
    let (accepted, text) = verify("sign-ca.pem", "sign.der", &["-x509_strict"]).unwrap();
    assert!(accepted, "{text}");
}

#[test]
fn openssl_prints_the_profile() {
    let folder = folder();
    let print = |name: &str| openssl(folder.path(), &["x509", "-in", name, "-noout", "-text"]);
    let Some((_, authentication)) = print("auth.der") else {
        return;
    };
    for line in [
        "Version: 3 (0x2)",
        "Signature Algorithm: sha256WithRSAEncryption",
        "Not After : Jun 15 14:59:59 2028 GMT",
        "Public-Key: (2048 bit)",
        "Exponent: 65537",
        "X509v3 Key Usage: critical\n                Digital Signature\n",
        "X509v3 Extended Key Usage: \n                TLS Web Client Authentication",
        "X509v3 Certificate Policies: critical\n                Policy: 1.2.392.200149.8.5.1.3.30\n                  CPS: http://www.jpki.go.jp/cps.html",
        "X509v3 Issuer Alternative Name",
        "CRL Distribution Points",
        "CN = Mihon-shi CRLDP",
        "OCSP - URI:http://ocspauthnorm.jpki.go.jp",
        "X509v3 Authority Key Identifier",
        "serial:02",
        "X509v3 Subject Key Identifier",
    ] {
        assert!(authentication.contains(line), "{line}\n{authentication}");
    }
    let (_, signature) = print("sign.der").unwrap();
    for line in [
        "Digital Signature, Non Repudiation",
        "Policy: 1.2.392.200149.8.5.1.1.20",
        "X509v3 Subject Alternative Name",
        "L = Rei-ken, L = Mihon-shi",
    ] {
        assert!(signature.contains(line), "{line}\n{signature}");
    }
}

#[test]
fn openssl_finds_the_attributes_in_their_order() {
    let folder = folder();
    let arguments = ["asn1parse", "-inform", "DER", "-in", "sign.der", "-dump"];
    let Some((true, text)) = openssl(folder.path(), &arguments) else {
        return;
    };
    // The names stand inside the OCTET STRING of the extension, which starts here.
    let line = text
        .lines()
        .skip_while(|line| !line.contains("Subject Alternative Name"))
        .find(|line| line.contains("OCTET STRING"))
        .unwrap();
    let offset = line.split(':').next().unwrap().trim();
    let arguments = [
        "asn1parse",
        "-inform",
        "DER",
        "-in",
        "sign.der",
        "-strparse",
        offset,
    ];
    let (_, names) = openssl(folder.path(), &arguments).unwrap();
    let order: Vec<_> = names
        .lines()
        .filter_map(|line| {
            line.split_once(":1.2.392.200149.8.5.5.")
                .map(|(_, arc)| arc)
        })
        .collect();
    assert_eq!(order, ["1", "4", "3", "5", "2", "6"]);
    assert!(names.contains("UTF8STRING        :319800615"), "{names}");
}

#[test]
fn openssl_accepts_the_signature_of_the_card() {
    let folder = folder();
    let mut card = fixture::card();
    let mut client = Client::open(&mut card).unwrap();
    client
        .verify(&Pin::new(Usage::Authentication, fixture::PIN).unwrap())
        .unwrap();
    let text = fixture::text(Purpose::Login);
    let signature = client.sign(Usage::Authentication, &text).unwrap();
    std::fs::write(folder.path().join("text"), text.to_bytes()).unwrap();
    std::fs::write(folder.path().join("signature"), signature).unwrap();
    let extract = [
        "x509", "-in", "auth.der", "-noout", "-pubkey", "-out", "key.pem",
    ];
    let Some((true, _)) = openssl(folder.path(), &extract) else {
        return;
    };
    let check = [
        "dgst",
        "-sha256",
        "-verify",
        "key.pem",
        "-signature",
        "signature",
        "text",
    ];
    let (accepted, said) = openssl(folder.path(), &check).unwrap();
    assert!(accepted, "{said}");
}

#[test]
fn openssl_reads_the_revocation_list_and_finds_the_hold() {
    let folder = folder();
    let arguments = [
        "crl", "-in", "list.der", "-CAfile", "ca.pem", "-noout", "-text",
    ];
    let Some((_, text)) = openssl(folder.path(), &arguments) else {
        return;
    };
    assert!(text.contains("verify OK"), "{text}");
    assert!(text.contains("Certificate Hold"), "{text}");
    assert!(text.contains("Serial Number: 01020304"), "{text}");
}
