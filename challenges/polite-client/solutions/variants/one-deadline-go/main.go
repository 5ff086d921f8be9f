package main

import (
	"bytes"
	"context"
	"io"
	"log"
	"math/rand"
	"net/http"
	"os"
	"strconv"
	"sync"
	"time"
)

var (
	trackingURL = os.Getenv("TRACKING_URL")
	labelsURL   = os.Getenv("LABELS_URL")
	client      = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
	mutex       sync.Mutex
	calls       int
	retries     int
)

type answer struct {
	status     int
	retryAfter time.Duration
	body       []byte
}

func request(ctx context.Context, method, url string, body []byte) answer {
	r, _ := http.NewRequestWithContext(ctx, method, url, bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	response, err := client.Do(r)
	if err != nil {
		return answer{}
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{}
	}
	seconds, _ := strconv.Atoi(response.Header.Get("Retry-After"))
	return answer{response.StatusCode, time.Duration(seconds) * time.Second, content}
}

func mayRetry() bool {
	mutex.Lock()
	defer mutex.Unlock()
	if retries >= 80+calls/5 {
		return false
	}
	retries++
	return true
}

// A call has 1.7 s in all.
func track(path string) answer {
	mutex.Lock()
	calls++
	mutex.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), 1700*time.Millisecond)
	defer cancel()
	for attempt := 1; ; attempt++ {
		got := request(ctx, http.MethodGet, trackingURL+path, nil)
		if got.status != 0 && got.status != 429 && got.status < 500 {
			return got
		}
		wait := time.Duration(attempt) * time.Duration(30+rand.Intn(60)) * time.Millisecond
		if wait < got.retryAfter {
			wait = got.retryAfter + 5*time.Millisecond
		}
		deadline, _ := ctx.Deadline()
		if attempt == 3 || time.Until(deadline) < wait || !mayRetry() {
			return got
		}
		time.Sleep(wait)
	}
}

func send(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(body)
}

func parcels(w http.ResponseWriter, r *http.Request) {
	got := track(r.URL.EscapedPath())
	if got.status == 200 || got.status == 404 {
		send(w, got.status, got.body)
		return
	}
	send(w, http.StatusBadGateway, []byte("{}"))
}

func labels(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	ctx, cancel := context.WithTimeout(context.Background(), 1700*time.Millisecond)
	defer cancel()
	got := request(ctx, http.MethodPost, labelsURL+"/labels", body)
	if got.status == 201 {
		send(w, got.status, got.body)
		return
	}
	send(w, http.StatusBadGateway, []byte("{}"))
}

func main() {
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { send(w, 200, []byte("{}")) })
	http.HandleFunc("GET /parcels/{id}", parcels)
	http.HandleFunc("POST /labels", labels)
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
