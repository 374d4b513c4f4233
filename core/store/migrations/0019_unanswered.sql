-- Customers' messages that were accepted and have no answer yet, each for itself: a session that is known by two ids, or
-- that is stopped with a line before it, waits for several. The session's own column names the last one, for those
-- who show that it is being thought about.
create table unanswered (
    message integer primary key references message (id)
);
insert into unanswered (message)
    select distinct m.id from session s join message m on m.id = s.pending_message where s.pending_message is not null;
drop index session_pending;
