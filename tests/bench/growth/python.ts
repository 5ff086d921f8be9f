import type { LanguagePrograms } from './works.js';

const program = (piece: string): string => `
def main():
    n, seed = map(int, input().split())
    x = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        x.append(seed)
    t = 0
${piece.replace(/^(?=.)/gmu, '    ').trimEnd()}
    print(sum(x) % 1000000007 if t != -1 else t)


main()
`;

export const python: LanguagePrograms = {
  language: 'python',
  file: 'main.py',
  size: 60_000,
  program,
  reference: `
for _ in range(40):
    for value in x:
        t = (t + value) & 0xFFFF
`,
  pieces: {
    passes: `
for step in range(30):
    before = step
    for value in x:
        t ^= value ^ before
        before = value
`,
    digits: `
counts = [0] * 1000
for _ in range(25):
    for value in x:
        counts[value % 1000] += 1
t = max(counts)
`,
    hashed: `
counts = {}
for _ in range(20):
    for value in x:
        key = value & 1023
        counts[key] = counts.get(key, 0) + 1
t = len(counts)
`,
    jumps: `
table, place = bytearray(b'\\1') * (1 << 25), seed
for _ in range(15 * n):
    place = (place * 1103515245 + 12345) & 0x7FFFFFFF
    t ^= table[place & 0x1FFFFFF]
`,
    merge: `
a, b, width = x[:], x[:], 1
while width < n:
    for low in range(0, n, 2 * width):
        i, middle = low, min(low + width, n)
        j, high = middle, min(low + 2 * width, n)
        for place in range(low, high):
            if j >= high or (i < middle and a[i] <= a[j]):
                b[place] = a[i]
                i += 1
            else:
                b[place] = a[j]
                j += 1
    a, b, width = b, a, 2 * width
t = a[0]
`,
    heap: `
def sink(a, start, size):
    value = a[start]
    child = 2 * start + 1
    while child < size:
        if child + 1 < size and a[child + 1] > a[child]:
            child += 1
        if a[child] <= value:
            break
        a[start] = a[child]
        start, child = child, 2 * child + 1
    a[start] = value

a = x[:]
for start in range(n // 2 - 1, -1, -1):
    sink(a, start, n)
for size in range(n - 1, 0, -1):
    a[0], a[size] = a[size], a[0]
    sink(a, 0, size)
t = a[0]
`,
    search: `
a = sorted(x)
for value in x:
    low, high = 0, n
    while low < high:
        middle = (low + high) // 2
        if a[middle] < value:
            low = middle + 1
        else:
            high = middle
    t += low
`,
    pairs: `
for one in x:
    for other in x:
        if one > other:
            t += 1
`,
    insertion: `
a = x[:]
for i in range(1, n):
    value, j = a[i], i
    while j > 0 and a[j - 1] > value:
        a[j] = a[j - 1]
        j -= 1
    a[j] = value
t = a[0]
`,
    prefixes: `
for end in range(n):
    t ^= sum(x[:end])
`,
    collisions: `
table = {}
for place in range(n):
    table[(place + 1) * (2**61 - 1)] = place
t = len(table)
`,
    triples: `
for one in x:
    for other in x:
        for third in x:
            if one > third:
                t += 1
`,
    stretches: `
for begin in range(n):
    for end in range(begin, n):
        t ^= sum(x[begin:end])
`,
  },
};
