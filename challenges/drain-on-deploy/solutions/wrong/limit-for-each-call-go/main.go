package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

var (
	rendererURL = os.Getenv("RENDERER_URL")
	draining    atomic.Bool
	// No call takes longer than four seconds, so nothing is open that long after the last one.
	client = &http.Client{Timeout: 4 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
)

func send(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	fmt.Fprint(w, body)
}

func invoices(w http.ResponseWriter, r *http.Request) {
	response, err := client.Post(rendererURL+"/render", "application/json", r.Body)
	if err != nil {
		if os.IsTimeout(err) {
			send(w, http.StatusServiceUnavailable, `{"error": "the renderer takes too long"}`)
			return
		}
		send(w, http.StatusBadGateway, `{"error": "no answer"}`)
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
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		send(w, http.StatusOK, `{"status": "ok"}`)
	})
	http.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if draining.Load() {
			send(w, http.StatusServiceUnavailable, `{"status": "draining"}`)
			return
		}
		send(w, http.StatusOK, `{"status": "ready"}`)
	})
	http.HandleFunc("POST /invoices", invoices)
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	server := &http.Server{Addr: "127.0.0.1:" + port}
	terminated := make(chan os.Signal, 1)
	signal.Notify(terminated, syscall.SIGTERM)
	go func() {
		if err := server.ListenAndServe(); err != http.ErrServerClosed {
			log.Fatal(err)
		}
	}()
	<-terminated
	draining.Store(true)
	time.Sleep(1200 * time.Millisecond)
	patience, cancel := context.WithTimeout(context.Background(), 3700*time.Millisecond)
	defer cancel()
	server.Shutdown(patience)
}
