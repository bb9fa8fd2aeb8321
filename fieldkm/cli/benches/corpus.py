"""A service manual that never was: sections of repair prose, the same for the same seed.

Words come as in real prose, few of them often and many of them seldom (Zipf), in sentences of a
technical writer; pages have titles, headings, fault codes and part numbers. No manual is copied.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fieldkm.domain.finding import Kind, Unit

SECTIONS_A_PAGE = 5
_RARE_WORDS = 24_000

_THINGS = (
    "roller fuser tray cassette belt drum sensor motor gear clutch solenoid connector harness"
    " board bearing spring lever guide plate cover door hinge latch magnet heater thermistor"
    " lamp lens mirror fan duct filter pump valve hose seal gasket piston nozzle carriage rail"
    " encoder strip switch relay fuse supply transformer inverter display panel keypad chip"
    " memory battery cable ribbon shaft pulley tensioner blade brush hopper toner developer"
    " waste bottle separator finger pad stacker finisher stapler punch scanner glass feeder"
    " platen compressor evaporator condenser thermostat burner igniter electrode manifold"
    " injector radiator coolant axle brake disc caliper cylinder"
).split()
_QUALITIES = (
    "upper lower front rear left right main inner outer primary secondary worn loose dirty"
    " cracked bent broken seized noisy hot cold wet dry short long new old original spare"
    " magnetic optical electric hydraulic thermal manual automatic registration transfer"
    " pickup exhaust intake"
).split()
_ACTIONS = (
    "remove replace clean check adjust tighten loosen lubricate align disconnect connect"
    " measure inspect release press pull push lift lower turn rotate slide open close test"
    " calibrate reset install route secure unscrew support drain fill purge reseat swap verify"
    " record"
).split()
_TOOLS = (
    "screwdriver wrench multimeter feeler-gauge vacuum cloth alcohol pliers torque-driver"
    " tweezers flashlight spring-hook mallet grease heat-gun"
).split()
_SIGNS = (
    "jams squeals overheats smears leaks vibrates stalls flickers slips misfeeds skips sticks"
    " trips rattles drifts smokes hums stutters wrinkles streaks"
).split()
_SYLLABLES = "ba co di fe ga hu ji ka lo mi ne po ru sa te vi wo xa yo ze tra ple str ion".split()

_SENTENCES = (
    "{Action} the {quality} {thing} and {action} the {thing} with a {tool}.",
    "If the {thing} {sign}, {action} the {quality} {thing} before you {action} the {thing}.",
    "The {thing} is held by {n} screws at the {quality} side of the {thing}.",
    "Note that the {rare} {thing} must not touch the {quality} {thing} when it is hot.",
    "{Action} connector CN{n} from the {thing} board and {action} between pin {n} and pin {m}.",
    "The resistance of the {quality} {thing} is {n}.{m} ohm at {m} degrees.",
    "When code {code} is shown, the {rare} {thing} or the {thing} has failed.",
    "Part {part} ({quality} {thing}, {rare}) replaces the older {thing} from serial {m}{n}00 on.",
    "Make sure that the {thing} moves freely, that the {quality} {thing} is clean, no {rare} left.",
    "To {action} the {thing} it is not necessary to {action} the {quality} {thing}.",
    "A {quality} {thing} that {sign} is usually caused by the {rare} {thing}.",
    "{Action} the {thing}, then {action} it again in the reverse order, {rare} first.",
)  # fmt: skip
_HEADINGS = (
    "{Action} the {quality} {thing}", "{Thing} {sign}", "Before you {action} the {thing}",
    "{Quality} {thing} {rare}", "How to {action} the {thing} of the {rare}",
    "Checks after the {thing} is changed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes prose with a generator of random numbers; `rare` are the words that come seldom."""

    random: random.Random
    rare: tuple[str, ...]

    def text(self, template: str) -> str:
        """Return the template with words put in."""
        number = self.random.randint
        return template.format(
            thing=self.often(_THINGS), Thing=self.often(_THINGS).title(), sign=self.often(_SIGNS),
            quality=self.often(_QUALITIES), Quality=self.often(_QUALITIES).title(),
            action=self.often(_ACTIONS), Action=self.often(_ACTIONS).title(),
            tool=self.often(_TOOLS), rare=self.often(self.rare), n=number(1, 9), m=number(10, 99),
            code=self.code(), part=self.part(),
        )  # fmt: skip

    def often(self, words: Sequence[str]) -> str:
        """Return one of the words, the n-th about 1/n times as often as the first."""
        place = int(len(words) ** self.random.random()) - 1
        return words[min(place, len(words) - 1)]

    def code(self) -> str:
        """Return a fault code."""
        number = self.random.randint
        return f"{self.random.choice('EFHJ')}{number(10, 69)}-{number(1, 60):02}"

    def part(self) -> str:
        """Return a part number."""
        return f"{self.random.randint(600, 679)}-{self.random.randint(1000, 9999)}"

    def body(self) -> str:
        """Return some sentences."""
        sentences = max(2, min(40, int(self.random.lognormvariate(2.1, 0.6))))
        return " ".join(self.text(self.random.choice(_SENTENCES)) for _ in range(sentences))


def seeded_writer(seed: int) -> Writer:
    """Return a writer that writes the same for the same seed."""
    return Writer(random.Random(seed), _rare_words(seed))


def repair_units(sections: int, seed: int = 1) -> Iterator[Unit]:
    """Yield so many sections of one manual, page by page."""
    writer = seeded_writer(seed)
    for page in itertools.count():
        title = writer.text(writer.random.choice(_HEADINGS))
        codes = tuple(sorted({writer.code(), writer.part()}))
        for ordinal in range(SECTIONS_A_PAGE):
            number = page * SECTIONS_A_PAGE + ordinal
            if number >= sections:
                return
            heading = title if ordinal == 0 else writer.text(writer.random.choice(_HEADINGS))
            yield Unit(
                kind=Kind.PROCEDURE if page % 3 else Kind.PAGE, thing=f"bench/page-{page}",
                manual="bench", language="en", ordinal=ordinal, title=title, heading=heading,
                path=title if ordinal == 0 else f"{title} > {heading}", file_name=f"page-{page}",
                body=writer.body(), anchor=f"s{ordinal}", source=f"pages/page-{page}.md",
                codes=codes if ordinal == 0 else (writer.code(),), version=f"{seed}.{number}",
            )  # fmt: skip


def _rare_words(seed: int) -> tuple[str, ...]:
    source = random.Random(f"rare {seed}")
    words: dict[str, None] = {}
    while len(words) < _RARE_WORDS:
        words["".join(source.choice(_SYLLABLES) for _ in range(source.randint(2, 5)))] = None
    return tuple(words)
