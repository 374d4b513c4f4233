#include "core/base/Random.h"

#include <QtCore/QRandomGenerator>

namespace tierdesk::base {

QString randomToken(int length)
{
    static constexpr char16_t Alphabet[] = u"0123456789abcdefghijklmnopqrstuvwxyz";
    QString text(length, Qt::Uninitialized);
    for (QChar &c : text)
        c = QChar(Alphabet[QRandomGenerator::system()->bounded(36)]);
    return text;
}

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->generate() & 0xff);
    return bytes;
}

} // namespace tierdesk::base
