import type { LanguagePrograms } from './works.js';

const program = (piece: string): string => `
package main

import (
	"fmt"
	"sort"
)

func work(x []int, seed int) int {
	n, t := len(x), 0
	_ = sort.Ints
${piece.trimEnd()}
	if n < 0 {
		return seed
	}
	return t
}

func main() {
	var n, seed int
	fmt.Scan(&n, &seed)
	x, sum := make([]int, n), 0
	for i := range x {
		seed = (seed*1103515245 + 12345) & 0x7fffffff
		x[i] = seed
		sum = (sum + seed) % 1000000007
	}
	if work(x, seed) == -1 {
		sum = -1
	}
	fmt.Println(sum)
}
`;

export const go: LanguagePrograms = {
  language: 'go',
  file: 'main.go',
  size: 400_000,
  program,
  reference: `
	for turn := 0; turn < 400; turn++ {
		for _, value := range x {
			t = (t*3 + value) & 0xffff
		}
	}
`,
  pieces: {
    passes: `
	for turn := 0; turn < 300; turn++ {
		before := turn
		for _, value := range x {
			t = t*5 ^ value ^ before
			before = value
		}
	}
	t &= 0xffff
`,
    digits: `
	var counts [1000]int
	for turn := 0; turn < 100; turn++ {
		for _, value := range x {
			counts[value%1000]++
		}
	}
	t = counts[seed%1000]
`,
    hashed: `
	counts := map[int]int{}
	for turn := 0; turn < 15; turn++ {
		for _, value := range x {
			counts[value&1023]++
		}
	}
	t = len(counts)
`,
    jumps: `
	table := make([]int32, 1<<23)
	for i := range table {
		table[i] = 1
	}
	place := seed
	for turn := 0; turn < 40*n; turn++ {
		place = (place*1103515245 + 12345) & 0x7fffffff
		t ^= int(table[place&0x7fffff])
	}
`,
    merge: `
	for turn := 0; turn < 16; turn++ {
		a, b := append([]int{}, x...), append([]int{}, x...)
		for width := 1; width < n; width *= 2 {
			for low := 0; low < n; low += 2 * width {
				middle, high := low+width, low+2*width
				if middle > n {
					middle = n
				}
				if high > n {
					high = n
				}
				i, j := low, middle
				for place := low; place < high; place++ {
					if j >= high || (i < middle && a[i] <= a[j]) {
						b[place] = a[i]
						i++
					} else {
						b[place] = a[j]
						j++
					}
				}
			}
			a, b = b, a
		}
		t = a[0]
	}
`,
    heap: `
	for turn := 0; turn < 16; turn++ {
		a := append([]int{}, x...)
		sink := func(start, size int) {
			value := a[start]
			for child := 2*start + 1; child < size; child = 2*child + 1 {
				if child+1 < size && a[child+1] > a[child] {
					child++
				}
				if a[child] <= value {
					break
				}
				a[start] = a[child]
				start = child
			}
			a[start] = value
		}
		for start := n/2 - 1; start >= 0; start-- {
			sink(start, n)
		}
		for size := n - 1; size > 0; size-- {
			a[0], a[size] = a[size], a[0]
			sink(0, size)
		}
		t = a[0]
	}
`,
    search: `
	a := append([]int{}, x...)
	sort.Ints(a)
	for turn := 0; turn < 16; turn++ {
		for _, value := range x {
			low, high := 0, n
			for low < high {
				middle := (low + high) / 2
				if a[middle] < value {
					low = middle + 1
				} else {
					high = middle
				}
			}
			t += low
		}
	}
`,
    pairs: `
	for _, one := range x {
		for _, other := range x {
			if one > other {
				t++
			}
		}
	}
`,
    insertion: `
	a := append([]int{}, x...)
	for i := 1; i < n; i++ {
		value, j := a[i], i
		for ; j > 0 && a[j-1] > value; j-- {
			a[j] = a[j-1]
		}
		a[j] = value
	}
	t = a[0]
`,
    prefixes: `
	for end := 0; end < n; end++ {
		copied := append([]int{}, x[:end]...)
		for _, value := range copied {
			t = (t + value) & 0xffff
		}
	}
`,
    collisions: `
	size := 1
	for size < 2*n {
		size *= 2
	}
	table := make([]int, size)
	for i := 1; i <= n; i++ {
		key := i * size
		slot := key % size
		for table[slot] != 0 {
			slot = (slot + 1) % size
		}
		table[slot] = key
	}
	t = table[0]
`,
    triples: `
	for _, one := range x {
		for j := range x {
			for _, third := range x {
				if one > third {
					t = (t + j) & 0xffff
				}
			}
		}
	}
`,
    stretches: `
	for begin := 0; begin < n; begin++ {
		for end := begin; end < n; end++ {
			sum := 0
			for _, value := range x[begin:end] {
				sum = (sum + value) & 0xffff
			}
			t ^= sum
		}
	}
`,
  },
};
