// Tax is rounded half up, line by line
package main

import (
	"fmt"
	"strings"
)

func main() {
	rng := seeded()
	count, price := 5+rng.Intn(5), 10*(1+rng.Intn(90))+5
	tell("customer c1 north Ada Lind", fmt.Sprintf("product p1 books %d 100", price))
	tell("order o1 c1 2026-03-09" + strings.Repeat(" p1*1", count))
	// A tenth of a price that ends in 5 ends in half a cent, and each line rounds it up.
	tax := (price/10 + 1) * count
	gross := money(price*count + tax)
	expect("2026-03", []string{
		fmt.Sprintf("orders 1 lines %d skipped 0", count),
		fmt.Sprintf("net %s tax %s gross %s", money(price*count), money(tax), gross),
		"region north 1 " + gross,
		fmt.Sprintf("category books %d %s", count, gross),
		fmt.Sprintf("1. c1 1 %s new Ada Lind", gross),
	}, "Tax of half a cent was not rounded up on each line of an order by itself.")
	accept()
}
