#include "core/mind/ai/claims/RecordWords.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtCore/QLocale>

#include <algorithm>

namespace tierdesk::ai {

namespace {

struct Table {
    QStringList languages;
    QHash<QString, QStringList> rows;  ///< by key, in the order of the languages
    QHash<QString, QStringList> stems; ///< by key: word stems in all languages, lower case
};

const Table &table()
{
    static const Table Read = [] {
        Table read;
        QFile file(u":/records/words.tsv"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the tables of records are not compiled in");
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            if (line.isEmpty() || line.startsWith(u'#'))
                continue;
            QStringList cells = line.split(u'\t');
            const QString key = cells.takeFirst();
            if (key == u"key")
                read.languages = cells;
            else
                read.rows.insert(key, cells);
        }
        for (auto row = read.rows.cbegin(); row != read.rows.cend(); ++row) {
            if (row.key().endsWith(u"_stems"))
                read.stems.insert(row.key().chopped(6), row.value().join(u',').split(u','));
        }
        return read;
    }();
    return Read;
}

} // namespace

QString recordWords(QByteArrayView key, const QString &language, const QString &first, const QString &second)
{
    const QStringList row = table().rows.value(QString::fromLatin1(key.data(), key.size()));
    Q_ASSERT(!row.isEmpty());
    QString words = row.value(std::max<qsizetype>(0, table().languages.indexOf(language)));
    return words.replace(u"%1"_s, first).replace(u"%2"_s, second);
}

QString dayWords(base::Timestamp at, const QString &language)
{
    const QString known = table().languages.contains(language) ? language : u"en"_s;
    const QString form = known == u"de"                     ? u"d. MMMM yyyy"_s
                         : known == u"es" || known == u"pt" ? u"d 'de' MMMM 'de' yyyy"_s
                                                            : u"d MMMM yyyy"_s;
    return QLocale(known).toString(QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).date(), form);
}

bool tells(const QString &text, const QString &state)
{
    const QString small = text.toLower();
    const QStringList stems = table().stems.value(state);
    Q_ASSERT(!stems.isEmpty());
    return std::any_of(stems.begin(), stems.end(), [&small](const QString &stem) {
        for (qsizetype at = small.indexOf(stem); at >= 0; at = small.indexOf(stem, at + 1)) {
            if (at == 0 || !small[at - 1].isLetter())
                return true;
        }
        return false;
    });
}

} // namespace tierdesk::ai
