#include "core/doors/dialects/sms/Form.h"

#include "core/base/Literals.h"

#include <QtCore/QMessageAuthenticationCode>
#include <QtCore/QStringList>

#include <algorithm>

namespace tierdesk::dialects::sms {

namespace {

constexpr int MaxFields = 1000;

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

} // namespace

Form formOf(const QByteArray &body)
{
    Form form;
    for (const QByteArray &each : body.split('&')) {
        if (each.isEmpty() || form.size() >= MaxFields)
            continue;
        const qsizetype equals = each.indexOf('=');
        if (equals < 0)
            form.emplace_back(decoded(each), QByteArray());
        else
            form.emplace_back(decoded(each.first(equals)), decoded(each.sliced(equals + 1)));
    }
    return form;
}

QString field(const Form &form, const char *name)
{
    const auto found = std::find_if(form.begin(), form.end(), [&](const auto &each) { return each.first == name; });
    return found == form.end() ? QString() : QString::fromUtf8(found->second).remove(QChar::Null);
}

QByteArray signatureOf(const QByteArray &token, const QByteArray &url, Form form)
{
    std::sort(form.begin(), form.end());
    QByteArray text = url;
    for (const auto &[name, value] : form)
        text += name + value;
    return QMessageAuthenticationCode::hash(text, token, QCryptographicHash::Sha1).toBase64();
}

bool isSame(const QByteArray &given, const QByteArray &expected)
{
    if (given.size() != expected.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < given.size(); ++i)
        difference |= given[i] ^ expected[i];
    return difference == 0;
}

OptWord optWordOf(const QString &text)
{
    static const QStringList Stop{u"STOP"_s, u"STOPALL"_s, u"UNSUBSCRIBE"_s, u"CANCEL"_s, u"END"_s, u"QUIT"_s};
    static const QStringList Start{u"START"_s, u"UNSTOP"_s};
    const QString word = text.trimmed().toUpper();
    return Stop.contains(word) ? OptWord::Stop : Start.contains(word) ? OptWord::Start : OptWord::None;
}

} // namespace tierdesk::dialects::sms
