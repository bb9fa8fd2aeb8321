"""Packs are installed one after the other; one without a signature is asked about."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fieldkm.desktop.shell.installation.view_model import Installation, State
from fieldkm.errors import BadInput, Refused
from tests.support.tasks import HeldTasks, ImmediateTasks

UNSIGNED = Refused("pack-unsigned", "{file} is not signed.", file="a.pack")
BROKEN = BadInput("pack-broken", "{file} is no pack.", file="b.pack")


@dataclass
class Bench:
    """An installation on a desk that refuses what the test says."""

    tasks: Any = field(default_factory=ImmediateTasks)
    refused: dict[str, Exception] = field(default_factory=dict)
    installed: list[tuple[str, bool]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    prepared: list[str] = field(default_factory=list)
    done: list[None] = field(default_factory=list)

    def __post_init__(self) -> None:
        desk = SimpleNamespace(install=self.install, remove=self.removed.append)
        library = SimpleNamespace(prepare=self.prepared.append)
        workplace: Any = SimpleNamespace(manuals=desk, library=library)
        self.installation = Installation(workplace, self.tasks, lambda: self.done.append(None))

    def install(self, pack: Path, unsigned: bool) -> Any:
        if pack.name in self.refused and not unsigned:
            raise self.refused[pack.name]
        self.installed.append((pack.name, unsigned))
        name = pack.stem
        return SimpleNamespace(id=name, title=f"Manual {name}", titles={"zh": f"手册 {name}"})

    @property
    def state(self) -> State:
        return self.installation.state


def test_a_pack_is_installed_and_everybody_is_told() -> None:
    bench = Bench()
    seen: list[State] = []
    bench.installation.watch(seen.append)
    bench.installation.install([Path("a.pack")])
    assert bench.installed == [("a.pack", False)]
    assert bench.prepared == ["a"]
    assert bench.done == [None]
    assert seen[0] == State()
    assert [state.is_busy for state in seen] == [False, True, False]
    assert seen[-1].installed == "Manual a"
    assert seen[-1].titles == {"zh": "手册 a"}


def test_several_packs_are_installed_in_their_order() -> None:
    bench = Bench()
    bench.installation.install([Path("a.pack"), Path("b.pack")])
    assert [name for name, _ in bench.installed] == ["a.pack", "b.pack"]


def test_only_one_pack_is_installed_at_a_time() -> None:
    tasks = HeldTasks()
    bench = Bench(tasks)
    bench.installation.install([Path("a.pack")])
    bench.installation.install([Path("b.pack")])
    assert len(tasks.waiting) == 1
    tasks.finish_all()
    assert len(bench.installed) == 2


def test_an_unsigned_pack_is_asked_about_before_it_is_installed() -> None:
    bench = Bench(refused={"a.pack": UNSIGNED})
    bench.installation.install([Path("a.pack")])
    assert bench.state.asks_unsigned
    assert bench.installed == []
    bench.installation.permit_unsigned()
    assert bench.installed == [("a.pack", True)]


def test_an_unsigned_pack_can_be_left_and_the_next_one_follows() -> None:
    bench = Bench(refused={"a.pack": UNSIGNED})
    bench.installation.install([Path("a.pack"), Path("b.pack")])
    bench.installation.dismiss()
    assert bench.installed == [("b.pack", False)]


def test_permission_without_a_question_installs_nothing() -> None:
    bench = Bench()
    bench.installation.permit_unsigned()
    assert bench.installed == []


def test_a_broken_pack_is_shown_as_an_error() -> None:
    bench = Bench(refused={"b.pack": BROKEN})
    bench.installation.install([Path("b.pack")])
    assert bench.state.error is BROKEN
    assert not bench.state.asks_unsigned
    assert not bench.done


def test_a_manual_is_removed_and_everybody_is_told() -> None:
    bench = Bench()
    bench.installation.remove("mx420")
    assert bench.removed == ["mx420"]
    assert bench.done == [None]
