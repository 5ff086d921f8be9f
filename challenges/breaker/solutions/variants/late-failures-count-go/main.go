package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"sync"
	"time"
)

const (
	window      = 20
	maxFailures = 10
	rest        = time.Second
	probes      = 3
	limit       = 500 * time.Millisecond
)

type state int

const (
	closed state = iota
	open
	halfOpen
)

type breaker struct {
	mu       sync.Mutex
	state    state
	outcomes [window]bool // true: failed
	position int
	failures int
	until    time.Time
	sent     int
	passed   int
}

// admit tells whether a call may be sent, and whether it is a probe.
func (b *breaker) admit() (ok, probe bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.state == closed {
		return true, false
	}
	if b.state == open {
		if time.Now().Before(b.until) {
			return false, false
		}
		b.state, b.sent, b.passed = halfOpen, 0, 0
	}
	if b.sent == probes {
		return false, false
	}
	b.sent++
	return true, true
}

func (b *breaker) report(failed, probe bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if probe {
		if failed {
			b.trip()
			return
		}
		b.passed++
		if b.state == halfOpen && b.passed == probes {
			b.reset()
		}
		return
	}
	b.remember(failed)
	if failed && b.failures >= maxFailures {
		b.trip()
	}
}

func (b *breaker) remember(failed bool) {
	if b.outcomes[b.position] {
		b.failures--
	}
	b.outcomes[b.position] = failed
	if failed {
		b.failures++
	}
	b.position = (b.position + 1) % window
}

func (b *breaker) trip() {
	b.state = open
	b.until = time.Now().Add(rest)
}

func (b *breaker) reset() {
	b.state = closed
	b.outcomes = [window]bool{}
	b.position, b.failures = 0, 0
}

type dependency struct {
	base    string
	client  *http.Client
	breaker breaker
}

func newDependency(base string) *dependency {
	return &dependency{
		base: base,
		client: &http.Client{
			// One connection for each request: a reused one may make the transport send a request again.
			Transport:     &http.Transport{DisableKeepAlives: true},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
}

type answer struct {
	status      int
	contentType string
	body        []byte
}

func (d *dependency) fetch(path string) (answer, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, d.base+path, nil)
	if err != nil {
		return answer{}, err
	}
	response, err := d.client.Do(request)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{}, err
	}
	if response.StatusCode >= 500 {
		return answer{}, fmt.Errorf("status %d", response.StatusCode)
	}
	return answer{response.StatusCode, response.Header.Get("Content-Type"), body}, nil
}

func (d *dependency) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		send(w, http.StatusMethodNotAllowed, `{"error": "only GET"}`)
		return
	}
	ok, probe := d.breaker.admit()
	if !ok {
		send(w, http.StatusServiceUnavailable, `{"error": "the breaker is open"}`)
		return
	}
	got, err := d.fetch(r.URL.EscapedPath())
	d.breaker.report(err != nil, probe)
	if err != nil {
		send(w, http.StatusBadGateway, `{"error": "the service failed"}`)
		return
	}
	if got.contentType != "" {
		w.Header().Set("Content-Type", got.contentType)
	}
	w.WriteHeader(got.status)
	w.Write(got.body)
}

func send(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	fmt.Fprint(w, body)
}

func main() {
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		send(w, http.StatusOK, `{"status": "ok"}`)
	})
	http.Handle("/rates/", newDependency(os.Getenv("RATES_URL")))
	http.Handle("/stock/", newDependency(os.Getenv("STOCK_URL")))
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		send(w, http.StatusNotFound, `{"error": "no such page"}`)
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
