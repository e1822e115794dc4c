-- Cordon's own list of flagged accounts. Users are kept as they were named, in lower case, and looked up when a sweep comes by.
create table listed_user (
    tenant     text not null,
    user_name  text not null,
    reason     text,
    listed_by  text not null,
    listed_at  timestamp with time zone not null,
    expires_at timestamp with time zone,
    primary key (tenant, user_name)
);

-- How far each source has been read. A source without a row has never been read in this tenant: its first reading only lists.
create table flag_cursor (
    tenant   text not null,
    source   text not null,
    position text,
    read_at  timestamp with time zone not null,
    primary key (tenant, source)
);

-- What sources have flagged. The key makes an event that is read twice one flag; a settled one has been dealt with.
create table flag (
    tenant     text not null,
    source     text not null,
    key        text not null,
    user_id    text,
    user_name  text,
    at         timestamp with time zone,
    evidence   jsonb not null,
    clear      boolean not null,
    seen_at    timestamp with time zone not null,
    settled_at timestamp with time zone,
    settled_by uuid,
    primary key (tenant, source, key)
);
create index flag_open on flag (tenant) where settled_at is null;

create table sweep (
    id            uuid primary key,            -- of tenant and time, so that every replica means the same run
    tenant        text not null,
    simulated     boolean not null,
    preview       boolean not null,
    requested_by  text,
    scheduled_for timestamp with time zone,
    begun_at      timestamp with time zone not null,
    gathered_at   timestamp with time zone,    -- every source is read, the users stand below
    ended_at      timestamp with time zone     -- every user is decided on
);
create unique index one_open_sweep on sweep (tenant) where ended_at is null;
create index sweep_by_time on sweep (begun_at desc, id);

create table sweep_source (
    sweep_id    uuid not null references sweep (id) on delete cascade,
    source      text not null,
    policy      text not null,
    first       boolean not null,
    looked_at   integer,
    flagged     integer not null,
    not_checked jsonb,
    primary key (sweep_id, source)
);

create table sweep_user (
    sweep_id       uuid not null references sweep (id) on delete cascade,
    position       integer not null,
    user_id        text,
    user_name      text,
    policy         text not null,
    source         text not null,
    flags          jsonb not null,
    decision       text,
    skipped        jsonb,
    containment_id uuid references containment (id),
    decided_at     timestamp with time zone,
    primary key (sweep_id, position)
);
create index sweep_user_undecided on sweep_user (sweep_id) where decided_at is null;
create index sweep_user_by_name on sweep_user (user_name, decided_at desc);

-- Whether somebody was taken within the window.
create index containment_by_user on containment (tenant, user_id, accepted_at desc);

-- A queue of its own: db-scheduler's table once more.
create table scheduled_sweep_tasks (like scheduled_tasks including all);

-- What was set in each mailbox when it was last looked at: digests by kind and id.
create table mailbox_baseline (
    tenant    text not null,
    user_id   text not null,
    looked_at timestamp with time zone not null,
    artifacts jsonb not null,
    primary key (tenant, user_id)
);
