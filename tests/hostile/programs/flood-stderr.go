package main

import (
	"bytes"
	"os"
)

func main() {
	block := bytes.Repeat([]byte("\n"), 65536)
	for {
		os.Stderr.Write(block)
	}
}
