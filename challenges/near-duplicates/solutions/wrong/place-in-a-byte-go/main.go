package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

// Gap is a text without the character at a place.
type Gap struct {
	place uint8
	rest  string
}

// Reposts counts the texts, and all texts with one place left out.
type Reposts struct {
	texts map[string]int
	gaps  map[Gap]int
}

func newReposts() *Reposts {
	return &Reposts{texts: map[string]int{}, gaps: map[Gap]int{}}
}

func (reposts *Reposts) add(text string) int {
	found := 0
	for place := range len(text) {
		gap := Gap{uint8(place), text[:place] + text[place+1:]}
		known := reposts.gaps[gap]
		reposts.gaps[gap] = known + 1
		found += known
	}
	equal := reposts.texts[text]
	reposts.texts[text] = equal + 1
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
