// Lines may be written as JSON allows, and texts stay as they are
package main

import "fmt"

// As a till writes a text, and as the ledger wants it.
var texts = [][2]string{
	{`"salt & pepper <500 g>"`, `"salt & pepper <500 g>"`},
	{`"tea \"extra\" 5\/8"`, `"tea \"extra\" 5/8"`},
	{`"\u7dd1\u8336 in C:\\tills"`, `"緑茶 in C:\\tills"`},
	{`"\ud83c\udf75\tfor\ntwo"`, `"🍵\tfor\ntwo"`},
	{`"x\",\"qty\":5,\"item\":\"y"`, `"x\",\"qty\":5,\"item\":\"y"`},
	{`"}"`, `"}"`},
}

const (
	shopLine = ` {"rate" : 1000, "open":[true, null], "name":"K\u00e4se & \"Co\"", "region":"coast", "id":"s1", "kind":"shop"}`
	further  = `"till" : {"item":"none","qty":0}, "note":"\"id\":\"other\""`
	rest     = `"cents":1, "at":"2026-03-02T17:05:33Z", "shop":"s1"`
	where    = `"day":"2026-03-02","region":"coast","shop":"Käse & \"Co\""`
)

func main() {
	qty, count := 1+seeded().Intn(100), len(texts)
	tell(shopLine)
	var batch []string
	for number, text := range texts {
		const form = `{ "qty" : %d , %s, "item" : %s ,` + "\t" + `%s, "\u0069d":"e-%d", "kind":"sale" }`
		tell(fmt.Sprintf(form, qty, further, text[0], rest, number))
		batch = append(batch, fmt.Sprintf(`{"id":"e-%d",%s,"item":%s,"amount":%d}`, number, where, text[1], qty))
	}
	batch = append(batch, total("coast", "2026-03-02", count, count*qty, count*qty), counts(1, count, refused{}))
	expect(batch, "Keys in another order, blanks, further keys or escapes in texts were not read or written as they should be.")
	accept()
}
