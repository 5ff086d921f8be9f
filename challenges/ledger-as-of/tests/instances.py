"""Data of ledger-as-of: argv is a family and a seed; SQL goes to stdout. Same arguments, same bytes."""

import random
import sys
from collections import namedtuple
from datetime import date, datetime, timedelta
from decimal import Decimal

DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)
NAMES = ["Ana", "Bo", "Chidi", "Dede", "Elif", "Farid", "Goran", "Hana", "Ines", "Jun", "Kofi", "Lena"]
Row = namedtuple("Row", "account day amount recorded corrects")


class Ledger:
    """Rows know each other by their places; `by_moment` puts them into the order of recording."""

    def __init__(self, accounts, first=date(2026, 3, 1), last=date(2026, 3, 31), known=datetime(2026, 4, 2, 12)):
        self.accounts = [(index + 1, NAMES[index % len(NAMES)]) for index in range(accounts)]
        self.first, self.last, self.known = first, last, known
        self.rows = []

    def entry(self, account, day, amount, recorded):
        self.rows.append(Row(account, day, amount, recorded, None))
        return len(self.rows) - 1

    def correct(self, place, recorded, **changes):
        """A correction repeats what it does not change."""
        self.rows.append(self.rows[place]._replace(recorded=recorded, corrects=place, **changes))
        return len(self.rows) - 1

    def by_moment(self):
        order = sorted(enumerate(self.rows), key=lambda item: item[1].recorded)
        moved_to = {old: new for new, (old, _) in enumerate(order)}
        self.rows = [row._replace(corrects=moved_to.get(row.corrects)) for _, row in order]
        return self


def cents(rng):
    return Decimal(rng.choice([-1, 1]) * rng.randrange(1, 90_000)).scaleb(-2)


def inside(rng, ledger):
    """A day of the period, not its first or last."""
    return ledger.first + DAY * rng.randrange(1, (ledger.last - ledger.first).days)


def before(rng, ledger):
    return ledger.first - DAY * rng.randrange(2, 60)


def after(rng, ledger):
    return ledger.last + DAY * rng.randrange(2, 30)


def anywhere(rng, ledger):
    return rng.choice([inside, inside, inside, before, after])(rng, ledger)


def early(rng, ledger):
    """A moment well before the as-of moment. It ends in 30 seconds, the as-of moment never does."""
    return ledger.known - timedelta(minutes=rng.randrange(20_000, 90_000), seconds=30)


def later(rng, moment, days=6):
    return moment + timedelta(minutes=rng.randrange(1, days * 1_440))


def start(rng, ledger, account, day=None):
    """An entry recorded early, on some day of the period unless told."""
    return ledger.entry(account, day or inside(rng, ledger), cents(rng), early(rng, ledger))


def chain(rng, ledger, place, *changes):
    """Corrections, each of the one before."""
    for change in changes:
        place = ledger.correct(place, later(rng, ledger.rows[place].recorded), **change)
    return place


def everyday(rng, accounts=12, entries=110):
    """Amounts put right, some entries moved or void, some corrections after the as-of moment; no edge of any rule."""
    month = rng.randrange(1, 7)
    last = date(2026, month + 1, 1) - DAY
    known = datetime(last.year, last.month, last.day, rng.randrange(8, 19)) + DAY * rng.randrange(-4, 9)
    ledger = Ledger(accounts, date(2026, month, 1), last, known)
    for _ in range(entries):
        account = rng.randrange(1, accounts) if rng.random() < 0.96 else None
        recorded = later(rng, early(rng, ledger), 60)
        original = latest = ledger.entry(account, anywhere(rng, ledger), cents(rng), recorded)
        for _ in range(rng.choice([0, 0, 0, 1, 1, 2])):
            recorded = later(rng, recorded)
            others = [{"day": anywhere(rng, ledger)}, {"account": rng.randrange(1, accounts)}, {"amount": None}]
            changes = [{"amount": cents(rng)}] * 6 + others
            of = rng.choice([original, latest]) if account else latest
            latest = ledger.correct(of, recorded, **rng.choice(changes))
    return ledger.by_moment()


def everyday_large(rng):
    return everyday(rng, 150, 1_200)


def all_empty(rng):
    return Ledger(0)


def single_row(rng):
    ledger = Ledger(1)
    start(rng, ledger, 1)
    return ledger


def no_entries(rng):
    """Accounts with nothing, nothing yet, nothing known, nothing valid, or nothing but a balance from before."""
    ledger = Ledger(8)
    start(rng, ledger, 5, after(rng, ledger))
    ledger.entry(6, inside(rng, ledger), cents(rng), later(rng, ledger.known))
    chain(rng, ledger, start(rng, ledger, 7), {"amount": None})
    start(rng, ledger, 8, before(rng, ledger))
    # Old balances count as much as new ones.
    for day in [date(2025, 11, 1), date(2024, 2, 29)]:
        start(rng, ledger, 8, day)
    return ledger.by_moment()


def in_turn(rng, field, turns):
    """Entries of which one field takes the values of a turn, one version after the other."""
    ledger = Ledger(4)
    for index in range(36):
        first, *others = [value(rng) if callable(value) else value for value in turns[index % len(turns)]]
        place = start(rng, ledger, rng.randrange(1, 4), rng.choice([inside, inside, before])(rng, ledger))
        ledger.rows[place] = ledger.rows[place]._replace(**{field: first})
        chain(rng, ledger, place, *({field: value} for value in others))
    return ledger.by_moment()


def unassigned(rng):
    """Entries that never had an account, got one late, lost it, or lost it and got another."""
    return in_turn(rng, "account", [[None], [None, 1], [2, None], [1, None, 3]])


def voids(rng):
    """Void from the start, void later, valid later, void and valid again."""
    return in_turn(rng, "amount", [[None], [cents, None], [None, cents], [cents, None, cents]])


def zeros(rng):
    """A zero is an amount like others: from the start, by a correction, put right, or void afterwards."""
    zero = Decimal("0.00")
    return in_turn(rng, "amount", [[zero], [cents, zero], [zero, cents], [zero, None]])


def amounts(rng, ledger, place, parents, wait, step):
    """Corrections of the versions so far, by their places among them; the first comes after `wait`."""
    versions = [place]
    recorded = ledger.rows[place].recorded + wait
    for turn, parent in enumerate(parents):
        versions.append(ledger.correct(versions[parent], recorded + turn * step, amount=cents(rng)))


def several_corrections(rng):
    """Rows that several others correct: the last one recorded corrects the original, or a correction of it."""
    ledger = Ledger(3)
    for index in range(24):
        parents = [[0, 0], [0, 1, 0], [0, 0, 0], [0, 1, 0, 1]][index % 4]
        amounts(rng, ledger, start(rng, ledger, index % 3 + 1), parents, DAY, DAY / 4)
    return ledger.by_moment()


def long_chains(rng):
    """Up to thirty corrections of corrections; some chains go on after the as-of moment."""
    ledger = Ledger(3)
    for index in range(12):
        changes = [{"amount": cents(rng)} for _ in range(rng.randrange(3, 31))]
        chain(rng, ledger, start(rng, ledger, index % 3 + 1), *changes)
    longest = start(rng, ledger, 1)
    for _ in range(120):
        longest = ledger.correct(longest, ledger.rows[longest].recorded + timedelta(minutes=9), amount=cents(rng))
    return ledger.by_moment()


def out_of_order(rng):
    """Branches had numbers in stock: neither entries nor the corrections of one are recorded in their order."""
    ledger = Ledger(2)
    for index in range(20):
        place = start(rng, ledger, index % 2 + 1, ledger.first + DAY * (3 + index % 3))
        amounts(rng, ledger, place, [0] * (1 + index % 3), 5 * DAY, -DAY / 3)
    # Also within one second.
    amounts(rng, ledger, start(rng, ledger, 1), [0, 0], DAY / 86_400 / 2, -DAY / 86_400 / 4)
    return ledger


def same_moment(rng):
    """Entry and corrections in one import: side by side, one after the other, together with the original."""
    ledger = Ledger(3)
    for index in range(24):
        parents = [[0, 1], [0, 0]][index // 2 % 2]
        amounts(rng, ledger, start(rng, ledger, index % 3 + 1), parents, DAY * (index % 2), DAY * 0)
    # The highest number is not the deepest correction.
    amounts(rng, ledger, start(rng, ledger, 1), [0, 1, 0], DAY, DAY * 0)
    return ledger.by_moment()


def known_edge(rng):
    """Entries, corrections, voids and moves one instant before, at and one instant after the as-of moment."""
    ledger = Ledger(4)
    for shift in [-INSTANT, INSTANT * 0, INSTANT]:
        edge = ledger.known + shift
        for days in [before, inside]:
            ledger.entry(1, days(rng, ledger), cents(rng), edge)
            for changes in [{"amount": cents(rng)}, {"amount": None}, {"account": 3}]:
                ledger.correct(start(rng, ledger, 2, days(rng, ledger)), edge, **changes)
        once = chain(rng, ledger, start(rng, ledger, 1), {"amount": cents(rng)})
        ledger.correct(once, edge, amount=cents(rng))
    return ledger.by_moment()


def period_edges(rng):
    """Days one before, at and one after both ends of the period, also by a correction."""
    ledger = Ledger(3, date(2026, 2, 27), date(2026, 3, 2))
    days = [end + DAY * shift for end in [ledger.first, ledger.last] for shift in [-1, 0, 1]]
    for index, day in enumerate(days * 2):
        start(rng, ledger, index % 3 + 1, day)
        chain(rng, ledger, start(rng, ledger, index % 2 + 1, rng.choice(days)), {"day": day})
    return ledger.by_moment()


def same_day(rng):
    """Two days with many entries; corrections do not change an entry's place among them."""
    ledger = Ledger(3)
    for index in range(36):
        place = start(rng, ledger, index % 3 + 1, ledger.first + DAY * (9 + index % 2))
        chain(rng, ledger, place, *({"amount": cents(rng)} for _ in range(rng.randrange(3))))
    return ledger.by_moment()


def moved(rng):
    """Corrections that change the day, into, out of and within the period, or the account, or both in turn."""
    ledger = Ledger(5)
    for index in range(48):
        changes = [{"day": anywhere(rng, ledger)}, {"account": rng.randrange(1, 5)}]
        place = start(rng, ledger, index % 4 + 1, anywhere(rng, ledger))
        chain(rng, ledger, place, *[changes, changes[:1], changes[1:]][index % 3])
    return ledger.by_moment()


def duplicates(rng):
    """Entries equal in everything but their number, some corrected in the same way."""
    ledger = Ledger(2)
    for index in range(12):
        day, amount, recorded = inside(rng, ledger), cents(rng), early(rng, ledger)
        for copy in range(3):
            place = ledger.entry(index % 2 + 1, day, amount, recorded)
            if copy < index % 3:
                ledger.correct(place, recorded + DAY, amount=-amount)
    for _ in range(2):
        ledger.entry(1, ledger.first - 9 * DAY, Decimal("10.00"), early(rng, ledger))
    return ledger.by_moment()


def mixed(rng):
    first = date(2026, 5, 1) + DAY * rng.randrange(60)
    last = first + DAY * rng.choice([0, 1, 6, 30])
    known = datetime(first.year, first.month, first.day, 15, 30) + DAY * rng.randrange(40)
    ledger = Ledger(rng.randrange(3, 9), first, last, known)
    days = [end + DAY * shift for end in [first, last] for shift in [-40, -1, 0, 1, 9]]
    accounts = [number for number, _ in ledger.accounts[1:]] + [None]
    for _ in range(rng.randrange(60, 140)):
        recorded = known - rng.choice([INSTANT, INSTANT * 0, -INSTANT, DAY, 3 * DAY])
        places = [ledger.entry(rng.choice(accounts), rng.choice(days), cents(rng), recorded)]
        for _ in range(rng.choice([0, 0, 1, 2, 3, 6])):
            amount = rng.choice([cents(rng), cents(rng), Decimal("0.00"), None])
            changes = [{"account": rng.choice(accounts)}, {"day": rng.choice(days)}, {"amount": amount}]
            of = rng.choice(places)
            recorded = ledger.rows[of].recorded + rng.choice([INSTANT * 0, INSTANT, DAY, DAY / 4])
            places.append(ledger.correct(of, recorded, **rng.choice(changes)))
    return ledger.by_moment() if rng.random() < 0.5 else ledger


EDGES = [all_empty, single_row, no_entries, unassigned, voids, zeros, several_corrections, long_chains, out_of_order]
EDGES += [same_moment, known_edge, period_edges, same_day, moved, duplicates, mixed]
FAMILIES = {family.__name__.replace("_", "-"): family for family in [everyday, everyday_large, *EDGES]}


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, (int, Decimal)):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


def insert(table, columns, rows):
    if rows:
        values = ",\n".join("(" + ", ".join(map(literal, row)) + ")" for row in rows)
        print(f"INSERT INTO {table} ({columns}) VALUES\n{values};")


def main():
    family, seed = sys.argv[1], sys.argv[2]
    ledger = FAMILIES[family](random.Random(f"{family}/{seed}"))
    insert("report", "from_on, to_on, known_at", [(ledger.first, ledger.last, ledger.known)])
    insert("accounts", "id, name", ledger.accounts)
    rows = [
        (number, None if row.corrects is None else row.corrects + 101, *row[:4])
        for number, row in enumerate(ledger.rows, 101)
    ]
    insert("ledger", "id, corrects_id, account_id, effective_on, amount, recorded_at", rows)


main()
