-- One case for one user. What was asked and what was resolved never change after the insert.
create table containment (
    id                uuid primary key,
    tenant            text not null,
    simulated         boolean not null,
    user_id           text not null,
    user_before       jsonb not null,          -- as read before anything was written: the previous values of the cut
    mode              text not null,
    playbook          text not null,
    triggered_by      jsonb not null,
    compromised_since timestamp with time zone,
    status            text not null,           -- derived from the steps' outcomes; kept for lists
    accepted_at       timestamp with time zone not null,
    contained_at      timestamp with time zone,
    remedies_at       timestamp with time zone, -- when the findings were turned into remedies, so that it happens once
    ended_at          timestamp with time zone
);

-- Two containments of one user at the same time would act on each other's traces; looking may run beside it.
create unique index one_open_containment on containment (tenant, user_id) where mode = 'CONTAIN' and ended_at is null;
create index containment_by_time on containment (accepted_at desc, id);

-- The plan, as rows. An intent is committed before the first call, the outcome before anything that depends on it.
create table step (
    containment_id uuid not null references containment (id),
    position       integer not null,
    stage          text not null,
    step           text not null,
    target         jsonb not null,
    decision       jsonb not null,
    intent_at      timestamp with time zone,
    attempts       integer not null default 0,
    outcome        jsonb,
    calls          jsonb,
    ended_at       timestamp with time zone,
    primary key (containment_id, position)
);

-- The queue: db-scheduler's table as it documents it for PostgreSQL.
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time asc);
