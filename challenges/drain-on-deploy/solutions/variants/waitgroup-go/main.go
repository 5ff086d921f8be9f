package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// A service that never stops listening: it says 503 until it exits.
type service struct {
	mu      sync.Mutex
	since   time.Time // of SIGTERM; zero before
	open    sync.WaitGroup
	timeout chan struct{}
}

func (s *service) sinceTerm() (time.Duration, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.Since(s.since), !s.since.IsZero()
}

// enter counts a call, if there is still time for it.
func (s *service) enter() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.since.IsZero() && time.Since(s.since) > 1500*time.Millisecond {
		return false
	}
	s.open.Add(1)
	return true
}

type result struct {
	status int
	body   []byte
}

func render(body []byte) result {
	answer, err := http.Post(os.Getenv("RENDERER_URL")+"/render", "application/json", bytes.NewReader(body))
	if err != nil {
		return result{502, []byte(`{}`)}
	}
	defer answer.Body.Close()
	rendered, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != 200 {
		return result{502, []byte(`{}`)}
	}
	return result{200, rendered}
}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_, terminating := s.sinceTerm()
	switch r.Method + " " + r.URL.Path {
	case "GET /healthz":
		w.WriteHeader(http.StatusOK)
	case "GET /readyz":
		if terminating {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	case "POST /invoices":
		if !s.enter() {
			http.Error(w, "try another instance", http.StatusServiceUnavailable)
			return
		}
		defer s.open.Done()
		s.invoice(w, r)
	default:
		http.NotFound(w, r)
	}
}

func (s *service) invoice(w http.ResponseWriter, r *http.Request) {
	var order json.RawMessage
	if json.NewDecoder(r.Body).Decode(&order) != nil {
		http.Error(w, "no JSON", http.StatusBadRequest)
		return
	}
	done := make(chan result, 1)
	go func() { done <- render(order) }()
	select {
	case found := <-done:
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(found.status)
		w.Write(found.body)
	case <-s.timeout:
		http.Error(w, "the renderer takes too long", http.StatusServiceUnavailable)
	}
}

func main() {
	s := &service{timeout: make(chan struct{})}
	go http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), s)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM)
	<-signals
	s.mu.Lock()
	s.since = time.Now()
	s.mu.Unlock()
	time.AfterFunc(4100*time.Millisecond, func() { close(s.timeout) })
	time.Sleep(1600 * time.Millisecond)
	s.open.Wait()
	// The last answers are written, and may not have left yet.
	time.Sleep(150 * time.Millisecond)
	os.Exit(0)
}
