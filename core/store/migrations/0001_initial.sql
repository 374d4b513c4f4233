-- Times are UTC milliseconds, amounts integer minor units beside their currency, booleans 0 and 1, JSON compact text,
-- enumerators the words of core/domain. `integer primary key` is SQLite's row number; PostgreSQL writes it as an
-- identity. An index on a table with such a key carries the key as its last column already.

create table company (
    id integer primary key,
    public_key text not null unique,
    name text not null,
    config text not null,
    config_version integer not null,
    created_at bigint not null
);

create table company_version (
    company bigint not null references company (id),
    version integer not null,
    at bigint not null,
    who text not null,
    before text,
    after text,
    primary key (company, version)
);

create table customer (
    id integer primary key,
    company bigint not null references company (id),
    ref text not null,
    name text not null,
    email text not null,
    phone text not null,
    tier text not null,
    lifetime_value bigint not null,
    lifetime_currency text not null,
    is_vip integer not null,
    language text not null,
    created_at bigint not null,
    folded text not null,
    folded_email text not null,
    unique (company, ref)
);
create index customer_email on customer (company, folded_email);

create table product (
    id integer primary key,
    company bigint not null references company (id),
    sku text not null,
    name text not null,
    description text not null,
    price bigint not null,
    price_currency text not null,
    variants text,
    stock integer not null,
    folded text not null,
    unique (company, sku)
);

create table orders (
    id integer primary key,
    company bigint not null references company (id),
    customer bigint references customer (id),
    number text not null,
    status text not null,
    placed_at bigint not null,
    items text,
    total bigint not null,
    paid bigint not null,
    refunded bigint not null,
    currency text not null,
    payments text,
    address text,
    shipments text,
    is_return_requested integer not null
);
create unique index orders_number on orders (company, upper(number));
create index orders_customer on orders (customer, placed_at);

create table subscription (
    id integer primary key,
    company bigint not null references company (id),
    customer bigint references customer (id),
    ref text not null,
    plan text not null,
    status text not null,
    price bigint not null,
    price_currency text not null,
    renews_at bigint,
    unique (company, ref)
);
create index subscription_customer on subscription (customer);

create table article (
    id integer primary key,
    company bigint not null references company (id),
    ref text not null,
    title text not null,
    body text not null,
    tags text,
    language text not null,
    version integer not null,
    updated_at bigint not null,
    unique (company, ref)
);

create table session (
    id integer primary key,
    company bigint not null references company (id),
    public_id text not null,
    customer bigint,
    customer_ref text not null,
    status text not null,
    tier text not null,
    priority text not null,
    holder bigint,
    created_at bigint not null,
    updated_at bigint not null,
    resolved_at bigint,
    idle_at bigint,
    waiting_since bigint,
    claimed_at bigint,
    snoozed_until bigint,
    follow_up_at bigint,
    first_response_due bigint,
    resolution_due bigint,
    first_response_at bigint,
    pending_message bigint,
    version integer not null,
    message_count integer not null,
    score double precision not null,
    sentiment text not null,
    rating integer,
    channel text not null,
    door text not null,
    category text,
    is_verified integer not null,
    language text not null,
    complexity double precision not null,
    irate_answers integer not null,
    summary text not null,
    contact text not null,
    previous text not null,
    tags text,
    resolution text,
    dialogue text,
    metadata text,
    brief text
);
create unique index session_public_id on session (company, public_id);
create index session_created on session (company, created_at);
create index session_state on session (company, status, tier, created_at);
create index session_customer on session (customer, created_at) where customer is not null;
create index session_customer_ref on session (company, customer_ref, created_at);
create index session_previous on session (company, previous) where previous <> '';
create index session_waiting on session (company, waiting_since) where waiting_since is not null;
create index session_held on session (status, holder) where holder is not null;
create index session_idle on session (idle_at) where idle_at is not null;
create index session_snoozed on session (snoozed_until) where snoozed_until is not null;
create index session_follow_up on session (follow_up_at) where follow_up_at is not null;
create index session_pending on session (pending_message) where pending_message is not null;

create table message (
    id integer primary key,
    session bigint not null references session (id),
    at bigint not null,
    speaker text not null,
    is_internal integer not null,
    score double precision,
    sentiment text not null,
    cue text not null,
    author bigint,
    author_name text not null,
    answer text,
    text text not null
);
create index message_session on message (session);
create index message_scored on message (session, id, score) where score is not null;

create table escalation (
    id integer primary key,
    company bigint not null references company (id),
    session bigint not null references session (id),
    public_id text not null,
    ticket text not null,
    from_tier text not null,
    to_tier text not null,
    reason text not null,
    reasons text,
    notes text not null,
    explanations text,
    priority text not null,
    at bigint not null,
    answered_at bigint,
    ended_at bigint,
    made_by text not null
);
create unique index escalation_public_id on escalation (company, public_id);
create unique index escalation_ticket on escalation (company, ticket);
create index escalation_session on escalation (session);
create index escalation_at on escalation (company, at);

create table ticket_counter (
    company bigint not null,
    year integer not null,
    last bigint not null,
    primary key (company, year)
);

create table action (
    id integer primary key,
    company bigint not null references company (id),
    session bigint not null references session (id),
    customer bigint,
    message bigint,
    kind text not null,
    order_number text not null,
    subscription text not null,
    amount bigint,
    currency text,
    arguments text,
    idempotency_key text not null,
    verdict text,
    state text not null,
    tier text not null,
    desk_user bigint,
    reference text not null,
    failure text not null,
    at bigint not null,
    settled_at bigint
);
create unique index action_key on action (company, idempotency_key) where idempotency_key <> '';
create index action_session on action (session);
create index action_granted on action (customer, kind, at) where state in ('pending', 'confirmed');
create index action_pending on action (at) where state = 'pending';

create table journal (
    seq integer primary key,
    company bigint not null,
    at bigint not null,
    actor_kind text not null,
    actor_user bigint,
    actor text not null,
    origin text not null,
    command text not null,
    session bigint,
    subject text not null,
    before text,
    after text,
    event text not null,
    payload text
);
create index journal_company on journal (company);
create index journal_session on journal (session) where session is not null;

create table desk_user (
    id integer primary key,
    company bigint not null references company (id),
    email text not null unique,
    name text not null,
    role text not null,
    presence text not null,
    password_hash blob not null,
    failed_sign_ins integer not null,
    locked_until bigint,
    is_revoked integer not null,
    created_at bigint not null
);

create table desk_user_company (
    desk_user bigint not null references desk_user (id),
    company bigint not null references company (id),
    primary key (desk_user, company)
);

create table desk_token (
    hash blob not null primary key,
    desk_user bigint not null references desk_user (id),
    created_at bigint not null,
    expires_at bigint not null
);

create table credential (
    id integer primary key,
    company bigint not null references company (id),
    kind text not null,
    name text not null,
    public_id text not null,
    hash blob,
    sealed blob,
    algorithm text not null,
    public_key blob,
    audience text not null,
    scopes text,
    created_at bigint not null,
    expires_at bigint,
    last_used_at bigint,
    revoked_at bigint
);
-- A JWT's kid is the company's own; every other public id is ours and opens a door by itself.
create unique index credential_kid on credential (company, public_id) where kind = 'jwt' and public_id <> '';
create unique index credential_public_id on credential (kind, public_id) where kind <> 'jwt' and public_id <> '';
create unique index credential_hash on credential (hash) where hash is not null;

create table saved_reply (
    id integer primary key,
    company bigint not null references company (id),
    shortcut text not null,
    title text not null,
    text text not null,
    updated_at bigint not null,
    unique (company, shortcut)
);

create table idempotency (
    company bigint not null,
    scope text not null,
    key text not null,
    request_hash blob not null,
    status integer not null,
    content_type text not null,
    body blob not null,
    at bigint not null,
    primary key (company, scope, key)
);
create index idempotency_at on idempotency (at);

create table delivery (
    id integer primary key,
    company bigint not null references company (id),
    kind text not null,
    event text not null,
    action bigint,
    target text not null,
    secret bigint,
    body blob not null,
    state text not null,
    attempts integer not null,
    created_at bigint not null,
    next_at bigint not null,
    done_at bigint,
    last_error text not null
);
create index delivery_due on delivery (next_at) where state = 'waiting';
create index delivery_company on delivery (company);

create table setting (
    company bigint not null,
    name text not null,
    value text not null,
    primary key (company, name)
);
