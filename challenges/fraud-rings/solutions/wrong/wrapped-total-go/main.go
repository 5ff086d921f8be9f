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
	total    uint32
}

// Rings are a forest: each account points to another one of its ring; the root knows the ring's size and total.
type Rings struct {
	leastAccounts int
	leastTotal    int64
	places        map[string]int
	parents       []int
	sums          []Ring
}

func newRings(leastAccounts int, leastTotal int64) *Rings {
	return &Rings{leastAccounts: leastAccounts, leastTotal: leastTotal, places: map[string]int{}}
}

func (rings *Rings) root(account string) int {
	place, known := rings.places[account]
	if !known {
		place = len(rings.parents)
		rings.places[account] = place
		rings.parents = append(rings.parents, place)
		rings.sums = append(rings.sums, Ring{accounts: 1})
	}
	for rings.parents[place] != place {
		// Halves the way for whoever comes next.
		rings.parents[place] = rings.parents[rings.parents[place]]
		place = rings.parents[place]
	}
	return place
}

func (rings *Rings) isSuspicious(root int) bool {
	return rings.sums[root].accounts >= rings.leastAccounts && int64(rings.sums[root].total) >= rings.leastTotal
}

func (rings *Rings) link(account, other string) (Ring, bool) {
	large, small := rings.root(account), rings.root(other)
	if large == small {
		return rings.sums[large], false
	}
	before := rings.isSuspicious(large) || rings.isSuspicious(small)
	if rings.sums[large].accounts < rings.sums[small].accounts {
		large, small = small, large
	}
	rings.parents[small] = large
	rings.sums[large].accounts += rings.sums[small].accounts
	rings.sums[large].total += rings.sums[small].total
	return rings.sums[large], !before && rings.isSuspicious(large)
}

func (rings *Rings) pay(account string, amount int64) (Ring, bool) {
	root := rings.root(account)
	before := rings.isSuspicious(root)
	rings.sums[root].total += uint32(amount)
	return rings.sums[root], !before && rings.isSuspicious(root)
}

func (rings *Rings) ring(account string) Ring {
	return rings.sums[rings.root(account)]
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
