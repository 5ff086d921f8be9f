package main

import (
	"bufio"
	"container/heap"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// ints is a heap with the smallest number on top.
type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}

// endpoint knows its place in the ranking. low has the durations up to the percentile, negated.
type endpoint struct {
	name      string
	low, high ints
	slow      int
	place     int
}

func (e *endpoint) add(ms, percent int) {
	if len(e.low) > 0 && ms >= e.slow {
		heap.Push(&e.high, ms)
	} else {
		heap.Push(&e.low, -ms)
	}
	rank := (percent*(len(e.low)+len(e.high)) + 99) / 100
	for len(e.low) > rank {
		heap.Push(&e.high, -heap.Pop(&e.low).(int))
	}
	for len(e.low) < rank {
		heap.Push(&e.low, -heap.Pop(&e.high).(int))
	}
	e.slow = -e.low[0]
}

// ranking is a heap of all endpoints, each of them once, the slowest on top.
type ranking []*endpoint

func before(a, b *endpoint) bool {
	if a.slow != b.slow {
		return a.slow > b.slow
	}
	return a.name < b.name
}

func (r ranking) Len() int           { return len(r) }
func (r ranking) Less(i, j int) bool { return before(r[i], r[j]) }
func (r ranking) Swap(i, j int) {
	r[i], r[j] = r[j], r[i]
	r[i].place, r[j].place = i, j
}
func (r *ranking) Push(x any) {
	e := x.(*endpoint)
	e.place = len(*r)
	*r = append(*r, e)
}
func (r *ranking) Pop() any { panic("endpoints stay") }

// candidates are places in the ranking whose parents have been reported.
type candidates struct {
	all    ranking
	places []int
}

func (c *candidates) Len() int           { return len(c.places) }
func (c *candidates) Less(i, j int) bool { return before(c.all[c.places[i]], c.all[c.places[j]]) }
func (c *candidates) Swap(i, j int)      { c.places[i], c.places[j] = c.places[j], c.places[i] }
func (c *candidates) Push(x any)         { c.places = append(c.places, x.(int)) }
func (c *candidates) Pop() any {
	last := c.places[len(c.places)-1]
	c.places = c.places[:len(c.places)-1]
	return last
}

func (r ranking) top(count int) []*endpoint {
	var found []*endpoint
	if len(r) == 0 {
		return nil
	}
	open := &candidates{all: r, places: []int{0}}
	for len(found) < count && len(open.places) > 0 {
		place := heap.Pop(open).(int)
		found = append(found, r[place])
		for child := 2*place + 1; child <= 2*place+2 && child < len(r); child++ {
			heap.Push(open, child)
		}
	}
	return found
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<16), 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	in.Scan()
	var percent, count int
	fmt.Sscan(in.Text(), &percent, &count)
	known := map[string]*endpoint{}
	var all ranking
	for ; count > 0 && in.Scan(); count-- {
		kind, rest, _ := strings.Cut(in.Text(), " ")
		if kind == "top" {
			wanted, _ := strconv.Atoi(strings.TrimSpace(rest))
			found := all.top(wanted)
			if len(found) == 0 {
				out.WriteByte('-')
			}
			for i, e := range found {
				if i > 0 {
					out.WriteByte(' ')
				}
				out.WriteString(e.name)
				out.WriteByte(' ')
				out.WriteString(strconv.Itoa(e.slow))
			}
			out.WriteByte('\n')
			continue
		}
		name, number, _ := strings.Cut(rest, " ")
		ms, _ := strconv.Atoi(strings.TrimSpace(number))
		e := known[name]
		if e == nil {
			e = &endpoint{name: strings.Clone(name)}
			known[e.name] = e
			e.add(ms, percent)
			heap.Push(&all, e)
			continue
		}
		slow := e.slow
		e.add(ms, percent)
		if e.slow != slow {
			heap.Fix(&all, e.place)
		}
	}
}
