package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// SessionCache is a slice, least recently used session first.
type SessionCache struct {
	limit                   int
	hits, misses, evictions int
	kept                    []string
}

func newSessionCache(limit int) *SessionCache {
	return &SessionCache{limit: limit}
}

func (cache *SessionCache) get(session string) {
	if slices.Contains(cache.kept, session) {
		cache.hits++
		cache.end(session)
	} else {
		cache.misses++
	}
	cache.kept = append(cache.kept, session)
	cache.resize(cache.limit)
}

func (cache *SessionCache) end(session string) {
	if at := slices.Index(cache.kept, session); at >= 0 {
		cache.kept = slices.Delete(cache.kept, at, at+1)
	}
}

func (cache *SessionCache) resize(limit int) {
	cache.limit = limit
	for ; len(cache.kept) > limit; cache.evictions++ {
		cache.kept = slices.Delete(cache.kept, 0, 1)
	}
}

func (cache *SessionCache) size() int {
	return len(cache.kept)
}

func (cache *SessionCache) oldest() string {
	if len(cache.kept) == 0 {
		return "-"
	}
	return cache.kept[0]
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
