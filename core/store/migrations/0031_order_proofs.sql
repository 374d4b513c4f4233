-- Orders that a guest has proven to be theirs, by what only the buyer knows: good in that session alone.
create table order_proof (
    session bigint not null references session (id),
    order_id bigint not null references orders (id),
    proven_at bigint not null,
    primary key (session, order_id)
);
