#include "ui/conversation/transcript/ConversationModel.h"

#include "ui/conversation/CaseWords.h"

#include <QtCore/QDateTime>
#include <QtCore/QHashFunctions>

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

namespace {

using Kind = ConversationModel::Kind;

/// What happens in one instant is told in the order of the tiers: an answer of the lower one, the escalation, an answer
/// of the higher one.
int orderOf(Speaker speaker)
{
    switch (speaker) {
    case Speaker::Customer:
        return 0;
    case Speaker::System:
        return 1;
    case Speaker::AiRep:
        return 2;
    case Speaker::AiManager:
        return 4;
    case Speaker::HumanAgent:
        return 6;
    }
    return 0;
}

int orderOfEscalationTo(Tier tier)
{
    return tier == Tier::HumanAgent ? 5 : 3;
}
constexpr int OrderOfDeed = 7;
constexpr int OrderOfReturn = 8;
constexpr int OrderOfClosing = 9;

/// Something between the messages, before it has found its place.
struct Between {
    Kind kind;
    qint64 id;
    int at;
    size_t stamp;
    Timestamp when;
    int order;
};

} // namespace

ConversationModel::ConversationModel(QObject *parent)
    : QAbstractListModel(parent)
{}

int ConversationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant ConversationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &entry = m_entries[static_cast<std::size_t>(index.row())];
    const auto *message = entry.kind == Kind::Said || entry.kind == Kind::Note
                              ? &m_detail.messages[static_cast<std::size_t>(entry.at)]
                              : nullptr;
    switch (role) {
    case Qt::DisplayRole:
        return textOf(entry);
    case Qt::AccessibleTextRole:
        return spokenOf(entry);
    case Qt::ToolTipRole:
        return hintOf(entry);
    case KindRole:
        return static_cast<int>(entry.kind);
    case MetaRole:
        return metaOf(entry);
    case SpeakerRole:
        return static_cast<int>(message                       ? message->speaker
                                : entry.kind == Kind::Writing ? speakerOf(m_writing->tier)
                                                              : Speaker::HumanAgent);
    case SentimentRole:
        return static_cast<int>(message && message->score ? message->sentiment : Sentiment::Neutral);
    case TierRole:
        if (entry.kind == Kind::EscalationStep)
            return static_cast<int>(m_detail.escalations[static_cast<std::size_t>(entry.at)].to);
        if (entry.kind == Kind::Return)
            return static_cast<int>(heirOf(m_detail.escalations[static_cast<std::size_t>(entry.at)]));
        return static_cast<int>(Tier::HumanAgent);
    case KeyRole:
        return (entry.id << 4) | static_cast<qint64>(entry.kind);
    case FilesRole:
        return QVariant::fromValue(filesOf(entry));
    default:
        return {};
    }
}

// --- what stands where

std::vector<ConversationModel::Entry> ConversationModel::arranged() const
{
    std::vector<Between> between;
    const auto number = [](std::size_t at) { return static_cast<int>(at); };
    for (std::size_t at = 0; at < m_detail.escalations.size(); ++at) {
        const Escalation &each = m_detail.escalations[at];
        // The desk tells no key of an escalation, and one never goes: its place is its number.
        const qint64 escalation = number(at) + 1;
        between.push_back({Kind::EscalationStep, escalation, number(at), 0, each.at, orderOfEscalationTo(each.to)});
        if (each.to != Tier::HumanAgent || !each.endedAt)
            continue;
        // What a person's stretch ended with is told by who had the case after it: with a person still, it was closed.
        const bool isLast = at + 1 == m_detail.escalations.size();
        const Tier next = isLast ? m_detail.session.tier : m_detail.escalations[at + 1].from;
        if (next != Tier::HumanAgent)
            between.push_back({Kind::Return, escalation, number(at), static_cast<size_t>(heirOf(each)), *each.endedAt,
                               OrderOfReturn});
        else if (!isLast || m_detail.session.status != Status::Resolved)
            between.push_back({Kind::Closing, ClosedBefore + escalation, 0, 0, *each.endedAt, OrderOfClosing});
    }
    for (std::size_t at = 0; at < m_detail.actions.size(); ++at) {
        // What the AI did stands in the small print of its answer.
        if (const Action &each = m_detail.actions[at]; each.user.isSet())
            between.push_back(
                {Kind::Deed, each.id.value, number(at), static_cast<size_t>(each.state), each.at, OrderOfDeed});
    }
    if (m_detail.session.resolvedAt && m_detail.session.status == Status::Resolved)
        between.push_back({Kind::Closing, ResolvedNow, 0, static_cast<size_t>(m_detail.session.version),
                           *m_detail.session.resolvedAt, OrderOfClosing});
    else if (m_detail.session.status == Status::Abandoned)
        between.push_back({Kind::Closing, AbandonedNow, 0, 0, m_detail.session.updatedAt, OrderOfClosing});
    std::stable_sort(between.begin(), between.end(), [](const Between &one, const Between &other) {
        return std::pair(one.when, one.order) < std::pair(other.when, other.order);
    });

    std::vector<Entry> entries;
    entries.reserve(m_detail.messages.size() + between.size() + 8);
    if (!words::attachments(m_detail.metadata).isEmpty())
        entries.push_back({Kind::Attachments, 1, 0, qHash(m_detail.metadata.value(u"attachments"))});
    QDate day = words::dayOf(m_now);
    qint64 dayEnds = std::numeric_limits<qint64>::min(); // dates are dear, and most messages follow on the same day
    qint64 dayBegins = std::numeric_limits<qint64>::max();
    const auto turnPage = [&](Timestamp at) {
        if (at.ms >= dayBegins && at.ms < dayEnds)
            return;
        const QDate next = words::dayOf(at);
        dayBegins = next.startOfDay().toMSecsSinceEpoch();
        dayEnds = next.addDays(1).startOfDay().toMSecsSinceEpoch();
        if (next != std::exchange(day, next))
            entries.push_back(
                {Kind::Day, next.toJulianDay(), 0, static_cast<size_t>(words::dayOf(m_now).toJulianDay())});
    };
    auto next = between.begin();
    const auto put = [&](const Between &each) {
        turnPage(each.when);
        entries.push_back({each.kind, each.id, each.at, each.stamp});
    };
    for (std::size_t at = 0; at < m_detail.messages.size(); ++at) {
        const Message &each = m_detail.messages[at];
        while (next != between.end() && std::pair(next->when, next->order) < std::pair(each.at, orderOf(each.speaker)))
            put(*next++);
        turnPage(each.at);
        size_t stamp = static_cast<size_t>(each.sentiment);
        for (const Action *action : actionsOf(each))
            stamp = stamp * 31 + static_cast<size_t>(action->id.value * 4) + static_cast<size_t>(action->state);
        entries.push_back({each.isInternal ? Kind::Note : Kind::Said, each.id.value, number(at), stamp});
    }
    while (next != between.end())
        put(*next++);
    if (m_writing)
        entries.push_back({Kind::Writing, m_writings, 0, 0});
    for (std::size_t at = 0; at < m_detail.held.size(); ++at)
        entries.push_back({Kind::Held, m_detail.held[at].id.value, number(at), 0});
    return entries;
}

void ConversationModel::setDetail(const deskapi::SessionDetail &detail)
{
    const bool isOther = detail.session.id != m_detail.session.id;
    m_detail = detail;
    m_causes.clear();
    m_causes.reserve(detail.messages.size());
    int cause = -1;
    for (std::size_t at = 0; at < detail.messages.size(); ++at) {
        m_causes.push_back(cause);
        if (detail.messages[at].speaker == Speaker::Customer)
            cause = static_cast<int>(at);
    }
    if (isOther) {
        beginResetModel();
        m_entries = arranged();
        endResetModel();
        return;
    }
    change(arranged());
}

void ConversationModel::setWriting(const std::optional<ui::Writing> &writing)
{
    const bool wasWriting = m_writing.has_value();
    m_writing = writing;
    if (wasWriting != m_writing.has_value()) {
        m_writings += wasWriting ? 0 : 1;
        change(arranged());
    } else if (m_writing) {
        // More words: theirs is the only row that is looked at.
        const QModelIndex row = index(rowCount() - 1 - static_cast<int>(m_detail.held.size()));
        Q_EMIT dataChanged(row, row, {Qt::DisplayRole, MetaRole, Qt::AccessibleTextRole, SpeakerRole});
    }
}

void ConversationModel::clear()
{
    m_writing.reset();
    setDetail({});
}

QModelIndex ConversationModel::indexOf(MessageId message) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [message](const Entry &entry) {
        return (entry.kind == Kind::Said || entry.kind == Kind::Note) && entry.id == message.value;
    });
    return found == m_entries.end() ? QModelIndex() : index(static_cast<int>(found - m_entries.begin()));
}

/// Says what of the rows is new, gone or changed. What both have at the beginning and at the end stays.
void ConversationModel::change(std::vector<Entry> next)
{
    const auto same = [](const Entry &one, const Entry &other) { return one.isSame(other); };
    const std::size_t shorter = std::min(m_entries.size(), next.size());
    std::size_t head = 0;
    while (head < shorter && same(m_entries[head], next[head]))
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && same(m_entries[m_entries.size() - 1 - tail], next[next.size() - 1 - tail]))
        ++tail;

    const std::vector<Entry> before = m_entries;
    const auto from = static_cast<int>(head);
    const auto gone = static_cast<int>(m_entries.size() - tail) - from;
    const auto come = static_cast<int>(next.size() - tail) - from;
    if (gone > 0) {
        beginRemoveRows({}, from, from + gone - 1);
        m_entries.erase(m_entries.begin() + from, m_entries.begin() + from + gone);
        endRemoveRows();
    }
    if (come > 0) {
        beginInsertRows({}, from, from + come - 1);
        m_entries = std::move(next);
        endInsertRows();
    } else {
        m_entries = std::move(next);
    }
    const auto tell = [&](std::size_t row, const Entry &old) {
        if (m_entries[row].stamp != old.stamp)
            Q_EMIT dataChanged(index(static_cast<int>(row)), index(static_cast<int>(row)));
    };
    for (std::size_t row = 0; row < head; ++row)
        tell(row, before[row]);
    for (std::size_t back = 1; back <= tail; ++back)
        tell(m_entries.size() - back, before[before.size() - back]);
}

void ConversationModel::setNow(Timestamp now)
{
    const Timestamp before = std::exchange(m_now, now);
    if (before.ms / 60'000 != now.ms / 60'000 && words::dayOf(before) != words::dayOf(now))
        change(arranged());
    for (int row = rowCount() - 1; row >= 0 && m_entries[static_cast<std::size_t>(row)].kind == Kind::Held; --row) {
        const auto &held = m_detail.held[static_cast<std::size_t>(m_entries[static_cast<std::size_t>(row)].at)];
        if (words::secondsLeft(held, before) != words::secondsLeft(held, now))
            Q_EMIT dataChanged(index(row), index(row), {MetaRole, Qt::AccessibleTextRole});
    }
}

/// The tier that a case went to when a person gave it back: who spoke next, or who has it now.
Tier ConversationModel::heirOf(const Escalation &ended) const
{
    for (const Message &message : m_detail.messages) {
        if (message.at < *ended.endedAt)
            continue;
        if (message.speaker == Speaker::AiRep)
            return Tier::AiRep;
        if (message.speaker == Speaker::AiManager)
            return Tier::AiManager;
    }
    return m_detail.session.tier == Tier::AiManager ? Tier::AiManager : Tier::AiRep;
}

/// What the AI did for the customer's message that @p answer answers.
std::vector<const Action *> ConversationModel::actionsOf(const Message &answer) const
{
    std::vector<const Action *> all;
    if (m_detail.actions.empty() || (answer.speaker != Speaker::AiRep && answer.speaker != Speaker::AiManager))
        return all;
    const auto at = std::lower_bound(m_detail.messages.begin(), m_detail.messages.end(), answer.id,
                                     [](const Message &one, MessageId id) { return one.id < id; }) -
                    m_detail.messages.begin();
    if (at == static_cast<qsizetype>(m_causes.size()))
        return all;
    const int cause = m_causes[static_cast<std::size_t>(at)];
    if (cause < 0)
        return all;
    const Message &asked = m_detail.messages[static_cast<std::size_t>(cause)];
    for (const Action &action : m_detail.actions) {
        if (!action.user.isSet() && action.message == asked.id && speakerOf(action.tier) == answer.speaker)
            all.push_back(&action);
    }
    return all;
}

} // namespace tierdesk::ui
