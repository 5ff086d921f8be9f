package main

import "bytes"

func main() {
	var blocks [][]byte
	for {
		blocks = append(blocks, bytes.Repeat([]byte("x"), 16<<20))
	}
}
