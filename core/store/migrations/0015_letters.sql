-- Conversations by mail and text message: whom a session writes to, each that came or went, and how far a mailbox was read.
create table correspondent (
    session integer primary key references session (id),
    company bigint not null references company (id),
    channel text not null,
    address text not null,
    name text not null,
    subject text not null,
    answers text not null,
    thread text
);
create index correspondent_address on correspondent (company, channel, address);

create table letter (
    id integer primary key,
    company bigint not null references company (id),
    channel text not null,
    ref text not null,
    session bigint,
    address text not null,
    is_ours integer not null,
    ignored text not null,
    at bigint not null
);
create unique index letter_ref on letter (company, channel, ref);
create index letter_address on letter (company, channel, address, at);

create table mailbox (
    company integer primary key references company (id),
    account text not null,
    validity bigint not null,
    uid bigint not null,
    at bigint not null
);

-- Numbers that have answered STOP.
create table silent (
    company bigint not null references company (id),
    number text not null,
    at bigint not null,
    primary key (company, number)
);
