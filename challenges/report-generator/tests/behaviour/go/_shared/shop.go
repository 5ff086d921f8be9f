package main

import (
	"bufio"
	"fmt"
	"math/rand"
	"os"
	"slices"
	"strconv"
	"strings"
)

// A test talks to a report generator as its users do, and tells the verdict: 42 accepts, 43 rejects.

const (
	longestLine = 4096
	mostLines   = 200
)

var heard = bufio.NewReaderSize(os.Stdin, longestLine)

// seeded draws from the seed that the test was given.
func seeded() *rand.Rand {
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

func tell(lines ...string) {
	if _, err := os.Stdout.WriteString(strings.Join(lines, "\n") + "\n"); err != nil {
		reject("It stopped reading before the last command.")
	}
}

// report gives the lines of a report, without "end".
func report(month string) []string {
	tell("report " + month)
	var lines []string
	for len(lines) < mostLines {
		line, err := heard.ReadSlice('\n')
		if err != nil {
			reject("A report did not come to its end, though the next command awaits it.")
		}
		text := strings.TrimRight(string(line), " \r\n")
		if text == "end" {
			return lines
		}
		lines = append(lines, text)
	}
	reject("A report had no end.")
	return nil
}

// expect rejects with a reason unless the report consists of these lines after its title.
func expect(month string, lines []string, why string) {
	if !slices.Equal(report(month), append([]string{"Report " + month}, lines...)) {
		reject(why)
	}
}

// ranks gives the word at this place of each line that ranks a customer.
func ranks(month string, place int) []string {
	var found []string
	for _, line := range report(month) {
		words := strings.Split(line, " ")
		if line != "" && line[0] >= '0' && line[0] <= '9' && len(words) > place {
			found = append(found, words[place])
		}
	}
	return found
}

func money(cents int) string {
	return fmt.Sprintf("%d.%02d", cents/100, cents%100)
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
