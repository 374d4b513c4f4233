-- Who has a ticket of a client's own people, by the client's id: nobody whom the desk knows.
alter table escalation add column client_agent text not null default '';
