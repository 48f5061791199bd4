"""Whose word is taken on who somebody is: proxies by their address, sign-in providers by their name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from lib.collect.settings.environment import variable

Network = IPv4Network | IPv6Network
_HEADER = re.compile(r"[a-z0-9][a-z0-9_-]*")
_PROVIDER = re.compile(r"[^\s_;]+")
_OTHERS = frozenset({"host", "origin", "cookie", "referer", "user-agent", "x-forwarded-for", "authorization"})


@dataclass(frozen=True, slots=True)
class TrustedProxies:
    """The header in which a trusted proxy gives an e-mail address (None: no proxy is trusted), the proxies' networks,
    and the providers whose addresses count without `email_verified`.
    """

    header: str | None = None
    proxies: tuple[Network, ...] = ()
    verified_by: frozenset[str] = frozenset()

    def is_proxy(self, peer: str) -> bool:
        """Tell whether a connection from this address comes from a trusted proxy."""
        try:
            address = ip_address(peer)
        except ValueError:
            return False
        return any(address in network for network in self.proxies)


def read_trusted_proxies(variables: Mapping[str, str]) -> TrustedProxies:
    """Read the environment. Raises EnvironmentProblem where a variable cannot be used, or would protect nothing."""
    header = (variables.get("IMPULSO_TRUSTED_HEADER") or "").strip().lower()
    proxies = _networks(variables)
    if header and (not _HEADER.fullmatch(header) or header in _OTHERS):
        raise variable("IMPULSO_TRUSTED_HEADER", "refusal.proxies.header", found=header)
    if header and not proxies:
        raise variable("IMPULSO_TRUSTED_PROXIES", "refusal.proxies.missing")
    if header and variables.get("FORWARDED_ALLOW_IPS"):
        raise variable("FORWARDED_ALLOW_IPS", "refusal.proxies.forwarded")
    verified_by = _listed(variables, "IMPULSO_VERIFIED_BY")
    for name in verified_by:
        if not _PROVIDER.fullmatch(name):
            raise variable("IMPULSO_VERIFIED_BY", "refusal.proxies.names", found=name)
    return TrustedProxies(header or None, proxies, frozenset(verified_by))


def _networks(variables: Mapping[str, str]) -> tuple[Network, ...]:
    networks = []
    for text in _listed(variables, "IMPULSO_TRUSTED_PROXIES"):
        try:
            network = ip_network(text)
        except ValueError:
            raise variable("IMPULSO_TRUSTED_PROXIES", "refusal.proxies.network", found=text) from None
        if network.prefixlen == 0:
            raise variable("IMPULSO_TRUSTED_PROXIES", "refusal.proxies.everybody", found=text)
        networks.append(network)
    return tuple(networks)


def _listed(variables: Mapping[str, str], name: str) -> list[str]:
    return [text for each in (variables.get(name) or "").split(",") if (text := each.strip())]
