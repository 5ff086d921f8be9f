package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

type stay struct {
	start, end uint32
}

type roomType struct {
	name  string
	rooms int
	stays []stay
}

// Which end belongs to which start is irrelevant to the count.
func audit(rooms int, stays []stay) (peak int, overbooked int64) {
	var starts, ends []uint32
	for _, each := range stays {
		if each.start < each.end {
			starts = append(starts, each.start)
			ends = append(ends, each.end)
		}
	}
	slices.Sort(starts)
	slices.Sort(ends)
	var previous uint32
	arrived, left := 0, 0
	for left < len(ends) {
		arrives := arrived < len(starts) && starts[arrived] < ends[left]
		now := ends[left]
		if arrives {
			now = starts[arrived]
		}
		if arrived-left > rooms {
			overbooked += int64(now - previous)
		}
		previous = now
		if arrives {
			arrived++
		} else {
			left++
		}
		peak = max(peak, arrived-left)
	}
	return peak, overbooked
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	input.Scan()
	first := strings.Fields(input.Text())
	kinds, _ := strconv.Atoi(first[0])
	count, _ := strconv.Atoi(first[1])
	types := make([]*roomType, kinds)
	byName := make(map[string]*roomType, kinds)
	for place := range types {
		input.Scan()
		name, number, _ := strings.Cut(strings.TrimSpace(input.Text()), " ")
		rooms, _ := strconv.Atoi(number)
		types[place] = &roomType{name: name, rooms: rooms}
		byName[name] = types[place]
	}
	for ; count > 0 && input.Scan(); count-- {
		name, times, _ := strings.Cut(strings.TrimSpace(input.Text()), " ")
		left, right, _ := strings.Cut(times, " ")
		start, _ := strconv.ParseInt(left, 10, 64)
		end, _ := strconv.ParseInt(right, 10, 64)
		byName[name].stays = append(byName[name].stays, stay{uint32(start), uint32(end)})
	}
	for _, each := range types {
		peak, overbooked := audit(each.rooms, each.stays)
		fmt.Fprintln(output, each.name, peak, overbooked)
	}
}
