// Sales have times that exist
package main

import (
	"fmt"
	"strings"
)

const good = `2028-02-29T00:00:00Z 2000-02-29T23:59:59Z 2026-02-28T10:00:00Z 2000-01-01T00:00:00Z
2099-12-31T23:59:59Z 2026-04-30T09:09:09Z 2026-12-31T19:20:29Z`

const bad = `2026-02-29T10:00:00Z 2027-02-29T10:00:00Z 2028-02-30T00:00:00Z 2026-04-31T10:00:00Z 2026-00-10T10:00:00Z
2026-13-10T10:00:00Z 2026-03-00T10:00:00Z 2026-03-32T10:00:00Z 2026-03-09T24:00:00Z 2026-03-09T23:60:00Z
2026-03-09T23:59:60Z 1999-12-31T23:59:59Z 2100-01-01T00:00:00Z 2026-3-09T10:00:00Z 2026-03-09T10:00:00
2026-03-09t10:00:00z 2026-03-09T10:00:00+00:00 2026-03-09T10:00:00.5Z`

func main() {
	rng := seeded()
	times := strings.Fields(good)
	exist := len(times)
	times = append(times, strings.Fields(bad)...)
	times = append(times, "2026-03-09 10:00:00Z", "2026-03-09T10:00:00Z\n", " 2026-03-09T10:00:00Z")
	tell(shop("s1", "north", "Pier", 1000))
	var ids []string
	for number, place := range rng.Perm(len(times)) {
		id := fmt.Sprintf("t%d", number)
		tell(sale(id, other{"at": times[place]}))
		if place < exist {
			ids = append(ids, id)
		}
	}
	expectIDs(ids, counts(1, exist, refused{Invalid: len(times) - exist}),
		"A sale at a time that does not exist was written or not counted as invalid, or one at a time that exists was refused.")
	accept()
}
