"""Which internet addresses may be fetched from: the public ones, and nothing of ours."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_network

Address = IPv4Address | IPv6Address

# What `is_global` lets through, in some version of Python at least.
_REFUSED = tuple(
    map(
        ip_network,
        (
            "192.0.0.0/24",  # protocol assignments; a cloud's metadata at .192
            "168.63.129.16/32",  # Azure's host, seen from inside
            "192.88.99.0/24",  # 6to4 relays, deprecated
            # IPv6 addresses that carry an IPv4 address, perhaps a private one:
            "::/8",  # IPv4-mapped, -compatible and -translated, NAT64
            "2001::/32",  # Teredo
            "2002::/16",  # 6to4
            "fec0::/10",  # site-local, deprecated
            "3fff::/20",  # documentation
            "5f00::/16",  # segment routing
        ),
    )
)


def is_public(address: Address) -> bool:
    """Whether `address` is on the public internet, and no way to another address.

    Private, loopback, link-local (cloud metadata among them), shared, reserved, multicast
    and unspecified addresses are not.
    """
    refused = any(address in network for network in _REFUSED)
    return address.is_global and not address.is_multicast and not refused
