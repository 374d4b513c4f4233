#include "core/engine/Correspondence.h"

#include "core/base/Json.h"
#include "core/base/Random.h"
#include "core/engine/Redaction.h"
#include "core/store/IgnoredLetters.h"
#include "core/store/Readers.h"
#include "core/store/Repositories.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace tierdesk::engine {

namespace {

using base::Result;

constexpr qsizetype LongestSubject = 500; ///< of what is only kept on record

void addTo(QStringList &thread, const QString &messageId)
{
    if (messageId.isEmpty() || thread.contains(messageId))
        return;
    thread.append(messageId);
    if (thread.size() > LongestThread)
        thread.removeFirst();
}

QStringList listOf(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &each : value.toArray())
        list.append(each.toString());
    return list;
}

/// What @p messages say to the customer, words and files; the rest of a mail is left open.
Result<MailWords> wordsOf(const Unit &unit, CompanyId company, const std::vector<Message> &messages)
{
    MailWords words;
    QStringList texts;
    words.isAutomatic = true;
    for (const Message &each : messages) {
        if (each.speaker == Speaker::Customer || each.isInternal)
            continue;
        if (!each.text.isEmpty())
            texts.append(each.text);
        words.isAutomatic = words.isAutomatic && each.speaker != Speaker::HumanAgent;
        for (const Attachment &file : each.attachments) {
            const auto stored = unit.store().attachments.byPublicId(company, file.id);
            if (!stored)
                return stored.error();
            if (!*stored)
                return base::fail(base::Fault::StorageFailed, QStringLiteral("a message without its file"));
            words.files.push_back({file, (*stored)->sha256});
        }
    }
    words.text = texts.join(QStringLiteral("\n\n"));
    return words;
}

QJsonArray toJson(const std::vector<LeavingFile> &files)
{
    QJsonArray json;
    for (const LeavingFile &each : files) {
        QJsonObject file = tierdesk::toJson(std::vector<Attachment>{each.file}).first().toObject();
        file.insert(QStringLiteral("sha256"), QString::fromLatin1(each.sha256));
        json.append(file);
    }
    return json;
}

std::vector<LeavingFile> filesFrom(const QJsonArray &json)
{
    std::vector<LeavingFile> files;
    for (const QJsonValue &each : json) {
        for (const Attachment &file : attachmentsFromJson({each}))
            files.push_back({file, each[u"sha256"].toString().toLatin1()});
    }
    return files;
}

Result<void> post(Unit &unit, Correspondent &with, const MailConfig &config, const Event &event, MailWords words)
{
    // Nobody guesses it, so that a mail that names it comes from somebody who has it.
    words.messageId = base::randomToken(24) + u'@' + config.address.section(u'@', 1);
    words.subject = with.subject;
    words.name = with.name;
    words.answers = with.answers;
    words.thread = with.thread;
    OutboxRow row;
    row.company = with.company;
    row.session = with.session;
    row.channel = OutboxChannel::Email;
    row.target = with.address;
    row.event = QStringLiteral("message.created");
    row.body = encode(words);
    row.reference = words.messageId;
    if (const auto written = unit.sendOut(std::move(row)); !written)
        return written.error();
    const auto kept = unit.store().letters.insert({.company = with.company,
                                                   .channel = Channel::Email,
                                                   .ref = words.messageId,
                                                   .session = event.session->key,
                                                   .address = with.address,
                                                   .isOurs = true,
                                                   .at = unit.now()});
    if (!kept)
        return kept.error();
    addTo(with.thread, words.messageId);
    return unit.store().letters.put(with);
}

Result<void> text(Unit &unit, const Correspondent &with, const MailWords &words)
{
    OutboxRow row;
    row.company = with.company;
    row.session = with.session;
    row.channel = OutboxChannel::Sms;
    row.target = with.address;
    row.event = QStringLiteral("message.created");
    for (const QString &each : pieces(words.text, LongestText)) {
        row.body = each.toUtf8();
        if (const auto written = unit.sendOut(row); !written)
            return written.error();
    }
    row.event = QLatin1String(FileEvent);
    for (const LeavingFile &each : words.files) {
        row.body = base::toJson(tierdesk::toJson(std::vector<Attachment>{each.file}).first().toObject());
        if (const auto written = unit.sendOut(row); !written)
            return written.error();
    }
    const auto isSilent = unit.store().letters.wantsNoMore(with.company, with.address);
    if (!isSilent)
        return isSilent.error();
    if (!*isSilent)
        return {};
    const auto failed =
        unit.store().outbox.failPendingTo(with.company, with.address, QLatin1String(SaidStop), unit.now());
    return failed ? Result<void>() : failed.error();
}

/// Two that come at once are both looked up before either is stored. The session that @p letter would open has no
/// correspondent yet: what is found is another's.
Result<void> checkOpening(Unit &unit, const LetterTaken &letter)
{
    const auto open = unit.store().letters.openWith(letter.company, letter.channel, letter.address);
    if (!open)
        return open.error();
    if (open->empty())
        return {};
    const auto session = unit.store().sessions.byKey(open->front().session);
    if (!session)
        return session.error();
    return base::fail(base::Fault::Conflict, QStringLiteral("a conversation with the address was opened meanwhile"), {},
                      {{QStringLiteral("begun"), (*session)->id}});
}

} // namespace

QByteArray encode(const MailWords &words)
{
    return base::toJson(QJsonObject{{QStringLiteral("text"), words.text},
                                    {QStringLiteral("subject"), words.subject},
                                    {QStringLiteral("name"), words.name},
                                    {QStringLiteral("messageId"), words.messageId},
                                    {QStringLiteral("answers"), words.answers},
                                    {QStringLiteral("thread"), QJsonArray::fromStringList(words.thread)},
                                    {QStringLiteral("automatic"), words.isAutomatic},
                                    {QStringLiteral("files"), toJson(words.files)}});
}

Result<MailWords> mailWordsFrom(const QByteArray &body)
{
    const auto json = base::parseJsonObject(body);
    if (!json)
        return json.error();
    MailWords words;
    words.text = (*json)[u"text"].toString();
    words.subject = (*json)[u"subject"].toString();
    words.name = (*json)[u"name"].toString();
    words.messageId = (*json)[u"messageId"].toString();
    words.answers = (*json)[u"answers"].toString();
    words.thread = listOf((*json)[u"thread"]);
    words.isAutomatic = (*json)[u"automatic"].toBool();
    words.files = filesFrom((*json)[u"files"].toArray());
    return words;
}

Result<void> postWords(Unit &unit, const Event &event)
{
    const bool isLetter =
        event.session && (event.session->channel == Channel::Email || event.session->channel == Channel::Sms);
    if (!isLetter || event.messages.empty())
        return {};
    auto words = wordsOf(unit, event.session->company, event.messages);
    if (!words)
        return words.error();
    const CompanyEntry *entry = unit.directory().company(event.session->company);
    if ((words->text.isEmpty() && words->files.empty()) || !entry)
        return {};
    auto with = unit.store().letters.correspondentOf(event.session->key);
    if (!with)
        return with.error();
    if (!*with) // it began at another door, which delivers its answers itself
        return {};
    return event.session->channel == Channel::Email
               ? post(unit, **with, entry->company.config.mail, event, *std::move(words))
               : text(unit, **with, *words);
}

Result<void> keepLetter(Unit &unit, const Session &session, const LetterTaken &letter)
{
    const auto kept = unit.store().letters.insert({.company = letter.company,
                                                   .channel = letter.channel,
                                                   .ref = letter.ref,
                                                   .session = session.key,
                                                   .address = letter.address,
                                                   .isOurs = false,
                                                   .at = unit.now()});
    if (!kept && kept.error().fault == base::Fault::Conflict)
        return base::fail(base::Fault::Conflict, QStringLiteral("it was taken before"), {},
                          {{QStringLiteral("known"), true}});
    if (!kept)
        return kept.error();
    if (letter.isOpening) {
        if (const auto first = checkOpening(unit, letter); !first)
            return first.error();
    }
    const auto known = unit.store().letters.correspondentOf(session.key);
    if (!known)
        return known.error();
    const Redaction redacted(unit.directory(), letter.company);
    Correspondent with = known->value_or(Correspondent{.session = session.key,
                                                       .company = letter.company,
                                                       .channel = letter.channel,
                                                       .address = letter.address,
                                                       .name = {},
                                                       .subject = redacted(bareSubject(letter.subject)),
                                                       .answers = {},
                                                       .thread = {}});
    if (!letter.name.isEmpty())
        with.name = redacted(letter.name);
    if (letter.channel == Channel::Email) {
        with.answers = letter.ref;
        std::for_each(letter.answers.rbegin(), letter.answers.rend(),
                      [&](const QString &each) { addTo(with.thread, each); });
        addTo(with.thread, letter.ref);
    }
    return unit.store().letters.put(with);
}

Result<void> passOverLetter(Unit &unit, const LetterTaken &letter, const QString &reason)
{
    const QString subject = Redaction(unit.directory(), letter.company)(letter.subject);
    const auto kept = store::IgnoredLetters(unit.queries().database)
                          .insert({.id = {},
                                   .company = letter.company,
                                   .channel = letter.channel,
                                   .ref = letter.ref,
                                   .address = letter.address,
                                   .subject = subject.left(LongestSubject),
                                   .reason = reason,
                                   .at = unit.now()});
    if (!kept && kept.error().fault != base::Fault::Conflict)
        return kept.error();
    return {};
}

Result<void> heedOptWord(Unit &unit, const LetterTaken &letter, bool isStop)
{
    const auto known = unit.store().letters.byRef(letter.company, letter.channel, letter.ref);
    if (!known || *known)
        return known ? Result<void>() : known.error();
    const QString word = isStop ? QStringLiteral("STOP") : QStringLiteral("START");
    if (const auto kept = passOverLetter(unit, letter, word); !kept)
        return kept.error();
    if (const auto heeded = unit.store().letters.silence(letter.company, letter.address, isStop, unit.now()); !heeded)
        return heeded.error();
    int failed = 0;
    if (isStop) {
        const auto ended =
            unit.store().outbox.failPendingTo(letter.company, letter.address, QLatin1String(SaidStop), unit.now());
        if (!ended)
            return ended.error();
        failed = *ended;
    }
    Event event;
    if (failed > 0)
        event.kinds = {"deliveries.changed"};
    return unit.record({.company = letter.company,
                        .command = isStop ? "number.stop" : "number.start",
                        .subject = letter.address,
                        .before = {},
                        .after = base::toJson(QJsonObject{{QStringLiteral("failed"), failed}}),
                        .event = std::move(event)});
}

QStringList pieces(const QString &words, qsizetype longest)
{
    QStringList cut;
    QString rest = words.trimmed();
    while (rest.size() > longest) {
        qsizetype at = longest;
        while (at > 0 && !rest[at].isSpace())
            --at;
        if (at == 0) // one word of that length
            at = rest[longest - 1].isHighSurrogate() ? longest - 1 : longest;
        cut.append(rest.left(at).trimmed());
        rest = rest.sliced(at).trimmed();
    }
    if (!rest.isEmpty())
        cut.append(rest);
    return cut;
}

QString bareSubject(const QString &subject)
{
    static const QRegularExpression Answer(
        QStringLiteral("^\\s*(?:(?:re|aw|antw|sv|rv|رد)\\s*(?:\\[\\d+\\])?\\s*[:：]\\s*)+"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QString bare = subject;
    return bare.remove(Answer).trimmed();
}

} // namespace tierdesk::engine
