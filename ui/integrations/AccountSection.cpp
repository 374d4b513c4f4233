#include "ui/integrations/AccountSection.h"

#include "ui/integrations/AccountForm.h"
#include "ui/settings/CardColumn.h"
#include "ui/settings/models/CardFoot.h"
#include "ui/widgets/Panel.h"

#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using client::Connection;

AccountSection::AccountSection(Connection &connection, client::AccountKind kind, AccountForm *form, const QString &name,
                               QWidget *parent)
    : LoadedSection(connection, kind == client::AccountKind::Mail ? u"mail"_s : u"sms"_s, parent)
    , m_integrations(connection)
    , m_kind(kind)
    , m_form(form)
    , m_strip(new widgets::Panel(widgets::Panel::Surface::Panel, Qt::TopEdge, this))
{
    setContent(new CardColumn(name, form, this));
    auto *strip = new QVBoxLayout(m_strip);
    strip->setContentsMargins(16, 1, 16, 10);
    strip->addWidget(&form->foot());
    addBelow(m_strip);
    connect(m_form, &AccountForm::saved, this, &AccountSection::load);
    connect(&connection, &Connection::eventReceived, this, [this](const deskapi::Event &event) {
        if (event.has(u"config.saved") || event.has(u"credentials.changed"))
            loading().reload();
    });
    AccountSection::showState();
}

void AccountSection::ask(int load)
{
    m_integrations.account(m_kind, this, [this, load](const base::Result<deskapi::Account> &account) {
        if (!isAwaited(load))
            return;
        if (!account)
            return settle(account.error(), tr("The account could not be refreshed."));
        m_form->show(*account);
        settle();
    });
}

void AccountSection::forget()
{
    m_form->clear();
}

void AccountSection::showState()
{
    m_form->setChangeable(mayChange());
    m_strip->setVisible(isReady() && mayChange());
    LoadedSection::showState();
}

} // namespace tierdesk::ui
