#include "ui/integrations/EndpointDialog.h"
#include "ui/integrations/EndpointsSection.h"
#include "ui/models/Failures.h"

#include <QtWidgets/QPushButton>

/// User actions of the section.
namespace tierdesk::ui {

using widgets::Dialog;

namespace {

QString sentenceOf(const base::Error &error)
{
    // The server's message about a field is more specific than the general text of the fault.
    return error.fault == base::Fault::InvalidInput ? error.message : failureWords(error).sentence;
}

} // namespace

void EndpointsSection::askForNew()
{
    if (!mayChange() || !isReady())
        return;
    auto *dialog = new EndpointDialog(m_known.events, std::nullopt, window());
    connect(dialog, &EndpointDialog::created, this, [this, dialog](const deskapi::NewEndpoint &request) {
        m_integrations.create(request, dialog, [this, dialog](const base::Result<deskapi::CreatedEndpoint> &made) {
            dialog->setBusy(false);
            if (!made)
                return dialog->say(Mood::Bad, theme::Icon::Alert, tr("Not added. %1").arg(sentenceOf(made.error())));
            dialog->accept();
            showSecret(made, false);
            load();
        });
    });
    dialog->open();
}

void EndpointsSection::askForChange()
{
    const auto endpoint = chosen();
    if (!endpoint || !mayChange())
        return;
    auto *dialog = new EndpointDialog(m_known.events, endpoint, window());
    connect(
        dialog, &EndpointDialog::changed, this,
        [this, dialog, id = endpoint->id](const deskapi::ChangeEndpoint &request) {
            m_integrations.change(id, request, dialog, [this, dialog](const base::Result<deskapi::EndpointRow> &row) {
                dialog->setBusy(false);
                if (!row)
                    return dialog->say(Mood::Bad, theme::Icon::Alert, tr("Not saved. %1").arg(sentenceOf(row.error())));
                dialog->accept();
                load();
            });
        });
    dialog->open();
}

void EndpointsSection::askToRemove()
{
    const auto endpoint = chosen();
    if (!endpoint || !mayChange())
        return;
    auto *dialog = new Dialog(tr("Remove this endpoint?"), window());
    dialog->setObjectName(u"removeEndpointDialog"_s);
    dialog->setSentence(tr(
        "No more events are sent to this endpoint, and its pending deliveries fail. Past deliveries stay on record."));
    auto *yes = dialog->addButton(tr("Remove"), Dialog::Act::Primary);
    yes->setObjectName(u"confirmRemoveEndpoint"_s);
    connect(yes, &QPushButton::clicked, this, [this, dialog, id = endpoint->id] {
        dialog->accept();
        m_integrations.remove(id, this, [this](const base::Result<QJsonObject> &done) {
            if (!done)
                return complain(done.error(), tr("Not removed."));
            load();
        });
    });
    dialog->open();
}

void EndpointsSection::askToRotate()
{
    const auto endpoint = chosen();
    if (!endpoint || !mayChange())
        return;
    auto *dialog = new Dialog(tr("Create a new secret?"), window());
    dialog->setObjectName(u"rotateDialog"_s);
    dialog->setSentence(tr("Deliveries are signed with the new secret, and for 24 hours with the old one as well."));
    auto *yes = dialog->addButton(tr("Create secret"), Dialog::Act::Primary);
    yes->setObjectName(u"confirmRotate"_s);
    connect(yes, &QPushButton::clicked, this, [this, dialog, id = endpoint->id] {
        dialog->accept();
        m_integrations.rotate(id, {}, this, [this](const base::Result<deskapi::CreatedEndpoint> &made) {
            if (!made)
                return complain(made.error(), tr("The secret was not created."));
            showSecret(made, true);
            load();
        });
    });
    dialog->open();
}

void EndpointsSection::showSecret(const base::Result<deskapi::CreatedEndpoint> &made, bool isRotated)
{
    if (!made->secret.isEmpty())
        (new SecretDialog(made->secret, isRotated, window()))->open();
}

void EndpointsSection::setOn(bool isOn)
{
    const auto endpoint = chosen();
    if (!endpoint)
        return;
    deskapi::ChangeEndpoint request;
    request.isEnabled = isOn;
    m_integrations.change(endpoint->id, request, this, [this](const base::Result<deskapi::EndpointRow> &row) {
        if (!row)
            complain(row.error(), tr("Not changed."));
        load();
    });
}

void EndpointsSection::ping()
{
    const auto endpoint = chosen();
    if (!endpoint)
        return;
    m_integrations.ping(endpoint->id, this, [this](const base::Result<deskapi::DeliveryRow> &row) {
        if (!row)
            return complain(row.error(), tr("The test event was not sent."));
        load();
        loading().reloadSoon(); // by then it may have been taken
    });
}

void EndpointsSection::sendAgain()
{
    const OutboxId id = chosenDelivery();
    if (!id.isSet())
        return;
    m_integrations.sendAgain(id, this, [this](const base::Result<deskapi::DeliveryRow> &row) {
        if (!row)
            return complain(row.error(), tr("The retry was not started."));
        load();
        loading().reloadSoon();
    });
}

void EndpointsSection::sendAllAgain()
{
    const auto endpoint = chosen();
    if (!endpoint)
        return;
    m_integrations.sendAllAgain(endpoint->id, this, [this](const base::Result<deskapi::SentAgain> &done) {
        if (!done)
            return complain(done.error(), tr("The retry was not started."));
        say(tr("%Ln delivery(s) queued for retry", nullptr, done->count));
        load();
    });
}

void EndpointsSection::complain(const base::Error &error, const QString &what)
{
    const widgets::StateText text = stateText(error);
    say(u"%1 %2. %3"_s.arg(what, text.heading, text.sentence), Mood::Bad, text.icon);
}

void EndpointsSection::say(const QString &text, Mood mood, theme::Icon icon)
{
    banner().say(mood, icon, text, tr("Dismiss"));
    banner().show();
}

} // namespace tierdesk::ui
