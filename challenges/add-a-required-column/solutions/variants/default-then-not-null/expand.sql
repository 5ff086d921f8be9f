alter table payments add column if not exists currency text default 'EUR';
alter table payments alter column currency set not null;
