"""What a person at the terminal must know when a step cannot be done."""

from __future__ import annotations


class Problem(Exception):
    """A step failed for a reason that the person can mend; `advice` says how."""

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.advice = advice
