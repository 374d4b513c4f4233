-- SQLite's own: full text by FTS5. Row numbers are those of message and session; `company` holds one word, so that a
-- search stays within its tenant; `words` is folded by us already. Filled by SearchIndex, outside the turns' transactions.

create virtual table message_text using fts5 (company, words, content = '', detail = column, columnsize = 0,
    tokenize = 'unicode61 remove_diacritics 0');

create virtual table session_text using fts5 (company, words, detail = column, columnsize = 0,
    tokenize = 'unicode61 remove_diacritics 0');
