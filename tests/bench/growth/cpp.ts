import type { LanguagePrograms } from './works.js';

const program = (piece: string): string => `
#include <algorithm>
#include <cstdio>
#include <unordered_map>
#include <vector>

// The compiler drops results that nobody reads.
static volatile long kept;

static long work(const std::vector<long>& x, long seed) {
  long n = x.size(), t = 0;
${piece.trimEnd()}
  return n < 0 ? seed : t;
}

int main() {
  long n, seed, sum = 0;
  if (std::scanf("%ld %ld", &n, &seed) != 2) return 1;
  std::vector<long> x(n);
  for (long& value : x) {
    value = seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    sum = (sum + value) % 1000000007;
  }
  kept = work(x, seed);
  std::printf("%ld\\n", sum);
}
`;

export const cpp: LanguagePrograms = {
  language: 'cpp',
  file: 'main.cpp',
  size: 400_000,
  program,
  reference: `
  for (int turn = 0; turn < 400; ++turn)
    for (long value : x) t = (t * 3 + value) & 0xffff;
`,
  pieces: {
    passes: `
  for (int turn = 0; turn < 300; ++turn) {
    long before = turn;
    for (long value : x) {
      t = (t * 5) ^ value ^ before;
      before = value;
    }
  }
  t &= 0xffff;
`,
    digits: `
  std::vector<long> counts(1000);
  for (int turn = 0; turn < 100; ++turn)
    for (long value : x) ++counts[value % 1000];
  t = *std::max_element(counts.begin(), counts.end());
`,
    hashed: `
  std::unordered_map<long, long> counts;
  for (int turn = 0; turn < 40; ++turn)
    for (long value : x) ++counts[value & 1023];
  t = counts.size();
`,
    jumps: `
  std::vector<int> table(1 << 23, 1);
  long place = seed;
  for (long turn = 0; turn < 40 * n; ++turn) {
    place = (place * 1103515245 + 12345) & 0x7fffffff;
    t ^= table[place & 0x7fffff];
  }
`,
    merge: `
  for (int turn = 0; turn < 16; ++turn) {
    std::vector<long> a(x), b(x);
    for (long width = 1; width < n; width *= 2) {
      for (long low = 0; low < n; low += 2 * width) {
        long middle = std::min(low + width, n), high = std::min(low + 2 * width, n);
        for (long place = low, i = low, j = middle; place < high; ++place)
          b[place] = j >= high || (i < middle && a[i] <= a[j]) ? a[i++] : a[j++];
      }
      std::swap(a, b);
    }
    t = a[0];
  }
`,
    heap: `
  for (int turn = 0; turn < 16; ++turn) {
    std::vector<long> a(x);
    std::make_heap(a.begin(), a.end());
    std::sort_heap(a.begin(), a.end());
    t = a[0];
  }
`,
    search: `
  std::vector<long> a(x);
  std::sort(a.begin(), a.end());
  for (int turn = 0; turn < 16; ++turn)
    for (long value : x) t += std::lower_bound(a.begin(), a.end(), value) - a.begin();
`,
    pairs: `
  for (long one : x)
    for (long other : x)
      if (one > other) t = (t * 3 + 1) & 0xffff;
`,
    insertion: `
  std::vector<long> a(x);
  for (long i = 1; i < n; ++i) {
    long value = a[i], j = i;
    for (; j > 0 && a[j - 1] > value; --j) a[j] = a[j - 1];
    a[j] = value;
  }
  t = a[0];
`,
    prefixes: `
  for (long end = 0; end < n; ++end) {
    std::vector<long> copied(x.begin(), x.begin() + end);
    for (long value : copied) t = (t * 3 + value) & 0xffff;
  }
`,
    collisions: `
  struct Same {
    size_t operator()(long) const { return 0; }
  };
  std::unordered_map<long, long, Same> table;
  for (long i = 0; i < n; ++i) table[i] = i;
  t = table.size();
`,
    triples: `
  for (long one : x)
    for (long j = 0; j < n; ++j)
      for (long third : x)
        if (one > third) t = (t * 3 + j) & 0xffff;
`,
    stretches: `
  for (long begin = 0; begin < n; ++begin)
    for (long end = begin; end < n; ++end) {
      long sum = 0;
      for (long i = begin; i < end; ++i) sum = (sum * 3 + x[i]) & 0xffff;
      t ^= sum;
    }
`,
  },
};
