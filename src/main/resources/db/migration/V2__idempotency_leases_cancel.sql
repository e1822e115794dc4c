-- Whoever takes a containment from the queue takes its lease; only the newest lease may write. A replica that was paused wakes up with an old one.
alter table containment add column lease bigint not null default 0;

-- Asked for by a caller: what has not begun is left out.
alter table containment add column cancelled_by text;

-- The same key with the same body is the same request, for thirty days at least.
create table idempotency_key (
    caller         text not null,
    key            text not null,
    request_hash   text not null,
    containment_id uuid not null,
    created_at     timestamp with time zone not null,
    primary key (caller, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);
