package main

import (
	"bufio"
	"container/heap"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Finish is a finish time with a target.
type Finish struct {
	time int32
	name string
}

func (finish Finish) isLaterThan(other Finish) bool {
	return finish.time > other.time || finish.time == other.time && finish.name < other.name
}

// Latest is a heap with the latest on top.
type Latest []Finish

func (latest Latest) Len() int                 { return len(latest) }
func (latest Latest) Less(one, other int) bool { return latest[one].isLaterThan(latest[other]) }
func (latest Latest) Swap(one, other int)      { latest[one], latest[other] = latest[other], latest[one] }
func (latest *Latest) Push(finish any)         { *latest = append(*latest, finish.(Finish)) }
func (latest *Latest) Pop() any {
	end := len(*latest) - 1
	finish := (*latest)[end]
	*latest = (*latest)[:end]
	return finish
}

// Target knows what it needs and who needs it.
type Target struct {
	name       string
	ms         int32
	finish     int32
	round      int
	needs      []*Target
	dependents map[*Target]bool
}

func (target *Target) start() int32 {
	var start int32
	for _, needed := range target.needs {
		start = max(start, needed.finish)
	}
	return start
}

// Waiting is a heap of targets with the earliest on top.
type Waiting []*Target

func (waiting Waiting) Len() int                 { return len(waiting) }
func (waiting Waiting) Less(one, other int) bool { return waiting[one].finish < waiting[other].finish }
func (waiting Waiting) Swap(one, other int) {
	waiting[one], waiting[other] = waiting[other], waiting[one]
}
func (waiting *Waiting) Push(target any) { *waiting = append(*waiting, target.(*Target)) }
func (waiting *Waiting) Pop() any {
	end := len(*waiting) - 1
	target := (*waiting)[end]
	*waiting = (*waiting)[:end]
	return target
}

// Change says when a target finished before.
type Change struct {
	target *Target
	before int32
}

// Build keeps finish times, and carries changes on in the order of the finish times before. A target always finishes
// after what it needs, so this order is a topological one, without being kept apart.
type Build struct {
	targets map[string]*Target
	last    Latest
	round   int
}

func newBuild() *Build {
	return &Build{targets: map[string]*Target{}}
}

func (build *Build) add(name string, ms int32, needs []string) {
	target := &Target{name: name, ms: ms, dependents: map[*Target]bool{}}
	for _, other := range needs {
		needed := build.targets[other]
		target.needs = append(target.needs, needed)
		needed.dependents[target] = true
	}
	target.finish = target.start() + ms
	build.targets[name] = target
	build.note(target)
}

func (build *Build) took(name string, ms int32) {
	target := build.targets[name]
	target.ms = ms
	build.update(target, nil)
}

func (build *Build) need(name, other string) bool {
	target, needed := build.targets[name], build.targets[other]
	if slices.Contains(target.needs, needed) {
		return true
	}
	isEarlyEnough := needed.finish <= target.finish-target.ms
	target.needs = append(target.needs, needed)
	if !isEarlyEnough && !build.update(target, needed) {
		target.needs = target.needs[:len(target.needs)-1]
		return false
	}
	needed.dependents[target] = true
	return true
}

func (build *Build) free(name, other string) {
	target, needed := build.targets[name], build.targets[other]
	at := slices.Index(target.needs, needed)
	if at < 0 {
		return
	}
	target.needs = slices.Delete(target.needs, at, at+1)
	delete(needed.dependents, target)
	build.note(needed)
	build.update(target, nil)
}

func (build *Build) why(name string) Finish {
	target := build.targets[name]
	waitsFor := Finish{0, "-"}
	for _, needed := range target.needs {
		if finish := (Finish{needed.finish, needed.name}); finish.isLaterThan(waitsFor) {
			waitsFor = finish
		}
	}
	return Finish{target.finish, waitsFor.name}
}

// What finishes last is needed by nothing. Entries that are out of date are thrown away when they surface.
func (build *Build) build() Finish {
	for len(build.last) > 0 {
		finish := build.last[0]
		if build.targets[finish.name].finish == finish.time {
			return finish
		}
		heap.Pop(&build.last)
	}
	return Finish{0, "-"}
}

func (build *Build) note(target *Target) {
	if len(target.dependents) == 0 {
		heap.Push(&build.last, Finish{target.finish, target.name})
	}
}

// Carries a change on to all that it touches; if the unreachable one is among them, undoes everything.
func (build *Build) update(changed, unreachable *Target) bool {
	build.round++
	changed.round = build.round
	waiting := Waiting{changed}
	var changes []Change
	for len(waiting) > 0 {
		target := heap.Pop(&waiting).(*Target)
		if target == unreachable {
			for _, change := range changes {
				change.target.finish = change.before
			}
			return false
		}
		finish := target.start() + target.ms
		if finish == target.finish {
			continue
		}
		changes = append(changes, Change{target, target.finish})
		target.finish = finish
		for dependent := range target.dependents {
			if dependent.round != build.round {
				dependent.round = build.round
				heap.Push(&waiting, dependent)
			}
		}
	}
	for _, change := range changes {
		build.note(change.target)
	}
	return true
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
		build.add(words[0], int32(ms), words[2:])
	}
	for ; events > 0 && input.Scan(); events-- {
		words := strings.Fields(input.Text())
		switch words[0] {
		case "took":
			ms, _ := strconv.Atoi(words[2])
			build.took(words[1], int32(ms))
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
