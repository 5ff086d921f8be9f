package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

type delivery struct {
	id     string
	amount int64
}

func countOnce(deliveries []delivery) (events int, total int64) {
	var seen []string
	for _, next := range deliveries {
		if slices.Contains(seen, next.id) {
			continue
		}
		seen = append(seen, next.id)
		total += next.amount
	}
	return len(seen), total
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
