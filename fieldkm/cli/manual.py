"""`fieldkm manual ...`: check, build, import, install and the publishers' keys."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkm.cli.output import Output
from fieldkm.cli.setting import workplace_of
from fieldkm.cli.standard_input import given_file, given_file_or_none, given_text

if TYPE_CHECKING:
    from fieldkm.domain.checking import Finding
    from fieldkm.manuals.packs.register import InstalledManual


def check(options: Namespace, output: Output) -> int:
    """Report every finding with file and line; status 1 when one is an error."""
    from fieldkm.app.publishing import check_manual

    with given_file_or_none(options.against) as against:
        findings = check_manual(Path(options.source), against)
    for found in findings:
        text = f"{found.file}:{found.line}: {found.severity}: {found.message} [{found.code}]"
        output.result(_values(found), text)
    errors = sum(found.severity == "error" for found in findings)
    output.remark(f"{errors} error(s), {len(findings) - errors} warning(s)")
    return 1 if errors else 0


def _values(found: Finding) -> dict[str, str | int]:
    return {
        "file": found.file,
        "line": found.line,
        "severity": found.severity,
        "code": found.code,
        "message": found.message,
    }


def build(options: Namespace, output: Output) -> int:
    """Check and compile a manual and write its pack."""
    from fieldkm.app.publishing import build_manual

    with given_file_or_none(options.key) as key:
        report = build_manual(
            Path(options.source),
            Path(options.target),
            key,
            lambda done, total: output.progress("pages", done, total),
        )
    pack = report.pack
    values = {
        **asdict(pack),
        "broken_links": report.broken_links,
        "seconds": report.seconds,
    }
    signed = "signed" if pack.signed else "not signed"
    output.result(
        values,
        f"{options.target}: {pack.id} {pack.version}, {signed}: {pack.pages} pages, "
        f"{pack.parts} parts, {pack.faults} fault codes, {pack.drawings} drawings "
        f"({report.seconds:.1f} s)",
    )
    if report.broken_links:
        output.remark(f"{report.broken_links} broken link(s): see “fieldkm manual check”")
    return 0


def bring_in(options: Namespace, output: Output) -> int:
    """Turn foreign documentation into a manual folder; report what could not be carried over."""
    from fieldkm.app.publishing import import_documentation

    with given_file_or_none(options.mapping) as mapping:
        report = import_documentation(
            Path(options.source),
            Path(options.target),
            mapping,
            options.dialect,
            lambda done, total: output.progress("pages", done, total),
        )
    for item in report.items:
        output.result(asdict(item), f"{item.file}:{item.line}: {item.kind}: {item.message}")
    values = {
        "pages": report.pages,
        "images": report.images,
        "links": report.links,
        "remarks": len(report.items),
        "summary": report.summary,
    }
    output.result(
        values, f"{report.pages} pages, {report.images} pictures, {len(report.items)} remarks"
    )
    return 0


def install(options: Namespace, output: Output) -> int:
    """Install a pack."""
    with workplace_of(options) as workplace, given_file(options.pack) as pack:
        installed = workplace.manuals.install(
            pack,
            unsigned=options.unsigned,
            progress=lambda done, total: output.progress("files", done, total),
        )
        output.result(_installed(installed), f"{installed.title} {installed.version} is installed.")
    return 0


def list_installed(options: Namespace, output: Output) -> int:
    """List the installed manuals."""
    with workplace_of(options) as workplace:
        for manual in workplace.manuals.installed():
            signed = "" if manual.signed else ", not signed"
            output.result(
                _installed(manual), f"{manual.id}  {manual.version}  {manual.title}{signed}"
            )
    return 0


def remove(options: Namespace, output: Output) -> int:
    """Remove an installed manual."""
    with workplace_of(options) as workplace:
        there = [m for m in workplace.manuals.installed() if m.id == options.manual]
        workplace.manuals.remove(options.manual)
        for manual in there:
            output.result({**_installed(manual), "removed": True}, f"{manual.id} is removed.")
    return 0


def make_key(options: Namespace, output: Output) -> int:
    """Make a publisher's key pair."""
    from fieldkm.app.publishing import make_key as make

    key_id = make(Path(options.target))
    output.result(
        {"id": key_id, "private": options.target, "public": f"{options.target}.pub"},
        f"Key {key_id}: keep {options.target} secret, give {options.target}.pub to the laptops.",
    )
    return 0


def trust(options: Namespace, output: Output) -> int:
    """Trust a publisher."""
    with workplace_of(options) as workplace, given_file(options.key) as key:
        key_id = workplace.manuals.trust(key)
        output.result({"id": key_id}, f"Packs signed with {key_id} are accepted now.")
    return 0


def withdraw(options: Namespace, output: Output) -> int:
    """Write a signed withdrawal."""
    from fieldkm.app.publishing import withdraw as write

    with given_file(options.key) as key:
        reason = given_text(options.reason)
        write(options.manual, options.versions, reason, key, Path(options.target))
    output.result({"file": options.target}, f"{options.target} is written.")
    return 0


def take_withdrawal(options: Namespace, output: Output) -> int:
    """Take over a publisher's withdrawal."""
    with workplace_of(options) as workplace, given_file(options.file) as file:
        workplace.manuals.withdraw(file)
        output.result({"file": options.file}, "The withdrawal is in force.")
    return 0


def _installed(manual: InstalledManual) -> dict[str, object]:
    return {
        "id": manual.id,
        "version": manual.version,
        "title": manual.title,
        "languages": manual.languages,
        "models": manual.models,
        "signed": manual.signed,
        "withdrawn": manual.withdrawn,
    }
