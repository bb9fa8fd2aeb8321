"""The server's address as somebody types it: whether others could listen on the way there."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def can_be_overheard(url: str) -> bool:
    """Tell whether passwords and customers' data would travel to `url` in the clear: unencrypted,
    and to another machine. False for what is no address.
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme.lower() == "http" and bool(host) and not _is_this_machine(host)


def _is_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
