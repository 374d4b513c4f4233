#include "ui/shell/CaseWindows.h"

#include "core/base/Literals.h"
#include "ui/shell/CaseWindow.h"
#include "ui/shell/Geometry.h"
#include "ui/widgets/WriteSoon.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSettings>

#include <utility>

namespace tierdesk::ui {

CaseWindows::CaseWindows(CaseDesk &cases, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_cases(cases)
    , m_settings(settings)
    , m_soon(widgets::writeSoon(this, [this] { write(); }))
{}

CaseWindows::~CaseWindows()
{
    leaveAtOnce();
}

QString CaseWindows::key() const
{
    // An owner holds slashes and colons, which are no part of a key.
    const QByteArray digest = QCryptographicHash::hash(m_owner.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return u"window/cases/"_s + QString::fromLatin1(digest);
}

std::vector<CaseWindow *> CaseWindows::all() const
{
    std::vector<CaseWindow *> windows;
    for (const QPointer<CaseWindow> &each : m_windows) {
        if (each)
            windows.push_back(each.data());
    }
    return windows;
}

void CaseWindows::open(const QString &id)
{
    for (CaseWindow *each : all()) {
        if (each->session() != id)
            continue;
        each->raise();
        each->activateWindow();
        return;
    }
    make(id, {})->show();
    write();
}

CaseWindow *CaseWindows::make(const QString &id, const QByteArray &geometry)
{
    auto *window = new CaseWindow(m_cases, m_settings, id);
    if (window->restoreGeometry(geometry))
        pullIntoScreens(*window);
    connect(window, &CaseWindow::sessionChosen, this, &CaseWindows::sessionChosen);
    connect(window, &CaseWindow::closed, this, [this, window] {
        // Closed by the person: it does not come back. Those that we close are not among them any more.
        if (std::erase_if(m_windows, [window](const auto &each) { return each == window; }) == 0)
            return;
        m_closed.emplace_back(window);
        write();
    });
    watchGeometry(*window, *m_soon);
    m_windows.emplace_back(window);
    Q_EMIT made(window);
    return window;
}

void CaseWindows::enter(const QString &owner)
{
    m_owner = owner;
    const auto list = QJsonDocument::fromJson(m_settings.value(key()).toString().toUtf8()).array();
    for (const QJsonValue &each : list) {
        const QString id = each[u"id"].toString();
        if (id.isEmpty())
            continue;
        CaseWindow *window = make(id, QByteArray::fromBase64(each[u"geometry"].toString().toLatin1()));
        // The console's own window is what one looks at first.
        window->setAttribute(Qt::WA_ShowWithoutActivating);
        window->show();
        window->setAttribute(Qt::WA_ShowWithoutActivating, false);
    }
}

void CaseWindows::write()
{
    m_soon->stop();
    if (m_owner.isEmpty())
        return;
    QJsonArray list;
    for (const CaseWindow *each : all())
        list.append(QJsonObject{{u"id"_s, each->session()},
                                {u"geometry"_s, QString::fromLatin1(each->saveGeometry().toBase64())}});
    if (list.isEmpty())
        m_settings.remove(key());
    else
        m_settings.setValue(key(), QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact)));
}

void CaseWindows::leave()
{
    write();
    m_owner.clear();
    std::erase(m_closed, nullptr);
    for (const QPointer<CaseWindow> &each : std::exchange(m_windows, {})) {
        m_closed.push_back(each);
        if (each)
            each->close();
    }
}

void CaseWindows::leaveAtOnce()
{
    leave();
    for (const QPointer<CaseWindow> &each : std::exchange(m_closed, {}))
        delete each.data();
}

} // namespace tierdesk::ui
