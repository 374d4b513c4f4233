-- What a company teaches the reader, and the models that were made of it. `added` and `removed` count the company's
-- changes, so that what a model was taught can be told again: a row belongs to change n when added <= n and removed is
-- not set or > n. `form` is a digest of the text, letters' case and blanks aside. A model's bytes stand in parts, so
-- that no commit is a long one.

create table training_example (
    id integer primary key,
    company bigint not null references company (id),
    kind text not null,
    label text not null,
    text text not null,
    form blob not null,
    session bigint,
    message bigint,
    desk_user bigint,
    who text not null,
    at bigint not null,
    added bigint not null,
    removed bigint
);
create unique index training_example_form on training_example (company, kind, form) where removed is null;
create index training_example_label on training_example (company, kind, label) where removed is null;
create index training_example_company on training_example (company, kind, added);

create table trained_model (
    id integer primary key,
    company bigint not null references company (id),
    kind text not null,
    state text not null,
    basis bigint not null,
    figures text not null,
    reason text not null,
    at bigint not null,
    took bigint not null
);
create index trained_model_company on trained_model (company, kind);

create table trained_model_part (
    model bigint not null references trained_model (id),
    part integer not null,
    bytes blob not null,
    primary key (model, part)
);

-- What a customer's message was read to be about.
alter table message add column category text;
alter table message add column category_confidence double precision;
alter table message add column intent text;
alter table message add column intent_confidence double precision;
