import sys


def audit(rooms, stays):
    """A sweep that sorts objects made for each event, by a key made for each comparison's sake."""
    events = []
    for start, end in stays:
        if start < end:
            events.append({"time": start, "change": 1, "order": "b"})
            events.append({"time": end, "change": -1, "order": "a"})
    events.sort(key=lambda event: f"{event['time']:015d}{event['order']}")
    occupied = peak = overbooked = previous = 0
    for event in events:
        if occupied > rooms:
            overbooked += event["time"] - previous
        previous = event["time"]
        occupied += event["change"]
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
