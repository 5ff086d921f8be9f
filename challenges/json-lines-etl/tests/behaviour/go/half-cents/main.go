// Half cents are rounded up, sale by sale
package main

import "fmt"

const day = "2026-03-02"

func main() {
	rng := seeded()
	prices := []int{1, 3, 5}
	for len(prices) < 11 {
		prices = append(prices, 2*rng.Intn(400)+1)
	}
	tell(shop("s1", "north", "Pier", 500))
	var batch []string
	sum := 0
	for number, price := range prices {
		id, amount := fmt.Sprintf("h%d", number), (price+1)/2
		tell(sale(id, other{"cents": price}))
		batch = append(batch, row(id, day, "north", "Pier", amount))
		sum += amount
	}
	batch = append(batch, total("north", day, len(prices), len(prices), sum), counts(1, len(prices), refused{}))
	expect(batch, "An amount that ended in half a cent was not rounded up on each sale by itself.")
	tell(shop("s2", "north", "Pier", 499), shop("s3", "north", "Pier", 1))
	tell(sale("h-less", other{"shop": "s2", "cents": 1}), sale("h-least", other{"shop": "s3", "cents": 499}))
	expect([]string{
		row("h-less", day, "north", "Pier", 0),
		row("h-least", day, "north", "Pier", 0),
		total("north", day, 2, 2, 0),
		counts(2, 2, refused{}),
	}, "An amount just below half a cent was not rounded down.")
	accept()
}
