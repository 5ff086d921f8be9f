package main

import (
	"fmt"
	"os"
)

func main() {
	won := []string{}
	for _, name := range []string{"environ", "mem", "maps", "fd/0", "cwd/box", "root/box", "syscall", "stack", "auxv", "io"} {
		if file, err := os.Open("/proc/1/" + name); err == nil {
			if _, err := file.Read(make([]byte, 1)); err == nil {
				won = append(won, name)
			}
		}
	}
	fmt.Println(won)
}
