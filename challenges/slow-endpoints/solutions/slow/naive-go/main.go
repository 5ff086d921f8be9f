package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Slow is an endpoint with its percentile.
type Slow struct {
	name string
	ms   int
}

// SlowEndpoints keeps all durations, and sorts them when somebody asks.
type SlowEndpoints struct {
	percent   int
	durations map[string][]int
}

func newSlowEndpoints(percent int) *SlowEndpoints {
	return &SlowEndpoints{percent, map[string][]int{}}
}

func (endpoints *SlowEndpoints) took(name string, ms int) {
	endpoints.durations[name] = append(endpoints.durations[name], ms)
}

func (endpoints *SlowEndpoints) percentile(durations []int) int {
	sorted := slices.Clone(durations)
	slices.Sort(sorted)
	return sorted[(endpoints.percent*len(sorted)+99)/100-1]
}

func (endpoints *SlowEndpoints) top(count int) []Slow {
	var ranking []Slow
	for name, durations := range endpoints.durations {
		ranking = append(ranking, Slow{name, endpoints.percentile(durations)})
	}
	slices.SortFunc(ranking, func(one, other Slow) int {
		return cmp.Or(cmp.Compare(other.ms, one.ms), cmp.Compare(one.name, other.name))
	})
	return ranking[:min(count, len(ranking))]
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
