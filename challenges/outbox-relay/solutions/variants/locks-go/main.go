package main

import (
	"bytes"
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
	Order  string `json:"order"`
	Amount int    `json:"amount"`
}

type event struct {
	ID     string `json:"id"`
	Type   string `json:"type"`
	Order  string `json:"order"`
	Amount int    `json:"amount"`
}

var (
	client = &http.Client{Timeout: time.Second}
	topic  = os.Getenv("BROKER_URL") + "/topics/orders"
)

// place writes the order and its event in one statement.
func place(ctx context.Context, pool *pgxpool.Pool, placed order) error {
	content, err := json.Marshal(event{"order-" + placed.Order, "order.placed", placed.Order, placed.Amount})
	if err != nil {
		return err
	}
	_, err = pool.Exec(ctx, `
		WITH placed AS (
			INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id
		)
		INSERT INTO outbox (event) SELECT $3::jsonb FROM placed`, placed.Order, placed.Amount, string(content))
	return err
}

func publish(content []byte) error {
	response, err := client.Post(topic, "application/json", bytes.NewReader(content))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode >= 300 {
		return fmt.Errorf("the broker answered %d", response.StatusCode)
	}
	return nil
}

// relay publishes a batch under a lock of its rows, and deletes what the broker took.
func relay(ctx context.Context, pool *pgxpool.Pool) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, `SELECT id, event FROM outbox ORDER BY id LIMIT 10 FOR UPDATE`)
		if err != nil {
			return err
		}
		type entry struct {
			ID    int64
			Event []byte
		}
		entries, err := pgx.CollectRows(rows, pgx.RowToStructByPos[entry])
		if err != nil {
			return err
		}
		for _, each := range entries {
			if err := publish(each.Event); err != nil {
				log.Print(err)
				// What was published before is deleted all the same.
				return nil
			}
			if _, err := tx.Exec(ctx, `DELETE FROM outbox WHERE id = $1`, each.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

func main() {
	ctx := context.Background()
	pool, err := pgxpool.New(ctx, os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		if err := pool.Ping(r.Context()); err != nil {
			http.Error(w, "no database", http.StatusServiceUnavailable)
			return
		}
		answer(w, http.StatusOK, map[string]string{"status": "ok"})
	})
	http.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		var placed order
		if err := json.NewDecoder(r.Body).Decode(&placed); err != nil || placed.Order == "" || placed.Amount < 1 {
			answer(w, http.StatusUnprocessableEntity, map[string]string{"error": "an order has an id and a positive amount"})
			return
		}
		if err := place(r.Context(), pool, placed); err != nil {
			answer(w, http.StatusInternalServerError, map[string]string{"error": "not placed"})
			return
		}
		answer(w, http.StatusCreated, placed)
	})
	go func() {
		for {
			if err := relay(ctx, pool); err != nil {
				log.Print(err)
			}
			time.Sleep(50 * time.Millisecond)
		}
	}()
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
