// A saga without a note for each step: what was done twice was done once, so a service that starts again begins every open order
// at its first step. Only a refusal is written down, since from then on the order goes backwards.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

type order struct {
	ID     string `json:"order"`
	Amount int    `json:"amount"`
}

type step struct {
	url     string
	refusal int
}

var (
	pool  *pgxpool.Pool
	http1 = &http.Client{Timeout: time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 50}}
	ctx   = context.Background()
)

func steps(id string) []step {
	return []step{
		{os.Getenv("STOCK_URL") + "/reservations/" + id, 0},
		{os.Getenv("BANK_URL") + "/charges/" + id, http.StatusPaymentRequired},
		{os.Getenv("CARRIER_URL") + "/shipments/" + id, http.StatusConflict},
	}
}

// ask sends one request and is told a status, or 0 when there was no answer.
func ask(method, url string) int {
	request, err := http.NewRequest(method, url, nil)
	if err != nil {
		return 0
	}
	response, err := http1.Do(request)
	if err != nil {
		return 0
	}
	response.Body.Close()
	return response.StatusCode
}

// until repeats a request until it is done or refused.
func until(method string, s step) (done bool) {
	for wait := 50 * time.Millisecond; ; wait = min(2*wait, 500*time.Millisecond) {
		status := ask(method, s.url)
		if status/100 == 2 {
			return true
		}
		if method == http.MethodPut && s.refusal != 0 && status == s.refusal {
			return false
		}
		time.Sleep(wait)
	}
}

// store repeats a statement until the database has taken it.
func store(sql string, id string) {
	for {
		_, err := pool.Exec(ctx, sql, id)
		if err == nil {
			return
		}
		log.Println(err)
		time.Sleep(200 * time.Millisecond)
	}
}

func run(id string, refused bool) {
	if !refused {
		for _, s := range steps(id) {
			if !until(http.MethodPut, s) {
				store("INSERT INTO progress (order_id, step) VALUES ($1, 'refused') ON CONFLICT DO NOTHING", id)
				refused = true
				break
			}
		}
	}
	if !refused {
		store("UPDATE orders SET state = 'confirmed' WHERE id = $1", id)
		return
	}
	all := steps(id)
	for i := len(all) - 1; i >= 0; i-- {
		until(http.MethodDelete, all[i])
	}
	store("UPDATE orders SET state = 'cancelled' WHERE id = $1", id)
}

func resume() error {
	rows, err := pool.Query(ctx, `SELECT id, EXISTS (SELECT 1 FROM progress WHERE order_id = id) FROM orders WHERE state = 'open'`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var refused bool
		if err := rows.Scan(&id, &refused); err != nil {
			return err
		}
		go run(id, refused)
	}
	return rows.Err()
}

func send(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}

func place(w http.ResponseWriter, r *http.Request) {
	var placed order
	if err := json.NewDecoder(r.Body).Decode(&placed); err != nil {
		send(w, http.StatusBadRequest, map[string]string{"error": err.Error()})
		return
	}
	sql := "INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING"
	stored, err := pool.Exec(r.Context(), sql, placed.ID, placed.Amount)
	if err != nil {
		send(w, http.StatusServiceUnavailable, map[string]string{"error": err.Error()})
		return
	}
	if stored.RowsAffected() == 1 {
		go run(placed.ID, false)
	}
	send(w, http.StatusAccepted, map[string]string{"order": placed.ID, "state": "open"})
}

func show(w http.ResponseWriter, r *http.Request) {
	var state string
	err := pool.QueryRow(r.Context(), "SELECT state FROM orders WHERE id = $1", r.PathValue("id")).Scan(&state)
	if err == pgx.ErrNoRows {
		send(w, http.StatusNotFound, map[string]string{"error": "no such order"})
		return
	}
	if err != nil {
		send(w, http.StatusServiceUnavailable, map[string]string{"error": err.Error()})
		return
	}
	send(w, http.StatusOK, map[string]string{"order": r.PathValue("id"), "state": state})
}

func main() {
	var err error
	if pool, err = pgxpool.New(ctx, os.Getenv("DATABASE_URL")); err != nil {
		log.Fatal(err)
	}
	for err = resume(); err != nil; err = resume() {
		log.Println(err)
		time.Sleep(200 * time.Millisecond)
	}
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		if err := pool.Ping(r.Context()); err != nil {
			http.Error(w, "no database", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprint(w, `{"status": "ok"}`)
	})
	http.HandleFunc("POST /orders", place)
	http.HandleFunc("GET /orders/{id}", show)
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
