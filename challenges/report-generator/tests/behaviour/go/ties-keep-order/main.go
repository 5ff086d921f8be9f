// Customers who spent the same stay in the order in which they became known
package main

import (
	"fmt"
	"slices"
)

func main() {
	rng := seeded()
	var ids []string
	for _, number := range rng.Perm(900)[:14] {
		ids = append(ids, fmt.Sprintf("c%d", 100+number))
	}
	tell("product p1 toys 1000 0")
	for _, id := range ids {
		tell("customer " + id + " east Bo Sato")
	}
	// A new name is no new customer: the place stays.
	tell("customer " + ids[0] + " west Bo Tran")
	for _, index := range rng.Perm(len(ids)) {
		tell(fmt.Sprintf("order o%d %s 2026-05-02 p1*2", index, ids[index]))
	}
	if !slices.Equal(ranks("2026-05", 1), ids[:10]) {
		reject("Customers who spent the same came in another order than the one in which they became known.")
	}
	accept()
}
