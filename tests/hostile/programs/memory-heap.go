package main

func main() {
	var held [][]byte
	for {
		block := make([]byte, 8<<20)
		for i := range block {
			block[i] = 1
		}
		held = append(held, block)
	}
}
