import sys


def audit(rooms, stays):
    """Return (peak, overbooked minutes) of one room type.

    rooms: how many rooms of the type there are
    stays: list of (start, end) in no particular order; the end does not belong to the stay
    """
    return 0, 0


def main():
    lines = sys.stdin.read().split("\n")
    kinds, count = map(int, lines[0].split())
    rooms, stays = {}, {}
    for line in lines[1 : kinds + 1]:
        name, number = line.split()
        rooms[name] = int(number)
        stays[name] = []
    for line in lines[kinds + 1 : kinds + 1 + count]:
        name, start, end = line.split()
        stays[name].append((int(start), int(end)))
    for name, number in rooms.items():
        peak, overbooked = audit(number, stays[name])
        print(name, peak, overbooked)


main()
