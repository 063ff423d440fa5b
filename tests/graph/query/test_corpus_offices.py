"""Questions about offices and who holds them, on the graph of the annotated releases.

Expected rows come from the annotations (what releases say of whom) and from ``world.json`` (true careers), by way of
``truth``. A row is certain exactly where a release attests the office before the day or on it, and after it or on it.
"""

from collections import defaultdict
from collections.abc import Mapping
from statistics import mean

import pytest

from ontology.lookup import vocabulary
from tests.graph.query import truth
from tests.graph.query.loaded import Answer, Loaded
from tests.graph.query.truth import Said

#: Days over the years of the corpus, those of releases and others, acting holders and changes of office among them.
DAYS = (
    "2014-11-20", "2015-09-11", "2016-12-20", "2018-06-20", "2019-06-30",
    "2021-02-10", "2022-06-14", "2023-10-24", "2024-07-03", "2026-03-18",
)  # fmt: skip
KNOWN = vocabulary()


def acting(row: Answer, column: str = "capacity") -> bool:
    return row[column] == "cap:acting"


def posts(corpus: Loaded) -> list[str]:
    """Every post of the graph whose unit and role the vocabulary has; the tables tell what these are."""
    rows = corpus.select("SELECT ?post WHERE { ?post a <http://www.w3.org/ns/org#Post> } ORDER BY ?post")
    codes = [(row["post"] or "").removeprefix("post:") for row in rows]
    return [code for code in codes if _unit(code) in KNOWN.units and code.partition(".")[2] in KNOWN.roles]


def _unit(post: str) -> str:
    return post.partition(".")[0]


def truly(claim: Said, day: str) -> bool:
    """Whether the person is in the office that the release speaks of on that day, by ``world.json``."""
    return any(spell.since <= day <= spell.until for spell in truth.spells_of(claim))


def test_there_are_posts_to_ask_about(corpus: Loaded) -> None:
    assert len(posts(corpus)) > 40


@pytest.mark.parametrize("day", DAYS)
def test_question_1_who_held_a_post(corpus: Loaded, identity: Mapping[str, str], day: str) -> None:
    """For every post: certain are exactly those whom releases attest on both sides, and nobody who truly held it and of
    whom any release says so is ruled out."""
    for post in posts(corpus):
        rows = corpus.ask("post-holders-on", post=f"post:{post}", day=day)
        found = {(identity[row["person"] or ""], post, acting(row)): row["certainty"] for row in rows}
        sure = {slot for slot, certainty in found.items() if certainty == "certain"}
        assert sure == {slot for slot in truth.certain(day) if slot[1] == post}
        told = [claim for claim in truth.said() if claim.held and post in claim.posts]
        over = {(c.person, post, c.acting) for c in told if truth.is_over(c) and (c.day or "") <= day}
        in_office = {(c.person, post, c.acting) for c in told if truly(c, day)}
        assert in_office - over <= set(found) <= {(c.person, post, c.acting) for c in told}


def test_question_2_careers(corpus: Loaded, identity: Mapping[str, str]) -> None:
    """For every person, namesakes apart: the offices that releases give them, with the first and last day on which one
    says so; offices are told by unit and capacity."""
    found: dict[tuple[str, str, bool], list[Answer]] = defaultdict(list)
    for name in sorted({name for names in truth.spellings().values() for name in names}):
        for row in corpus.ask("career-of", called=name, language="sq"):
            unit = truth.body_of(truth.unit_of(row["unitLabel"] or "", "sq"))
            slot = identity[row["person"] or ""], unit, acting(row)
            assert truth.named(row["name"]) == truth.who(slot[0]) == truth.named(name)
            found[slot].append(row)
    expected: dict[tuple[str, str, bool], list[Said]] = defaultdict(list)
    for claim in truth.said():
        if claim.held and claim.unit is not None:
            expected[claim.person, truth.body_of(_cabinet(claim)), claim.acting].append(claim)
    assert set(found) == set(expected)
    for slot, claims in expected.items():
        days = [c.day for c in claims if c.day is not None and not truth.is_over(c)]
        rows = found[slot]
        assert min((r["first"] for r in rows if r["first"]), default=None) == min(days, default=None)
        assert max((r["last"] for r in rows if r["last"]), default=None) == max(days, default=None)


def _cabinet(claim: Said) -> str:
    parts = {_unit(post) for post in claim.posts} - {claim.unit}
    return parts.pop() if len(parts) == 1 else claim.unit or ""


def test_question_2_date_bounds_hold_for_true_careers(corpus: Loaded, identity: Mapping[str, str]) -> None:
    """For every tenure of ``world.json`` that releases speak of, where the person has no other one like it: its true
    start and end lie within the row's bounds. Where releases and ``world.json`` disagree, nothing is expected."""
    rows = {
        (
            identity[row["person"] or ""],
            truth.unit_of(row["unitLabel"] or "", "sq"),
            row["roleLabel"],
            acting(row),
        ): row
        for name in sorted({name for names in truth.spellings().values() for name in names})
        for row in corpus.ask("career-of", called=name, language="sq")
    }
    checked = 0
    for (person, unit, role, is_acting), row in rows.items():
        claims = [
            c
            for c in truth.said()
            if c.person == person and c.unit == unit and c.acting == is_acting and c.held
        ]
        spells = {spell.since: spell for claim in claims for spell in truth.spells_of(claim)}
        if len(spells) != 1 or len({claim.posts for claim in claims}) != 1 or not all(map(_agrees, claims)):
            continue
        ((since, spell),) = spells.items()
        assert (row["earliestStart"] or "") <= since <= (row["latestStart"] or "9999"), (person, unit, role)
        assert (row["earliestEnd"] or "") <= spell.until <= (row["latestEnd"] or "9999"), (person, unit, role)
        checked += 1
    assert checked > 60


def _agrees(claim: Said) -> bool:
    """Whether what the release says of that day is so by ``world.json``."""
    day = claim.day or "9999"
    for spell in truth.spells_of(claim):
        if claim.status == "current" and not spell.since <= day <= spell.until:
            return False
        if truth.is_over(claim) and spell.until > day:
            return False
    return True


def test_question_3_all_holders_of_a_post(corpus: Loaded) -> None:
    """For every post: exactly those of whom a release says that they hold, held or get it, with their capacity."""
    for post in posts(corpus):
        rows = corpus.ask("holders-of-post", post=f"post:{post}")
        told = {(truth.who(c.person), c.acting) for c in truth.said() if c.held and post in c.posts}
        assert {(truth.named(row["name"]), acting(row)) for row in rows} == told


@pytest.mark.parametrize("day", DAYS)
def test_question_4_acting_holders(corpus: Loaded, day: str) -> None:
    """Exactly those who are certain to act on the day, since the first day on which a release says that they do."""
    rows = corpus.ask("acting-holders-on", day=day, language="sq")
    found = {(truth.unit_of(r["unitLabel"] or "", "sq"), truth.named(r["name"]), r["since"]) for r in rows}
    assert found == {
        (_unit(post), truth.who(person), truth.seen()[person, post, True][0])
        for person, post, is_acting in truth.certain(day)
        if is_acting
    }


@pytest.mark.parametrize("day", DAYS)
def test_question_5_organisation_chart(corpus: Loaded, day: str) -> None:
    """Every unit of the vocabulary that releases name or imply is there under its parent of ``units.csv``, and has as
    certain heads exactly those of whom releases say so on both sides of the day."""
    rows = corpus.ask("org-chart-on", day=day, language="sq")
    charted = {(row["unit"] or "").removeprefix("unit:"): row["parent"] for row in rows}
    known = {code: (f"unit:{truth.parents()[code]}" if truth.parents()[code] else None) for code in _named()}
    assert known.items() <= charted.items()
    assert set(charted) & set(KNOWN.units) == set(known)
    sure = {
        ((row["unit"] or "").removeprefix("unit:"), truth.named(row["headName"]), acting(row))
        for row in rows
        if row["certainty"] == "certain" and (row["unit"] or "").removeprefix("unit:") in known
    }
    assert sure == {(_unit(post), truth.who(p), a) for p, post, a in _heads(day) if _unit(post) in known}


def _named() -> set[str]:
    """Units of the vocabulary within the Council and the State Prosecutor that releases name, and those above them."""
    codes = {code for code in truth.units_named() if code in KNOWN.units}
    codes |= {_unit(post) for claim in truth.said() for post in claim.posts if "-kabineti." in post}
    codes |= {above for code in codes for above in KNOWN.ancestors(code)}
    return {code for code in codes if {code, *KNOWN.ancestors(code)} & {"kpk", "psh"}}


def _heads(day: str) -> set[truth.Slot]:
    return {
        slot
        for slot in truth.certain(day)
        if _unit(slot[1]) in KNOWN.units and slot[1] == truth.heads(_unit(slot[1]))
    }


@pytest.mark.parametrize("day", DAYS)
def test_question_6_head_posts_without_a_known_holder(corpus: Loaded, day: str) -> None:
    """Exactly the head posts of the named units of the vocabulary that nobody certainly holds; and nobody is possible
    there of whom no release says that they hold or get it."""
    rows = [r for r in corpus.ask("head-posts-without-holder", day=day) if _unit(_code(r)) in _named()]
    posts_of = {post for code in _named() if (post := truth.heads(code)) is not None}
    assert {_code(row) for row in rows} == posts_of - {post for _, post, _ in _heads(day)}
    possible = {(_code(row), truth.named(row["possible"]), acting(row)) for row in rows if row["possible"]}
    assert possible <= {
        (post, truth.who(c.person), c.acting) for c in truth.said() if c.held for post in c.posts
    }


def _code(row: Answer) -> str:
    return (row["post"] or "").removeprefix("post:")


@pytest.mark.parametrize("months", [1, 6, 12])
def test_question_7_long_acting_assignments(corpus: Loaded, months: int) -> None:
    """Exactly those whom releases attest as acting over more than that many whole months; each is true."""
    rows = corpus.ask("long-acting-assignments", longer=str(months))
    found = {(truth.named(row["name"]), _code(row), row["from"], row["to"], row["months"]) for row in rows}
    assert {row for row in found if row[1] in posts(corpus)} == {
        (truth.who(person), post, first, last, str(whole_months(first, last)))
        for (person, post, is_acting), (first, last) in truth.seen().items()
        if is_acting and whole_months(first, last) > months and post in posts(corpus)
    }


def whole_months(first: str, last: str) -> int:
    (y1, m1, d1), (y2, m2, d2) = (map(int, day.split("-")) for day in (first, last))
    return (y2 - y1) * 12 + m2 - m1 - (d2 < d1)


def spans(corpus: Loaded) -> dict[truth.Slot, tuple[str, str]]:
    """``truth.seen`` of the posts that the graph has."""
    known = set(posts(corpus))
    return {slot: span for slot, span in truth.seen().items() if slot[1] in known}


def test_question_16_two_holders_of_one_seat(corpus: Loaded) -> None:
    """Exactly the pairs of people whom releases attest in one post of one seat on the same days."""
    rows = corpus.ask("double-holders")
    found = {
        (_code(r), frozenset({truth.named(r["nameA"]), truth.named(r["nameB"])}), r["from"], r["to"])
        for r in rows
        if _code(r) in posts(corpus)
    }
    held = spans(corpus).items()
    assert found == {
        (post, frozenset({truth.who(one), truth.who(other)}), max(a, c), min(b, d))
        for (one, post, _), (a, b) in held
        for (other, same, _), (c, d) in held
        if one < other
        and post == same
        and post.partition(".")[2] in truth.one_seat()
        and max(a, c) < min(b, d)
    }


def test_question_17_two_posts_at_once(corpus: Loaded) -> None:
    """Exactly the pairs of posts in which releases attest one person on the same days."""
    found = {
        (truth.named(r["name"]), frozenset({r["post1"] or "", r["post2"] or ""}), r["from"], r["to"])
        for r in corpus.ask("two-posts-at-once")
    }
    held = spans(corpus).items()
    expected = {
        (truth.who(one), frozenset({f"post:{post}", f"post:{other}"}), max(a, c), min(b, d))
        for (one, post, _), (a, b) in held
        for (same, other, _), (c, d) in held
        if one == same and post < other and max(a, c) <= min(b, d)
    }
    known = {f"post:{post}" for post in posts(corpus)}
    assert {row for row in found if row[1] <= known} == expected


def test_question_22_average_stay(corpus: Loaded) -> None:
    """For every role: the ended tenures that releases attest on some day, and the average of their whole months."""
    lengths: dict[str, list[int]] = defaultdict(list)
    over = {(c.person, post) for c in truth.said() if truth.is_over(c) and not c.acting for post in c.posts}
    for (person, post, is_acting), (first, last) in spans(corpus).items():
        if (person, post) in over and not is_acting:
            role = KNOWN.roles[post.partition(".")[2]]
            lengths[role.labels_m["sq"]].append(whole_months(first, last))
    rows = corpus.ask("average-stay-in-role", language="sq")
    found = {r["roleLabel"]: (int(r["n"] or 0), round(float(r["avgMonths"] or 0), 3)) for r in rows}
    assert found == {role: (len(some), round(mean(some), 3)) for role, some in lengths.items()}


@pytest.mark.parametrize("body", ["kpk", "kom-normativ", "kom-performance", "kom-buxhet"])
@pytest.mark.parametrize("day", DAYS)
def test_question_25_members_of_a_body(corpus: Loaded, body: str, day: str) -> None:
    """Certain are exactly those whom releases attest in the body on both sides of the day; the rest are told of."""
    rows = corpus.ask("members-of-body-on", body=f"unit:{body}", day=day, language="sq")
    sure = {(truth.named(row["name"]), row["roleLabel"]) for row in rows if row["certainty"] == "certain"}
    assert sure == {
        (truth.who(person), KNOWN.roles[post.partition(".")[2]].labels_m["sq"])
        for person, post, _ in truth.certain(day)
        if _unit(post) == body and post in posts(corpus)
    }
    told = {truth.who(claim.person) for claim in truth.said() if claim.held and claim.unit == body}
    assert {truth.named(row["name"]) for row in rows} <= told


def test_question_29_succession(corpus: Loaded) -> None:
    """For every post of one seat: exactly who comes next, in the order in which releases first speak of each as in
    office, else as given it; and who is next by this truly began later, wherever ``world.json`` has both."""
    pairs = 0
    for post in (post for post in posts(corpus) if post.partition(".")[2] in truth.one_seat()):
        rows = corpus.ask("succession-in-post", post=f"post:{post}")
        holders = _holders(post)
        assert {(truth.named(r["before"]), truth.named(r["after"]), r["by"]) for r in rows} == {
            (one, other, seen)
            for day, one, _ in holders
            for later, other, seen in holders
            if day < later and not any(day < between < later for between, _, _ in holders)
        }
        for row in rows:
            assert (row["notBefore"] or "") <= (row["by"] or "9999")
            began = [_began(post, truth.named(row[end])) for end in ("before", "after")]
            assert not all(began) or min(began[0]) < max(began[1])
            pairs += 1
    assert pairs > 20


def _holders(post: str) -> list[tuple[str, str, str | None]]:
    """(First day told of, name, first day seen in office) of everyone in the post; who comes back to it comes twice."""
    mandates: dict[tuple[str, bool], list[list[Said]]] = defaultdict(lambda: [[]])
    told = [claim for claim in truth.said() if post in claim.posts and claim.held and claim.day]
    for claim in sorted(told, key=lambda c: (c.day or "", not truth.is_over(c))):
        own = mandates[claim.person, claim.acting]
        if own[-1] and truth.is_over(own[-1][-1]) and not truth.is_over(claim):
            own.append([])
        own[-1].append(claim)
    found = []
    for (person, _), own in mandates.items():
        for claims in own:
            seen = min((c.day or "" for c in claims if c.status == "current"), default=None)
            given = min((c.day or "" for c in claims if not truth.is_over(c)), default=None)
            if given is not None:
                found.append((seen or given, truth.who(person), seen))
    return found


def _began(post: str, name: str) -> list[str]:
    claims = [c for c in truth.said() if post in c.posts and truth.who(c.person) == name]
    return [day for claim in claims for day in truth.starts(claim)]
