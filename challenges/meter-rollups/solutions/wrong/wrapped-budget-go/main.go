package main

import (
	"bufio"
	"fmt"
	"math/bits"
	"os"
	"strconv"
	"strings"
)

// Meter is a Fenwick tree: tree[i] is the sum of the minutes from i - lowbit(i) + 1 to i.
type Meter struct {
	minutes int
	known   []int
	tree    []uint32
}

func newMeter(minutes int) *Meter {
	return &Meter{minutes, make([]int, minutes+1), make([]uint32, minutes+1)}
}

func (meter *Meter) read(minute, wh int) {
	change := wh - meter.known[minute]
	meter.known[minute] = wh
	for at := minute; at <= meter.minutes; at += at & -at {
		meter.tree[at] += uint32(change)
	}
}

// The consumption of all minutes up to this one, which may be 0.
func (meter *Meter) until(minute int) int {
	var total uint32
	for at := minute; at > 0; at &= at - 1 {
		total += meter.tree[at]
	}
	return int(total)
}

func (meter *Meter) sum(first, last int) int {
	return meter.until(last) - meter.until(first-1)
}

func (meter *Meter) reach(first, wh int) (int, bool) {
	left := wh + meter.until(first-1)
	// Goes as far as the sum stays short; the next minute reaches it.
	minute := 0
	for step := 1 << (bits.Len(uint(meter.minutes)) - 1); step > 0; step >>= 1 {
		after := minute + step
		if after <= meter.minutes && int(meter.tree[after]) < left {
			minute = after
			left -= int(meter.tree[after])
		}
	}
	return minute + 1, minute < meter.minutes
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
