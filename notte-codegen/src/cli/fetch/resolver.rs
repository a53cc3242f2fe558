//! Which hosts are connected to. The address is judged, not the name: a name may lead anywhere.

use super::address::not_public;
use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, SocketAddr};

/// Resolves names to public addresses, and allowed names to any.
#[derive(Clone, Debug)]
pub struct Resolver {
    /// In lower case, without brackets.
    allowed: Vec<String>,
}

impl Resolver {
    /// One that allows these hosts.
    pub fn new(allowed: &[String]) -> Self {
        Self { allowed: allowed.iter().map(|host| spelled(host)).collect() }
    }

    fn allows(&self, host: &str) -> bool {
        let host = spelled(host);
        self.allowed.contains(&host)
    }

    /// Why an address must not be asked, as far as it says so without resolving a name: an IP address is connected to without
    /// [`Resolve`]. `Url` has read every spelling of it (`0x7f.1`, `2130706433`) as four numbers.
    pub fn refusal(&self, url: &Url) -> Option<String> {
        if !matches!(url.scheme(), "http" | "https") {
            return Some(format!("`{}` is never fetched: only `http` and `https` are", url.scheme()));
        }
        let host = url.host_str().unwrap_or_default();
        let address: IpAddr = spelled(host).parse().ok()?;
        let what = not_public(address).filter(|_| !self.allows(host))?;
        Some(refused(host, address, what))
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let is_allowed = self.allows(name.as_str());
        Box::pin(async move {
            // The port is that of the address; 0 leaves it to be filled in.
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let refusal = found.iter().find_map(|found| Some((found.ip(), not_public(found.ip())?)));
            let public: Vec<SocketAddr> =
                found.into_iter().filter(|found| is_allowed || not_public(found.ip()).is_none()).collect();
            match refusal {
                Some((address, what)) if public.is_empty() => Err(refused(name.as_str(), address, what).into()),
                _ => Ok(Box::new(public.into_iter()) as Addrs),
            }
        })
    }
}

fn refused(host: &str, address: IpAddr, what: &str) -> String {
    format!(
        "`{host}` is {what} ({address}), which a description may not have fetched; `--fetch-allow {host}` allows it"
    )
}

/// A host in one spelling.
fn spelled(host: &str) -> String {
    let host = host.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.').to_ascii_lowercase();
    match host.parse::<IpAddr>() {
        Ok(address) => address.to_string(),
        Err(_) => host,
    }
}

#[cfg(test)]
mod tests {
    use super::Resolver;
    use reqwest::Url;

    #[test]
    fn an_ip_address_is_judged_in_every_spelling() {
        let resolver = Resolver::new(&[]);
        for text in [
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://127.1:80/a",
            "http://0/",
            "http://127.0.0.1./",
            "http://[::1]/",
            "http://[::ffff:7f00:1]/",
            "http://[::127.0.0.1]/",
            "http://user@10.0.0.1/",
            "http://１２７.0.0.1/",
            "https://169.254.169.254/latest",
            "file:///etc/passwd",
            "ws://a.example/",
        ] {
            assert!(resolver.refusal(&Url::parse(text).unwrap()).is_some(), "{text}");
        }
        for text in ["http://1.1.1.1/", "https://api.example/", "http://[2606:4700::1111]/"] {
            assert_eq!(resolver.refusal(&Url::parse(text).unwrap()), None, "{text}");
        }
        let allowing = Resolver::new(&["127.0.0.1".to_owned(), "[::1]".to_owned()]);
        for text in ["http://127.0.0.1:8080/", "http://0x7f.1/", "http://[0::1]/"] {
            assert_eq!(allowing.refusal(&Url::parse(text).unwrap()), None, "{text}");
        }
        assert!(allowing.refusal(&Url::parse("http://127.0.0.2/").unwrap()).is_some());
    }
}
