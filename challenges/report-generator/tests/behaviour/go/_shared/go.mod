module test

go 1.21
