package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net/http"
	"os"
	"strconv"
	"sync"
	"time"
)

const (
	attempts = 3
	attempt  = 600 * time.Millisecond
	deadline = 1800 * time.Millisecond
	firstGap = 100 * time.Millisecond
)

var (
	trackingURL = os.Getenv("TRACKING_URL")
	labelsURL   = os.Getenv("LABELS_URL")
	client      = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 32}}
	retries     = budget{tokens: 100}
)

type budget struct {
	sync.Mutex
	tokens float64
}

func (b *budget) earn() {
	b.Lock()
	defer b.Unlock()
	b.tokens += 0.2
}

func (b *budget) spend() bool {
	b.Lock()
	defer b.Unlock()
	if b.tokens < 1 {
		return false
	}
	b.tokens--
	return true
}

type answer struct {
	status     int
	body       []byte
	retryAfter time.Duration
}

// final is whether another request would get the same.
func (a answer) final() bool {
	return a.status != 0 && a.status != http.StatusTooManyRequests && a.status < 500
}

func ask(ctx context.Context, method, url string, body []byte, within time.Duration) answer {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, method, url, bytes.NewReader(body))
	if err != nil {
		return answer{}
	}
	if method == http.MethodPost {
		request.Header.Set("Content-Type", "application/json")
		// Without this, the transport repeats a request whose connection had gone.
		request.GetBody = nil
	}
	response, err := client.Do(request)
	if err != nil {
		return answer{}
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{}
	}
	seconds, _ := strconv.Atoi(response.Header.Get("Retry-After"))
	return answer{response.StatusCode, content, time.Duration(seconds) * time.Second}
}

func track(ctx context.Context, id string) answer {
	retries.earn()
	ctx, cancel := context.WithTimeout(ctx, deadline)
	defer cancel()
	end, _ := ctx.Deadline()
	for n := 1; ; n++ {
		got := ask(ctx, http.MethodGet, trackingURL+"/parcels/"+id, nil, attempt)
		if got.final() || n == attempts {
			return got
		}
		wait := got.retryAfter + rand.N(firstGap<<(n-1))
		if time.Now().Add(wait+50*time.Millisecond).After(end) || !retries.spend() {
			return got
		}
		time.Sleep(wait)
	}
}

func send(w http.ResponseWriter, got answer) {
	w.Header().Set("Content-Type", "application/json")
	if !got.final() {
		w.WriteHeader(http.StatusBadGateway)
		fmt.Fprint(w, `{"error": "the dependency does not answer"}`)
		return
	}
	w.WriteHeader(got.status)
	w.Write(got.body)
}

func main() {
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		send(w, answer{status: http.StatusOK, body: []byte(`{"status": "ok"}`)})
	})
	http.HandleFunc("GET /parcels/{id}", func(w http.ResponseWriter, r *http.Request) {
		send(w, track(r.Context(), r.PathValue("id")))
	})
	http.HandleFunc("POST /labels", func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		send(w, ask(r.Context(), http.MethodPost, labelsURL+"/labels", body, deadline))
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
