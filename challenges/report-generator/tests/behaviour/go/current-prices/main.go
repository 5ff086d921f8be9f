// Each report shows what is known when it is asked for
package main

import "fmt"

func main() {
	rng := seeded()
	tell("customer c1 north Ada Lind", "order o1 c1 2026-03-01 p1*2")
	for turn, name := range []string{"Lind", "Vega", "Rossi", "Quist"} {
		price := 100*(1+rng.Intn(500)) + turn
		region := []string{"north", "coast"}[turn%2]
		category := []string{"books", "games"}[turn/2]
		tell(fmt.Sprintf("product p1 %s %d 0", category, price), fmt.Sprintf("customer c1 %s Ada %s", region, name))
		gross := money(2 * price)
		expect("2026-03", []string{
			"orders 1 lines 1 skipped 0",
			fmt.Sprintf("net %s tax 0.00 gross %s", gross, gross),
			fmt.Sprintf("region %s 1 %s", region, gross),
			fmt.Sprintf("category %s 2 %s", category, gross),
			fmt.Sprintf("1. c1 1 %s new Ada %s", gross, name),
		}, "A price, category, region or name had changed since the report before, and the report did not show it.")
	}
	accept()
}
