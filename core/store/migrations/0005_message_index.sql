-- One index does for both: a session's messages in order, and their scores without the rows.
drop index message_session;
drop index message_scored;
create index message_session on message (session, id, score);
