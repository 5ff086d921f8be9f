package main

import (
	"fmt"

	"github.com/jackc/pgx/v5/pgxpool"
)

func main() {
	if _, err := pgxpool.ParseConfig("postgresql://app@127.0.0.1:5432/app?sslmode=disable"); err == nil {
		fmt.Println("hello")
	}
}
