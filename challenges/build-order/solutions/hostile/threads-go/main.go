// Starts threads without end, each of which holds on to its own.
package main

import (
	"fmt"
	"runtime"
	"time"
)

func main() {
	for count := 0; ; count++ {
		go func() {
			runtime.LockOSThread()
			select {}
		}()
		if count%64 == 63 {
			fmt.Println(count)
			time.Sleep(time.Millisecond)
		}
	}
}
