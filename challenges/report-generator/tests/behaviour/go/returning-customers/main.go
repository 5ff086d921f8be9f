// Who ordered in the month before is a returning customer, also over the turn of a year
package main

import (
	"fmt"
	"slices"
)

func main() {
	year := 2001 + seeded().Intn(98)
	month := fmt.Sprintf("%d-01", year)
	tell("product p1 garden 300 0", "customer c1 north Ada Lind", "customer c2 north Bo Lind")
	tell(fmt.Sprintf("order o1 c1 %d-12-31 p1*1", year-1), fmt.Sprintf("order o2 c2 %d-11-30 p1*1", year-1))
	tell(fmt.Sprintf("order o3 c1 %d-01-01 p1*1", year), fmt.Sprintf("order o4 c2 %d-01-01 p1*1", year))
	if !slices.Equal(ranks(month, 4), []string{"returning", "new"}) {
		reject("In January a customer of December was not returning, or one of November was.")
	}
	// An order that comes late makes somebody returning after the fact.
	tell(fmt.Sprintf("order o5 c2 %d-12-01 p1*1", year-1))
	if !slices.Equal(ranks(month, 4), []string{"returning", "returning"}) {
		reject("An order that was added to the month before did not make its customer a returning one.")
	}
	accept()
}
