-- What is done to a containment after its end: RELEASE, or RECONTAIN because it was undone by somebody else; null otherwise.
alter table containment add column under_way text;

-- A containment that is being released or renewed is open too: no other one of the same user begins meanwhile.
drop index one_open_containment;
create unique index one_open_containment on containment (tenant, user_id)
    where mode = 'CONTAIN' and (ended_at is null or under_way is not null);

-- Who asked for a way back, and what came of it. Its steps are rows of the containment's plan, from first_position on.
create table release (
    containment_id uuid not null references containment (id),
    number         integer not null,
    caller         text not null,
    reason         text not null,
    despite        text,                        -- why it was asked for although something is open
    legitimate     jsonb not null,              -- positions of steps that the caller vouches for
    first_position integer not null,
    state          text not null,
    requested_at   timestamp with time zone not null,
    ended_at       timestamp with time zone,
    primary key (containment_id, number)
);

-- The watch over a contained account, from the containment's end to its release or its term.
create table watch (
    containment_id  uuid primary key references containment (id),
    begun_at        timestamp with time zone not null,
    until_at        timestamp with time zone,    -- null until the first look is planned
    next_look_at    timestamp with time zone,    -- null: the next look is yet to be planned
    looks           integer not null default 0,  -- since the last (re-)containment
    recontained     integer not null default 0,
    synchronised_at timestamp with time zone,    -- directory synchronisation ran and left the account disabled
    last_look       jsonb,
    ended_at        timestamp with time zone
);
create index watch_due on watch (next_look_at) where ended_at is null;

-- What a watch noticed or did. The key says that it is the same thing, however often it is noticed.
create table watch_event (
    containment_id uuid not null references watch (containment_id),
    number         bigint generated always as identity,
    key            text not null,
    event          jsonb not null,
    primary key (containment_id, key)
);

-- The watch's own place in db-scheduler.
create table scheduled_watch_tasks (like scheduled_tasks including all);
