-- A place in the queue is a count over this index, in the queue's order. What comes after the order is there only so
-- that a count reads nothing else.
create index session_place on session (
    company,
    case priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end,
    coalesce(first_response_due, 9223372036854775807),
    waiting_since, id, priority, first_response_due, holder, snoozed_until, status
) where waiting_since is not null and holder is null and snoozed_until is null;
drop index session_waiting;
-- The last waits of people's cases, whoever waits now.
create index session_claimed on session (company, claimed_at) where claimed_at is not null;
