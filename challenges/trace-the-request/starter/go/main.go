package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
)

// Where the other services are.
var (
	pricesURL    = os.Getenv("PRICES_URL")
	stockURL     = os.Getenv("STOCK_URL")
	collectorURL = os.Getenv("COLLECTOR_URL")
)

func send(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	fmt.Fprint(w, body)
}

func main() {
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		send(w, http.StatusOK, `{"status": "ok"}`)
	})
	// GET /quotes/{id} asks pricesURL + "/prices/{id}" and stockURL + "/stock/{id}".
	// Spans go to collectorURL + "/v1/traces".
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		send(w, http.StatusNotImplemented, `{"error": "not written yet"}`)
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
