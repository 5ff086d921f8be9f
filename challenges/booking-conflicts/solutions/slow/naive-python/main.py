import sys


def audit(rooms, stays):
    moments = sorted({moment for stay in stays for moment in stay})
    peak = overbooked = 0
    for begin, after in zip(moments, moments[1:]):
        occupied = sum(1 for start, end in stays if start <= begin < end)
        peak = max(peak, occupied)
        if occupied > rooms:
            overbooked += after - begin
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
