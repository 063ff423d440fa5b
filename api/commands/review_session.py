"""The queue in the terminal: one thing after the other, a letter and Enter for each decision."""

import sys
from collections.abc import Sequence
from pathlib import Path

from api.commands import review_text
from api.commands.console import note, put, tell
from api.commands.reviewing import now
from graph.decision.file import append
from graph.decision.model import Decision
from graph.review.act import Wish, made
from graph.review.item import Act, Item, ItemKind
from graph.review.queue import Queue
from ontology.errors import ZyrtarError

_ON_PAIRS = {"s": Act.SAME, "n": Act.DIFFERENT, "o": Act.NOTE}
#: Letters for what is done with an item, by kind.
_KEYS = {
    ItemKind.PAIR: _ON_PAIRS,
    ItemKind.EVENT_PAIR: _ON_PAIRS,
    ItemKind.UNIT_PAIR: _ON_PAIRS,
    ItemKind.CONTRADICTION: {"o": Act.NOTE},
    ItemKind.CLAIM: {"a": Act.ACCEPT, "r": Act.REJECT, "o": Act.NOTE},
    ItemKind.ORPHAN: {"w": Act.UNDO},
}
#: Letters that stand before the number of a side, by kind.
_SIDE_KEYS = {
    ItemKind.PAIR: {"r": Act.REJECT},
    ItemKind.CONTRADICTION: {"a": Act.ACCEPT, "r": Act.REJECT},
}
_WORDS = {
    Act.SAME: "the same",
    Act.DIFFERENT: "not the same",
    Act.ACCEPT: "accept",
    Act.REJECT: "reject",
    Act.NOTE: "note",
    Act.UNDO: "withdraw the decision",
}
#: What stands as the reason if a curator gives none.
_SEEN = "seen in review"


class Session:
    """One curator working through ``items``."""

    def __init__(self, queue: Queue, home: Path, who: str, items: Sequence[Item]) -> None:
        self._queue, self._home, self._who, self._items = queue, home, who, items
        self._made: list[tuple[int, Decision]] = []  # place in the queue, decision
        self._at = 0
        self._over = False

    def run(self) -> None:
        """Show and ask until the queue is worked off, the curator quits or the input ends."""
        while self._at < len(self._items) and not self._over:
            put(f"\n{self._at + 1} of {len(self._items)}")
            review_text.show(self._items[self._at])
            self._ask(self._items[self._at])
        left = len(self._items) - self._at
        note(f"{len(self._made)} decided, {left} left" if self._items else "nothing waits")
        if self._made:
            note("`zyrtar build` publishes what was decided")

    def _ask(self, item: Item) -> None:
        answer = self._line(_prompt(item))
        if answer is None or answer == "q":
            self._over = True
        elif answer == "l":
            self._at += 1
        elif answer == "u":
            self._undo()
        else:
            self._act(item, answer)

    def _act(self, item: Item, answer: str) -> None:
        """Do what a letter says; a letter and a number, “r2”, act on one side of a contradiction or pair."""
        letter, number = answer[:1], answer[1:].strip()
        keys = _KEYS[item.kind]
        if number:
            keys = _SIDE_KEYS.get(item.kind, {})
            side = int(number) - 1 if number.isdecimal() else -1
            if not keys or not 0 <= side < len(item.sides):
                note(f"“{answer}” is none of the keys")
                return
            item = self._side(item, side)
        if letter not in keys:
            note(f"“{answer}” is none of the keys")
            return
        why = self._line("Note: " if keys[letter] is Act.NOTE else f"Why (Enter: {_SEEN}): ")
        if why is None:
            self._over = True
            return
        if keys[letter] is Act.NOTE and not why:
            note("an empty note is none")
            return
        self._decide(item, keys[letter], why or _SEEN)

    def _side(self, item: Item, number: int) -> Item:
        """One claim of a contradiction, or the mention of one person of a pair on which the doubt rests."""
        if item.kind is ItemKind.CONTRADICTION:
            return self._queue.find(item.sides[number].id)
        target = item.mentions[number]
        return Item(f"{item.id}.{number + 1}", ItemKind.MENTION, target.name, mentions=(target,))

    def _decide(self, item: Item, act: Act, why: str) -> None:
        try:
            decision = made(item, Wish(act, self._who, now(), why))
            append(self._home, [decision])
        except ZyrtarError as error:  # it cannot be; the curator is told and asked again
            tell(error)
            return
        put(f"{decision.id}: {decision.action}")
        self._made.append((self._at, decision))
        self._at += 1

    def _undo(self) -> None:
        """Take back the last decision of this session, and ask again."""
        if not self._made:
            note("nothing was decided yet in this session; `zyrtar decisions --undo ID` undoes older ones")
            return
        place, decision = self._made[-1]
        item = Item(decision.id, ItemKind.DECISION, "", decision=decision)
        try:
            append(self._home, [made(item, Wish(Act.UNDO, self._who, now(), "taken back in review"))])
        except ZyrtarError as error:
            tell(error)
            return
        self._made.pop()
        self._at = place
        put(f"{decision.id}: taken back")

    def _line(self, prompt: str) -> str | None:
        """What the curator types, spaces single; ``None`` if the input has ended."""
        put(prompt, end="")
        sys.stdout.flush()
        line = sys.stdin.readline()
        return " ".join(line.split()) if line else None


def _prompt(item: Item) -> str:
    keys = [f"[{key}] {_WORDS[act]}" for key, act in _KEYS[item.kind].items()]
    if item.kind is ItemKind.CONTRADICTION:
        keys = ["[r1] reject claim 1 …", "[a1] accept claim 1 …", *keys]
    if item.kind is ItemKind.PAIR:
        keys.insert(2, "[r1] reject mention 1 …")
    return "  ".join([*keys, "[l] later", "[u] undo", "[q] quit"]) + ": "
