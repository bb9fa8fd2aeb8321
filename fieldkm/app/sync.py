"""Signing in and synchronising: what the desktop's Sync screen and the commands ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock

from fieldkm.app.outgoing import FixName, Outgoing, TextPath, fix_of, mended, outgoing
from fieldkm.app.published import PublishedManuals
from fieldkm.domain.fixes import Fix
from fieldkm.errors import FieldkmError, Refused, SignedOut, Unavailable
from fieldkm.host.clock import Clock
from fieldkm.protocol.envelopes import Login
from fieldkm.protocol.operations import COUNT, Operation
from fieldkm.store.blobs import Blobs, BlobState
from fieldkm.store.lock import CustomersLock
from fieldkm.store.mirror import Mirror
from fieldkm.store.outbox import Outbox, OutboxState, Waiting
from fieldkm.store.records import Records
from fieldkm.store.sync_state import Account, SyncState
from fieldkm.sync.blob_transfer import BlobFiles, BlobProgress, BlobTransfer
from fieldkm.sync.http_door import HttpDoor
from fieldkm.sync.pack_transfer import PackProgress
from fieldkm.sync.synchronisation import RecordSync, SyncProgress
from fieldkm.sync.tokens import TokenStore
from fieldkm.sync.transport import Cancelled, Line, Transport

WIPE = "wipe"


@dataclass(frozen=True, slots=True)
class SyncStep:
    """How far a sync is, for a person to watch: what has gone and come, and what is left of it."""

    records: SyncProgress = field(default_factory=SyncProgress)
    blobs: BlobProgress = field(default_factory=BlobProgress)
    packs: PackProgress = field(default_factory=PackProgress)
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """What a sync has done. `bytes` went over the line; `blobs` and `packs` are those that came
    or went; `warned` tells that versions of manuals were withdrawn, `stopped` that the user ended
    it before it was done.
    """

    pushed: int = 0
    pulled: int = 0
    rejected: int = 0
    conflicts: int = 0
    blobs: int = 0
    packs: int = 0
    bytes: int = 0
    up_to_date: bool = False
    stopped: bool = False
    warned: bool = False


@dataclass(frozen=True, slots=True)
class SyncView:
    """How this laptop stands to its server. `locked` tells that customers' data must not be shown,
    since the last sync is too long ago.
    """

    account: Account | None
    signed_in: bool
    synced: datetime | None
    locked: bool
    operations: Mapping[OutboxState, int]
    blobs: Mapping[BlobState, int]
    records: int

    @property
    def photos_to_send(self) -> int:
        """How many photos the server still lacks."""
        return self.blobs[BlobState.TO_SEND]

    @property
    def photos_to_come(self) -> int:
        """How many photos are named by records and not here yet."""
        return self.blobs[BlobState.WANTED]


@dataclass(frozen=True, slots=True)
class Way:
    """How the server is reached beside its address: see `transport.Line`. On a `metered` line
    photos and packs wait until they are asked for.
    """

    ca_file: str = ""
    proxy: str = ""
    metered: bool = False


Told = Callable[[SyncStep], None]


@dataclass(frozen=True, slots=True)
class SignIn:
    """Who works here from now on, and what of the server's data comes here."""

    account: Account
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SyncStores:
    """What of the home is synchronised."""

    mirror: Mirror
    outbox: Outbox
    state: SyncState
    blobs: Blobs
    files: BlobFiles
    manuals: PublishedManuals
    lock: CustomersLock
    forget_index: Callable[[], None]
    tell_demand: Callable[[], bool]
    has_drafts: Callable[[], bool]
    records: Records


class Sync:
    """The laptop's side of the line. One sync runs at a time, whoever asks for it."""

    def __init__(
        self, stores: SyncStores, tokens: TokenStore, way: Callable[[], Way], clock: Clock
    ) -> None:
        self._stores = stores
        self._tokens = tokens
        self._way = way
        self._clock = clock
        self._running = Lock()
        self.begun = 0  # how many syncs have begun

    def view(self) -> SyncView:
        """Return how things stand now."""
        stores = self._stores
        return SyncView(
            account=stores.state.account(),
            signed_in=bool(self._tokens.token()),
            synced=stores.state.synced(),
            locked=stores.lock.is_closed(),
            operations=stores.outbox.counts(),
            blobs=stores.blobs.counts(),
            records=stores.mirror.count(),
        )

    def waiting(self) -> Sequence[Waiting]:
        """Return the operations that the server has not taken, the oldest first."""
        states = (OutboxState.REJECTED, OutboxState.BLOCKED, OutboxState.PENDING)
        return self._stores.outbox.waiting(*states)

    def outgoing(self) -> Sequence[Outgoing]:
        """Return the same, as its author reads it, without what only counts."""
        shown = (item for item in self.waiting() if item.operation.verb != COUNT)
        return tuple(outgoing(item, self._name_of_fix(item.operation)) for item in shown)

    def sign_in(self, url: str, user: str, password: str, device_name: str) -> SignIn:
        """Make this laptop a device of a user; raises what the server says.

        Another user may only come when the work of the one before has been sent: raises `Refused`.
        """
        before = self._stores.state.account()
        if before and before.user != user and self._unsent():
            raise Refused(
                "work-of-another",
                "Work of {user} on this laptop has not been sent yet.",
                "Sign in as {user} and sync first; nothing of it may be lost.",
                user=before.user,
            )
        if before and before.user != user and self._stores.has_drafts():
            raise Refused(
                "drafts-of-another",
                "{user} is still writing fixes on this laptop.",
                "Sign in as {user}, and submit the drafts or throw them away.",
                user=before.user,
            )
        line = self._line(url.rstrip("/"))
        with closing(Transport(line)) as transport:
            login = Login(user=user, password=password, device_name=device_name)
            answer = HttpDoor(transport).sign_in(login)
        account = Account(
            url=line.url,
            user_id=answer.user_id,
            user=answer.user,
            display=answer.display,
            role=answer.role,
            device_id=answer.device_id,
            territory=answer.territory,
        )
        if before and before.user_id != account.user_id:
            self._forget_everything()  # what the one before could see is not for this one
        self._stores.manuals.trust(answer.keys)
        self._tokens.keep(answer.token)
        self._stores.state.sign_in(account)
        return SignIn(account, tuple(answer.scopes))

    def sign_out(self) -> None:
        """Forget the token, and let the server forget it too where it can be reached; what was
        written and what is known stay for the next sign-in.
        """
        account, token = self._stores.state.account(), self._tokens.token()
        self._tokens.forget()
        if account and token:
            with suppress(FieldkmError), closing(Transport(self._line(account.url), token)) as line:
                HttpDoor(line, account.device_id).revoke()

    def run(
        self,
        told: Told = lambda step: None,
        cancelled: Callable[[], bool] = lambda: False,
        *,
        everything: bool = False,
    ) -> SyncOutcome:
        """Send what waits and take over what is new; `everything` brings photos on a metered line.

        Raises `SignedOut` without a sign-in, `Unavailable` when the server cannot be reached, with
        nothing lost. What came and went before it was `cancelled` stays so.
        """
        if not self._running.acquire(blocking=False):
            raise Unavailable(
                "sync-running", "A sync is running already.", "Wait until it has ended."
            )
        try:
            self.begun += 1
            return self._run(told, cancelled, everything=everything)
        except Cancelled:
            return SyncOutcome(stopped=True)
        except SignedOut as error:
            self._left_alone(error)
            raise
        finally:
            self._running.release()

    def send_again(self, op_id: str, mended: Operation) -> None:
        """Send a rejected operation as its author has mended it."""
        fresh = replace(mended, op_id=self._clock.new_id())
        self._stores.outbox.send_again(op_id, fresh)

    def mend(self, op_id: str, texts: Mapping[TextPath, str]) -> None:
        """Send a rejected operation with other texts (see `outgoing`)."""
        for item in self.waiting():
            if item.operation.op_id == op_id:
                self.send_again(op_id, mended(item.operation, texts))

    def discard(self, op_id: str) -> None:
        """Forget an operation that was rejected, because its author says so."""
        self._stores.outbox.discard(op_id)

    def take_back(self, op_id: str, begun: int) -> bool:
        """Forget an operation that was written when `begun` syncs had begun, unless another one may
        have sent it since; tell whether it is forgotten.
        """
        if not self._running.acquire(blocking=False):
            return False
        try:
            is_unsent = self.begun == begun
            if is_unsent:
                self._stores.outbox.discard(op_id)
            return is_unsent
        finally:
            self._running.release()

    def _name_of_fix(self, operation: Operation) -> FixName | None:
        name = fix_of(operation)
        fix = self._stores.records.get(Fix, name) if name else None
        return FixName(fix.shown_number, fix.title) if fix else None

    def _run(self, told: Told, cancelled: Callable[[], bool], *, everything: bool) -> SyncOutcome:
        account = self._stores.state.account()
        token = self._tokens.token()
        if account is None or not token:
            raise SignedOut(
                "not-signed-in",
                "This laptop is not signed in to a server.",
                "Sign in with the address, name and password that your administrator gave you.",
            )
        teller = _Teller(told)
        line = self._line(account.url)
        with closing(Transport(line, token, moved=teller.moved, cancelled=cancelled)) as transport:
            door = HttpDoor(transport, account.device_id)
            record_sync = RecordSync(
                door, self._stores.mirror, self._stores.outbox, self._stores.state, teller.records
            )
            records = record_sync.run()
            # Now that the server is known to answer: nobody is to see counts that wait for it.
            if self._stores.tell_demand():
                record_sync.push()
            # At once: what follows takes long, and may come to no end.
            self._stores.mirror.scrub()
            self._stores.state.note_sync(self._clock.now())
            warned = self._stores.manuals.take_withdrawals()
            photos = BlobTransfer(door, self._stores.blobs, self._stores.files, teller.photos)
            photos.let_go()
            blobs = packs = 0
            if everything or not self._way().metered:
                blobs = photos.send() + photos.fetch()
                packs = self._stores.manuals.fetch(door, teller.packs)
        return SyncOutcome(
            records.pushed, records.pulled, records.rejected, records.conflicts, blobs, packs,
            teller.step.bytes, up_to_date=True, warned=warned,
        )  # fmt: skip

    def _left_alone(self, error: SignedOut) -> None:
        """Do what a server asks of a device that it no longer wants."""
        if error.code != WIPE:
            return
        self._forget_everything()
        account = self._stores.state.account()
        if account:
            token = self._tokens.token()
            with closing(Transport(self._line(account.url), token)) as transport:
                HttpDoor(transport, account.device_id).acknowledge_wipe()
        self._tokens.forget()

    def _forget_everything(self) -> None:
        self._stores.mirror.clear()
        self._stores.forget_index()
        self._stores.files.clear()
        self._stores.mirror.scrub()

    def _line(self, url: str) -> Line:
        way = self._way()
        return Line(url, way.ca_file, way.proxy)

    def _unsent(self) -> bool:
        counts = self._stores.outbox.counts()
        sent = counts[OutboxState.ACKNOWLEDGED]
        return sum(counts.values()) > sent or self._stores.blobs.counts()[BlobState.TO_SEND] > 0


class _Teller:
    """Puts together what the parts of a sync tell."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self.step = SyncStep()

    def moved(self, count: int) -> None:
        """Count bytes; told with the next step, so that the window is not flooded."""
        self.step = replace(self.step, bytes=self.step.bytes + count)

    def records(self, progress: SyncProgress) -> None:
        """Tell of records."""
        self.step = replace(self.step, records=progress)
        self._told(self.step)

    def photos(self, progress: BlobProgress) -> None:
        """Tell of photos."""
        self.step = replace(self.step, blobs=progress)
        self._told(self.step)

    def packs(self, progress: PackProgress) -> None:
        """Tell of manuals."""
        self.step = replace(self.step, packs=progress)
        self._told(self.step)
