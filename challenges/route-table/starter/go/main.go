package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// Router has routes by method and pattern; they are numbered from 1 in the order in which they are added.
type Router struct {
}

func newRouter() *Router {
	return &Router{}
}

// Adds a route, for example ("GET", "/users/:id").
func (router *Router) add(method, pattern string) {
}

// The line for one request: "route 3 id=42", "405 GET PUT" or "404".
func (router *Router) answer(method, target string) string {
	return ""
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	var routes, requests int
	input.Scan()
	fmt.Sscan(input.Text(), &routes, &requests)
	router := newRouter()
	for ; routes > 0 && input.Scan(); routes-- {
		method, pattern, _ := strings.Cut(input.Text(), " ")
		router.add(method, pattern)
	}
	for ; requests > 0 && input.Scan(); requests-- {
		method, target, _ := strings.Cut(input.Text(), " ")
		fmt.Fprintln(output, router.answer(method, target))
	}
}
