package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Slow is an endpoint with its percentile.
type Slow struct {
	name string
	ms   int
}

// SlowEndpoints follows how long requests take and knows the slowest endpoints at any time.
type SlowEndpoints struct {
	percent int
}

func newSlowEndpoints(percent int) *SlowEndpoints {
	return &SlowEndpoints{percent: percent}
}

// A request to the endpoint took this many milliseconds.
func (endpoints *SlowEndpoints) took(name string, ms int) {
}

// The slowest endpoints with their percentiles, slowest first; at most count of them.
func (endpoints *SlowEndpoints) top(count int) []Slow {
	return nil
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	input.Scan()
	first := strings.Fields(input.Text())
	percent, _ := strconv.Atoi(first[0])
	count, _ := strconv.Atoi(first[1])
	endpoints := newSlowEndpoints(percent)
	for event := 0; event < count && input.Scan(); event++ {
		words := strings.Fields(input.Text())
		if words[0] == "took" {
			ms, _ := strconv.Atoi(words[2])
			endpoints.took(words[1], ms)
			continue
		}
		count, _ := strconv.Atoi(words[1])
		slowest := endpoints.top(count)
		if len(slowest) == 0 {
			output.WriteString("-")
		}
		for place, slow := range slowest {
			if place > 0 {
				output.WriteByte(' ')
			}
			fmt.Fprint(output, slow.name, " ", slow.ms)
		}
		output.WriteByte('\n')
	}
}
