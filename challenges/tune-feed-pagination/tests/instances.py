"""Data of tune-feed-pagination: argv is a family and a seed; SQL goes to stdout. Same arguments, same bytes."""

import random
import sys
from datetime import datetime, timedelta

START = datetime(2026, 3, 1)
CURSOR = datetime(2026, 3, 5, 9)
KINDS = ["created", "moved", "closed", "noted"]


class Feed:
    def __init__(self, members=6):
        self.members = [(number, f"Member {number}") for number in range(1, members + 1)]
        self.events = []
        self.comments = []
        self.mutes = []

    def event(self, at, actor=1, workspace=1, comments=0, kind="noted"):
        number = len(self.events) + 1
        self.events.append((number, workspace, at, actor, kind, "detail" if number % 3 == 0 else ""))
        for _ in range(comments):
            self.comments.append((len(self.comments) + 1, number, "a comment"))
        return number


def everyday(rng):
    """Twenty days of three workspaces; members 5 and 6 are muted in one each, some events have no actor."""
    feed = Feed()
    for _ in range(150):
        at = START + timedelta(minutes=rng.randrange(20 * 1440))
        if rng.random() < 0.2 and feed.events:
            at = feed.events[-1][2]
        workspace = rng.choice([1, 1, 1, 2, 3])
        actor = rng.choice([1, 2, 3, 4, 5, 6, None])
        feed.event(at, actor, workspace, rng.choice([0, 0, 1, 3]), rng.choice(KINDS))
    feed.mutes = [(1, 5), (2, 6)]
    return feed


def all_empty(_rng):
    return Feed(0)


def single_row(_rng):
    feed = Feed(1)
    feed.event(CURSOR, comments=2)
    return feed


def same_moment(_rng):
    """Forty events of the cursor's own moment, and a few a second to each side."""
    feed = Feed(2)
    for number in range(40):
        feed.event(CURSOR, 1 + number % 2, comments=number % 2)
    for number in range(6):
        feed.event(CURSOR + timedelta(seconds=number - 3))
    return feed


def ties_at_the_end(_rng):
    """Twenty-eight newer events, then six of the same moment: two of them are shown."""
    feed = Feed(2)
    for number in range(6):
        feed.event(CURSOR, 1 + number % 2)
    for number in range(28):
        feed.event(CURSOR + timedelta(minutes=1 + number // 2), comments=number % 3)
    return feed


def gone_event(_rng):
    """No event has the cursor's moment, or its number is another's."""
    feed = Feed(2)
    for number in range(24):
        feed.event(CURSOR + timedelta(seconds=number - 12 if number < 12 else number - 11), comments=1)
    return feed


def muted_elsewhere(_rng):
    """Everybody is muted somewhere, in this workspace one."""
    feed = Feed(4)
    for number in range(24):
        feed.event(START + timedelta(hours=number), 1 + number % 4, 1 + number % 2)
    feed.mutes = [(2, 1), (1, 2), (3, 3), (2, 4)]
    return feed


def all_muted(_rng):
    feed = Feed(3)
    for number in range(12):
        feed.event(START + timedelta(hours=number), 1 + number % 3, comments=1)
    feed.mutes = [(1, 1), (1, 2), (1, 3)]
    return feed


def system_events(_rng):
    """Events without an actor, which no mute hides, beside muted ones."""
    feed = Feed(3)
    for number in range(36):
        feed.event(START + timedelta(hours=number), None if number % 3 else 1 + number % 2, comments=number % 2)
    feed.mutes = [(1, 2), (1, 3)]
    return feed


def comment_counts(rng):
    feed = Feed(2)
    for count in [0, 1, 2, 40, 0, 7]:
        feed.event(START + timedelta(minutes=rng.randrange(9_000)), None if count == 2 else 1, comments=count)
    return feed


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"


def insert(table, rows):
    if rows:
        print(f"INSERT INTO {table} VALUES")
        print(",\n".join("(" + ", ".join(literal(value) for value in row) + ")" for row in rows) + ";")


def main():
    family, seed = sys.argv[1], int(sys.argv[2])
    feed = globals()[family.replace("-", "_")](random.Random(seed))
    insert("members", feed.members)
    insert("events", feed.events)
    insert("comments", feed.comments)
    insert("mutes", feed.mutes)


main()
