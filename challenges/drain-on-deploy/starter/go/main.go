package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
)

// Where the renderer is.
var rendererURL = os.Getenv("RENDERER_URL")

func send(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	fmt.Fprint(w, body)
}

func main() {
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		send(w, http.StatusOK, `{"status": "ok"}`)
	})
	http.HandleFunc("/readyz", func(w http.ResponseWriter, _ *http.Request) {
		send(w, http.StatusOK, `{"status": "ready"}`)
	})
	// POST /invoices asks rendererURL + "/render". On SIGTERM the process ends right away.
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		send(w, http.StatusNotImplemented, `{"error": "not written yet"}`)
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
