package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"sync"
	"time"
)

const (
	requestTime = 500 * time.Millisecond
	rest        = time.Second
	window      = 20
	mostFailed  = 10
	probes      = 10
)

var errRejected = errors.New("the breaker is open")

type state int

const (
	closed state = iota
	open
	halfOpen
)

// breaker is a ring of outcomes while it is closed, and counts of probes while it is half-open.
type breaker struct {
	sync.Mutex
	state    state
	since    time.Time
	failed   [window]bool
	next     int
	failures int
	lent     int
	repaid   int
}

// do runs request if the breaker allows it, and learns from its outcome.
func (b *breaker) do(request func() error) error {
	entered, err := b.enter()
	if err != nil {
		return err
	}
	err = request()
	b.leave(entered, err != nil)
	return err
}

func (b *breaker) enter() (time.Time, error) {
	b.Lock()
	defer b.Unlock()
	if b.state == open && time.Since(b.since) >= rest {
		b.become(halfOpen)
	}
	switch {
	case b.state == open, b.state == halfOpen && b.lent == probes:
		return time.Time{}, errRejected
	case b.state == halfOpen:
		b.lent++
	}
	return b.since, nil
}

func (b *breaker) leave(entered time.Time, hasFailed bool) {
	b.Lock()
	defer b.Unlock()
	if entered != b.since {
		return // It was sent in an earlier state.
	}
	if b.state == closed {
		b.note(hasFailed)
		return
	}
	if hasFailed {
		b.become(open)
		return
	}
	if b.repaid++; b.repaid == probes {
		b.become(closed)
	}
}

func (b *breaker) note(hasFailed bool) {
	if b.failed[b.next] {
		b.failures--
	}
	if hasFailed {
		b.failures++
	}
	b.failed[b.next] = hasFailed
	b.next = (b.next + 1) % window
	if b.failures >= mostFailed {
		b.become(open)
	}
}

func (b *breaker) become(s state) {
	b.state, b.since = s, time.Now()
	b.failed, b.next, b.failures, b.lent, b.repaid = [window]bool{}, 0, 0, 0, 0
}

type dependency struct {
	url     string
	client  http.Client
	breaker breaker
}

func (d *dependency) get(ctx context.Context, path string) (status int, body []byte, err error) {
	err = d.breaker.do(func() error {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), requestTime)
		defer cancel()
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, d.url+path, nil)
		if err != nil {
			return err
		}
		response, err := d.client.Do(request)
		if err != nil {
			return err
		}
		defer response.Body.Close()
		if response.StatusCode >= 500 {
			return fmt.Errorf("the dependency answered %s", response.Status)
		}
		status = response.StatusCode
		body, err = io.ReadAll(response.Body)
		return err
	})
	return status, body, err
}

func send(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(body)
}

func (d *dependency) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	status, body, err := d.get(r.Context(), r.URL.Path)
	switch {
	case errors.Is(err, errRejected):
		send(w, http.StatusServiceUnavailable, []byte(`{"error": "not asked"}`))
	case err != nil:
		send(w, http.StatusBadGateway, []byte(`{"error": "the dependency failed"}`))
	default:
		send(w, status, body)
	}
}

func main() {
	// A connection each: the transport repeats requests on those that it kept.
	transport := &http.Transport{DisableKeepAlives: true}
	for name, url := range map[string]string{"rates": os.Getenv("RATES_URL"), "stock": os.Getenv("STOCK_URL")} {
		http.Handle("GET /"+name+"/{id}", &dependency{url: url, client: http.Client{Transport: transport}})
	}
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		send(w, http.StatusOK, []byte(`{"status": "ok"}`))
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
