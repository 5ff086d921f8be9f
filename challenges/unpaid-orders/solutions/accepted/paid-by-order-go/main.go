package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// What an order costs, or what was paid for it.
type amount struct {
	order, cents int64
}

func unpaidOrders(orders, payments []amount) (count int, missing int64) {
	paid := make(map[int64]int64, len(orders))
	for _, payment := range payments {
		paid[payment.order] += payment.cents
	}
	for _, order := range orders {
		if rest := order.cents - paid[order.order]; rest > 0 {
			count++
			missing += rest
		}
	}
	return count, missing
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	first := next(input)
	orders := make([]amount, first.order)
	payments := make([]amount, first.cents)
	for at := range orders {
		orders[at] = next(input)
	}
	for at := range payments {
		payments[at] = next(input)
	}
	fmt.Println(unpaidOrders(orders, payments))
}

// The two numbers of the next line.
func next(input *bufio.Scanner) amount {
	input.Scan()
	left, right, _ := strings.Cut(strings.TrimSpace(input.Text()), " ")
	order, _ := strconv.ParseInt(left, 10, 64)
	cents, _ := strconv.ParseInt(right, 10, 64)
	return amount{order, cents}
}
