-- The customer who has the number that a text message came from. Customers::byPhone() has the same expression.
create index customer_phone on customer (company, replace(replace(replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), '/', '')) where phone <> '';
