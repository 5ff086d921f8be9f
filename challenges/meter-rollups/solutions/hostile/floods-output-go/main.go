// Writes without end.
package main

import (
	"bytes"
	"os"
)

func main() {
	block := bytes.Repeat([]byte("never\n"), 10_000)
	for {
		os.Stdout.Write(block)
	}
}
