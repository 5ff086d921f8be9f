package main

func main() {
	panic("out of luck")
}
