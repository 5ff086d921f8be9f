package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"math/rand"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
)

// A test talks to an import as tills do, and tells the verdict: 42 accepts, 43 rejects.

const (
	longestLine = 4096
	mostLines   = 2000
)

var heard = bufio.NewReaderSize(os.Stdin, longestLine)

// seeded draws from the seed that the test was given.
func seeded() *rand.Rand {
	// Writing to a program that is gone is an error to be told, not an end.
	signal.Ignore(syscall.SIGPIPE)
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	seed, err := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64)
	if err != nil {
		panic(err)
	}
	return rand.New(rand.NewSource(seed))
}

type other map[string]any

// line gives JSON with nothing escaped that need not be.
func line(value any) string {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(text.String(), "\n")
}

func shop(id, region, name string, rate int) string {
	return line(other{"kind": "shop", "id": id, "region": region, "name": name, "rate": rate})
}

// sale is a valid one of shop s1, unless other values say otherwise.
func sale(id string, values other) string {
	own := other{"kind": "sale", "id": id, "shop": "s1", "at": "2026-03-02T17:05:33Z", "item": "tea", "qty": 1, "cents": 100}
	for key, value := range values {
		own[key] = value
	}
	return line(own)
}

func tell(lines ...string) {
	if _, err := os.Stdout.WriteString(strings.Join(lines, "\n") + "\n"); err != nil {
		reject("It stopped reading before the last line.")
	}
}

// flush gives the lines of the batch; the last one counts.
func flush() []string {
	tell(`{"kind":"flush"}`)
	var lines []string
	for len(lines) < mostLines {
		text, err := heard.ReadSlice('\n')
		if err != nil {
			reject("A batch did not come to its end, though the next line awaits it.")
		}
		lines = append(lines, strings.TrimRight(string(text), " \r\n"))
		if strings.HasPrefix(lines[len(lines)-1], `{"batch":`) {
			return lines
		}
	}
	reject("A batch had no end.")
	return nil
}

// expect rejects with a reason unless the next batch consists of these lines.
func expect(lines []string, why string) {
	if strings.Join(flush(), "\n") != strings.Join(lines, "\n") {
		reject(why)
	}
}

// expectIDs rejects with a reason unless the next batch has rows of these ids and these counts.
func expectIDs(ids []string, counts, why string) {
	lines := flush()
	var found []string
	for _, each := range lines {
		if strings.HasPrefix(each, `{"id":"`) {
			found = append(found, strings.SplitN(each, `"`, 5)[3])
		}
	}
	if strings.Join(found, " ") != strings.Join(ids, " ") || lines[len(lines)-1] != counts {
		reject(why)
	}
}

type rowOf struct {
	ID     string `json:"id"`
	Day    string `json:"day"`
	Region string `json:"region"`
	Shop   string `json:"shop"`
	Item   string `json:"item"`
	Amount int    `json:"amount"`
}

// row is what becomes of a sale of tea.
func row(id, day, region, shop string, amount int) string {
	return line(rowOf{id, day, region, shop, "tea", amount})
}

type totalOf struct {
	Region string `json:"region"`
	Day    string `json:"day"`
	Sales  int    `json:"sales"`
	Units  int    `json:"units"`
	Amount int    `json:"amount"`
}

func total(region, day string, sales, units, amount int) string {
	return line(totalOf{region, day, sales, units, amount})
}

type refused struct {
	Malformed int `json:"malformed"`
	Invalid   int `json:"invalid"`
	Unknown   int `json:"unknown"`
	Duplicate int `json:"duplicate"`
}

func counts(batch, written int, not refused) string {
	return line(struct {
		Batch   int `json:"batch"`
		Written int `json:"written"`
		refused
	}{batch, written, not})
}

func reject(message string) {
	if err := os.WriteFile(os.Args[3]+"teammessage.txt", []byte(message), 0o644); err != nil {
		panic(err)
	}
	os.Exit(43)
}

func accept() {
	os.Exit(42)
}
