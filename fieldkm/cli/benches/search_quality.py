"""Questions in technicians' own words over a real manual, and how high the right page stands.

The manual is the documentation of Klipper, a 3D printer's firmware (56 pages), given as a folder of
Markdown. Half of the questions use the manual's words, half avoid them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fieldkm.domain.finding import Kind, Query, Unit

MANUAL = "klipper"
_HEADING = re.compile(r"^(#{1,4})\s+(.+?)\s*#*$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


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


def mean_reciprocal_rank(
    questions: Sequence[Question], ask: Callable[[Query], Sequence[str]]
) -> float:
    """Return the mean of 1 / rank of the first right page; `ask` returns things in their order."""
    total = 0.0
    for question in questions:
        right = {f"{MANUAL}/{page}" for page in question.pages}
        things = ask(Query(question.words, limit=20))
        total += next((1 / rank for rank, thing in enumerate(things, 1) if thing in right), 0.0)
    return total / len(questions)


def manual_units(pages: Path) -> Iterator[Unit]:
    """Yield the sections of a folder of Markdown pages."""
    for page in sorted(pages.glob("*.md")):
        yield from _page_units(page.stem, page.read_text(encoding="utf-8"))


def _page_units(page: str, text: str) -> Iterator[Unit]:
    text = _FENCED.sub(lambda fenced: fenced[0].replace("\n#", "\n "), text)
    pieces = _HEADING.split(text)
    title = pieces[2] if len(pieces) > 2 else page
    above: list[str] = []
    for ordinal, place in enumerate(range(1, len(pieces), 3)):
        level, heading, body = len(pieces[place]), pieces[place + 1], pieces[place + 2]
        above = [*above[: level - 1], heading]
        yield Unit(
            kind=Kind.PAGE, thing=f"{MANUAL}/{page}", manual=MANUAL, language="en",
            ordinal=ordinal, title=title, heading=heading, path=" ".join(above),
            file_name=page.replace("_", " "), body=body.strip(),
        )  # fmt: skip
