import sys


def audit(rooms, stays):
    events = []
    for start, end in stays:
        # Arrivals of cancelled bookings come before their departures, after the departures of others.
        events += [(start, 1, 1), (end, 0 if start < end else 2, -1)]
    events.sort()
    occupied = peak = overbooked = previous = 0
    for time, _, change in events:
        if occupied > rooms:
            overbooked += time - previous
        previous = time
        occupied += change
        peak = max(peak, occupied)
    return peak, overbooked


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
