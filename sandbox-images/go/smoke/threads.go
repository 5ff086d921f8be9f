package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	results := make(chan int, 8)
	var group sync.WaitGroup
	for number := range 8 {
		group.Add(1)
		go func() {
			defer group.Done()
			runtime.LockOSThread()
			results <- number
		}()
	}
	group.Wait()
	close(results)
	sum := 0
	for number := range results {
		sum += number
	}
	fmt.Println(sum)
}
