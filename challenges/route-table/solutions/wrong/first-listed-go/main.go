package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strings"
)

// Route has per segment the rank 0 for a literal, 1 for a parameter, 2 for the rest.
type Route struct {
	number   int
	segments []string
	rank     []int
}

func newRoute(number int, segments []string) Route {
	route := Route{number: number, segments: segments}
	for _, segment := range segments {
		route.rank = append(route.rank, strings.IndexByte(":*", segment[0])+1)
	}
	return route
}

func (route Route) matches(segments []string) bool {
	for at, segment := range route.segments {
		if at >= len(segments) {
			return false
		}
		if route.rank[at] == 2 {
			return true
		}
		if route.rank[at] == 0 && segment != segments[at] {
			return false
		}
	}
	return len(segments) == len(route.segments)
}

func (route Route) line(segments []string) string {
	line := fmt.Sprint("route ", route.number)
	for at, segment := range route.segments {
		switch route.rank[at] {
		case 1:
			line += " " + segment[1:] + "=" + segments[at]
		case 2:
			line += " " + segment[1:] + "=" + strings.Join(segments[at:], "/")
		}
	}
	return line
}

// Router takes the first route that matches.
type Router struct {
	routes map[string][]Route
	count  int
}

func newRouter() *Router {
	return &Router{routes: map[string][]Route{}}
}

func split(path string) []string {
	if len(path) < 2 {
		return nil
	}
	return strings.Split(path[1:], "/")
}

func (router *Router) add(method, pattern string) {
	router.count++
	router.routes[method] = append(router.routes[method], newRoute(router.count, split(pattern)))
}

func (router *Router) best(method string, segments []string) *Route {
	routes := router.routes[method]
	for place := range routes {
		if routes[place].matches(segments) {
			return &routes[place]
		}
	}
	return nil
}

func (router *Router) answer(method, target string) string {
	path, _, _ := strings.Cut(target, "?")
	segments := split(path)
	if found := router.best(method, segments); found != nil {
		return found.line(segments)
	}
	var others []string
	for other := range router.routes {
		if router.best(other, segments) != nil {
			others = append(others, other)
		}
	}
	if len(others) == 0 {
		return "404"
	}
	sort.Strings(others)
	return "405 " + strings.Join(others, " ")
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
