from sys import stdin

data = stdin.read().split()
k, n = int(data[0]), int(data[1])
head = 2 + 2 * k
names = data[2:head:2]
moments = {name: [] for name in names}

# A departure is an even number, an arrival of the same minute the odd one after it.
for name, start, end in zip(data[head::3], data[head + 1 :: 3], data[head + 2 :: 3]):
    if start != end:
        of_name = moments[name]
        of_name.append(2 * int(start) + 1)
        of_name.append(2 * int(end))

for name, rooms in zip(names, map(int, data[3:head:2])):
    taken = peak = minutes = since = 0
    for moment in sorted(moments[name]):
        if moment & 1:
            taken += 1
            if taken > peak:
                peak = taken
            if taken == rooms + 1:
                since = moment >> 1
        else:
            if taken == rooms + 1:
                minutes += (moment >> 1) - since
            taken -= 1
    print(name, peak, minutes)
