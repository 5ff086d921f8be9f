package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// Ring says how many accounts a ring has and what they paid together.
type Ring struct {
	accounts int
	total    int64
}

// Rings are accounts grown together; a ring with enough accounts and payments is suspicious.
type Rings struct {
	leastAccounts int
	leastTotal    int64
}

func newRings(leastAccounts int, leastTotal int64) *Rings {
	return &Rings{leastAccounts: leastAccounts, leastTotal: leastTotal}
}

// Joins two rings; the ring, and whether this raises an alert.
func (rings *Rings) link(account, other string) (Ring, bool) {
	return Ring{}, false
}

// Adds a payment; the ring, and whether this raises an alert.
func (rings *Rings) pay(account string, amount int64) (Ring, bool) {
	return Ring{}, false
}

// The account's ring; an account that was never mentioned has 1 account and a total of 0.
func (rings *Rings) ring(account string) Ring {
	return Ring{}
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	input.Scan()
	first := strings.Fields(input.Text())
	leastAccounts, _ := strconv.Atoi(first[0])
	leastTotal, _ := strconv.ParseInt(first[1], 10, 64)
	count, _ := strconv.Atoi(first[2])
	rings := newRings(leastAccounts, leastTotal)
	for event := 1; event <= count && input.Scan(); event++ {
		words := strings.Fields(input.Text())
		var ring Ring
		var raised bool
		switch words[0] {
		case "link":
			ring, raised = rings.link(words[1], words[2])
		case "pay":
			amount, _ := strconv.ParseInt(words[2], 10, 64)
			ring, raised = rings.pay(words[1], amount)
		default:
			ring = rings.ring(words[1])
			fmt.Fprintln(output, ring.accounts, ring.total)
		}
		if raised {
			fmt.Fprintln(output, "alert", event, ring.accounts, ring.total)
		}
	}
}
