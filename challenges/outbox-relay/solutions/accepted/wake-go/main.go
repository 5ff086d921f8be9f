package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
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

// store keeps orders, and the events that are not published yet.
type store struct{ pool *pgxpool.Pool }

func (s store) place(ctx context.Context, o order) error {
	return pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, `INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING`, o.ID, o.Amount)
		if err != nil || tag.RowsAffected() == 0 {
			return err
		}
		event := map[string]any{"id": "placed/" + o.ID, "type": "order.placed", "order": o.ID, "amount": o.Amount}
		_, err = tx.Exec(ctx, `INSERT INTO outbox (event) VALUES ($1)`, event)
		return err
	})
}

// oldest is pgx.ErrNoRows where everything is published.
func (s store) oldest(ctx context.Context) (id int64, event []byte, err error) {
	err = s.pool.QueryRow(ctx, `
		SELECT id, event FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT 1`).Scan(&id, &event)
	return id, event, err
}

func (s store) markPublished(ctx context.Context, id int64) error {
	_, err := s.pool.Exec(ctx, `UPDATE outbox SET published_at = now() WHERE id = $1`, id)
	return err
}

// relay publishes what the store holds: when it is woken, and every 100 ms for what was left by a failure or a kill.
type relay struct {
	store  store
	topic  string
	client *http.Client
	woken  chan struct{}
}

// wake never blocks: one wake-up that is pending is enough.
func (r *relay) wake() {
	select {
	case r.woken <- struct{}{}:
	default:
	}
}

func (r *relay) run(ctx context.Context) {
	ticker := time.NewTicker(100 * time.Millisecond)
	defer ticker.Stop()
	for {
		if err := r.drain(ctx); err != nil {
			log.Print(err)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		case <-r.woken:
		}
	}
}

// drain ends at the first failure: the next round begins with the same event.
func (r *relay) drain(ctx context.Context) error {
	for {
		id, event, err := r.store.oldest(ctx)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := r.publish(ctx, event); err != nil {
			return err
		}
		if err := r.store.markPublished(ctx, id); err != nil {
			return err
		}
	}
}

func (r *relay) publish(ctx context.Context, event []byte) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, r.topic, bytes.NewReader(event))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := r.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusAccepted {
		return fmt.Errorf("the broker answered %s", response.Status)
	}
	return nil
}

func respond(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(body); err != nil {
		log.Print(err)
	}
}

func routes(s store, r *relay) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, req *http.Request) {
		if err := s.pool.Ping(req.Context()); err != nil {
			respond(w, http.StatusServiceUnavailable, map[string]string{"error": "no database"})
			return
		}
		respond(w, http.StatusOK, map[string]string{"status": "ok"})
	})
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, req *http.Request) {
		var o order
		if err := json.NewDecoder(req.Body).Decode(&o); err != nil || o.ID == "" || o.Amount < 1 {
			respond(w, http.StatusUnprocessableEntity, map[string]string{"error": "an order has an id and an amount of at least 1"})
			return
		}
		if err := s.place(req.Context(), o); err != nil {
			log.Print(err)
			respond(w, http.StatusInternalServerError, map[string]string{"error": "the order was not placed"})
			return
		}
		r.wake()
		respond(w, http.StatusCreated, o)
	})
	return mux
}

func main() {
	ctx := context.Background()
	pool, err := pgxpool.New(ctx, os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	s := store{pool}
	r := &relay{store: s, topic: os.Getenv("BROKER_URL") + "/topics/orders", client: &http.Client{}, woken: make(chan struct{}, 1)}
	go r.run(ctx)
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, routes(s, r)))
}
