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
	time, cost int64
}

func busiestWindow(requests []request, window int64) (start, total int64, found bool) {
	sort.Slice(requests, func(one, other int) bool { return requests[one].time < requests[other].time })
	for at, first := range requests {
		var sum int64
		for _, next := range requests[at:] {
			if next.time >= first.time+window {
				break
			}
			sum += next.cost
		}
		if sum > total {
			start, total, found = first.time, sum, true
		}
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
		requests = append(requests, request{time, cost})
	}
	if start, total, found := busiestWindow(requests, window); found {
		fmt.Println(start, total)
	} else {
		fmt.Println("none")
	}
}
