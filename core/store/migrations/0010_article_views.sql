-- How often an article was opened by a client.
alter table article add column views bigint not null default 0;
