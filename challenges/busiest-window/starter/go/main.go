package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

type request struct {
	time, cost int64
}

// The most expensive window, the earliest of equals; nothing is found in an empty log.
// The requests are in no particular order; the window's end does not belong to it.
func busiestWindow(requests []request, window int64) (start, total int64, found bool) {
	return 0, 0, false
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
