package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

// Reposts gives a number to every beginning and to every end of a text. Two texts that agree but for one place have the
// same number before it and the same number after it. There is nothing left to collide.
type Reposts struct {
	beginnings map[uint64]uint64
	ends       map[uint64]uint64
	texts      map[uint64]int
	gaps       map[uint64]int
}

func newReposts() *Reposts {
	return &Reposts{map[uint64]uint64{}, map[uint64]uint64{}, map[uint64]int{}, map[uint64]int{}}
}

// The number of a part that is another part with one more character; new parts get the next number.
func extend(numbers map[uint64]uint64, part uint64, code byte) uint64 {
	key := part<<8 | uint64(code)
	number, known := numbers[key]
	if !known {
		number = uint64(len(numbers) + 1)
		numbers[key] = number
	}
	return number
}

func (reposts *Reposts) add(text string) int {
	// The empty part has the number 0.
	after := make([]uint64, len(text)+1)
	for place := len(text) - 1; place >= 0; place-- {
		after[place] = extend(reposts.ends, after[place+1], text[place])
	}
	found, before := 0, uint64(0)
	for place := range len(text) {
		gap := before<<32 | after[place+1]
		known := reposts.gaps[gap]
		reposts.gaps[gap] = known + 1
		found += known
		before = extend(reposts.beginnings, before, text[place])
	}
	equal := reposts.texts[before]
	reposts.texts[before] = equal + 1
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
