-- Reports that clients ask for: the request as it came, and what was printed once it is done.
create table report (
    id integer primary key,
    company bigint not null references company (id),
    public_id text not null,
    request text not null,
    format text not null,
    state text not null,
    created_at bigint not null,
    done_at bigint,
    content blob,
    unique (company, public_id)
);
