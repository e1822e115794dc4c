-- Many users in one request. What the campaign has come to is read off its users and their containments.
create table campaign (
    id                uuid primary key,
    tenant            text not null,
    simulated         boolean not null,
    mode              text not null,
    playbook          text not null,
    triggered_by      jsonb not null,
    compromised_since timestamp with time zone,
    accepted_at       timestamp with time zone not null,
    cancelled_by      text,
    all_cut_at        timestamp with time zone -- from here on its mailboxes are inspected
);

create table campaign_user (
    campaign_id    uuid not null references campaign (id),
    position       integer not null,
    user_id        text,                        -- as the caller named the user: object id, name, or both
    user_name      text,
    containment_id uuid references containment (id),
    refusal        jsonb,                       -- why there is no containment
    settled_at     timestamp with time zone,    -- cut, or refused
    primary key (campaign_id, position)
);
create index campaign_user_by_containment on campaign_user (containment_id);
create index campaign_user_open on campaign_user (campaign_id) where settled_at is null;

alter table containment add column campaign_id uuid references campaign (id);

-- A queue of their own, so that no campaign keeps a single urgent containment waiting: db-scheduler's table once more.
create table scheduled_campaign_tasks (like scheduled_tasks including all);
