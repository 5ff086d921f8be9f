package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

var errRefused = errors.New("refused")

type checkout struct {
	pool   *pgxpool.Pool
	client *http.Client
	steps  []string
}

// ask returns nil once it is done, and errRefused once it never will be.
func (c checkout) ask(ctx context.Context, method, step, order string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, method, step+order, nil)
	if err != nil {
		return err
	}
	response, err := c.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return err
	}
	switch {
	case response.StatusCode/100 == 2:
		return nil
	case method == http.MethodPut && (response.StatusCode == http.StatusPaymentRequired || response.StatusCode == http.StatusConflict):
		return errRefused
	}
	return fmt.Errorf("%s %s%s: %s", method, step, order, response.Status)
}

func (c checkout) forward(ctx context.Context, order string) error {
	for _, step := range c.steps {
		if err := c.ask(ctx, http.MethodPut, step, order); err != nil {
			return err
		}
	}
	return nil
}

func (c checkout) back(ctx context.Context, order string) error {
	for at := len(c.steps) - 1; at >= 0; at-- {
		if err := c.ask(ctx, http.MethodDelete, c.steps[at], order); err != nil {
			return err
		}
	}
	return nil
}

func (c checkout) close(ctx context.Context, order, state string) error {
	_, err := c.pool.Exec(ctx, `UPDATE orders SET state = $2 WHERE id = $1`, order, state)
	return err
}

func (c checkout) advance(ctx context.Context, order string, isReturning bool) error {
	if !isReturning {
		err := c.forward(ctx, order)
		if err == nil {
			return c.close(ctx, order, "confirmed")
		}
		if !errors.Is(err, errRefused) {
			return err
		}
		_, err = c.pool.Exec(ctx, `INSERT INTO progress (order_id, step) VALUES ($1, 'return') ON CONFLICT DO NOTHING`, order)
		if err != nil {
			return err
		}
	}
	if err := c.back(ctx, order); err != nil {
		return err
	}
	return c.close(ctx, order, "cancelled")
}

type openOrder struct {
	ID          string
	IsReturning bool
}

// round moves every open order on, all at once, and waits for them.
func (c checkout) round(ctx context.Context) error {
	rows, err := c.pool.Query(ctx, `
		SELECT id, EXISTS (SELECT FROM progress WHERE order_id = id) FROM orders WHERE state = 'open' LIMIT 50`)
	if err != nil {
		return err
	}
	orders, err := pgx.CollectRows(rows, pgx.RowToStructByPos[openOrder])
	if err != nil {
		return err
	}
	var all sync.WaitGroup
	for _, order := range orders {
		all.Add(1)
		go func(order openOrder) {
			defer all.Done()
			if err := c.advance(ctx, order.ID, order.IsReturning); err != nil {
				log.Print(err)
			}
		}(order)
	}
	all.Wait()
	return nil
}

func (c checkout) work(ctx context.Context) {
	for range time.Tick(50 * time.Millisecond) {
		if err := c.round(ctx); err != nil {
			log.Print(err)
		}
	}
}

func respond(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}

func (c checkout) place(w http.ResponseWriter, r *http.Request) {
	var order struct {
		Order  string `json:"order"`
		Amount int    `json:"amount"`
	}
	if err := json.NewDecoder(r.Body).Decode(&order); err != nil {
		respond(w, http.StatusBadRequest, map[string]string{"error": "no JSON"})
		return
	}
	_, err := c.pool.Exec(r.Context(), `INSERT INTO orders (id, amount) VALUES ($1, $2) ON CONFLICT DO NOTHING`, order.Order, order.Amount)
	if err != nil {
		respond(w, http.StatusInternalServerError, map[string]string{"error": "not stored"})
		return
	}
	respond(w, http.StatusAccepted, map[string]string{"order": order.Order, "state": "open"})
}

func (c checkout) read(w http.ResponseWriter, r *http.Request) {
	order := r.PathValue("id")
	var state string
	err := c.pool.QueryRow(r.Context(), `SELECT state FROM orders WHERE id = $1`, order).Scan(&state)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		respond(w, http.StatusNotFound, map[string]string{"error": "no such order"})
	case err != nil:
		respond(w, http.StatusInternalServerError, map[string]string{"error": "not read"})
	default:
		respond(w, http.StatusOK, map[string]string{"order": order, "state": state})
	}
}

func main() {
	ctx := context.Background()
	pool, err := pgxpool.New(ctx, os.Getenv("DATABASE_URL")+"&pool_max_conns=16")
	if err != nil {
		log.Fatal(err)
	}
	c := checkout{pool, &http.Client{}, []string{
		os.Getenv("STOCK_URL") + "/reservations/",
		os.Getenv("BANK_URL") + "/charges/",
		os.Getenv("CARRIER_URL") + "/shipments/",
	}}
	go c.work(ctx)
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		if err := pool.Ping(r.Context()); err != nil {
			respond(w, http.StatusServiceUnavailable, map[string]string{"error": "no database"})
			return
		}
		respond(w, http.StatusOK, map[string]string{"status": "ok"})
	})
	http.HandleFunc("POST /orders", c.place)
	http.HandleFunc("GET /orders/{id}", c.read)
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
