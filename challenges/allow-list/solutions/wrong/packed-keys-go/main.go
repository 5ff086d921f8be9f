package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

type rule struct {
	action string
	hits   int
}

// AllowList is one table for all lengths. A key is the network's first address with the length in the last six bits.
type AllowList struct {
	rules  map[uint32]*rule
	counts [33]int
}

func newAllowList() *AllowList {
	return &AllowList{rules: map[uint32]*rule{}}
}

func key(network uint32, length int) uint32 {
	return network>>(32-length)<<(32-length)<<6 | uint32(length)
}

func (rules *AllowList) set(network uint32, length int, action string) {
	key := key(network, length)
	if rules.rules[key] == nil {
		rules.counts[length]++
	}
	rules.rules[key] = &rule{action: action}
}

func (rules *AllowList) drop(network uint32, length int) (int, bool) {
	key := key(network, length)
	dropped := rules.rules[key]
	if dropped == nil {
		return 0, false
	}
	delete(rules.rules, key)
	rules.counts[length]--
	return dropped.hits, true
}

func (rules *AllowList) check(address uint32) (string, int, bool) {
	for length := 32; length >= 0; length-- {
		if rules.counts[length] == 0 {
			continue
		}
		if found := rules.rules[key(address, length)]; found != nil {
			found.hits++
			return found.action, length, true
		}
	}
	return "", 0, false
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
