// An id is a duplicate for the five hundred sales written after it
package main

import "fmt"

func main() {
	start := seeded().Intn(9000)
	var first, lines []string
	for number := 0; number < 500; number++ {
		first = append(first, fmt.Sprintf("k%d", start+number))
		lines = append(lines, sale(first[number], nil))
	}
	tell(shop("s1", "north", "Pier", 1000))
	tell(append(lines, lines[0])...)
	expectIDs(first, counts(1, 500, refused{Duplicate: 1}),
		"Of 500 sales with ids of their own and the first of them again, all but the last should have been written.")
	// The repeat did not renew the first id, and what was refused makes no room.
	nowhere := other{"shop": "none"}
	tell(sale("r0", nowhere), sale("r1", nowhere), sale("r2", nowhere), sale("r4", other{"qty": 0}))
	tell(sale("n0", nil), lines[0], lines[1], lines[3])
	expectIDs([]string{"n0", first[0], first[1]}, counts(2, 3, refused{Invalid: 1, Unknown: 3, Duplicate: 1}),
		"An id was a duplicate after 500 other sales had been written, or was none before.")
	accept()
}
