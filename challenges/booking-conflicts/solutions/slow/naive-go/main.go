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
	start, end int64
}

type roomType struct {
	name  string
	rooms int
	stays []stay
}

func audit(rooms int, stays []stay) (peak int, overbooked int64) {
	var moments []int64
	for _, each := range stays {
		moments = append(moments, each.start, each.end)
	}
	slices.Sort(moments)
	moments = slices.Compact(moments)
	for place, moment := range moments {
		occupied := 0
		for _, each := range stays {
			if each.start <= moment && moment < each.end {
				occupied++
			}
		}
		peak = max(peak, occupied)
		if occupied > rooms {
			overbooked += moments[place+1] - moment
		}
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
		byName[name].stays = append(byName[name].stays, stay{start, end})
	}
	for _, each := range types {
		peak, overbooked := audit(each.rooms, each.stays)
		fmt.Fprintln(output, each.name, peak, overbooked)
	}
}
