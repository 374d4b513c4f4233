-- Where a company wants to be told of what happens: web addresses, and addresses for mail.
create table endpoint (
    id integer primary key,
    company bigint not null references company (id),
    channel text not null,
    target text not null,
    events text not null,
    format text not null,
    secret blob not null,
    old_secret blob not null,
    old_secret_until bigint,
    is_enabled integer not null,
    disabled_reason text not null,
    created_at bigint not null,
    updated_at bigint not null,
    removed_at bigint
);
create index endpoint_company on endpoint (company);

-- What leaves for other systems, written with the change that it tells of. Rows of one lane go one after the other:
-- next_at is null while another of the lane is before it.
create table outbox (
    id integer primary key,
    company bigint not null references company (id),
    session bigint,
    channel text not null,
    endpoint bigint,
    target text not null,
    lane text not null,
    event text not null,
    body text not null,
    reference text not null,
    state text not null,
    attempts integer not null,
    created_at bigint not null,
    next_at bigint,
    give_up_at bigint not null,
    done_at bigint,
    last_error text not null
);
create index outbox_due on outbox (channel, next_at, id) where state = 'pending';
create index outbox_lane on outbox (lane, id) where state = 'pending';
create index outbox_company on outbox (company, id);
create index outbox_endpoint on outbox (endpoint, id);
create index outbox_failed on outbox (company, id) where state = 'failed';
create index outbox_done on outbox (state, done_at) where done_at is not null;
create index outbox_reference on outbox (reference) where reference <> '';

create table outbox_attempt (
    id integer primary key,
    message bigint not null references outbox (id) on delete cascade,
    at bigint not null,
    status integer,
    error text not null,
    took_ms integer not null
);
create index outbox_attempt_message on outbox_attempt (message, id);
