package main

import (
	"bytes"
	"os"
)

func main() {
	block := bytes.Repeat([]byte("x"), 65536)
	for {
		os.Stdout.Write(block)
	}
}
