package main

import (
	"fmt"
	"os"
)

func main() {
	var code int
	fmt.Scan(&code)
	os.Exit(code)
}
