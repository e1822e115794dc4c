-- The processes that work on this database; they share Microsoft's quotas. By the database's clock.
create table replica (
    id      uuid primary key,
    seen_at timestamp with time zone not null
);
