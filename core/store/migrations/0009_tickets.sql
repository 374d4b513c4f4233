-- What a ticket of a client's says of its end, how difficult each message was, and how answers came about: a row a company,
-- minute and model, kept outside the turns' transactions as the moods are; `setting` says up to which message.
alter table message add column complexity double precision;
alter table escalation add column resolution_notes text not null default '';
alter table escalation add column closed_at bigint;

create table answer_sum (
    company bigint not null,
    minute bigint not null,
    model text not null,
    answers bigint not null,
    latency_ms bigint not null,
    cached bigint not null,
    cost bigint not null,
    primary key (company, minute, model)
);

insert into setting (company, name, value) values (0, 'answers.message', '0');
