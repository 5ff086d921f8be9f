package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// AllowList holds rules for networks; of those that contain an address, the one with the longest prefix decides.
// Bits of a network beyond its length mean nothing.
type AllowList struct {
}

func newAllowList() *AllowList {
	return &AllowList{}
}

// Makes action ("allow" or "deny") the rule for the network, in place of its present one.
func (rules *AllowList) set(network uint32, length int, action string) {
}

// Removes the network's rule: how many checks it decided, and whether there was such a rule.
func (rules *AllowList) drop(network uint32, length int) (int, bool) {
	return 0, false
}

// The rule that decides: its action and length, and whether any network contains the address.
func (rules *AllowList) check(address uint32) (string, int, bool) {
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
