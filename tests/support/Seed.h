#pragma once

#include "core/base/Literals.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonValue>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace tierdesk::tests {

/// One of the documents whose clients must find here what they know (tests/api/seeds, as they were given): what is
/// printed in them is read from them, so that no test has a copy of its own.
class Seed
{
public:
    struct Block {
        QString language; ///< behind the fence: "json", "bash"; may be empty
        QString text;     ///< with its last line end
    };

    /// @p path of the document. The program ends where it is not there.
    explicit Seed(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no document %s", qPrintable(path));
        m_lines = QString::fromUtf8(file.readAll()).split(u'\n');
    }

    /// What is fenced below @p heading ("Start Conversation") and above the next one, in its order; the program ends
    /// where nothing is.
    [[nodiscard]] QList<Block> blocks(const QString &heading) const
    {
        QList<Block> found;
        bool isInside = false;
        bool isBelow = false;
        for (const QString &line : m_lines) {
            const bool isFence = line.startsWith("```"_L1);
            if (isFence && !isInside && isBelow)
                found.append({line.mid(3).trimmed(), {}});
            else if (!isFence && isInside && isBelow)
                found.last().text += line + u'\n';
            else if (!isFence && !isInside && line.startsWith(u'#'))
                isBelow = line.section(u' ', 1) == heading;
            isInside = isInside != isFence;
        }
        if (found.isEmpty())
            qFatal("the document prints nothing below \"%s\"", qPrintable(heading));
        return found;
    }
    /// The text of the only block of @p language below @p heading.
    [[nodiscard]] QString only(const QString &heading, const QString &language) const
    {
        QStringList texts;
        for (const Block &block : blocks(heading)) {
            if (block.language == language)
                texts.append(block.text);
        }
        if (texts.size() != 1)
            qFatal("the document prints %d %s below \"%s\"", int(texts.size()), qPrintable(language),
                   qPrintable(heading));
        return texts.first();
    }

private:
    QStringList m_lines;
};

} // namespace tierdesk::tests
