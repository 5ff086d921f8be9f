// A sale is written with what is known of its shop when it comes
package main

const day = "2026-03-02"

func main() {
	price := 2 * (1 + seeded().Intn(5000))
	cents := other{"cents": price}
	tell(sale("a-1", cents), shop("s1", "north", "Pier", 1000), sale("a-2", cents))
	tell(shop("s1", "east", "Quay", 500), sale("a-3", cents))
	expect([]string{
		row("a-2", day, "north", "Pier", price),
		row("a-3", day, "east", "Quay", price/2),
		total("east", day, 1, 1, price/2),
		total("north", day, 1, 1, price),
		counts(1, 2, refused{Unknown: 1}),
	}, "A shop changed or became known between two sales, and a row or a total did not show it as it should.")
	tell(sale("a-4", cents), shop("s1", "west", "Dock", 2000))
	expect([]string{
		row("a-4", day, "east", "Quay", price/2),
		total("east", day, 1, 1, price/2),
		counts(2, 1, refused{}),
	}, "A shop changed after a sale and before the flush, and the sale was written with what came later.")
	accept()
}
