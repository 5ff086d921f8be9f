// Decides with porcupine whether histories of registers are linearizable. Each line of standard input is one history, a
// list of operations; each line of standard output is its verdict.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/anishathalye/porcupine"
)

const (
	version      = "porcupine 1.3.1"
	longestLine  = 16 << 20
	mostOfOneKey = 10_000
)

type verdict struct {
	Outcome string `json:"outcome"`
	// Order is the longest order found of an illegal history.
	Order []int `json:"order,omitempty"`
}

func main() {
	limit := flag.Duration("limit", 8*time.Second, "time for all histories together")
	showVersion := flag.Bool("version", false, "print the version and end")
	flag.Parse()
	if *showVersion {
		fmt.Println(version)
		return
	}
	if err := decideAll(time.Now().Add(*limit)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func decideAll(deadline time.Time) error {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 64<<10), longestLine)
	verdicts := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var operations []operation
		if err := json.Unmarshal(lines.Bytes(), &operations); err != nil {
			return err
		}
		if len(operations) > mostOfOneKey {
			return fmt.Errorf("a history has %d operations, and may have %d", len(operations), mostOfOneKey)
		}
		if err := verdicts.Encode(decide(operations, deadline)); err != nil {
			return err
		}
	}
	return lines.Err()
}

func decide(operations []operation, deadline time.Time) verdict {
	history := toHistory(operations)
	left := time.Until(deadline)
	// Porcupine takes 0 for no limit.
	if left <= 0 {
		return verdict{Outcome: "unknown"}
	}
	switch porcupine.CheckOperationsTimeout(register, history, left) {
	case porcupine.Ok:
		return verdict{Outcome: "linearizable"}
	case porcupine.Illegal:
		return verdict{Outcome: "illegal", Order: longestOrder(operations, history, deadline)}
	default:
		return verdict{Outcome: "unknown"}
	}
}

// longestOrder costs more than the verdict; without time for it, it is empty.
func longestOrder(operations []operation, history []porcupine.Operation, deadline time.Time) []int {
	left := time.Until(deadline)
	if left <= 0 {
		return nil
	}
	_, info := porcupine.CheckOperationsVerbose(register, history, left)
	var longest []int
	for _, partition := range info.PartialLinearizations() {
		for _, order := range partition {
			if len(order) > len(longest) {
				longest = order
			}
		}
	}
	numbers := make([]int, len(longest))
	for place, index := range longest {
		numbers[place] = operations[index].Number
	}
	return numbers
}
