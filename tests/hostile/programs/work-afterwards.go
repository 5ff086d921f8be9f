package main

import "os"

func main() {
	os.Stdout.WriteString("42\n")
	os.Stdin.Close()
	os.Stdout.Close()
	os.Stderr.Close()
	for {
	}
}
