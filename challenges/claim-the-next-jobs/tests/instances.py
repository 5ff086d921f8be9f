"""Data of claim-the-next-jobs: argv is a family and a seed; SQL goes to stdout. Same arguments, same bytes."""

import random
import sys
from datetime import datetime, timedelta

NOW = datetime(2026, 3, 1, 12)
STATES = ["waiting", "running", "done", "failed"]
QUEUES = ["mail", "reports", "images"]


class Jobs:
    def __init__(self):
        self.rows = []

    def add(self, state="waiting", queue="mail", priority=5, seconds=-60, account=None, attempts=0):
        due = NOW + timedelta(seconds=seconds)
        self.rows.append((len(self.rows) + 1, queue, state, priority, due, account, attempts))


def everyday(rng, jobs=30):
    """Jobs of all kinds; accounts from 1 to 12 wait, some of them while another job of theirs is running."""
    made = Jobs()
    for _ in range(jobs):
        account = rng.choice([None, *range(1, 13)])
        state = rng.choice(["waiting", "waiting", "waiting", "done", "failed"])
        made.add(state, rng.choice(QUEUES), rng.randrange(4), rng.randrange(-7200, 1800), account, rng.randrange(3))
    for account in rng.sample(range(1, 13), 3) + [None]:
        made.add("running", rng.choice(QUEUES), rng.randrange(4), -9000, account, 1)
    return made


def backlog(rng):
    return everyday(rng, 160)


def all_empty(_rng):
    return Jobs()


def single_row(_rng):
    made = Jobs()
    made.add(account=3)
    return made


def other_letters(_rng):
    """The queue in every case, and others that only look like it."""
    made = Jobs()
    for number, queue in enumerate(["mail", "Mail", "MAIL", "mails", "mai", "e-mail", "m_il", "%"]):
        made.add(queue=queue, seconds=-number, account=number)
    return made


def about_due(_rng):
    """A second around the moment, the day before and the day after."""
    made = Jobs()
    for day in (-1, 0, 1):
        for second in (-1, 0, 1):
            made.add(seconds=day * 86_400 + second, account=len(made.rows))
    return made


def busy_accounts(_rng):
    """Accounts with a running job in this queue, in another one, or only with jobs that have ended."""
    made = Jobs()
    for account in range(1, 9):
        made.add(seconds=-account, priority=account % 3, account=account)
    for account, state, queue in [(1, "running", "mail"), (2, "running", "reports"), (3, "done", "mail"),
                                  (4, "failed", "mail"), (5, "done", "reports"), (5, "running", "images"),
                                  (6, "waiting", "reports"), (99, "running", "mail")]:
        made.add(state, queue, 1, -7200, account, 1)
    return made


def nobodys(_rng):
    """Jobs without an account, beside running ones: of nobody, too, and of account 0."""
    made = Jobs()
    made.add("running", account=0, seconds=-3600)
    for number in range(4):
        made.add(seconds=-number)
        made.add("running", account=None, seconds=-3600)
        made.add(seconds=-number, account=number)
    return made


def ties(_rng):
    """Fourteen jobs of one priority and moment: those with the smaller ids are claimed."""
    made = Jobs()
    for number in range(14):
        made.add(account=number)
    for number in range(3):
        made.add(priority=6, seconds=-10, account=20 + number)
        made.add(priority=6, seconds=-20 - number // 2, account=30 + number)
    return made


def all_states(_rng):
    made = Jobs()
    for number in range(16):
        made.add(STATES[number % 4], priority=number // 4, seconds=-number, account=number)
    return made


def literal(value):
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + str(value) + "'"


def main():
    family, seed = sys.argv[1], int(sys.argv[2])
    rows = globals()[family.replace("-", "_")](random.Random(seed)).rows
    if rows:
        print("INSERT INTO jobs VALUES")
        print(",\n".join("(" + ", ".join(literal(value) for value in row) + ")" for row in rows) + ";")


main()
