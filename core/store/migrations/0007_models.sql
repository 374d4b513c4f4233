-- Providers of models (without their keys), and what was spent with them: a row a company, day (UTC, counted from 1970),
-- provider and model, so that a budget and a bill are one look. Costs are billionths of a US dollar.

create table model_provider (
    id integer primary key,
    company bigint not null references company (id),
    name text not null,
    settings text not null,
    unique (company, name)
);

create table model_cost (
    company bigint not null,
    day bigint not null,
    provider text not null,
    model text not null,
    requests bigint not null,
    tokens_in bigint not null,
    tokens_out bigint not null,
    cache_read bigint not null,
    cache_write bigint not null,
    cost bigint not null,
    unpriced bigint not null,
    primary key (company, day, provider, model)
);
