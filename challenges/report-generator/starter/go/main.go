// Reads commands from standard input, one a line, and answers each report at once. Stays as it is.
package main

import (
	"bufio"
	"os"

	shop "reports/src"
)

func main() {
	store := shop.NewStore()
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		if answer := shop.Execute(store, lines.Text()); answer != "" {
			os.Stdout.WriteString(answer)
		}
	}
}
