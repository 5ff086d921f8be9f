// Each batch has its own totals and counts; shops and ids outlive it
package main

const (
	late  = "2026-03-10"
	early = "2026-03-09"
	empty = "A batch without sales had more or less than its counts."
)

func main() {
	price := 1 + seeded().Intn(5000)
	tell(shop("s1", "northeast", "Pier", 1000), shop("s2", "north", "Pier", 1000))
	expect([]string{counts(1, 0, refused{})}, empty)
	noon := late + "T12:00:00Z"
	tell(sale("b1", other{"at": late + "T00:00:00Z", "cents": price}))
	tell(sale("b2", other{"at": early + "T23:59:59Z", "cents": price, "qty": 3}))
	tell(sale("b3", other{"at": noon, "cents": price, "shop": "s2"}))
	tell(sale("b4", other{"at": noon, "cents": price, "qty": 2}))
	expect([]string{
		row("b1", late, "northeast", "Pier", price),
		row("b2", early, "northeast", "Pier", 3*price),
		row("b3", late, "north", "Pier", price),
		row("b4", late, "northeast", "Pier", 2*price),
		total("north", late, 1, 1, price),
		total("northeast", early, 1, 3, 3*price),
		total("northeast", late, 2, 3, 3*price),
		counts(2, 4, refused{}),
	}, "Rows came in another order than their sales, or totals in another than by region and day.")
	tell(sale("b4", nil), sale("b5", other{"at": noon, "cents": price}), "x")
	expect([]string{
		row("b5", late, "northeast", "Pier", price),
		total("northeast", late, 1, 1, price),
		counts(3, 1, refused{Malformed: 1, Duplicate: 1}),
	}, "A batch did not begin with nothing, or forgot ids or shops of those before.")
	expect([]string{counts(4, 0, refused{})}, empty)
	accept()
}
