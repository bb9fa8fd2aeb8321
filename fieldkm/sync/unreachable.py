"""What it means when no answer of our server comes: requests' errors, said in the user's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import requests
import urllib3

from fieldkm.errors import Unavailable

CUT_SHORT = "cut-short"
_BROKEN = (requests.RequestException, urllib3.exceptions.HTTPError, OSError)


@contextmanager
def translated(url: str) -> Iterator[None]:
    """Turn what requests and urllib3 raise into `Unavailable`."""
    try:
        yield
    except _BROKEN as error:
        raise unreachable(error, url) from error


@contextmanager
def coming_in(url: str) -> Iterator[None]:
    """The same while the body of an answer comes: then the server was there."""
    try:
        yield
    except _BROKEN as error:
        raise cut_short(url) from error


def unreachable(error: Exception, url: str) -> Unavailable:
    """Return why the server could not be reached."""
    if isinstance(error, requests.exceptions.SSLError):
        return Unavailable(
            "certificate",
            "The certificate of {url} could not be verified.",
            "Check the laptop's date and the address. If your company has an authority of its own,"
            " name its certificates in the settings. Nothing was sent.",
            url=url,
        )
    if isinstance(error, requests.exceptions.ProxyError):
        return Unavailable(
            "proxy",
            "The proxy on the way to {url} could not be used.",
            "Check the proxy in the settings, or try another network.",
            url=url,
        )
    if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema)):
        return Unavailable(
            "no-address",
            "{url} is not the address of a server.",
            "It begins with https:// and your administrator knows it.",
            url=url,
        )
    return Unavailable(
        "offline",
        "{url} could not be reached.",
        "What you wrote is kept on this laptop and is sent when there is a network again.",
        url=url,
    )


def somebody_else(url: str, status: int) -> Unavailable:
    """Return the error of an answer that is not our server's."""
    return Unavailable(
        "captive-portal",
        "Something else than the server answers at {url} (status {status}).",
        "Many guest networks ask for a sign-in of their own first: open a browser, sign in there,"
        " and sync again. If that is not it, check the server's address.",
        url=url,
        status=status,
    )


def cut_short(url: str) -> Unavailable:
    """Return the error of an answer that did not come whole; nothing of it was taken over."""
    return Unavailable(
        CUT_SHORT,
        "An answer of {url} did not come whole.",
        "It is asked for again; what came before is kept.",
        url=url,
    )


def server_trouble(status: int) -> Unavailable:
    """Return the error of an answer that says nothing but that something went wrong."""
    return Unavailable(
        "server-trouble",
        "The server has trouble of its own (status {status}).",
        "Try again later. What you wrote is kept on this laptop.",
        status=status,
    )
