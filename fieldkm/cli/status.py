"""`fieldkm status`: what is on this laptop and in which state."""

from __future__ import annotations

from argparse import Namespace

from fieldkm.cli.output import Output
from fieldkm.cli.setting import workplace_of
from fieldkm.host.release import program_version


def show_status(options: Namespace, output: Output) -> int:
    """Print versions, installed manuals, the search's state and the machine at hand."""
    with workplace_of(options) as workplace:
        machine = workplace.machine_at_hand
        manuals = workplace.manuals.installed()
        workplace.library.catalogues(workplace.settings.language or "en")
        problems = {manual: error.title for manual, error in workplace.library.problems().items()}
        values: dict[str, object] = {
            "version": program_version(),
            "home": str(workplace.home.folder),
            "manuals": [
                {
                    "id": m.id,
                    "version": m.version,
                    "signed": m.signed,
                    "withdrawn": m.withdrawn,
                    "problem": problems.get(m.id, ""),
                }
                for m in manuals
            ],
            "search": workplace.search.state().value,
            "machine": {"model": machine.model, "serial": machine.serial} if machine else None,
        }
    lines = [
        f"fieldkm {values['version']}, home {values['home']}",
        *(
            f"  {m.id} {m.version}"
            + (f"  DO NOT USE: {m.withdrawn}" if m.withdrawn else "")
            + (f"  {problems[m.id]} Install its pack once more." if m.id in problems else "")
            for m in manuals
        ),
        f"  search: {values['search']}",
    ]
    output.result(values, "\n".join(lines))
    return 0
