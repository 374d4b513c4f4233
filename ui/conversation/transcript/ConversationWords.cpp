#include "ui/conversation/CaseWords.h"
#include "ui/conversation/transcript/ConversationModel.h"
#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"
#include "ui/theme/Paint.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <algorithm>
#include <utility>

/// The half of ConversationModel that makes words.
namespace tierdesk::ui {

namespace {

using Kind = ConversationModel::Kind;

/// A tool tip of one long line would be as wide as the screen.
constexpr qsizetype TipWidth = 80;

QStringList wrapped(const QString &text)
{
    QStringList lines;
    const QStringList paragraphs = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &paragraph : paragraphs) {
        QString line;
        for (const QString &word : paragraph.split(u' ', Qt::SkipEmptyParts)) {
            if (!line.isEmpty() && line.size() + word.size() >= TipWidth)
                lines << std::exchange(line, {});
            line += line.isEmpty() ? word : u' ' + word;
        }
        lines << line;
    }
    return lines;
}

} // namespace

QString ConversationModel::textOf(const Entry &entry) const
{
    const auto at = static_cast<std::size_t>(entry.at);
    switch (entry.kind) {
    case Kind::Day: {
        const QDate day = QDate::fromJulianDay(entry.id);
        const qint64 ago = day.daysTo(words::dayOf(m_now));
        return ago == 0 ? tr("Today") : ago == 1 ? tr("Yesterday") : QLocale().toString(day, QLocale::LongFormat);
    }
    case Kind::Attachments:
        return words::attachments(m_detail.metadata).join(u'\n');
    case Kind::Said:
    case Kind::Note:
        return m_detail.messages[at].text;
    case Kind::Writing:
        return m_writing->isCut ? u"… "_s + m_writing->text : m_writing->text;
    case Kind::Held:
        return m_detail.held[at].text;
    case Kind::EscalationStep: {
        const Escalation &escalation = m_detail.escalations[at];
        if (escalation.from == escalation.to && escalation.at <= m_detail.session.createdAt)
            return tr("Assigned to human agents from the start");
        if (escalation.from == escalation.to)
            return tr("Reopened · %1", "a case that was closed, why").arg(words::reasons(escalation));
        return tr("%1 → %2 · %3", "the tier changed, why")
            .arg(words::tierName(escalation.from), words::tierName(escalation.to), words::reasons(escalation));
    }
    case Kind::Return:
        return tr("%1 → %2 · handed back", "the tier changed")
            .arg(words::tierName(Tier::HumanAgent), words::tierName(heirOf(m_detail.escalations[at])));
    case Kind::Deed:
        return words::outcome(m_detail.actions[at]);
    case Kind::Closing: {
        if (entry.id >= ClosedBefore)
            return tr("Closed", "a case, once");
        if (m_detail.session.status == Status::Abandoned)
            return tr("Closed · the customer did not return");
        const auto &resolution = m_detail.session.resolution;
        return resolution ? tr("Resolved · %1").arg(phrases::withinALine(phrases::text(resolution->type)))
                          : tr("Resolved");
    }
    }
    return {};
}

QString ConversationModel::metaOf(const Message &message) const
{
    const QString time = words::timeOfDay(message.at);
    if (message.isInternal)
        return direction::joined({tr("Internal note"), words::speakerName(message), time});
    if (message.speaker == Speaker::Customer) {
        if (!message.score)
            return direction::line(time);
        return direction::joined({time, u"%1 %2"_s.arg(theme::glyph(message.sentiment),
                                                       phrases::withinALine(phrases::text(message.sentiment)))});
    }
    QStringList parts{words::speakerName(message), time};
    if (!message.answer)
        return direction::joined(parts);
    const auto actions = actionsOf(message);
    for (const QString &tool : message.answer->actionsTaken) {
        const bool isTold = std::any_of(actions.begin(), actions.end(),
                                        [&](const Action *action) { return tool == word(action->request.kind); });
        if (!isTold)
            parts.append(tool);
    }
    for (const Action *action : actions)
        parts.append(words::outcome(*action));
    if (message.answer->latencyMs > 0)
        parts.append(words::latency(message.answer->latencyMs));
    return direction::joined(parts);
}

QString ConversationModel::metaOf(const Entry &entry) const
{
    const auto at = static_cast<std::size_t>(entry.at);
    switch (entry.kind) {
    case Kind::Said:
    case Kind::Note:
        return metaOf(m_detail.messages[at]);
    case Kind::Attachments:
        return tr("%Ln attachment(s) from the client", nullptr,
                  static_cast<int>(words::attachments(m_detail.metadata).size()));
    case Kind::Writing:
        return direction::joined({tr("%1 is writing…").arg(words::tierName(m_writing->tier)), tr("not sent yet")});
    case Kind::Held: {
        const HeldReply &held = m_detail.held[at];
        const qint64 seconds = words::secondsLeft(held, m_now);
        return direction::joined(
            {held.userName, seconds > 0 ? tr("sending in %1 s").arg(QLocale().toString(seconds)) : tr("sending…")});
    }
    case Kind::Deed:
        return words::timeOfDay(m_detail.actions[at].at);
    default:
        return {};
    }
}

QString ConversationModel::hintOf(const Entry &entry) const
{
    const auto at = static_cast<std::size_t>(entry.at);
    QStringList lines;
    if (entry.kind == Kind::EscalationStep) {
        const Escalation &escalation = m_detail.escalations[at];
        lines << tr("%1, at %2", "a ticket's number, time").arg(escalation.ticket, words::timeOfDay(escalation.at));
        lines << escalation.explanations;
        if (!escalation.notes.isEmpty())
            lines << escalation.notes;
    } else if (entry.kind == Kind::Deed) {
        lines << m_detail.actions[at].verdict.explanation;
    } else if (entry.kind == Kind::Said) {
        for (const Action *action : actionsOf(m_detail.messages[at]))
            lines << action->verdict.explanation;
        if (const auto &answer = m_detail.messages[at].answer; answer && !answer->model.isEmpty())
            lines << tr("Answered by %1").arg(answer->model);
        if (const QString &trigger = m_detail.messages[at].trigger; !trigger.isEmpty())
            lines << tr("Based on: “%1”").arg(trigger);
    }
    lines.removeAll(QString());
    if (lines.isEmpty())
        return {};
    // Plain, as every tool tip (AppStyle); Qt would make one line of each, as wide as the screen.
    QStringList told;
    for (const QString &line : std::as_const(lines)) {
        for (const QString &part : wrapped(line))
            told << direction::isolated(part);
    }
    return told.join(u'\n');
}

const std::vector<Attachment> &ConversationModel::filesOf(const Entry &entry) const
{
    static const std::vector<Attachment> None;
    const auto at = static_cast<std::size_t>(entry.at);
    return entry.kind == Kind::Said   ? m_detail.messages[at].attachments
           : entry.kind == Kind::Held ? m_detail.held[at].attachments
                                      : None;
}

/// The words of @p entry and the names of its files, for those who cannot see them.
QString ConversationModel::wholeOf(const Entry &entry) const
{
    QStringList lines;
    if (const QString text = textOf(entry); !text.isEmpty())
        lines << text;
    for (const Attachment &each : filesOf(entry))
        lines << tr("Attachment: %1").arg(words::fileLine(each));
    return lines.join(u'\n');
}

QString ConversationModel::spokenOf(const Entry &entry) const
{
    const QString text = wholeOf(entry);
    const QString meta = metaOf(entry);
    if (entry.kind == Kind::Said && m_detail.messages[static_cast<std::size_t>(entry.at)].speaker == Speaker::Customer)
        return tr("Customer: %1. %2").arg(text, meta);
    return meta.isEmpty() ? text : u"%1: %2"_s.arg(meta, text);
}

QString ConversationModel::transcript(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Entry &entry = m_entries[static_cast<std::size_t>(index.row())];
    if (entry.kind != Kind::Said && entry.kind != Kind::Note && entry.kind != Kind::Writing && entry.kind != Kind::Held)
        return u"--- %1"_s.arg(textOf(entry));
    const bool isCustomer =
        entry.kind == Kind::Said && m_detail.messages[static_cast<std::size_t>(entry.at)].speaker == Speaker::Customer;
    const QString meta =
        isCustomer ? direction::joined({phrases::customerName(m_detail.session), metaOf(entry)}) : metaOf(entry);
    return u"[%1]\n%2"_s.arg(meta, wholeOf(entry));
}

QString ConversationModel::transcript() const
{
    QStringList all;
    for (int row = 0; row < rowCount(); ++row) {
        if (m_entries[static_cast<std::size_t>(row)].kind != Kind::Writing)
            all.append(transcript(index(row)));
    }
    return all.join(u"\n\n"_s);
}

} // namespace tierdesk::ui
