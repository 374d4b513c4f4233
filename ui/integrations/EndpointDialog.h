#pragma once

#include "core/doors/deskapi/Outbox.h"
#include "ui/widgets/Dialog.h"

#include <QtCore/QList>

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace tierdesk::ui {

/// Edits a new or existing endpoint: target and events. The caller sends the request and reports the result.
class EndpointDialog final : public widgets::Dialog
{
    Q_OBJECT

public:
    /// @p events lists all available events. @p present is the endpoint to edit; nullopt for a new one.
    EndpointDialog(const QStringList &events, const std::optional<deskapi::EndpointRow> &present, QWidget *parent);

Q_SIGNALS:
    void created(const tierdesk::deskapi::NewEndpoint &request);
    void changed(const tierdesk::deskapi::ChangeEndpoint &request);

private:
    [[nodiscard]] QStringList chosenEvents() const;
    [[nodiscard]] bool isMail() const;
    void check();
    void send();

    bool m_isNew;
    QComboBox *m_channel;
    QLineEdit *m_target;
    QList<QCheckBox *> m_events;
    QPushButton *m_save;
};

/// Shows a new signing secret once, so that it can be copied to the receiver.
class SecretDialog final : public widgets::Dialog
{
    Q_OBJECT

public:
    SecretDialog(const QString &secret, bool isRotated, QWidget *parent);
};

} // namespace tierdesk::ui
