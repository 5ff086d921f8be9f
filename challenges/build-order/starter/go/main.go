package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Finish is a finish time with a target.
type Finish struct {
	time int
	name string
}

// Build has targets with their durations and needs.
type Build struct {
}

func newBuild() *Build {
	return &Build{}
}

// Adds a target; the needs are names of targets that were added before.
func (build *Build) add(name string, ms int, needs []string) {
}

// The target's duration is ms from now on.
func (build *Build) took(name string, ms int) {
}

// Whether it was possible; the target comes to need the other one unless that closes a cycle.
func (build *Build) need(name, other string) bool {
	return true
}

// The target needs the other one no longer.
func (build *Build) free(name, other string) {
}

// The target's finish time, and the name of the need that it waits for, "-" if there is none.
func (build *Build) why(name string) Finish {
	return Finish{}
}

// The latest finish time of all, and the name of its target, "-" if there is none.
func (build *Build) build() Finish {
	return Finish{}
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
