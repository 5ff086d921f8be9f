package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

func main() {
	count, sum := 0, 0
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		number, err := strconv.Atoi(lines.Text())
		if err != nil {
			panic(err)
		}
		count++
		sum += number
	}
	fmt.Println(count, sum)
}
