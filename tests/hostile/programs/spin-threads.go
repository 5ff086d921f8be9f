package main

func burn() {
	for {
	}
}

func main() {
	for i := 0; i < 1000; i++ {
		go burn()
	}
	select {}
}
