-- The stop switch: while its one row is here, nothing is written to Microsoft 365.
create table stop_switch (
    one        boolean primary key default true check (one),
    stopped_by text not null,
    reason     text not null,
    stopped_at timestamp with time zone not null
);

-- When it was last looked up whether the account may be touched; null for rows from before.
alter table containment add column cleared_at timestamp with time zone;

-- People who must agree before something is written: to a whole containment or campaign, or to what answers findings.
create table approval (
    id             uuid primary key,
    containment_id uuid references containment (id),
    campaign_id    uuid references campaign (id),
    about          text not null,               -- START or REMEDIES
    tenant         text not null,
    subject        text not null,               -- object id of the user; the campaign's id
    reasons        jsonb not null,
    needs          integer not null,            -- how many different people
    plan_hash      text not null,               -- what they agree to
    requested_by   text not null,
    requested_at   timestamp with time zone not null,
    expires_at     timestamp with time zone not null,
    state          text not null,
    ended_at       timestamp with time zone,
    check ((containment_id is null) <> (campaign_id is null))
);
create unique index one_waiting_approval on approval (coalesce(containment_id, campaign_id)) where state = 'WAITING';
create index approval_by_expiry on approval (expires_at) where state = 'WAITING';
create index approval_by_containment on approval (containment_id);
create index approval_by_campaign on approval (campaign_id);

-- Each person once.
create table approval_decision (
    approval_id uuid not null references approval (id),
    decided_by  text not null,
    decision    text not null,
    reason      text,
    decided_at  timestamp with time zone not null,
    primary key (approval_id, decided_by)
);

-- How many users each caller has asked to contain without anybody's approval.
create table budget_use (
    id      bigint generated always as identity primary key,
    tenant  text not null,
    caller  text not null,
    used_at timestamp with time zone not null,
    users   integer not null
);
create index budget_use_by_time on budget_use (tenant, used_at);
