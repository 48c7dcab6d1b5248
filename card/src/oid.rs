//! Object identifiers of the public certificates (公的個人認証サービス プロファイル仕様書) and of the
//! standards under them.

use x509_cert::der::asn1::ObjectIdentifier as Oid;

/// Policy of the user-authentication certificate on the card.
pub const AUTHENTICATION_POLICY: Oid = Oid::new_unwrap("1.2.392.200149.8.5.1.3.30");
/// Policy of the signature certificate on the card.
pub const SIGNATURE_POLICY: Oid = Oid::new_unwrap("1.2.392.200149.8.5.1.1.20");

/// 氏名.
pub const NAME: Oid = Oid::new_unwrap("1.2.392.200149.8.5.5.1");
/// Which characters of the name are substitutes (代替文字).
pub const NAME_SUBSTITUTES: Oid = Oid::new_unwrap("1.2.392.200149.8.5.5.2");
/// 性別.
pub const SEX: Oid = Oid::new_unwrap("1.2.392.200149.8.5.5.3");
/// 生年月日.
pub const BIRTH_DATE: Oid = Oid::new_unwrap("1.2.392.200149.8.5.5.4");
/// 住所.
pub const ADDRESS: Oid = Oid::new_unwrap("1.2.392.200149.8.5.5.5");
/// Which characters of the address are substitutes.
pub const ADDRESS_SUBSTITUTES: Oid = Oid::new_unwrap("1.2.392.200149.8.5.5.6");

/// rsaEncryption (RFC 8017).
pub(crate) const RSA: Oid = Oid::new_unwrap("1.2.840.113549.1.1.1");
/// sha256WithRSAEncryption (RFC 8017).
pub(crate) const RSA_SHA256: Oid = Oid::new_unwrap("1.2.840.113549.1.1.11");
/// id-ecPublicKey (RFC 5480).
pub(crate) const EC: Oid = Oid::new_unwrap("1.2.840.10045.2.1");
/// secp384r1 (RFC 5480).
pub(crate) const P384: Oid = Oid::new_unwrap("1.3.132.0.34");
/// ecdsa-with-SHA384 (RFC 5758).
pub(crate) const ECDSA_SHA384: Oid = Oid::new_unwrap("1.2.840.10045.4.3.3");

/// countryName.
pub(crate) const COUNTRY: Oid = Oid::new_unwrap("2.5.4.6");
/// localityName.
pub(crate) const LOCALITY: Oid = Oid::new_unwrap("2.5.4.7");
/// organizationName.
pub(crate) const ORGANIZATION: Oid = Oid::new_unwrap("2.5.4.10");
/// organizationalUnitName.
pub(crate) const UNIT: Oid = Oid::new_unwrap("2.5.4.11");
/// commonName.
pub(crate) const COMMON_NAME: Oid = Oid::new_unwrap("2.5.4.3");

/// subjectKeyIdentifier (RFC 5280 §4.2.1.2), as all below.
pub(crate) const SUBJECT_KEY: Oid = Oid::new_unwrap("2.5.29.14");
/// keyUsage.
pub(crate) const KEY_USAGE: Oid = Oid::new_unwrap("2.5.29.15");
/// subjectAltName.
pub(crate) const SUBJECT_ALT_NAME: Oid = Oid::new_unwrap("2.5.29.17");
/// issuerAltName.
pub(crate) const ISSUER_ALT_NAME: Oid = Oid::new_unwrap("2.5.29.18");
/// basicConstraints.
pub(crate) const BASIC_CONSTRAINTS: Oid = Oid::new_unwrap("2.5.29.19");
/// cRLNumber.
pub(crate) const CRL_NUMBER: Oid = Oid::new_unwrap("2.5.29.20");
/// reasonCode of a CRL entry.
pub(crate) const CRL_REASON: Oid = Oid::new_unwrap("2.5.29.21");
/// issuingDistributionPoint of a CRL.
pub(crate) const CRL_SCOPE: Oid = Oid::new_unwrap("2.5.29.28");
/// cRLDistributionPoints.
pub(crate) const CRL_POINTS: Oid = Oid::new_unwrap("2.5.29.31");
/// certificatePolicies.
pub(crate) const POLICIES: Oid = Oid::new_unwrap("2.5.29.32");
/// id-qt-cps.
pub(crate) const CPS: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.2.1");
/// authorityKeyIdentifier.
pub(crate) const AUTHORITY_KEY: Oid = Oid::new_unwrap("2.5.29.35");
/// extKeyUsage.
pub(crate) const EXTENDED_KEY_USAGE: Oid = Oid::new_unwrap("2.5.29.37");
/// id-kp-clientAuth.
pub(crate) const CLIENT_AUTH: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.3.2");
/// authorityInfoAccess.
pub(crate) const INFO_ACCESS: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.1.1");
/// id-ad-ocsp.
pub(crate) const OCSP: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.48.1");
