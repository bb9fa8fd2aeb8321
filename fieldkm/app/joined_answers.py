"""The answers of several indexes as one.

A score tells how well a hit fits among those of its own index, of which the best has 1 however
little it fits. What makes scores comparable is how much of what was typed an index's best hit has:
"Müller fuser noise" is all in a visit at Müller's, and only two words of three in the manuals. So
each score is multiplied by that share (`Answer.covered`). A code is worth the same everywhere: a
serial number, a customer's number, a part number that was typed comes before all text.

No index pushes out another: of two each has at least a third of the places, of three a quarter,
if it can fill them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from operator import itemgetter

from fieldkm.domain.finding import Answer, Hit, Suggestion

_CODE = 4.0  # what a code adds to a score at least; a text's is at most 1

_Weighed = tuple[float, Hit]


def joined(answers: Sequence[Answer], limit: int) -> Answer:
    """Return the hits of all answers in one order; of equal ones those of the first come first."""
    if not answers:
        return Answer()
    if len(answers) == 1:
        return answers[0]
    share = limit // (len(answers) + 1)
    weighed = [_weighed(answer) for answer in answers]
    sure = [hits[:share] for hits in weighed]
    rest = sorted(
        chain.from_iterable(hits[share:] for hits in weighed),
        key=itemgetter(0),
        reverse=True,
    )
    chosen = list(chain.from_iterable(sure))
    chosen += rest[: limit - len(chosen)]
    chosen.sort(key=itemgetter(0), reverse=True)
    return Answer(
        hits=tuple(replace(hit, score=weight) for weight, hit in chosen[:limit]),
        suggestion=_suggestion(answers),
        total=sum(answer.total for answer in answers),
        covered=max((answer.covered for answer in answers), default=0.0),
    )


def joined_suggestions(offers: Sequence[Sequence[Suggestion]], limit: int) -> list[Suggestion]:
    """Return what each has to offer in turns, the first of each first."""
    in_turns = chain.from_iterable(zip_longest(*offers))
    return [offer for offer in in_turns if offer is not None][:limit]


def has_code(hit: Hit) -> bool:
    """Tell whether a hit has a code that was typed: a serial, a number, a fault code."""
    return hit.score >= _CODE


def _weighed(answer: Answer) -> list[_Weighed]:
    return [
        (hit.score if has_code(hit) else hit.score * answer.covered, hit) for hit in answer.hits
    ]


def _suggestion(answers: Sequence[Answer]) -> str:
    """Return the spelling that the better answer rests on; without a hit any that there is."""
    best = max(answers, key=lambda answer: max(map(itemgetter(0), _weighed(answer)), default=0.0))
    if best.hits:
        return best.suggestion
    return next((answer.suggestion for answer in answers if answer.suggestion), "")
