"""`fieldkm server manual|backup|restore`: what the server keeps, on the server's own machine."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from fieldkm.cli.output import Output
from fieldkm.cli.server_setting import manuals_of, server_installed, settings_of
from fieldkm.cli.standard_input import given_file
from fieldkm.host.clock import SystemClock


def publish(options: Namespace, output: Output) -> int:
    """Publish a pack for all laptops."""
    with manuals_of(options) as packs, given_file(options.pack) as file:
        pack = packs.publish(file, SystemClock().now())
        values = {
            "id": pack.id,
            "version": pack.version,
            "title": pack.title,
            "languages": pack.languages,
            "models": pack.models,
            "signed": pack.signed,
        }
        output.result(values, f"{pack.title} {pack.version} is published for all laptops.")
    return 0


def withdraw(options: Namespace, output: Output) -> int:
    """Tell all laptops that versions of a manual must not be used."""
    with manuals_of(options) as packs, given_file(options.file) as file:
        withdrawal = packs.withdraw(file, SystemClock().now())
        values = {
            "id": withdrawal.manual,
            "versions": withdrawal.versions,
            "reason": withdrawal.reason,
        }
        versions = ", ".join(withdrawal.versions)
        output.result(values, f"{withdrawal.manual} {versions}: laptops are told not to use it.")
    return 0


def trust(options: Namespace, output: Output) -> int:
    """Accept the packs of a publisher, here and on the laptops that sign in."""
    with manuals_of(options) as packs, given_file(options.key) as file:
        key = packs.trust(file)
        output.result({"id": key}, f"Packs signed with {key} are accepted now.")
    return 0


def list_packs(options: Namespace, output: Output) -> int:
    """List what was published."""
    with manuals_of(options) as packs:
        for release in packs.released():
            withdrawn = "  withdrawn" if release.withdrawn else ""
            output.result(
                asdict(release), f"{release.id}  {release.version}  {release.title}{withdrawn}"
            )
    return 0


def back_up(options: Namespace, output: Output) -> int:
    """Back everything up, while the server runs or not."""
    with server_installed():
        from fieldkm.server.backup import back_up as write
    report = write(settings_of(options), Path(options.folder).absolute(), SystemClock().now())
    output.result(
        {**asdict(report), "verified": True},
        f"{report.path}: {report.records} records and {report.blobs} photos,"
        f" {report.bytes} bytes, read back ({report.seconds:.1f} s)",
    )
    for sha256 in report.damaged:
        output.remark(f"The photo {sha256} is gone from the server, or damaged: it is not in here.")
    return 1 if report.damaged else 0


def restore(options: Namespace, output: Output) -> int:
    """Put a backup back into an empty place."""
    with server_installed():
        from fieldkm.server.restoring import restore as put_back
    erasures = Path(options.erasures) if options.erasures else None
    settings = settings_of(options)
    report = put_back(settings, Path(options.folder).absolute(), SystemClock().now(), erasures)
    output.result(
        asdict(report),
        f"{settings.data}: {report.records} records and {report.blobs} photos are back"
        f" ({report.seconds:.1f} s)",
    )
    return 0
