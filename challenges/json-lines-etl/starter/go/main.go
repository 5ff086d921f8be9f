// Reads JSON lines from standard input and prints each batch at once. Stays as it is.
package main

import (
	"bufio"
	"os"

	etl "tills/src"
)

func main() {
	pipeline := etl.NewPipeline()
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		if answer := pipeline.Take(lines.Text()); answer != "" {
			os.Stdout.WriteString(answer)
		}
	}
}
