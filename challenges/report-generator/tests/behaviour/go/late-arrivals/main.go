// Orders count as soon as their customer and products are known
package main

import "fmt"

const why = "What an order counts for changed wrongly when its customer or product became known after it."

func main() {
	price := 1 + seeded().Intn(9000)
	tell("order o1 c1 2026-03-01 p1*1 p2*3", "order o2 c2 2026-03-02 p1*1")
	expect("2026-03", []string{"orders 0 lines 0 skipped 2", "net 0.00 tax 0.00 gross 0.00"}, why)
	tell("customer c1 south Kofi Tran")
	expect("2026-03", []string{
		"orders 1 lines 0 skipped 3",
		"net 0.00 tax 0.00 gross 0.00",
		"region south 1 0.00",
		"1. c1 1 0.00 new Kofi Tran",
	}, why)
	tell(fmt.Sprintf("product p2 music %d 0", price))
	gross := money(3 * price)
	expect("2026-03", []string{
		"orders 1 lines 1 skipped 2",
		fmt.Sprintf("net %s tax 0.00 gross %s", gross, gross),
		"region south 1 " + gross,
		"category music 3 " + gross,
		fmt.Sprintf("1. c1 1 %s new Kofi Tran", gross),
	}, why)
	accept()
}
