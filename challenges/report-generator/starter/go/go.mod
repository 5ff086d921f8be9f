module reports

go 1.21
