package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	won := []string{}
	for _, each := range os.Environ() {
		name := strings.SplitN(each, "=", 2)[0]
		if !strings.Contains(" HOME LANG PATH TMPDIR TZ ", " "+name+" ") {
			won = append(won, name)
		}
	}
	fmt.Println(won)
}
