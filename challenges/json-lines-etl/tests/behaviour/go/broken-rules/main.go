// Each refused line is counted for the first reason that holds
package main

import "strings"

var malformed = []string{
	"", "null", "[]", "42", `"sale"`, "no JSON", `{"kind":"flush"`, `{"kind":"flush",}`, `{"kind":"flush"} more`,
}

var invalid = []other{
	{"qty": "3"}, {"qty": true}, {"qty": nil}, {"qty": 0}, {"qty": 101}, {"qty": []int{1}}, {"cents": 0},
	{"cents": 1000001}, {"cents": "9"}, {"cents": -1}, {"id": ""}, {"id": "T1"}, {"id": "t_1"}, {"id": "t1\n"},
	{"id": strings.Repeat("a", 25)}, {"id": 7}, {"shop": ""}, {"shop": nil}, {"item": ""}, {"item": 5},
	{"item": other{}}, {"kind": "refund"}, {"kind": nil}, {"at": nil},
}

func main() {
	rng := seeded()
	lines := append([]string{}, malformed...)
	for _, values := range invalid {
		lines = append(lines, sale("v-0", values))
	}
	rng.Shuffle(len(lines), func(one, two int) { lines[one], lines[two] = lines[two], lines[one] })
	tell(shop("s1", "north", "Pier", 1000))
	tell(lines...)
	expect([]string{counts(1, 0, refused{Malformed: len(malformed), Invalid: len(invalid)})},
		"Lines that are no JSON object, or that break a rule, were written or counted for another reason.")
	// What was refused leaves no trace; a rule comes before the shop, the shop before the duplicate.
	nowhere := other{"shop": "none"}
	tell(sale("v-0", other{"qty": 100, "cents": 1000000}), sale("v-0", nowhere), sale("v-0", other{"qty": 0}))
	tell(sale("v-0", other{"shop": "none", "qty": 0}), sale("v-1", nowhere), sale("v-1", nil), sale("v-1", nil))
	tell(sale("-", other{"qty": 1, "cents": 1}), sale("0123456789-abcdefghijklm", nil))
	expectIDs([]string{"v-0", "v-1", "-", "0123456789-abcdefghijklm"},
		counts(2, 4, refused{Invalid: 2, Unknown: 2, Duplicate: 1}),
		"A sale was written or refused against a rule, or counted for another reason than the first that holds.")
	accept()
}
