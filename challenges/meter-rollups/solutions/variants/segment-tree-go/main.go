package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

var tree []int64
var size = 1

// set changes a leaf and everything above it.
func set(minute int, wh int64) {
	at := size + minute - 1
	tree[at] = wh
	for at /= 2; at >= 1; at /= 2 {
		tree[at] = tree[2*at] + tree[2*at+1]
	}
}

func sum(a, b int) int64 {
	var total int64
	left, right := size+a-1, size+b
	for left < right {
		if left%2 == 1 {
			total += tree[left]
			left++
		}
		if right%2 == 1 {
			right--
			total += tree[right]
		}
		left /= 2
		right /= 2
	}
	return total
}

// reach descends to the first minute at which the total from minute 1 on is large enough.
func reach(a int, wh int64) int {
	if a > 1 {
		wh += sum(1, a-1)
	}
	if tree[1] < wh {
		return 0
	}
	at := 1
	for at < size {
		at *= 2
		if tree[at] < wh {
			wh -= tree[at]
			at++
		}
	}
	return at - size + 1
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Split(bufio.ScanWords)
	next := func() int {
		in.Scan()
		number, _ := strconv.Atoi(in.Text())
		return number
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	m, n := next(), next()
	for size < m {
		size *= 2
	}
	tree = make([]int64, 2*size)
	for ; n > 0; n-- {
		in.Scan()
		kind := in.Text()
		a, b := next(), next()
		switch kind {
		case "read":
			set(a, int64(b))
		case "sum":
			fmt.Fprintln(out, sum(a, b))
		case "reach":
			if minute := reach(a, int64(b)); minute == 0 {
				fmt.Fprintln(out, "never")
			} else {
				fmt.Fprintln(out, minute)
			}
		}
	}
}
