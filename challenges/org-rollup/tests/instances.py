"""Data of org-rollup: argv is a family and a seed; SQL goes to stdout. Same arguments, same bytes."""

import random
import sys
from datetime import date, timedelta
from decimal import Decimal

KEY_DATE = date(2026, 7, 1)
DAY = timedelta(days=1)
NAMES = ["Ana", "Bo", "Chidi", "Dede", "Elif", "Farid", "Goran", "Hana", "Ines", "Jun", "Kofi", "Lena"]
FIELDS = ["Apps", "Billing", "Data", "Events", "Finance", "Growth", "Hosting", "Identity", "Journeys", "Kiosks"]
FIELDS += ["Legal", "Mobile", "Network", "Orders", "Payments", "Quality", "Search", "Tools"]
SITES = ["Accra", "Bergen", "Cork", "Delft", "Essen", "Faro", "Ghent", "Hanoi", "Izmir", "Jena", "Lyon", "Oslo"]
PREFIXED = ["Ops", "Ops ", "Ops &", "Ops (old)", "Ops - Web", "Ops / Web", "Ops /", "/", " / "]
ODD = ["", " ", " apps", "apps ", "APPS", "Äpps", "äpps", "zebra", "Ap%", "A_ps", "O'Hara", 'A "Z"', "a\\b", "安"]


class Org:
    """Teams and people know each other by their places; the ids are drawn at the end."""

    def __init__(self, rng):
        self.rng = rng
        self.teams = []
        self.people = []
        self.memberships = []
        self.unused_names = [f"{field} {site}" for field in FIELDS for site in SITES] + FIELDS
        rng.shuffle(self.unused_names)
        self.unused_cents = rng.sample(range(200_000, 900_000), 2_000)

    def team(self, parent=None, name=None, dissolved=None):
        """Names are all different unless told."""
        self.teams.append([parent, self.unused_names.pop() if name is None else name, dissolved])
        return len(self.teams) - 1

    def cost(self):
        """No two are equal."""
        return Decimal(self.unused_cents.pop()).scaleb(-2)

    def person(self, *teams, **facts):
        """At work, with a cost of their own, unless told."""
        facts = {"name": self.rng.choice(NAMES), "cost": self.cost(), "left": None} | facts
        self.people.append(tuple(facts.values()))
        self.memberships += [(team, len(self.people) - 1) for team in teams]

    def any_team(self):
        return self.rng.randrange(len(self.teams))


def far(rng, direction=-1):
    """A day well before the key date, or after it."""
    return KEY_DATE + direction * DAY * rng.randrange(10, 400)


def grown(rng, teams=16, people=0):
    """Active teams, at most four directly below one; everybody is in one of them."""
    org = Org(rng)
    for index in range(teams):
        org.team(index // 2 - rng.randrange(2) if index > 2 else None)
    for _ in range(people):
        org.person(org.any_team())
    return org


def nested(org, *levels, parent=None):
    """Below every team of one level all the names of the next; None stands for a name of its own."""
    for name in levels[0] if levels else []:
        team = org.team(parent, name)
        org.person(team)
        nested(org, *levels[1:], parent=team)
    return org


def everyday(rng, teams=30, people=90):
    """Dissolved teams, leavers, unknown costs, people in several teams; no edge of any rule."""
    org = grown(rng, teams)
    for place, team in enumerate(org.teams):
        below = [other for other in org.teams if other[0] == place]
        if below and team[2] is None and rng.random() < 0.4:
            rng.choice(below)[2] = far(rng)
    active = [place for place, team in enumerate(org.teams) if team[2] is None]
    for place in rng.sample(active, 2):
        org.teams[place][2] = far(rng, 1)
    for _ in range(people):
        one, several = [org.any_team()], rng.sample(active, rng.choice([2, 2, 3]))
        left = rng.choice([None] * 7 + [far(rng), far(rng), far(rng, 1)])
        cost = org.cost() if rng.random() < 0.92 else None
        org.person(*rng.choice([one, one, several, several, []]), left=left, cost=cost)
    return org


def everyday_large(rng):
    return everyday(rng, 200, 800)


def all_empty(rng):
    return Org(rng)


def single_row(rng):
    org = Org(rng)
    org.person(org.team())
    return org


def no_people(rng):
    """Whole trees without anybody, or with one person far below."""
    org = grown(rng)
    org.person(len(org.teams) - 1)
    return org


def no_team(rng):
    """People without a membership, or with one of a team that is gone, alone or beside another."""
    org = grown(rng, people=8)
    for _ in range(6):
        org.person()
        org.person(None)
        org.person(None, org.any_team())
    return org


def with_costs(org, costs):
    for _ in range(60):
        org.person(org.any_team(), cost=org.rng.choice(costs))
    org.person(org.team(), cost=costs[0])
    return org


def unknown_costs(rng):
    """Mostly unknown; one team has nobody whose cost is known."""
    return with_costs(grown(rng, people=10), [None])


def zero_costs(rng):
    return with_costs(grown(rng), [Decimal("0.00"), None])


def equal_costs(rng):
    """Different people who cost the same."""
    org = with_costs(grown(rng), [Decimal("5000.00"), Decimal("6000.00")])
    # Together they cost more than one person can.
    for _ in range(2):
        org.person(0, cost=Decimal("99999999.99"))
    return org


def duplicates(rng):
    """The same membership up to four times."""
    org = grown(rng, people=30)
    for place in range(0, 30, 2):
        org.memberships += [org.memberships[place]] * (1 + place % 3)
    return org


def several_teams(rng):
    """People of a team who are also in the one above, in one beside it, or under another root."""
    org = grown(rng, 20)
    for place, team in enumerate(org.teams):
        above = place if team[0] is None else team[0]
        org.person(*sorted({place, above}))
        org.person(*sorted({place, above, org.any_team()}))
        org.person(*rng.sample(range(20), 5))
    return org


def leaving_dates(rng):
    """Last days around the key date."""
    org = grown(rng, 9)
    for place in range(9):
        for shift in [-1, 0, 1]:
            org.person(place, left=KEY_DATE + DAY * shift)
    org.person(org.team(), left=far(rng))
    return org


def dissolving_dates(rng):
    """Teams with people and teams below, dissolved around the key date."""
    org = Org(rng)
    for _ in range(2):
        root = org.team()
        for shift in [-1, 0, 1]:
            team = org.team(root, dissolved=KEY_DATE + DAY * shift)
            org.person(team)
            org.person(org.team(team))
    return org


def dissolved_chains(rng):
    """Several dissolved teams below each other, people in all of them, some of them in several."""
    org = Org(rng)
    for length in [1, 2, 3, 4, 7]:
        team = root = org.team()
        for _ in range(length):
            team = org.team(team, dissolved=far(rng))
            org.person(team)
            org.person(team, root)
        org.person(org.team(org.team(team)), team)
    return org


def dissolved_roots(rng):
    """Roots that are dissolved, alone or with the team below: what is under them has nothing above."""
    org = Org(rng)
    org.person(org.team())
    for index in range(4):
        team = org.team(dissolved=far(rng))
        org.person(team)
        if index % 2:
            team = org.team(team, dissolved=far(rng))
            org.person(team)
        for _ in range(index):
            below = org.team(team)
            org.person(below)
            org.person(org.team(below), team)
    return org


def adopted(rng):
    """Teams that became siblings because those between are dissolved."""
    org = Org(rng)
    for _ in range(2):
        root = org.team()
        parents = [root, *(org.team(root, dissolved=far(rng)) for _ in range(3))]
        for parent in parents * 2:
            org.person(org.team(org.team(parent)))
    # Of one name, and the id alone decides between them.
    for parent in reversed(parents):
        org.person(org.team(parent, "Ops"))
    return org


def same_names(rng):
    """Siblings of one name, with teams of one name below them."""
    return nested(Org(rng), ["Ops"] * 2, ["Ops"] * 3, ["Web", "App", "Web"])


def separators(rng):
    """Names that begin alike or contain the separator."""
    return nested(Org(rng), ["Ops"], rng.sample(PREFIXED, len(PREFIXED)), ["Web", "(old)", "App"])


def odd_names(rng):
    """Case, accents, blanks and signs."""
    return nested(Org(rng), ["Zebra", "apps", "Apps", "", "/", " / "], ["Zoo", "aqua", *rng.sample(ODD, 7)])


def wide(rng):
    """More siblings than a digit, or two, can number."""
    return nested(nested(Org(rng), [None], [None] * 12), [None], [None] * 120)


def deep(rng):
    """A chain of sixty levels, with teams beside it."""
    org = Org(rng)
    team = None
    for _ in range(60):
        team = org.team(team)
        org.person(org.team(team), team)
    return org


def mixed(rng):
    org = Org(rng)
    dates = [None] * 9 + [far(rng), KEY_DATE - DAY, KEY_DATE, KEY_DATE + DAY]
    names = ["Ops", "Ops", "Web", *PREFIXED, *ODD]
    for index in range(rng.randrange(40, 100)):
        parent = rng.choice([None, *range(max(0, index - 12), index), *range(index)])
        org.team(parent, rng.choice(names), rng.choice(dates))
    for _ in range(rng.randrange(60, 160)):
        cost = rng.choice([None, Decimal("0.00"), Decimal("5000.00"), org.cost(), org.cost()])
        places = [rng.choice([None, *[org.any_team()] * 9]) for _ in range(rng.choice([0, 1, 1, 2, 4]))]
        org.person(*places, *places[:1], left=rng.choice(dates), cost=cost)
    return org


EDGES = [all_empty, single_row, no_people, no_team, unknown_costs, zero_costs, equal_costs, duplicates, several_teams]
EDGES += [leaving_dates, dissolving_dates, dissolved_chains, dissolved_roots, adopted, same_names, separators]
EDGES += [odd_names, wide, deep, mixed]
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
    org = FAMILIES[family](random.Random(f"{family}/{seed}"))
    ids = dict(enumerate(org.rng.sample(range(1, len(org.teams) + 1), len(org.teams))))
    teams = [(ids[place], ids.get(parent), *rest) for place, (parent, *rest) in enumerate(org.teams)]
    people = [(number, *facts) for number, facts in enumerate(org.people, 1)]
    memberships = [(number, ids.get(team), person + 1) for number, (team, person) in enumerate(org.memberships, 1)]
    insert("teams", "id, parent_id, name, dissolved_on", teams)
    insert("people", "id, name, monthly_cost, left_on", people)
    insert("memberships", "id, team_id, person_id", memberships)


main()
