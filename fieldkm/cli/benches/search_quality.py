"""Questions in technicians' own words over a real manual, and how high the right page stands.

The manual is the documentation of Klipper, a 3D printer's firmware (56 pages). Half of the
questions use the manual's words, half avoid them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePath

from fieldkm.app.publishing import build_manual, import_documentation
from fieldkm.app.units import units_of
from fieldkm.cli.benches.manuals import samples_folder
from fieldkm.cli.benches.rows import BenchRow, at_least
from fieldkm.cli.benches.search import PEER, RANKED, any_of, build_peer
from fieldkm.domain.finding import Query
from fieldkm.host.resources import resource
from fieldkm.manuals.packs.pack_file import open_pack_file
from fieldkm.search.building import update_index
from fieldkm.search.index import open_index
from fieldkm.search.synonyms import Synonyms


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the pages of which any answers it."""

    words: str
    pages: tuple[str, ...]


PLAIN = (
    Question("bed mesh calibration", ("Bed_Mesh",)),
    Question("pressure advance tuning", ("Pressure_Advance",)),
    Question("measure resonances with adxl345", ("Measuring_Resonances",)),
    Question("bltouch wiring and pin state", ("BLTouch",)),
    Question("delta calibration", ("Delta_Calibrate",)),
    Question("probe z offset calibration", ("Probe_Calibrate",)),
    Question("flash firmware over sd card", ("SDCard_Updates",)),
    Question("canbus uuid not found", ("CANBUS", "CANBUS_Troubleshooting")),
    Question("tmc driver stallguard sensorless homing", ("TMC_Drivers",)),
    Question("rotation distance of extruder", ("Rotation_Distance",)),
    Question("skew correction", ("Skew_Correction",)),
    Question("z position endstop phase", ("Endstop_Phase",)),
    Question("beaglebone installation", ("Beaglebone",)),
    Question("slicer settings for klipper", ("Slicers",)),
    Question("exclude object during print", ("Exclude_Object",)),
    Question("input shaper ringing", ("Resonance_Compensation", "Measuring_Resonances")),
    Question("firmware bootloader stm32f103", ("Bootloaders",)),
    Question("multi mcu homing and probing", ("Multi_MCU_Homing",)),
    Question("hall filament width sensor", ("Hall_Filament_Width_Sensor",)),
    Question("command template jinja macro", ("Command_Templates",)),
    Question("axis twist compensation", ("Axis_Twist_Compensation",)),
)

PARAPHRASED = (
    Question("first layer too thick in one corner and too thin in another",
             ("Bed_Mesh", "Bed_Level", "Manual_Level")),
    Question("turn the screws under the bed until it is even", ("Manual_Level", "Bed_Level")),
    Question("bulging corners because plastic oozes when slowing down", ("Pressure_Advance",)),
    Question("wavy ghost lines after sharp corners on the print", ("Resonance_Compensation",)),
    Question("accelerometer wiring to the raspberry pi",
             ("Measuring_Resonances", "RPi_microcontroller")),
    Question("parts come out as a parallelogram instead of a square", ("Skew_Correction",)),
    Question("extruder pushes out too little filament per millimetre", ("Rotation_Distance",)),
    Question("lost communication with mcu", ("FAQ", "CANBUS_Troubleshooting", "Debugging")),
    Question("timer too close error",
             ("FAQ", "CANBUS_Troubleshooting", "Multi_MCU_Homing", "Debugging")),
    Question("find the usb serial port of my board", ("FAQ", "Installation")),
    Question("heater not heating at expected rate", ("FAQ", "Config_checks", "Config_Reference")),
    Question("stepper moves in the wrong direction", ("Config_checks",)),
    Question("check that the thermometer reads correctly before first use", ("Config_checks",)),
    Question("home without a switch using the motor driver", ("TMC_Drivers",)),
    Question("fan or laser speed control output",
             ("Using_PWM_Tools", "Config_Reference", "G-Codes")),
    Question("send commands to the printer from another program", ("API_Server",)),
    Question("stop printing one failed item and continue with the others", ("Exclude_Object",)),
    Question("how far off is the sensor from the nozzle tip", ("Probe_Calibrate",)),
    Question("update the board without a usb cable", ("SDCard_Updates", "Bootloaders")),
    Question("two wire network cable termination resistors", ("CANBUS", "CANBUS_Troubleshooting")),
    Question("inductive sensor gives other readings when hot", ("Eddy_Probe", "Probe_Calibrate")),
    Question("weigh the nozzle force to detect the bed", ("Load_Cell",)),
)  # fmt: skip


def quality_rows(folder: Path) -> Iterator[BenchRow]:
    """Import, build and index the manual where it is there, and ask both sets of questions."""
    pages = samples_folder() / "klipper" / "docs"
    if not pages.is_dir():
        return
    import_documentation(pages, folder / "manual")
    build_manual(folder / "manual", folder / "manual.pack")
    with closing(open_pack_file(folder / "manual.pack")) as reader:
        units = list(units_of(reader))
    update_index(folder / "index", units, generation="1")
    table = resource("synonyms.csv").read_text(encoding="utf-8")
    index = open_index(folder / "index", synonyms=Synonyms.read(table)).index
    if index is None:
        return
    with closing(index), closing(sqlite3.connect(":memory:")) as peer:
        build_peer(peer, units)

        def ours(words: str) -> list[str]:
            return [PurePath(hit.source).stem for hit in index.search(Query(words)).hits]

        def theirs(words: str) -> list[str]:
            found = peer.execute(RANKED, (any_of(words),)).fetchall()
            return list(dict.fromkeys(PurePath(units[row - 1].source).stem for (row,) in found))

        for name, questions, least in (("plain", PLAIN, 0.95), ("paraphrased", PARAPHRASED, 0.55)):
            own, other = (mean_reciprocal_rank(questions, ask) for ask in (ours, theirs))
            yield at_least(f"{name} questions, rank", own, "MRR", PEER, other, least)


def mean_reciprocal_rank(
    questions: Sequence[Question], ask: Callable[[str], Sequence[str]]
) -> float:
    """Return the mean of 1 / rank of the first right page; `ask` returns pages in their order."""
    total = 0.0
    for question in questions:
        pages = ask(question.words)
        total += next((1 / n for n, page in enumerate(pages, 1) if page in question.pages), 0.0)
    return total / len(questions)
