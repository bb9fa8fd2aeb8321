"""What is done to fixes in a history: written, improved, decided on, used; each from what one
laptop shows at that moment, however old it is.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from fieldkm.cli.benches.faults.written import Written
from fieldkm.domain.fixes import Fix, FixRevision, Transition, Verb
from fieldkm.domain.outcomes import Outcome, Result
from fieldkm.host.clock import Clock
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation, create, fix_step
from fieldkm.store.records import Records

DECISIONS = (Verb.APPROVE, Verb.SEND_BACK)
_ANOTHER = 0.1  # how often another one is written where there is one: few of which much is made
FIX_TEXT = FixRevision(
    "",
    "",
    datetime.max.replace(tzinfo=UTC),
    title="E21-04 comes back",
    symptom="Cold at warm-up",
    remedy="Clean the drawer connector. " * 3,
    safety=False,
)


class FixAuthor:
    """A technician or a reviewer with one laptop, whose records are `records`; `do` is what writes
    into its outbox.
    """

    def __init__(
        self,
        records: Records,
        clock: Clock,
        do: Callable[[Operation], None],
        written: Written,
        family: str,
    ) -> None:
        self._records = records
        self._clock = clock
        self._do = do
        self._written = written
        self._family = family

    def fixes(self) -> list[str]:
        """Return the ids of the fixes that the laptop shows, in their order."""
        return sorted(fix.id for fix in self._records.of_type(Fix))

    def write(self) -> None:
        """Write a fix and submit it."""
        fix = Fix(f"fix-{self._clock.new_id()}", local_number="K7-1", family=self._family)
        self._submit(fix, fix)

    def improve(self, name: str) -> None:
        """Submit the next revision of a fix."""
        fix = self._records.get(Fix, name)
        if fix and self._is_whole(fix):
            self._submit(fix, None)

    def decide(self, name: str, verb: Verb) -> None:
        """Decide on a fix as it is shown, if it waits there for somebody else."""
        fix = self._records.get(Fix, name)
        if fix is None or not fix.waiting or fix.waiting[0] in self._written.revisions:
            return
        if not self._is_whole(fix):
            return
        self._step(fix, verb, fix.waiting[0])
        if verb is Verb.APPROVE:
            self._written.approved.add(fix.waiting[0])

    def use(self, name: str) -> None:
        """Tell what became of a fix when it was used."""
        fix = self._records.get(Fix, name)
        if fix is None:
            return
        now, outcome = self._clock.now(), f"outcome-{self._clock.new_id()}"
        record = Outcome(outcome, Result.WORKED, now, fix.id, fix.current_revision)
        self._do(create(self._clock.new_id(), Kind.OUTCOME, outcome, record, now))
        self._written.outcomes.add(outcome)

    def do_something(self, draw: random.Random) -> None:
        """Do one of these things to one of the fixes, or write one."""
        fixes = self.fixes()
        if not fixes or draw.random() < _ANOTHER:
            self.write()
            return
        name = draw.choice(fixes)
        deeds: list[Callable[[], None]] = [
            lambda: self.use(name),
            *[lambda: self.improve(name)] * 2,
            *[lambda: self.decide(name, draw.choice(DECISIONS))] * 2,
        ]
        draw.choice(deeds)()

    def _is_whole(self, fix: Fix) -> bool:
        """Tell whether all its texts are here: a pull that was cut may have brought the fix alone,
        and nobody decides on what they cannot read.
        """
        named = {fix.current_revision, fix.approved_revision, *fix.waiting} - {""}
        return all(self._records.get(FixRevision, name) for name in named)

    def _submit(self, fix: Fix, begun: Fix | None) -> None:
        now, name = self._clock.now(), f"revision-{self._clock.new_id()}"
        based = fix.current_revision
        revision = replace(FIX_TEXT, id=name, fix=fix.id, at=now, base_revision=based)
        self._step(fix, Verb.SUBMIT, name, revision, begun)
        self._written.revisions.add(name)

    def _step(
        self,
        fix: Fix,
        verb: Verb,
        revision: str,
        written: FixRevision | None = None,
        begun: Fix | None = None,
    ) -> None:
        now = self._clock.now()
        reason = "Which pin?" if verb is Verb.SEND_BACK else ""
        step = Transition(
            f"step-{self._clock.new_id()}", fix.id, verb, now, revision, reason=reason
        )
        self._do(fix_step(self._clock.new_id(), step, now, revision=written, begun=begun))
