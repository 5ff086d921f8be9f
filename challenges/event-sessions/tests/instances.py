"""Data of event-sessions: argv is a family and a seed; SQL goes to stdout. Same arguments, same bytes."""

import random
import sys

BASE = 1_772_409_600_000  # 2026-03-02 00:00:00 UTC
SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
PAUSE = 30 * MINUTE
SCREENS = ["tasks", "pick list", "order", "shelf", "returns", "settings"]
ORDINARY = ["heartbeat", "push", "sync"]

# What a character of a pattern lets pass.
STEPS = {",": 1, ";": SECOND, ".": MINUTE, "-": MINUTE * 10, "<": PAUSE - 1, "=": PAUSE, ">": PAUSE + 1,
         "_": MINUTE * 40, "~": HOUR * 5}  # fmt: skip
# What a letter writes: a kind and a screen; a capital letter writes it three times.
WRITES = {"v": ("view", "tasks"), "w": ("view", "order"), "x": ("view", "shelf"), "t": ("tap", None),
          "s": ("scan", None), "o": ("sign_out", None), "h": ("heartbeat", None), "p": ("push", None)}  # fmt: skip


class Tablet:
    def __init__(self, rng, background=()):
        self.rng = rng
        self.background = list(background)
        self.events = []
        self.users = 0

    def user(self):
        self.users += 1
        return self.users

    def event(self, user, at, kind, screen=None):
        self.events.append((user, kind, screen, at))

    def view(self, user, at, screen):
        self.event(user, at, "view", screen)

    def play(self, user, at, pattern):
        """Letters write events, other signs let time pass; answers the moment after."""
        for character in pattern:
            if character in STEPS:
                at += STEPS[character]
            else:
                for _ in range(3 if character.isupper() else 1):
                    self.event(user, at, *WRITES[character.lower()])
        return at

    def play_all(self, patterns):
        """Each pattern by a user of its own."""
        for pattern in patterns:
            user = self.user()
            self.play(user, BASE + SECOND * user, pattern)


def any_of(rng, parts, low, high):
    return "".join(rng.choice(parts) for _ in range(rng.randrange(low, high)))


def shift(tablet, user, at):
    """One session of ordinary work, which begins at a full second; answers the moment of its last event."""
    rng = tablet.rng
    tablet.view(user, at, "tasks")
    for _ in range(rng.randrange(2, 14)):
        at += rng.randrange(2 * SECOND, rng.choice([MINUTE, MINUTE, MINUTE * 12]))
        kind = rng.choice(["view", "view", "tap", "scan", "scan", "print"])
        tablet.event(user, at, kind, rng.choice(SCREENS) if kind == "view" else None)
        if rng.random() < 0.2:
            tablet.event(user, at + rng.randrange(1, SECOND), rng.choice(ORDINARY))
    return at


def everyday(rng, users=8):
    """Shifts with breaks, sign-outs and what runs in the background; every user starts in a second of its own, no two
    events of a user share a moment, and nothing is at an edge of any rule."""
    tablet = Tablet(rng, ORDINARY)
    for _ in range(users):
        user = tablet.user()
        at = BASE + HOUR * 6
        for _ in range(rng.randrange(2, 6)):
            at += MINUTE * rng.randrange(60)
            last = shift(tablet, user, at - at % MINUTE + SECOND * user)
            leaves = rng.random() < 0.5
            if leaves:
                last += rng.randrange(SECOND, MINUTE)
                tablet.event(user, last, "sign_out")
            quiet = MINUTE * rng.randrange(2, 20) if leaves and rng.random() < 0.6 else MINUTE * rng.randrange(40, 200)
            # A tablet that is left on a shelf goes on telling that it is there.
            for minutes in range(9, quiet // MINUTE - 1, 9):
                tablet.event(user, last + MINUTE * minutes, rng.choice(ORDINARY))
            at = last + quiet + MINUTE
    for _ in range(users * 2):
        at = BASE + HOUR * 6 + rng.randrange(HOUR * 12)
        tablet.view(None, at, "sign-in")
        tablet.event(None, at + SECOND, rng.choice(["tap", "heartbeat"]))
    tablet.events += rng.sample(tablet.events, len(tablet.events) // 12)
    return tablet


def single_row(rng):
    """One view: a session of no length."""
    tablet = Tablet(rng)
    tablet.play(tablet.user(), BASE, "v")
    return tablet


def nobody(rng):
    """Events without a user, alone and between those of users; one user has the number 0, one is below it."""
    tablet = Tablet(rng, ["heartbeat"])
    tablet.play(None, BASE, "v.w.o.v_v.h-t=w")
    for user in [0, -1, 7]:
        tablet.play(user, BASE + MINUTE * 2 + user, "v-t-_w.o_v-t")
    tablet.play(None, BASE - DAY, "vvv")
    return tablet


def background_only(rng):
    """Background events alone, before, after, beside and between others; they bridge no pause."""
    tablet = Tablet(rng, ["heartbeat", "push"])
    alone = ["h", "h.h.h", "hp--h", "h_p_h"]
    around = ["h.v", "v.h", "h-v.t-h", "p--v--h", "vhp", "hvhoh", "v.o.h.w"]
    between = ["v--h--w", "v-h-h-h-w", "v.h=w", "v.h>w", "v=hw", "v>hw", "v<h,w", "v<h,,w", "v--p--t", "v.h.h_w.o"]
    tablet.play_all(alone + around + between)
    return tablet


def other_kinds(rng):
    """Other kinds run in the background, and the usual ones do not; some are nearly the same, or nearly a view."""
    tablet = Tablet(rng, ["location", "Scan", "scan ", "tap_", "%", "", "push"])
    for kind in ["location", "heartbeat", "sync", "push", "scan", "Scan", "scan ", "SCAN", "tap", "tap_", "", "views",
                 "View", "view ", " view"]:  # fmt: skip
        user = tablet.user()
        for minutes in [0, 20, 40, 60]:
            tablet.event(user, BASE + MINUTE * minutes, kind)
        tablet.play(user, BASE + SECOND, "v--..v_w-t")
        tablet.event(user, BASE + HOUR * 4, kind)
    return tablet


def no_background(rng):
    """The list is empty: everything counts."""
    tablet = Tablet(rng)
    tablet.play_all(["v--h--w", "h.v.h", "h", "v.p.o.h.w", "v=h=p=w", "v.hhh"])
    return tablet


def repeats(rng):
    """Events that were delivered several times, among them the first, the last, sign-outs and background events."""
    tablet = Tablet(rng, ["heartbeat", "push"])
    tablet.play_all(["V", "V.T.W", "vvv.T", "VT.o", "v.O.w", "v.O.W.O", "V=V", "V>V", "V,V", "v.H.w", "H", "O", "T.T"])
    tablet.play_all(["v.t.VvV" + any_of(rng, "VTSWvtsw..-_O", 30, 31) for _ in range(4)])
    return tablet


def pauses(rng):
    """Thirty minutes, one millisecond less and more; whole seconds that hide it, and many pauses in one session."""
    tablet = Tablet(rng)
    for gap in "<=>":
        for first in "vt":
            for then in ["v", "t", "w.t", "o", "vw", "o.w"]:
                tablet.play_all([f"{first}{gap}{then}_x"])
    for late in [0, 1, 500, 998, 999]:
        for gap in [-SECOND, -1, 0, 1, 999, SECOND, SECOND + 1]:
            user = tablet.user()
            tablet.play(user, BASE + late, "v")
            tablet.play(user, BASE + late + PAUSE + gap, "w")
    tablet.play_all(["v=t=w=t=v=t", "v<t<w<t<v<t", "v>t>w>t>v>t", "v--.....w--.....x", "v=t>w=t>v"])
    # From the last event on, and not from the first; half hours of the clock mean nothing.
    for shift_ms in [-MINUTE, -1, 0, 1, MINUTE]:
        tablet.play(tablet.user(), BASE + PAUSE + shift_ms, "v.t..w" + "-t" * 9 + "--v")
    # One user's event does not keep another one's session alive.
    for minutes in range(0, 90, 10):
        tablet.play(101 + minutes // 10 % 2 * 2, BASE + MINUTE * minutes, "v")
        tablet.play(102 + minutes // 10 % 3 * 2, BASE + MINUTE * minutes + 1, "w")
    # Many sessions of a user, and some of another one whose number begins alike.
    tablet.play(1, BASE + DAY, "v_" * 12)
    tablet.play(11, BASE + DAY, "w_" * 3)
    return tablet


def sign_outs(rng):
    """Sign-outs first, last, twice, after a pause, alone, and followed at once by more."""
    tablet = Tablet(rng, ["heartbeat"])
    tablet.play_all(["v.o", "v.o.w", "v.t.o,w.t", "v.o.o.w", "v.oo.w", "o.v", "o", "o.o", "v.o.t"])
    tablet.play_all(["v_o", "v_o.w", "v_o_w", "v=o.w", "v>o.w", "v.o=w", "v.o>w"])
    tablet.play_all(["v.t.o.t.o.w", "v.o.h.w", "v.h.o.w", "v.o.w.o.x.o", "v.o.v.o.v"])
    # Somebody else leaves in the middle of a session.
    tablet.play(tablet.user(), BASE, "v..t..w")
    tablet.play(tablet.user(), BASE, "v.o")
    # Kinds that are nearly the same leave nothing.
    for kind in ["Sign_out", "SIGN_OUT", "sign-out", " sign_out", "sign_out ", "sign_outs", "sign_in"]:
        user = tablet.user()
        at = BASE + SECOND * user
        tablet.play(user, at, "v..w")
        tablet.event(user, at + MINUTE, kind)
        tablet.event(user, at + MINUTE * 3, kind)
    return tablet


def same_moment(rng):
    """Several events of one moment, in every order of arrival; a sign-out is the last of them."""
    tablet = Tablet(rng, ["heartbeat"])
    for moment in ["vo", "ov", "to", "vwo", "tvs", "vw", "vwx", "hvo", "tvwso", "VO", "vTo"]:
        for _ in range(4):
            shuffled = "".join(rng.sample(moment, len(moment)))
            tablet.play_all([shuffled, f"v.{shuffled}.w", f"v.{shuffled},{shuffled}.t", f"v_{shuffled}_t.x"])
    # Different users at one moment.
    for user in range(201, 209):
        tablet.play(user, BASE, rng.choice(["v.o", "w.vo.t", "vw_x"]))
    return tablet


def no_screens(rng):
    """Sessions without a view, alone and between others, which they keep apart."""
    tablet = Tablet(rng, ["heartbeat"])
    tablet.play_all(["t", "t.s", "t.o", "t.t_s", "t.h.s", "ts.o", "t.v", "s.s.t-v"])
    tablet.play_all(["v_t.s_w", "t.s_v", "v.o.t.o.w", "v.o.t.w", "t_v_s_w", "t.o.v", "v_o_w", "v.o_t"])
    return tablet


def lengths(rng):
    """Parts of seconds at both ends, hours, a midnight, a turn of the year, and days without a pause."""
    tablet = Tablet(rng)
    for start in [0, 1, 499, 500, 501, 999]:
        for length in [1, 499, 500, 501, 998, 999, 1000, 1001, 1500, 1999, 2000, 59_999, 60_000]:
            user = tablet.user()
            tablet.play(user, BASE + start, "v")
            tablet.event(user, BASE + start + length, "tap")
    tablet.play(tablet.user(), BASE - 1, "v,,w")
    tablet.play(tablet.user(), BASE - 60 * DAY - SECOND, "v;;t.w")
    tablet.play(tablet.user(), BASE + HOUR * 23, "v" + "--t" * 12 + "w")
    tablet.play(tablet.user(), BASE, "w" + "--.t" * 80)
    # The clock of a tablet that was reset.
    tablet.play(tablet.user(), 0, "v.w")
    tablet.play(tablet.user(), SECOND, ",v.w")
    return tablet


def odd_screens(rng):
    """Screens whose names differ in case, blanks and accents only, at one moment, too; one without a name, one with a
    comma, one with a quotation mark, and one seen again."""
    tablet = Tablet(rng)
    names = ["home", "Home", " home", "home ", "", " ", "höme", "h%", "O'Hara", "0", "NULL", "home",
             "shelf 3, left", '19" rack']  # fmt: skip
    for size in [2, 3, 5, 8, 12, 14]:
        user = tablet.user()
        for place, name in enumerate(names[:size]):
            tablet.view(user, BASE + MINUTE * place + user, name)
        tablet.view(user, BASE + MINUTE * 20, names[0])
    for name in ["", " ", "0", "NULL"]:
        user = tablet.user()
        tablet.view(user, BASE + user, name)
        tablet.play(user, BASE + user, ".t_t")
    user = tablet.user()
    for name in names:
        tablet.view(user, BASE + user, name)
    return tablet


def same_second(rng):
    """Sessions that begin in one second or in one millisecond, of many users and of one."""
    tablet = Tablet(rng)
    users = list(range(1, 25))
    for user in rng.sample(users, len(users)):
        tablet.play(user, BASE + rng.choice([0, 0, 1, 250, 999]), rng.choice(["v", "v.t", "vw.t.o", "t.w"]))
        tablet.play(user, BASE + DAY + 100 - user * 3, "v")
    for user in [31, 30]:
        tablet.play(user, BASE + DAY, "vo,vo,vo")
        tablet.play(user, BASE + DAY * 2, "vwo,vo,vw.o,xo")
    return tablet


def mixed(rng):
    tablet = Tablet(rng, rng.sample(["heartbeat", "push", "location"], rng.randrange(4)))
    letters = list("vvvwwxtttsoohhhpVTOH")
    steps = ["", ",", ",", ";", ".", ".", ".", "-", "-", "--", "<", "=", ">", "_", "~"]
    for _ in range(rng.randrange(4, 14)):
        user = tablet.user()
        pattern = "".join(rng.choice(letters) + rng.choice(steps) for _ in range(rng.randrange(60)))
        tablet.play(user, BASE + rng.choice([0, 0, 1, 999, MINUTE]), pattern)
    tablet.play(None, BASE, any_of(rng, letters + steps, 0, 20))
    return tablet


MOST_EVENTS = 2000
MOST_USERS = 200


def cut(tablet, events):
    """As many events as wanted, of which some come again."""
    tablet.events = tablet.events[: events - events // 20]
    tablet.events += tablet.rng.sample(tablet.events, events - len(tablet.events))
    return tablet


def one_user(rng):
    """All the events that there may be, of one user: many sessions, of which some have hundreds of events."""
    tablet = Tablet(rng, [f"background {number}" for number in range(9)] + ["heartbeat"])
    at = BASE
    while len(tablet.events) < MOST_EVENTS:
        length = rng.choice([1, 2, 3, 5, 8, 13, 21, 300])
        pattern = "".join(rng.choice("vvwxtssh") + rng.choice(",,;;..-<=") for _ in range(length))
        at = tablet.play(1, at, pattern + rng.choice(["o;", "o.", ">", "_", "h_"]))
    return cut(tablet, MOST_EVENTS)


def most_users(rng):
    """All the users that there may be, with as many events as there may be."""
    tablet = Tablet(rng, [f"background {number}" for number in range(9)] + ["heartbeat"])
    users = [tablet.user() for _ in range(MOST_USERS)]
    for user in users:
        pattern = "".join(rng.choice("vvwxtsoh") + rng.choice(",;.-<=>_") for _ in range(MOST_EVENTS // MOST_USERS))
        tablet.play(user, BASE + rng.randrange(HOUR), pattern)
    rng.shuffle(tablet.events)
    return cut(tablet, MOST_EVENTS)


MAKERS = [everyday, single_row, nobody, background_only, other_kinds, no_background, repeats, pauses, sign_outs,
          same_moment, no_screens, lengths, odd_screens, same_second, mixed, one_user, most_users]  # fmt: skip
FAMILIES = {make.__name__.replace("_", "-"): make for make in MAKERS}
FAMILIES |= {"everyday-large": lambda rng: everyday(rng, 16), "all-empty": Tablet}


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(value)
    return "'" + value.replace("'", "''") + "'"


def insert(table, columns, rows):
    if rows:
        values = ",\n".join("(" + ", ".join(map(literal, row)) + ")" for row in rows)
        print(f"INSERT INTO {table} ({columns}) VALUES\n{values};")


def main():
    family, seed = sys.argv[1], sys.argv[2]
    rng = random.Random(f"{family}/{seed}")
    tablet = FAMILIES[family](rng)
    # Events arrive in no order of time: an id tells nothing.
    rng.shuffle(tablet.events)
    insert("background_kinds", "kind", [(kind,) for kind in tablet.background])
    insert("events", "id, user_id, kind, screen, at_ms", [(i + 1, *e) for i, e in enumerate(tablet.events)])


main()
