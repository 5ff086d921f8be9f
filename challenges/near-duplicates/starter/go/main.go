package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

// Reposts remembers texts, and knows how many of them are near-duplicates of a new one.
type Reposts struct {
}

func newReposts() *Reposts {
	return &Reposts{}
}

// Remembers the text. Returns how many of those before it have its length and differ in one place at most.
func (reposts *Reposts) add(text string) int {
	return -1
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
