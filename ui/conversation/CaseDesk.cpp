#include "ui/conversation/CaseDesk.h"

#include "core/doors/client/Address.h"
#include "core/doors/deskapi/Requests.h"
#include "ui/conversation/drafts/DraftWatch.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSettings>

#include <algorithm>

namespace tierdesk::ui {

namespace {

constexpr int UndoForSeconds = 5;
/// Less than this is the network's own delay.
constexpr Millis SameClock{1000};

/// Moves unsaved changes of pages that earlier versions kept in the settings to @p drafts. @p person is as they named
/// the owner. Each change was an array that began with what it changes.
void takeFromSettings(QSettings &settings, DraftStore &drafts, const QString &person)
{
    const auto hash = QCryptographicHash::hash(person.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    for (const QString &page : {u"replies"_s, u"tiers"_s}) {
        const QString key = u"%1/draft/%2"_s.arg(page, QString::fromLatin1(hash));
        if (!settings.contains(key))
            continue;
        QJsonObject changes = drafts.changes(drafts.owner(), page);
        for (const QJsonValue &each : QJsonDocument::fromJson(settings.value(key).toString().toUtf8()).array()) {
            QJsonArray change = each.toArray();
            const QString what = change.first().toVariant().toString();
            change.removeFirst();
            if (!changes.contains(what))
                changes.insert(what, change);
        }
        drafts.putChanges(drafts.owner(), page, changes);
        if (drafts.flush())
            settings.remove(key);
    }
}

} // namespace

CaseDesk::CaseDesk(client::Connection &connection, const base::Clock &clock, QSettings &settings,
                   const QString &draftFolder, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_clock(clock)
    , m_settings(settings)
    , m_drafts(draftFolder)
    , m_replies(connection)
    , m_watch(new DraftWatch(*this))
{
    connect(&m_connection, &client::Connection::eventReceived, this, &CaseDesk::take);
}

/// What becomes of held replies, in every case: that it was written in may be open no more.
void CaseDesk::take(const deskapi::Event &event)
{
    if (!event.session || !m_me.id.isSet())
        return;
    const QString &session = event.session->id;
    for (const HeldReply &held : event.held) {
        if (held.user != m_me.id)
            continue;
        if (held.state == HeldState::Sent)
            drafts().forgetHeld(drafts().owner(), session, held.id.value);
        if (held.state != HeldState::Dropped)
            continue;
        giveBack(drafts().owner(), session, held);
        if (!isShown(session))
            tellTrouble(session,
                        held.reason == DropReason::SessionClosed
                            ? tr("Your reply was not sent because the case was closed. It was restored as a draft.")
                            : tr("Your reply was not sent because the case was no longer assigned to you. It was "
                                 "restored as a draft."));
    }
}

void CaseDesk::giveBack(const QString &owner, const QString &session, const HeldReply &held)
{
    drafts().giveBack(owner, session, held.id.value, held.text, draftFiles(held.attachments, m_clock.now()));
}

bool CaseDesk::isShown(const QString &session) const
{
    return std::find(m_shown.cbegin(), m_shown.cend(), session) != m_shown.cend();
}

void CaseDesk::enter(const deskapi::UserInfo &me)
{
    m_me = me;
    m_replies.clear();
    Q_EMIT meChanged();
}

void CaseDesk::changeCompany()
{
    m_watch->stop();
    (void)drafts(); // whose they are, before anybody writes
    m_replies.clear();
}

void CaseDesk::leave()
{
    m_watch->stop();
    m_drafts.flush();
    m_me = {};
    m_replies.clear();
    Q_EMIT meChanged();
}

DraftStore &CaseDesk::drafts()
{
    // Signed out, the last one's drafts are still theirs.
    if (!m_me.id.isSet())
        return m_drafts;
    const QUrl &server = m_connection.server();
    const QString &company = m_connection.company().isEmpty() ? m_me.company : m_connection.company();
    if (m_drafts.setOwner(client::addressText(server), company, m_me.id.value))
        takeFromSettings(m_settings, m_drafts, u"%1|%2|%3"_s.arg(server.toString(), company, m_me.email));
    return m_drafts;
}

void CaseDesk::setClockAhead(Millis ahead)
{
    const Millis apart{std::abs(ahead.count - m_ahead.count)};
    if (apart < SameClock)
        return;
    m_ahead = ahead;
    Q_EMIT clockAheadChanged();
}

void CaseDesk::setViewing(const QObject *view, const QString &session)
{
    if (session.isEmpty())
        m_shown.remove(view);
    else
        m_shown.insert(view, session);
    if (session.isEmpty() && view != m_viewer)
        return;
    m_viewer = session.isEmpty() ? nullptr : view;
    m_connection.setViewing(session);
    Q_EMIT viewingChanged(session);
}

int CaseDesk::undoFor() const
{
    return std::clamp(m_settings.value(u"reply/undoFor"_s, UndoForSeconds).toInt(), 0, deskapi::MaxUndoFor);
}

} // namespace tierdesk::ui
