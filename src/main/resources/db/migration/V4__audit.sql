-- The audit trail: each record has the hash of the one before it. "record" is its canonical JSON (RFC 8785), which is what is hashed.
create table audit_record (
    sequence bigint primary key,
    at       timestamp with time zone not null, -- what the clock said; the order is that of the sequence
    kind     text not null,
    record   text not null,
    hash     text not null
);

-- The last record. Locked by whoever appends, last in the transaction, so that the sequence has no gap whoever writes and whatever is rolled back.
create table audit_head (
    only_one boolean primary key default true check (only_one),
    sequence bigint not null,
    hash     text not null
);
insert into audit_head (sequence, hash) values (0, repeat('0', 64));

-- What was signed, in order: checkpoints, keys that follow one another, and where the trail begins after a purge.
create table audit_statement (
    number    bigint primary key,
    kind      text not null,
    sequence  bigint not null, -- the record it speaks of
    statement text not null,   -- canonical JSON, which is what is signed
    signature text not null,
    hash      text not null    -- of the statement; the next one has it
);

create index audit_anchor on audit_statement (sequence) where kind = 'ANCHOR';
create index audit_signed on audit_statement (sequence);

-- How far receivers outside have been served. Nothing depends on it: what is sent twice is the same.
create table audit_export (
    receiver      text primary key,
    sent          bigint not null default 0,
    claimed_until timestamp with time zone
);

create function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end $$;

-- Records may go only if a signed statement says so first: the retention purge.
create function audit_refuse_unless_purged() returns trigger language plpgsql as $$
begin
    if old.sequence > (select coalesce(max(sequence), 0) from audit_statement where kind = 'ANCHOR') then
        raise exception 'the audit trail is append-only';
    end if;
    return old;
end $$;

create trigger append_only before update on audit_record for each row execute function audit_refuse();
create trigger purge_only before delete on audit_record for each row execute function audit_refuse_unless_purged();
create trigger never_emptied before truncate on audit_record for each statement execute function audit_refuse();
create trigger append_only before update or delete on audit_statement for each row execute function audit_refuse();
create trigger never_emptied before truncate on audit_statement for each statement execute function audit_refuse();
create trigger one_head before delete on audit_head for each row execute function audit_refuse();
create trigger never_emptied before truncate on audit_head for each statement execute function audit_refuse();
