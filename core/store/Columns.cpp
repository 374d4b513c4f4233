#include "core/store/Columns.h"

namespace tierdesk::store {

void ColumnNames::table(const char *name, const char *alias)
{
    m_table = QLatin1String(name);
    m_alias = QLatin1String(alias);
}

void ColumnNames::add(const char *name, int uses, const char *value)
{
    const QString column = QLatin1String(name);
    if (uses & Read) {
        const bool isOfTable = !m_alias.isEmpty() && !column.contains(u'.') && !column.contains(u'(');
        m_read += isOfTable ? m_alias + u'.' + column : column;
    }
    if (uses & Inserted) {
        m_inserted += column;
        m_values += QLatin1String(value);
    }
    if (uses & Updated)
        m_updated += column;
}

TableTexts ColumnNames::made() const
{
    QStringList set, taken;
    for (const QString &column : m_updated) {
        set += column + u" = ?"_s;
        taken += column + u" = excluded."_s + column;
    }
    TableTexts texts;
    texts.columns = m_read.join(u", "_s);
    texts.from = m_alias.isEmpty() ? u"from "_s + m_table : u"from %1 %2"_s.arg(m_table, m_alias);
    texts.insert = u"insert into %1 (%2) values (%3)"_s.arg(m_table, m_inserted.join(u", "_s), m_values.join(u", "_s));
    texts.update = u"update %1 set %2 where %3 = ?"_s.arg(m_table, set.join(u", "_s), m_key);
    texts.upsert = u"%1 on conflict (%2) do update set %3"_s.arg(texts.insert, m_unique, taken.join(u", "_s));
    if (!m_key.isEmpty())
        texts.upsert += u" returning "_s + m_key;
    return texts;
}

} // namespace tierdesk::store
