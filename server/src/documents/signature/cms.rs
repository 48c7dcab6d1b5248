//! The signature itself: CMS (RFC 5652) without its content, with what CAdES asks to be signed
//! along: what it is over, and which certificate it is.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo};
use sha2::{Digest as _, Sha256};
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec};
use x509_cert::der::{Decode as _, Encode as _};
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::SealError;
use super::key::{Key, KeyError};

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// A SigningCertificateV2 of one certificate (RFC 5035) up to its SHA-256: three sequences in each
/// other, and an octet string.
const ONE_CERTIFICATE: [u8; 8] = [0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20];

/// A signature over the content with this SHA-256, as DER.
pub(super) fn detached(
    key: &Key,
    chain: &[Certificate],
    digest: [u8; 32],
) -> Result<Vec<u8>, SealError> {
    let leaf = chain.first().ok_or(KeyError::Certificate)?;
    let sha256 = AlgorithmIdentifierOwned {
        oid: SHA256,
        parameters: None,
    };
    let mut named = ONE_CERTIFICATE.to_vec();
    named.extend(Sha256::digest(leaf.to_der()?));
    let attributes = SetOfVec::try_from(vec![
        attribute(CONTENT_TYPE, Any::from(DATA))?,
        attribute(
            MESSAGE_DIGEST,
            Any::encode_from(&OctetString::new(digest)?)?,
        )?,
        attribute(SIGNING_CERTIFICATE, Any::from_der(&named)?)?,
    ])?;
    let signature = key.sign(&attributes.to_der()?);
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: leaf.tbs_certificate().issuer().clone(),
            serial_number: leaf.tbs_certificate().serial_number().clone(),
        }),
        digest_alg: sha256.clone(),
        signed_attrs: Some(attributes),
        signature_algorithm: key.algorithm(),
        signature: OctetString::new(signature)?,
        unsigned_attrs: None,
    };
    let certificates: Vec<_> = chain
        .iter()
        .map(|one| CertificateChoices::Certificate(one.clone()))
        .collect();
    let signed = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![sha256])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: DATA,
            econtent: None,
        },
        certificates: Some(certificates.try_into()?),
        crls: None,
        signer_infos: vec![signer].try_into()?,
    };
    let info = ContentInfo {
        content_type: SIGNED_DATA,
        content: Any::encode_from(&signed)?,
    };
    Ok(info.to_der()?)
}

fn attribute(oid: ObjectIdentifier, value: Any) -> Result<Attribute, SealError> {
    let values = SetOfVec::try_from(vec![value])?;
    Ok(Attribute { oid, values })
}
