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

// Rings knows who is linked with whom, and walks over the links anew whenever a ring is asked for.
type Rings struct {
	leastAccounts int
	leastTotal    int64
	links         map[string][]string
	paid          map[string]int64
}

func newRings(leastAccounts int, leastTotal int64) *Rings {
	return &Rings{leastAccounts, leastTotal, map[string][]string{}, map[string]int64{}}
}

func (rings *Rings) link(account, other string) (Ring, bool) {
	before := rings.isSuspicious(rings.ring(account)) || rings.isSuspicious(rings.ring(other))
	rings.links[account] = append(rings.links[account], other)
	rings.links[other] = append(rings.links[other], account)
	ring := rings.ring(account)
	return ring, !before && rings.isSuspicious(ring)
}

func (rings *Rings) pay(account string, amount int64) (Ring, bool) {
	before := rings.isSuspicious(rings.ring(account))
	rings.paid[account] += amount
	ring := rings.ring(account)
	return ring, !before && rings.isSuspicious(ring)
}

func (rings *Rings) isSuspicious(ring Ring) bool {
	return ring.accounts >= rings.leastAccounts && ring.total >= rings.leastTotal
}

func (rings *Rings) ring(account string) Ring {
	seen := map[string]bool{account: true}
	waiting := []string{account}
	var total int64
	for next := 0; next < len(waiting); next++ {
		total += rings.paid[waiting[next]]
		for _, neighbour := range rings.links[waiting[next]] {
			if !seen[neighbour] {
				seen[neighbour] = true
				waiting = append(waiting, neighbour)
			}
		}
	}
	return Ring{len(seen), total}
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
