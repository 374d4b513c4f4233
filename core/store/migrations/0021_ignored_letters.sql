-- What came and was no turn is shown at the desk, newest first, with what it was about.
alter table letter add column subject text not null default '';
create index letter_ignored on letter (company, id) where ignored <> '';
