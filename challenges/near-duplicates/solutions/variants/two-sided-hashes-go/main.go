package main

import (
	"bufio"
	"fmt"
	"math/bits"
	"math/rand"
	"os"
	"time"
)

const prime = 1<<61 - 1

func times(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return plus(low&prime, high<<3|low>>61)
}

func plus(a, b uint64) uint64 {
	sum := a + b
	if sum >= prime {
		sum -= prime
	}
	return sum
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	// A base that nobody can know beforehand.
	base := 1000 + uint64(rand.New(rand.NewSource(time.Now().UnixNano())).Int63n(prime-2000))
	var n int
	fmt.Fscan(in, &n)
	whole := make(map[uint64]int, n)
	holes := make(map[uint64]int, 16*n)
	before := []uint64{0}
	for ; n > 0; n-- {
		var text string
		fmt.Fscan(in, &text)
		// Polynomials of what stands before each place and, from the end on, of what stands after it.
		before = before[:1]
		for i := 0; i < len(text); i++ {
			before = append(before, plus(times(before[i], base), uint64(text[i])))
		}
		near := 0
		power, after := uint64(1), uint64(0)
		for i := len(text) - 1; i >= 0; i-- {
			// A hole is a character of its own; no character has the code 0, so lengths do not mix.
			hash := plus(times(plus(times(before[i], base), 7), power), after)
			near += holes[hash]
			holes[hash]++
			after = plus(after, times(uint64(text[i]), power))
			power = times(power, base)
		}
		hash := before[len(text)]
		fmt.Fprintln(out, near-whole[hash]*(len(text)-1))
		whole[hash]++
	}
}
