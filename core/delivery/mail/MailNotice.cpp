#include "core/delivery/mail/MailNotice.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QUrl>

#include <algorithm>
#include <array>
#include <utility>

namespace tierdesk::delivery {

namespace {

/// `%name` is replaced with that fact.
constexpr std::array Sentences{
    std::pair{"session.created", "A conversation has begun"},
    std::pair{"conversation.created", "A conversation has begun"},
    std::pair{"message.created", "A new message (%role)"},
    std::pair{"sentiment.negative", "A customer is unhappy"},
    std::pair{"session.escalated", "A conversation was passed on: %toTier"},
    std::pair{"escalation.created", "%ticket_id: a conversation needs attention (priority: %priority)"},
    std::pair{"high_priority_case", "%ticket: a case of priority %priority"},
    std::pair{"session.resolved", "A conversation was resolved"},
    std::pair{"session.abandoned", "A conversation was abandoned"},
    std::pair{"session.closed", "A conversation was closed"},
    std::pair{"ping", "A test: notices arrive here"},
};

/// Spells "ticket_id", "toTier" and "HUMAN_AGENT" as people write them.
QString spelled(const QString &name)
{
    QString words;
    QChar before;
    for (const QChar each : name) {
        if (each.isUpper() && before.isLower())
            words += u' ';
        words += each == u'_' ? QChar(u' ') : each.toLower();
        before = each;
    }
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

/// Facts whose values are our own terms; IDs and customers' text are not respelled.
constexpr std::array Worded{"channel", "fromTier",  "priority", "reason", "resolutionType",
                            "role",    "sentiment", "status",   "tier",   "toTier"};

bool isWordOfOurs(const QString &name, const QString &text)
{
    return std::any_of(Worded.begin(), Worded.end(),
                       [&name](const char *each) { return name == QLatin1String(each); }) &&
           std::all_of(text.begin(), text.end(),
                       [](QChar each) { return (each >= u'A' && each <= u'Z') || each == u'_'; });
}

QString shown(const QString &name, const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"yes"_s : u"no"_s;
    if (value.isString())
        return isWordOfOurs(name, value.toString()) ? spelled(value.toString()) : value.toString();
    if (value.isDouble())
        return QString::number(value.toDouble());
    QStringList names; // of a message's files
    for (const QJsonValue &each : value.toArray())
        names.append(each[u"name"].toString());
    return names.join(u", "_s);
}

QString sentenceOf(const QString &event, const QJsonObject &facts)
{
    for (const auto &[name, sentence] : Sentences) {
        if (event != QLatin1String(name))
            continue;
        QString text = QLatin1String(sentence);
        for (auto it = facts.begin(); it != facts.end(); ++it)
            text.replace(u'%' + it.key(), shown(it.key(), it.value()));
        return text;
    }
    return event;
}

QString noticeHtml(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

/// Returns the link that the console opens; see caseIn() there.
QString linkTo(const QString &session)
{
    return session.isEmpty() ? QString()
                             : u"tierdesk://case/"_s + QString::fromLatin1(QUrl::toPercentEncoding(session));
}

} // namespace

MailNotice noticeOf(const OutboxRow &row, NoticeFormat format, const QString &company)
{
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    const QJsonObject facts = body[u"data"].toObject();
    const QString sentence = sentenceOf(row.event, facts);
    const QString reason = u"%1 at %2. %3 has Tierdesk tell this address of such events."_s.arg(
        row.event, body[u"timestamp"].toString(), company.isEmpty() ? u"Somebody"_s : company);
    QString lines;
    QString rows;
    const auto add = [&](const QString &name, const QString &value, const QString &html) {
        if (value.isEmpty())
            return;
        lines += name + u": "_s + value + u'\n';
        rows += u"<tr><th align=\"left\" valign=\"top\">"_s + name.toHtmlEscaped() + u"</th><td dir=\"auto\">"_s +
                html + u"</td></tr>\n"_s;
    };
    const QJsonObject about = body[u"case"].toObject();
    const QString customer = about[u"customer"].toString();
    const QString words = about[u"words"].toString();
    const QString page = about[u"url"].toString();
    const QString link = page.isEmpty() ? linkTo(about[u"id"].toString()) : page;
    add(u"Customer"_s, customer, noticeHtml(customer));
    if (words != facts[u"content"].toString())
        add(u"Last message"_s, words, noticeHtml(words));
    add(page.isEmpty() ? u"Open in Tierdesk"_s : u"Open the case"_s, link,
        u"<a href=\"%1\">%1</a>"_s.arg(link.toHtmlEscaped()));
    for (auto it = facts.begin(); it != facts.end(); ++it) {
        const QString value = shown(it.key(), it.value());
        add(spelled(it.key()), value, noticeHtml(value));
    }
    const QString subject = customer.isEmpty() ? sentence : sentence + u" – "_s + customer;
    MailNotice notice{subject, sentence + u".\n\n"_s + lines + u'\n' + reason + u'\n', {}};
    if (format == NoticeFormat::Html)
        notice.html = u"<html><body>\n<p><b>"_s + sentence.toHtmlEscaped() +
                      u"</b></p>\n<table cellpadding=\"4\">\n"_s + rows + u"</table>\n<p><small>"_s +
                      reason.toHtmlEscaped() + u"</small></p>\n</body></html>"_s;
    return notice;
}

} // namespace tierdesk::delivery
