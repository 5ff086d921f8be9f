package main

import (
	"context"
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

const (
	closesAfter  = 1300 * time.Millisecond
	cancelsAfter = 4 * time.Second
	endsAfter    = 4500 * time.Millisecond
)

var draining, closed atomic.Bool

// Cancelled for what is still open when the drain has lasted long enough.
var work, giveUp = context.WithCancel(context.Background())

func send(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	io.WriteString(w, body)
}

func invoices(w http.ResponseWriter, r *http.Request) {
	if closed.Load() {
		send(w, http.StatusServiceUnavailable, `{"error": "this instance ends"}`)
		return
	}
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	defer context.AfterFunc(work, cancel)()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, os.Getenv("RENDERER_URL")+"/render", r.Body)
	if err != nil {
		send(w, http.StatusInternalServerError, `{"error": "no request"}`)
		return
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		status := http.StatusBadGateway
		if work.Err() != nil {
			status = http.StatusServiceUnavailable
		}
		send(w, status, `{"error": "not rendered"}`)
		return
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		send(w, http.StatusBadGateway, `{"error": "not rendered"}`)
		return
	}
	send(w, http.StatusOK, string(body))
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /invoices", invoices)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { send(w, http.StatusOK, "{}") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if draining.Load() {
			send(w, http.StatusServiceUnavailable, "{}")
			return
		}
		send(w, http.StatusOK, "{}")
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	server := &http.Server{Addr: "127.0.0.1:" + port, Handler: mux}
	go func() {
		if err := server.ListenAndServe(); err != http.ErrServerClosed {
			log.Fatal(err)
		}
	}()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM)
	<-stop
	began := time.Now()
	draining.Store(true)
	time.Sleep(closesAfter)
	closed.Store(true)
	time.AfterFunc(time.Until(began.Add(cancelsAfter)), giveUp)
	// Stops listening, ends idle connections, and waits for the others.
	ctx, cancel := context.WithDeadline(context.Background(), began.Add(endsAfter))
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		log.Print(err)
	}
}
