package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

type rule struct {
	network uint32
	length  int
	action  string
	hits    int
}

func (rule *rule) contains(address uint32) bool {
	return rule.network>>(32-rule.length) == address>>(32-rule.length)
}

// AllowList is a slice of rules; every question looks through all of them.
type AllowList struct {
	rules []rule
}

func newAllowList() *AllowList {
	return &AllowList{}
}

func (rules *AllowList) set(network uint32, length int, action string) {
	rules.drop(network, length)
	rules.rules = append(rules.rules, rule{network: network, length: length, action: action})
}

func (rules *AllowList) drop(network uint32, length int) (int, bool) {
	for place := range rules.rules {
		rule := &rules.rules[place]
		if rule.length == length && rule.contains(network) {
			hits := rule.hits
			rules.rules = slices.Delete(rules.rules, place, place+1)
			return hits, true
		}
	}
	return 0, false
}

func (rules *AllowList) check(address uint32) (string, int, bool) {
	var best *rule
	for place := range rules.rules {
		rule := &rules.rules[place]
		if rule.contains(address) && (best == nil || rule.length > best.length) {
			best = rule
		}
	}
	if best == nil {
		return "", 0, false
	}
	best.hits++
	return best.action, best.length, true
}

func toNumber(address string) uint32 {
	var number, part uint32
	for _, digit := range address {
		if digit == '.' {
			number, part = number<<8|part, 0
		} else {
			part = part*10 + uint32(digit-'0')
		}
	}
	return number<<8 | part
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	input.Scan()
	count, _ := strconv.Atoi(input.Text())
	rules := newAllowList()
	for event := 0; event < count && input.Scan(); event++ {
		kind, argument, _ := strings.Cut(input.Text(), " ")
		if kind == "check" {
			if action, length, found := rules.check(toNumber(argument)); found {
				fmt.Fprintln(output, action, length)
			} else {
				fmt.Fprintln(output, "deny -")
			}
			continue
		}
		network, digits, _ := strings.Cut(argument, "/")
		length, _ := strconv.Atoi(digits)
		if kind != "drop" {
			rules.set(toNumber(network), length, kind)
		} else if hits, found := rules.drop(toNumber(network), length); found {
			fmt.Fprintln(output, hits)
		} else {
			fmt.Fprintln(output, "-")
		}
	}
}
