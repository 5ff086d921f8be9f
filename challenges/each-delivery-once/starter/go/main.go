package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

type delivery struct {
	id     string
	amount int64
}

// The number of different ids, and the sum of the amounts of their first deliveries.
// The deliveries are in the order in which they arrived.
func countOnce(deliveries []delivery) (events int, total int64) {
	return 0, -1
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	input.Scan()
	count, _ := strconv.Atoi(strings.TrimSpace(input.Text()))
	deliveries := make([]delivery, 0, count)
	for len(deliveries) < count && input.Scan() {
		id, amount, _ := strings.Cut(input.Text(), " ")
		cents, _ := strconv.ParseInt(strings.TrimSpace(amount), 10, 64)
		deliveries = append(deliveries, delivery{id, cents})
	}
	fmt.Println(countOnce(deliveries))
}
