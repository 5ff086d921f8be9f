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
    return peak, overbooked


def main():
    lines = sys.stdin.read().split("\n")
    kinds, count = map(int, lines[0].split())
    rooms, bookings = {}, []
    for line in lines[1 : kinds + 1]:
        name, number = line.split()
        rooms[name] = int(number)
    for line in lines[kinds + 1 : kinds + 1 + count]:
        name, start, end = line.split()
        bookings.append((name, int(start), int(end)))
    for name, number in rooms.items():
        stays = [(start, end) for booked, start, end in bookings if booked == name]
        peak, overbooked = audit(number, stays)
        print(name, peak, overbooked)


main()
