-- Sessions of mails and text messages have doors of their own; they stood under the desk's.
update session set door = case channel when 'email' then 'mail' else 'sms' end
    where door = 'desk' and id in (select session from correspondent where channel in ('email', 'sms'));

-- A number's STOP ends what is pending for it.
create index outbox_number on outbox (company, target) where channel = 'sms' and state = 'pending';
