-- Whose an article's last version is: null where nobody at the desk wrote it.
alter table article add column author bigint;
