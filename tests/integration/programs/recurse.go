package main

func deeper(level int) int {
	return deeper(level+1) + 1
}

func main() {
	println(deeper(0))
}
