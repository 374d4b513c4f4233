-- How customers' messages felt, a row a company, minute and word: charts of a day read thousands of rows, not the
-- messages. Kept outside the turns' transactions, as the search index is; `setting` says up to which message.

create table mood (
    company bigint not null,
    minute bigint not null,
    sentiment text not null,
    messages bigint not null,
    scored bigint not null,
    score double precision not null,
    primary key (company, minute, sentiment)
);

insert into mood (company, minute, sentiment, messages, scored, score)
    select s.company, m.at / 60000, m.sentiment, count(*), count(m.score), coalesce(sum(m.score), 0)
    from message m join session s on s.id = m.session
    where m.speaker = 'customer'
    group by s.company, m.at / 60000, m.sentiment;

insert into setting (company, name, value) select 0, 'moods.message', coalesce(max(id), 0) from message;
