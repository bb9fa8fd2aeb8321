"""What the machine itself must have: Qt's libraries, fonts, for tests a display of its own."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from devkit import processes
from devkit.places import VENV
from devkit.problem import Problem

# Debian package -> the shared library it brings. Without the first table no QApplication starts.
LIBRARIES = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libfreetype6": "libfreetype.so.6",
    "libdbus-1-3": "libdbus-1.so.3",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libx11-6": "libX11.so.6",
}
WINDOW_LIBRARIES = {
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxcb-xinerama0": "libxcb-xinerama.so.0",
    "libx11-xcb1": "libX11-xcb.so.1",
}
FONTS = {"fonts-noto-cjk": "NotoSansCJK", "fonts-inter": "Inter"}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
PROGRAMS = {"xvfb": "Xvfb", "xauth": "xauth"}


@dataclass(frozen=True, slots=True)
class Missing:
    """Debian packages that are not there: nothing starts without `needed`, all without `wished`."""

    needed: tuple[str, ...] = ()
    wished: tuple[str, ...] = ()


def see_to_system(*, for_tests: bool) -> None:
    """Install what is missing, or say the command; fail only when Qt could not start at all."""
    if not sys.platform.startswith("linux"):
        return
    missing = look(for_tests=for_tests)
    packages = (*missing.needed, *missing.wished)
    if not packages:
        return
    if may_install():
        install(missing)
    elif missing.needed:
        raise Problem("Qt or Python needs system packages that are missing.", how_to(packages))
    else:
        print("   Some system packages are missing; fieldkm runs without them, but less well.")
        print(f"   {how_to(packages)}")


def install(missing: Missing) -> None:
    """Install what is `missing` by apt; only what is needed must be had."""
    try:
        apt_install((*missing.needed, *missing.wished))
    except Problem as problem:
        if missing.needed:
            apt_install(missing.needed)
        print(f"   {problem.title}\n   Going on without: {' '.join(missing.wished)}")


def look(*, for_tests: bool) -> Missing:
    """Find out what this machine lacks."""
    libraries = tuple(missing_libraries(LIBRARIES))
    window = tuple(missing_libraries(WINDOW_LIBRARIES))
    programs = (package for package, name in PROGRAMS.items() if not shutil.which(name))
    wished = (*missing_fonts(), *(programs if for_tests else ()))
    needed = (*libraries, *missing_ensurepip())
    if opens_a_window() and not for_tests:
        return Missing((*needed, *window), wished)
    return Missing(needed, (*window, *wished))


def missing_ensurepip() -> Iterator[str]:
    """Yield the package without which Debian's Python makes no virtual environment."""
    is_made = any(VENV.glob("lib/*/site-packages/pip"))
    if not is_made and not all(importlib.util.find_spec(name) for name in ("ensurepip", "venv")):
        yield f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def missing_libraries(table: dict[str, str]) -> Iterator[str]:
    """Yield the packages of `table` whose library the loader does not find."""
    for package, library in table.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            yield package


def missing_fonts() -> Iterator[str]:
    """Yield the packages of fonts of which no file stands in a font folder."""
    names = [
        name
        for folder in FONT_FOLDERS
        for _, _, files in os.walk(Path(folder).expanduser())
        for name in files
    ]
    for package, start in FONTS.items():
        if not any(name.startswith(start) for name in names):
            yield package


def opens_a_window() -> bool:
    """Tell whether Qt would open its windows on an X display."""
    x11 = bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")
    return x11 and os.environ.get("QT_QPA_PLATFORM", "xcb").startswith("xcb")


def has_apt() -> bool:
    """Tell whether this is Debian, Ubuntu or one of their kin."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def may_install() -> bool:
    """Tell whether apt is here and may be used."""
    return has_apt() and os.geteuid() == 0


def how_to(packages: Iterable[str]) -> str:
    """Say what to run to get `packages`."""
    names = " ".join(packages)
    if has_apt():
        return f"Run as root: apt-get update && apt-get install --no-install-recommends {names}"
    return f"Install what your system calls these Debian packages: {names}"


def apt_install(packages: Iterable[str]) -> None:
    """Install `packages` as root, asking nothing."""
    names = list(packages)
    print(f"   installing with apt-get: {' '.join(names)}", flush=True)
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o"]
    apt = [*quiet, "DPkg::Lock::Timeout=300"]
    _, updated = processes.silent([*apt, "update"])
    install = ["install", "--yes", "--no-install-recommends", *names]
    status, printed = processes.silent([*apt, *install])
    if status:
        raise Problem(
            "apt-get could not install the system packages. It said:\n"
            + processes.last_lines(updated + printed, count=4),
            advice_on_apt(printed, names),
        )


def advice_on_apt(printed: str, packages: list[str]) -> str:
    """Say what to do after apt-get `printed` this."""
    if "No space left" in printed or "enough free space" in printed:
        return "The disk is full: make room, then run the same command again."
    if "Unable to locate" in printed or "Failed to fetch" in printed:
        return "Is the network there? Then run the same command again."
    return how_to(packages)
