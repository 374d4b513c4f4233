#include "app/Csv.h"

#include "core/base/Literals.h"

#include <QtCore/QStringDecoder>

namespace tierdesk::app {

namespace {

class CsvReader final
{
public:
    explicit CsvReader(QByteArrayView text)
        : m_text(text)
    {
        if (m_text.startsWith("\xEF\xBB\xBF"))
            m_at = 3;
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    CsvRecord next()
    {
        CsvRecord record;
        record.line = m_line;
        bool isMore = true;
        while (isMore && record.fault.isEmpty()) {
            const QByteArray raw = peek() == '"' ? quoted(record.fault) : plain(record.fault);
            QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
            const QString field = decode(raw);
            if (decode.hasError() && record.fault.isEmpty())
                record.fault = u"field %1 is not UTF-8"_s.arg(record.fields.size() + 1);
            record.fields.append(field);
            isMore = record.fault.isEmpty() && peek() == ',';
            if (isMore)
                ++m_at;
        }
        skipLine();
        return record;
    }

private:
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    [[nodiscard]] bool isLineEnd() const
    {
        return atEnd() || m_text[m_at] == '\n' ||
               (m_text[m_at] == '\r' && (m_at + 1 == m_text.size() || m_text[m_at + 1] == '\n'));
    }

    QByteArray plain(QString &fault)
    {
        const qsizetype begin = m_at;
        for (; !isLineEnd() && m_text[m_at] != ','; ++m_at) {
            if (m_text[m_at] == '"')
                fault = u"a quotation mark inside an unquoted field"_s;
        }
        return m_text.sliced(begin, m_at - begin).toByteArray();
    }

    QByteArray quoted(QString &fault)
    {
        QByteArray value;
        const qsizetype opened = m_at;
        const int line = m_line;
        for (++m_at; !atEnd(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\n')
                ++m_line;
            if (c != '"') {
                value.append(c);
                continue;
            }
            ++m_at;
            if (peek() != '"') {
                if (!isLineEnd() && peek() != ',')
                    fault = u"text after the closing quotation mark of a field"_s;
                return value;
            }
            value.append('"');
        }
        // Only the line with the stray mark is lost: what follows it is read again as records of its own.
        fault = u"a quoted field is never closed"_s;
        m_at = opened;
        m_line = line;
        return value;
    }

    void skipLine()
    {
        while (!atEnd() && m_text[m_at] != '\n')
            ++m_at;
        if (!atEnd()) {
            ++m_at;
            ++m_line;
        }
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace

std::vector<CsvRecord> readCsv(const QByteArray &text)
{
    std::vector<CsvRecord> records;
    CsvReader reader(text);
    while (!reader.atEnd()) {
        CsvRecord record = reader.next();
        const bool isBlank = record.fault.isEmpty() && record.fields.size() == 1 && record.fields.front().isEmpty();
        if (!isBlank)
            records.push_back(std::move(record));
    }
    return records;
}

} // namespace tierdesk::app
