package main

import (
	"bufio"
	"container/list"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// SessionCache finds a session's place by a map; the list has the most recently used session in front.
type SessionCache struct {
	limit                   int
	hits, misses, evictions int
	places                  map[string]*list.Element
	order                   *list.List
}

func newSessionCache(limit int) *SessionCache {
	return &SessionCache{limit: limit, places: make(map[string]*list.Element, limit), order: list.New()}
}

func (cache *SessionCache) get(session string) {
	if place, kept := cache.places[session]; kept {
		cache.hits++
		cache.order.MoveToFront(place)
		return
	}
	cache.misses++
	cache.places[session] = cache.order.PushFront(session)
	cache.shrink()
}

func (cache *SessionCache) end(session string) {
	if place, kept := cache.places[session]; kept {
		delete(cache.places, session)
		cache.order.Remove(place)
	}
}

func (cache *SessionCache) resize(limit int) {
	cache.limit = limit
	cache.shrink()
}

func (cache *SessionCache) shrink() {
	for ; cache.size() > cache.limit; cache.evictions++ {
		cache.end(cache.oldest())
	}
}

func (cache *SessionCache) size() int {
	return len(cache.places)
}

func (cache *SessionCache) oldest() string {
	if last := cache.order.Back(); last != nil {
		return last.Value.(string)
	}
	return "-"
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	input.Scan()
	first := strings.Fields(input.Text())
	limit, _ := strconv.Atoi(first[0])
	count, _ := strconv.Atoi(first[1])
	cache := newSessionCache(limit)
	for event := 0; event < count && input.Scan(); event++ {
		operation, argument, _ := strings.Cut(input.Text(), " ")
		switch operation {
		case "get":
			cache.get(argument)
		case "end":
			cache.end(argument)
		case "limit":
			limit, _ := strconv.Atoi(argument)
			cache.resize(limit)
		default:
			fmt.Fprintln(output, cache.hits, cache.misses, cache.evictions, cache.size(), cache.oldest())
		}
	}
}
