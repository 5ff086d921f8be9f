package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Finish is a finish time with a target.
type Finish struct {
	time int
	name string
}

// Build knows durations and needs, and computes all finish times whenever somebody asks.
type Build struct {
	ms    map[string]int
	needs map[string][]string
}

func newBuild() *Build {
	return &Build{map[string]int{}, map[string][]string{}}
}

func (build *Build) add(name string, ms int, needs []string) {
	build.ms[name] = ms
	build.needs[name] = needs
}

func (build *Build) took(name string, ms int) {
	build.ms[name] = ms
}

func (build *Build) need(name, other string) bool {
	seen := map[string]bool{other: true}
	waiting := []string{other}
	for next := 0; next < len(waiting); next++ {
		for _, needed := range build.needs[waiting[next]] {
			if !seen[needed] {
				seen[needed] = true
				waiting = append(waiting, needed)
			}
		}
	}
	if seen[name] {
		return false
	}
	if !slices.Contains(build.needs[name], other) {
		build.needs[name] = append(build.needs[name], other)
	}
	return true
}

func (build *Build) free(name, other string) {
	if at := slices.Index(build.needs[name], other); at >= 0 {
		build.needs[name] = slices.Delete(build.needs[name], at, at+1)
	}
}

func (build *Build) why(name string) Finish {
	times := build.finishTimes()
	waitsFor := Finish{0, "-"}
	for _, needed := range build.needs[name] {
		waitsFor = later(waitsFor, Finish{times[needed], needed})
	}
	return Finish{times[name], waitsFor.name}
}

func (build *Build) build() Finish {
	last := Finish{0, "-"}
	for name, time := range build.finishTimes() {
		last = later(last, Finish{time, name})
	}
	return last
}

func later(one, other Finish) Finish {
	if other.time > one.time || other.time == one.time && other.name < one.name {
		return other
	}
	return one
}

func (build *Build) finishTimes() map[string]int {
	missing := map[string]int{}
	dependents := map[string][]string{}
	var ready []string
	for name, needs := range build.needs {
		missing[name] = len(needs)
		if len(needs) == 0 {
			ready = append(ready, name)
		}
		for _, needed := range needs {
			dependents[needed] = append(dependents[needed], name)
		}
	}
	times := map[string]int{}
	for next := 0; next < len(ready); next++ {
		name := ready[next]
		start := 0
		for _, needed := range build.needs[name] {
			start = max(start, times[needed])
		}
		times[name] = start + build.ms[name]
		for _, dependent := range dependents[name] {
			missing[dependent]--
			if missing[dependent] == 0 {
				ready = append(ready, dependent)
			}
		}
	}
	return times
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	var targets, events int
	input.Scan()
	fmt.Sscan(input.Text(), &targets, &events)
	build := newBuild()
	for ; targets > 0 && input.Scan(); targets-- {
		words := strings.Fields(input.Text())
		ms, _ := strconv.Atoi(words[1])
		build.add(words[0], ms, words[2:])
	}
	for ; events > 0 && input.Scan(); events-- {
		words := strings.Fields(input.Text())
		switch words[0] {
		case "took":
			ms, _ := strconv.Atoi(words[2])
			build.took(words[1], ms)
		case "free":
			build.free(words[1], words[2])
		case "need":
			if !build.need(words[1], words[2]) {
				fmt.Fprintln(output, "cycle")
			}
		case "why":
			finish := build.why(words[1])
			fmt.Fprintln(output, finish.time, finish.name)
		default:
			finish := build.build()
			fmt.Fprintln(output, finish.time, finish.name)
		}
	}
}
