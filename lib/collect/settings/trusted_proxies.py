"""Whose word is taken on who somebody is: proxies by their address, sign-in providers by their name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from lib.collect.settings.environment import EnvironmentProblem

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
        raise EnvironmentProblem(f"IMPULSO_TRUSTED_HEADER: found «{header}», expected a name such as X-Forwarded-Email")
    if header and not proxies:
        raise EnvironmentProblem(
            "IMPULSO_TRUSTED_PROXIES is not set, and IMPULSO_TRUSTED_HEADER needs it: "
            "give the addresses of the proxies that set it, for anybody else can send it too"
        )
    if header and variables.get("FORWARDED_ALLOW_IPS"):
        raise EnvironmentProblem(
            "FORWARDED_ALLOW_IPS is set: with it a request says itself where it comes from, "
            "and IMPULSO_TRUSTED_PROXIES would protect nothing; leave it out"
        )
    verified_by = _listed(variables, "IMPULSO_VERIFIED_BY")
    for name in verified_by:
        if not _PROVIDER.fullmatch(name):
            raise EnvironmentProblem(f"IMPULSO_VERIFIED_BY: found «{name}», expected names separated by commas")
    return TrustedProxies(header or None, proxies, frozenset(verified_by))


def _networks(variables: Mapping[str, str]) -> tuple[Network, ...]:
    networks = []
    for text in _listed(variables, "IMPULSO_TRUSTED_PROXIES"):
        try:
            network = ip_network(text)
        except ValueError:
            raise EnvironmentProblem(
                f"IMPULSO_TRUSTED_PROXIES: found «{text}», expected an address (10.0.0.5) or a network (10.0.0.0/24)"
            ) from None
        if network.prefixlen == 0:
            raise EnvironmentProblem(f"IMPULSO_TRUSTED_PROXIES: «{text}» is everybody; name the proxies")
        networks.append(network)
    return tuple(networks)


def _listed(variables: Mapping[str, str], name: str) -> list[str]:
    return [text for each in (variables.get(name) or "").split(",") if (text := each.strip())]
