package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Meter is a list of all minutes; each question goes through it.
type Meter struct {
	known []int
}

func newMeter(minutes int) *Meter {
	return &Meter{make([]int, minutes+1)}
}

func (meter *Meter) read(minute, wh int) {
	meter.known[minute] = wh
}

func (meter *Meter) sum(first, last int) int {
	total := 0
	for _, wh := range meter.known[first : last+1] {
		total += wh
	}
	return total
}

func (meter *Meter) reach(first, wh int) (int, bool) {
	total := 0
	for minute := first; minute < len(meter.known); minute++ {
		total += meter.known[minute]
		if total >= wh {
			return minute, true
		}
	}
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
