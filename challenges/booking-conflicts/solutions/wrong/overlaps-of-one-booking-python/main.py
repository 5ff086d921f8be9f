import sys


def audit(rooms, stays):
    events = [(start, 1) for start, end in stays if start < end]
    events += [(end, -1) for start, end in stays if start < end]
    # Departures sort before arrivals at the same minute.
    events.sort()
    occupied = peak = overbooked = previous = 0
    for time, change in events:
        if occupied > rooms:
            overbooked += time - previous
        previous = time
        occupied += change
        if occupied > peak:
            peak = occupied
    for start, end in stays:
        met = sum(1 for other, until in stays if other < end and start < until) if start < end else 0
        peak = max(peak, met)
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
