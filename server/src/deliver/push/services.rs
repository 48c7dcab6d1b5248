//! Which push services are spoken to. The address of a subscription comes from a browser, which
//! may say anything: only services that were named are asked, and no address within our own net.

use std::net::IpAddr;
use std::str::FromStr;

use url::{Host, Url};

/// The services of the browsers that there are: Chrome and Android, Firefox, Safari, Edge.
pub const USUAL: &str = "fcm.googleapis.com, updates.push.services.mozilla.com, \
     *.push.apple.com, *.notify.windows.com";

/// An address is at most so long.
const LONGEST: usize = 1024;

/// One entry of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Service {
    /// A host.
    Host(String),
    /// Every host below a name.
    Below(String),
    /// A port of this machine, over plain HTTP: for tests and demonstrations.
    Here(u16),
}

/// The services that may be asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Services(Vec<Service>);

/// The text is no list of services.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is neither a host, nor *.DOMAIN with at least two labels, nor http://127.0.0.1:PORT"
)]
pub struct ServicesError(String);

impl FromStr for Services {
    type Err = ServicesError;

    fn from_str(text: &str) -> Result<Self, ServicesError> {
        let entries = text.split([',', ' ']).filter(|entry| !entry.is_empty());
        entries.map(service).collect::<Result<_, _>>().map(Self)
    }
}

fn service(entry: &str) -> Result<Service, ServicesError> {
    let wrong = || ServicesError(entry.to_owned());
    if let Some(port) = entry.strip_prefix("http://127.0.0.1:") {
        return port.parse().map(Service::Here).map_err(|_| wrong());
    }
    let (below, name) = match entry.strip_prefix("*.") {
        Some(name) => (true, name),
        None => (false, entry),
    };
    let named = match Host::parse(name) {
        Ok(Host::Domain(name)) if name.contains('.') => name,
        _ => return Err(wrong()),
    };
    Ok(match below {
        true => Service::Below(named),
        false => Service::Host(named),
    })
}

impl Services {
    /// Whether any may be asked at all.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The address, if it is one of a service that may be asked: `https` without a user, a port or
    /// a fragment, at a host of the list.
    pub fn admit(&self, address: &str) -> Option<Url> {
        let url: Url = address.parse().ok().filter(|_| address.len() <= LONGEST)?;
        let bare =
            url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        let fits = |service: &Service| match (service, url.scheme(), url.host()?) {
            (Service::Host(name), "https", Host::Domain(host)) => {
                Some(url.port().is_none() && host == name)
            }
            (Service::Below(name), "https", Host::Domain(host)) => {
                let above = host.strip_suffix(name.as_str())?.strip_suffix('.')?;
                Some(url.port().is_none() && !above.is_empty())
            }
            (Service::Here(port), "http", Host::Ipv4(host)) => {
                Some(host.is_loopback() && url.port() == Some(*port))
            }
            _ => None,
        };
        let fits = self.0.iter().any(|service| fits(service) == Some(true));
        (bare && fits).then_some(url)
    }
}

/// Whether an address is one of the world's: not this machine, not a net behind a router, not one
/// that is set apart (RFC 6890).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(it) => {
            let [first, second, third, _] = it.octets();
            let shared = first == 100 && (64..128).contains(&second);
            let set_apart = first == 0
                || first >= 224
                || (first, second, third) == (192, 0, 0)
                || (first == 198 && (18..20).contains(&second));
            !(it.is_private()
                || it.is_loopback()
                || it.is_link_local()
                || it.is_documentation()
                || shared
                || set_apart)
        }
        IpAddr::V6(it) => match it.to_ipv4_mapped() {
            Some(it) => is_public(IpAddr::V4(it)),
            // 2000::/3 is what is given out, but for documentation and ways to IPv4.
            None => {
                let [first, second, ..] = it.segments();
                let given = first & 0xe000 == 0x2000;
                let set_apart = (first == 0x2001 && (second < 0x0200 || second == 0x0db8))
                    || first == 0x2002
                    || first == 0x3fff;
                given && !set_apart
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_admitted_as_they_were_named_and_nothing_beside_them() {
        let services: Services = USUAL.parse().unwrap();
        for good in [
            "https://fcm.googleapis.com/fcm/send/abc:def",
            "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
            "https://web.push.apple.com/QGuQyavXutnMH",
            "https://wns2-par02p.notify.windows.com/w/?token=BQYAAA",
        ] {
            assert!(services.admit(good).is_some(), "{good}");
        }
        for bad in [
            "http://fcm.googleapis.com/fcm/send/abc",
            "https://fcm.googleapis.com:8443/fcm/send/abc",
            "https://user@fcm.googleapis.com/x",
            "https://fcm.googleapis.com@evil.example/x",
            "https://fcm.googleapis.com.evil.example/x",
            "https://evilfcm.googleapis.com/x",
            "https://evil.example/fcm.googleapis.com",
            "https://push.apple.com/x",
            "https://.push.apple.com/x",
            "https://evilpush.apple.com/x",
            "https://fcm.googleapis.com/x#y",
            "https://127.0.0.1/x",
            "https://[::1]/x",
            "https://169.254.169.254/latest/meta-data",
            "http://127.0.0.1:4000/x",
            "file:///etc/passwd",
            "gopher://fcm.googleapis.com/",
            "",
        ] {
            assert_eq!(services.admit(bad), None, "{bad}");
        }
        let long = format!("https://fcm.googleapis.com/{}", "x".repeat(LONGEST));
        assert_eq!(services.admit(&long), None);
    }

    #[test]
    fn this_machine_is_asked_only_where_it_was_named_with_its_port() {
        let services: Services = "http://127.0.0.1:4000".parse().unwrap();
        assert!(services.admit("http://127.0.0.1:4000/push/1").is_some());
        for bad in [
            "http://127.0.0.1:4001/push/1",
            "http://localhost:4000/push/1",
            "https://127.0.0.1:4000/push/1",
            "http://10.0.0.1:4000/push/1",
        ] {
            assert_eq!(services.admit(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_list_that_says_more_than_hosts_is_refused() {
        for bad in [
            "*",
            "*.com",
            "localhost",
            "https://a.example",
            "a.example/x",
            "10.0.0.1",
        ] {
            assert!(bad.parse::<Services>().is_err(), "{bad}");
        }
        assert!("".parse::<Services>().unwrap().is_empty());
    }

    #[test]
    fn addresses_within_a_net_are_not_the_worlds() {
        for inside in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "2001:db8::1",
            "2002:a00:1::",
            "64:ff9b::a00:1",
        ] {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
        for outside in [
            "142.250.196.106",
            "17.57.12.1",
            "2404:6800:4004::1",
            "2a00:1450::1",
        ] {
            assert!(is_public(outside.parse().unwrap()), "{outside}");
        }
    }
}
