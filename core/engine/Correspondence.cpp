#include "core/engine/Correspondence.h"

#include "core/base/Json.h"
#include "core/base/Random.h"
#include "core/engine/Redaction.h"
#include "core/store/Readers.h"
#include "core/store/Repositories.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace tierdesk::engine {

namespace {

using base::Result;

constexpr qsizetype LongestSubject = 500; ///< of messages that are only kept on record

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

/// Collects the text and files of @p messages for the customer; the other fields stay empty.
Result<MailWords> wordsOf(const CommandContext &context, CompanyId company, const std::vector<Message> &messages)
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
            const auto stored = TRY(context.store().attachments.byPublicId(company, file.id));
            if (!stored)
                return base::fail(base::Fault::StorageFailed, u"a message without its file"_s);
            words.files.push_back({file, stored->sha256});
        }
    }
    words.text = texts.join(u"\n\n"_s);
    return words;
}

QJsonArray toJson(const std::vector<LeavingFile> &files)
{
    QJsonArray json;
    for (const LeavingFile &each : files) {
        QJsonObject file = tierdesk::toJson(std::vector<Attachment>{each.file}).first().toObject();
        file.insert(u"sha256"_s, QString::fromLatin1(each.sha256));
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

Result<void> post(CommandContext &context, Correspondent &with, const MailConfig &config, const Event &event,
                  MailWords words)
{
    // Cannot be guessed, so an e-mail that refers to it comes from somebody who has received it.
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
    row.event = u"message.created"_s;
    row.body = encode(words);
    row.reference = words.messageId;
    TRY(context.sendOut(std::move(row)));
    TRY(context.store().channelMessages.insert({.company = with.company,
                                                .channel = Channel::Email,
                                                .ref = words.messageId,
                                                .session = event.session->key,
                                                .address = with.address,
                                                .isOurs = true,
                                                .at = context.now()}));
    addTo(with.thread, words.messageId);
    return context.store().channelMessages.put(with);
}

Result<void> text(CommandContext &context, const Correspondent &with, const MailWords &words)
{
    OutboxRow row;
    row.company = with.company;
    row.session = with.session;
    row.channel = OutboxChannel::Sms;
    row.target = with.address;
    row.event = u"message.created"_s;
    for (const QString &each : pieces(words.text, LongestText)) {
        row.body = each.toUtf8();
        TRY(context.sendOut(row));
    }
    row.event = QLatin1String(FileEvent);
    for (const LeavingFile &each : words.files) {
        row.body = base::toJson(tierdesk::toJson(std::vector<Attachment>{each.file}).first().toObject());
        TRY(context.sendOut(row));
    }
    const auto isSilent = TRY(context.store().channelMessages.wantsNoMore(with.company, with.address));
    if (!isSilent)
        return {};
    const auto failed =
        context.store().outbox.failPendingTo(with.company, with.address, QLatin1String(SaidStop), context.now());
    return failed ? Result<void>() : failed.error();
}

/// Checks that no other conversation was opened: two messages that arrive together are both looked up before either is
/// stored. The session that @p channelMessage would open has no correspondent yet, so one that is found is another's.
Result<void> checkOpening(CommandContext &context, const MessageTaken &channelMessage)
{
    const auto open = TRY(context.store().channelMessages.openWith(channelMessage.company, channelMessage.channel,
                                                                   channelMessage.address));
    if (open.empty())
        return {};
    const auto session = TRY(context.store().sessions.byKey(open.front().session));
    return base::fail(base::Fault::Conflict, u"a conversation with the address was opened meanwhile"_s, {},
                      {{u"begun"_s, session->id}});
}

} // namespace

QByteArray encode(const MailWords &words)
{
    return base::toJson(QJsonObject{{u"text"_s, words.text},
                                    {u"subject"_s, words.subject},
                                    {u"name"_s, words.name},
                                    {u"messageId"_s, words.messageId},
                                    {u"answers"_s, words.answers},
                                    {u"thread"_s, QJsonArray::fromStringList(words.thread)},
                                    {u"automatic"_s, words.isAutomatic},
                                    {u"files"_s, toJson(words.files)}});
}

Result<MailWords> mailWordsFrom(const QByteArray &body)
{
    const auto json = TRY(base::parseJsonObject(body));
    MailWords words;
    words.text = json[u"text"].toString();
    words.subject = json[u"subject"].toString();
    words.name = json[u"name"].toString();
    words.messageId = json[u"messageId"].toString();
    words.answers = json[u"answers"].toString();
    words.thread = listOf(json[u"thread"]);
    words.isAutomatic = json[u"automatic"].toBool();
    words.files = filesFrom(json[u"files"].toArray());
    return words;
}

Result<void> postWords(CommandContext &context, const Event &event)
{
    const bool isLetter =
        event.session && (event.session->channel == Channel::Email || event.session->channel == Channel::Sms);
    if (!isLetter || event.messages.empty())
        return {};
    auto words = TRY(wordsOf(context, event.session->company, event.messages));
    const CompanyEntry *entry = context.directory().company(event.session->company);
    if ((words.text.isEmpty() && words.files.empty()) || !entry)
        return {};
    auto with = TRY(context.store().channelMessages.correspondentOf(event.session->key));
    if (!with) // it began at another API, which delivers its own answers
        return {};
    return event.session->channel == Channel::Email
               ? post(context, *with, entry->company.config.mail, event, std::move(words))
               : text(context, *with, words);
}

Result<void> keepMessage(CommandContext &context, const Session &session, const MessageTaken &channelMessage)
{
    const auto kept = context.store().channelMessages.insert({.company = channelMessage.company,
                                                              .channel = channelMessage.channel,
                                                              .ref = channelMessage.ref,
                                                              .session = session.key,
                                                              .address = channelMessage.address,
                                                              .isOurs = false,
                                                              .at = context.now()});
    if (!kept && kept.error().fault == base::Fault::Conflict)
        return base::fail(base::Fault::Conflict, u"it was taken before"_s, {}, {{u"known"_s, true}});
    if (!kept)
        return kept.error();
    if (channelMessage.isOpening)
        TRY(checkOpening(context, channelMessage));
    const auto known = TRY(context.store().channelMessages.correspondentOf(session.key));
    const Redaction redacted(context.directory(), channelMessage.company);
    Correspondent with = known.value_or(Correspondent{.session = session.key,
                                                      .company = channelMessage.company,
                                                      .channel = channelMessage.channel,
                                                      .address = channelMessage.address,
                                                      .name = {},
                                                      .subject = redacted(bareSubject(channelMessage.subject)),
                                                      .answers = {},
                                                      .thread = {}});
    if (!channelMessage.name.isEmpty())
        with.name = redacted(channelMessage.name);
    if (channelMessage.channel == Channel::Email) {
        with.answers = channelMessage.ref;
        std::for_each(channelMessage.answers.rbegin(), channelMessage.answers.rend(),
                      [&](const QString &each) { addTo(with.thread, each); });
        addTo(with.thread, channelMessage.ref);
    }
    return context.store().channelMessages.put(with);
}

Result<void> ignoreMessage(CommandContext &context, const MessageTaken &channelMessage, const QString &reason)
{
    const QString subject = Redaction(context.directory(), channelMessage.company)(channelMessage.subject);
    const auto kept = context.store().ignoredMessages.insert({.id = {},
                                                              .company = channelMessage.company,
                                                              .channel = channelMessage.channel,
                                                              .ref = channelMessage.ref,
                                                              .address = channelMessage.address,
                                                              .subject = subject.left(LongestSubject),
                                                              .reason = reason,
                                                              .at = context.now()});
    if (!kept && kept.error().fault != base::Fault::Conflict)
        return kept.error();
    return {};
}

Result<void> heedOptWord(CommandContext &context, const MessageTaken &channelMessage, bool isStop)
{
    const auto known =
        context.store().channelMessages.byRef(channelMessage.company, channelMessage.channel, channelMessage.ref);
    if (!known || *known)
        return known ? Result<void>() : known.error();
    const QString word = isStop ? u"STOP"_s : u"START"_s;
    TRY(ignoreMessage(context, channelMessage, word));
    if (const auto heeded = context.store().channelMessages.silence(channelMessage.company, channelMessage.address,
                                                                    isStop, context.now());
        !heeded)
        return heeded.error();
    int failed = 0;
    if (isStop) {
        failed = TRY(context.store().outbox.failPendingTo(channelMessage.company, channelMessage.address,
                                                          QLatin1String(SaidStop), context.now()));
    }
    Event event;
    if (failed > 0)
        event.kinds = {"deliveries.changed"};
    return context.record({.company = channelMessage.company,
                           .command = isStop ? "number.stop" : "number.start",
                           .subject = channelMessage.address,
                           .before = {},
                           .after = base::toJson(QJsonObject{{u"failed"_s, failed}}),
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
        if (at == 0) // a single word of that length
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
    static const QRegularExpression Answer(u"^\\s*(?:(?:re|aw|antw|sv|rv|رد)\\s*(?:\\[\\d+\\])?\\s*[:：]\\s*)+"_s,
                                           QRegularExpression::CaseInsensitiveOption |
                                               QRegularExpression::UseUnicodePropertiesOption);
    QString bare = subject;
    return bare.remove(Answer).trimmed();
}

} // namespace tierdesk::engine
