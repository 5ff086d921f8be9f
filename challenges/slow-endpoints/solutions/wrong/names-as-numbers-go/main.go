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

// Heap is a binary heap; before says which of two items is nearer to the top.
type Heap[Item any] struct {
	items  []Item
	before func(one, other Item) bool
}

func (heap *Heap[Item]) push(item Item) {
	heap.items = append(heap.items, item)
	at := len(heap.items) - 1
	for above := (at - 1) / 2; at > 0 && heap.before(item, heap.items[above]); above = (at - 1) / 2 {
		heap.items[at] = heap.items[above]
		at = above
	}
	heap.items[at] = item
}

func (heap *Heap[Item]) pop() Item {
	top := heap.items[0]
	size := len(heap.items) - 1
	item := heap.items[size]
	heap.items = heap.items[:size]
	at := 0
	for below := 1; below < size; below = 2*at + 1 {
		if below+1 < size && heap.before(heap.items[below+1], heap.items[below]) {
			below++
		}
		if !heap.before(heap.items[below], item) {
			break
		}
		heap.items[at] = heap.items[below]
		at = below
	}
	if size > 0 {
		heap.items[at] = item
	}
	return top
}

// Endpoint has the durations in two heaps: low has those up to the percentile, which is on top.
type Endpoint struct {
	low, high Heap[int]
}

func larger(one, other int) bool  { return one > other }
func smaller(one, other int) bool { return one < other }
func slower(one, other Slow) bool {
	return one.ms > other.ms || one.ms == other.ms && one.name < other.name
}

func (endpoint *Endpoint) add(ms, percent int) {
	low, high := &endpoint.low, &endpoint.high
	if len(low.items) > 0 && ms > low.items[0] {
		high.push(ms)
	} else {
		low.push(ms)
	}
	rank := (percent*(len(low.items)+len(high.items)) + 99) / 100
	if len(low.items) > rank {
		high.push(low.pop())
	} else if len(low.items) < rank {
		low.push(high.pop())
	}
}

// SlowEndpoints has a heap of entries, some of them out of date; those are skipped when they surface.
type SlowEndpoints struct {
	percent   int
	endpoints map[uint32]*Endpoint
	ranking   Heap[Slow]
}

// As Java does it: short keys instead of texts.
func hash(name string) uint32 {
	var code uint32
	for _, letter := range name {
		code = 31*code + uint32(letter)
	}
	return code
}

func newSlowEndpoints(percent int) *SlowEndpoints {
	return &SlowEndpoints{percent, map[uint32]*Endpoint{}, Heap[Slow]{before: slower}}
}

func (endpoints *SlowEndpoints) took(name string, ms int) {
	endpoint := endpoints.endpoints[hash(name)]
	before := -1
	if endpoint == nil {
		endpoint = &Endpoint{Heap[int]{before: larger}, Heap[int]{before: smaller}}
		endpoints.endpoints[hash(name)] = endpoint
	} else {
		before = endpoint.low.items[0]
	}
	endpoint.add(ms, endpoints.percent)
	if after := endpoint.low.items[0]; after != before {
		endpoints.ranking.push(Slow{name, after})
	}
}

func (endpoints *SlowEndpoints) top(count int) []Slow {
	var found []Slow
	for len(endpoints.ranking.items) > 0 && len(found) < count {
		entry := endpoints.ranking.pop()
		// Equal entries surface one after the other.
		isNew := len(found) == 0 || found[len(found)-1] != entry
		if isNew && endpoints.endpoints[hash(entry.name)].low.items[0] == entry.ms {
			found = append(found, entry)
		}
	}
	for _, entry := range found {
		endpoints.ranking.push(entry)
	}
	return found
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
