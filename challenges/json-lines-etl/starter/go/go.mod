module tills

go 1.19
