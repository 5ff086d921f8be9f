package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
)

// Reposts counts fingerprints of the texts and of all texts with one place left out. A fingerprint combines random
// numbers, one for each place and character: nobody can tell beforehand which texts collide.
type Reposts struct {
	numbers [][128]uint64
	texts   map[uint64]int
	gaps    map[uint64]int
}

func newReposts() *Reposts {
	return &Reposts{texts: map[uint64]int{}, gaps: map[uint64]int{}}
}

func (reposts *Reposts) reserve(length int) {
	for len(reposts.numbers) < length {
		var row [128]uint64
		for code := range row {
			row[code] = rand.Uint64()
		}
		reposts.numbers = append(reposts.numbers, row)
	}
}

func (reposts *Reposts) add(text string) int {
	reposts.reserve(len(text))
	whole := uint64(0)
	for place := range len(text) {
		whole ^= reposts.numbers[place][text[place]]
	}
	found := 0
	for place := range len(text) {
		gap := whole ^ reposts.numbers[place][text[place]]
		known := reposts.gaps[gap]
		reposts.gaps[gap] = known + 1
		found += known
	}
	equal := reposts.texts[whole]
	reposts.texts[whole] = equal + 1
	// An equal text was found once for each place.
	return found - (len(text)-1)*equal
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	input.Scan()
	count, _ := strconv.Atoi(input.Text())
	reposts := newReposts()
	for number := 0; number < count && input.Scan(); number++ {
		fmt.Fprintln(output, reposts.add(input.Text()))
	}
}
