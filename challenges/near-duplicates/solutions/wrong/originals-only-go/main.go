package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

// Reposts compares each text with all originals that came before.
type Reposts struct {
	texts []string
}

func newReposts() *Reposts {
	return &Reposts{}
}

func (reposts *Reposts) add(text string) int {
	found := 0
	for _, other := range reposts.texts {
		if isNear(text, other) {
			found++
		}
	}
	if found == 0 {
		reposts.texts = append(reposts.texts, text)
	}
	return found
}

func isNear(text, other string) bool {
	if len(text) != len(other) {
		return false
	}
	differences := 0
	for place := 0; place < len(text) && differences < 2; place++ {
		if text[place] != other[place] {
			differences++
		}
	}
	return differences < 2
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
