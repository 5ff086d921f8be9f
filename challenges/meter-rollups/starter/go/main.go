package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Meter knows the consumption of each minute, and answers for any stretch of them. Minutes count from 1.
type Meter struct {
	minutes int
}

func newMeter(minutes int) *Meter {
	return &Meter{minutes: minutes}
}

// The consumption of a minute in watt-hours; replaces what was known of it.
func (meter *Meter) read(minute, wh int) {
}

// The consumption of the minutes from first to last, both included.
func (meter *Meter) sum(first, last int) int {
	return 0
}

// The earliest minute by which this much was consumed since the beginning of first, and whether there is one.
func (meter *Meter) reach(first, wh int) (int, bool) {
	return 0, false
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	input.Scan()
	size := strings.Fields(input.Text())
	minutes, _ := strconv.Atoi(size[0])
	count, _ := strconv.Atoi(size[1])
	meter := newMeter(minutes)
	for event := 0; event < count && input.Scan(); event++ {
		words := strings.Fields(input.Text())
		one, _ := strconv.Atoi(words[1])
		other, _ := strconv.Atoi(words[2])
		switch words[0] {
		case "read":
			meter.read(one, other)
		case "sum":
			fmt.Fprintln(output, meter.sum(one, other))
		default:
			if minute, found := meter.reach(one, other); found {
				fmt.Fprintln(output, minute)
			} else {
				fmt.Fprintln(output, "never")
			}
		}
	}
}
