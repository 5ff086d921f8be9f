// A sliding log for each key, and a line of calls that wait for a slot. The default transport keeps connections, and repeats a
// GET by itself when a kept one breaks.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"regexp"
	"strings"
	"sync"
	"time"
)

const (
	quota      = 15
	window     = 3 * time.Second
	allSlots   = 8
	keySlots   = 5
	callTime   = time.Second
	mostAnswer = 1 << 20
)

var lanePath = regexp.MustCompile(`^/rates/[a-z0-9-]{1,40}\z`)

// caller is who has a key: when its requests of the last three seconds passed, and its open calls.
type caller struct {
	mu     sync.Mutex
	passed []time.Time
	open   int // guarded by slots.mu
}

func (c *caller) forget(now time.Time) {
	old := 0
	for old < len(c.passed) && now.Sub(c.passed[old]) >= window {
		old++
	}
	c.passed = c.passed[old:]
}

// take lets a request pass, or says how long it takes until one would.
func (c *caller) take() (bool, time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	c.forget(now)
	if len(c.passed) >= quota {
		return false, c.passed[0].Add(window).Sub(now)
	}
	c.passed = append(c.passed, now)
	return true, 0
}

func (c *caller) left() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.forget(time.Now())
	return quota - len(c.passed)
}

type waiter struct {
	who   *caller
	ready chan struct{}
}

type slots struct {
	mu   sync.Mutex
	open int
	line []waiter
}

// grant gives free slots to the first in line whose keys may have one. Callers hold the lock.
func (s *slots) grant() {
	rest := s.line[:0]
	for _, w := range s.line {
		if s.open < allSlots && w.who.open < keySlots {
			s.open++
			w.who.open++
			close(w.ready)
			continue
		}
		rest = append(rest, w)
	}
	s.line = rest
}

func (s *slots) take(who *caller) {
	w := waiter{who, make(chan struct{})}
	s.mu.Lock()
	s.line = append(s.line, w)
	s.grant()
	s.mu.Unlock()
	<-w.ready
}

func (s *slots) giveBack(who *caller) {
	s.mu.Lock()
	s.open--
	who.open--
	s.grant()
	s.mu.Unlock()
}

type gateway struct {
	carrier string
	callers map[string]*caller
	slots   slots
	client  *http.Client
}

// call makes the one call of a request: 200 with the JSON, 404, 502 or 504.
func (g *gateway) call(path string) (int, []byte) {
	// Not the context of the request: a client that leaves changes nothing.
	ctx, cancel := context.WithTimeout(context.Background(), callTime)
	defer cancel()
	status, body, err := g.fetch(ctx, path)
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return http.StatusGatewayTimeout, nil
	case err != nil:
		return http.StatusBadGateway, nil
	case status == http.StatusNotFound:
		return status, nil
	case status == http.StatusOK && json.Valid(body):
		return status, body
	}
	return http.StatusBadGateway, nil
}

func (g *gateway) fetch(ctx context.Context, path string) (int, []byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, g.carrier+path, nil)
	if err != nil {
		return 0, nil, err
	}
	response, err := g.client.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, mostAnswer))
	return response.StatusCode, body, err
}

func problem(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]any{"type": "about:blank", "title": http.StatusText(status), "status": status})
}

func setLimit(w http.ResponseWriter, left int) {
	w.Header().Set("RateLimit-Policy", fmt.Sprintf(`"key";q=%d;w=%d`, quota, int(window.Seconds())))
	w.Header().Set("RateLimit", fmt.Sprintf(`"key";r=%d`, left))
}

func (g *gateway) callerOf(r *http.Request) *caller {
	scheme, key, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return nil
	}
	return g.callers[strings.TrimSpace(key)]
}

func (g *gateway) rate(w http.ResponseWriter, r *http.Request) {
	who := g.callerOf(r)
	if who == nil {
		w.Header().Set("WWW-Authenticate", "Bearer")
		problem(w, http.StatusUnauthorized)
		return
	}
	passes, wait := who.take()
	if !passes {
		setLimit(w, 0)
		w.Header().Set("Retry-After", fmt.Sprint(int64((wait+time.Second-1)/time.Second)))
		problem(w, http.StatusTooManyRequests)
		return
	}
	g.slots.take(who)
	status, body := func() (int, []byte) {
		defer g.slots.giveBack(who)
		return g.call(r.URL.EscapedPath())
	}()
	if status != http.StatusOK {
		problem(w, status)
		return
	}
	setLimit(w, who.left())
	w.Header().Set("Content-Type", "application/json")
	w.Write(body)
}

func (g *gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.EscapedPath()
	isHealth := path == "/healthz"
	switch {
	case !isHealth && !lanePath.MatchString(path):
		problem(w, http.StatusNotFound)
	case r.Method != http.MethodGet:
		w.Header().Set("Allow", "GET")
		problem(w, http.StatusMethodNotAllowed)
	case isHealth:
		w.WriteHeader(http.StatusOK)
	default:
		g.rate(w, r)
	}
}

func main() {
	var keys map[string]string
	if err := json.Unmarshal([]byte(os.Getenv("HONE_CALLERS")), &keys); err != nil {
		log.Fatal(err)
	}
	g := &gateway{
		carrier: strings.TrimRight(os.Getenv("CARRIER_URL"), "/"),
		callers: map[string]*caller{},
		client: &http.Client{
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
	for _, key := range keys {
		g.callers[key] = &caller{}
	}
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, g))
}
