package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
)

// Place says which segment a name stands for.
type Place struct {
	name string
	at   int
}

// Route is what a pattern leads to; rest is nil if the pattern does not end in one.
type Route struct {
	number int
	names  []Place
	rest   *Place
}

// Key is a literal in a form that can be compared quickly.
type Key [16]byte

func key(segment string) (made Key) {
	copy(made[:], segment)
	return made
}

// Node is what comes after some segments: literals, one parameter, and the routes that end here or take the rest.
type Node struct {
	literals  map[Key]*Node
	parameter *Node
	route     *Route
	rest      *Route
}

func (node *Node) literal(segment string) *Node {
	below, known := node.literals[key(segment)]
	if !known {
		if node.literals == nil {
			node.literals = map[Key]*Node{}
		}
		below = &Node{}
		node.literals[key(segment)] = below
	}
	return below
}

// The route of the best match from here on, or nil. What is more precise is tried first.
func (node *Node) search(segments []string) *Route {
	if len(segments) == 0 {
		return node.route
	}
	if below, known := node.literals[key(segments[0])]; known {
		if found := below.search(segments[1:]); found != nil {
			return found
		}
	}
	if node.parameter != nil {
		if found := node.parameter.search(segments[1:]); found != nil {
			return found
		}
	}
	return node.rest
}

// Router is a tree of segments for each method.
type Router struct {
	roots map[string]*Node
	count int
}

func newRouter() *Router {
	return &Router{roots: map[string]*Node{}}
}

func split(path string) []string {
	if len(path) < 2 {
		return nil
	}
	return strings.Split(path[1:], "/")
}

func (router *Router) add(method, pattern string) {
	router.count++
	node := router.roots[method]
	if node == nil {
		node = &Node{}
		router.roots[method] = node
	}
	route := &Route{number: router.count}
	for at, segment := range split(pattern) {
		switch segment[0] {
		case '*':
			route.rest = &Place{segment[1:], at}
			if node.rest == nil {
				node.rest = route
			}
			return
		case ':':
			route.names = append(route.names, Place{segment[1:], at})
			if node.parameter == nil {
				node.parameter = &Node{}
			}
			node = node.parameter
		default:
			node = node.literal(segment)
		}
	}
	if node.route == nil {
		node.route = route
	}
}

func (router *Router) answer(method, target string) string {
	path, _, _ := strings.Cut(target, "?")
	segments := split(path)
	root := router.roots[method]
	if root == nil {
		return router.refusal(segments)
	}
	found := root.search(segments)
	if found == nil {
		return router.refusal(segments)
	}
	line := "route " + strconv.Itoa(found.number)
	for _, place := range found.names {
		line += " " + place.name + "=" + segments[place.at]
	}
	if found.rest != nil {
		line += " " + found.rest.name + "=" + strings.Join(segments[found.rest.at:], "/")
	}
	return line
}

// The request's own method is none of the others: it was tried.
func (router *Router) refusal(segments []string) string {
	var others []string
	for method, root := range router.roots {
		if root.search(segments) != nil {
			others = append(others, method)
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
