-- What waits for an endpoint, whatever has no time yet first, and what has failed there: so that neither a count nor a
-- slice of either reads what was delivered.
create index outbox_endpoint_pending on outbox (endpoint, next_at) where state = 'pending';
create index outbox_endpoint_failed on outbox (endpoint, id) where state = 'failed';
