package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
)

type request struct {
	time uint32
	cost int64
}

func busiestWindow(requests []request, window int64) (start, total int64, found bool) {
	sort.Slice(requests, func(one, other int) bool { return requests[one].time < requests[other].time })
	var running int64
	end := 0
	for _, first := range requests {
		for end < len(requests) && int64(requests[end].time) < int64(first.time)+window {
			running += requests[end].cost
			end++
		}
		if running > total {
			start, total, found = int64(first.time), running, true
		}
		running -= first.cost
	}
	return start, total, found
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	input.Scan()
	first := strings.Fields(input.Text())
	count, _ := strconv.Atoi(first[0])
	window, _ := strconv.ParseInt(first[1], 10, 64)
	requests := make([]request, 0, count)
	for len(requests) < count && input.Scan() {
		left, right, _ := strings.Cut(input.Text(), " ")
		time, _ := strconv.ParseInt(left, 10, 64)
		cost, _ := strconv.ParseInt(strings.TrimSpace(right), 10, 64)
		requests = append(requests, request{uint32(time), cost})
	}
	if start, total, found := busiestWindow(requests, window); found {
		fmt.Println(start, total)
	} else {
		fmt.Println("none")
	}
}
