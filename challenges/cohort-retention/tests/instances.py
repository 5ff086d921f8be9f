"""Data of cohort-retention: argv is a family and a seed; SQL goes to stdout. Same arguments, same bytes."""

import random
import sys
from datetime import datetime, timedelta

FIRST = datetime(2026, 1, 1)
END = datetime(2026, 7, 1)
MONTHS = [datetime(2026, month, 1) for month in range(1, 8)]
INSTANT = timedelta(microseconds=1)


def moment(rng, start, end):
    """A moment in [start, end), to the second, not within an hour of either."""
    seconds = int((end - start).total_seconds())
    return start + timedelta(seconds=rng.randrange(3_600, seconds - 3_600))


def in_month(rng, index):
    """A moment in month 0 (January 2026) to 5 (June)."""
    return moment(rng, MONTHS[index], MONTHS[index + 1])


class Product:
    def __init__(self):
        self.users = []
        self.sessions = []

    def user(self, staff=False):
        number = len(self.users) + 1
        self.users.append((number, f"user{number}@example.com", staff))
        return number

    def session(self, user, started):
        self.sessions.append((len(self.sessions) + 1, user, started))

    def shuffled(self, rng):
        """Sessions in no order of time, as they come from several servers."""
        moments = [session[1:] for session in self.sessions]
        rng.shuffle(moments)
        self.sessions = [(index + 1, *rest) for index, rest in enumerate(moments)]
        return self


def everyday(rng, users=70):
    """Users of every month who come back now and then; some staff, some anonymous sessions, nothing at an edge."""
    product = Product()
    cohorts = [0] * 6
    for _ in range(users):
        staff = rng.random() < 0.1
        user = product.user(staff)
        first = rng.randrange(6)
        cohorts[first] += not staff
        for month in range(first, 6):
            if month == first or rng.random() < 0.6 - 0.1 * (month - first):
                for _ in range(rng.choice([1, 1, 2, 5])):
                    product.session(user, in_month(rng, month))
    for first, size in enumerate(cohorts):
        # Shares of 16 users, or 32, may end in a half: one more, and none does.
        if size > 0 and size % 16 == 0:
            product.session(product.user(), in_month(rng, first))
    for _ in range(users // 4):
        product.session(None, moment(rng, FIRST, END))
    return product.shuffled(rng)


def everyday_large(rng):
    return everyday(rng, 400)


def all_empty(rng):
    return Product()


def single_row(rng):
    product = Product()
    product.session(product.user(), in_month(rng, 3))
    return product


def no_sessions(rng):
    """Users without any session, beside one cohort; they belong to none."""
    product = Product()
    for _ in range(10):
        product.user()
    for _ in range(3):
        product.session(product.user(), in_month(rng, 4))
    return product


def anonymous(rng):
    """Anonymous sessions also in months without any cohort."""
    product = Product()
    for month in range(6):
        for _ in range(5):
            product.session(None, in_month(rng, month))
    for _ in range(4):
        user = product.user()
        for month in [2, 4]:
            product.session(user, in_month(rng, month))
    return product.shuffled(rng)


def repeat_visits(rng):
    product = Product()
    for _ in range(6):
        user = product.user()
        for month in [0, 1, 3]:
            at = in_month(rng, month)
            for repeat in range(rng.randrange(2, 9)):
                # The same moment twice, too: two tabs of one browser.
                product.session(user, at + timedelta(seconds=repeat // 2))
    product.session(product.user(), in_month(rng, 0))
    # Two users with one address between them.
    for _ in range(2):
        product.users.append((len(product.users) + 1, "shared@example.com", False))
        product.session(len(product.users), in_month(rng, 3))
    return product.shuffled(rng)


def unknown_staff(rng):
    product = Product()
    for index in range(30):
        user = product.user([None, None, True, False][index % 4])
        for month in sorted(rng.sample(range(6), rng.randrange(1, 4))):
            product.session(user, in_month(rng, month))
    return product.shuffled(rng)


def gaps(rng):
    """Cohorts that are never seen again, that skip months, and months without a cohort, or with staff only."""
    product = Product()
    for months in [[0], [0, 5], [2, 4], [2], [5]]:
        for _ in range(3):
            user = product.user()
            for month in months:
                product.session(user, in_month(rng, month))
    product.session(product.user(True), in_month(rng, 3))
    return product.shuffled(rng)


def older_users(rng):
    """Users from before January who come back, and some who only came then."""
    product = Product()
    for index in range(20):
        user = product.user()
        if index % 2 == 0:
            product.session(user, moment(rng, datetime(2025, 1, 1), FIRST))
        for month in sorted(rng.sample(range(6), 2)):
            product.session(user, in_month(rng, month))
    for _ in range(5):
        product.session(product.user(), moment(rng, datetime(2024, 1, 1), FIRST))
    product.session(None, moment(rng, datetime(2025, 1, 1), FIRST))
    away = product.user()
    for month in [datetime(2024, 5, 1), datetime(2026, 6, 1)]:
        product.session(away, month + timedelta(days=2))
    return product.shuffled(rng)


def month_ends(rng):
    """First sessions one instant before, at and one instant after each turn of the month, also of the year."""
    product = Product()
    for turn in MONTHS:
        for shift in [-INSTANT, INSTANT * 0, INSTANT]:
            product.session(product.user(), turn + shift)
            back = product.user()
            product.session(back, turn + shift - timedelta(days=35))
            product.session(back, turn + shift)
    for _ in range(3):
        product.session(product.user(), END + timedelta(days=rng.randrange(40)))
    # The same month a year on is another one.
    later = product.user()
    for month in [datetime(2026, 5, 1), datetime(2027, 6, 1)]:
        product.session(later, month + timedelta(days=2))
    return product.shuffled(rng)


def halves(rng):
    """Cohorts of 16 and 80 users, where odd counts give 6.25, 1.25 and the like; 6 of 11 are 54.5, by way of 54.55 too many."""
    product = Product()
    for start, size in [(0, 16), (3, 80)]:
        members = [product.user() for _ in range(size)]
        for user in members:
            product.session(user, in_month(rng, start))
        for month in range(start + 1, 6):
            for user in rng.sample(members, rng.choice([1, 3, 5, 7, 9, 13])):
                product.session(user, in_month(rng, month))
    for index in range(11):
        user = product.user()
        for month in [1, 2] if index < 6 else [1]:
            product.session(user, in_month(rng, month))
    return product.shuffled(rng)


def mixed(rng):
    product = Product()
    for _ in range(rng.randrange(30, 90)):
        user = product.user(rng.choice([False, False, True, None]))
        for _ in range(rng.choice([0, 1, 1, 2, 4, 7])):
            turn = rng.choice(MONTHS) + rng.choice([-INSTANT, INSTANT * 0, INSTANT])
            anywhere = moment(rng, datetime(2025, 10, 1), datetime(2026, 8, 1))
            started = rng.choice([turn, in_month(rng, rng.randrange(6)), in_month(rng, 2), anywhere])
            product.session(rng.choice([user, user, user, user, None]), started)
    return product.shuffled(rng)


FAMILIES = {
    "everyday": everyday,
    "everyday-large": everyday_large,
    "all-empty": all_empty,
    "single-row": single_row,
    "no-sessions": no_sessions,
    "anonymous": anonymous,
    "repeat-visits": repeat_visits,
    "unknown-staff": unknown_staff,
    "gaps": gaps,
    "older-users": older_users,
    "month-ends": month_ends,
    "halves": halves,
    "mixed": mixed,
}


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


def insert(table, columns, rows):
    if rows:
        values = ",\n".join("(" + ", ".join(map(literal, row)) + ")" for row in rows)
        print(f"INSERT INTO {table} ({columns}) VALUES\n{values};")


def main():
    family, seed = sys.argv[1], sys.argv[2]
    product = FAMILIES[family](random.Random(f"{family}/{seed}"))
    insert("users", "id, email, is_staff", product.users)
    insert("sessions", "id, user_id, started_at", product.sessions)


main()
